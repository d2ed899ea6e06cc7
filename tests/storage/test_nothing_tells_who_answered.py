"""Beside an answer stands no time, address, device or serial number, and no dump tells who came first (promise P4)."""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
import traceback
import uuid
from dataclasses import replace

import pytest
from sqlalchemy import DateTime, Integer

from prodige_core.errors import StorageError
from prodige_core.services import answering, surveys, taking_part, trail, workshops
from prodige_core.storage import open_database
from prodige_core.storage.access_tables import events, invitations, memberships, people, sign_ins
from prodige_core.storage.tables import UtcTime
from prodige_core.storage.voice_tables import participants, respondents, survey_answers, survey_comments, votes
from prodige_core.workshops import Ballot
from tests.services.conftest import centre_id, ws  # noqa: F401 - fixtures
from tests.services.workshop_steps import GOALS, open_room
from tests.survey_steps import asked_catalogue, begin_survey

ABOUT_PEOPLE = (participants, votes, respondents, survey_answers, survey_comments)
ALLOWED = {
    "participants": {"id", "workshop_id", "token_hash"},
    "votes": {"workshop_id", "item", "round", "participant_id", "state", "level", "seq"},
    "respondents": {"id", "survey_id", "token_hash", "role", "version", "finished", "comment"},
    "survey_answers": {"respondent_id", "item", "state", "level", "seq", "counted"},
    "survey_comments": {"id", "survey_id", "text"},
}

OF_ACCESS = {
    people: {"id", "issuer", "subject_hash", "name", "created_at", "seen_on"},
    sign_ins: {"token_hash", "person_id", "created_at", "expires_at"},
    memberships: {"centre_id", "person_id", "role", "created_at"},
    invitations: {
        *("id", "token_hash", "kind", "centre_id", "network_id", "person_id", "role", "name"),
        *("created_at", "expires_at", "used_at"),
    },
    events: {"id", "at", "kind", "centre_id", "person_id", "detail"},
}
"""What is stored of people who sign in: no e-mail address, no address or kind of a device, of a visit the day alone."""


@pytest.mark.parametrize("table", ABOUT_PEOPLE, ids=lambda table: table.name)
def test_tables_about_people_have_only_columns_that_were_thought_about(table):
    assert {column.name for column in table.c} == ALLOWED[table.name]
    assert not any(isinstance(column.type, (DateTime, UtcTime)) for column in table.c)
    assert not any(isinstance(column.type, Integer) and column.autoincrement is True for column in table.c)


@pytest.mark.sqlite
@pytest.mark.parametrize("table", ABOUT_PEOPLE, ids=lambda table: table.name)
def test_rows_about_people_have_no_hidden_serial_number(table, tmp_path):
    open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}").close()
    raw = sqlite3.connect(tmp_path / "a.sqlite3")
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        raw.execute(f"SELECT rowid FROM {table.name}")  # noqa: S608 - our own names
    raw.close()


@pytest.mark.sqlite
def test_a_dump_lists_people_and_votes_by_random_keys_and_not_as_they_came(ws, centre_id, tmp_path):  # noqa: F811
    room = open_room(ws, centre_id, 40)
    workshops.show(ws, room.id, GOALS)
    for token in room.tokens:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1))
    came = [taking_part.seat(ws, room.code, token).participant for token in room.tokens]
    assert {uuid.UUID(one).version for one in came} == {4}
    with ws.database.read() as unit:
        raw = unit._connection.connection.dbapi_connection
        lines = list(raw.iterdump())
    listed = [line for line in lines if line.startswith('INSERT INTO "participants"')]
    assert [next(one for one in came if one in line) for line in listed] == sorted(came)
    voted = [line for line in lines if line.startswith('INSERT INTO "votes"')]
    assert [next(one for one in came if one in line) for line in voted] == sorted(came)
    assert came != sorted(came)
    today = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d")
    assert not any(today in line or "2026-11-21" in line for line in listed + voted)


def test_what_the_database_refuses_stands_in_no_log(ws):  # noqa: F811
    comment = "".join(["se", "cret"])  # a traceback quotes the lines of this test
    with pytest.raises(StorageError) as refused, ws.database.write() as unit:
        unit.survey_counts.add_comments("no such survey", [comment])
    told = "".join(traceback.format_exception(refused.value))
    assert "survey_comments" in told
    assert comment not in told


@pytest.mark.parametrize("table", OF_ACCESS, ids=lambda table: table.name)
def test_tables_of_access_have_only_columns_that_were_thought_about(table):
    assert {column.name for column in table.c} == OF_ACCESS[table]
    keys = {key.column.table.name for column in table.c for key in column.foreign_keys}
    assert not keys & {one.name for one in ABOUT_PEOPLE}, "nothing leads from a person with access to an answer"


def test_an_event_can_say_roles_formats_counts_and_years_alone():
    assert {"role", "former", "person", "network", "outcome", "format", "count", "years"} == trail.DETAILS


def test_taking_part_leaves_no_event_and_no_line_in_any_log(ws, centre_id, caplog):  # noqa: F811
    """An event has a moment: one for each answer would tell who came when."""
    caplog.set_level(logging.DEBUG)
    ws = replace(ws, catalogue=asked_catalogue())
    day = ws.today()
    survey_id = begin_survey(ws, centre_id, opens_on=day, closes_on=day + dt.timedelta(days=7))
    room = open_room(ws, centre_id, 3)
    workshops.show(ws, room.id, GOALS)
    before = trail.trail(ws, centre_id)
    caplog.clear()
    public = surveys.get(ws, survey_id).token
    comment = "The lathe in hall 3 has no guard."
    links = [answering.begin(ws, public, "teacher") for _ in range(3)]
    for link in links:
        answering.finish(ws, link, comment)
    for token in room.tokens:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1))
    taking_part.leave(ws, room.code, room.tokens[0])
    assert trail.trail(ws, centre_id) == before
    assert [record for record in caplog.records if record.name.startswith("prodige")] == []
    told = caplog.text
    for secret in (public, room.code, comment, *links, *room.tokens):
        assert secret not in told
    surveys.close(ws, survey_id)
    assert len(trail.trail(ws, centre_id)) == len(before) + 1
