"""The chapter *Activities* of the draft of an Erasmus Plan: who goes when, as far as it is told. No number is made up."""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.board import with_own_actions
from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, words, year_label
from prodige_core.indicators.years import year_of
from prodige_core.programme import Activity, country_name, mobility_of, settled
from prodige_core.reports.document import Column, Run, Runs, Table
from prodige_core.reports.erasmus_parts import Chapter, filled
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import Mobility
from prodige_core.roadmap.abroad import too_few_abroad
from prodige_core.roadmap.sentences import action_title

PEOPLE_ABROAD = ("K1", "K2", "K4")
"""The indicators that count learners abroad, those with fewer opportunities among them, and staff abroad."""
MOST_COLUMNS = 5
"""School years beside each other: an Erasmus Plan covers five at most (``quality-standards.yaml``)."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A mobility of the plan. year: the school year it begins in, empty when it is not planned yet. months: when, in words.

    last_year: the school year it ends in; its people may go in either, and are counted in the first.
    """

    action: str
    title: str
    year: str
    months: str
    mobility: Mobility
    activity: Activity | None
    last_year: str = ""


def stays(inputs: ReportInputs) -> tuple[Stay, ...]:
    """Planned mobilities by school year, then those that are told and not planned. What is done or ruled out is left out."""
    t, file = inputs.t, inputs.file
    catalogue = with_own_actions(inputs.catalogue, file)
    planned = {own.id: own for own in inputs.roadmap.actions}
    ids = [own for own in planned if own in catalogue.actions and catalogue.actions[own].mobility]
    known = {} if inputs.programme is None else inputs.programme.activities
    found = []
    for own in dict.fromkeys([*ids, *file.mobilities]):
        if own in settled(file):
            continue
        mobility = mobility_of(catalogue.actions.get(own), file.mobilities.get(own))
        action = planned.get(own)
        year = "" if action is None else year_of(action.first_day)
        months = "" if action is None else action.period
        title = action_title(catalogue, own, t)
        last = "" if action is None else year_of(action.last_day)
        found.append(Stay(own, title, year, months, mobility, known.get(mobility.activity), last))
    return tuple(sorted(found, key=lambda own: (not own.year, own.year)))


def activities_chapter(inputs: ReportInputs) -> Chapter:
    """A table by kind and school year, what is behind it, aims in numbers, and which years have nothing."""
    t = inputs.t
    made = Chapter(t)
    made.head(1, t.gettext("Activities"), "activities")
    found = stays(inputs)
    planned, wished = [own for own in found if own.year], [own for own in found if not own.year]
    years = _years(inputs)
    if planned:
        made.text(t.gettext("These stays are in our roadmap. People who only accompany others are not counted."))
        if table := _table(tuple(planned), years, t):
            made.blocks.append(table)
            note = t.gettext(
                "A dash means that nothing is planned in that year; a question mark, that a number is missing."
            )
            made.text(note, "note")
        made.points(_line(made, own, t) for own in planned)
    elif inputs.roadmap.actions:
        made.text(t.gettext("Our roadmap holds no stay abroad yet."))
    if wished:
        made.text(t.gettext("These stays were estimated as well. They are not in our roadmap:"))
        made.points(_line(made, own, t) for own in wished)
    _empty_years(made, found, years, inputs)
    _aims(made, inputs)
    if planned:  # without any stay all years are asked for already
        _too_few(made, inputs)
    return made


def _years(inputs: ReportInputs) -> tuple[str, ...]:
    """The school years of the roadmap, at most five."""
    return tuple(dict.fromkeys(year_of(term.first_day) for term in inputs.roadmap.terms))[:MOST_COLUMNS]


def _kind(own: Stay, t: Translator) -> str:
    if own.activity is None:
        return t.gettext("Kind not told")
    return t.pgettext(own.activity.id, own.activity.title)


def _table(found: tuple[Stay, ...], years: tuple[str, ...], t: Translator) -> Table | None:
    """People by kind and year, then learners and staff together. Visits beforehand and guests are in no sum."""
    if not years:
        return None
    dated = [own for own in found if own.year in years]
    kinds = dict.fromkeys(_kind(own, t) for own in dated)
    rows = [_row(kind, [own for own in dated if _kind(own, t) == kind], years, t) for kind in kinds]
    for label, who in ((t.gettext("Learners together"), "learner"), (t.gettext("Staff together"), "staff")):
        counted = [own for own in dated if own.activity and own.activity.who == who and _goes(own.activity)]
        if counted:
            rows.append(_row(label, counted, years, t))
    if not rows:
        return None
    header = (t.gettext("People"), *(year_label(year) for year in years))
    return Table("", header, tuple(rows), (Column(4), *(Column(1.4, "right") for _ in years)))


def _row(label: str, found: list[Stay], years: tuple[str, ...], t: Translator) -> tuple[str, ...]:
    return (label, *(_people([own for own in found if own.year == year], t) for year in years))


def _goes(activity: Activity) -> bool:
    """Whether its people count as people sent abroad."""
    return not activity.incoming and not activity.pays.visit


def _people(found: list[Stay], t: Translator) -> str:
    """A dash for nothing planned, a question mark for no number at all; *6 + ?* where some numbers are missing."""
    if not found:
        return "–"
    told = [own.mobility.people for own in found if own.mobility.people]
    if not told:
        return "?"
    count = t.number(sum(told))
    return count if len(told) == len(found) else f"{count} + ?"


