"""What went away since a calendar was handed out is called off in the next one, also after planning without re-planning."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from prodige_core.exports import export_roadmap
from prodige_core.exports.in_calendars import IN_CALENDARS, LONGEST, Noted, noted, told_before
from prodige_core.exports.inputs import ExportInputs, centre_bytes
from prodige_core.i18n import translator
from prodige_core.responses import parse_centre_file, write_centre_file
from prodige_core.services import calendars, centres, planning, reporting
from tests.exports.office import events
from tests.factories import answers, mini_file
from tests.services.test_replanning import MEANS

T = translator("en")


@pytest.fixture
def centre(ws):
    file = mini_file(answers(plan__goals__q1=0, plan__roles__q1=0, doing__visits__q1=0), means=MEANS)
    return centres.import_bytes(ws, write_centre_file(file), "x.prodige.json").centre_id


def plan(ws, centre_id):
    from prodige_core.planning import solve

    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)


def calendar(ws, centre_id):
    """Title and status of every event, by id; handed out, as the screen does it."""
    return handed_out(ws, centre_id, reporting.prepared(ws, centre_id, "roadmap", "ics", T))


def handed_out(ws, centre_id, job):
    found = events(job.made().data)
    calendars.remember(ws, centre_id, job.told)
    return {str(event["UID"]): (str(event["SUMMARY"]), str(event["STATUS"])) for event in found}


def ruled_out(ws, centre_id, action):
    planning.exclude(ws, centre_id, action)
    plan(ws, centre_id)


def test_what_another_plan_leaves_out_is_called_off_once_a_calendar_was_handed_out(ws, centre):
    plan(ws, centre)
    title = ws.catalogue.actions["goals.talk"].title
    first = calendar(ws, centre)
    (event,) = (own for own, (said, _) in first.items() if said == title)
    ruled_out(ws, centre, "goals.talk")
    now = calendar(ws, centre)
    assert first.keys() <= now.keys()
    assert now[event] == (f"No longer planned: {title}", "CANCELLED")
    assert calendar(ws, centre)[event] == now[event], "and in every later one"


def test_what_a_calendar_held_is_remembered_though_another_plan_was_made_before_it_came(ws, centre):
    plan(ws, centre)
    title = ws.catalogue.actions["goals.talk"].title
    job = reporting.prepared(ws, centre, "roadmap", "ics", T)
    ruled_out(ws, centre, "goals.talk")
    first = handed_out(ws, centre, job)
    (event,) = (own for own, (said, _) in first.items() if said == title)
    assert calendar(ws, centre)[event] == (f"No longer planned: {title}", "CANCELLED")


def test_a_calendar_that_was_handed_out_puts_no_document_out_of_date(ws, centre):
    plan(ws, centre)
    before = reporting.report_digest(ws, centre, "pdf", T)
    calendar(ws, centre)
    assert calendars.in_calendars(ws, centre)
    assert reporting.report_digest(ws, centre, "pdf", T) == before
    ruled_out(ws, centre, "goals.talk")
    assert reporting.report_digest(ws, centre, "pdf", T) != before


def test_only_a_calendar_tells_calendars_what_to_hold(ws, centre):
    plan(ws, centre)
    assert reporting.prepared(ws, centre, "roadmap", "ics", T).told
    assert reporting.prepared(ws, centre, "roadmap", "html", T).told == ()


def test_a_plan_nobody_has_in_a_calendar_leaves_no_event_behind(ws, centre):
    plan(ws, centre)
    ruled_out(ws, centre, "goals.talk")
    assert not any(status == "CANCELLED" for _, status in calendar(ws, centre).values())


def test_nothing_is_called_off_where_there_is_no_plan_to_go_by(ws, centre):
    plan(ws, centre)
    calendar(ws, centre)
    held = calendars.in_calendars(ws, centre)
    given = ExportInputs(
        centres.get_centre(ws, centre), ws.catalogue, None, T, dt.date(2026, 11, 21), in_calendars=held
    )
    assert held
    assert events(export_roadmap("ics", given)) == []


def test_what_is_done_by_the_board_is_not_called_off(ws, centre):
    plan(ws, centre)
    title = ws.catalogue.actions["goals.talk"].title
    first = calendar(ws, centre)
    (event,) = (own for own, (said, _) in first.items() if said == title)
    wishes_before = planning.get_decisions(ws, centre)
    planning.set_decisions(ws, centre, wishes_before.model_copy(update={"done": ("goals.talk",)}))
    plan(ws, centre)
    assert calendar(ws, centre)[event] == (f"Done: {title}", "CONFIRMED")


def test_it_travels_in_the_centre_file_and_a_copy_begins_anew(ws, centre):
    plan(ws, centre)
    first = calendar(ws, centre)
    data = reporting.report(ws, centre, "json", T).data
    file = parse_centre_file(data, "x")
    held = told_before(file.roadmap)
    assert {own.key.partition("/")[0] for own in held} == {"action", "milestone"}
    assert len(held) == len(first)
    alone = ExportInputs(file, ws.catalogue, None, T, dt.date(2026, 11, 21), in_calendars=held)
    assert centre_bytes(dataclasses.replace(alone, in_calendars=())) == data, "out and in again it is the same"
    assert centres.import_bytes(ws, data, "x.prodige.json").outcome == "unchanged"
    other = file.model_copy(update={"centre": file.centre.model_copy(update={"learners": 7})})
    copy = centres.import_bytes(ws, write_centre_file(other), "x.prodige.json")
    assert copy.outcome == "copied"
    assert calendars.in_calendars(ws, copy.centre_id) == ()


def test_a_report_from_a_file_alone_calls_off_too(ws, centre):
    plan(ws, centre)
    first = calendar(ws, centre)
    title = ws.catalogue.actions["goals.talk"].title
    ruled_out(ws, centre, "goals.talk")
    file = parse_centre_file(reporting.report(ws, centre, "json", T).data, "x")
    stored = planning.load_plan(ws, centre)
    made = reporting.report_of(file, ws.catalogue, stored.plan, "ics", T, dt.date(2026, 11, 21))
    found = {str(event["UID"]): str(event["SUMMARY"]) for event in events(made.data)}
    assert first.keys() <= found.keys()
    assert f"No longer planned: {title}" in found.values()


def test_strange_data_in_a_file_is_left_out():
    good = Noted("action/a.b", dt.date(2027, 1, 1), dt.date(2027, 3, 31), "A talk")
    strange = {
        "action/a.b": noted((good,))["action/a.b"],
        "action/../x": {"first": "2027-01-01", "last": "2027-01-02", "title": "x"},
        "action/c": {"first": "2027-01-02", "last": "2027-01-01", "title": "x"},
        "action/d": {"first": "9999-12-31", "last": "9999-12-31", "title": "x"},
        "action/e": {"first": "soon", "last": None, "title": "x"},
        "action/f": {"first": "2027-01-01", "last": "2027-01-01", "title": ""},
        "milestone/g": {"first": "2027-01-01", "last": "2027-01-01", "title": "x", "level": True},
        "milestone/h": "2027",
    }
    assert told_before({IN_CALENDARS: strange}) == (good,)
    assert told_before({IN_CALENDARS: [1]}) == told_before(None) == told_before({}) == ()
    (long,) = told_before({IN_CALENDARS: noted((dataclasses.replace(good, title="x" * 999),))})
    assert len(long.title) == LONGEST
