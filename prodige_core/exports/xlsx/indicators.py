"""The sheet of indicators: one row an indicator and school year, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterator

from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.sheet import Book, Cell, Column
from prodige_core.i18n import N_, Translator
from prodige_core.indicators import Followed, Known, words, year_label

UNITS = {
    "percent": N_("percent"),
    "count": N_("number"),
    "mean": N_("mean mark"),
    "levels": N_("levels"),
    "months": N_("months"),
}


def indicators_sheet(book: Book, inputs: ExportInputs) -> None:
    """Nothing while no indicator has a value or a target. A value that is not there is an empty cell, with its reason."""
    t = inputs.t
    rows = [line for row in inputs.indicators if row.tells for line in _rows(row, inputs)]
    if not rows:
        return
    columns = [
        Column(t.gettext("Code"), width=8),
        Column(t.gettext("Indicator"), "long", 38),
        Column(t.gettext("School year"), width=12),
        Column(t.gettext("Counted"), "number", 10),
        Column(t.gettext("Of"), "number", 10),
        Column(t.gettext("People asked"), "number", 10),
        Column(t.gettext("Value"), "hundredths", 10),
        Column(t.gettext("Unit"), width=12),
        Column(t.gettext("No value because"), width=22),
        Column(t.gettext("Where the numbers come from"), "long", 28),
        Column(t.gettext("Target"), "number", 10),
        Column(t.gettext("Target by"), width=12),
        Column(t.gettext("Target set by"), "long", 26),
        Column(t.gettext("EU reference"), "number", 10),
        Column(t.gettext("EU reference by"), width=12),
        Column(t.gettext("Source of the reference"), "long", 40),
    ]
    book.table(t.gettext("Indicators"), columns, rows, frozen=2)


def _rows(row: Followed, inputs: ExportInputs) -> Iterator[list[Cell]]:
    t, definition = inputs.t, row.definition
    start: list[Cell] = [definition.id, words.title(definition, t)]
    unit, end = t.gettext(UNITS[definition.unit]), _end(row, t)
    for own in row.gained:
        framework = inputs.catalogue.frameworks[own.framework]
        area = next((one for one in framework.areas if one.id == own.area), None)
        name = t.pgettext(framework.id, framework.title) if area is None else t.pgettext(area.id, area.title)
        title = t.gettext("{title}: {area}").format(title=words.title(definition, t), area=name)
        for year, gained in own.years:
            yield [definition.id, title, year_label(year), None, None, None, float(gained), unit, "", "", *end]
    readings = dict(row.readings)
    for year, measured in row.measured:
        reading = readings[year]
        known = isinstance(reading, Known)
        yield [
            *start,
            year_label(year),
            measured.numerator,
            measured.denominator,
            measured.asked,
            float(reading.value) if isinstance(reading, Known) else None,
            unit,
            "" if known else words.reading_words(definition, reading, t),
            measured.source,
            *end,
        ]
    if not row.gained and not row.measured:
        yield [*start, "", None, None, None, None, unit, t.gettext("no data"), "", *end]


def _end(row: Followed, t: Translator) -> list[Cell]:
    course, reference = row.course, row.definition.reference
    target_year = year_label(course.target_year) if course.target_year else ""
    said = "" if reference is None else words.reference_sentence(row.definition, reference, t)
    return [
        course.target,
        target_year,
        row.series.target_source,
        None if reference is None else reference.value,
        "" if reference is None else str(reference.year),
        said,
    ]
