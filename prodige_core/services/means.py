"""Time and money as a screen shows and changes them: a starting point, term by term, and sums."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.frameworks import ROLES, Role
from prodige_core.planning import Term, school_years, terms_from
from prodige_core.responses import CentreFile, Means
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.foundations import adopt
from prodige_core.services.means_parts import spread
from prodige_core.services.stored_files import centre_file
from prodige_core.services.wishes import suggested_means
from prodige_core.services.workspace import Workspace

TERM_COUNTS = (3, 12)
"""Shortest and longest plan offered: one to four school years (editorial; a centre file may hold 1 to 30 terms)."""
STARTS_OFFERED = 7
"""The present term and two school years of terms after it (editorial)."""
WEEKS_PER_TERM = 13
"""About 39 weeks of school a year over three terms, for "about 2 hours a week" (editorial, rounded)."""


@dataclass(frozen=True, slots=True)
class RoleMeans:
    """Hours of one role in every term; ``listed`` when each term has its own number."""

    role: Role
    hours: tuple[int, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class MeansView:
    """Means spread over the terms and school years of the plan, with sums.

    budgets: EUR for each of ``years``. least_hours, most_hours: of all roles together, in the leanest and richest term.
    """

    means: Means
    terms: tuple[Term, ...]
    years: tuple[str, ...]
    roles: tuple[RoleMeans, ...]
    budgets: tuple[int, ...]
    least_hours: int
    most_hours: int
    total_hours: int
    total_eur: int


@access.needs(Right.EDIT)
def begin(ws: Workspace, centre_id: str) -> tuple[str, ...] | None:
    """Give a centre that has no means yet a starting point: means by its size, and what its answers say is in place.

    Does nothing (None) once means are stored, or before anything is scored; so it acts once, and what people change
    or take back afterwards stays as they left it. Returns the actions marked as done. Raises `NotFound`.
    """
    with ws.database.read() as unit:
        if not _beginning(ws, centre_file(unit, centre_id)):
            return None
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        if not _beginning(ws, file):
            return None
        unit.wishes.set_means(centre_id, suggested_means(file.centre, ws.today()))
        added = adopt(ws, unit, centre_id)
        unit.commit()
    return added


def _beginning(ws: Workspace, file: CentreFile) -> bool:
    sheets = score_file(file, ws.catalogue).values()
    return file.means is None and any(score.value is not None for sheet in sheets for score in sheet.practices.values())


def view_of(means: Means) -> MeansView:
    """Means as a screen shows them. Lists of the wrong length are cut, or go on with their last number."""
    terms = terms_from(means.start, means.terms)
    years = school_years(terms)
    roles = tuple(
        RoleMeans(role, spread(given, len(terms)), isinstance(given, tuple))
        for role in ROLES
        for given in (means.hours_per_term.get(role, 0),)
    )
    sums = [sum(column) for column in zip(*(row.hours for row in roles), strict=True)]
    budgets = spread(means.budget_per_year, len(years))
    labels = tuple(dict.fromkeys(term.school_year_label for term in terms))
    return MeansView(means, terms, labels, roles, budgets, min(sums), max(sums), sum(sums), sum(budgets))


def start_choices(today: dt.date, means: Means) -> tuple[str, ...]:
    """First months (``YYYY-MM``) a plan may start in: this term and the following ones, and the one stored."""
    present = f"{today.year}-{today.month:02d}"
    choices = {term.first_day: month_of(term.first_day) for term in terms_from(present, STARTS_OFFERED)}
    choices[terms_from(means.start, 1)[0].first_day] = means.start
    return tuple(choices[day] for day in sorted(choices))


def count_choices(means: Means) -> tuple[int, ...]:
    """How many terms a plan may have: those of `TERM_COUNTS`, and what is stored."""
    least, most = TERM_COUNTS
    return tuple(sorted({*range(least, most + 1), means.terms}))


def month_of(day: dt.date) -> str:
    """A day's month as means write it: ``2027-01``."""
    return f"{day.year}-{day.month:02d}"


def with_hours(means: Means, role: Role, hours: int, term: int | None = None) -> Means:
    """Set the hours of a role: of every term, or (with ``term``, from 1) of that one only."""
    given: int | tuple[int, ...] = hours
    if term is not None:
        values = list(spread(means.hours_per_term.get(role, 0), means.terms))
        values[term - 1] = hours
        given = tuple(values)
    return means.model_copy(update={"hours_per_term": {**means.hours_per_term, role: given}})


def with_budget(means: Means, amount_eur: int, year: int | None = None) -> Means:
    """Set the own money of a school year: of every one, or (with ``year``, from 1) of that one only."""
    given: int | tuple[int, ...] = amount_eur
    if year is not None:
        values = list(view_of(means).budgets)
        values[year - 1] = amount_eur
        given = tuple(values)
    return means.model_copy(update={"budget_per_year": given})


def listed(means: Means, roles: tuple[Role, ...], budget: bool) -> Means:
    """Give these roles (and the budget) a number for each term (school year), the others one number for all.

    One number for all is the first one of the list. What is in the wished form already stays as it is.
    """
    view = view_of(means)
    hours = dict(means.hours_per_term)
    for row in view.roles:
        if row.role in roles and not row.listed:
            hours[row.role] = row.hours
        elif row.role not in roles and row.listed:
            hours[row.role] = row.hours[0]
    money = means.budget_per_year
    if budget != isinstance(money, tuple):
        money = view.budgets if budget else view.budgets[0]
    return means.model_copy(update={"hours_per_term": hours, "budget_per_year": money})
