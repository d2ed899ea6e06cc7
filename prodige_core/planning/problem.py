"""The planning problem of design section 7 as plain integers and ids: what `solve` needs, and nothing else.

It keeps the facts as they were given (months, decisions, shares in percent) so that the solver, the explanation and
the independent checker each derive what they need on their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from prodige_core.frameworks import ROLES
from prodige_core.planning.calendar import Term, school_years, terms_from

FULL = 100
"""A step is closed when the shares for it reach 100 percent (design, section 7)."""


@dataclass(frozen=True, slots=True)
class Share:
    """A contribution of ``percent`` (1..100) to the step from level ``to`` - 1 to ``to`` of a practice."""

    practice: str
    to: int
    percent: int


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action as the planner sees it.

    hours: whole action, one number a role in the order of `ROLES`; cost in EUR, booked in the school year it starts.
    terms: how many terms it takes. months: it must start in a term that holds one of these; empty means any.
    requires, excludes: as written in the catalogue, ids that may also be done, excluded or unknown.
    """

    id: str
    hours: tuple[int, ...]
    cost: int
    terms: int
    requires: tuple[str, ...]
    excludes: tuple[str, ...]
    months: tuple[int, ...]
    shares: tuple[Share, ...]

    @property
    def total_hours(self) -> int:
        """Hours of all roles together."""
        return sum(self.hours)

    def hours_in(self, offset: int) -> tuple[int, ...]:
        """Hours by role in its ``offset``-th term (from 0): split evenly, remainders to the earliest terms."""
        return tuple(total // self.terms + (offset < total % self.terms) for total in self.hours)


@dataclass(frozen=True, slots=True)
class Goal:
    """A practice to raise from ``current`` to ``target`` (higher), with its weight (1..5)."""

    practice: str
    current: int
    target: int
    weight: int


@dataclass(frozen=True)
class PlanningProblem:
    """Everything the planner may use.

    start: ``YYYY-MM``, a month of term 1; count: number of terms.
    capacity: hours, a row for each role in the order of `ROLES`, a column for each term.
    budget: EUR, for each school year touched.
    actions: the whole catalogue, done ones too; goals: practices to raise; both sorted by id, so that the order in
    which a catalogue is written never decides between two equally good plans.
    later_hours: of each role in a term after the last, later_budget: EUR of a school year after the last; empty and None
    where they are those of the last, which work that has begun may have changed.
    """

    start: str
    count: int
    capacity: tuple[tuple[int, ...], ...]
    budget: tuple[int, ...]
    goals: tuple[Goal, ...]
    actions: tuple[PlanAction, ...]
    pinned: Mapping[str, int]
    excluded: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    later_hours: tuple[int, ...] = ()
    later_budget: int | None = None

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of the plan."""
        return terms_from(self.start, self.count)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The school years touched, as in ``budget``."""
        return school_years(self.terms)

    @cached_property
    def year_index(self) -> tuple[int, ...]:
        """For each term the position of its school year in ``budget``."""
        return tuple(self.years.index(term.school_year) for term in self.terms)

    def year_label(self, index: int) -> str:
        """How the school year at a position of ``budget`` is written: ``2026/27``."""
        return next(term.school_year_label for term in self.terms if term.school_year == self.years[index])

    @cached_property
    def by_id(self) -> Mapping[str, PlanAction]:
        """Every action by id."""
        return {action.id: action for action in self.actions}

    def longer(self, extra: int) -> PlanningProblem:
        """The same problem with ``extra`` more terms: each has the hours (school year: the budget) given for the last one."""
        longer = terms_from(self.start, self.count + extra)
        more_years = len(school_years(longer)) - len(self.budget)
        hours = self.later_hours or tuple(row[-1] for row in self.capacity)
        money = self.budget[-1] if self.later_budget is None else self.later_budget
        return replace(
            self,
            count=self.count + extra,
            capacity=tuple(row + (own,) * extra for row, own in zip(self.capacity, hours, strict=True)),
            budget=self.budget + (money,) * more_years,
        )


def problem_json(problem: PlanningProblem) -> dict[str, Any]:
    """A problem as JSON values, for the planner's own process."""
    return {
        "start": problem.start,
        "count": problem.count,
        "capacity": problem.capacity,
        "budget": problem.budget,
        "goals": [[goal.practice, goal.current, goal.target, goal.weight] for goal in problem.goals],
        "actions": [
            [
                a.id,
                a.hours,
                a.cost,
                a.terms,
                a.requires,
                a.excludes,
                a.months,
                [[s.practice, s.to, s.percent] for s in a.shares],
            ]
            for a in problem.actions
        ],
        "pinned": dict(problem.pinned),
        "excluded": problem.excluded,
        "done": problem.done,
        "later": [problem.later_hours, problem.later_budget],
    }


def problem_from_json(data: Mapping[str, Any]) -> PlanningProblem:
    """The problem that `problem_json` wrote. KeyError, TypeError or ValueError for anything else."""
    actions = tuple(
        PlanAction(
            own_id,
            tuple(hours),
            cost,
            terms,
            tuple(requires),
            tuple(excludes),
            tuple(months),
            tuple(Share(*share) for share in shares),
        )
        for own_id, hours, cost, terms, requires, excludes, months, shares in data["actions"]
    )
    capacity = tuple(tuple(row) for row in data["capacity"])
    if len(capacity) != len(ROLES):
        raise ValueError("one row of hours for each role is due")
    return PlanningProblem(
        data["start"],
        data["count"],
        capacity,
        tuple(data["budget"]),
        tuple(Goal(*goal) for goal in data["goals"]),
        actions,
        dict(data["pinned"]),
        tuple(data["excluded"]),
        tuple(data["done"]),
        tuple(data["later"][0]),
        data["later"][1],
    )