def _line(made: Chapter, own: Stay, t: Translator) -> Runs:
    """*Send a small group abroad (Jan–Mar 2027): Group mobility of learners, 6 people, 10 days each, …*"""
    m, title = own.mobility, own.title
    kind: str | Run = _kind(own, t)
    if own.activity is None:
        said = t.gettext("what kind of stay “{action}” is").format(action=title)
        kind = made.add(said, "funding", t.gettext("what kind of stay"))
    people: str | Run = t.ngettext("{count} person", "{count} people", m.people or 0).format(
        count=t.number(m.people or 0)
    )
    if not m.people:
        said = t.gettext("how many people go with “{action}”").format(action=title)
        people = made.add(said, "funding", t.gettext("how many people"))
    days: str | Run = t.ngettext("{count} day each", "{count} days each", m.days or 0).format(
        count=t.number(m.days or 0)
    )
    if not m.days:
        said = t.gettext("how many days “{action}” lasts").format(action=title)
        days = made.add(said, "funding", t.gettext("how many days"))
    months: str | Run = own.months
    if not months:
        said = t.gettext("when “{action}” is to happen").format(action=title)
        months = made.add(said, "roadmap", t.gettext("when"))
    rest = "".join(f", {text}" for text in (*_more(m, t), *_over(own, t)))
    text = t.gettext("{action} ({months}): {kind}, {people}, {days}{more}.")
    return filled(text, action=Run(title, strong=True), months=months, kind=kind, people=people, days=days, more=rest)


def _over(own: Stay, t: Translator) -> list[str]:
    """Of a stay that goes over the end of a school year: in which one the table has its people."""
    if own.last_year == own.year or not own.mobility.people:
        return []
    text = t.gettext("all counted in {year}, though some may go in {next_year}")
    return [text.format(year=year_label(own.year), next_year=year_label(own.last_year))]


def _more(m: Mobility, t: Translator) -> list[str]:
    """Where to, who is with fewer opportunities, who travels green, who goes along: what is told only."""
    parts = []
    if m.country:
        parts.append(t.gettext("in {country}").format(country=country_name(m.country, t)))
    if m.fewer_opportunities:
        text = t.ngettext("{count} with fewer opportunities", "{count} with fewer opportunities", m.fewer_opportunities)
        parts.append(text.format(count=t.number(m.fewer_opportunities)))
    if m.green:
        text = t.ngettext("{count} travelling green", "{count} travelling green", m.green)
        parts.append(text.format(count=t.number(m.green)))
    if m.accompanying:
        text = t.ngettext("{count} accompanying", "{count} accompanying", m.accompanying)
        parts.append(text.format(count=t.number(m.accompanying)))
    return parts


def _empty_years(made: Chapter, found: tuple[Stay, ...], years: tuple[str, ...], inputs: ReportInputs) -> None:
    """Without any stay all years are asked for; else those after the first stay: before it, the dash says all there is."""
    t = inputs.t
    planned = {year for own in found if own.year for year in (own.year, own.last_year)}
    first = min(planned, default="")
    empty = [year_label(year) for year in years if year not in planned and year > first]
    if empty and first:
        said = t.gettext("whether anybody goes abroad in {years}; our roadmap plans nobody for it")
        made.ask(said.format(years=t.listing(empty)), "roadmap")
    elif empty:
        said = t.ngettext(
            "how many learners and staff are to go abroad in {years}",
            "how many learners and staff are to go abroad in {years}",
            len(empty),
        )
        made.ask(said.format(years=t.listing(empty)), "roadmap")
    elif not years:
        made.ask(t.gettext("how many learners and staff are to go abroad in each school year"), "roadmap")


def _aims(made: Chapter, inputs: ReportInputs) -> None:
    t = inputs.t
    aiming = [own for own in inputs.indicators if own.definition.id in PEOPLE_ABROAD and own.course.target is not None]
    if aiming:
        made.text(t.gettext("Our aims in numbers:"))
        made.points((Run(_aim(own, t)),) for own in aiming)


def _too_few(made: Chapter, inputs: ReportInputs) -> None:
    """Targets that want more people than the roadmap sends: a reader who sees both believes neither."""
    t = inputs.t
    activities = {} if inputs.programme is None else inputs.programme.activities
    catalogue = with_own_actions(inputs.catalogue, inputs.file)
    for few in too_few_abroad(inputs.indicators, inputs.roadmap, inputs.file, catalogue, activities):
        said = t.gettext(
            "who else goes abroad, or a lower target: “{indicator}”, {target}, wants {people} of {whole}, "
            "and our roadmap sends {sent}"
        )
        people = t.ngettext("{count} person", "{count} people", few.wanted).format(count=t.number(few.wanted))
        own = few.followed
        told = said.format(
            indicator=words.title(own.definition, t),
            target=words.target_words(own.definition, own.course, t),
            people=people,
            whole=t.number(few.whole),
            sent=t.number(few.sent),
        )
        made.ask(told, "indicators")


def _aim(own: Followed, t: Translator) -> str:
    target = words.target_words(own.definition, own.course, t)
    text = t.gettext("{indicator}: {target}").format(indicator=words.title(own.definition, t), target=target)
    latest = own.course.latest
    if latest is None:
        return f"{text}."
    value = words.amount(own.definition, latest.value, t)
    return t.gettext("{aim}; it was {value} in {year}.").format(aim=text, value=value, year=year_label(latest.year))
