"""The means and fixed starts of a plan that goes on from today: what has passed is cut off, the end stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.planning.calendar import school_years, terms_from
from prodige_core.planning.ongoing import term_number
from prodige_core.responses import Decisions, Means


@dataclass(frozen=True, slots=True)
class FromToday:
    """Means and decisions for the terms that are left.

    passed: terms that are over (0: today lies in term 1, or before it). lifted: pins whose term has passed, by action,
    with the term they had; the other pins have new numbers for the same terms.
    """

    means: Means
    decisions: Decisions
    passed: int
    lifted: dict[str, int]


def from_today(means: Means, decisions: Decisions, today: dt.date) -> FromToday | None:
    """Cut a plan's means at the term of ``today``; None when the last term of the plan is over.

    Lists of hours lose their first numbers, those of money the school years that are over; the money of the school year
    that goes on stays, because what it paid for is counted off by `prodige_core.planning.ongoing`.
    """
    month = today.strftime("%Y-%m")
    passed = max(0, term_number(means.start, month) - 1)
    if passed >= means.terms:
        return None
    if passed == 0:
        return FromToday(means, decisions, 0, {})
    terms = terms_from(means.start, means.terms)
    first = terms[passed]
    gone_years = school_years(terms).index(first.school_year)
    budget = means.budget_per_year
    return FromToday(
        Means(
            start=first.first_day.strftime("%Y-%m"),
            terms=means.terms - passed,
            hours_per_term={
                role: given if isinstance(given, int) else given[passed:]
                for role, given in means.hours_per_term.items()
            },
            budget_per_year=budget if isinstance(budget, int) else budget[gone_years:],
        ),
        decisions.model_copy(
            update={"pinned": {own: term - passed for own, term in decisions.pinned.items() if term > passed}}
        ),
        passed,
        {own: term for own, term in decisions.pinned.items() if term <= passed},
    )
