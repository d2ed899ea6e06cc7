"""Which way to European activities fits a centre now, and why. Rules: ``docs/method/european-money.md``.

Numbers (30 people, three grants in five call years, 20 % for other countries) are those of ``routes.yaml``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.programme.calendar import Deadline, deadlines
from prodige_core.programme.model import Programme, Route
from prodige_core.programme.said import Said
from prodige_core.programme.verdicts import FITS, Case, Fit, judge
from prodige_core.programme.wanted import Wanted
from prodige_core.responses import Centre


@dataclass(frozen=True, slots=True)
class RouteAdvice:
    """One route for this centre: whether it fits now, the reasons (the weightiest first), what to check, and by when."""

    route: Route
    fit: Fit
    reasons: tuple[Said, ...]
    checks: tuple[Said, ...]
    deadline: Deadline | None


def advise(centre: Centre, wanted: Wanted, programme: Programme, today: dt.date) -> tuple[RouteAdvice, ...]:
    """Every route, those that fit first."""
    dates = deadlines(programme, today)
    found = []
    for place, route in enumerate(programme.routes):
        case = Case(route, centre, wanted, programme, dates, today)
        fit, reasons, checks, rank = judge(case)
        found.append(
            (FITS.index(fit), rank, place, RouteAdvice(route, fit, tuple(reasons), tuple(checks), case.deadline))
        )
    return tuple(own for *_, own in sorted(found, key=lambda entry: entry[:3]))


__all__ = ["FITS", "Fit", "RouteAdvice", "Wanted", "advise"]
