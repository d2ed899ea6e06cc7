"""The planner against every schedule there is, on cases small enough to try them all."""

from __future__ import annotations

import dataclasses

import pytest

from prodige_core.planning import solve
from prodige_core.planning.validate import violations
from tests.planning.small import allowed, best_by_trying_all, random_problem, starts

CASES = 400


@pytest.mark.parametrize("block", range(8))
def test_gain_then_hours_then_cost_are_those_of_the_best_schedule(block):
    for seed in range(block * CASES // 8, (block + 1) * CASES // 8):
        case = random_problem(seed)
        plan = solve(case, "quick")
        best = best_by_trying_all(case)
        assert violations(case, plan) == [], seed
        if best is None:
            assert plan.status == "infeasible", seed
            assert plan.conflict, seed
        else:
            assert plan.status == "optimal", seed
            assert (plan.gain, plan.hours, plan.cost) == best, seed
            assert allowed(case, starts(plan)), seed


def test_named_pins_conflict_and_without_any_one_of_them_the_others_do_not():
    seen = 0
    for seed in range(400):
        case = random_problem(seed)
        if not case.pinned or best_by_trying_all(case) is not None:
            continue
        plan = solve(case, "quick")
        seen += 1
        only = {own_id: case.pinned[own_id] for own_id in plan.conflict}
        assert best_by_trying_all(dataclasses.replace(case, pinned=only)) is None
        for own_id in plan.conflict:
            fewer = {other: term for other, term in only.items() if other != own_id}
            assert best_by_trying_all(dataclasses.replace(case, pinned=fewer)) is not None
        if seen == 25:
            break
    assert seen == 25
