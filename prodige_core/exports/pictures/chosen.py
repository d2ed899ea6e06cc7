"""Which pictures there are: every figure of the full roadmap and of the progress report, and the indicators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from prodige_core.charts import (
    ChartTable,
    gantt_alt,
    gantt_table,
    indicator_alt,
    indicator_rows,
    load_table,
    profile_table,
)
from prodige_core.exports.content import report_inputs
from prodige_core.exports.inputs import ExportInputs, slug
from prodige_core.exports.pictures.indicator import IndicatorFigure
from prodige_core.exports.progress import progress_document
from prodige_core.i18n import Translator
from prodige_core.reports import Document, roadmap_report
from prodige_core.reports.document import Figure
from prodige_core.reports.drawings import GanttFigure, LoadFigure, ProfileFigure
from prodige_core.reports.inputs import table_of

MOST_BARS: Final = 30
"""Actions in one picture of the time plan; more go into several, as nobody can read them on a slide (looked at)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file name without an ending, what stands above and below it, its sentence, and its numbers.

    table: None for a picture whose numbers nobody wrote down.
    """

    name: str
    title: str
    alt: str
    key: str
    drawing: Figure | IndicatorFigure
    table: ChartTable | None


def pictures(inputs: ExportInputs) -> tuple[Picture, ...]:
    """Every picture of a centre, in the order of its report. Empty before anything is scored."""
    roadmap = _figures(roadmap_report(report_inputs(inputs, carries_file=False)))
    found = [_of(part, inputs.t) for figure in roadmap for part in _parts(figure, inputs.t)]
    found += [_indicator(row, inputs.t) for row in _drawable(inputs)]
    found += [_of(figure, inputs.t) for figure in _figures(progress_document(inputs, False))]
    return tuple(replace(one, name=f"{place:02}-{slug(one.title)}") for place, one in enumerate(found, 1))


def _figures(document: Document) -> list[Figure]:
    """The figures of chapters; those of pages fitted as a whole are the same ones, smaller."""
    return [block for block in document.blocks if isinstance(block, Figure)]


def _parts(figure: Figure, t: Translator) -> list[Figure]:
    """A long time plan in several; and without names and how far an action is, as these pictures leave the school."""
    if not isinstance(figure.drawing, GanttFigure):
        return [figure]
    rows = figure.drawing.rows
    bars = tuple(replace(bar, status="", owner="") for bar in rows.bars)
    count = -(-len(bars) // MOST_BARS)
    each = -(-len(bars) // count) if count else 0
    found = []
    for part in range(count):
        own = replace(rows, bars=bars[part * each : (part + 1) * each], on_board=False)
        caption = figure.caption
        if count > 1:
            told = {"title": caption, "part": t.number(part + 1), "parts": t.number(count)}
            caption = t.gettext("{title} ({part} of {parts})").format(**told)
        table = table_of(gantt_table(own, t), "", (0.7, 5.6, 2.2, 2.4))
        found.append(replace(figure, drawing=GanttFigure(own), caption=caption, alt=gantt_alt(own, t), table=table))
    return found


def _of(figure: Figure, t: Translator) -> Picture:
    return Picture("", figure.caption, figure.alt, figure.key, figure, _numbers(figure, t))


def _numbers(figure: Figure, t: Translator) -> ChartTable | None:
    """The table of a figure; of one without, the twin that the screen shows below the same picture."""
    drawing, table = figure.drawing, figure.table
    if table is not None:
        return ChartTable(table.header, table.rows, tuple(column.align == "right" for column in table.columns))
    if isinstance(drawing, ProfileFigure):
        return profile_table(drawing.rows, t, any(row.target is not None for row in drawing.rows))
    if isinstance(drawing, GanttFigure):
        return gantt_table(drawing.rows, t)
    return load_table(drawing.rows, t) if isinstance(drawing, LoadFigure) else None


def _drawable(inputs: ExportInputs) -> list[IndicatorFigure]:
    rows = [indicator_rows(row, inputs.t) for row in inputs.indicators]
    return [IndicatorFigure(row) for row in rows if any(mark.value is not None for mark in row.marks)]


def _indicator(figure: IndicatorFigure, t: Translator) -> Picture:
    rows = figure.rows
    key = t.gettext("Grey line: the straight way from the first value to the target.") if rows.line else ""
    return Picture("", rows.title, indicator_alt(rows, t), key, figure, rows.table)
