"""What other means would reach, stored, and taken over; plans kept under a name."""

from __future__ import annotations

import dataclasses

import pytest

from prodige_core.errors import AnswerError, Conflict, StateError
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.planning.cheapest import cheapest_plan
from prodige_core.planning.curve import next_task, with_plan
from prodige_core.planning.curve_points import POINTS, PRESENT, Point
from prodige_core.responses import BoardEntry, Means
from prodige_core.services import (
    assessing,
    board_writes,
    centres,
    compare_words,
    kept_plans,
    own_actions,
    planning,
    what_if,
    what_if_words,
    wishes,
)

T = translator("en")
MEANS = Means(
    start="2027-01",
    terms=4,
    hours_per_term={"leader": 10, "coordinator": 20, "teacher": (24, 30, 24, 24)},
    budget_per_year=1000,
)


@pytest.fixture
def ready(ws, centre_id):
    for item, level in {"plan.goals.q1": 1, "plan.goals.q2": 1, "plan.roles.q1": 0, "doing.visits.q1": 0}.items():
        assessing.save_answer(ws, centre_id, "mini", item, level=level)
    for practice, level in {"plan.goals": 3, "plan.roles": 3, "doing.visits": 2}.items():
        wishes.set_target(ws, centre_id, practice, level)
    wishes.set_means(ws, centre_id, MEANS)
    return centre_id


def make_plan(ws, centre_id):
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)


def work_out(ws, centre_id, most=100, cheapest=True):
    task = what_if.begin(ws, centre_id)
    curve = task.curve
    for _ in range(most):
        if (step := next_task(curve, task.problem, task.going_on)) is None:
            break
        curve = with_plan(curve, step.point, solve(step.problem, "point"), task.problem, task.going_on)
    found = cheapest_plan(task.problem) if cheapest and curve.complete else None
    what_if.store(ws, centre_id, curve, found, task.fingerprint)
    return what_if.load(ws, centre_id)


def test_nothing_is_known_before_it_is_worked_out(ws, ready):
    assert what_if.load(ws, ready) is None
    assert what_if.begin(ws, ready).curve.points == {}


def test_a_plan_that_is_current_is_the_first_point(ws, ready):
    make_plan(ws, ready)
    assert what_if.begin(ws, ready).curve.points[PRESENT].plan.gain == planning.load_plan(ws, ready).plan.gain


def test_a_plan_from_before_work_was_done_as_planned_is_not(ws, ready):
    # it is still current, but it plans again what is done since, so no point may be made from it
    make_plan(ws, ready)
    first = planning.load_plan(ws, ready).plan.actions[0]
    assert (first.start, first.end) == (1, 1)
    board_writes.put_entry(ws, ready, first.action, BoardEntry(status="done", started="2027-01", ended="2027-02"))
    assert planning.is_current(ws, ready)
    assert what_if.begin(ws, ready).curve.points == {}
    for reached in work_out(ws, ready).curve.points.values():
        assert first.action not in {entry.action for entry in reached.plan.actions}


def test_what_is_stored_comes_back_and_is_taken_up_again(ws, ready):
    part = work_out(ws, ready, most=4)
    assert part.current
    assert not part.complete
    assert what_if.begin(ws, ready).curve == part.curve
    whole = work_out(ws, ready)
    assert whole.complete
    assert set(part.curve.points) < set(whole.curve.points) == set(POINTS)


def test_a_curve_is_stale_once_the_means_change_and_begins_anew(ws, ready):
    work_out(ws, ready, most=3)
    wishes.set_means(ws, ready, MEANS.model_copy(update={"budget_per_year": 1001}))
    assert not what_if.load(ws, ready).current
    assert what_if.begin(ws, ready).curve.points == {}


def test_a_fresh_curve_does_not_give_way_to_a_stale_one(ws, ready):
    old = what_if.begin(ws, ready)
    wishes.set_means(ws, ready, MEANS.model_copy(update={"budget_per_year": 900}))
    fresh = work_out(ws, ready, most=2)
    what_if.store(ws, ready, old.curve, None, old.fingerprint)
    assert what_if.load(ws, ready) == fresh


def test_planning_with_half_the_hours_writes_half_and_can_be_undone(ws, ready):
    work_out(ws, ready)
    done = what_if.use_point(ws, ready, Point(2, 4), seen=MEANS)
    assert wishes.get_means(ws, ready) == MEANS.model_copy(
        update={"hours_per_term": {"leader": 5, "coordinator": 10, "teacher": (12, 15, 12, 12)}}
    )
    wishes.undo_means(ws, ready, done)
    assert wishes.get_means(ws, ready) == MEANS


def test_pins_that_do_not_fit_half_are_lifted_with_it_and_come_back(ws, ready):
    planning.pin(ws, ready, "goals.write", 2)  # takes more of the coordinator than a quarter leaves
    work_out(ws, ready)
    assert what_if.load(ws, ready).curve.points[Point(1, 4)].left_out == ("goals.write",)
    done = what_if.use_point(ws, ready, Point(1, 4), seen=MEANS)
    assert planning.get_decisions(ws, ready).pinned == {}
    planning.task_for(ws, ready)
    wishes.undo_means(ws, ready, done)
    assert planning.get_decisions(ws, ready).pinned == {"goals.write": 2}


