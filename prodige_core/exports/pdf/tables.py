"""Tables: hairlines between rows, a header that repeats on every page, numbers in equal figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Slab, chain
from prodige_core.exports.pdf.fonts import SOFT_HYPHEN, FaceName, metrics, printable
from prodige_core.exports.pdf.style import (
    BASELINE,
    BETWEEN,
    CAPTION,
    CELL,
    CELL_GAP,
    CELL_PAD,
    CELL_STRONG,
    HAIRLINE,
    HEADER_CELL,
    LEAST_ROWS,
    ROW_WHOLE,
    RULE,
    TABLE_WHOLE,
)
from prodige_core.exports.pdf.tagged import MM, Element, TaggedPDF
from prodige_core.exports.pdf.text import Line, Type, draw_line, text_lines, width_of
from prodige_core.reports.document import Column, Table


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: left edge and width in mm."""

    x: float
    width: float
    align: str


def places(columns: Sequence[Column], x: float, width: float) -> list[Place]:
    """Column positions for the shares of a table."""
    room = width - CELL_GAP * (len(columns) - 1)
    total = sum(column.share for column in columns)
    found, left = [], x
    for column in columns:
        own = room * column.share / total
        found.append(Place(left, own, column.align))
        left += own + CELL_GAP
    return found


def fitted_places(table: Table, x: float, width: float) -> list[Place]:
    """Column positions for a table: room its shares give to columns that do not need it goes to those that break lines.

    A table in which nothing breaks keeps its shares, so that tables of one kind look alike.
    """
    found = places(table.columns, x, width)
    natural = [0.0] * len(found)
    for texts, style in ((table.header, HEADER_CELL), *((row, CELL_STRONG) for row in table.rows)):
        for place, text in enumerate(texts):
            plain = printable(text).replace(SOFT_HYPHEN, "")
            measured = _figures_width if found[place].align == "right" else width_of
            natural[place] = max(natural[place], measured(plain, style.face, style.size))
    wanted = [max(0.0, need - place.width) for need, place in zip(natural, found, strict=True)]
    spare = [max(0.0, place.width - need) for need, place in zip(natural, found, strict=True)]
    given = min(sum(wanted), sum(spare))
    if given < 1.0:
        return found
    result, left = [], x
    for column, want, free in zip(found, wanted, spare, strict=True):
        own = column.width + given * (want / sum(wanted) - free / sum(spare))
        result.append(Place(left, own, column.align))
        left += own + CELL_GAP
    return result


def table_slabs(pdf: TaggedPDF, table: Table, x: float, width: float, parent: Element) -> list[Slab]:
    """Set a table. Rows are kept whole unless they are taller than a third of a page."""
    columns = fitted_places(table, x, width)
    slabs: list[Slab] = []
    tree = parent.add("Table")
    if table.caption:
        caption = text_lines(table.caption, CAPTION, width)
        holder = tree.add("Caption")
        for place, line in enumerate(caption):
            draw = _line_drawer(pdf, line, x, CAPTION, holder)
            slabs.append(Slab(CAPTION.leading, draw, BETWEEN * 2 if place == 0 else 0, keep=True))
    head = header_slab(pdf, table.header, columns, tree.add("THead").add("TR"))
    head.before = BETWEEN if slabs else BETWEEN * 1.8
    slabs.append(head)
    body = tree.add("TBody")
    rows = [row_slabs(pdf, row, columns, body.add("TR"), table.head) for row in table.rows]
    together(rows, lambda: [header_slab(pdf, table.header, columns, None)])
    slabs += [slab for row in rows for slab in row]
    if table.whole:
        chain(slabs)
    return slabs


def together(rows: Sequence[Sequence[Slab]], again: Callable[[], Sequence[Slab]]) -> None:
    """At least three rows stand on each side of a page break; a short table stands on one page.

    again: the header row, which every further page begins with. Rows taller than `ROW_WHOLE` may be divided anywhere.
    """
    slabs = [slab for row in rows for slab in row]
    for slab in slabs[1:]:
        slab.again = again
    if sum(slab.height for slab in slabs) <= TABLE_WHOLE and all(len(row) == 1 for row in rows):
        chain(slabs)
        return
    for place, row in enumerate(rows[:-1]):
        if len(row) == 1 and (place < LEAST_ROWS - 1 or place >= len(rows) - LEAST_ROWS):
            row[0].keep = True


