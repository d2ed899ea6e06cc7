"""The lines of a grant: people × rate, from the unit costs of a call year. Rules: ``docs/method/european-money.md``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prodige_core.programme.dated import Dated, Who
from prodige_core.programme.model import Activity, Programme
from prodige_core.programme.rates import Band, Rates, StayRange
from prodige_core.programme.said import GrantEur, exactly
from prodige_core.responses import Mobility

LineKind = Literal[
    "travel", "stay", "stay_accompanying", "organisation", "language", "course_fee", "inclusion", "visit"
]


@dataclass(frozen=True, slots=True)
class Stay:
    """Paid days of one person: ``full`` days at ``day``, then ``reduced`` days at ``reduced_day``; travel days included."""

    full: int
    reduced: int
    travel: int
    day: GrantEur
    reduced_day: GrantEur

    @property
    def each(self) -> GrantEur:
        """For one person."""
        return self.day.times(self.full) + self.reduced_day.times(self.reduced)


@dataclass(frozen=True, slots=True)
class GrantLine:
    """``people`` × ``each`` = ``amount``. year, fact: the call year of the rate, and its sources and verify mark.

    green: of travel. band: of travel. stay: of stays. beyond: whether it is the lower rate for many people.
    """

    kind: LineKind
    people: int
    each: GrantEur
    year: int
    fact: Dated
    green: bool = False
    band: Band | None = None
    stay: Stay | None = None
    beyond: bool = False

    @property
    def amount(self) -> GrantEur:
        """Of all people together."""
        return self.each.times(self.people)


def band_of(rates: Rates, distance_km: int) -> Band | None:
    """The band of a distance; None below the first one."""
    return next(
        (
            own
            for own in rates.travel.bands
            if own.from_km <= distance_km and (own.to_km is None or distance_km <= own.to_km)
        ),
        None,
    )


def day_range(rates: Rates, group: int, who: Who) -> GrantEur:
    """What agencies may pay for a person and day; the middle is rounded to a whole euro, half a euro up."""
    own: StayRange = next(entry for entry in rates.stay.groups if entry.group == group)
    low, high = (
        (own.learner_least_eur, own.learner_most_eur) if who == "learner" else (own.staff_least_eur, own.staff_most_eur)
    )
    return GrantEur(low, (low + high + 1) // 2, high)


def reduced(day: GrantEur, percent: int) -> GrantEur:
    """A part of a day rate in whole euros, half a euro up."""
    return GrantEur(*((own * percent + 50) // 100 for own in (day.low, day.middle, day.high)))


def grant_lines(
    m: Mobility, activity: Activity, programme: Programme, rates: Rates, country: str
) -> Iterator[GrantLine]:
    """Every line of a mobility that has all its inputs and keeps all rules. country: of the stay."""
    people, pays, year = m.people or 0, activity.pays, rates.year
    if pays.visit:
        yield GrantLine("visit", people, exactly(rates.visit.eur), year, rates.visit)
        return
    if pays.travel:
        yield from _travel(m, rates)
    if pays.stay:
        yield from _stays(m, activity, programme, rates, country)
    if pays.organisation is not None:
        yield from _organisation(people, activity, rates)
    if pays.language and m.language_support:
        eur = rates.language.eur + (rates.language.long_extra_eur if pays.language == "long" else 0)
        yield GrantLine("language", m.language_support, exactly(eur), year, rates.language)
    if pays.course_fee:
        fee = min(rates.course_fee.day_eur * (m.days or 0), rates.course_fee.most_eur)
        yield GrantLine("course_fee", people, exactly(fee), year, rates.course_fee)
    if pays.inclusion and m.fewer_opportunities:
        yield GrantLine("inclusion", m.fewer_opportunities, exactly(rates.inclusion.eur), year, rates.inclusion)


def _travel(m: Mobility, rates: Rates) -> Iterator[GrantLine]:
    band = band_of(rates, m.distance_km or 0)
    if band is None:
        return
    standard = (m.people or 0) + m.accompanying - m.green
    if standard:
        yield GrantLine("travel", standard, exactly(band.standard_eur), rates.year, rates.travel, band=band)
    if m.green:
        yield GrantLine("travel", m.green, exactly(band.green_eur), rates.year, rates.travel, green=True, band=band)


def travel_days(m: Mobility, rates: Rates) -> tuple[int, int]:
    """Paid travel days of one person: by other means, and green. Not told: what everybody may have."""
    told = rates.travel_days.standard if m.travel_days is None else m.travel_days
    return min(told, rates.travel_days.standard), min(told, rates.travel_days.green)


def _stays(m: Mobility, activity: Activity, programme: Programme, rates: Rates, country: str) -> Iterator[GrantLine]:
    """Those who take part, then those who go along. Green travellers are counted among the former first."""
    group = programme.countries.group_of[country].number
    people = m.people or 0
    green = min(m.green, people)
    known = m.day_rate_eur
    own = day_range(rates, group, activity.who) if known is None else exactly(known)
    yield from _stay_lines("stay", (people - green, green), own, m, rates)
    if m.accompanying:
        along = rates.accompanying.paid_as
        day = own if along == activity.who else day_range(rates, group, along)
        rest = m.green - green
        yield from _stay_lines("stay_accompanying", (m.accompanying - rest, rest), day, m, rates)


def _stay_lines(
    kind: LineKind, counts: tuple[int, int], day: GrantEur, m: Mobility, rates: Rates
) -> Iterator[GrantLine]:
    days = travel_days(m, rates)
    if days[0] == days[1]:
        counts = (sum(counts), 0)
    for count, extra, green in zip(counts, days, (False, True), strict=True):
        if count:
            paid = (m.days or 0) + extra
            full = min(paid, rates.stay.full_days)
            stay = Stay(full, paid - full, extra, day, reduced(day, rates.stay.reduced_percent))
            yield GrantLine(kind, count, stay.each, rates.year, rates.stay, green=green, stay=stay)


def _organisation(people: int, activity: Activity, rates: Rates) -> Iterator[GrantLine]:
    rate = getattr(rates.organisation, str(activity.pays.organisation))
    first = people if rate.people is None else min(people, rate.people)
    yield GrantLine("organisation", first, exactly(rate.eur), rates.year, rates.organisation)
    if people > first and rate.beyond_eur is not None:
        beyond = exactly(rate.beyond_eur)
        yield GrantLine("organisation", people - first, beyond, rates.year, rates.organisation, beyond=True)