def test_with_the_means_of_the_cheapest_plan_every_target_is_reached(ws, ready):
    found = work_out(ws, ready).cheapest
    assert not found.fits
    what_if.use_cheapest(ws, ready, seen=MEANS)
    after = cheapest_plan(planning.task_for(ws, ready).problem)
    assert after.fits
    assert (after.plan.cost, after.plan.hours) == (found.plan.cost, found.plan.hours)


def test_the_cheapest_plan_itself_becomes_the_roadmap_and_is_taken_back(ws, ready):
    found = work_out(ws, ready).cheapest
    before = centres.get_centre(ws, ready)
    done = what_if.use_cheapest(ws, ready, seen=MEANS, exactly=True)
    after = solve(planning.task_for(ws, ready).problem, "quick")
    assert {(one.action, one.start) for one in found.plan.actions} <= {(one.action, one.start) for one in after.actions}
    missed = {one.practice for one in found.plan.unreached}
    assert {one.practice for one in after.unreached} <= missed
    wishes.undo_means(ws, ready, done)
    assert centres.get_centre(ws, ready) == before


def test_with_what_a_target_needs_it_is_reached_and_nothing_is_lost(ws, ready):
    wishes.set_means(ws, ready, MEANS.model_copy(update={"terms": 2, "hours_per_term": {"leader": 9, "admin": 1}}))
    make_plan(ws, ready)
    before = planning.load_plan(ws, ready).plan
    entries = what_if.adds_most_for_least(before.unreached)
    assert entries
    for entry in entries:
        assert what_if.can_be_added(entry)
        done = what_if.use_needs(ws, ready, entry.practice, seen=wishes.get_means(ws, ready))
        after = solve(planning.task_for(ws, ready).problem, "quick")
        assert after.gain >= before.gain
        assert after.levels[entry.practice][-1] == entry.target or after.gain > before.gain
        wishes.undo_means(ws, ready, done)


@pytest.mark.parametrize(
    ("money", "teacher", "means"),
    [
        (100, 100, (2100, {"leader": 20, "teacher": 100})),  # 900 of 100 are spent; 1,200 more take 2,100
        (5000, 10, (5000, {"leader": 20, "teacher": 45})),  # 20 of 10 hours are worked; 25 more take 45
    ],
)
@pytest.mark.parametrize("cheapest", [True, False])
def test_what_is_added_reaches_its_target_also_where_more_is_used_than_there_is(
    ws, centre_id, money, teacher, means, cheapest
):
    for item in ("doing.visits.q1", "doing.visits.q2"):
        assessing.save_answer(ws, centre_id, "mini", item, level=1)
    wishes.set_targets(ws, centre_id, "mini", {"doing.visits": 2})
    fair = {"title": "A fair", "lead": "teacher", "cost": 900, "hours": {"teacher": 20}}
    done = own_actions.add_action(ws, centre_id, fair).action
    board_writes.put_entry(ws, centre_id, done, BoardEntry(status="done", started="2027-01", ended="2027-02"))
    given = Means(start="2027-01", terms=1, hours_per_term={"leader": 20, "teacher": teacher}, budget_per_year=money)
    wishes.set_means(ws, centre_id, given)
    make_plan(ws, centre_id)
    if cheapest:
        work_out(ws, centre_id)
        what_if.use_cheapest(ws, centre_id, seen=given)
    else:
        what_if.use_needs(ws, centre_id, "doing.visits", seen=given)
    now = wishes.get_means(ws, centre_id)
    assert (now.budget_per_year, now.hours_per_term) == means
    make_plan(ws, centre_id)
    assert planning.load_plan(ws, centre_id).plan.unreached == ()


def test_means_changed_by_somebody_else_meanwhile_are_a_conflict(ws, ready):
    work_out(ws, ready, most=30)
    stale = MEANS.model_copy(update={"hours_per_term": {**MEANS.hours_per_term, "leader": 9}})
    with pytest.raises(Conflict):
        what_if.use_point(ws, ready, Point(8, 4), seen=stale)


def test_nothing_is_taken_over_from_what_is_stale(ws, ready):
    work_out(ws, ready, most=3)
    wishes.set_means(ws, ready, MEANS.model_copy(update={"budget_per_year": 5}))
    for use in (
        lambda: what_if.use_point(ws, ready, Point(2, 4), seen=MEANS),
        lambda: what_if.use_cheapest(ws, ready, seen=MEANS),
        lambda: what_if.use_needs(ws, ready, "plan.goals", seen=MEANS),
    ):
        with pytest.raises(StateError, match="changed since"):
            use()


