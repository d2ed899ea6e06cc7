"""Why a target is not reached, and the least that would reach it.

The least is sought among plans that keep what the present one achieves: the pins, every level it ends with, and no
less gain. Fewest extra terms come first, then least extra money, then fewest extra hours. It is found beside the plan
as it stands, then bettered by rearranging the plan where that is small enough (docs/decisions/005-planner.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from prodige_core.frameworks import ROLES
from prodige_core.planning.model import PlanModel, Schedule
from prodige_core.planning.obstacles import fewest_terms, obstacles, rivals, too_late, waiting_reasons
from prodige_core.planning.problem import Goal, PlanningProblem
from prodige_core.planning.reduce import reduce_problem
from prodige_core.planning.result import Needs, Plan, Reason, Unreached
from prodige_core.planning.search import search

LIMIT = 3.0
"""Deterministic time for all targets together, shared out evenly; a unit is about a second."""
SIDE_BY_SIDE = 2
"""Targets explained at a time: a small computer has two cores. Each has its own share, so the order does not matter."""
MOST_FOR_ONE = 0.25
MOST_STARTS = 300
"""Actions times possible starts up to which rearranging is tried: 40 actions over 6 terms are about 200 (measured: 0.1 s a target)."""
MOST_LATER_TERMS = 6
"""How many further terms are tried when, by exclusions alone, the fewest do not do (two school years; editorial)."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Unreached targets with their reasons.

    better: a schedule within the means with more gain, when a search that was cut short had overlooked one; then
    ``unreached`` is empty and the plan should be that one.
    """

    unreached: tuple[Unreached, ...]
    better: dict[str, int] | None = None


@dataclass(frozen=True, slots=True)
class _Extra:
    """Means beyond those given: hours by role index and term, EUR by school year."""

    schedule: dict[str, int]
    hours: dict[tuple[int, int], int]
    money: dict[int, int]
    proven: bool

    @property
    def nothing(self) -> bool:
        return not self.hours and not self.money


def explain(problem: PlanningProblem, plan: Plan, should_stop: Callable[[], bool] | None = None) -> Explanation:
    """Reasons and needs of every target the plan does not reach, in the order of the goals.

    When stopped, what would be least is no longer sought, only something that suffices (``proven`` False).
    """
    missed = [goal for goal in problem.goals if plan.levels[goal.practice][-1] < goal.target]
    share = min(MOST_FOR_ONE, LIMIT / max(1, len(missed)))
    unreached = list[Unreached]()
    with ThreadPoolExecutor(SIDE_BY_SIDE, "planner-explain") as pool:
        answers = [pool.submit(_Least(problem, plan, goal, share, should_stop).answer) for goal in missed]
        for goal, answer in zip(missed, answers, strict=True):
            reasons, needs, better = answer.result()
            if better is not None:  # the first in the order of the goals, whichever was found first
                pool.shutdown(cancel_futures=True)
                return Explanation((), better)
            reached = plan.levels[goal.practice][-1]
            unreached.append(Unreached(goal.practice, goal.target, reached, reasons, needs))
    return Explanation(tuple(unreached))


class _Least:
    """The search for the least extra means for one target."""

    def __init__(
        self, problem: PlanningProblem, plan: Plan, goal: Goal, limit: float, should_stop: Callable[[], bool] | None
    ) -> None:
        self._problem, self._plan, self._goal, self._limit = problem, plan, goal, limit
        self._should_stop = should_stop
        self._schedule: Schedule = {entry.action: entry.start for entry in plan.actions}

    def answer(self) -> tuple[tuple[Reason, ...], Needs, dict[str, int] | None]:
        """Reasons, needs, and a better schedule if one turns up."""
        reached = self._plan.levels[self._goal.practice][-1]
        if in_the_way := tuple(obstacles(self._problem, self._goal, reached)):
            return in_the_way, Needs(possible=False), None
        first = fewest_terms(self._problem, self._goal)
        if first is None:
            return (too_late(self._problem, self._goal, {}),), Needs(possible=False), None
        in_conflict = list(rivals(self._problem, self._goal, reached, self._schedule))
        for terms in range(first, first + MOST_LATER_TERMS + 1):
            longer = self._problem.longer(terms)
            beside = self._beside(longer)
            least = self._rearranged(longer, beside)
            if least is None:
                continue
            if terms == 0 and beside is not None and beside.nothing:
                return (), Needs(), beside.schedule
            reasons = list(waiting_reasons(self._problem, self._goal, terms, least.schedule)) if terms else []
            reasons += _shortages(longer, beside if least.nothing and beside is not None else least)
            reasons = reasons or in_conflict or [too_late(self._problem, self._goal, least.schedule)]
            return tuple(reasons), _needs(longer, least, terms), None
        return tuple(in_conflict) or (too_late(self._problem, self._goal, {}),), Needs(possible=False), None

    def _beside(self, longer: PlanningProblem) -> _Extra | None:
        """The least beside the present plan as it stands, every start kept; None when that is impossible."""
        problem = replace(longer, goals=(self._goal,), pinned=dict(self._schedule))
        reduced = reduce_problem(problem, means=False)
        if reduced.impossible:
            return None
        model = PlanModel(reduced, slack=True)
        return self._solve(model, longer)

    def _rearranged(self, longer: PlanningProblem, beside: _Extra | None) -> _Extra | None:
        """The least when other actions may be chosen and dates may move, as long as nothing achieved is lost."""
        stopped = self._should_stop is not None and self._should_stop()
        if beside is not None and (beside.nothing or stopped):
            return beside if beside.nothing else replace(beside, proven=False)
        reduced = reduce_problem(longer, means=False)
        if beside is not None and sum(len(starts) for starts in reduced.starts.values()) > MOST_STARTS:
            return replace(beside, proven=False)
        model = PlanModel(reduced, slack=True)
        last = self._problem.count
        for goal in self._problem.goals:
            if (level := self._plan.levels[goal.practice][-1]) > goal.current:
                model.require_level(goal.practice, level, last)
        held = sum(chain.held * chain.goal.weight for chain in reduced.chains) * last
        model.cp.add(model.gain_by(last) >= self._plan.gain - held)
        if beside is not None:
            model.hint(beside.schedule)
        found = self._solve(model, longer)
        return found if found is not None or beside is None else replace(beside, proven=False)

    def _solve(self, model: PlanModel, longer: PlanningProblem) -> _Extra | None:
        model.require_level(self._goal.practice, self._goal.target, longer.count)
        # money before hours: one euro more than outweighs all the hours that could ever be short
        most_hours = sum(model.most_extra_hours.values())
        model.cp.minimize(
            (most_hours + 1) * sum(model.extra_money.values(), start=0) + sum(model.extra_hours.values(), start=0)
        )
        found = search(model, max(0.01, self._limit))
        if found.ended in ("impossible", "unknown"):
            return None
        hours = {key: found.solver.value(variable) for key, variable in model.extra_hours.items()}
        money = {year: found.solver.value(variable) for year, variable in model.extra_money.items()}
        return _Extra(
            found.schedule,
            {key: value for key, value in hours.items() if value},
            {year: value for year, value in money.items() if value},
            found.ended == "proven",
        )


def _needs(longer: PlanningProblem, extra: _Extra, terms: int) -> Needs:
    hours: dict[str, int] = {}
    for (role, _), value in sorted(extra.hours.items()):
        hours[ROLES[role]] = hours.get(ROLES[role], 0) + value
    ordered = {role: hours[role] for role in ROLES if role in hours}
    in_terms = tuple((ROLES[role], term, value) for (role, term), value in sorted(extra.hours.items()))
    in_years = tuple((longer.year_label(year), value) for year, value in sorted(extra.money.items()))
    return Needs(ordered, sum(extra.money.values()), terms, True, extra.proven, in_terms, in_years)


def _shortages(problem: PlanningProblem, extra: _Extra) -> Iterator[Reason]:
    for role, term in sorted(extra.hours):
        yield Reason("hours", role=ROLES[role], term=term)
    for year in sorted(extra.money):
        yield Reason("budget", school_year=problem.year_label(year))
