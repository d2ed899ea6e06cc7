"""The points of the curve of means, and the planning problem of each. How and why: `prodige_core.planning.curve`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import closure, exclusions
from prodige_core.planning.result import Plan

Of = Literal["hours", "money", "both"]
LINES: tuple[Of, ...] = ("hours", "money", "both")

WHOLE = 4
"""Factors are counted in quarters."""
QUARTERS = (0, 1, 2, 3, 4, 6, 8)
"""None, a quarter, half, three quarters, all, one and a half, twice (issue 5)."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Means as quarters of those given: ``Point(2, 4)`` is half the hours and all the money."""

    hours: int
    money: int

    def within(self, other: Point) -> bool:
        """Whether it has no more hours and no more money than another."""
        return self.hours <= other.hours and self.money <= other.money


PRESENT = Point(WHOLE, WHOLE)


def point_of(of: Of, quarters: int) -> Point:
    """The point of one line of the curve."""
    return Point(quarters if of != "money" else WHOLE, quarters if of != "hours" else WHOLE)


POINTS: tuple[Point, ...] = tuple(sorted({point_of(of, quarters) for of in LINES for quarters in QUARTERS}))
"""All nineteen, from little to much."""

BY_LINE: tuple[Point, ...] = tuple(dict.fromkeys(point_of(of, quarters) for of in LINES for quarters in QUARTERS))
"""The same line by line, as people choose among them."""

ORDER: tuple[Point, ...] = (
    *(PRESENT, Point(2, 4)),  # the first question
    *(Point(8, 8), Point(8, 4), Point(4, 8)),  # where these bring nothing more, what lies between needs no search
    *(Point(0, 0), Point(0, 4), Point(4, 0)),
    *(Point(2, 2), Point(4, 2)),
    *(Point(6, 6), Point(6, 4), Point(4, 6)),
    *(Point(3, 4), Point(3, 3), Point(4, 3), Point(1, 4), Point(1, 1), Point(4, 1)),
)
"""In which they are worked out: ends and halves first, so that a curve that is stopped says most."""


@dataclass(frozen=True, slots=True)
class PointTask:
    """A point to plan for, and its problem."""

    point: Point
    problem: PlanningProblem


def settled_by(problem: PlanningProblem, plan: Plan) -> dict[str, int]:
    """Where a plan puts the pinned actions and what they require."""
    starts = {entry.action: entry.start for entry in plan.actions}
    return {own: starts[own] for own in sorted(closure(problem, problem.pinned)) if own in starts}


