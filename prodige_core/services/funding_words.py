"""Names and values of a mobility's inputs, for its form and where two people changed the same."""

from __future__ import annotations

from prodige_core.i18n import N_, Translator
from prodige_core.programme import Programme, country_name, words
from prodige_core.responses import Mobility

FIELDS: dict[str, str] = {
    "activity": N_("Kind of activity"),
    "people": N_("People who take part"),
    "days": N_("Days there, without travel"),
    "accompanying": N_("People who go along with learners"),
    "country": N_("Country they go to"),
    "distance_km": N_("Distance in km, one way"),
    "green": N_("How many travel by train, bus or shared car"),
    "fewer_opportunities": N_("How many of those who take part have fewer opportunities"),
    "language_support": N_("How many of those who take part get paid language support"),
    "travel_days": N_("Travel days, there and back"),
    "day_rate_eur": N_("Day rate of your national agency, EUR"),
    "call": N_("Call whose rates count"),
}
"""In the order of the form."""


def field_name(field: str, t: Translator) -> str:
    """What an input is called; of a whole mobility: nothing."""
    return t.gettext(FIELDS[field]) if field in FIELDS else ""


def value_words(field: str, value: object, programme: Programme, t: Translator) -> str:
    """A value of an input as people read it; empty for none."""
    if isinstance(value, Mobility):
        return t.gettext("The inputs of this mobility")
    if field == "call":
        return call_words(str(value or ""), programme, t)
    if value is None or value == "":
        return ""
    if field == "activity":
        own = programme.activities.get(str(value))
        return words.activity_title(own, t) if own else str(value)
    if field == "country":
        return country_name(str(value), t)
    if isinstance(value, int):
        return t.money(value) if field.endswith("_eur") else t.number(value)
    return str(value)


def calls_for(chosen: str, programme: Programme) -> tuple[str, ...]:
    """What can be chosen as the call whose rates count: the newest (empty), each year whose rates are here, newest first,
    and what is chosen already, whether or not its rates are here.
    """
    return tuple(dict.fromkeys(["", *(str(own.year) for own in programme.rates), chosen]))


def call_words(year: str, programme: Programme, t: Translator) -> str:
    """A call whose rates count, as people choose it; of one whose rates are not here it is said."""
    rates = programme.rates_of(year)
    if rates is None:
        return (
            t.gettext("{year} (its rates are not here)").format(year=year) if year else t.gettext("No rates are here")
        )
    return year or t.gettext("The newest, {year}").format(year=rates.year)


def fields_for(activity: str, programme: Programme, accompanying: int = 0, call: str = "") -> tuple[str, ...]:
    """The inputs that count for an activity, in the order of the form; only the activity while none is chosen.

    accompanying: how many are told, who count with every stay, though only learners are asked for them. call: the year told,
    which stands in the form even without an activity, so that a year without rates can be mended.
    """
    own = programme.activities.get(activity)
    if own is None:
        return ("activity", "call") if call else ("activity",)
    pays = own.pays
    shown = {"activity", "people", "call"} | ({"days"} if own.days is not None else set())
    if pays.travel:
        shown |= {"distance_km", "green"}
    if pays.stay:
        shown |= {"travel_days", "day_rate_eur"} | (set() if own.incoming else {"country"})
    if own.who == "learner" or (accompanying and pays.stay):
        shown.add("accompanying")
    if pays.inclusion:
        shown.add("fewer_opportunities")
    if pays.language:
        shown.add("language_support")
    return tuple(field for field in FIELDS if field in shown)
