"""The plan: most gain first, then fewest hours, then least cost.

Gain is searched for alone; then, among the plans with that gain, hours and cost in one search in which one hour
outweighs all the money there is (measured: half the time of two searches).

Source: design, section 7; ``docs/method/planning.md``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from prodige_core.planning.conflict import minimal_conflict, settle_pins
from prodige_core.planning.explain import explain
from prodige_core.planning.greedy import first_plan
from prodige_core.planning.model import PlanModel, Schedule
from prodige_core.planning.outcome import plan_of, term_loads, unexplained
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import Reduced, reduce_problem
from prodige_core.planning.result import Plan
from prodige_core.planning.search import Found, search
from prodige_core.planning.tidy import tidied

Effort = Literal["point", "quick", "normal", "long"]
"""``point``: one of many plans that are compared; what is not reached is named, not explained."""
Phase = Literal["gain", "hours", "explain"]

LIMITS: dict[Effort, float] = {"point": 0.6, "quick": 2.0, "normal": 10.0, "long": 60.0}
"""Deterministic time for all stages together; a unit is about a second (design, section 14: 10 s for 120 × 12).

``point``: nineteen of them within a minute for 62 practices and 12 terms (docs/method/what-if.md)."""
GAIN_SHARE = 0.9
"""At most this much of the limit goes to gain; hours and cost get the rest."""
WHOLE_SHARE = 0.4
"""This much goes to one search over everything before searching part by part (docs/decisions/005-planner.md)."""
LEAST_LIMIT = 0.05
"""Deterministic time that a search is given in any case, enough to read in the plan it begins with."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the planner is: seconds, what it proves now, best gain so far and the bound on it."""

    seconds: float
    phase: Phase
    gain: int
    bound: int


def solve(
    problem: PlanningProblem,
    effort: Effort = "normal",
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found, with its proof, or the pins that cannot stand together.

    ``optimal``: gain, hours and cost are all proven. ``feasible``: the search was cut by its limit or by
    ``should_stop`` (asked ten times a second from another thread); the plan keeps every rule and ``bound`` is valid.
    The same problem and effort give the same plan unless it was stopped.
    """
    settled = settle_pins(problem)
    if settled is None:
        return Plan("infeasible", terms=term_loads(problem, {}), conflict=minimal_conflict(problem))
    run = _Run(problem, LIMITS[effort], on_progress, should_stop)
    plan = run.best(settled)
    if effort == "point":
        return replace(plan, unreached=unexplained(problem, plan.levels))
    run.tell("explain", plan.gain, plan.bound)
    explanation = explain(problem, plan, should_stop)
    while explanation.better is not None:  # only after a search that was cut short; each time the gain rises
        plan = plan_of(problem, tidied(reduce_problem(problem), explanation.better), "feasible", plan.bound)
        explanation = explain(problem, plan, should_stop)
    return replace(plan, unreached=explanation.unreached)


class _Run:
    """One run of the three stages."""

    def __init__(
        self,
        problem: PlanningProblem,
        limit: float,
        on_progress: Callable[[Progress], None] | None,
        should_stop: Callable[[], bool] | None,
    ) -> None:
        self.problem = problem
        self.limit = limit
        self.spent = 0.0
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._began = time.monotonic()

    def tell(self, phase: Phase, gain: int, bound: int) -> None:
        """Report progress to whoever asked for it."""
        if self._on_progress is not None:
            self._on_progress(Progress(time.monotonic() - self._began, phase, gain, bound))

    def best(self, settled: Schedule) -> Plan:
        """Gain, then hours and cost within what that left of the limit."""
        reduced = reduce_problem(self.problem)
        most = self._most_gain(reduced, first_plan(reduced, settled))
        leanest = self._leanest(reduced, most)
        proven = most.status == leanest.status == "optimal"
        schedule = tidied(reduced, _schedule(leanest))
        return plan_of(self.problem, schedule, "optimal" if proven else "feasible", most.bound)

    def _most_gain(self, reduced: Reduced, begin: Schedule) -> Plan:
        """The plan with most gain; ``optimal`` when that is proven.

        One search over everything decides all but large problems and gives most of the bound. What it leaves open
        is then searched part by part, which finds better plans.
        """
        model = PlanModel(reduced)
        first_bound = model.most_gain + model.fixed_gain
        plan = self._search_gain(model, begin, first_bound, self.limit * WHOLE_SHARE, by_parts=False)
        if plan.status == "optimal" or self._stopped():
            return plan
        left = self.limit * GAIN_SHARE - self.spent
        return self._search_gain(PlanModel(reduced), _schedule(plan), plan.bound, left, by_parts=True)

    def _search_gain(self, model: PlanModel, begin: Schedule, known: int, limit: float, *, by_parts: bool) -> Plan:
        """Search from a schedule and a bound already known."""
        fixed = model.fixed_gain
        model.hint(begin)
        model.cp.maximize(model.gain)

        def tell(gain: int, bound: int) -> None:
            self.tell("gain", gain + fixed, min(known, bound + fixed))

        found = self._search(model, limit, on_value=tell, by_parts=by_parts)
        bound = known if found.bound is None else min(known, found.bound + fixed)
        plan = plan_of(self.problem, begin if found.ended == "unknown" else found.schedule, "feasible", bound)
        return replace(plan, status="optimal") if plan.gain == plan.bound else plan

    def _leanest(self, reduced: Reduced, most: Plan) -> Plan:
        """Fewest hours, then least cost among plans with as much gain; ``optimal`` when that is proven."""
        self.tell("hours", most.gain, most.bound)
        if self._stopped():
            return replace(most, status="feasible")
        model = PlanModel(reduced)
        model.cp.add(model.gain >= most.gain - model.fixed_gain)
        model.hint(_schedule(most))
        outweighs_cost = 1 + sum(action.cost for action in reduced.actions)
        model.cp.minimize(outweighs_cost * model.hours + model.cost)
        found = self._search(model, self.limit - self.spent)
        if found.ended == "unknown":  # no time even to read in the plan it began with
            return replace(most, status="feasible")
        return plan_of(self.problem, found.schedule, "optimal" if found.ended == "proven" else "feasible", most.bound)

    def _search(
        self,
        model: PlanModel,
        limit: float,
        on_value: Callable[[int, int], None] | None = None,
        *,
        by_parts: bool = False,
    ) -> Found:
        limit = max(limit, LEAST_LIMIT)
        found = search(model, limit, on_value=on_value, should_stop=self._should_stop, by_parts=by_parts)
        self.spent += found.spent
        return found

    def _stopped(self) -> bool:
        return self._should_stop is not None and self._should_stop()


def _schedule(plan: Plan) -> dict[str, int]:
    return {entry.action: entry.start for entry in plan.actions}
