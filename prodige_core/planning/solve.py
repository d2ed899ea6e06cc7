"""The plan: most gain first, then fewest hours, then least cost, each proven before the next is begun.

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
from prodige_core.planning.outcome import plan_of, term_loads
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import Reduced, reduce_problem
from prodige_core.planning.result import Plan
from prodige_core.planning.search import Found, search
from prodige_core.planning.tidy import tidied

Effort = Literal["quick", "normal", "long"]
Phase = Literal["gain", "hours", "cost", "explain"]

LIMITS: dict[Effort, float] = {"quick": 2.0, "normal": 10.0, "long": 60.0}
"""Deterministic time for all stages together; a unit is about a second (design, section 14: 10 s for 120 × 12)."""
GAIN_SHARE = 0.9
"""When gain cannot be proven in time, this much of the limit goes to it and the rest to hours and cost."""
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
        """The three stages, each within what the earlier ones left of the limit."""
        reduced = reduce_problem(self.problem)
        most = self._most_gain(reduced, first_plan(reduced, settled))
        fewest = self._least(reduced, "hours", most)
        cheapest = self._least(reduced, "cost", fewest)
        proven = most.status == fewest.status == cheapest.status == "optimal"
        schedule = tidied(reduced, _schedule(cheapest))
        return plan_of(self.problem, schedule, "optimal" if proven else "feasible", most.bound)

    def _most_gain(self, reduced: Reduced, begin: Schedule) -> Plan:
        """The plan with most gain, searched for from a first one; ``optimal`` when that is proven."""
        model = PlanModel(reduced)
        fixed = model.fixed_gain
        model.hint(begin)
        model.cp.maximize(model.gain)

        def tell(gain: int, bound: int) -> None:
            self.tell("gain", gain + fixed, min(model.most_gain, bound) + fixed)

        found = self._search(model, self.limit * GAIN_SHARE, on_value=tell)
        bound = fixed + min(model.most_gain, model.most_gain if found.bound is None else found.bound)
        plan = plan_of(self.problem, begin if found.ended == "unknown" else found.schedule, "feasible", bound)
        return replace(plan, status="optimal") if plan.gain == plan.bound else plan

    def _least(self, reduced: Reduced, phase: Literal["hours", "cost"], before: Plan) -> Plan:
        """Fewest hours (least cost) among the plans as good as the one before; ``optimal`` when that is proven."""
        self.tell(phase, before.gain, before.bound)
        if self._stopped():
            return replace(before, status="feasible")
        model = PlanModel(reduced)
        model.cp.add(model.gain >= before.gain - model.fixed_gain)
        if phase == "cost":
            model.cp.add(model.hours <= before.hours)
        model.hint(_schedule(before))
        model.cp.minimize(model.hours if phase == "hours" else model.cost)
        left = self.limit - self.spent
        found = self._search(model, left if phase == "cost" or before.status == "optimal" else left / 2)
        if found.ended == "unknown":  # no time even to read in the plan it began with
            return replace(before, status="feasible")
        return plan_of(self.problem, found.schedule, "optimal" if found.ended == "proven" else "feasible", before.bound)

    def _search(self, model: PlanModel, limit: float, on_value: Callable[[int, int], None] | None = None) -> Found:
        found = search(model, max(limit, LEAST_LIMIT), on_value=on_value, should_stop=self._should_stop)
        self.spent += found.spent
        return found

    def _stopped(self) -> bool:
        return self._should_stop is not None and self._should_stop()


def _schedule(plan: Plan) -> dict[str, int]:
    return {entry.action: entry.start for entry in plan.actions}
