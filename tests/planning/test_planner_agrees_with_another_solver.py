"""The planner against SCIP, with rows written from the contract (design, section 7), on schools too large to try out."""

from __future__ import annotations

import pytest
from ortools.linear_solver import pywraplp

from benchmarks.random_schools import random_school
from prodige_core.planning import solve


@pytest.mark.parametrize(("seed", "scarce"), [(1, True), (2, True), (3, False), (4, True), (5, False), (6, True)])
def test_gain_hours_and_cost_are_those_scip_finds(seed, scarce):
    case = random_school(seed, 26, 5, scarce=scarce)
    plan = solve(case)
    assert plan.status == "optimal"
    gain = _scip(case, "gain")
    hours = _scip(case, "hours", gain=gain)
    cost = _scip(case, "cost", gain=gain, hours=hours)
    assert (plan.gain, plan.hours, plan.cost) == (gain, hours, cost)


def _scip(case, wanted, **held):
    solver = pywraplp.Solver.CreateSolver("SCIP")
    by_id, terms = case.by_id, range(1, case.count + 1)
    start = {
        (a.id, s): solver.BoolVar("")
        for a in case.actions
        for s in range(1, case.count - a.terms + 2)
        if not a.months or set(a.months) & set(case.terms[s - 1].months)
    }

    def begun(own_id, by):
        return sum(v for (other, s), v in start.items() if other == own_id and s <= by)

    def ended(own_id, by):
        return begun(own_id, by - by_id[own_id].terms + 1)

    for a in case.actions:
        solver.Add(begun(a.id, case.count) <= 1)
        for other in a.excludes:
            solver.Add(begun(a.id, case.count) + begun(other, case.count) <= 1)
        for other in a.requires:
            for term in terms:
                solver.Add(begun(a.id, term) <= ended(other, term - 1))
    for role, row in enumerate(case.capacity):
        for term in terms:
            load = sum(
                by_id[i].hours_in(term - s)[role] * v for (i, s), v in start.items() if s <= term < s + by_id[i].terms
            )
            solver.Add(load <= row[term - 1])
    for year, money in enumerate(case.budget):
        spent = sum(by_id[i].cost * v for (i, s), v in start.items() if case.year_index[s - 1] == year)
        solver.Add(spent <= money)
    gain = 0
    for goal in case.goals:
        for term in terms:
            below = 1
            for to in range(goal.current + 1, goal.target + 1):
                closed = solver.BoolVar("")
                percent = sum(
                    share.percent * ended(a.id, term)
                    for a in case.actions
                    for share in a.shares
                    if (share.practice, share.to) == (goal.practice, to)
                )
                solver.Add(percent >= 100 * closed)
                solver.Add(closed <= below)
                gain += goal.weight * closed
                below = closed
    values = {
        "gain": gain,
        "hours": sum(by_id[i].total_hours * v for (i, _), v in start.items()),
        "cost": sum(by_id[i].cost * v for (i, _), v in start.items()),
    }
    for name, value in held.items():
        solver.Add(values[name] >= value if name == "gain" else values[name] <= value)
    (solver.Maximize if wanted == "gain" else solver.Minimize)(values[wanted])
    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    return round(solver.Objective().Value())
