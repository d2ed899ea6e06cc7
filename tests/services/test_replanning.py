from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prodige_core.errors import Conflict, StateError
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import Decisions, Means
from prodige_core.services import (
    assessing,
    board_writes,
    centres,
    own_actions,
    planning,
    replanning,
    reporting,
    roadmaps,
    wishes,
)
from prodige_core.services.replanning import Seen
from prodige_core.services.workspace import close
from tests.exports.office import events
from tests.factories import mini_workspace

T = translator("en")
MEANS = Means(
    start="2026-09",
    terms=6,
    hours_per_term={"leader": 9, "coordinator": 20, "teacher": 30, "admin": 9},
    budget_per_year=(1200, 1200),
)
LATER = dt.datetime(2027, 4, 10, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def ws(tmp_path):
    found = mini_workspace(tmp_path)
    yield found
    close(found)


@pytest.fixture
def centre(ws):
    own = centres.create_centre(ws, centres.profile_from({"name": "Hill School"}))
    for item in ("plan.goals.q1", "plan.roles.q1", "doing.visits.q1"):
        assessing.save_answer(ws, own, "mini", item, level=0)
    wishes.set_targets(ws, own, "mini", {"plan.goals": 3, "plan.roles": 3, "doing.visits": 3})
    wishes.set_means(ws, own, MEANS)
    plan(ws, own)
    return own


def later(ws, now=LATER):
    return replace(ws, clock=lambda: now)


def plan(ws, centre):
    task = planning.task_for(ws, centre)
    planning.store_plan(ws, centre, solve(task.problem), task.fingerprint)


def starts(ws, centre):
    stored = planning.load_plan(ws, centre)
    return {entry.action: entry.start for entry in stored.plan.actions}


def told(ws, centre):
    last = replanning.last_replan(ws, centre, T)
    return {change.action: (change.kind, change.what, change.why) for change in last.changes}


def test_the_year_goes_on_and_every_change_says_why(ws, centre):
    # Sep–Dec 2026 and Jan–Mar 2027 are over on 10 April 2027
    first = starts(ws, centre)
    assert first == {
        "goals.talk": 1,
        "roles.name": 1,
        "visits.pilot": 1,
        "goals.write": 2,
        "roles.team": 2,
        "visits.record": 1,
        "goals.review": 3,
    }
    board_writes.move(ws, centre, "goals.talk", "done")
    board_writes.move(ws, centre, "roles.name", "done")
    board_writes.move(ws, centre, "visits.pilot", "started")
    board_writes.move(ws, centre, "visits.record", "declined", reason="No form yet")
    now = later(ws)
    said = replanning.prospect(now, centre)
    assert (said.passed, said.left, said.lifted, said.over) == (2, 4, {}, False)
    assert (said.done, said.started) == (("goals.talk", "roles.name"), ("visits.pilot",))
    kept = replanning.replan_from(now, centre)
    assert centres.get_centre(ws, centre).means.terms == 4
    assert replanning.last_replan(now, centre, T).changes is None  # the new plan is not there yet
    plan(now, centre)
    assert starts(ws, centre) == {"visits.pilot": 1, "goals.write": 1, "roles.team": 1, "goals.review": 1}
    changes = told(now, centre)
    assert changes == {
        "goals.talk": ("done", "", "It was finished in Nov 2026."),
        "roles.name": ("done", "", "It was finished in Nov 2026."),
        "visits.pilot": (
            "started",
            "Goes on until Apr–Aug 2027",
            "It has been under way since Nov 2026, so it keeps its place.",
        ),
        "visits.record": (
            "left_out",
            "It was for Sept–Dec 2026",
            "You declined it: No form yet",
        ),
        "goals.write": (
            "moved",
            "From Jan–Mar 2027 to Apr–Aug 2027",
            "Its term, Jan–Mar 2027, is over and it has not begun.",
        ),
        "roles.team": (
            "moved",
            "From Jan–Mar 2027 to Apr–Aug 2027",
            "Its term, Jan–Mar 2027, is over and it has not begun.",
        ),
    }
    assert replanning.last_replan(now, centre, T).kept_id == kept
    roadmap = roadmaps.roadmap_view(now, centre, T).roadmap
    pilot = roadmap.action("visits.pilot")
    assert (pilot.status, pilot.period, pilot.total_hours, pilot.cost_eur) == ("started", "Nov 2026–Aug 2027", 0, 1200)
    assert [year.spent_eur for year in roadmap.years] == [1200, 0]


def test_half_of_the_hours_is_named_as_the_cause(ws, centre):
    half = MEANS.model_copy(update={"hours_per_term": {**MEANS.hours_per_term, "teacher": 12}})
    wishes.set_means(ws, centre, half)
    replanning.replan_from(ws, centre)
    plan(ws, centre)
    changes = told(ws, centre)
    assert changes["visits.pilot"] == (
        "dropped",
        "It was for Sept–Dec 2026",
        "Teachers and trainers: fewer hours in Sept–Dec 2026, 12 instead of 30.",
    )
    assert changes["roles.team"][0] == "dropped"
    assert "fewer hours" in changes["roles.team"][2]
    assert changes["visits.record"][2] == "The level below the one it raises is no longer reached."


def test_less_money_what_was_added_and_what_was_taken_back_are_named(ws, centre):
    planning.exclude(ws, centre, "goals.review")
    plan(ws, centre)
    wishes.set_means(ws, centre, MEANS.model_copy(update={"budget_per_year": (0, 300)}))
    planning.release(ws, centre, "goals.review")
    values = {"title": "A day", "lead": "leader", "hours": {"leader": 1}}
    own_actions.add_action(ws, centre, values)
    planning.pin(ws, centre, "own.a-day", 2)
    replanning.replan_from(ws, centre)
    plan(ws, centre)
    changes = told(ws, centre)
    assert changes["visits.pilot"][2].startswith("There is less money in the school year 202")
    assert changes["goals.review"] == ("new", "Starts in Apr–Aug 2027", "You took back what you had decided about it.")
    assert changes["own.a-day"] == ("new", "Starts in Jan–Mar 2027", "You fixed its start.")


def test_pins_keep_their_terms_and_passed_ones_are_lifted_and_said(ws, centre):
    planning.pin(ws, centre, "goals.talk", 1)
    planning.pin(ws, centre, "roles.team", 5)
    plan(ws, centre)
    now = later(ws)
    assert replanning.prospect(now, centre).lifted == {"goals.talk": 1}
    replanning.replan_from(now, centre)
    assert planning.get_decisions(ws, centre) == Decisions(pinned={"roles.team": 3})
    plan(now, centre)
    assert starts(ws, centre)["roles.team"] == 3
    assert "roles.team" not in told(now, centre)


def test_going_back_brings_means_decisions_and_plan(ws, centre):
    planning.pin(ws, centre, "goals.talk", 1)
    plan(ws, centre)
    before, stored = centres.get_centre(ws, centre), planning.load_plan(ws, centre)
    now = later(ws)
    kept = replanning.replan_from(now, centre, seen=Seen(before.means, before.decisions))
    plan(now, centre)
    assert replanning.last_replan(now, centre, T).undoable
    replanning.undo_replan(now, centre, kept)
    assert centres.get_centre(ws, centre) == before
    assert planning.load_plan(ws, centre) == stored
    assert replanning.last_replan(now, centre, T) is None
    with pytest.raises(StateError):
        replanning.undo_replan(now, centre, kept)


def test_two_people_do_not_plan_anew_over_each_other(ws, centre):
    shown = Seen(MEANS, Decisions())
    planning.pin(ws, centre, "goals.talk", 1)
    with pytest.raises(Conflict):
        replanning.replan_from(later(ws), centre, seen=shown)
    kept = replanning.replan_from(later(ws), centre)
    planning.exclude(ws, centre, "roles.team")
    plan(later(ws), centre)
    assert not replanning.last_replan(later(ws), centre, T).undoable
    with pytest.raises(Conflict):
        replanning.undo_replan(ws, centre, kept)


def test_without_a_plan_or_after_its_end_there_is_nothing_to_go_on_with(ws, centre):
    after = later(ws, dt.datetime(2029, 1, 1, tzinfo=dt.UTC))
    assert replanning.prospect(after, centre).over
    with pytest.raises(StateError):
        replanning.replan_from(after, centre)
    other = centres.create_centre(ws, centres.profile_from({"name": "Lake School"}))
    assert replanning.prospect(ws, other) is None
    with pytest.raises(StateError):
        replanning.replan_from(ws, other)


def test_where_nothing_passed_and_nothing_changed_there_is_nothing_to_plan_anew(ws, centre):
    assert planning.is_current(ws, centre)
    with pytest.raises(StateError, match="Nothing has changed"):
        replanning.replan_from(ws, centre)
    planning.exclude(ws, centre, "goals.talk")
    replanning.replan_from(ws, centre)


def test_the_calendar_calls_off_what_planning_anew_took_out(ws, centre):
    first = {str(event["UID"]): event for event in calendar(ws, centre)}
    wishes.set_targets(ws, centre, "mini", {"plan.goals": 3})
    today = later(ws)
    replanning.replan_from(today, centre)
    plan(today, centre)
    second = {str(event["UID"]): event for event in calendar(today, centre)}
    assert first.keys() <= second.keys()
    over = [event for event in second.values() if event["STATUS"] == "CANCELLED"]
    assert over
    assert all(str(event["SUMMARY"]).startswith("No longer planned: ") for event in over)
    assert min(int(event["SEQUENCE"]) for event in second.values()) > max(
        int(event["SEQUENCE"]) for event in first.values()
    )


def calendar(ws, centre):
    return events(reporting.report(ws, centre, "ics", T).data)
