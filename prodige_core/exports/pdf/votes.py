"""Answers by level as a grid: one row a round or group, one column a level, a bar and its number in every cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prodige_core.charts import VoteBar, vote_most
from prodige_core.charts.palette import LIGHT, ink_on, level_colour
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.style import BASELINE, HAIRLINE
from prodige_core.exports.pdf.tagged import MM, Element, TaggedPDF
from prodige_core.exports.pdf.text import Line, Type, draw_line, text_lines, width_of
from prodige_core.reports.drawings import VoteFigure, VotePanel

GAP: float = 0.7
CAP: float = 0.69
"""Height of a figure as a share of its size (Fira Sans, measured)."""
LEAST_SIZE: float = 4.0
"""Numbers in the cells of very long scales; smaller ones nobody reads, and the sentence says them (looked at)."""


@dataclass(frozen=True, slots=True)
class GridLook:
    """Measures of a grid. label, note: mm beside the cells; widest: mm of a cell at most; cell: its height in mm."""

    label: float
    note: float
    widest: float
    cell: float
    text: Type
    small: Type


@dataclass(frozen=True, slots=True)
class _Row:
    panel: VotePanel
    label: list[Line]
    note: list[Line]
    height: float


class VoteGrid:
    """A figure measured for a width; ``draw`` puts it anywhere."""

    def __init__(self, pdf: TaggedPDF, figure: VoteFigure, width: float, look: GridLook) -> None:
        self.pdf, self.figure, self.look = pdf, figure, look
        count = max(1, len(figure.codes))
        self.step = min(look.widest, (width - look.label - look.note) / count)
        self.side = self.step - GAP
        self.cells = count * self.step - GAP
        self.axis = min(self.side, look.small.size / MM * 1.55)
        self.rows = [self._row(panel, width) for panel in figure.panels]
        self.row_height = max((row.height for row in self.rows), default=0.0)  # one scale for all
        self.most = vote_most(*(_levels(panel) for panel in figure.panels))

    def _row(self, panel: VotePanel, width: float) -> _Row:
        look = self.look
        label = text_lines(panel.title, look.text, look.label - 2)
        room = look.note - 2 if panel.bars else width - look.label
        note = text_lines(panel.note, look.small, room)
        tallest = max(len(label) * look.text.leading, len(note) * look.small.leading)
        return _Row(panel, label, note, max(look.cell, tallest))

    @property
    def height(self) -> float:
        """Of codes and rows together, in mm."""
        return self.axis + len(self.rows) * (GAP + self.row_height)

    def draw(self, x: float, y: float, element: Element) -> None:
        """Draw it with its upper left corner at a point."""
        self.pdf.mark(element)
        left = x + self.look.label
        self._codes(left, y)
        top = y + self.axis + GAP
        for row in self.rows:
            self._row_at(row, x, left, top)
            top += self.row_height + GAP
        if self.figure.agreed is not None:
            at = left + self.figure.agreed * self.step
            framed = self.height if all(row.panel.bars for row in self.rows) else self.axis
            self.pdf.frame(at - 0.45, y - 0.45, self.side + 0.9, framed + 0.9, LIGHT.ink, 0.55)

    def _codes(self, left: float, y: float) -> None:
        top = len(self.figure.codes) - 1
        for level, code in enumerate(self.figure.codes):
            colour = level_colour(level, top)
            self.pdf.box(left + level * self.step, y, self.side, self.axis, colour)
            middle = y + self.axis / 2
            self._number(printable(code), left + level * self.step, middle, ink_on(colour), self.look.small.size)

    def _row_at(self, row: _Row, x: float, left: float, top: float) -> None:
        look, height = self.look, self.row_height
        _lines(self.pdf, row.label, x, top, height, look.text)
        if not row.panel.bars:
            _lines(self.pdf, row.note, left, top, height, look.small)
            return
        for bar in _levels(row.panel):
            self._cell(bar, left + (bar.level or 0) * self.step, top, height)
        _lines(self.pdf, row.note, left + self.cells + 2.5, top, height, look.small)

    def _cell(self, bar: VoteBar, x: float, top: float, height: float) -> None:
        pdf, share = self.pdf, bar.share if bar.share is not None else float(bar.marked)
        pdf.box(x, top, self.side, height, LIGHT.tint)
        colour = level_colour(bar.level or 0, bar.top)
        filled = height * share / self.most
        if filled:
            pdf.box(x, top + height - filled, self.side, filled, colour)
            pdf.frame(x, top + height - filled, self.side, filled, LIGHT.muted, HAIRLINE)
        pdf.rule(x, top + height, x + self.side, top + height, LIGHT.muted, HAIRLINE)
        if not bar.count:
            return
        need = self.look.text.size / MM * CAP + 1.3
        inside = filled >= need
        middle = top + height - filled + need / 2 if inside else max(top + height - filled - need / 2, top + need / 2)
        self._number(str(bar.count), x, middle, ink_on(colour) if inside else LIGHT.ink, self.look.text.size)

    def _number(self, text: str, x: float, middle: float, colour: str, size: float) -> None:
        """Text in the middle of a cell, smaller where the cell is narrow."""
        while size > LEAST_SIZE and width_of(text, "strong", size) > self.side - 0.3:
            size -= 0.25
        at = x + (self.side - width_of(text, "strong", size)) / 2
        self.pdf.write_text(at, middle + size / MM * CAP / 2, text, "strong", size, colour)


def vote_slabs(
    pdf: TaggedPDF, figure: VoteFigure, x: float, width: float, element: Element, look: GridLook
) -> list[Slab]:
    """A figure of the report as one slab: it is small, and its frame spans all rows."""
    grid = VoteGrid(pdf, figure, width, look)
    return [Slab(grid.height + 1.0, _at(grid, x, element))]


def _at(grid: VoteGrid, x: float, element: Element) -> Callable[[float], None]:
    return lambda y: grid.draw(x, y + 0.5, element)


def _levels(panel: VotePanel) -> tuple[VoteBar, ...]:
    return tuple(bar for bar in panel.bars if bar.level is not None)


def _lines(pdf: TaggedPDF, lines: Sequence[Line], x: float, top: float, height: float, style: Type) -> None:
    """Lines in the middle of a height."""
    first = top + (height - len(lines) * style.leading) / 2
    for number, line in enumerate(lines):
        draw_line(pdf, line, x, first + number * style.leading + style.leading * BASELINE, style, None)
