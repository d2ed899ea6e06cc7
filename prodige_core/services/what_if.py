"""What less or more time and money would reach, and what it would take to reach every target (pure part: `planning.curve`).

Working it out takes a minute or two, for large plans longer (docs/method/what-if.md), so it runs elsewhere, point by point;
every point is stored, with the fingerprint of what it was worked out from, so that it can be stopped and taken up again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.board import settled_by_board
from prodige_core.errors import StateError
from prodige_core.frameworks import ROLES, Role
from prodige_core.i18n import N_
from prodige_core.planning import PlanningProblem, Unreached, plan_from_json, school_years, terms_from
from prodige_core.planning.cheapest import Cheapest, cheapest_from_json, cheapest_json
from prodige_core.planning.curve import Curve, curve_from_json, curve_json, with_plan
from prodige_core.planning.curve_points import PRESENT, CurveProblem, Point
from prodige_core.planning.ongoing import ongoing
from prodige_core.responses import Means
from prodige_core.responses.values import MAX_BUDGET_EUR, MAX_HOURS_PER_TERM
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.means import view_of
from prodige_core.services.means_parts import with_period
from prodige_core.services.plan_inputs import fingerprint
from prodige_core.services.planning import catalogue_of, load_plan, task_for
from prodige_core.services.stored_files import stored_file
from prodige_core.services.wishes import MeansChanged, set_means
from prodige_core.services.workspace import Workspace
from prodige_core.storage import CurveRow


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is worked out so far. cheapest: None until the curve is complete. ``current`` as of a stored plan."""

    curve: Curve
    cheapest: Cheapest | None
    made_on: dt.date
    current: bool

    @property
    def complete(self) -> bool:
        """Whether nothing is left to work out."""
        return self.curve.infeasible or (self.curve.complete and self.cheapest is not None)


@dataclass(frozen=True, slots=True)
class WhatIfTask:
    """What to work out, from where it was left. going_on: started actions (`CurveProblem`)."""

    problem: PlanningProblem
    going_on: tuple[str, ...]
    fingerprint: str
    curve: Curve
    cheapest: Cheapest | None


@access.needs(Right.EDIT)
def begin(ws: Workspace, centre_id: str) -> WhatIfTask:
    """What is left to work out for a centre as it is stored now. A plan made from just that serves as the first point.

    One that is current because work went on as planned does not: it is a plan from before this work began or ended.

    Raises `PlanningInputError` with every problem, or `NotFound`.
    """
    task = task_for(ws, centre_id)
    file = get_centre(ws, centre_id)
    running = tuple(ongoing(file, catalogue_of(ws, centre_id)).running)
    known = load(ws, centre_id)
    if known is not None and known.current:
        return WhatIfTask(task.problem, running, task.fingerprint, known.curve, known.cheapest)
    with ws.database.read() as unit:
        row = unit.plans.of_centre(centre_id)
    curve = Curve()
    if row is not None and row.fingerprint == task.fingerprint:
        curve = with_plan(curve, PRESENT, plan_from_json(row.plan), task.problem, running)
    return WhatIfTask(task.problem, running, task.fingerprint, curve, None)


@access.needs(Right.EDIT)
def store(ws: Workspace, centre_id: str, curve: Curve, cheapest: Cheapest | None, made_from: str) -> None:
    """Keep what is worked out so far. ``made_from``: the fingerprint of its task. Raises `NotFound`.

    What fits the centre as it is stored now does not give way to what does not.
    """
    with ws.database.write() as unit:
        unit.centres.hold(centre_id)  # derived, as a plan, so it does not count as a change
        row = unit.curves.of_centre(centre_id)
        now = fingerprint(ws, stored_file(ws, unit, centre_id))
        if row is not None and row.fingerprint == now != made_from:
            return
        found = {"curve": curve_json(curve), "cheapest": cheapest_json(cheapest) if cheapest else None}
        unit.curves.put(centre_id, CurveRow(made_from, found, ws.today().isoformat()))
        unit.commit()


@access.needs(Right.VIEW)
def load(ws: Workspace, centre_id: str) -> WhatIf | None:
    """What was worked out last; None when nothing was, or it cannot be read any more. Raises `NotFound`."""
    with ws.database.read() as unit:
        file = stored_file(ws, unit, centre_id)
        row = unit.curves.of_centre(centre_id)
    if row is None:
        return None
    try:
        curve = curve_from_json(row.curve["curve"])
        found = row.curve["cheapest"]
        cheapest = None if found is None else cheapest_from_json(found)
    except (KeyError, TypeError, ValueError):
        return None  # of another version of this program: derived, so it is worked out again
    return WhatIf(curve, cheapest, dt.date.fromisoformat(row.made_on), row.fingerprint == fingerprint(ws, file))


def adds_most_for_least(unreached: Sequence[Unreached]) -> tuple[Unreached, ...]:
    """Unreached targets, what is cheapest to add first: least money, then fewest hours, then fewest terms."""

    def price(entry: Unreached) -> tuple[bool, int, int, int]:
        needs = entry.needs
        return not needs.possible, needs.cost, sum(needs.hours.values()), needs.terms

    return tuple(sorted(unreached, key=price))


def can_be_added(entry: Unreached) -> bool:
    """Whether what a target takes is known so closely (role, term, school year) that it can be written as means."""
    needs = entry.needs
    placed = sum(hours for *_, hours in needs.in_terms), sum(eur for _, eur in needs.in_years)
    if not needs.possible or placed != (sum(needs.hours.values()), needs.cost):
        return False
    return bool(needs.terms or any(placed))


