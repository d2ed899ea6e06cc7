"""What the programme would pay for a mobility: every line of the arithmetic, or what is missing for it.

Rules: ``docs/method/european-money.md``. Where the national day rate is not known, every amount made from it is a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prodige_core.frameworks import Action
from prodige_core.i18n import N_
from prodige_core.programme.lines import GrantLine, band_of, day_range, grant_lines, travel_days
from prodige_core.programme.model import Activity, Programme
from prodige_core.programme.rates import Rates
from prodige_core.programme.said import NOTHING, GrantEur, Said
from prodige_core.responses import Mobility


@dataclass(frozen=True, slots=True)
class Grant:
    """An estimate. ``total`` is None while something is missing or a rule is broken: then there is no number.

    missing: what must be told. broken: rules the mobility does not keep. remarks: what was assumed, and what comes on top.
    """

    activity: Activity | None
    mobility: Mobility
    rates: Rates | None
    lines: tuple[GrantLine, ...] = ()
    missing: tuple[Said, ...] = ()
    broken: tuple[Said, ...] = ()
    remarks: tuple[Said, ...] = ()

    @property
    def total(self) -> GrantEur | None:
        """The sum of the lines."""
        if self.missing or self.broken or not self.lines:
            return None
        return sum((line.amount for line in self.lines), NOTHING)

    @property
    def verify(self) -> bool:
        """Whether any rate must be compared with the official text."""
        return any(line.fact.verify for line in self.lines)


def mobility_of(action: Action | None, stored: Mobility | None) -> Mobility:
    """A mobility with its absent parts (activity, people, days) taken from the catalogue's action."""
    given = stored or Mobility()
    written = action.mobility if action is not None else {}
    activity, people, days = written.get("activity"), written.get("people"), written.get("days")
    return given.model_copy(
        update={
            "activity": given.activity or (activity if isinstance(activity, str) else ""),
            "people": given.people if given.people is not None else (people if isinstance(people, int) else None),
            "days": given.days if given.days is not None else (days if isinstance(days, int) else None),
        }
    )


def estimate(mobility: Mobility, programme: Programme, *, own_country: str = "") -> Grant:
    """What the programme would pay. mobility: as `mobility_of` gives it. own_country: of the centre; empty: not told."""
    activity = programme.activities.get(mobility.activity)
    rates = programme.rates_of(mobility.call)
    if activity is None or rates is None:
        what = Said(N_("Choose what kind of activity it is."))
        if rates is None:
            what = Said(N_("The rates of call {call_year} are not here."), {"call_year": mobility.call})
        return Grant(activity, mobility, rates, missing=(what,))
    counts = _counting(mobility, activity)
    country = own_country if activity.incoming else counts.country
    missing = tuple(_missing(counts, activity, programme, rates, country))
    broken = tuple(_broken(counts, activity, programme, own_country))
    lines = () if missing or broken else tuple(grant_lines(counts, activity, programme, rates, country))
    remarks = tuple(_remarks(counts, activity, programme, rates, country))
    return Grant(activity, mobility, rates, lines, missing, broken, remarks)


def _counting(m: Mobility, activity: Activity) -> Mobility:
    """The mobility without what this kind of activity does not ask: it was told for another kind, and no form shows it."""
    pays = activity.pays
    return m.model_copy(
        update={
            "country": m.country if pays.stay and not activity.incoming else "",
            "green": m.green if pays.travel else 0,
            "fewer_opportunities": m.fewer_opportunities if pays.inclusion else 0,
            "language_support": m.language_support if pays.language else 0,
        }
    )


def _missing(m: Mobility, activity: Activity, programme: Programme, rates: Rates, country: str) -> Iterator[Said]:
    pays = activity.pays
    if not (pays.travel or pays.stay or pays.visit or pays.organisation):
        yield Said(N_("What the programme pays for this is not in our sources. Ask your national agency."))
        return
    if not m.people:
        yield Said(N_("Say how many people go."))
    if activity.days is not None and m.days is None:
        yield Said(N_("Say how many days they stay."))
    if pays.stay and not country:
        own = N_("Say in your centre profile which country you are in.")
        yield Said(own if activity.incoming else N_("Say which country they go to."))
    elif pays.stay and country not in programme.countries.group_of:
        yield _no_rates(programme, country)
    if pays.travel and m.distance_km is None:
        yield Said(N_("Say how far it is, in km one way in a straight line."))


