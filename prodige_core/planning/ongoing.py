"""What has begun or is over takes its part of a plan before anything else is planned.

Rules (contract of issue 5, docs/method/planning.md): a started action keeps going, so it is in the plan with what is left
of it. What done, dropped and started actions have used within the plan's terms and school years is no longer there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from prodige_core.frameworks import ROLES, Action, Catalogue, Role
from prodige_core.planning.calendar import school_years, terms_from
from prodige_core.planning.problem import PlanAction, PlanningProblem, Share
from prodige_core.responses import CentreFile, Means

_TERMS_A_YEAR = 3
_FIRST_MONTH = (1, 4, 9)


@dataclass(frozen=True, slots=True)
class Running:
    """A started action in a plan: from term ``start`` on (1, unless it began later within the plan) with what is left.

    left: as the planner sees it: the remaining terms and hours, no cost (it is booked where it began), nothing to wait
    for. One that takes longer than planned has one more term without hours. full_hours: of the whole action.
    began_in: month (``YYYY-MM``). beyond: it ends after the plan, so within the plan it raises nothing.
    """

    left: PlanAction
    start: int
    began_in: str
    full_hours: int
    beyond: bool

    @property
    def end(self) -> int:
        """Its last term within the plan."""
        return self.start + self.left.terms - 1


@dataclass(frozen=True, slots=True)
class Overload:
    """Started work needs more hours of a role in a term (from 1) than are left there of those given."""

    role: Role
    term: int
    needs: int
    left: int


@dataclass(frozen=True, slots=True)
class Ongoing:
    """What runs and what is used up.

    hours: used by done and dropped actions, a row a role, a column a term. money: EUR used in each school year of the
    plan, also by started ones. paid: the same by action. late: started after the plan's last term, which takes no part in it.
    """

    running: Mapping[str, Running]
    hours: tuple[tuple[int, ...], ...]
    money: tuple[int, ...]
    overloads: tuple[Overload, ...]
    late: tuple[str, ...] = ()
    paid: Mapping[str, int] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether the plan begins with free hands."""
        return not (self.running or self.late or any(self.money) or any(map(any, self.hours)))


def plan_action(action: Action) -> PlanAction:
    """An action as the planner sees it."""
    return PlanAction(
        action.id,
        tuple(action.hours.get(role, 0) for role in ROLES),
        action.cost,
        action.terms,
        action.requires,
        action.excludes,
        action.months,
        tuple(Share(step.practice, step.to, step.share) for step in action.raises),
    )


def term_number(start: str, month: str) -> int:
    """The number of the term that holds ``month`` in a plan that starts in ``start``; 0 and less before the plan."""
    return _place(month) - _place(start) + 1


def ongoing(file: CentreFile, catalogue: Catalogue) -> Ongoing:
    """What runs and is used up, by the board of a file. A file without means, or with nothing begun, gives nothing.

    catalogue: with the centre's own actions. Entries about actions it does not hold are left out.
    """
    means = file.means
    if means is None:
        return Ongoing({}, (), (), ())
    running: dict[str, Running] = {}
    late: list[str] = []
    for own, entry in file.board.items():
        if entry.status == "started" and own in catalogue.actions:
            found = _running(plan_action(catalogue.actions[own]), entry.started, means)
            if found is None:
                late.append(own)
            else:
                running[own] = found
    hours, money, paid = _used(file, catalogue, means)
    return Ongoing(running, hours, money, tuple(_overloads(running, hours, means)), tuple(late), paid)


def with_ongoing(problem: PlanningProblem, work: Ongoing) -> PlanningProblem:
    """The problem with running actions in it, and without what is used up.

    A role has never less capacity than running work needs, and a school year never less than no money, so what has begun
    alone never makes a plan impossible.
    """
    if work.nothing:
        return problem
    need = needs(work.running, problem.count)
    facts = {*work.running, *problem.done}
    starts = {own: run.start for own, run in work.running.items()}
    return replace(
        problem,
        capacity=tuple(
            tuple(max(given - used, own) for given, used, own in zip(*rows, strict=True))
            for rows in zip(problem.capacity, work.hours, need, strict=True)
        ),
        budget=tuple(max(0, given - used) for given, used in zip(problem.budget, work.money, strict=True)),
        actions=tuple(_as_fact(action, work.running, facts) for action in problem.actions),
        pinned=dict(sorted({**problem.pinned, **starts}.items())),
        excluded=tuple(sorted({*problem.excluded, *work.late})),
        later_hours=tuple(row[-1] for row in problem.capacity),
        later_budget=problem.budget[-1],
    )


