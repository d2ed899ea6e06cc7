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
from prodige_core.planning.most_gain import MostGain, most_gain
from prodige_core.planning.outcome import plan_of, term_loads, unexplained
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import Reduced, reduce_problem
from prodige_core.planning.result import Plan
from prodige_core.planning.search import search
from prodige_core.planning.tidy import tidied

Effort = Literal["point", "quick", "normal", "long"]
"""``point``: one of many plans that are compared; what is not reached is named, not explained."""
Phase = Literal["gain", "hours", "explain"]

LIMITS: dict[Effort, float] = {"point": 0.6, "quick": 1.2, "normal": 3.6, "long": 40.0}
"""Deterministic time for all stages together; a unit is about a second, with many cuts two (design, section 14: 10 s for 120 × 12).

``point``: nineteen of them within a minute for 62 practices and 12 terms (docs/method/what-if.md)."""
GAIN_SHARE = 0.9
"""At most this much of the limit goes to gain; hours and cost get the rest."""
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
        most = most_gain(
            reduced,
            first_plan(reduced, settled),
            self.limit * GAIN_SHARE,
            lambda gain, bound: self.tell("gain", gain, bound),
            self._stopped,
        )
        schedule, leanest = self._leanest(reduced, most)
        return plan_of(
            self.problem, tidied(reduced, schedule), "optimal" if most.proven and leanest else "feasible", most.bound
        )

    def _leanest(self, reduced: Reduced, most: MostGain) -> tuple[Schedule, bool]:
        """Fewest hours, then least cost among plans with as much gain, and whether that is proven."""
        self.tell("hours", most.gain, most.bound)
        if self._stopped():
            return most.schedule, False
        model = PlanModel(reduced)
        model.cp.add(model.gain >= most.gain - model.fixed_gain)
        model.hint(most.schedule)
        outweighs_cost = 1 + sum(action.cost for action in reduced.actions)
        model.cp.minimize(outweighs_cost * model.hours + model.cost)
        found = search(model, max(self.limit - most.spent, LEAST_LIMIT), should_stop=self._should_stop)
        if found.ended == "unknown":  # no time even to read in the plan it began with
            return most.schedule, False
        return found.schedule, found.ended == "proven"

    def _stopped(self) -> bool:
        return self._should_stop is not None and self._should_stop()
