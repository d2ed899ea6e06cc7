"""PostgreSQL keeps rows as they came and deleted ones for a while; after a wipe neither stands in a file or a dump (P4)."""

from __future__ import annotations

import hashlib
import threading
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import answering, centres, surveys, taking_part, workshops
from prodige_core.storage import server
from prodige_core.workshops import Ballot
from tests import databases, survey_steps
from tests.services.workshop_steps import open_room
from tests.survey_steps import GOALS, Clock

pytestmark = pytest.mark.postgres
PEOPLE = 30
WORDS = "The lathe in hall 3 has no guard."


@pytest.fixture
def ws(tmp_path):
    opened = survey_steps.survey_workspace(tmp_path, Clock())
    yield opened
    opened.database.close()


@pytest.fixture
def centre(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


def lies(ws, query):
    """Rows as they lie in the table, which is how a dump lists them."""
    with ws.database.read() as unit:
        unit._connection.exec_driver_sql("SET LOCAL enable_indexscan = off")
        unit._connection.exec_driver_sql("SET LOCAL enable_indexonlyscan = off")
        unit._connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        return [row[0] for row in unit._connection.exec_driver_sql(query)]


def test_after_a_wipe_people_and_votes_lie_by_their_random_keys(ws, centre):
    room = open_room(ws, centre, PEOPLE)
    workshops.show(ws, room.id, GOALS)
    for token in room.tokens:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1))
    came = [taking_part.seat(ws, room.code, token).participant for token in room.tokens]
    assert came != sorted(came)
    for table, column in (("participants", "id"), ("votes", "participant_id")):
        assert lies(ws, f"SELECT {column} FROM {table}") == came, "as they came, until a wipe"  # noqa: S608
    assert ws.database.wipe()
    for table, column in (("participants", "id"), ("votes", "participant_id")):
        assert lies(ws, f"SELECT {column} FROM {table}") == sorted(came)  # noqa: S608


def test_the_close_of_a_survey_leaves_no_order_of_people_and_comments(ws, centre):
    survey = survey_steps.begin_survey(ws, centre)
    for number in range(9):
        survey_steps.answer(ws, survey, "teacher", {GOALS: 1}, comment=f"{number} {WORDS}")
    surveys.close(ws, survey)
    ids = lies(ws, "SELECT id FROM respondents")
    assert ids == sorted(ids)
    said = lies(ws, "SELECT id FROM survey_comments")
    assert len(said) == 9
    assert said == sorted(said)


def test_comments_to_be_shown_are_stored_in_no_order_of_people(ws, centre):
    survey = survey_steps.begin_survey(ws, centre)
    with ws.database.write() as unit:
        unit.survey_counts.add_comments(survey, [f"{number}" for number in range(20)])
        unit.commit()
    ids = lies(ws, "SELECT id FROM survey_comments")
    assert ids == sorted(ids), "before any wipe, too"


def files_of(address: str) -> bytes:
    """Whatever stands in the files of a database, once all is on the disk."""
    url = make_url(address)
    with psycopg.connect(databases.as_superuser(address).replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("CHECKPOINT")
        number = admin.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
    folder = Path(url.query["host"]) / "base" / str(number)
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_what_a_person_deleted_stands_in_no_file_of_the_database(ws, centre, tmp_path):
    survey = survey_steps.begin_survey(ws, centre)
    link = survey_steps.answer(ws, survey, "teacher", {GOALS: 1}, comment=WORDS)
    traces = [WORDS.encode(), hashlib.sha256(link.encode()).hexdigest().encode()]
    there = files_of(databases.address(tmp_path))
    assert all(trace in there for trace in traces)
    answering.erase(ws, link)
    for _ in range(20):  # somebody may have stood in the way, as a server's own upkeep; the app tries again every hour
        there = files_of(databases.address(tmp_path))
        if not any(trace in there for trace in traces):
            break
        time.sleep(0.5)
        ws.database.wipe()
    assert not any(trace in there for trace in traces)


def test_whoever_reads_meanwhile_puts_it_off_and_nothing_fails(ws, centre, monkeypatch):
    survey = survey_steps.begin_survey(ws, centre)
    survey_steps.answer(ws, survey, "teacher", {GOALS: 1})
    monkeypatch.setattr(server, "WIPE_MS", 50)
    with ws.database.read() as unit:
        assert unit.surveys.people([survey]) == {survey: (1, 1)}
        assert not ws.database.wipe()
        surveys.close(ws, survey)
        assert unit.surveys.people([survey]) == {survey: (1, 1)}, "as it was when the reading began"
    assert ws.database.wipe()


def test_large_tables_are_left_to_the_operator(ws, centre, monkeypatch):
    survey = survey_steps.begin_survey(ws, centre)
    survey_steps.answer(ws, survey, "teacher", {GOALS: 1})
    monkeypatch.setattr(server, "WIPE_MOST_BYTES", 1)
    assert not ws.database.wipe()


def test_votes_go_on_while_the_tables_are_rewritten(ws, centre, monkeypatch):
    monkeypatch.setattr(server, "WIPE_MS", 20 * server.WIPE_MS)  # a busy machine holds locks for longer
    room = open_room(ws, centre, 10, expected=10)
    workshops.show(ws, room.id, GOALS)
    stop, problems, count = threading.Event(), [], []

    def vote(token):
        seq = 0
        try:
            while not stop.is_set():
                seq += 1
                taking_part.vote(ws, room.code, token, Ballot(GOALS, seq % 4, seq))
                count.append(1)
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=vote, args=(token,)) for token in room.tokens]
    for thread in threads:
        thread.start()
    wiped = [ws.database.wipe() for _ in range(10)]
    after = len(count)
    while len(count) < after + 10 and not problems and any(thread.is_alive() for thread in threads):
        time.sleep(0.01)
    stop.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert sum(wiped) >= 8
    assert len(count) >= after + 10
    closed = workshops.close(ws, room.id, apply=False, t=translator("en"))
    assert closed.session.status == "closed"