@access.needs(Right.EDIT)
def use_point(ws: Workspace, centre_id: str, point: Point, *, seen: Means) -> MeansChanged:
    """Plan with the means of a point from now on: what a role or year is left with, times the factor.

    Pins that do not fit are lifted. Undo with `undo_means`. Raises `StateError` when what the point was worked out from
    has changed since, `Conflict`, `PlanningInputError` or `NotFound`.
    """
    known = _current(ws, centre_id)
    task = begin(ws, centre_id)
    own = CurveProblem(task.problem, known.curve.settled, task.going_on)
    scaled = own.task(point).problem
    hours = {
        (role, term): new - old
        for role, rows in zip(ROLES, zip(scaled.capacity, task.problem.capacity, strict=True), strict=True)
        for term, (new, old) in enumerate(zip(*rows, strict=True), 1)
    }
    money = [new - old for new, old in zip(scaled.budget, task.problem.budget, strict=True)]
    more = _more(seen, hours, money, _gaps(ws, centre_id, seen))
    return set_means(ws, centre_id, more, seen=seen, lifting=own.left_out(point))


@access.needs(Right.EDIT)
def use_cheapest(ws: Workspace, centre_id: str, *, seen: Means, exactly: bool = False) -> MeansChanged:
    """Add the means that the cheapest plan for every target takes. Undo and errors as `use_point`.

    exactly: also fix the start of each of its actions, so that the roadmap holds this plan and reaches what it reaches;
    what those means have room for beside it is planned as well.
    """
    cheapest = _current(ws, centre_id).cheapest
    if cheapest is None:
        raise _changed()
    more = _with_extra(seen, cheapest.extra_hours, cheapest.extra_money, _gaps(ws, centre_id, seen))
    settled = settled_by_board(get_centre(ws, centre_id))
    starts = {entry.action: entry.start for entry in cheapest.plan.actions if entry.action not in settled}
    return set_means(ws, centre_id, more, seen=seen, fixing=starts if exactly else None)


@access.needs(Right.EDIT)
def use_needs(ws: Workspace, centre_id: str, practice: str, *, seen: Means) -> MeansChanged:
    """Add the means that one unreached target of the present plan takes. Undo and errors as `use_point`."""
    stored = load_plan(ws, centre_id)
    unreached = stored.plan.unreached if stored is not None and stored.current else ()
    entry = next((entry for entry in unreached if entry.practice == practice), None)
    if entry is None or not can_be_added(entry):
        raise _changed()
    longer = with_period(seen, seen.start, seen.terms + entry.needs.terms)
    more = _with_extra(longer, entry.needs.in_terms, entry.needs.in_years, _gaps(ws, centre_id, longer))
    return set_means(ws, centre_id, more, seen=seen)


def _current(ws: Workspace, centre_id: str) -> WhatIf:
    known = load(ws, centre_id)
    if known is None or not known.current:
        raise _changed()
    return known


def _changed() -> StateError:
    return StateError(N_("What this was worked out from has changed since."), N_("Work it out again."))


@dataclass(frozen=True, slots=True)
class _Gaps:
    """What work that is done or begun takes beyond the means given: hours by role and term (from 1), EUR by school year.

    What is left of such means is nothing, not less. So what is added on top of what is left must fill the gap first.
    """

    hours: Mapping[tuple[Role, int], int]
    money: Sequence[int]


def _gaps(ws: Workspace, centre_id: str, means: Means) -> _Gaps:
    file = get_centre(ws, centre_id).model_copy(update={"means": means})
    work, view = ongoing(file, catalogue_of(ws, centre_id)), view_of(means)
    needs = {(own.role, own.term): own.needs for own in work.overloads}
    hours = {}
    for row in view.roles:
        for term, (given, used) in enumerate(zip(row.hours, work.hours[ROLES.index(row.role)], strict=True), 1):
            hours[row.role, term] = max(0, needs.get((row.role, term), 0) - (given - used))
    return _Gaps(hours, [max(0, used - given) for given, used in zip(view.budgets, work.money, strict=True)])


def _with_extra(
    means: Means, extra_hours: Sequence[tuple[Role, int, int]], extra_money: Sequence[tuple[str, int]], gaps: _Gaps
) -> Means:
    """Means with more hours ``(role, term, hours)`` and more money ``(school year, EUR)``."""
    terms = terms_from(means.start, means.terms)
    labels = list(dict.fromkeys(term.school_year_label for term in terms))
    money = [0] * len(labels)
    for label, eur in extra_money:
        money[labels.index(label)] += eur
    return _more(means, {(role, term): hours for role, term, hours in extra_hours}, money, gaps)


def _more(means: Means, hours: Mapping[tuple[Role, int], int], money: Sequence[int], gaps: _Gaps) -> Means:
    """Means with hours and euros added (or taken) by term and school year; one number for all stays one where it can.

    Where something is added, so is what fills the gap there. Nothing goes below none, or beyond the most that means may
    hold.
    """
    view = view_of(means)
    hours = {place: more + (gaps.hours.get(place, 0) if more > 0 else 0) for place, more in hours.items()}
    money = [more + (gap if more > 0 else 0) for more, gap in zip(money, gaps.money, strict=True)]
    changed: dict[Role, int | tuple[int, ...]] = dict(means.hours_per_term)
    for row in view.roles:
        own = tuple(
            min(max(0, given + hours.get((row.role, term), 0)), MAX_HOURS_PER_TERM)
            for term, given in enumerate(row.hours, 1)
        )
        if own != row.hours:
            changed[row.role] = own if row.listed or len(set(own)) > 1 else own[0]
    years = len(school_years(view.terms))
    budget = tuple(min(max(0, view.budgets[year] + money[year]), MAX_BUDGET_EUR) for year in range(years))
    listed = isinstance(means.budget_per_year, tuple) or len(set(budget)) > 1
    return means.model_copy(update={"hours_per_term": changed, "budget_per_year": budget if listed else budget[0]})