def _no_rates(programme: Programme, country: str) -> Said:
    more = programme.outside_of(country)
    if more is None or not more.joins_year:
        what = N_("{host_country} is outside the programme; its rates are not in our sources.")
        return Said(what, {"host_country": country})
    what = N_("{host_country} is to take part from the call {joins_year} on; its rates are not in our sources.")
    return Said(what, {"host_country": country, "joins_year": more.joins_year})


def _broken(m: Mobility, activity: Activity, programme: Programme, own_country: str) -> Iterator[Said]:
    if own_country and not programme.is_associated(own_country):
        what = N_("{own_country} is outside the programme, so schools there get no such grant.")
        if (more := programme.outside_of(own_country)) is not None and more.joins_year:
            what = N_("{own_country} was not in the programme in the calls whose rates we have.")
        yield Said(what, {"own_country": own_country})
    people, days, limits = m.people or 0, m.days, activity.days
    if people and people < activity.people.least:
        yield Said(N_("At least {least} people go together."), {"least": activity.people.least})
    if activity.people.most is not None and people > activity.people.most:
        yield Said(N_("At most {most} people go together."), {"most": activity.people.most})
    if limits is not None and days is not None:
        shorter = limits.least_fewer_opportunities
        allowed = shorter is not None and people > 0 and m.fewer_opportunities >= people
        if days < (shorter if allowed and shorter is not None else limits.least):
            values = {"least": limits.least, "shorter": shorter or limits.least}
            if shorter is None:
                yield Said(N_("It must last {least} days or more."), values)
            else:
                what = N_("It must last {least} days or more; {shorter} days where all have fewer opportunities.")
                yield Said(what, values)
        if days > limits.most:
            yield Said(N_("It may last {most} days at most."), {"most": limits.most})
    if own_country and m.country == own_country and not activity.incoming:
        yield Said(N_("Stays are paid abroad only, and this is your own country."))
    yield from _counts(m, people)


def _counts(m: Mobility, people: int) -> Iterator[Said]:
    if m.green > people + m.accompanying:
        what = N_("{green} travel green, but only {all} travel.")
        yield Said(what, {"green": m.green, "all": people + m.accompanying})
    if m.fewer_opportunities > people:
        what = N_("{some} have fewer opportunities, but only {all} take part.")
        yield Said(what, {"some": m.fewer_opportunities, "all": people})
    if m.language_support > people:
        yield Said(
            N_("{some} get language support, but only {all} take part."), {"some": m.language_support, "all": people}
        )


def _remarks(m: Mobility, activity: Activity, programme: Programme, rates: Rates, country: str) -> Iterator[Said]:
    group = programme.countries.group_of.get(country)
    if activity.pays.stay and group is not None:
        allowed = day_range(rates, group.number, activity.who)
        if m.day_rate_eur is None:
            what = N_(
                "The day rate of your national agency is not told, so the estimate is a range: {low_eur} to {high_eur} a day."
            )
            yield Said(what, {"low_eur": allowed.low, "high_eur": allowed.high})
        elif not allowed.low <= m.day_rate_eur <= allowed.high:
            what = N_(
                "The day rate you gave is outside {low_eur} to {high_eur} of country group {group}. Please check it."
            )
            yield Said(what, {"low_eur": allowed.low, "high_eur": allowed.high, "group": group.number})
    if activity.pays.travel and m.distance_km is not None and band_of(rates, m.distance_km) is None:
        yield Said(N_("No travel is paid below {least} km."), {"least": rates.travel.bands[0].from_km})
    if activity.pays.stay:
        standard, green = travel_days(m, rates)
        what = N_(
            "Paid travel days: {standard} for each person, {green} for those who travel green. Up to {most} are possible for green travel."
        )
        yield Said(what, {"standard": standard, "green": green, "most": rates.travel_days.green})
    if activity.pays.travel:
        yield from _exceptional(rates)
    if activity.pays.inclusion and m.fewer_opportunities:
        yield Said(N_("Extra costs of people with fewer opportunities are paid as they really are; they come on top."))
    if activity.pays.visit and m.accompanying:
        yield Said(N_("Accompanying persons are not counted here: a visit is paid by visitor."))


def _exceptional(rates: Rates) -> Iterator[Said]:
    """Real costs of which nobody knows beforehand what they will be, so they are told and not counted."""
    own = rates.exceptional
    what = N_(
        "Exceptional costs are not in this estimate. Of expensive travel {travel} % is paid, of visas and guarantees {other} % (call {call_year})."
    )
    if own.verify:
        what = N_(
            "Exceptional costs are not in this estimate. Of expensive travel {travel} % is paid, of visas and guarantees {other} % (call {call_year}, verify)."
        )
    yield Said(what, {"travel": own.travel_percent, "other": own.other_percent, "call_year": rates.year})