def header_slab(pdf: TaggedPDF, texts: Sequence[str], columns: Sequence[Place], row: Element | None) -> Slab:
    """The header row; as decoration when it only repeats (``row`` None)."""
    cells = [text_lines(text, HEADER_CELL, place.width) for text, place in zip(texts, columns, strict=True)]
    count = max((len(lines) for lines in cells), default=1)
    height = count * HEADER_CELL.leading + CELL_PAD
    elements = [None if row is None else row.add("TH", scope="Column") for _ in columns]

    def draw(y: float) -> None:
        for lines, place, element in zip(cells, columns, elements, strict=True):
            top = y + (count - len(lines)) * HEADER_CELL.leading
            if element is None:
                pdf.artifact("Repeated")
            draw_cell(pdf, lines, place, top, HEADER_CELL, element)
        pdf.artifact()
        pdf.rule(columns[0].x, y + height, columns[-1].x + columns[-1].width, y + height, LIGHT.ink, RULE * 0.6)

    return Slab(height, draw, keep=True)


def row_slabs(
    pdf: TaggedPDF, texts: Sequence[str], columns: Sequence[Place], row: Element, head: int | None, whole: bool = False
) -> list[Slab]:
    """One row as one slab, or line by line when it is very tall and need not be ``whole``. head: the cell that heads it."""
    styles = [CELL_STRONG if place == head and column.align == "left" else CELL for place, column in enumerate(columns)]
    cells = [cell_lines(text, style, place) for text, style, place in zip(texts, styles, columns, strict=True)]
    elements = [row.add("TH", scope="Row") if place == head else row.add("TD") for place in range(len(columns))]
    count = max(1, max((len(lines) for lines in cells), default=1))
    height = count * CELL.leading + 2 * CELL_PAD
    if whole or height <= ROW_WHOLE:
        return [Slab(height, _row_drawer(pdf, cells, columns, styles, elements, height))]
    slabs = []
    for place in range(count):
        part = [lines[place : place + 1] for lines in cells]
        pad = CELL_PAD if place in (0, count - 1) else 0.0
        last = place == count - 1
        slabs.append(
            Slab(
                CELL.leading + pad,
                _row_drawer(
                    pdf,
                    part,
                    columns,
                    styles,
                    elements,
                    CELL.leading + pad if last else 0,
                    CELL_PAD if place == 0 else 0,
                ),
            )
        )
    return slabs


def cell_lines(text: str, style: Type, place: Place) -> list[Line]:
    """The lines of a cell. In a column of numbers as wide as equal figures are; what stands in brackets begins a line."""
    lines = text_lines(text, style, place.width)
    if place.align != "right" or _figures_width(printable(text), style.face, style.size) <= place.width + 0.01:
        return lines
    return _before_bracket(text, style, place) or lines


def _before_bracket(text: str, style: Type, place: Place) -> list[Line]:
    """Two lines, where a number and its brackets fit; else none."""
    number, bracket, inside = text.partition(" (")
    parts = [number, "(" + inside]
    if not bracket or any(_figures_width(printable(part), style.face, style.size) > place.width for part in parts):
        return []
    return [line for part in parts for line in text_lines(part, style, place.width)]


def _figures_width(text: str, face: FaceName, size: float) -> float:
    """Width in mm of printable text with equal figures."""
    return metrics(face).tabular_width(text) * size / 1000 / MM


def _row_drawer(
    pdf: TaggedPDF,
    cells: Sequence[Sequence[Line]],
    columns: Sequence[Place],
    styles: Sequence[Type],
    elements: Sequence[Element],
    rule_at: float,
    pad: float = CELL_PAD,
) -> Callable[[float], None]:
    def draw(y: float) -> None:
        for lines, place, style, element in zip(cells, columns, styles, elements, strict=True):
            draw_cell(pdf, lines, place, y + pad, style, element)
        if rule_at:
            pdf.artifact()
            end = columns[-1].x + columns[-1].width
            pdf.rule(columns[0].x, y + rule_at, end, y + rule_at, LIGHT.hairline, HAIRLINE)

    return draw


def draw_cell(
    pdf: TaggedPDF, lines: Sequence[Line], place: Place, y: float, style: Type, element: Element | None
) -> None:
    """The lines of one cell; right-aligned cells in equal figures."""
    for number, line in enumerate(lines):
        baseline = y + number * style.leading + style.leading * BASELINE
        if place.align != "right":
            draw_line(pdf, line, place.x, baseline, style, element)
            continue
        if element is not None:
            pdf.mark(element)
        text = "".join(fragment.text for fragment in line).rstrip()
        x = place.x + place.width - _figures_width(text, style.face, style.size)
        pdf.write_text(x, baseline, f"{text} ", style.face, style.size, style.colour, tabular=True)


def _line_drawer(pdf: TaggedPDF, line: Line, x: float, style: Type, element: Element) -> Callable[[float], None]:
    return lambda y: draw_line(pdf, line, x, y + style.leading * BASELINE, style, element)
