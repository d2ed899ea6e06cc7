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
from prodige_core.planning.outcome import plan_of, term_loads, without_idle
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import Reduced, reduce_problem
from prodige_core.planning.result import Plan
from prodige_core.planning.search import Found, search

Effort = Literal["quick", "normal", "long"]
Phase = Literal["gain", "hours", "cost", "explain"]

LIMITS: dict[Effort, float] = {"quick": 2.0, "normal": 10.0, "long": 60.0}
"""Deterministic time for all stages together; a unit is about a second (design, section 14: 10 s for 120 × 12)."""
GAIN_SHARE = 0.9
"""When gain cannot be proven in time, this much of the limit goes to it and the rest to hours and cost."""


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
        plan = plan_of(problem, without_idle(problem, explanation.better), "feasible", plan.bound)
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
        self.left = limit
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
        model = PlanModel(reduced)
        fixed = model.fixed_gain
        model.hint(first_plan(reduced, settled))
        model.cp.maximize(model.gain)
        found = self._search(
            model, self.left * GAIN_SHARE, lambda gain, bound: self.tell("gain", gain + fixed, bound + fixed), True
        )
        gain, bound, proven = found.value, found.bound, found.ended == "proven"
        hours = self._least(reduced, "hours", found, gain, bound, None)
        cost = self._least(reduced, "cost", hours, gain, bound, hours.value)
        proven = proven and hours.ended == "proven" and cost.ended == "proven"
        schedule = cost.schedule if proven else without_idle(self.problem, cost.schedule)
        return plan_of(self.problem, schedule, "optimal" if proven else "feasible", bound + fixed)

    def _least(
        self, reduced: Reduced, phase: Literal["hours", "cost"], before: Found, gain: int, bound: int, hours: int | None
    ) -> Found:
        """Fewest hours (least cost) among the plans that are as good as the one found before."""
        model = PlanModel(reduced)
        model.cp.add(model.gain >= gain)
        if hours is not None:
            model.cp.add(model.hours <= hours)
        model.hint(before.schedule)
        model.cp.minimize(model.hours if phase == "hours" else model.cost)
        share = self.left / 2 if phase == "hours" and before.ended != "proven" else self.left
        gain, bound = gain + model.fixed_gain, bound + model.fixed_gain
        self.tell(phase, gain, bound)
        found = self._search(model, share, lambda _value, _bound: self.tell(phase, gain, bound))
        if found.ended not in ("proven", "cut", "stopped"):  # no time even for the hint: keep what there is
            return replace(before, ended="cut", value=hours if hours is not None else self._hours(before.schedule))
        return found

    def _hours(self, schedule: Schedule) -> int:
        return sum(self.problem.by_id[own_id].total_hours for own_id in schedule)

    def _search(
        self, model: PlanModel, limit: float, on_value: Callable[[int, int], None], maximise: bool = False
    ) -> Found:
        found = search(model, max(limit, 0.01), on_value=on_value, should_stop=self._should_stop, maximise=maximise)
        self.left -= found.spent
        return found