class CurveProblem:
    """A problem with its points.

    settled: start terms of the pinned actions and all they require, as in a plan for the means as they are. going_on: ids of started actions, which are pinned
    and never left out.
    """

    def __init__(self, problem: PlanningProblem, settled: Mapping[str, int], going_on: Collection[str] = ()) -> None:
        self.problem = problem
        self._going_on = frozenset(going_on) & problem.pinned.keys()
        self._settled = settled
        self._kept: dict[Point, frozenset[str]] = {}

    def left_out(self, point: Point) -> tuple[str, ...]:
        """Pinned actions that do not fit the means of a point, and are free there."""
        return tuple(sorted(self.problem.pinned.keys() - self._kept_at(point)))

    def task(self, point: Point, *, beside: bool = False) -> PointTask:
        """What to plan for a point; ``beside``: so that every pin left out could be added with more means."""
        kept, scaled = self._kept_at(point), self._scaled(point)
        if not beside or kept == self.problem.pinned.keys():
            pinned = {own: term for own, term in self.problem.pinned.items() if own in kept}
            return PointTask(point, replace(scaled, pinned=pinned))
        problem, room, held = self.problem, _Means(scaled), closure(self.problem, kept)
        for more in POINTS:
            if point.within(more):
                missing = closure(problem, self._kept_at(more)) - held
                room = room.at_most(_Means(self._scaled(more)).without(problem, self._at(missing)))
        absent = self._settled.keys() - held
        rivals = {other for pair in exclusions(problem) if absent & set(pair) for other in pair}
        excluded = {*problem.excluded, *absent, *(rivals - held - set(problem.done))}
        return PointTask(
            point, room.given_to(replace(problem, pinned=self._at(held), excluded=tuple(sorted(excluded))))
        )

    def with_pins_of(self, point: Point, schedule: Mapping[str, int]) -> dict[str, int]:
        """A schedule for less means, together with the pins that a point with more of them keeps."""
        back = closure(self.problem, self._kept_at(point)) - schedule.keys()
        return {**schedule, **self._at(back)}

    def _kept_at(self, point: Point) -> frozenset[str]:
        """Pins that fit: of those kept wherever there is more, the started ones, then the earliest that have room."""
        if point not in self._kept:
            candidates = set(self.problem.pinned)
            for more in POINTS:
                if point != more and point.within(more):
                    candidates &= self._kept_at(more)
            self._kept[point] = frozenset(candidates if PRESENT.within(point) else self._fitting(point, candidates))
        return self._kept[point]

    def _fitting(self, point: Point, candidates: set[str]) -> set[str]:
        given, kept = self._scaled(point), set[str]()
        pins = self.problem.pinned
        for own in sorted(candidates, key=lambda own: (own not in self._going_on, pins[own], own)):
            tried = self._at(closure(self.problem, {*kept, own}))
            if _Means(given).without(self.problem, tried).enough:
                kept.add(own)
        return kept

    def _at(self, ids: Iterable[str]) -> dict[str, int]:
        return {own: self._settled[own] for own in sorted(ids) if own in self._settled}

    @cached_property
    def _begun(self) -> list[list[int]]:
        """Hours that started work needs, a row a role."""
        need = [[0] * self.problem.count for _ in self.problem.capacity]
        _book(self.problem, self._at(self._going_on), need, [0] * len(self.problem.budget))
        return need

    def _scaled(self, point: Point) -> PlanningProblem:
        capacity = tuple(
            tuple(max(hours * point.hours // WHOLE, own) for hours, own in zip(row, begun, strict=True))
            for row, begun in zip(self.problem.capacity, self._begun, strict=True)
        )
        budget = tuple(eur * point.money // WHOLE for eur in self.problem.budget)
        return replace(self.problem, capacity=capacity, budget=budget)


class _Means:
    """Hours by role and term and money by school year, to reckon with."""

    def __init__(self, of: PlanningProblem) -> None:
        self.hours = [list(row) for row in of.capacity]
        self.money = list(of.budget)

    @property
    def enough(self) -> bool:
        return min([*self.money, *(hours for row in self.hours for hours in row)], default=0) >= 0

    def without(self, problem: PlanningProblem, schedule: Mapping[str, int]) -> _Means:
        """What is left beside a schedule; negative where it takes too much."""
        _book(problem, schedule, self.hours, self.money, -1)
        return self

    def at_most(self, other: _Means) -> _Means:
        self.hours = [
            [min(pair) for pair in zip(*rows, strict=True)] for rows in zip(self.hours, other.hours, strict=True)
        ]
        self.money = [min(pair) for pair in zip(self.money, other.money, strict=True)]
        return self

    def given_to(self, problem: PlanningProblem) -> PlanningProblem:
        return replace(problem, capacity=tuple(tuple(row) for row in self.hours), budget=tuple(self.money))


def _book(
    problem: PlanningProblem, schedule: Mapping[str, int], hours: list[list[int]], money: list[int], sign: int = 1
) -> None:
    for own, start in schedule.items():
        action = problem.by_id[own]
        money[problem.year_index[start - 1]] += sign * action.cost
        for offset in range(action.terms):
            for role, needed in enumerate(action.hours_in(offset)):
                hours[role][start - 1 + offset] += sign * needed
