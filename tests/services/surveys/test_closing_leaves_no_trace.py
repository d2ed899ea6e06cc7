"""What is deleted is gone from the files, too: also from the log of recent writes that SQLite keeps beside the database."""

from __future__ import annotations

import hashlib
import sqlite3

import pytest

from prodige_core.i18n import translator
from prodige_core.services import answering, surveys, workshops
from prodige_core.storage import sqlite_file
from tests.services.workshop_steps import all_vote, open_room
from tests.survey_steps import GOALS, TODAY, WEEK, answer

pytestmark = pytest.mark.sqlite  # PostgreSQL's files: tests/storage/test_dumps_on_postgresql.py

WORDS = "The lathe in hall 3 has no guard."


@pytest.fixture
def link(ws, survey_id):
    """The private link of one who wrote a comment."""
    return answer(ws, survey_id, "leader", {GOALS: 0}, comment=WORDS)


def found(folder, link):
    """Which of a person's words and secrets still stand in some file."""
    files = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    traces = {"comment": WORDS.encode(), "link": hashlib.sha256(link.encode()).hexdigest().encode()}
    return {name for name, trace in traces.items() if trace in files}


def test_an_open_survey_holds_words_and_the_hash_of_the_link(tmp_path, link):
    assert found(tmp_path, link) == {"comment", "link"}


def test_the_close_leaves_nothing_of_a_person_in_any_file(ws, survey_id, tmp_path, link):
    surveys.close(ws, survey_id)
    assert found(tmp_path, link) == set()


def test_the_last_day_leaves_nothing_of_a_person_in_any_file(ws, clock, tmp_path, link):
    clock.go_to(TODAY + 2 * WEEK)
    assert surveys.close_due(ws) == 1
    assert found(tmp_path, link) == set()


def test_a_deleted_survey_leaves_nothing_of_a_person_in_any_file(ws, survey_id, tmp_path, link):
    surveys.delete(ws, survey_id)
    assert found(tmp_path, link) == set()


def test_who_deletes_the_own_answers_leaves_nothing_in_any_file(ws, tmp_path, link):
    answering.erase(ws, link)
    assert found(tmp_path, link) == set()


def test_the_close_of_a_workshop_leaves_no_person_s_key_and_no_vote_in_the_log(ws, centre_id, tmp_path):
    room = open_room(ws, centre_id, 3)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [0, 1, 1])
    log = tmp_path / "prodige.sqlite3-wal"
    assert log.stat().st_size > 0
    workshops.close(ws, room.id, apply=False, t=translator("en"))
    assert log.stat().st_size == 0


def test_a_reader_who_stands_in_the_way_only_puts_it_off(ws, survey_id, tmp_path, link):
    with ws.database.read() as unit:
        unit.surveys.get(survey_id)
        surveys.close(ws, survey_id)
        assert "comment" in found(tmp_path, link)
    assert ws.database.wipe()
    assert found(tmp_path, link) == set()


def test_a_fault_while_the_log_is_emptied_does_not_make_a_close_look_failed(ws, survey_id, tmp_path, link, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(sqlite_file, "_emptied", faulty)
        assert surveys.close(ws, survey_id).closed_at is not None
        assert not ws.database.wipe()
    assert ws.database.wipe()
    assert found(tmp_path, link) == set()


def faulty(cursor):
    raise sqlite3.OperationalError("disk I/O error")


def test_deleted_rows_are_overwritten_whatever_sqlite_was_built_with(ws):
    with ws.database.read() as unit:
        raw = unit._connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        assert raw.execute("PRAGMA secure_delete").fetchone() == (1,)