def _as_fact(action: PlanAction, running: Mapping[str, Running], facts: set[str]) -> PlanAction:
    """What runs or is done stands beside each other, whatever excludes what: it happened."""
    if action.id not in facts:
        return action
    own = running[action.id].left if action.id in running else action
    return replace(own, excludes=tuple(other for other in own.excludes if other not in facts))


def _running(action: PlanAction, began_in: str, means: Means) -> Running | None:
    began = term_number(means.start, began_in)
    if began > means.terms:
        return None
    start = max(1, began)
    behind = start - began
    terms = max(1, action.terms - behind)
    fits = min(terms, means.terms - start + 1)
    hours = [0] * len(ROLES)
    for offset in range(behind, min(action.terms, behind + fits)):
        hours = [sum(pair) for pair in zip(hours, action.hours_in(offset), strict=True)]
    shares = action.shares if fits == terms else ()
    left = replace(action, hours=tuple(hours), cost=0, terms=fits, requires=(), months=(), shares=shares)
    return Running(left, start, began_in, action.total_hours, fits < terms)


def _used(
    file: CentreFile, catalogue: Catalogue, means: Means
) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], dict[str, int]]:
    """Hours by role and term, money by school year and by action. Hours of done ones are spread over the terms they took."""
    years = school_years(terms_from(means.start, means.terms))
    hours = [[0] * means.terms for _ in ROLES]
    money = [0] * len(years)
    paid: dict[str, int] = {}
    for own, entry in file.board.items():
        if entry.status not in ("started", "done", "dropped") or own not in catalogue.actions:
            continue
        action = plan_action(catalogue.actions[own])
        span = _span(action, entry.started, entry.ended, means)
        if span is None:
            continue  # nobody knows when, so nothing can be said to be used
        first, last = span
        year = _school_year(_place(means.start) + first - 1)
        if year in years:
            money[years.index(year)] += action.cost
            paid[own] = action.cost
        if entry.status == "started":
            continue  # its hours are in the plan as what is left of it
        planned = action.terms if entry.status == "dropped" else last - first + 1
        spread = replace(action, terms=planned)
        for term in range(max(1, first), min(last, first + planned - 1, means.terms) + 1):
            for role, amount in enumerate(spread.hours_in(term - first)):
                hours[role][term - 1] += amount
    return tuple(map(tuple, hours)), tuple(money), paid


def _span(action: PlanAction, started: str, ended: str, means: Means) -> tuple[int, int] | None:
    """First and last term of what is over, as it was; where only one is known, it took the terms planned."""
    first = term_number(means.start, started) if started else None
    last = term_number(means.start, ended) if ended else None
    if first is None and last is None:
        return None
    if first is None:
        first = (last or 0) - action.terms + 1
    return first, last if last is not None else first + action.terms - 1


def needs(running: Mapping[str, Running], count: int) -> list[list[int]]:
    """Hours of what is under way within a plan of ``count`` terms: a row a role, a column a term."""
    need = [[0] * count for _ in ROLES]
    for run in running.values():
        for offset in range(run.left.terms):
            for role, amount in enumerate(run.left.hours_in(offset)):
                need[role][run.start - 1 + offset] += amount
    return need


def _overloads(running: Mapping[str, Running], used: tuple[tuple[int, ...], ...], means: Means) -> Iterator[Overload]:
    for place, (role, row) in enumerate(zip(ROLES, needs(running, means.terms), strict=True)):
        given = means.hours_per_term.get(role, 0)
        for term, amount in enumerate(row, 1):
            there = given if isinstance(given, int) else given[term - 1] if term <= len(given) else 0
            left = max(0, there - used[place][term - 1])
            if amount > left:
                yield Overload(role, term, amount, left)


def _place(month: str) -> int:
    """Terms counted through: every school term there ever was has its own number."""
    year, number = (int(part) for part in month.split("-"))
    return year * _TERMS_A_YEAR + sum(1 for first in _FIRST_MONTH if first <= number) - 1


def _school_year(place: int) -> int:
    year, term = divmod(place, _TERMS_A_YEAR)
    return year if _FIRST_MONTH[term] == _FIRST_MONTH[-1] else year - 1
