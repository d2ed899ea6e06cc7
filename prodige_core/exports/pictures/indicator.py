"""An indicator over school years, drawn as the screen draws it: bars or a line, the target, what the EU aims at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from prodige_core.charts import IndicatorRows
from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import target_mark
from prodige_core.exports.pdf.style import HAIRLINE, SMALL
from prodige_core.exports.pdf.tagged import TaggedPDF
from prodige_core.exports.pdf.text import one_line, width_of
from prodige_core.indicators import year_label

PLOT: Final = 40.0
HEAD: Final = 5.0
"""Room above the plot for words of the highest mark, in mm."""
BAR: Final = 8.0
DASH: Final = 1.0
WORDS: Final = 7.5
LEAST: Final = 11.0
"""Years narrower than this (mm) show only their last two figures (looked at)."""


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """One indicator; the report itself tells it in a table."""

    rows: IndicatorRows


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where years and values lie."""

    left: float
    step: float
    top: float
    first: int
    low: float
    high: float

    def x(self, year: int) -> float:
        """The middle of a year."""
        return self.left + (year - self.first + 0.5) * self.step

    def y(self, value: float) -> float:
        """The height of a value."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return self.top + PLOT * (1 - min(1.0, max(0.0, share)))


def indicator_slabs(pdf: TaggedPDF, rows: IndicatorRows, x: float, width: float) -> list[Slab]:
    """The picture as one piece."""
    known = [mark.year for mark in rows.marks] + ([rows.target_year] if rows.target_year is not None else [])
    first, last = min(known), max(known)
    step = width / (last - first + 1)

    def draw(y: float) -> None:
        pdf.artifact()
        plot = _Plot(x, step, y + HEAD, first, rows.low, rows.top)
        floor = plot.top + PLOT
        _reference(pdf, rows, plot, x, width)
        _line(pdf, rows, plot)
        _values(pdf, rows, plot)
        _target(pdf, rows, plot, x, width)
        pdf.rule(x, floor, x + width, floor, LIGHT.muted, HAIRLINE)
        for year in range(first, last + 1):
            label = year_label(str(year)) if step >= LEAST else f"’{year % 100:02}"
            text = one_line(label, "regular", SMALL.size, step)
            at = plot.x(year) - width_of(text, "regular", SMALL.size) / 2
            pdf.write_text(at, floor + 3.6, text, "regular", SMALL.size, LIGHT.muted)

    return [Slab(HEAD + PLOT + 5.0, draw)]


def _values(pdf: TaggedPDF, rows: IndicatorRows, plot: _Plot) -> None:
    points = [(mark, plot.x(mark.year), plot.y(mark.value)) for mark in rows.marks if mark.value is not None]
    bar = min(BAR, plot.step * 0.6)
    for place, (mark, at, height) in enumerate(points):
        if rows.bars:
            pdf.box(at - bar / 2, height, bar, max(plot.top + PLOT - height, 0.3), LIGHT.accent)
        else:
            if place and points[place - 1][0].year == mark.year - 1:
                pdf.rule(*points[place - 1][1:], at, height, LIGHT.accent, 0.5)
            pdf.box(at - 1.1, height - 1.1, 2.2, 2.2, LIGHT.accent)
    for mark, at, height in points:
        _words(pdf, mark.words, at, height - 1.8, "middle", LIGHT.ink, plot.step, strong=True)
    for mark in rows.marks:
        if mark.value is None:
            words = mark.words.split(":")[0]
            _words(pdf, words, plot.x(mark.year), plot.top + PLOT - 1.4, "middle", LIGHT.muted, plot.step)


def _line(pdf: TaggedPDF, rows: IndicatorRows, plot: _Plot) -> None:
    if rows.line:
        (start, low), (end, high) = rows.line
        _dashed(pdf, (plot.x(start), plot.y(low)), (plot.x(end), plot.y(high)), LIGHT.muted, 0.3)


def _reference(pdf: TaggedPDF, rows: IndicatorRows, plot: _Plot, x: float, width: float) -> None:
    if rows.reference is not None:
        at = plot.y(rows.reference)
        _dashed(pdf, (x, at), (x + width, at), LIGHT.warn, 0.35)
        _words(pdf, rows.reference_words, x, at - 1.0, "left", LIGHT.warn, width)


def _target(pdf: TaggedPDF, rows: IndicatorRows, plot: _Plot, x: float, width: float) -> None:
    if rows.target is None:
        return
    at = plot.y(rows.target)
    if rows.target_year is None:
        _dashed(pdf, (x, at), (x + width, at), LIGHT.ink, 0.35)
        _words(pdf, rows.target_words, x + width, at - 1.0, "right", LIGHT.ink, width)
        return
    middle = plot.x(rows.target_year)
    target_mark(pdf, middle, at - 2.5, 5.0)
    if not any(mark.year == rows.target_year and mark.value is not None for mark in rows.marks):
        _words(pdf, rows.target_words, middle, at - 3.6, "middle", LIGHT.ink, plot.step)


def _dashed(pdf: TaggedPDF, start: tuple[float, float], end: tuple[float, float], colour: str, weight: float) -> None:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    count = max(1, round(length / (2 * DASH)))
    across, down = (end[0] - start[0]) / count, (end[1] - start[1]) / count
    for place in range(count):
        x, y = start[0] + place * across, start[1] + place * down
        pdf.rule(x, y, x + across / 2, y + down / 2, colour, weight)


def _words(
    pdf: TaggedPDF, text: str, x: float, y: float, side: str, colour: str, room: float, strong: bool = False
) -> None:
    """Words on the paper's own ground, so that they can be read on whatever lies below them."""
    from prodige_core.exports.pdf.fonts import FaceName

    face: FaceName = "strong" if strong else "regular"
    shown = one_line(printable(text), face, WORDS, max(room - 1, 9))
    width = width_of(shown, face, WORDS)
    at = x - {"left": 0.0, "middle": 0.5, "right": 1.0}[side] * width
    pdf.box(at - 0.4, y - 2.3, width + 0.8, 2.9, LIGHT.paper)
    pdf.write_text(at, y, shown, face, WORDS, colour)
