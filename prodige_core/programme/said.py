"""Sentences that are put into the reader's language where they are shown, and money that keeps its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from prodige_core.i18n import Translator


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a template marked with ``N_``. Values are put in by their kind: ``…_eur`` as money, ``…_country``
    as a country's name, ``…_year`` and texts as they are, other numbers as numbers, days as dates.

    context: the id of the prose it stands in, for a sentence that comes from the data.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    context: str = ""

    def text(self, t: Translator) -> str:
        """The sentence in the reader's language."""
        if self.context:
            return t.pgettext(self.context, self.template)
        return t.gettext(self.template).format(**{name: _put(name, own, t) for name, own in self.values.items()})


def country_name(code: str, t: Translator) -> str:
    """The name of a country in the reader's language; its code where there is none."""
    return str(t.locale.territories.get(code, code))


def _put(name: str, value: object, t: Translator) -> str:
    if isinstance(value, dt.date):
        return t.date(value)
    if name.endswith("_country"):
        return country_name(str(value), t)
    if isinstance(value, int) and not name.endswith("_year"):
        return t.money(value) if name.endswith("_eur") else t.number(value)
    return str(value)


@dataclass(frozen=True, slots=True)
class GrantEur:
    """Grant money in whole EUR: between ``low`` and ``high``, and the middle of the range. Adds up with its kind only."""

    low: int
    middle: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether there is no range."""
        return self.low == self.high

    def __add__(self, other: GrantEur) -> GrantEur:
        if not isinstance(other, GrantEur):
            return NotImplemented
        return GrantEur(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def times(self, count: int) -> GrantEur:
        """So many of it."""
        return GrantEur(self.low * count, self.middle * count, self.high * count)


def exactly(eur: int) -> GrantEur:
    """A grant without a range."""
    return GrantEur(eur, eur, eur)


NOTHING = exactly(0)


@dataclass(frozen=True, slots=True)
class OwnEur:
    """Own money of the centre in whole EUR. Adds up with its kind only, never with a grant."""

    eur: int

    def __add__(self, other: OwnEur) -> OwnEur:
        if not isinstance(other, OwnEur):
            return NotImplemented
        return OwnEur(self.eur + other.eur)
