"""School years, September to August, by the year in which they begin. Source: design, section 7."""

from __future__ import annotations

import datetime as dt

from prodige_core.planning import terms_from

FIRST_MONTH = 9


def year_of(day: dt.date) -> str:
    """The school year a day falls in: ``2026`` for January 2027."""
    return str(day.year if day.month >= FIRST_MONTH else day.year - 1)


def year_of_month(month: str) -> str:
    """As `year_of`, for a month such as ``2027-01``."""
    year, number = month.split("-")
    return year_of(dt.date(int(year), int(number), 1))


def year_label(year: str) -> str:
    """As people write it: ``2026/27``."""
    return terms_from(f"{year}-{FIRST_MONTH:02d}", 1)[0].school_year_label


def later(year: str, years: int) -> str:
    """The school year so many after (or, negative, before) one."""
    return str(int(year) + years)
