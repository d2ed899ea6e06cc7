from __future__ import annotations

import dataclasses

import pytest

from prodige_core.errors import AnswerError, PlanningInputError
from prodige_core.planning import Plan
from prodige_core.planning.result import Scheduled
from prodige_core.planning.solve import solve
from prodige_core.responses import BoardEntry, Decisions, Means, write_centre_file
from prodige_core.services import assessing, board_writes, centres, planning, wishes
from tests.factories import mini_file


@pytest.fixture
def ready(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=1)
    wishes.set_means(ws, centre_id, Means(start="2027-01", terms=6, hours_per_term={"leader": 10}))
    return centre_id


PLAN = Plan("optimal", gain=3, hours=4, bound=3, actions=(Scheduled("goals.talk", 1, 1),))


def store(ws, centre_id):
    planning.store_plan(ws, centre_id, PLAN, planning.task_for(ws, centre_id).fingerprint)


def test_a_centre_without_means_has_no_problem_to_solve(ws, centre_id):
    with pytest.raises(PlanningInputError, match="means: are missing"):
        planning.task_for(ws, centre_id)


def test_a_stored_plan_comes_back_current(ws, ready):
    assert planning.load_plan(ws, ready) is None
    store(ws, ready)
    stored = planning.load_plan(ws, ready)
    assert (stored.plan, stored.made_on.isoformat(), stored.current) == (PLAN, "2026-11-21", True)
    assert planning.is_current(ws, ready)


@pytest.mark.parametrize(
    "change",
    [
        lambda ws, c: assessing.save_answer(ws, c, "mini", "plan.goals.q1", level=2),
        lambda ws, c: assessing.save_answer(ws, c, "mini", "plan.roles.q1", na=True),
        lambda ws, c: wishes.set_target(ws, c, "plan.goals", 3),
        lambda ws, c: wishes.set_priorities(ws, c, {"plan": 2}),
        lambda ws, c: wishes.set_means(ws, c, Means(start="2027-01", terms=6, hours_per_term={"leader": 11})),
        lambda ws, c: planning.pin(ws, c, "goals.talk", 2),
        lambda ws, c: planning.exclude(ws, c, "goals.talk"),
        lambda ws, c: planning.mark_done(ws, c, "goals.talk"),
        lambda ws, c: assessing.start_assessment(ws, c, "mini"),
    ],
)
def test_a_plan_is_stale_once_something_it_depends_on_changed(ws, ready, change):
    store(ws, ready)
    change(ws, ready)
    assert not planning.load_plan(ws, ready).current


def put(ws, centre_id, **entry):
    board_writes.put_entry(ws, centre_id, "goals.talk", BoardEntry(**entry))


THREE_TERMS = dataclasses.replace(PLAN, actions=(Scheduled("goals.talk", 2, 3),))  # April to December 2027


@pytest.mark.parametrize(
    "entry",
    [
        {"status": "accepted", "owner": "Ms Rossi"},
        {"status": "started", "started": "2027-06"},
        {"status": "done", "started": "2027-04", "ended": "2027-05"},
        {"status": "done", "ended": "2027-12"},
    ],
)
def test_work_that_goes_as_planned_leaves_the_plan_current(ws, ready, entry):
    planning.store_plan(ws, ready, THREE_TERMS, planning.task_for(ws, ready).fingerprint)
    put(ws, ready, **entry)
    assert planning.is_current(ws, ready)
    if entry["status"] == "started":
        put(ws, ready, status="done", ended="2027-09")
        assert planning.is_current(ws, ready)
    put(ws, ready, status="accepted")
    assert planning.is_current(ws, ready)


@pytest.mark.parametrize(
    "entry",
    [
        {"status": "started", "started": "2027-03"},
        {"status": "started", "started": "2027-09"},
        {"status": "done", "started": "2027-04", "ended": "2028-01"},
        {"status": "done", "ended": "2027-02"},
        {"status": "declined", "reason": "No"},
    ],
)
def test_work_that_goes_otherwise_than_planned_makes_the_plan_stale(ws, ready, entry):
    planning.store_plan(ws, ready, THREE_TERMS, planning.task_for(ws, ready).fingerprint)
    put(ws, ready, **entry)
    assert not planning.is_current(ws, ready)


@pytest.mark.parametrize(
    "entry", [{"status": "started", "started": "2026-11"}, {"status": "done", "started": "2026-11", "ended": "2026-12"}]
)
def test_work_of_the_first_term_that_begins_just_before_it_leaves_the_plan_current(ws, ready, entry):
    store(ws, ready)
    put(ws, ready, **entry)
    assert planning.is_current(ws, ready)


def test_a_fixed_start_that_is_kept_leaves_the_plan_current(ws, ready):
    planning.pin(ws, ready, "goals.talk", 2)
    planning.store_plan(ws, ready, THREE_TERMS, planning.task_for(ws, ready).fingerprint)
    put(ws, ready, status="started", started="2027-04")
    assert planning.get_decisions(ws, ready).pinned == {}
    assert planning.is_current(ws, ready)


