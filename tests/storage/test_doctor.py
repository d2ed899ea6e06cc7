"""The doctor tells what is wrong and what to do, changes nothing, and never fails itself."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections import namedtuple

import pytest

from prodige_core.responses import Centre
from prodige_core.services import centres, workshops, workspace
from prodige_core.storage import backup, doctor, doctor_server, open_database, sqlite_file
from tests import databases, survey_steps
from tests.factories import NOON, mini_file, mini_workspace
from tests.services.workshop_steps import GOALS, all_vote, open_room

LOADED = {"mini": "1.2.0"}
DAY = dt.timedelta(days=1)


@pytest.fixture
def ws(tmp_path):
    opened = mini_workspace(tmp_path)
    yield opened
    workspace.close(opened)


@pytest.fixture
def url(tmp_path, ws):
    return databases.address(tmp_path)


def told(url, *, loaded=LOADED, now=NOON, backups=None):
    return [(one.state, one.text()) for one in doctor.examine(url, loaded, now, backups)]


def about(found, *words):
    """The one finding with these words."""
    (one,) = [line for line in found if all(word in line[1] for word in words)]
    return one


def test_a_sound_database_has_nothing_wrong_while_it_is_in_use(ws, url, tmp_path):
    centres.create_centre(ws, Centre(name="Hill School"))
    found = told(url)
    careless_server = [line for line in found if "power cut" in line[1]]
    assert [line for line in found if line[0] == "wrong"] == careless_server
    assert about(found, "Centres stored: 1, of them in the bin: 0.")[0] == "good"
    centres.create_centre(ws, Centre(name="Second"))  # it left no lock behind


@pytest.mark.sqlite
def test_what_is_said_of_a_file(ws, url, tmp_path, monkeypatch):
    found = told(url)
    assert about(found, "Every page and every reference")[0] == "good"
    assert about(found, "synchronous is full")[0] == "good"
    assert about(found, "MB are free beside it")[0] == "good"
    assert about(found, "No backup is known of", "prodige backup")[0] == "look"
    backup.back_up(url, tmp_path / "out", NOON)
    assert about(told(url, now=NOON + DAY), "The last backup is of 2026-11-21")[0] == "good"
    assert about(told(url, now=NOON + 3 * DAY), "3 days ago", "every day")[0] == "look"
    monkeypatch.setattr(sqlite_file.sqlite3, "sqlite_version_info", (3, 40, 1))
    assert about(told(url), "older than 3.51.3")[0] == "look"
    monkeypatch.setattr(sqlite_file.sqlite3, "sqlite_version_info", (3, 51, 3))
    assert about(told(url), "SQLite is")[0] == "good"


def test_backups_in_a_folder_tell_their_age(ws, url, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    assert about(told(url, backups=folder), "No backup is known of")[0] == "look"
    copy = backup.back_up(url, folder, NOON).file
    os.utime(copy, (NOON.timestamp(), NOON.timestamp()))
    (tmp_path / "prodige.sqlite3.last-backup").unlink(missing_ok=True)
    assert about(told(url, backups=folder), "The last backup is of 2026-11-21")[0] == "good"


@pytest.mark.sqlite
@pytest.mark.parametrize(("free", "state"), [(10 * 2**20, "wrong"), (60 * 2**20, "look")])
def test_a_disk_that_is_nearly_full_is_told(ws, url, tmp_path, monkeypatch, free, state):
    with open(tmp_path / "prodige.sqlite3", "ab") as file:
        file.truncate(40 * 2**20)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**12, 0, free))
    assert about(told(url), "where the database", "Free some space")[0] == state


@pytest.mark.sqlite
def test_damage_and_orphans_and_what_is_not_there_are_wrong_with_a_way_out(ws, url, tmp_path):
    made = centres.import_bytes(ws, files(), "a.json").centre_id
    workspace.close(ws)
    path = tmp_path / "prodige.sqlite3"
    raw = sqlite3.connect(path)
    raw.execute("DELETE FROM centres WHERE id = ?", (made,))
    raw.commit()
    raw.close()
    found = told(url)
    assert about(found, "rows are missing what they belong to", "prodige restore")[0] == "wrong"
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 12] = os.urandom(4096 * 9)
    path.write_bytes(data)
    found = told(url)
    assert next(state for state, text in found if "restore" in text and str(path) in text) == "wrong"
    path.write_bytes(b"Dear school, " * 1000)
    assert about(told(url), "cannot be read", "not a database")[0] == "wrong"
    assert told(f"sqlite:///{tmp_path / 'none'}") == [
        ("wrong", f"There is no database at {tmp_path / 'none'}. Start the app or import a centre first.")
    ]
    assert told("mysql://host/name")[0][0] == "wrong"


def files():
    from prodige_core.responses import write_centre_file

    return write_centre_file(mini_file())


@pytest.mark.sqlite
def test_a_newer_or_older_schema_is_told(ws, url, tmp_path):
    workspace.close(ws)
    for revision, words in (("9999", "newer Prodige"), ("0001", "prodige migrate")):
        raw = sqlite3.connect(tmp_path / "prodige.sqlite3")
        raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        raw.commit()
        raw.close()
        assert about(told(url), words)[0] == "wrong"


def test_questionnaires_that_answers_need_are_looked_for(ws, url):
    made = centres.import_bytes(ws, files(), "a.json").centre_id
    assert about(told(url), "Every questionnaire that was answered is there")[0] == "good"
    assert about(told(url, loaded={"mini": "1.3.0"}), "given to mini 1.2.0; 1.3.0 is there now; times: 1")[0] == "look"
    state, text = about(told(url, loaded={}), "need the questionnaire mini (1.2.0)")
    assert (state, "Put its folder back" in text) == ("wrong", True)
    centres.delete_centre(ws, made)
    assert about(told(url, loaded={}), "Every questionnaire that was answered is there")[0] == "good"


def test_what_a_close_should_have_deleted_is_wrong(ws, url):
    made = centres.create_centre(ws, Centre(name="Hill School"))
    room = open_room(ws, made, 3)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 3])
    assert about(told(url), "no vote, no answer and no link is left")[0] == "good"
    with ws.database.write() as unit:
        unit._connection.exec_driver_sql("UPDATE workshops SET status = 'closed'")
        unit.commit()
    assert about(told(url), "stand on after the close", "6")[0] == "wrong"  # three votes, three links


def test_when_it_was_purged_last_and_a_clock_that_is_not_trusted_are_told(ws, url):
    assert about(told(url), "never looked for yet")[0] == "look"
    with ws.database.write() as unit:
        unit.events.add("purge", NOON, detail={})
        unit.commit()
    assert about(told(url), "was last deleted on 2026-11-21")[0] == "good"
    assert about(told(url, now=NOON + 8 * DAY), "was last deleted on 2026-11-21", "prodige purge")[0] == "look"
    with ws.database.write() as unit:
        unit.events.add("purge_held", NOON + 8 * DAY, detail={})
        unit.commit()
    assert about(told(url, now=NOON + 8 * DAY), "Check this computer’s date")[0] == "look"


@pytest.mark.postgres
def test_what_is_asked_of_a_server(tmp_path):
    url = databases.postgresql(tmp_path)
    found = told(url)
    assert about(found, "fsync, synchronous_commit, full_page_writes is not on", "postgresql.conf")[0] == "wrong"
    assert about(found, "The role prodige is no superuser")[0] == "good"
    assert about(found, "Text is stored as UTF8")[0] == "good"
    assert about(found, "Row-level security keeps")[0] == "good"
    opened = open_database(url)
    with opened.write() as unit:
        unit._connection.exec_driver_sql("ALTER TABLE votes NO FORCE ROW LEVEL SECURITY")
        unit.commit()
    opened.close()
    assert about(told(url), "Row-level security is not in force on 1 of")[0] == "wrong"
    assert about(told(databases.as_superuser(url)), "may do everything")[0] == "wrong"


@pytest.mark.postgres
def test_a_server_that_is_out_of_repair_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor_server, "SUPPORTED_FROM", 99)
    assert about(told(databases.postgresql(tmp_path)), "is no longer repaired")[0] == "look"


def test_it_changes_nothing(ws, url, tmp_path):
    centres.create_centre(ws, Centre(name="Hill School"))
    before = backup.back_up(url, tmp_path / "before", NOON).file.read_bytes()
    told(url)
    assert backup.back_up(url, tmp_path / "after", NOON).file.read_bytes() == before


def test_surveys_need_their_questionnaires_too(tmp_path):
    ws = survey_steps.survey_workspace(tmp_path, lambda: NOON)
    survey_steps.begin_survey(ws, centres.create_centre(ws, Centre(name="Hill School")))
    assert about(told(databases.address(tmp_path), loaded={}), "need the questionnaire mini")[0] == "wrong"
    workspace.close(ws)
