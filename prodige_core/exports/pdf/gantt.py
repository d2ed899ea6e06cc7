"""The Gantt in print: a table whose second column is the calendar; its head stands on every page, the legend once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from prodige_core.charts import GanttBar, GanttRows
from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import role_bar
from prodige_core.exports.pdf.style import BASELINE, HAIRLINE, HEADER_CELL, SMALL
from prodige_core.exports.pdf.tables import together
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import Line, Type, draw_line, one_line, text_lines, width_of
from prodige_core.reports.document import Table

NUMBER = 8.0
TITLES = (58.0, 86.0)
"""Least and most room for titles, in mm; between these the calendar takes what its terms need."""
BAR = 3.8
WRITTEN = 13.0
"""Terms narrower than this (mm) have their months left out; the school year above them stays."""
PAD = 0.7
TITLE: Final = Type(8, 3.9)
"""A little smaller than cells, so that most titles are one line and a year's plan is one page (looked at)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the terms lie, between the left edge of the table and its right one."""

    edge: float
    left: float
    step: float
    terms: tuple[tuple[str, str], ...]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.step * len(self.terms)


def gantt_slabs(
    pdf: TaggedPDF, rows: GanttRows, table: Table, x: float, width: float, parent: Element, alt: str
) -> list[Slab]:
    """Legend, head and one row an action. ``table`` holds the texts: number, action, period, lead, then what a board says."""
    title = min(TITLES[1], max(TITLES[0], width - NUMBER - WRITTEN * len(rows.terms)))
    grid = Grid(x, x + NUMBER + title, (width - NUMBER - title) / max(1, len(rows.terms)), rows.terms)
    legend = _legend(pdf, rows, x, width, parent.add("P"))
    tree = parent.add("Table", summary=alt)
    head = _head(pdf, grid, table.header, tree.add("THead").add("TR"))
    body = tree.add("TBody")
    slabs = [_row(pdf, bar, texts, grid, body.add("TR")) for bar, texts in zip(rows.bars, table.rows, strict=True)]
    together([[slab] for slab in slabs], lambda: [_head(pdf, grid, table.header, None)])
    return [legend, head, *slabs]


def _head(pdf: TaggedPDF, grid: Grid, header: Sequence[str], row: Element | None) -> Slab:
    """School years over terms; as decoration when it only repeats (``row`` None)."""
    cells = [text_lines(label, SMALL, grid.step - 1.2) for label, _ in grid.terms] if grid.step >= WRITTEN - 0.1 else []
    count = max((len(lines) for lines in cells), default=0)
    height = SMALL.leading * (count + 1) + 1.6
    actions, calendar = (None, None) if row is None else (row.add("TH", scope="Column"), row.add("TH", scope="Column"))
    years = None if calendar is None else calendar.add("Span", instead=" · ".join(header[2:4]))  # what its cells say

    def draw(y: float) -> None:
        _begin(pdf, actions)
        text = one_line(header[1], "strong", HEADER_CELL.size, grid.left - grid.edge - NUMBER)
        base = y + height - 1.6 - SMALL.leading * (1 - BASELINE)
        pdf.write_text(grid.edge + NUMBER, base, text, "strong", HEADER_CELL.size, HEADER_CELL.colour)
        _begin(pdf, years)
        at = grid.left
        for year, group in groupby(grid.terms, key=lambda term: term[1]):
            size = sum(1 for _ in group) * grid.step
            points = SMALL.size
            while points > 4.5 and width_of(printable(year), "strong", points) > size - 0.8:
                points -= 0.25
            text = one_line(year, "strong", points, size)
            pdf.write_text(at + 0.8, y + SMALL.leading * BASELINE, text + " ", "strong", points, LIGHT.ink)
            at += size
        pdf.artifact()  # a head is said with every row, and each bar says its months
        for place, lines in enumerate(cells):
            for number, line in enumerate(lines):
                base = y + (number + 1) * SMALL.leading + SMALL.leading * BASELINE
                draw_line(pdf, line, grid.left + place * grid.step + 0.8, base, SMALL, None)
        pdf.rule(grid.edge, y + height, grid.right, y + height, LIGHT.ink, 0.3)

    return Slab(height, draw, keep=True)


def _row(pdf: TaggedPDF, bar: GanttBar, texts: Sequence[str], grid: Grid, row: Element) -> Slab:
    """Number and title, below it where the action stands on the board; its bar says period and lead to who cannot see it."""
    room = grid.left - grid.edge - NUMBER - 3
    title = text_lines(bar.title, TITLE, room)
    board = text_lines(" · ".join(text for text in (bar.status, bar.owner) if text), SMALL, room)
    height = max(1, len(title)) * TITLE.leading + len(board) * SMALL.leading + 2 * PAD
    head = row.add("TH", scope="Row")
    cell = row.add("TD").add("Span", instead=" · ".join(texts[2:4]))  # a picture would leave the cell blank by ear

    def draw(y: float) -> None:
        pdf.artifact()
        _lines(pdf, grid, y, height)
        pdf.rule(grid.edge, y + height, grid.right, y + height, LIGHT.hairline, HAIRLINE)
        pdf.mark(head)
        number = f"{bar.number} "
        base = y + PAD + TITLE.leading * BASELINE
        at = grid.edge + 5 - width_of(number.rstrip(), "strong", TITLE.size)
        pdf.write_text(at, base, number, "strong", TITLE.size, LIGHT.accent)
        _text(pdf, title, grid.edge + NUMBER, y + PAD, head)
        for place, line in enumerate(board):
            below = y + PAD + len(title) * TITLE.leading + (place + BASELINE) * SMALL.leading
            draw_line(pdf, line, grid.edge + NUMBER, below, SMALL, head)
        top = y + PAD + (TITLE.leading - BAR) / 2
        pdf.mark(cell)
        _bar(pdf, bar, grid, top)

    return Slab(height, draw)


def _text(pdf: TaggedPDF, lines: Sequence[Line], x: float, y: float, element: Element) -> None:
    for place, line in enumerate(lines):
        draw_line(pdf, line, x, y + (place + BASELINE) * TITLE.leading, TITLE, element)


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
        pdf.box(right + 0.3, y, width + 0.6, BAR, LIGHT.paper)
        pdf.write_text(right + 0.6, base, text, "regular", size, LIGHT.ink)
    elif left - width - 1 >= grid.left:
        pdf.box(left - width - 0.9, y, width + 0.6, BAR, LIGHT.paper)
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
        at = x
        for role, name in roles:
            text = one_line(name, "regular", SMALL.size, width / len(roles) - 12)
            pdf.artifact()
            role_bar(pdf, at, y + 0.2, 6, 2.8, role)
            pdf.mark(element)
            pdf.write_text(at + 7.2, y + SMALL.leading * BASELINE, text + " ", "regular", SMALL.size, LIGHT.ink)
            at += 12 + width_of(text, "regular", SMALL.size)

    return Slab(SMALL.leading + 2.4, draw, keep=True)


def _begin(pdf: TaggedPDF, element: Element | None) -> None:
    if element is None:
        pdf.artifact("Repeated")
    else:
        pdf.mark(element)
