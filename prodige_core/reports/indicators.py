"""The chapter *Indicators by school year*: values, targets with their source, what the EU aims at. Only with something to say."""

from __future__ import annotations

from fractions import Fraction

from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, Known, words, year_label
from prodige_core.reports.document import Block, BulletList, Column, Heading, Run, Table, paragraph
from prodige_core.reports.inputs import ReportInputs, framework_title

MAX_YEARS = 3
"""Beside the baseline; more columns with their counts do not fit on A4 upright (looked at)."""


def years_chapter(inputs: ReportInputs) -> tuple[Block, ...]:
    """Nothing while no indicator has a value or a target."""
    rows = tuple(row for row in inputs.indicators if row.tells)
    if not rows:
        return ()
    t = inputs.t
    blocks: list[Block] = [
        Heading(1, t.gettext("Indicators by school year"), "figures"),
        paragraph(words.lead_words(inputs.indicators, t), "lead"),
    ]
    counted = tuple(row for row in rows if row.course.latest is not None)
    if counted:
        note = t.gettext("Change: since the baseline; of percentages in percentage points.")
        heading = Heading(2, t.gettext("Values"), "figures-values")
        blocks += [heading, _values(counted, inputs), paragraph(note, "note")]
    blocks += _targets(rows, inputs)
    blocks += _gained(rows, inputs)
    blocks += _sources(rows, inputs)
    return tuple(blocks)


def _values(rows: tuple[Followed, ...], inputs: ReportInputs) -> Table:
    t = inputs.t
    years = sorted({year for row in rows for year, _ in row.readings})[-MAX_YEARS:]
    header = (t.gettext("Indicator"), t.gettext("Baseline"), *(year_label(year) for year in years), t.gettext("Change"))
    body = tuple(
        (
            words.code_and_title(row.definition, t),
            _baseline(row, inputs),
            *(_cell(row, year, inputs) for year in years),
            _change(row, inputs),
        )
        for row in rows
    )
    columns = (Column(2.8), Column(1.8, "right"), *(Column(1.7, "right") for _ in years), Column(1, "right"))
    return Table("", header, body, columns)


def _baseline(row: Followed, inputs: ReportInputs) -> str:
    point = row.course.baseline
    if point is None:
        return "–"
    value = words.amount(row.definition, point.value, inputs.t)
    return inputs.t.gettext("{value} ({year})").format(value=value, year=year_label(point.year))


def _change(row: Followed, inputs: ReportInputs) -> str:
    change = row.course.change
    return "–" if change is None else words.signed(change, words.DIGITS[row.definition.unit], inputs.t)


def _cell(row: Followed, year: str, inputs: ReportInputs) -> str:
    """A value with its counts; *no data* where there was nothing to count; a dash where nobody counted."""
    t, definition = inputs.t, row.definition
    reading, measured = dict(row.readings).get(year), dict(row.measured).get(year)
    if reading is None or measured is None:
        return "–"
    if not isinstance(reading, Known):
        return t.gettext("no data")
    value = words.amount(definition, reading.value, t)
    return t.gettext("{value} ({counts})").format(value=value, counts=words.short_counts(definition, measured, t))


def _targets(rows: tuple[Followed, ...], inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    aiming = [row for row in rows if row.course.target is not None or row.definition.reference is not None]
    if not aiming:
        return []
    header = (
        t.gettext("Indicator"),
        t.gettext("Target"),
        t.gettext("Set by"),
        t.gettext("Where it stands"),
        t.gettext("EU reference"),
    )
    body = tuple(
        (
            words.code_and_title(row.definition, t),
            words.target_words(row.definition, row.course, t) or "–",
            row.series.target_source or "–",
            words.state_words(row.definition, row.course, t) or "–",
            _reference(row, inputs),
        )
        for row in aiming
    )
    columns = (Column(2.6), Column(1.6), Column(1.8), Column(2.6), Column(1.6))
    line = t.gettext("On track means: on the straight line from the baseline to the target, or better.")
    return [
        Heading(2, t.gettext("Targets"), "figures-targets"),
        Table("", header, body, columns),
        paragraph(line, "note"),
    ]


def _reference(row: Followed, inputs: ReportInputs) -> str:
    own = row.definition.reference
    if own is None:
        return "–"
    value = words.amount(row.definition, Fraction(own.value), inputs.t)
    return inputs.t.gettext("{value} by {year}").format(value=value, year=str(own.year))


def _gained(rows: tuple[Followed, ...], inputs: ReportInputs) -> list[Block]:
    t = inputs.t
    body = []
    for row in rows:
        for own in row.gained:
            framework = inputs.catalogue.frameworks[own.framework]
            area = next((one for one in framework.areas if one.id == own.area), None)
            name = framework_title(framework, t) if area is None else t.pgettext(area.id, area.title)
            gained = words.signed(own.gained, words.DIGITS["levels"], t)
            body.append((name, t.fixed(float(own.first), 2), t.fixed(float(own.now), 2), gained))
    if not body:
        return []
    header = (t.gettext("Area"), t.gettext("First round"), t.gettext("Last round"), t.gettext("Gained"))
    columns = (Column(5), Column(1.6, "right"), Column(1.6, "right"), Column(1.6, "right"))
    heading = Heading(2, t.gettext("Levels gained since the first round"), "figures-levels")
    return [heading, Table("", header, tuple(body), columns)]


def _sources(rows: tuple[Followed, ...], inputs: ReportInputs) -> list[Block]:
    """What is counted, where our own last number is from, and the documents of the EU with what must still be verified."""
    t = inputs.t
    items = []
    for row in rows:
        own = row.definition
        said = words.counted_words(own, t)
        if not own.typed:
            said = f"{said} {words.origin_words(own, t)}"
        said = " ".join(text for text in (said, number_from(row, t)) if text)
        runs = [Run(f"{own.id}: ", strong=True), Run(said)]
        if own.reference is not None:
            runs.append(Run(f" {words.reference_sentence(own, own.reference, t)} "))
            runs.append(Run(own.reference.address, link=own.reference.address))
        items.append(tuple(runs))
    return [Heading(2, t.gettext("What is counted"), "figures-sources"), BulletList(tuple(items))]


def number_from(row: Followed, t: Translator) -> str:
    """*Our number of 2025/26 is from: class lists.*; empty where nobody told."""
    latest = row.course.latest
    source = "" if latest is None else dict(row.measured)[latest.year].source.strip().rstrip(".")
    if latest is None or not source:
        return ""
    text = t.gettext("Our number of {year} is from: {source}.")
    return text.format(year=year_label(latest.year), source=source)
