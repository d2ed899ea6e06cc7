"""European money in words: amounts, marks, lines of arithmetic, deadlines. Every text in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from prodige_core.i18n import N_, Translator
from prodige_core.programme.advice import Fit, RouteAdvice
from prodige_core.programme.calendar import Deadline
from prodige_core.programme.dated import Dated
from prodige_core.programme.grant import Grant
from prodige_core.programme.lines import GrantLine, Stay
from prodige_core.programme.model import Activity, Call, Programme, Route
from prodige_core.programme.money import ActionGrant, EuropeanMoney
from prodige_core.programme.rates import Band
from prodige_core.programme.said import GrantEur

FIT_NAMES: dict[Fit, str] = {
    "fits": N_("Fits now"),
    "not_yet": N_("Not yet"),
    "no": N_("Not for you"),
}
LINE_NAMES: dict[str, str] = {
    "travel": N_("Travel"),
    "stay": N_("Stay (individual support)"),
    "stay_accompanying": N_("Stay of accompanying persons"),
    "organisation": N_("Organisational support"),
    "language": N_("Language support"),
    "course_fee": N_("Course fees"),
    "inclusion": N_("Inclusion support for the organisation"),
    "visit": N_("Preparatory visit"),
}


def amount(money: GrantEur, t: Translator) -> str:
    """A grant: one number, or from low to high."""
    if money.exact:
        return t.money(money.low)
    return t.gettext("{low} to {high}").format(low=t.money(money.low), high=t.money(money.high))


def amount_with_middle(money: GrantEur, t: Translator) -> str:
    """As `amount`, with the middle of a range."""
    if money.exact:
        return t.money(money.low)
    return t.gettext("{low} to {high}, middle {middle}").format(
        low=t.money(money.low), high=t.money(money.high), middle=t.money(money.middle)
    )


def mark(fact: Dated, year: int, t: Translator) -> str:
    """Year of a number, and whether it must be verified."""
    if fact.verify:
        return t.gettext("call {year}, verify").format(year=year)
    return t.gettext("call {year}").format(year=year)


def cited(fact: Dated, programme: Programme) -> str:
    """The sources of a fact, by name."""
    return "; ".join(own.cite for own in programme.cited(fact.sources))


def line_name(line: GrantLine, t: Translator) -> str:
    """What a line of the arithmetic pays for."""
    name = t.gettext(LINE_NAMES[line.kind])
    if line.kind == "travel" and line.band is not None:
        kind = t.gettext("green") if line.green else t.gettext("standard")
        return t.gettext("{name}, {kind}, {distance}").format(name=name, kind=kind, distance=distance(line.band, t))
    if line.green:
        return t.gettext("{name}, travelling green").format(name=name)
    if line.beyond:
        return t.gettext("{name}, further people").format(name=name)
    return name


def distance(band: Band, t: Translator) -> str:
    """A band of distances."""
    if band.to_km is None:
        return t.gettext("{km} km or more").format(km=t.number(band.from_km))
    return t.gettext("{low} to {high} km").format(low=t.number(band.from_km), high=t.number(band.to_km))


def arithmetic(line: GrantLine, t: Translator) -> str:
    """People times rate, as it is worked out."""
    people = t.number(line.people)
    if line.stay is None:
        return t.gettext("{people} × {rate}").format(people=people, rate=_each(line.each, t))
    return t.gettext("{people} × ({days})").format(people=people, days=_days(line.stay, t))


def _each(money: GrantEur, t: Translator) -> str:
    """A rate within a calculation, short."""
    if money.exact:
        return t.money(money.low)
    return t.gettext("{low}–{high}").format(low=t.money(money.low), high=t.money(money.high))


def _days(stay: Stay, t: Translator) -> str:
    full = t.ngettext("{count} day × {rate}", "{count} days × {rate}", stay.full).format(
        count=t.number(stay.full), rate=_each(stay.day, t)
    )
    if not stay.reduced:
        return full
    reduced = t.ngettext("{count} day × {rate}", "{count} days × {rate}", stay.reduced).format(
        count=t.number(stay.reduced), rate=_each(stay.reduced_day, t)
    )
    return f"{full} + {reduced}"


def deadline_day(deadline: Deadline, t: Translator) -> str:
    """When a call closes; an expected one says that it is not published."""
    if deadline.expected:
        return t.gettext("between {first} and {last} (expected, not published)").format(
            first=t.date(deadline.first, "medium"), last=t.date(deadline.last, "medium")
        )
    if deadline.call.time:
        return t.gettext("{day}, {time} Brussels time").format(day=t.date(deadline.last), time=deadline.call.time)
    return t.date(deadline.last)


def call_title(call: Call, t: Translator) -> str:
    """What the call is for, with its year."""
    return t.gettext("Call {year}: {title}").format(year=call.year, title=t.pgettext(call.id, call.title))


def route_title(route: Route, t: Translator) -> str:
    """The route's name."""
    return t.pgettext(route.id, route.title)


