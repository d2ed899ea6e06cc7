"""The profile by practice: a real table with a strip of squares in its second column, so that picture and numbers are one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from prodige_core.charts import PracticeDot
from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Slab, chain
from prodige_core.exports.pdf.marks import level_square, target_flag
from prodige_core.exports.pdf.style import BETWEEN, CAPTION, CELL, CELL_GAP, CELL_PAD, HAIRLINE, ROW, STEP
from prodige_core.exports.pdf.tables import Place, draw_cell, header_slab, places
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import text_lines
from prodige_core.reports.document import Column, Table
from prodige_core.reports.drawings import PracticeFigure

SIDE = 4.3
GAP = 0.7


def practice_slabs(
    pdf: TaggedPDF, figure: PracticeFigure, table: Table, x: float, width: float, parent: Element, alt: str = ""
) -> list[Slab]:
    """Rows by area: practice, strip, level now, level after the plan, target. ``table`` holds the texts."""
    strip = (SIDE + GAP) * len(figure.codes)
    rest = width - strip - 4 * CELL_GAP
    shares = (0.45 * rest, strip, 0.28 * rest, 0.15 * rest, 0.12 * rest)
    aligns = ("left", "left", "left", "right", "right")
    columns = places([Column(share, align) for share, align in zip(shares, aligns, strict=True)], x, width)  # type: ignore[arg-type]
    heads = [columns[0], _joined(columns[1], columns[2]), *columns[3:]]
    tree = parent.add("Table", summary=alt)
    top = tree.add("THead").add("TR")
    head = header_slab(pdf, table.header, heads, top)
    titles = [own for own in top.kids if isinstance(own, Element)]
    head.before = BETWEEN
    slabs = [head]
    body = tree.add("TBody")
    texts = dict(zip((dot.practice for dot in figure.rows), table.rows, strict=True))
    for title, dots in groupby(figure.rows, key=lambda dot: dot.area_title):
        area = body.add("TR").add("TH", scope="Row", span=len(heads))
        slabs.append(_area_slab(pdf, title, columns, area))
        rows = [_row(pdf, dot, texts[dot.practice], figure.codes, columns, body.add("TR")) for dot in dots]
        for row in list(body.kids)[-len(rows) :]:
            _tell_heads(row, area, titles)
        chain(rows)
        slabs += rows
    for slab in slabs[1:]:
        slab.again = lambda: [header_slab(pdf, table.header, heads, None)]
    return slabs


def _joined(one: Place, other: Place) -> Place:
    """Two columns as one: the squares and the level beside them are one cell."""
    return Place(one.x, other.x + other.width - one.x, one.align)


def _tell_heads(row: object, area: Element, titles: Sequence[Element]) -> None:
    """An area heads the rows below it, which neither its row nor its column says; so each cell names its heads."""
    cells = [own for own in getattr(row, "kids", ()) if isinstance(own, Element)]
    for cell, title in zip(cells, titles, strict=True):
        cell.heads = (title, area) if cell is cells[0] else (title, area, cells[0])


def _area_slab(pdf: TaggedPDF, title: str, columns: Sequence[Place], cell: Element) -> Slab:
    whole = Place(columns[0].x, columns[-1].x + columns[-1].width - columns[0].x, "left")
    lines = text_lines(title, CAPTION, whole.width)

    def draw(y: float) -> None:
        draw_cell(pdf, lines, whole, y + 2 * STEP, CAPTION, cell)

    return Slab(len(lines) * CAPTION.leading + 2.5 * STEP, draw, keep=True)


def _row(
    pdf: TaggedPDF,
    dot: PracticeDot,
    texts: Sequence[str],
    codes: Sequence[str],
    columns: Sequence[Place],
    row: Element,
) -> Slab:
    elements = [row.add("TH", scope="Row"), *(row.add("TD") for _ in texts[1:])]
    written = [columns[0], *columns[2:]]
    cells = [text_lines(text, CELL, place.width) for text, place in zip(texts, written, strict=True)]
    height = max(max(len(lines) for lines in cells) * CELL.leading + 2 * CELL_PAD, ROW)

    def draw(y: float) -> None:
        for lines, place, element in zip(cells, written, elements, strict=True):
            draw_cell(pdf, lines, place, y + CELL_PAD, CELL, element)
        pdf.artifact()
        _strip(pdf, dot, codes, columns[1].x, y + (ROW - SIDE) / 2)
        end = columns[-1].x + columns[-1].width
        pdf.rule(columns[0].x, y + height, end, y + height, LIGHT.hairline, HAIRLINE)

    return Slab(height, draw)


def _strip(pdf: TaggedPDF, dot: PracticeDot, codes: Sequence[str], x: float, y: float) -> None:
    for level, code in enumerate(codes):
        at = x + level * (SIDE + GAP)
        if dot.level is not None and level <= dot.level:
            level_square(pdf, at, y, SIDE, level, dot.top, code if level == dot.level else "")
        else:
            pdf.box(at, y, SIDE, SIDE, LIGHT.tint)
        if dot.reached is not None and dot.level is not None and dot.level < level <= dot.reached:
            pdf.frame(at + 0.3, y + 0.3, SIDE - 0.6, SIDE - 0.6, LIGHT.accent, 0.5)
        if level == dot.target:
            target_flag(pdf, at, y, SIDE)
