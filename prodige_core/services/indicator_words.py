"""What the screen of indicators says beyond the indicators' own words: headings of cards, years to choose, clashes."""

from __future__ import annotations

from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, Indicator, by_id, later, words, year_label
from prodige_core.responses import IndicatorSeries
from prodige_core.services.indicator_fields import field_parts

YEARS_AHEAD = 10
"""School years a target may lie ahead (editorial)."""


def headline(row: Followed, t: Translator) -> str:
    """The latest value with its year: *12.5 % in 2026/27*; else that there is none."""
    latest = row.course.latest
    if latest is None:
        return t.gettext("No data yet")
    value = words.amount(row.definition, latest.value, t)
    return t.gettext("{value} in {year}").format(value=value, year=year_label(latest.year))


def movement(row: Followed, t: Translator) -> str:
    """How far it moved since the baseline; empty while there is one value."""
    baseline, change = row.course.baseline, row.course.change
    if baseline is None or change is None:
        return ""
    return t.gettext("{change} since {year}").format(
        change=words.change_words(row.definition, change, t), year=year_label(baseline.year)
    )


def basis(row: Followed, t: Translator) -> str:
    """The counts behind the latest value, of a mean with its response rate; empty without a value."""
    if row.course.latest is None:
        return ""
    measured = dict(row.measured)[row.course.latest.year]
    back = words.response_words(row.definition, measured, t)
    counts = words.counts_words(row.definition, measured, t)
    return f"{counts}; {back}" if back else counts


def count_label(name: str, year: str, t: Translator) -> str:
    """The name of one field of a school year."""
    named = {
        "numerator": t.gettext("{year}: counted"),
        "denominator": t.gettext("{year}: of"),
        "asked": t.gettext("{year}: people asked"),
        "source": t.gettext("{year}: where the numbers come from"),
    }
    return named[name].format(year=year_label(year))


def target_label(definition: Indicator, t: Translator) -> str:
    """The name of the target's field, with its unit."""
    match definition.unit:
        case "percent":
            return t.gettext("Target, in %")
        case "months":
            return t.gettext("Target, in months")
        case "mean":
            return t.gettext("Target, as a mean mark")
        case _:
            return t.gettext("Target, as a number")


def target_years(series: IndicatorSeries, present: str) -> tuple[str, ...]:
    """School years a target can have, from the present one on, and the one stored; empty first: no year."""
    years = {later(present, ahead) for ahead in range(YEARS_AHEAD + 1)} | {series.target_year}
    return ("", *sorted(years - {""}))


def year_words(year: str, none: str) -> str:
    """A school year, or what stands for none."""
    return year_label(year) if year else none


def field_words(field: str, t: Translator) -> str:
    """A field of a clash: the indicator and what of it."""
    code, year, name = field_parts(field)
    definition = by_id().get(code)
    title = code if definition is None else words.code_and_title(definition, t)
    if not name:
        return title
    part = count_label(name, year, t) if year else _own(name, t)
    return t.gettext("{title}, {part}").format(title=title, part=part)


def value_words(field: str, value: object, t: Translator) -> str:
    """A value of a clash; empty for nothing."""
    if value is None:
        return ""
    if value is True:
        return t.gettext("Followed")
    if field.endswith(("baseline", "target_year")):
        return year_label(str(value))
    return t.number(value) if isinstance(value, int) else str(value)


def _own(name: str, t: Translator) -> str:
    named = {
        "target": t.gettext("the target"),
        "target_year": t.gettext("the year of the target"),
        "target_source": t.gettext("who set the target"),
        "baseline": t.gettext("the year it is held against"),
    }
    return named[name]
