"""The cheapest plan that reaches every target, against every schedule there is and by hand."""

from __future__ import annotations

import dataclasses

import pytest

from prodige_core.planning.cheapest import Cheapest, cheapest_from_json, cheapest_json, cheapest_plan
from prodige_core.planning.jobs import CheapestJob, Planner
from prodige_core.planning.validate import violations
from tests.planning.small import action, every_schedule, levels_at_end, problem, random_problem, short_of, starts, worth

CASES = 120


def cheapest_by_trying_all(case):
    """Targets missed, then EUR, hours, EUR and hours beyond the means: the least of every schedule; None without any."""
    wanted = {goal.practice: goal.target for goal in case.goals}
    ranks = [
        (sum(ends[own] < wanted[own] for own in wanted), cost, hours, *short_of(case, taken))
        for taken in every_schedule(case, within_means=False)
        for ends in (levels_at_end(case, taken),)
        for _, hours, cost in (worth(case, taken),)
    ]
    return min(ranks, default=None)


@pytest.mark.parametrize("block", range(4))
def test_it_agrees_with_trying_every_schedule(block):
    for seed in range(block * CASES // 4, (block + 1) * CASES // 4):
        case = random_problem(seed)
        found, best = cheapest_plan(case), cheapest_by_trying_all(case)
        if best is None:
            assert found.plan.status == "infeasible", seed
            assert found.plan.conflict, seed
            continue
        excess = sum(eur for _, eur in found.extra_money), sum(hours for *_, hours in found.extra_hours)
        assert found.plan.status == "optimal", seed
        assert (len(found.plan.unreached), found.plan.cost, found.plan.hours, *excess) == best, seed
        assert (found.least_cost, found.least_hours) == (found.plan.cost, found.plan.hours), seed
        assert short_of(case, starts(found.plan)) == excess, seed


def test_with_the_means_it_names_it_keeps_every_rule():
    for seed in range(30):
        case = random_problem(seed)
        found = cheapest_plan(case)
        if found.plan.status == "infeasible":
            continue
        assert [why for why in violations(enough(case, found), found.plan) if "capacity" not in why] == [], seed


def enough(case, found: Cheapest):
    """The problem with the hours used and the money that is named as missing."""
    used = [[load.used for load in term.hours.values()] for term in found.plan.terms]
    capacity = tuple(
        tuple(max(given, used[term][role]) for term, given in enumerate(row)) for role, row in enumerate(case.capacity)
    )
    extra = dict(found.extra_money)
    budget = tuple(given + extra.get(case.year_label(year), 0) for year, given in enumerate(case.budget))
    return dataclasses.replace(case, capacity=capacity, budget=budget)


def test_money_comes_before_hours_and_hours_before_what_is_short():
    paid = action("paid", ("p", 1), cost=100, teacher=1)
    own = action("own", ("p", 1), teacher=30)
    found = cheapest_plan(problem(paid, own, teacher=20, budget=500))
    assert starts(found.plan) == {"own": 1}
    assert (found.plan.cost, found.plan.hours) == (0, 30)
    assert found.extra_hours == (("teacher", 1, 10),)
    assert not found.fits


def test_means_that_suffice_are_said_to_suffice():
    found = cheapest_plan(problem(action("a", ("p", 1), teacher=5), teacher=5))
    assert found.fits
    assert found.plan.unreached == ()


def test_it_starts_where_the_least_is_short():
    case = problem(action("a", ("p", 1), cost=300, teacher=10), teacher=[4, 9, 7], budget=[100, 100])
    found = cheapest_plan(case)
    assert starts(found.plan) == {"a": 2}
    assert found.extra_hours == (("teacher", 2, 1),)
    assert found.extra_money == (("2026/27", 200),)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (problem(), "no_action"),
        (problem(action("a", ("p", 1)), excluded=["a"]), "excluded"),
        (problem(action("a", ("p", 1), terms=4)), "time"),
        (problem(action("a", ("p", 1), terms=3, months=(9,))), "calendar"),
        (problem(action("b"), action("a", ("p", 1), requires=["b"]), excluded=["b"]), "requires"),
    ],
)
def test_a_target_out_of_reach_says_why_and_the_others_are_reached(case, kind):
    other = action("z", ("q", 1), teacher=3)
    both = dataclasses.replace(
        case, actions=(*case.actions, other), goals=(*case.goals, dataclasses.replace(case.goals[0], practice="q"))
    )
    found = cheapest_plan(both)
    assert starts(found.plan) == {"z": 1}
    assert [(entry.practice, entry.reasons[0].kind) for entry in found.plan.unreached] == [("p", kind)]
    assert found.extra_hours == (("teacher", 1, 3),)


def test_targets_that_do_not_stand_together_name_what_is_in_the_way():
    one, other = action("a", ("p", 1), excludes=["b"]), action("b", ("q", 1))
    found = cheapest_plan(problem(one, other, goals=(("p", 0, 1, 1), ("q", 0, 1, 1))))
    assert len(found.plan.unreached) == 1
    assert found.plan.unreached[0].reasons[0].kind == "excluded"
    assert found.plan.status == "optimal"


def test_pins_are_kept_and_paid_for():
    found = cheapest_plan(problem(action("a", ("p", 1)), action("x", teacher=50), pinned={"x": 2}))
    assert starts(found.plan) == {"a": 1, "x": 2}
    assert found.extra_hours == (("teacher", 2, 50),)


def test_stopped_at_once_it_still_reaches_every_target():
    case = problem(*(action(f"a{n}", ("p", 1), teacher=n) for n in range(5)), teacher=1)
    found = cheapest_plan(case, lambda: True)
    assert found.plan.unreached == ()


def test_it_comes_from_the_planners_process_and_from_json_as_it_was():
    case = random_problem(3)
    found = cheapest_plan(case)
    assert cheapest_from_json(cheapest_json(found)) == found
    planner = Planner()
    try:
        assert CheapestJob.start(case, planner).result(240) == found
    finally:
        planner.close()