def test_a_longer_search_that_ends_after_work_began_as_planned_leaves_the_plan_current(ws, ready):
    planning.pin(ws, ready, "goals.talk", 2)
    begun = planning.task_for(ws, ready).fingerprint
    planning.store_plan(ws, ready, THREE_TERMS, begun)
    put(ws, ready, status="started", started="2027-04")
    planning.store_plan(ws, ready, THREE_TERMS, begun)
    assert planning.is_current(ws, ready)


def test_a_plan_kept_current_by_work_as_planned_does_not_give_way_to_a_stale_one(ws, ready):
    before = planning.task_for(ws, ready).fingerprint
    wishes.set_priorities(ws, ready, {"plan": 2})
    planning.store_plan(ws, ready, THREE_TERMS, planning.task_for(ws, ready).fingerprint)
    put(ws, ready, status="started", started="2027-04")
    planning.store_plan(ws, ready, PLAN, before)  # a colleague's search, begun before the priorities changed
    assert planning.load_plan(ws, ready).plan == THREE_TERMS


def test_a_plan_made_while_work_went_on_stays_current_when_that_is_done_in_time(ws, ready):
    put(ws, ready, status="started", started="2026-12")
    store(ws, ready)
    assert planning.is_current(ws, ready)
    put(ws, ready, status="done", started="2026-12", ended="2027-02")
    assert planning.is_current(ws, ready)
    put(ws, ready, status="done", started="2026-12", ended="2027-05")
    assert not planning.is_current(ws, ready)


def test_a_file_opened_while_its_plan_is_carried_out_brings_the_plan_along(ws, ready):
    assessing.save_answer(ws, ready, "mini", "plan.goals.q1", level=0)
    task = planning.task_for(ws, ready)
    planning.store_plan(ws, ready, solve(task.problem), task.fingerprint)
    assert [entry.action for entry in planning.load_plan(ws, ready).plan.actions] == ["goals.talk"]
    put(ws, ready, status="started", started="2027-02")
    assert planning.is_current(ws, ready)
    saved = centres.export_bytes(ws, ready, with_roadmap=True)
    centres.delete_centre(ws, ready)
    opened = centres.import_bytes(ws, saved, "a.json")
    assert planning.adopt_plan(ws, opened.centre_id)
    assert planning.is_current(ws, opened.centre_id)


def test_notes_and_the_profile_do_not_make_a_plan_stale(ws, ready):
    store(ws, ready)
    assessing.save_answer(ws, ready, "mini", "plan.goals.q1", level=1, note="new note")
    centres.update_profile(ws, ready, centres.profile_from({"name": "New name"}))
    assert planning.is_current(ws, ready)


def test_a_plan_is_stale_with_other_actions(ws, ready):
    store(ws, ready)
    fewer = dict(list(ws.catalogue.actions.items())[1:])
    other = dataclasses.replace(ws, catalogue=ws.catalogue.model_copy(update={"actions": fewer}))
    assert not planning.is_current(other, ready)


def test_a_plan_that_came_in_a_file_is_exported_but_never_current(ws):
    file = mini_file(means=Means(start="2027-01", terms=3), roadmap={"status": "from elsewhere"})
    centre_id = centres.import_bytes(ws, write_centre_file(file), "a").centre_id
    assert planning.load_plan(ws, centre_id) is None
    assert centres.get_centre(ws, centre_id, with_roadmap=True).roadmap == {"status": "from elsewhere"}


def test_each_decision_replaces_the_former_one_and_can_be_undone(ws, ready):
    assert planning.pin(ws, ready, "goals.talk", 2).before == Decisions()
    assert planning.exclude(ws, ready, "goals.talk").before == Decisions(pinned={"goals.talk": 2})
    before = planning.mark_done(ws, ready, "goals.talk").before
    assert planning.get_decisions(ws, ready) == Decisions(done=("goals.talk",))
    planning.set_decisions(ws, ready, before)
    assert planning.get_decisions(ws, ready) == Decisions(excluded=("goals.talk",))
    planning.release(ws, ready, "goals.talk")
    assert planning.get_decisions(ws, ready) == Decisions()


def test_decisions_that_cannot_be_are_refused(ws, ready):
    with pytest.raises(AnswerError, match="not an action"):
        planning.exclude(ws, ready, "goals.sing")
    with pytest.raises(AnswerError, match="6 terms"):
        planning.pin(ws, ready, "goals.talk", 7)
    with pytest.raises(AnswerError, match="also excluded"):
        planning.set_decisions(ws, ready, Decisions(pinned={"goals.talk": 1}, excluded=("goals.talk",)))
    assert planning.get_decisions(ws, ready) == Decisions()
