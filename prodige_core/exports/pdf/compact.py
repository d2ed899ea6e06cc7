"""Tables of pages that are fitted as a whole: set at any scale, never below 7.5 pt; the profile's with its bars in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from prodige_core.charts import ProfileBar
from prodige_core.charts.palette import LIGHT, level_colour
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import SOFT_HYPHEN, printable
from prodige_core.exports.pdf.marks import target_mark
from prodige_core.exports.pdf.style import CELL, CELL_STRONG, HAIRLINE, HEADER_CELL, RULE
from prodige_core.exports.pdf.tables import Place, draw_cell
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import Line, Type, text_lines, width_of
from prodige_core.reports.document import Table
from prodige_core.reports.drawings import ProfileFigure

LEAST_SIZE: Final = 7.5
"""Points. Below it nobody over fifty reads print without glasses (brief of the two short documents)."""
PAD: Final = 0.75
GAP: Final = 2.4
TRACK: Final = 17.0
"""Width of a profile's bars; the name of an area takes the rest (looked at)."""


def sized(style: Type, scale: float) -> Type:
    """The style at a scale, as far as it stays readable."""
    return style.scaled(max(scale, LEAST_SIZE / style.size))


def compact_slabs(
    pdf: TaggedPDF, table: Table, x: float, width: float, parent: Element, scale: float, bars: ProfileFigure | None
) -> list[Slab]:
    """A row a slab, all kept together. bars: of the profile whose areas the rows are; drawn behind the first column."""
    styles = (sized(HEADER_CELL, scale), sized(CELL, scale), sized(CELL_STRONG, scale))
    room = width if bars is None else width - TRACK * min(scale, 1.0) - GAP
    columns = _places(table, x, room, styles)
    track = None
    if bars is not None:
        track = Place(columns[0].x + columns[0].width + GAP, TRACK * min(scale, 1.0), "left")
        shift = track.width + GAP
        columns = [columns[0], *(replace(own, x=own.x + shift) for own in columns[1:])]
    tree = parent.add("Table")
    slabs = [_head(pdf, table.header, columns, tree.add("THead").add("TR"), scale)]
    body = tree.add("TBody")
    for place, row in enumerate(table.rows):
        bar = None if bars is None or track is None else _bar(pdf, bars.rows[place], track, scale)
        slabs.append(_row(pdf, row, columns, body.add("TR"), scale, bar, row_headers=table.row_headers))
    return slabs


def _places(table: Table, x: float, width: float, styles: tuple[Type, Type, Type]) -> list[Place]:
    """Columns by their shares; what some do not need goes to those that lack least first, so that figures stay whole."""
    room = width - GAP * (len(table.columns) - 1)
    total = sum(column.share for column in table.columns)
    widths = [room * column.share / total for column in table.columns]
    needs = _needs(table, styles)
    spare = sum(max(0.0, width - need) for width, need in zip(widths, needs, strict=True))
    widths = [min(width, need) for width, need in zip(widths, needs, strict=True)]
    for place in sorted(range(len(widths)), key=lambda own: needs[own] - widths[own]):
        given = min(spare, needs[place] - widths[place])
        widths[place] += given
        spare -= given
    widths = [width + spare * column.share / total for width, column in zip(widths, table.columns, strict=True)]
    found, left = [], x
    for column, own in zip(table.columns, widths, strict=True):
        found.append(Place(left, own, column.align))
        left += own + GAP
    return found


def _needs(table: Table, styles: tuple[Type, Type, Type]) -> list[float]:
    """The width of each column in which nothing would break."""
    needs = [0.0] * len(table.columns)
    for number, texts in enumerate((table.header, *table.rows)):
        for place, text in enumerate(texts):
            style = styles[0] if number == 0 else styles[2] if place == 0 and table.row_headers else styles[1]
            clean = printable(text).replace(SOFT_HYPHEN, "")
            needs[place] = max(needs[place], width_of(clean, style.face, style.size) + 0.3)
    return needs


def _head(pdf: TaggedPDF, texts: Sequence[str], columns: Sequence[Place], row: Element, scale: float) -> Slab:
    style = sized(HEADER_CELL, scale)
    cells = [text_lines(text, style, place.width) for text, place in zip(texts, columns, strict=True)]
    elements = [row.add("TH", scope="Column") for _ in columns]
    count = max(len(lines) for lines in cells)
    height = count * style.leading + PAD * scale

    def draw(y: float) -> None:
        for lines, place, element in zip(cells, columns, elements, strict=True):
            draw_cell(pdf, lines, place, y + (count - len(lines)) * style.leading, style, element)
        pdf.artifact()
        pdf.rule(columns[0].x, y + height, columns[-1].x + columns[-1].width, y + height, LIGHT.ink, RULE * 0.6)

    return Slab(height, draw, before=1.2 * scale, keep=True)


def _row(
    pdf: TaggedPDF,
    texts: Sequence[str],
    columns: Sequence[Place],
    row: Element,
    scale: float,
    bar: Callable[[float, float], None] | None,
    *,
    row_headers: bool,
) -> Slab:
    plain, strong = sized(CELL, scale), sized(CELL_STRONG, scale)
    styles = [strong if row_headers and place == 0 else plain for place in range(len(columns))]
    cells: list[list[Line]] = [
        text_lines(text, style, place.width) for text, style, place in zip(texts, styles, columns, strict=True)
    ]
    elements = [
        row.add("TH", scope="Row") if row_headers and place == 0 else row.add("TD") for place in range(len(columns))
    ]
    height = max(1, max(len(lines) for lines in cells)) * plain.leading + 2 * PAD * scale

    def draw(y: float) -> None:
        for lines, place, style, element in zip(cells, columns, styles, elements, strict=True):
            draw_cell(pdf, lines, place, y + PAD * scale, style, element)
        pdf.artifact()
        if bar is not None:
            bar(y, height)
        end = columns[-1].x + columns[-1].width
        pdf.rule(columns[0].x, y + height, end, y + height, LIGHT.hairline, HAIRLINE)

    return Slab(height, draw)


def _bar(pdf: TaggedPDF, row: ProfileBar, track: Place, scale: float) -> Callable[[float, float], None]:
    """The score as a bar on its scale, the score with all targets as a mark; the numbers stand in the row."""
    thick = 2.9 * scale

    def draw(y: float, height: float) -> None:
        top = y + (height - thick) / 2
        pdf.box(track.x, top, track.width, thick, LIGHT.tint)
        for level in range(1, row.top):
            at = track.x + track.width * level / row.top
            pdf.rule(at, top, at, top + thick, "#FFFFFF", HAIRLINE * 2)
        if row.score is None or row.level is None:
            return
        filled = max(track.width * row.score / row.top, 0.8)
        pdf.box(track.x, top, filled, thick, level_colour(row.level, row.top))
        pdf.frame(track.x, top, filled, thick, LIGHT.muted, HAIRLINE)
        if row.target is not None:
            target_mark(pdf, track.x + track.width * row.target / row.top, top - 0.6, thick + 1.2)

    return draw
