"""Tables with a picture in every row: the numbers are text, the picture is decoration beside them, and both are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prodige_core.charts import LoadCell
from prodige_core.charts.palette import LIGHT, level_colour
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import role_bar, target_mark
from prodige_core.exports.pdf.progress import NOW, draw_change
from prodige_core.exports.pdf.style import BASELINE, BETWEEN, CELL_GAP, HAIRLINE, ROW, SMALL
from prodige_core.exports.pdf.tables import Place, fitted_places, header_slab, row_slabs, together
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import width_of
from prodige_core.reports.document import Table
from prodige_core.reports.drawings import BudgetFigure, LoadFigure, ProfileFigure, ProgressFigure

ROOM = 44.0
"""Width of the picture, in mm: a quarter of a level can be told apart on a scale of seven (looked at)."""
BAR = 3.4
COLUMN = 10.0
"""Height of the columns of a role; a difference of a tenth can still be seen (looked at)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Stands before the column ``before``. codes: of the scale, from 0. draw: (row, left edge, middle, width)."""

    before: int
    codes: tuple[str, ...]
    draw: Callable[[int, float, float, float], None]
    inset: float = 0.0


def area_slabs(
    pdf: TaggedPDF, figure: ProfileFigure, table: Table, x: float, width: float, parent: Element, alt: str
) -> list[Slab]:
    """The score by area: a bar with its target mark before the level's name."""

    def draw(row: int, left: float, middle: float, room: float) -> None:
        bar, top = figure.rows[row], middle - BAR / 2
        pdf.box(left, top, room, BAR, LIGHT.tint)
        for level in range(1, bar.top):
            at = left + room * level / bar.top
            pdf.rule(at, top, at, top + BAR, "#FFFFFF", HAIRLINE * 2)
        if bar.score is None or bar.level is None:
            return
        pdf.box(left, top, max(room * bar.score / bar.top, 0.8), BAR, level_colour(bar.level, bar.top))
        pdf.rule(left, top, left, top + BAR, LIGHT.muted, HAIRLINE)
        if bar.target is not None:
            target_mark(pdf, left + room * bar.target / bar.top, top - 0.5, BAR + 1.0)

    return pictured_slabs(pdf, table, Picture(2, figure.codes, draw), x, width, parent, alt)


def change_slabs(
    pdf: TaggedPDF, figure: ProgressFigure, table: Table, x: float, width: float, parent: Element, alt: str
) -> list[Slab]:
    """Two rounds by area: a line from then to now before the numbers."""

    def draw(row: int, left: float, middle: float, room: float) -> None:
        draw_change(pdf, figure.rows[row], left, middle, room)

    return pictured_slabs(pdf, table, Picture(1, figure.codes, draw, NOW), x, width, parent, alt)


def budget_slabs(
    pdf: TaggedPDF, figure: BudgetFigure, table: Table, x: float, width: float, parent: Element, alt: str
) -> list[Slab]:
    """Own money by school year: a bar with the mark of what there is."""
    most = max(max(row.spent_eur, row.budget_eur) for row in figure.rows) or 1

    def draw(row: int, left: float, middle: float, room: float) -> None:
        year, top = figure.rows[row], middle - BAR / 2
        pdf.box(left, top, room * year.budget_eur / most, BAR, LIGHT.tint)
        pdf.box(left, top, room * year.spent_eur / most, BAR, LIGHT.accent)
        target_mark(pdf, left + room * year.budget_eur / most, top - 0.5, BAR + 1)

    return pictured_slabs(pdf, table, Picture(1, (), draw), x, width, parent, alt)


