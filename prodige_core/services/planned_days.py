"""On which days a plan has its actions: for whatever lays a plan beside the calendar."""

from __future__ import annotations

import datetime as dt

from prodige_core.planning import Plan, Term, terms_from
from prodige_core.responses import Means


def terms_of_plan(plan: Plan | None, means: Means | None) -> tuple[Term, ...]:
    """The terms a plan was made for; none without a plan, when it cannot stand, or once another period was given.

    A plan that is out of date for another reason keeps its days until there is a new one.
    """
    if plan is None or means is None or plan.status == "infeasible":
        return ()
    terms = terms_from(means.start, means.terms)
    return terms if [load.label for load in plan.terms] == [term.label for term in terms] else ()


def planned_days(plan: Plan | None, means: Means | None) -> dict[str, tuple[dt.date, dt.date]]:
    """First and last day of every planned action; empty where there are no `terms_of_plan`."""
    terms = terms_of_plan(plan, means)
    if plan is None or not terms:
        return {}
    return {own.action: (terms[own.start - 1].first_day, terms[own.end - 1].last_day) for own in plan.actions}
