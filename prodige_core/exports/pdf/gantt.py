"""The Gantt in print: rows that break over pages with their heading repeated, bars by role pattern, leads by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from prodige_core.charts import GanttBar, GanttRows
from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import role_bar
from prodige_core.exports.pdf.style import BASELINE, CELL, HAIRLINE, SMALL
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import draw_line, one_line, text_lines, width_of

NUMBER, TITLE = 8.0, 72.0
BAR = 3.8
WRITTEN = 13.0
"""Terms narrower than this (mm) have their months left out; the school year above them stays."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the terms lie."""

    left: float
    step: float
    terms: tuple[tuple[str, str], ...]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.step * len(self.terms)


def gantt_slabs(
    pdf: TaggedPDF, rows: GanttRows, x: float, width: float, element: Element
) -> tuple[list[Slab], Callable[[], Sequence[Slab]]]:
    """The rows of the Gantt and what to repeat after a page break."""
    grid = Grid(x + NUMBER + TITLE, (width - NUMBER - TITLE) / max(1, len(rows.terms)), rows.terms)
    slabs = [_legend(pdf, rows, x, width, element), _head(pdf, grid, element)]
    slabs += [_row(pdf, bar, grid, x, element) for bar in rows.bars]
    return slabs, lambda: [_head(pdf, grid, None)]


def _head(pdf: TaggedPDF, grid: Grid, element: Element | None) -> Slab:
    cells = [text_lines(label, SMALL, grid.step - 1.2) for label, _ in grid.terms] if grid.step >= WRITTEN else []
    count = max((len(lines) for lines in cells), default=0)
    height = SMALL.leading * (count + 1) + 1.6

    def draw(y: float) -> None:
        _begin(pdf, element)
        at = grid.left
        for year, group in groupby(grid.terms, key=lambda term: term[1]):
            size = sum(1 for _ in group) * grid.step
            points = SMALL.size
            while points > 4.5 and width_of(printable(year), "strong", points) > size - 0.8:
                points -= 0.25
            text = one_line(year, "strong", points, size)
            pdf.write_text(at + 0.6, y + SMALL.leading * BASELINE, text, "strong", points, LIGHT.ink)
            at += size
        for place, lines in enumerate(cells):
            for number, line in enumerate(lines):
                base = y + (number + 1) * SMALL.leading + SMALL.leading * BASELINE
                draw_line(pdf, line, grid.left + place * grid.step + 1, base, SMALL, None)
        pdf.rule(grid.left - NUMBER - TITLE, y + height, grid.right, y + height, LIGHT.ink, 0.3)

    return Slab(height, draw, keep=True)


def _row(pdf: TaggedPDF, bar: GanttBar, grid: Grid, x: float, element: Element) -> Slab:
    lines = text_lines(bar.title, CELL, TITLE - 5)
    height = max(1, len(lines)) * CELL.leading + 1.9

    def draw(y: float) -> None:
        _begin(pdf, element)
        _lines(pdf, grid, y, height)
        base = y + 0.9 + CELL.leading * BASELINE
        number = str(bar.number)
        pdf.write_text(x + 5 - width_of(number, "strong", CELL.size), base, number, "strong", CELL.size, LIGHT.accent)
        for place, line in enumerate(lines):
            draw_line(pdf, line, x + NUMBER, base + place * CELL.leading, CELL, None)
        _bar(pdf, bar, grid, y + (height - BAR) / 2)
        pdf.rule(x, y + height, grid.right, y + height, LIGHT.hairline, HAIRLINE)

    return Slab(height, draw)


def _bar(pdf: TaggedPDF, bar: GanttBar, grid: Grid, y: float) -> None:
    left = grid.left + (bar.start - 1) * grid.step
    right = grid.left + bar.end * grid.step
    role_bar(pdf, left + 0.5, y, right - left - 1.0, BAR, bar.lead)
    if bar.pinned:
        pdf.box(left + 0.5, y - 0.7, 1.1, BAR + 1.4, LIGHT.warn)
    text = printable(bar.lead_name)
    size = 7.0
    width = width_of(text, "regular", size)
    base = y + BAR / 2 + size * 0.122
    if right + width + 1 <= grid.right:
        pdf.write_text(right + 0.6, base, text, "regular", size, LIGHT.ink)
    elif left - width - 1 >= grid.left:
        pdf.write_text(left - width - 0.6, base, text, "regular", size, LIGHT.ink)
    else:
        text = one_line(text, "regular", size, right - left - 4)
        width = width_of(text, "regular", size)
        pdf.box(left + 1.6, y + 0.35, width + 1.4, BAR - 0.7, "#FFFFFF")
        pdf.write_text(left + 2.3, base, text, "regular", size, LIGHT.ink)


def _lines(pdf: TaggedPDF, grid: Grid, y: float, height: float) -> None:
    for place in range(len(grid.terms) + 1):
        new_year = place == 0 or place == len(grid.terms) or grid.terms[place][1] != grid.terms[place - 1][1]
        at = grid.left + place * grid.step
        pdf.rule(at, y, at, y + height, LIGHT.muted if new_year else LIGHT.hairline, HAIRLINE)


def _legend(pdf: TaggedPDF, rows: GanttRows, x: float, width: float, element: Element) -> Slab:
    """Which pattern stands for which lead."""
    roles = dict.fromkeys((bar.lead, bar.lead_name) for bar in rows.bars)

    def draw(y: float) -> None:
        pdf.mark(element)
        at = x
        for role, name in roles:
            text = one_line(name, "regular", SMALL.size, width / len(roles) - 12)
            role_bar(pdf, at, y + 0.2, 6, 2.8, role)
            pdf.write_text(at + 7.2, y + SMALL.leading * BASELINE, text, "regular", SMALL.size, LIGHT.ink)
            at += 12 + width_of(text, "regular", SMALL.size)

    return Slab(SMALL.leading + 2.4, draw, keep=True)


def _begin(pdf: TaggedPDF, element: Element | None) -> None:
    if element is None:
        pdf.artifact()
    else:
        pdf.mark(element)