def activity_title(activity: Activity, t: Translator) -> str:
    """The activity's name."""
    return t.pgettext(activity.id, activity.title)


def reasons_text(advice: RouteAdvice, t: Translator) -> str:
    """Why a route fits or not, and what to check."""
    return " ".join(own.text(t) for own in (*advice.reasons, *advice.checks))


def headline(advice: tuple[RouteAdvice, ...], t: Translator) -> str:
    """One sentence: which route fits now and the weightiest reason; ``advice`` as `advise` ranks it."""
    best = next((own for own in advice if own.fit == "fits"), None)
    if best is None:
        return t.gettext("No route to European money fits you right now.")
    return t.gettext("What fits you now: {route}. {why}").format(
        route=route_title(best.route, t), why=best.reasons[0].text(t)
    )


def pays_sentence(numbers: Sequence[int], t: Translator) -> str:
    """Which actions of the plan, by their numbers, a way can pay; empty when it pays none."""
    if not numbers:
        return ""
    text = t.ngettext(
        "It can pay for action {numbers} of the plan.", "It can pay for actions {numbers} of the plan.", len(numbers)
    )
    return text.format(numbers=t.listing([t.number(number) for number in sorted(numbers)]))


def stale_sentence(year: int, t: Translator) -> str:
    """That rates are old."""
    return t.gettext(
        "The rates are those of call {year}, which is over. The next call has its own; check them before you apply."
    ).format(year=year)


def mobility_title(own: ActionGrant, t: Translator) -> str:
    """The action a mobility belongs to; its id where the catalogue has it no more."""
    return t.pgettext(own.id, own.action.title) if own.action is not None else own.id


def mobility_size(own: ActionGrant, t: Translator) -> str:
    """People, those who go along, and days: as far as they are told."""
    m, parts = own.grant.mobility, []
    if m.people:
        parts.append(t.ngettext("{count} person", "{count} people", m.people).format(count=t.number(m.people)))
    if m.accompanying:
        parts.append(t.gettext("{count} along").format(count=t.number(m.accompanying)))
    if m.days:
        parts.append(t.ngettext("{count} day", "{count} days", m.days).format(count=t.number(m.days)))
    return ", ".join(parts) or "–"


def rate_sources(grant: Grant, programme: Programme, t: Translator) -> tuple[str, ...]:
    """For each rate an estimate uses: its year, its mark, and where it is from. Each once."""
    found = {
        t.gettext("{name}: {mark}. {sources}").format(
            name=t.gettext(LINE_NAMES[line.kind]),
            mark=mark(line.fact, line.year, t),
            sources=cited(line.fact, programme),
        ): None
        for line in grant.lines
    }
    return tuple(found)


def notes(grant: Grant, t: Translator) -> tuple[str, ...]:
    """What sources say besides the rates an estimate uses, and of its activity; each once."""
    found = {}
    if grant.rates is not None:
        said = [note for line in grant.lines for note in (line.fact.note, line.band.note if line.band else "")]
        found = {note: grant.rates.id for note in said if note}
    if grant.activity is not None and grant.activity.note:
        found[grant.activity.note] = grant.activity.id
    return tuple(t.pgettext(own, note) for note, own in found.items())


def totals_sentence(money: EuropeanMoney, t: Translator) -> str:
    """Grants of all estimates; how many have none; own money apart; people beyond the cap of a route."""
    parts = []
    counted = len(money.mobilities) - money.without_number
    if money.total is not None:
        text = t.ngettext(
            "Grants for {count} mobility together: {amount}.",
            "Grants for {count} mobilities together: {amount}.",
            counted,
        )
        parts.append(text.format(count=t.number(counted), amount=amount_with_middle(money.total, t)))
    if money.without_number:
        text = t.ngettext(
            "For {count} there is no number yet.", "For {count} there is no number yet.", money.without_number
        )
        parts.append(text.format(count=t.number(money.without_number)))
    own = t.gettext(
        "Own money these actions need: {amount}. A grant is not counted as own money, nor the other way round."
    )
    parts.append(own.format(amount=t.money(money.own.eur)))
    if money.over_cap is not None:
        parts.append(money.over_cap.text(t))
    return " ".join(parts)
