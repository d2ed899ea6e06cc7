"""Indicators in words, for screens and reports alike."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from prodige_core.i18n import Translator
from prodige_core.indicators.course import Course
from prodige_core.indicators.definition import Indicator, Reference
from prodige_core.indicators.followed import Followed
from prodige_core.indicators.loader import example_counts
from prodige_core.indicators.reading import Known, Reading, read, response_rate
from prodige_core.indicators.years import year_label
from prodige_core.responses import Measured

DIGITS = {"percent": 1, "count": 0, "months": 0, "mean": 2, "levels": 2}
"""Decimals shown: a school of 1,000 people moves a tenth of a percent with one of them (editorial)."""


def title(definition: Indicator, t: Translator) -> str:
    """*Learners who were abroad*."""
    return t.pgettext(definition.id, definition.title)


def code_and_title(definition: Indicator, t: Translator) -> str:
    """*K1 Learners who were abroad*."""
    return f"{definition.id} {title(definition, t)}"


def amount(definition: Indicator, value: Fraction, t: Translator) -> str:
    """A value with its unit: *12.5%*, *4.25*, *1 granted* stays a plain *1*."""
    number = t.number(float(value), DIGITS[definition.unit])
    if definition.unit == "percent":
        return t.percent(float(value) / 100, DIGITS["percent"])
    if definition.unit == "months":
        return t.ngettext("{count} month", "{count} months", int(value)).format(count=number)
    return number


def change_words(definition: Indicator, change: Fraction, t: Translator) -> str:
    """How far a value moved: *+3.5 points*, with its sign."""
    number = signed(change, DIGITS[definition.unit], t)
    if definition.unit == "percent":
        return t.gettext("{number} percentage points").format(number=number)
    if definition.unit == "levels":
        return t.gettext("{number} levels").format(number=number)
    return number


def signed(change: Fraction, digits: int, t: Translator, *, fixed: bool = False) -> str:
    """A number with its sign as it reads when rounded: *+0.75*, *−2*, *±0*. fixed: with all its decimals, *+1.0*."""
    written = t.fixed if fixed else t.number
    text = written(float(abs(change)), digits)
    if text == written(0, digits):
        return f"±{text}"
    return f"{'+' if change > 0 else '−'}{text}"


def reading_words(definition: Indicator, reading: Reading, t: Translator) -> str:
    """A value, or why there is none."""
    if isinstance(reading, Known):
        return amount(definition, reading.value, t)
    if reading.reason == "nothing":
        return t.gettext("no data: there was nothing to count")
    if reading.reason == "impossible":
        return t.gettext("no data: the numbers contradict each other")
    return t.gettext("no data")


def counted_words(definition: Indicator, t: Translator) -> str:
    """*Counted: learners who were abroad, of learners who finished.*"""
    part = t.pgettext(definition.id, definition.numerator)
    if not definition.denominator:
        return t.gettext("Counted: {part}.").format(part=part)
    whole = t.pgettext(definition.id, definition.denominator)
    return t.gettext("Counted: {part}, of {whole}.").format(part=part, whole=whole)


def counts_words(definition: Indicator, measured: Measured, t: Translator) -> str:
    """The counts behind a value: *48 of 400*; empty where none is given."""
    given, whole = measured.numerator, measured.denominator
    if given is None and whole is None:
        return ""
    shown = "–" if given is None else t.number(given)
    if whole is None:
        return shown
    if definition.unit == "mean":
        text = t.ngettext("{total} from {count} form", "{total} from {count} forms", whole)
        return text.format(total=shown, count=t.number(whole))
    return t.gettext("{part} of {whole}").format(part=shown, whole=t.number(whole))


def short_counts(definition: Indicator, measured: Measured, t: Translator) -> str:
    """As `counts_words`, for a narrow column; of a mean who answered of those asked."""
    if definition.unit != "mean" or measured.denominator is None or measured.asked is None:
        return counts_words(definition, measured, t)
    forms, asked = t.number(measured.denominator), t.number(measured.asked)
    return t.gettext("{forms} of {asked} answered").format(forms=forms, asked=asked)


def sum_words(definition: Indicator, measured: Measured, t: Translator) -> str:
    """The sum as it is worked out: *48 of 400: 12 %*; of a mean with its response rate."""
    reading = read(definition, measured)
    counts = counts_words(definition, measured, t)
    value = reading_words(definition, reading, t)
    if not counts:
        return value
    text = counts if definition.unit == "count" else f"{counts}: {value}"
    back = response_words(definition, measured, t)
    return f"{text} ({back})" if back else text


def response_words(definition: Indicator, measured: Measured, t: Translator) -> str:
    """Of a mean, how many of those asked answered; empty where that is not known."""
    rate = response_rate(measured) if definition.unit == "mean" else None
    if rate is None:
        return ""
    return t.gettext("{share} of {asked} people asked answered").format(
        share=t.percent(float(rate) / 100), asked=t.number(measured.asked or 0)
    )


def example_words(definition: Indicator, t: Translator) -> str:
    """The example with its sum."""
    story = t.pgettext(definition.id, definition.example.story)
    if not definition.example.counts:
        return story
    return t.gettext("{story} That makes {sum}.").format(
        story=story, sum=sum_words(definition, example_counts(definition), t)
    )


def reference_words(definition: Indicator, reference: Reference, t: Translator) -> str:
    """What the EU aims at, short: *EU: 12 % by 2030*."""
    return t.gettext("EU: {value} by {year}").format(
        value=amount(definition, Fraction(reference.value), t), year=str(reference.year)
    )


def reference_sentence(definition: Indicator, reference: Reference, t: Translator) -> str:
    """What the EU aims at, with document, date and what must still be checked."""
    parts = [t.pgettext(definition.id, reference.says)]
    parts.append(
        t.gettext("Source: {source}. Checked on {day}.").format(
            source=reference.source, day=t.date(dt.date.fromisoformat(reference.checked))
        )
    )
    if reference.verify:
        parts.append(t.gettext("To verify: {why}").format(why=t.pgettext(definition.id, reference.verify)))
    return " ".join(parts)


def target_words(definition: Indicator, course: Course, t: Translator) -> str:
    """*15 % by 2029/30*; empty without a target."""
    if course.target is None:
        return ""
    value = amount(definition, Fraction(course.target), t)
    if not course.target_year:
        return value
    return t.gettext("{value} by {year}").format(value=value, year=year_label(course.target_year))


def state_words(definition: Indicator, course: Course, t: Translator) -> str:
    """Where it stands towards its target; empty without one."""
    line = "" if course.line is None else amount(definition, course.line, t)
    match course.state:
        case "no_target":
            return ""
        case "no_data":
            return "" if course.target is None else t.gettext("No value yet")
        case "reached":
            return t.gettext("Target reached")
        case "missed":
            return t.gettext("Not reached in the year of the target")
        case "begun":
            return t.gettext("Below the target; the next year shows whether it moves")
        case "on_track":
            return t.gettext("On track: a straight line to the target would be at {line}").format(line=line)
        case "behind":
            return t.gettext("Behind: a straight line to the target would be at {line}").format(line=line)
        case _:
            return t.gettext("Below the target")


def origin_words(definition: Indicator, t: Translator) -> str:
    """Where the values come from."""
    match definition.worked_out:
        case "board":
            return t.gettext("Prodige works it out from your board.")
        case "survey":
            return t.gettext("Prodige works it out from the staff survey, of answers that may be shown.")
        case "rounds":
            return t.gettext("Prodige works it out from the rounds of your self-assessment.")
        case _:
            return t.gettext("You count it.")


def lead_words(rows: tuple[Followed, ...], t: Translator) -> str:
    """How many have data, and which are below their target."""
    with_data = sum(1 for own in rows if own.has_data)
    first = t.ngettext(
        "Data for {known} of {count} indicator.", "Data for {known} of {count} indicators.", len(rows)
    ).format(known=t.number(with_data), count=t.number(len(rows)))
    aiming = [own for own in rows if own.course.state not in ("no_data", "no_target")]
    short = [own for own in aiming if own.course.short]
    if not aiming:
        return f"{first} {t.gettext('None of them has a target to be measured against yet.')}"
    if not short:
        return f"{first} {t.gettext('None is below its target.')}"
    names = t.listing([_short(own, t) for own in short])
    second = t.ngettext("Below its target: {names}.", "Below their target: {names}.", len(short))
    return f"{first} {second.format(names=names)}"


def _short(row: Followed, t: Translator) -> str:
    name = code_and_title(row.definition, t)
    return t.gettext("{name} (on track)").format(name=name) if row.course.state == "on_track" else name
