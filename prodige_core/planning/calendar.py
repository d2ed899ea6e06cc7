"""School terms. Source: design, section 7: Sep–Dec, Jan–Mar, Apr–Aug; a school year is Sep–Aug."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

_FIRST_MONTHS = (9, 1, 4)
_NAMES = {9: "Sep–Dec", 1: "Jan–Mar", 4: "Apr–Aug"}
_LENGTHS = {9: 4, 1: 3, 4: 5}


@dataclass(frozen=True, slots=True)
class Term:
    """One term. ``number`` counts from 1 within a plan; ``school_year`` is the year its September falls in."""

    number: int
    first_day: dt.date
    last_day: dt.date
    months: tuple[int, ...]
    school_year: int

    @property
    def label(self) -> str:
        """As in the plan's JSON: ``Jan–Mar 2027``."""
        return f"{_NAMES[self.first_day.month]} {self.first_day.year}"

    @property
    def school_year_label(self) -> str:
        """``2026/27``."""
        return f"{self.school_year}/{(self.school_year + 1) % 100:02d}"


def terms_from(start: str, count: int) -> tuple[Term, ...]:
    """The ``count`` terms of a plan; term 1 is the one that holds the month ``start`` (``YYYY-MM``)."""
    year, month = (int(part) for part in start.split("-"))
    first = 9 if month >= 9 else 4 if month >= 4 else 1
    result = []
    for number in range(1, count + 1):
        length = _LENGTHS[first]
        months = tuple(range(first, first + length))
        last_month = first + length - 1
        next_first = dt.date(year + (last_month == 12), last_month % 12 + 1, 1)
        result.append(
            Term(
                number,
                dt.date(year, first, 1),
                next_first - dt.timedelta(days=1),
                months,
                year if first == 9 else year - 1,
            )
        )
        if first == 9:
            year += 1
        first = _FIRST_MONTHS[(_FIRST_MONTHS.index(first) + 1) % 3]
    return tuple(result)


def due_day(month: str) -> dt.date:
    """The last day of the term that holds a month (``YYYY-MM``): what is due in that month has until then."""
    return terms_from(month, 1)[0].last_day


def is_past(last_day: dt.date, today: dt.date) -> bool:
    """Whether what had time until ``last_day`` is late: only from the day after on. Everything that calls something due or
    late asks this, so that screens, check-up and indicators change on the same day.
    """
    return last_day < today


def school_years(terms: tuple[Term, ...]) -> tuple[int, ...]:
    """The school years a plan touches, in order; budgets given as a list follow it."""
    return tuple(dict.fromkeys(term.school_year for term in terms))


def place_of_label(label: str) -> int:
    """Where the term of a label (`Term.label`) stands among all terms; the next term has one more."""
    name, year = label.rsplit(" ", 1)
    return int(year) * 3 + sorted(_NAMES).index(next(first for first, own in _NAMES.items() if own == name))


def term_at(place: int) -> Term:
    """The term that stands there (`place_of_label`), as the first of a plan."""
    return terms_from(f"{place // 3}-{sorted(_NAMES)[place % 3]:02d}", 1)[0]
