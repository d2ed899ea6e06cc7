"""The curve of means: what less and more would reach, point by point."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.frameworks import ROLES
from prodige_core.planning import solve
from prodige_core.planning.curve import Curve, curve_from_json, curve_json, next_task, with_plan
from prodige_core.planning.curve_points import (
    LINES,
    ORDER,
    POINTS,
    PRESENT,
    QUARTERS,
    CurveProblem,
    Point,
    point_of,
    settled_by,
)
from prodige_core.planning.validate import violations
from tests.planning.small import action, best_by_trying_all, problem, random_problem, starts


def work_out(case, going_on=(), curve=None, most=100, effort="point"):
    curve, tried = curve or Curve(), 0
    while tried < most and (task := next_task(curve, case, going_on)) is not None:
        curve = with_plan(curve, task.point, solve(task.problem, effort), case, going_on)
        tried += 1
    return curve


def rises(curve):
    return all(
        one.plan.gain <= other.plan.gain and one.plan.bound <= other.plan.bound
        for less, one in curve.points.items()
        for more, other in curve.points.items()
        if less.within(more)
    )


def test_there_are_nineteen_points_and_the_present_means_come_first():
    assert len(POINTS) == len(ORDER) == len(set(ORDER)) == 19
    assert set(ORDER) == set(POINTS) == {point_of(of, quarters) for of in LINES for quarters in QUARTERS}
    assert ORDER[0] == PRESENT


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5000))
def test_values_and_bounds_rise_with_the_means_and_every_plan_keeps_the_rules(seed):
    case = random_problem(seed)
    curve = work_out(case)
    assert curve.complete
    assert rises(curve)
    if curve.infeasible:
        return
    own = CurveProblem(case, curve.settled)
    for point, reached in curve.points.items():
        task = own.task(point, beside=point in curve.beside)
        assert [why for why in violations(task.problem, reached.plan) if "no reason" not in why] == []
        kept = case.pinned.keys() - set(reached.left_out)
        assert {pin: starts(reached.plan)[pin] for pin in kept} == {pin: case.pinned[pin] for pin in kept}
        assert reached.proven
        assert reached.plan.gain == best_by_trying_all(task.problem)[0]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 5000), st.integers(1, 18))
def test_a_curve_that_was_stopped_goes_on_from_where_it_was(seed, most):
    case = random_problem(seed)
    part = work_out(case, most=most)
    assert rises(part)
    kept = curve_from_json(curve_json(part))
    assert kept == part
    whole = work_out(case, curve=kept)
    gains = {point: reached.plan.gain for point, reached in work_out(case).points.items()}
    assert {point: reached.plan.gain for point, reached in whole.points.items()} == gains


def test_hours_and_euros_are_rounded_down():
    case = problem(action("a", ("p", 1), teacher=9, cost=3), teacher=9, budget=3, terms=1)
    own = CurveProblem(case, {})
    three_quarters = own.task(Point(3, 3)).problem
    assert three_quarters.capacity[ROLES.index("teacher")] == (6,)
    assert three_quarters.budget == (2,)
    assert own.task(Point(8, 6)).problem.budget == (4,)
    assert own.task(Point(0, 4)).problem.budget == (3,)


def test_half_the_hours_and_twice_the_hours():
    case = problem(
        action("a", ("p", 1), teacher=5),
        action("b", ("q", 1), teacher=5),
        action("c", ("r", 1), teacher=10),
        goals=[("p", 0, 1, 1), ("q", 0, 1, 1), ("r", 0, 1, 1)],
        terms=1,
        teacher=10,
    )
    curve = work_out(case)
    reached = {point: 3 - len(found.plan.unreached) for point, found in curve.points.items()}
    assert [reached[point_of("hours", quarters)] for quarters in QUARTERS] == [0, 0, 1, 1, 2, 2, 3]
    assert {reached[point_of("money", quarters)] for quarters in QUARTERS} == {2}


def test_what_brings_nothing_more_is_not_searched_for_again():
    asked = []
    curve, case = Curve(), problem(action("a", ("p", 1), teacher=4), teacher=4)
    while (task := next_task(curve, case)) is not None:
        asked.append(task.point)
        curve = with_plan(curve, task.point, solve(task.problem, "point"), case)
    assert len(asked) < 9
    assert len(curve.points) == 19


def test_a_pin_that_does_not_fit_is_lifted_there_and_the_rest_is_planned():
    case = problem(
        action("big", teacher=8), action("a", ("p", 1), teacher=4), pinned={"big": 1}, teacher=[8, 4, 4], budget=0
    )
    curve = work_out(case)
    half = curve.points[Point(2, 4)]
    assert half.left_out == ("big",)
    assert starts(curve.points[PRESENT].plan) == {"big": 1, "a": 2}
    assert curve.points[Point(4, 0)].left_out == ()


def test_a_pin_that_costs_more_than_it_brings_never_lets_less_means_stand_above_more():
    # with all the hours the pin takes the whole of the only term; with half of them there would be room for a
    case = problem(action("big", teacher=8), action("a", ("p", 1), teacher=4), pinned={"big": 1}, teacher=8, terms=1)
    curve = work_out(case)
    assert rises(curve)
    assert curve.points[PRESENT].plan.gain == 0
    assert curve.points[Point(2, 4)].plan.gain == 0
    assert Point(2, 4) in curve.beside
    assert curve.points[Point(6, 4)].plan.gain == 1


def test_started_work_is_never_left_out_and_keeps_its_hours():
    case = problem(
        action("begun", ("p", 1), teacher=8), action("a", ("q", 1), teacher=4), pinned={"begun": 1, "a": 1}, teacher=12
    )
    case = dataclasses.replace(case, goals=(*case.goals, dataclasses.replace(case.goals[0], practice="q")))
    nothing = work_out(case, going_on=("begun",)).points[Point(0, 0)]
    assert nothing.left_out == ("a",)
    assert starts(nothing.plan) == {"begun": 1}
    assert nothing.plan.terms[0].hours["teacher"].capacity == 8


def test_pins_that_cannot_stand_with_the_means_given_leave_nothing_to_compare():
    curve = work_out(problem(action("big", teacher=8), pinned={"big": 1}, teacher=5))
    assert curve.infeasible
    assert curve.complete
    assert curve_from_json(curve_json(curve)) == curve


def test_a_plan_that_was_cut_short_takes_over_a_better_one_for_less_means():
    case = problem(action("a", ("p", 1), teacher=4), teacher=4)
    poor = dataclasses.replace(solve(case, "point"), status="feasible", gain=0, actions=(), levels={"p": (0, 0, 0, 0)})
    curve = with_plan(Curve(), PRESENT, poor, case)
    task = CurveProblem(case, settled_by(case, poor)).task(Point(4, 0))
    curve = with_plan(curve, Point(4, 0), solve(task.problem, "point"), case)
    assert starts(curve.points[PRESENT].plan) == {"a": 1}
    assert curve.points[PRESENT].proven
