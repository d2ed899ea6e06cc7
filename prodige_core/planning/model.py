"""The planning problem as a CP-SAT model. The only module that builds one; it imports OR-Tools when called.

Variables: one for each action and possible start, and one for each open step and term: "closed by the end of it".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

from prodige_core.frameworks import ROLES
from prodige_core.planning.reduce import Chain, Reduced, Step

MOST_COVERING = 6
"""Beyond six contributors to one step the family of covering rows (2^n) is not written out; the plain row is."""

Schedule = Mapping[str, int]
"""Start terms (from 1) by action."""


class PlanModel:
    """A CP-SAT model of a reduced problem, without an objective.

    With ``slack`` hours and money may be exceeded; the excess is counted.

    starts: ``(action, start)`` → variable. closed: ``(practice, to, term)`` → variable.
    gain, hours, cost: linear expressions of the three objectives; ``gain`` leaves out ``fixed_gain``, what done
    actions hold from the start. most_gain: a first bound on ``gain``.
    extra_hours (by role and term) and extra_money (by school year) are the slacks.
    """

    def __init__(self, reduced: Reduced, *, slack: bool = False) -> None:
        from ortools.sat.python import cp_model

        self.reduced = reduced
        self.problem = reduced.problem
        self.cp: Any = cp_model.CpModel()
        self._sum: Any = cp_model.LinearExpr.weighted_sum
        self.extra_hours: dict[tuple[int, int], Any] = {}
        self.most_extra_hours: dict[tuple[int, int], int] = {}
        self.extra_money: dict[int, Any] = {}
        self._slack = slack
        self.starts = {
            (action.id, start): self.cp.new_bool_var(f"{action.id}@{start}")
            for action in reduced.actions
            for start in reduced.starts[action.id]
        }
        self.closed: dict[tuple[str, int, int], Any] = {}
        self._once_and_pinned()
        self._requires()
        self._apart()
        self._hours()
        self._money()
        for chain in reduced.chains:
            self._close(chain)
        self._objectives()

    def started(self, own_id: str, by: int) -> list[Any]:
        """The start variables of an action up to a term."""
        return [self.starts[own_id, start] for start in self.reduced.starts[own_id] if start <= by]

    def ended(self, own_id: str, by: int) -> list[Any]:
        """The start variables with which an action has ended by the end of a term."""
        return self.started(own_id, by - self.problem.by_id[own_id].terms + 1)

    def require_level(self, practice: str, level: int, by: int) -> None:
        """Only plans that have a practice at a level by the end of a term; the level must be in its chain or held."""
        if (practice, level, by) in self.closed:
            self.cp.add(self.closed[practice, level, by] == 1)
            return
        chain = next((chain for chain in self.reduced.chains if chain.goal.practice == practice), None)
        if chain is None or level > chain.goal.current + chain.held:
            self.cp.add_bool_or([])

    def gain_by(self, term: int) -> Any:
        """The gain counted over the first terms only, without what done actions hold."""
        weights = {chain.goal.practice: chain.goal.weight for chain in self.reduced.chains}
        return self._weighted((v, weights[practice]) for (practice, _, k), v in self.closed.items() if k <= term)

    def stay_near(self, schedules: Iterable[Schedule], terms: int) -> None:
        """Only plans in which each action is in one of the schedules, and starts at most so many terms from there."""
        near = {
            (own_id, start + shift)
            for schedule in schedules
            for own_id, start in schedule.items()
            for shift in range(-terms, terms + 1)
        }
        for key, variable in self.starts.items():
            if key not in near:
                self.cp.add(variable == 0)

    def hint(self, schedule: Schedule) -> None:
        """Begin the search at a schedule."""
        for (own_id, start), variable in self.starts.items():
            self.cp.add_hint(variable, schedule.get(own_id) == start)
        for (practice, to, term), variable in self.closed.items():
            self.cp.add_hint(variable, self._is_closed(schedule, practice, to, term))

    def _is_closed(self, schedule: Schedule, practice: str, to: int, term: int) -> bool:
        chain = next(chain for chain in self.reduced.chains if chain.goal.practice == practice)
        return all(
            sum(
                percent
                for own_id, percent in step.shares
                if own_id in schedule and schedule[own_id] + self.problem.by_id[own_id].terms - 1 <= term
            )
            >= step.need
            for step in chain.steps
            if step.to <= to
        )

    def _once_and_pinned(self) -> None:
        for action in self.reduced.actions:
            variables = self.started(action.id, self.problem.count)
            if action.id in self.problem.pinned:
                self.cp.add_exactly_one(variables)
            else:
                self.cp.add_at_most_one(variables)

    def _requires(self) -> None:
        for action in self.reduced.actions:
            for other in self.reduced.requires[action.id]:
                for start in self.reduced.starts[action.id]:
                    self.cp.add(sum(self.started(action.id, start)) <= sum(self.ended(other, start - 1)))

    def _apart(self) -> None:
        last = self.problem.count
        for one, other in self.reduced.apart:
            self.cp.add_at_most_one(self.started(one, last) + self.started(other, last))

    def _hours(self) -> None:
        loads: dict[tuple[int, int], list[tuple[Any, int]]] = {}
        for action in self.reduced.actions:
            for start in self.reduced.starts[action.id]:
                for offset in range(action.terms):
                    for role, hours in enumerate(action.hours_in(offset)):
                        if hours:
                            loads.setdefault((role, start + offset), []).append((self.starts[action.id, start], hours))
        for (role, term), load in sorted(loads.items(), key=lambda entry: entry[0]):
            capacity, most = self.problem.capacity[role][term - 1], _most(load)
            if most <= capacity:
                continue
            if self._slack:
                extra = self.cp.new_int_var(0, most - capacity, f"{ROLES[role]}+{term}")
                self.most_extra_hours[role, term] = most - capacity
                self.extra_hours[role, term] = extra
                load = [*load, (extra, -1)]
            self.cp.add(self._weighted(load) <= capacity)

    def _money(self) -> None:
        spent: dict[int, list[tuple[Any, int]]] = {}
        for (own_id, start), variable in self.starts.items():
            if cost := self.problem.by_id[own_id].cost:
                spent.setdefault(self.problem.year_index[start - 1], []).append((variable, cost))
        for year, costs in sorted(spent.items(), key=lambda entry: entry[0]):
            budget, most = self.problem.budget[year], _most(costs)
            if most <= budget:
                continue
            if self._slack:
                extra = self.cp.new_int_var(0, most - budget, f"money+{year}")
                self.extra_money[year] = extra
                costs = [*costs, (extra, -1)]
            self.cp.add(self._weighted(costs) <= budget)

    def _close(self, chain: Chain) -> None:
        below: Step | None = None
        practice = chain.goal.practice
        for step in chain.steps:
            for term in range(step.first, self.problem.count + 1):
                closed = self.cp.new_bool_var(f"{practice}>{step.to}@{term}")
                self.closed[practice, step.to, term] = closed
                if below is not None:
                    self.cp.add_implication(closed, self.closed[practice, below.to, term])
                if term > step.first:
                    self.cp.add_implication(self.closed[practice, step.to, term - 1], closed)
                self._cover(step, term, closed)
            below = step

    def _cover(self, step: Step, term: int, closed: Any) -> None:
        if not step.need:
            return
        at_hand = [(self.ended(own_id, term), percent) for own_id, percent in step.shares]
        at_hand = [(variables, percent) for variables, percent in at_hand if variables]
        for row, need in covering_rows(tuple(percent for _, percent in at_hand), step.need):
            load = [
                (variable, percent)
                for (variables, _), percent in zip(at_hand, row, strict=True)
                if percent
                for variable in variables
            ]
            self.cp.add(self._weighted(load) >= need * closed)

    def _objectives(self) -> None:
        by_id = self.problem.by_id
        self.fixed_gain = sum(chain.held * chain.goal.weight for chain in self.reduced.chains) * self.problem.count
        self.gain = self.gain_by(self.problem.count)
        # what no plan can exceed: every step closed as early as it could be on its own
        self.most_gain = sum(
            chain.goal.weight * (self.problem.count - step.first + 1)
            for chain in self.reduced.chains
            for step in chain.steps
        )
        self.hours = self._weighted(
            (variable, by_id[own_id].total_hours) for (own_id, _), variable in self.starts.items()
        )
        self.cost = self._weighted((variable, by_id[own_id].cost) for (own_id, _), variable in self.starts.items())

    def _weighted(self, load: Iterable[tuple[Any, int]]) -> Any:
        pairs = list(load)
        return self._sum([variable for variable, _ in pairs], [weight for _, weight in pairs])


def _most(load: list[tuple[Any, int]]) -> int:
    return sum(weight for _, weight in load)


@lru_cache(maxsize=10_000)
def covering_rows(percents: tuple[int, ...], need: int) -> tuple[tuple[tuple[int, ...], int], ...]:
    """Rows ``Σ coefficient · ended ≥ right side · closed`` for one step; all hold, none follows from another alone.

    For any set S of contributors taken for granted, the others must bring the rest of the need, and more than the
    rest counts for nothing: ``Σ_{a∉S} min(percent_a, rest) ≥ rest`` (knapsack cover inequalities; Carr, Fleischer,
    Leung and Phillips 2000). The row with S empty is the rule itself, so it is always kept.
    """
    whole = (tuple(min(percent, need) for percent in percents), need)
    if len(percents) > MOST_COVERING:
        return (whole,)
    rows = [whole]
    for size in range(1, len(percents)):
        for granted in combinations(range(len(percents)), size):
            rest = need - sum(percents[index] for index in granted)
            if rest > 0:
                row = tuple(0 if i in granted else min(percent, rest) for i, percent in enumerate(percents))
                rows.append((row, rest))
    return tuple(
        row
        for index, row in enumerate(rows)
        if index == 0
        or not any(
            _implies(other, row) and (j < index or not _implies(row, other))
            for j, other in enumerate(rows)
            if j != index
        )
    )


def _implies(one: tuple[tuple[int, ...], int], other: tuple[tuple[int, ...], int]) -> bool:
    """Row ``one``, scaled to the same right side, has no larger coefficient anywhere."""
    return all(a * other[1] <= b * one[1] for a, b in zip(one[0], other[0], strict=True))
