"""Two plans side by side: what is in one and not in the other, and what that buys. Pure.

Terms are compared by their months, so that plans that start in different terms can be laid beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prodige_core.frameworks import ROLES, Role
from prodige_core.planning.calendar import place_of_label
from prodige_core.planning.result import Plan


@dataclass(frozen=True, slots=True)
class Moved:
    """An action that is in both plans and starts in another term; the places of the two terms (`term_at`)."""

    action: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class TwoLevels:
    """The level of a practice at the end of each plan; None in a plan that does not raise it at all."""

    practice: str
    one: int | None
    other: int | None


@dataclass(frozen=True, slots=True)
class Sooner:
    """A level that both plans reach, at the end of different terms. terms: by how many the other has it sooner (< 0: later)."""

    practice: str
    level: int
    terms: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two plans, *one* and the *other*.

    only_one, only_other: action ids in the order they start. hours: by role, ``(one, other)``. cost: EUR, likewise.
    targets_one, targets_other: practices at which both aim and whose target only that plan reaches (one that is no aim any
    more, as after a new round, is nothing that a plan misses). levels: practices that end at different levels. reached: number of targets reached by each, and wanted: of how many.
    """

    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    both: tuple[str, ...]
    moved: tuple[Moved, ...]
    hours: Mapping[Role, tuple[int, int]]
    cost: tuple[int, int]
    targets_one: tuple[str, ...]
    targets_other: tuple[str, ...]
    levels: tuple[TwoLevels, ...]
    sooner: tuple[Sooner, ...]
    reached: tuple[int, int]
    wanted: tuple[int, int]

    @property
    def same(self) -> bool:
        """Whether both hold the same actions in the same terms."""
        return not (self.only_one or self.only_other or self.moved)


def compare_plans(
    one: Plan, other: Plan, taken: Callable[[Plan], tuple[Mapping[Role, int], int]] | None = None
) -> Compared:
    """Lay two plans beside each other. An infeasible plan holds no actions and reaches nothing.

    taken: hours by role and EUR of a plan's whole period (`prodige_core.roadmap.period.taken`); else those of the plan.
    """
    (hours, cost), (hours_other, cost_other) = (taken or _planned)(one), (taken or _planned)(other)
    starts, starts_other = _starts(one), _starts(other)
    reached, reached_other = _reached(one), _reached(other)
    both = tuple(own for own in starts if own in starts_other)
    practices = sorted({*one.levels, *other.levels})
    ends = [(own, _end(one, own), _end(other, own)) for own in practices]
    return Compared(
        only_one=tuple(own for own in starts if own not in starts_other),
        only_other=tuple(own for own in starts_other if own not in starts),
        both=both,
        moved=tuple(Moved(own, starts[own], starts_other[own]) for own in both if starts[own] != starts_other[own]),
        hours={role: pair for role in ROLES if any(pair := (hours.get(role, 0), hours_other.get(role, 0)))},
        cost=(cost, cost_other),
        targets_one=tuple(sorted((reached - reached_other) & set(other.levels))),
        targets_other=tuple(sorted((reached_other - reached) & set(one.levels))),
        levels=tuple(TwoLevels(*entry) for entry in ends if entry[1] != entry[2]),
        sooner=tuple(found for own in practices if (found := _sooner(one, other, own)) is not None),
        reached=(len(reached), len(reached_other)),
        wanted=(len(one.levels), len(other.levels)),
    )


def _starts(plan: Plan) -> dict[str, int]:
    return {entry.action: place_of_label(plan.terms[entry.start - 1].label) for entry in plan.actions}


def _reached(plan: Plan) -> set[str]:
    return set(plan.levels) - {entry.practice for entry in plan.unreached}


def _end(plan: Plan, practice: str) -> int | None:
    return plan.levels[practice][-1] if practice in plan.levels else None


def _planned(plan: Plan) -> tuple[Mapping[Role, int], int]:
    hours = {role: sum(term.hours[role].used for term in plan.terms if role in term.hours) for role in ROLES}
    return hours, plan.cost


def _sooner(one: Plan, other: Plan, practice: str) -> Sooner | None:
    """About the highest level that both reach; None when they reach it at the same time, or do not raise it both."""
    if practice not in one.levels or practice not in other.levels:
        return None
    level = min(one.levels[practice][-1], other.levels[practice][-1])
    if level <= max(one.levels[practice][0], other.levels[practice][0]):
        return None
    terms = _when(one, practice, level) - _when(other, practice, level)
    return Sooner(practice, level, terms) if terms else None


def _when(plan: Plan, practice: str, level: int) -> int:
    term = next(number for number, own in enumerate(plan.levels[practice]) if number and own >= level)
    return place_of_label(plan.terms[term - 1].label)
