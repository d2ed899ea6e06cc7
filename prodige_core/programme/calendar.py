"""Which deadlines still lie ahead. Nothing past its day is offered as current."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.programme.model import Call, Programme
from prodige_core.programme.rates import Rates

UNIT_COST_CALLS = frozenset({"KA121", "KA122"})
"""Calls whose grants are made of unit costs; partnerships get lump sums (sections 4.6 and 4.7 of the domain notes)."""
STALE_DAYS = 365
"""Facts compared with their sources longer ago are old (editorial: one call has come and gone since)."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The end of a call. A published one has ``first`` = ``last``; an expected one ends on one of these days, perhaps."""

    call: Call
    first: dt.date
    last: dt.date

    @property
    def expected(self) -> bool:
        """Whether it is inferred from earlier years and not published."""
        return self.call.kind == "expected"

    def is_open(self, today: dt.date) -> bool:
        """Whether applications are taken on a day, as far as that is published."""
        opens = self.call.opens
        return not self.expected and opens is not None and dt.date.fromisoformat(opens) <= today <= self.last


@dataclass(frozen=True, slots=True)
class Deadlines:
    """ahead: those not past, soonest first. past: the others, latest first; only for looking back.

    last_year: of the programme. beyond: whether the days looked at reach past it, where rules may change.
    """

    ahead: tuple[Deadline, ...]
    past: tuple[Deadline, ...]
    last_year: int
    beyond: bool

    def next_for(self, action: str) -> Deadline | None:
        """The soonest deadline of a call code; None when none is known."""
        return next((own for own in self.ahead if action in own.call.actions), None)


def deadline_of(call: Call) -> Deadline:
    """The deadline of a call."""
    first, last = (call.closes, call.closes) if call.closes else (call.earliest, call.latest)
    return Deadline(call, dt.date.fromisoformat(first or ""), dt.date.fromisoformat(last or ""))


def deadlines(programme: Programme, today: dt.date, until: dt.date | None = None) -> Deadlines:
    """All deadlines as of a day. until: leave out those that come later, such as after a plan's end."""
    found = sorted((deadline_of(call) for call in programme.calls), key=lambda own: (own.last, own.call.id))
    ahead = tuple(own for own in found if own.last >= today and (until is None or own.first <= until))
    past = tuple(reversed([own for own in found if own.last < today]))
    last_year = programme.years.last_year
    return Deadlines(ahead, past, last_year, max(today, until or today).year > last_year)


def call_is_over(rates: Rates, programme: Programme, today: dt.date) -> bool:
    """Whether nobody can apply with these unit costs any more: no call of their year is left."""
    return not any(
        own.call.year == rates.year and UNIT_COST_CALLS.intersection(own.call.actions)
        for own in deadlines(programme, today).ahead
    )


def are_old(rates: Rates, programme: Programme, today: dt.date) -> bool:
    """Whether unit costs are not those one would apply with: their call is over, or they were compared over a year ago."""
    compared = dt.date.fromisoformat(rates.travel.checked_on)
    return call_is_over(rates, programme, today) or (today - compared).days > STALE_DAYS
