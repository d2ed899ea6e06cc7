"""The sheet of indicators: one row an indicator and school year, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from prodige_core.charts import indicator_alt, indicator_rows
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.native import Picture, Series, against, place
from prodige_core.exports.xlsx.sheet import Book, Cell, Column, Table
from prodige_core.i18n import N_
from prodige_core.indicators import Followed, Known, words, year_label

UNITS = {
    "percent": N_("percent"),
    "count": N_("number"),
    "mean": N_("mean mark"),
    "levels": N_("levels"),
    "months": N_("months"),
}

CHART = 250
"""Pixels down (looked at)."""
MOST_TITLE = 60
"""Letters of a chart's title that fit two lines; of a longer one the code stands, whose row says the rest."""


def indicators_sheet(book: Book, inputs: ExportInputs) -> None:
    """Nothing while no indicator has a value or a target. A value that is not there is an empty cell, with its reason."""
    t = inputs.t
    rows = [line for row in inputs.indicators if row.tells for line in _rows(row, inputs)]
    if not rows:
        return
    columns = [
        Column(t.gettext("Code"), width=7),
        Column(t.gettext("Indicator"), width=40),
        Column(t.gettext("School year"), width=11),
        Column(t.gettext("Counted"), "number", 10),
        Column(t.gettext("Of"), "number", 9),
        Column(t.gettext("People asked"), "number", 9),
        Column(t.gettext("Value"), "hundredths", 9),
        Column(t.gettext("Target"), "number", 9),
        Column(t.gettext("Target by"), width=11),
        Column(t.gettext("EU reference"), "number", 11),
        Column(t.gettext("Unit"), width=11),
        Column(t.gettext("No value because"), width=20),
        Column(t.gettext("Where the numbers come from"), width=26),
        Column(t.gettext("Target set by"), width=44, printed=False),
        Column(t.gettext("EU reference by"), width=12, printed=False),
        Column(t.gettext("Source of the reference"), width=170, printed=False),
    ]
    says = t.gettext("what is counted, by school year, beside its target, as charts too")
    table = book.table(t.gettext("Indicators"), columns, rows, says=says, frozen=2)
    place(table, [*_charts(book, table, inputs)], 3)


def _charts(book: Book, table: Table, inputs: ExportInputs) -> Iterator[tuple[Any, str, int]]:
    """One for every indicator with a value, over its own rows."""
    t, first = inputs.t, 1
    for row in inputs.indicators:
        count = len([*_rows(row, inputs)]) if row.tells else 0
        if count and row.measured and row.has_data and not row.gained:
            drawn = indicator_rows(row, t)
            series = (Series(t.gettext("Value"), 6), Series(t.gettext("Target"), 7))
            title = f"{row.definition.id} {drawn.title}"
            picture = Picture(
                title if len(title) <= MOST_TITLE else row.definition.id,
                indicator_alt(drawn, t),
                first,
                first + count - 1,
                2,
                series if row.course.target is not None else series[:1],
                t.gettext("School year"),
                t.gettext(UNITS[row.definition.unit]),
            )
            yield against(book, table, picture), picture.alt, CHART
        first += count


def _rows(row: Followed, inputs: ExportInputs) -> Iterator[list[Cell]]:
    t, definition, course, reference = inputs.t, row.definition, row.course, row.definition.reference
    unit = t.gettext(UNITS[definition.unit])
    aimed: list[Cell] = [
        course.target,
        year_label(course.target_year) if course.target_year else "",
        None if reference is None else reference.value,
        unit,
    ]
    end: list[Cell] = [
        row.series.target_source,
        "" if reference is None else str(reference.year),
        "" if reference is None else words.reference_sentence(row.definition, reference, t),
    ]

    def line(title: str, year: str, counts: Sequence[Cell], value: float | None, why: str, source: str) -> list[Cell]:
        return [definition.id, title, year, *counts, value, *aimed, why, source, *end]

    title, nothing = words.title(definition, t), (None, None, None)
    for own in row.gained:
        framework = inputs.catalogue.frameworks[own.framework]
        area = next((one for one in framework.areas if one.id == own.area), None)
        name = t.pgettext(framework.id, framework.title) if area is None else t.pgettext(area.id, area.title)
        said = t.gettext("{title}: {area}").format(title=title, area=name)
        for year, gained in own.years:
            yield line(said, year_label(year), nothing, float(gained), "", "")
    readings = dict(row.readings)
    for year, measured in row.measured:
        reading = readings[year]
        counts = (measured.numerator, measured.denominator, measured.asked)
        value = float(reading.value) if isinstance(reading, Known) else None
        why = "" if isinstance(reading, Known) else words.reading_words(definition, reading, t)
        yield line(title, year_label(year), counts, value, why, measured.source)
    if not row.gained and not row.measured:
        yield line(title, "", nothing, None, t.gettext("no data"), "")