def load_slabs(
    pdf: TaggedPDF, figure: LoadFigure, table: Table, x: float, width: float, parent: Element, alt: str
) -> list[Slab]:
    """Hours by role and term: in every cell a column under the line of the hours there are, below it both numbers."""
    first, *others = fitted_places(table, x, width)
    columns = [first, *(Place(own.x, own.width, "left") for own in others)]
    tree = parent.add("Table", summary=alt)
    head = header_slab(pdf, table.header, columns, tree.add("THead").add("TR"))
    head.before = BETWEEN
    body = tree.add("TBody")
    roles = dict.fromkeys(cell.role for cell in figure.rows)
    rows = []
    for role, texts in zip(roles, table.rows, strict=True):
        cells = [cell for cell in figure.rows if cell.role == role]
        (slab,) = row_slabs(pdf, texts, columns, body.add("TR"), table.head, whole=True)
        slab.draw = _below_columns(pdf, slab, cells, columns[1:])
        slab.height += COLUMN
        rows.append([slab])
    together(rows, lambda: [header_slab(pdf, table.header, columns, None)])
    return [head, *(slab for row in rows for slab in row)]


def _below_columns(
    pdf: TaggedPDF, slab: Slab, cells: Sequence[LoadCell], places: Sequence[Place]
) -> Callable[[float], None]:
    draw, most = slab.draw, max(max(cell.used, cell.capacity) for cell in cells) or 1
    room = COLUMN - 2.0

    def drawn(y: float) -> None:
        pdf.artifact()
        for cell, place in zip(cells, places, strict=False):
            floor, bar = y + COLUMN, min(place.width, 12.0)
            if cell.used:
                role_bar(pdf, place.x, floor - room * cell.used / most, bar, room * cell.used / most, cell.role)
            line = floor - room * cell.capacity / most
            pdf.rule(place.x - 0.6, line, place.x + bar + 0.6, line, LIGHT.ink, 0.35)
            pdf.rule(place.x, floor, place.x + bar, floor, LIGHT.muted, HAIRLINE)
        draw(y + COLUMN)

    return drawn


def pictured_slabs(
    pdf: TaggedPDF, table: Table, picture: Picture, x: float, width: float, parent: Element, alt: str
) -> list[Slab]:
    """The rows of the table with the picture among its columns; the codes of the scale stand above it."""
    step = ROOM + CELL_GAP
    found = fitted_places(table, x, width - step)
    columns = [
        Place(own.x + (step if place >= picture.before else 0.0), own.width, own.align)
        for place, own in enumerate(found)
    ]
    left, room = found[picture.before].x + picture.inset, ROOM - 2 * picture.inset

    def head(row: Element | None) -> Slab:
        slab = header_slab(pdf, table.header, columns, row)
        slab.draw = _under_codes(pdf, slab, picture.codes, left, room)
        return slab

    tree = parent.add("Table", summary=alt)
    top = head(tree.add("THead").add("TR"))
    top.before = BETWEEN
    body = tree.add("TBody")
    rows = []
    for place, texts in enumerate(table.rows):
        (slab,) = row_slabs(pdf, texts, columns, body.add("TR"), table.head, whole=True)
        slab.draw = _with_picture(pdf, slab, place, picture, left, room)
        rows.append([slab])
    together(rows, lambda: [head(None)])
    return [top, *(slab for row in rows for slab in row)]


def _under_codes(
    pdf: TaggedPDF, slab: Slab, codes: tuple[str, ...], left: float, room: float
) -> Callable[[float], None]:
    draw, height = slab.draw, slab.height

    def drawn(y: float) -> None:
        draw(y)
        pdf.artifact()
        base = y + height - SMALL.leading * (1 - BASELINE) - 1.1
        for level, code in enumerate(codes):
            text = printable(code)
            at = left + room * level / max(1, len(codes) - 1) - width_of(text, "regular", SMALL.size) / 2
            pdf.write_text(at, base, text, "regular", SMALL.size, LIGHT.muted)

    return drawn


def _with_picture(
    pdf: TaggedPDF, slab: Slab, row: int, picture: Picture, left: float, room: float
) -> Callable[[float], None]:
    draw = slab.draw

    def drawn(y: float) -> None:
        draw(y)
        pdf.artifact()
        picture.draw(row, left, y + ROW / 2, room)

    return drawn
