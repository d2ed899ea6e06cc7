"""Texts with control characters are stored alike on both databases, from screens and from files."""

from __future__ import annotations

import json

import pytest

from prodige_core.errors import CentreFileError
from prodige_core.responses import Answer
from prodige_core.services import assessing, centres, people

QUESTION = "plan.goals.q1"


def file_of(note: str, item: str = QUESTION) -> bytes:
    rounds = {
        "id": "r1",
        "date": "2026-11-21",
        "framework": "mini",
        "framework_version": "1.2.0",
        "answers": {item: {"level": 1, "note": note, "evidence": ""}},
    }
    whole = {"format": "prodige.centre", "version": 1, "centre": {"name": "Hill\x07 School"}, "assessments": [rounds]}
    return json.dumps(whole).encode()


def test_in_an_id_of_a_file_they_are_not_dropped_so_that_no_answer_takes_anothers_place(ws):
    with pytest.raises(CentreFileError):
        centres.import_bytes(ws, file_of("", item=f"{QUESTION}\x01"), "a.json")


def test_both_databases_keep_the_same(ws):
    centre = centres.import_bytes(ws, file_of("one\u2029two\x02"), "a.json").centre_id
    assert centres.get_centre(ws, centre).assessments[0].answers[QUESTION].note == "one\ntwo"
    assessing.put_answer(ws, centre, "mini", QUESTION, Answer(level=2, note="a\x85b\x9fc"))
    assert centres.get_centre(ws, centre).assessments[0].answers[QUESTION].note == "a\nbc"
    assert centres.import_bytes(ws, file_of("one\u2029two\x02"), "a.json").outcome == "copied"
    people.invite(ws, centre, "viewer", "A\x1bna\x07")
    assert [one.name for one in people.invitations(ws, centre)] == ["Ana"]


def test_what_an_older_version_stored_is_read_without_them(ws):
    centre = centres.import_bytes(ws, file_of("whole"), "a.json").centre_id
    with ws.database.write() as unit:
        unit._connection.exec_driver_sql(
            "UPDATE answers SET note = 'one' || chr(11) || 'two'"
            if ws.database.on_server
            else "UPDATE answers SET note = 'one' || char(11) || 'two'"
        )
        unit.commit()
    assert centres.get_centre(ws, centre).assessments[0].answers[QUESTION].note == "one\ntwo"