def test_the_answer_in_one_sentence(ws, ready):
    known = work_out(ws, ready)
    said = what_if_words.headline(known.curve, T)
    reached = {p: len(r.plan.levels) - len(r.plan.unreached) for p, r in known.curve.points.items()}
    assert said == (
        f"With half the hours you reach {reached[Point(2, 4)]} of 3 targets; "
        f"with the hours you have, {reached[PRESENT]}; with twice, {reached[Point(8, 4)]}."
    )
    assert what_if_words.money_sentence(known.curve, T)
    part = with_plan(what_if.Curve(), PRESENT, known.curve.points[PRESENT].plan, planning.task_for(ws, ready).problem)
    assert (
        what_if_words.headline(part, T)
        == f"With the hours and money you have you reach {reached[PRESENT]} of 3 targets."
    )
    assert what_if_words.money_sentence(part, T) == ""


def test_a_plan_is_kept_compared_removed_and_keep_again(ws, ready):
    make_plan(ws, ready)
    kept_id = kept_plans.keep(ws, ready, "  As agreed   in May ")
    wishes.set_means(ws, ready, MEANS.model_copy(update={"hours_per_term": {"leader": 10}}))
    make_plan(ws, ready)
    choices = kept_plans.choices(ws, ready)
    assert [compare_words.choice_name(own, choices, T) for own in choices.plans] == [
        "The present plan",
        "“As agreed in May” (21 Nov 2026)",
    ]
    compared = kept_plans.compare(ws, ready, "present", f"kept:{kept_id}")
    assert set(compared.only_other) == {entry.action for entry in choices.plans[f"kept:{kept_id}"].actions} - {
        entry.action for entry in choices.plans["present"].actions
    }
    names = tuple(compare_words.choice_name(own, choices, T) for own in choices.plans)
    words = compare_words.side_by_side(compared, names, ws.catalogue, T)
    assert any("hours more" in sentence for sentence in words.buys)
    assert words.numbers.rows[0][0] == "Targets reached"
    removed = kept_plans.forget(ws, ready, kept_id)
    assert kept_plans.kept_plans(ws, ready) == ()
    with pytest.raises(StateError):
        kept_plans.forget(ws, ready, kept_id)
    with pytest.raises(StateError):
        kept_plans.compare(ws, ready, "present", f"kept:{kept_id}")
    kept_plans.keep_again(ws, ready, removed)
    assert [own.name for own in kept_plans.kept_plans(ws, ready)] == ["As agreed in May"]


def test_points_and_the_cheapest_plan_can_be_compared_too(ws, ready):
    make_plan(ws, ready)
    work_out(ws, ready)
    choices = kept_plans.choices(ws, ready)
    assert len(choices.plans) == 1 + len(POINTS) + 1
    assert kept_plans.compare(ws, ready, kept_plans.HALF_HOURS, kept_plans.CHEAPEST).targets_one == ()
    assert compare_words.choice_name(kept_plans.HALF_HOURS, choices, T) == "Plan with half the hours"


def test_a_name_must_be_new_short_and_there_and_so_must_a_plan(ws, ready):
    with pytest.raises(AnswerError, match="no plan to keep"):
        kept_plans.keep(ws, ready, "May")
    make_plan(ws, ready)
    kept_plans.keep(ws, ready, "May")
    for name in ("May", " ", "x" * 81):
        with pytest.raises(AnswerError):
            kept_plans.keep(ws, ready, name)
    for number in range(kept_plans.MOST_KEPT - 1):
        kept_plans.keep(ws, ready, f"Plan {number}")
    with pytest.raises(AnswerError, match="not possible"):
        kept_plans.keep(ws, ready, "One more")


def test_how_sure_the_cheapest_plan_is_said_in_words(ws, ready):
    found = work_out(ws, ready).cheapest
    loose = dataclasses.replace(found, plan=dataclasses.replace(found.plan, status="feasible"))
    dear = dataclasses.replace(loose, plan=dataclasses.replace(loose.plan, cost=900))
    cases = [
        (found, "No plan does it for less money, nor with fewer hours."),
        (loose, "Other dates may need less on top of what you have."),
        (dataclasses.replace(loose, least_hours=0), "No plan costs less. One with fewer hours may exist."),
        (dataclasses.replace(dear, least_cost=800), "A cheaper one may exist, but none below €800."),
        (dataclasses.replace(dear, least_cost=0), "A cheaper one may exist."),
    ]
    for case, said in cases:
        assert said in what_if_words.cheapest_sentences(case, T)[-1]


def test_what_has_begun_goes_on_at_every_point_and_keeps_its_hours_when_half_is_taken_over(ws, ready):
    board_writes.put_entry(ws, ready, "visits.pilot", BoardEntry(status="started", started="2027-01"))
    known = work_out(ws, ready)
    for reached in known.curve.points.values():
        assert reached.left_out == ()
        assert "visits.pilot" in {entry.action for entry in reached.plan.actions}
    what_if.use_point(ws, ready, Point(2, 4), seen=MEANS)
    problem = planning.task_for(ws, ready).problem
    half = known.curve.points[Point(2, 4)].plan
    assert [[load.capacity for load in term.hours.values()] for term in half.terms] == [
        list(column) for column in zip(*problem.capacity, strict=True)
    ]
