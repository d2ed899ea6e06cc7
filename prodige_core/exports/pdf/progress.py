"""Two rounds by area in print: a line from an open mark (then) to a filled one (now), the difference in words."""

from __future__ import annotations

import math

from prodige_core.charts import ProgressRow
from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Slab, chain
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.style import BASELINE, CELL, CELL_STRONG, HAIRLINE, SMALL
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import draw_line, one_line, text_lines, width_of
from prodige_core.reports.drawings import ProgressFigure

WORDS: float = 27.0
"""Room for *not scored then* beside a line, in mm."""
THEN, NOW = 1.25, 1.6
"""Radius of the marks, in mm."""
ROUND: int = 24
"""Corners of a polygon that is a circle at this size (looked at)."""


def progress_slabs(
    pdf: TaggedPDF, figure: ProgressFigure, x: float, width: float, element: Element, scale: float = 1.0
) -> list[Slab]:
    """One row an area on the framework's scale, under its title: for narrow columns (`pictured` sets wide ones)."""
    slabs = [_scale(pdf, figure, x + NOW, width - 2 * NOW, element, scale)]
    slabs += [_narrow(pdf, row, x, width, element, scale) for row in figure.rows]
    chain(slabs)
    return slabs


def _scale(pdf: TaggedPDF, figure: ProgressFigure, left: float, track: float, element: Element, scale: float) -> Slab:
    small = SMALL.scaled(scale)
    top = max(1, len(figure.codes) - 1)

    def draw(y: float) -> None:
        pdf.mark(element)
        for level, code in enumerate(figure.codes):
            text = printable(code)
            at = left + track * level / top - width_of(text, "regular", small.size) / 2
            pdf.write_text(at, y + small.leading * BASELINE, text, "regular", small.size, LIGHT.muted)

    return Slab(small.leading + 0.6, draw, keep=True)


def _narrow(pdf: TaggedPDF, row: ProgressRow, x: float, width: float, element: Element, scale: float) -> Slab:
    cell = CELL.scaled(scale)
    strong = CELL_STRONG.scaled(scale)
    words = one_line(row.words, "strong", strong.size, WORDS)
    room = width_of(words, "strong", strong.size)
    lines = text_lines(row.title, cell, width - room - 3)
    text = len(lines) * cell.leading

    def draw(y: float) -> None:
        pdf.mark(element)
        for number, line in enumerate(lines):
            draw_line(pdf, line, x, y + (number + BASELINE) * cell.leading, cell, None)
        pdf.write_text(x + width - room, y + BASELINE * cell.leading, words, "strong", strong.size, LIGHT.ink)
        draw_change(pdf, row, x + NOW, y + text + NOW * scale, width - 2 * NOW)

    return Slab(text + (2 * NOW + 1.2) * scale, draw)


def draw_change(pdf: TaggedPDF, row: ProgressRow, left: float, middle: float, track: float) -> None:
    """A line from then to now on the scale of the row."""
    pdf.rule(left, middle, left + track, middle, LIGHT.hairline, HAIRLINE)
    for level in range(row.top + 1):
        at = left + track * level / row.top
        pdf.rule(at, middle - 1.2, at, middle + 1.2, LIGHT.hairline, HAIRLINE)
    then = None if row.before is None else left + track * row.before / row.top
    now = None if row.after is None else left + track * row.after / row.top
    if then is not None and now is not None:
        pdf.rule(then, middle, now, middle, LIGHT.muted, 0.7)
    if then is not None:
        _disc(pdf, then, middle, THEN, LIGHT.ink)
        _disc(pdf, then, middle, THEN - 0.35, LIGHT.paper)
    if now is not None:
        _disc(pdf, now, middle, NOW, LIGHT.accent)


def _disc(pdf: TaggedPDF, x: float, y: float, radius: float, colour: str) -> None:
    angles = [2 * math.pi * place / ROUND for place in range(ROUND)]
    pdf.polygon_at([(x + radius * math.cos(one), y + radius * math.sin(one)) for one in angles], colour)
