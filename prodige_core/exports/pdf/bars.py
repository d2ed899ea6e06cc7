"""Pictures made of bars: profile by area in a narrow column, hours by role over many terms. Numbers come from the charts' rows."""

from __future__ import annotations

from collections.abc import Callable

from prodige_core.charts import LoadCell, ProfileBar
from prodige_core.charts.palette import LIGHT, level_colour
from prodige_core.exports.pdf.flow import Slab, chain
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import role_bar, target_mark
from prodige_core.exports.pdf.style import BASELINE, CELL, HAIRLINE, SMALL
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import draw_line, text_lines, width_of
from prodige_core.reports.drawings import LoadFigure, ProfileFigure

BAR: float = 4.6
LOAD_ROW: float = 15.0
"""Height of a role's row of columns; a difference of a tenth can still be seen (looked at)."""


def profile_slabs(
    pdf: TaggedPDF, figure: ProfileFigure, x: float, width: float, element: Element, scale: float = 1.0
) -> list[Slab]:
    """One bar an area on the scale of its framework, under its title: for narrow columns (`pictured` sets wide ones)."""
    slabs = [_scale_slab(pdf, figure, x, width, element, scale)]
    slabs += [_narrow_row(pdf, row, x, width, element, scale) for row in figure.rows]
    chain(slabs)
    return slabs


def _narrow_row(pdf: TaggedPDF, row: ProfileBar, x: float, width: float, element: Element, scale: float) -> Slab:
    cell = CELL.scaled(scale)
    lines = text_lines(row.title, cell, width - 14)
    text_height = len(lines) * cell.leading
    bar = BAR * 0.48 * scale
    code = printable(row.code) if row.score is not None else "–"

    def draw(y: float) -> None:
        pdf.mark(element)
        for number, line in enumerate(lines):
            draw_line(pdf, line, x, y + number * cell.leading + cell.leading * BASELINE, cell, None)
        right = x + width - width_of(code, "strong", cell.size)
        pdf.write_text(right, y + cell.leading * BASELINE, code, "strong", cell.size, LIGHT.ink)
        _bar(pdf, row, x, y + text_height + 0.2, width, bar)

    return Slab(text_height + bar + 1.9 * scale, draw)


def _scale_slab(
    pdf: TaggedPDF, figure: ProfileFigure, left: float, track: float, element: Element, scale: float
) -> Slab:
    small = SMALL.scaled(scale)

    def draw(y: float) -> None:
        pdf.mark(element)
        top = len(figure.codes) - 1
        for level, code in enumerate(figure.codes):
            text = printable(code)
            at = left + track * level / top
            pdf.write_text(
                at - width_of(text, "regular", small.size) / 2 + (0.6 if level == 0 else 0),
                y + small.leading * BASELINE,
                text,
                "regular",
                small.size,
                LIGHT.muted,
            )

    return Slab(small.leading + 0.6, draw, keep=True)


def _bar(pdf: TaggedPDF, row: ProfileBar, left: float, top: float, track: float, height: float) -> None:
    pdf.box(left, top, track, height, LIGHT.tint)
    for level in range(1, row.top):
        at = left + track * level / row.top
        pdf.rule(at, top, at, top + height, "#FFFFFF", HAIRLINE * 2)
    if row.score is None or row.level is None:
        return
    pdf.box(left, top, max(track * row.score / row.top, 0.8), height, level_colour(row.level, row.top))
    pdf.rule(left, top, left, top + height, LIGHT.muted, HAIRLINE)
    if row.target is not None:
        target_mark(pdf, left + track * row.target / row.top, top - 0.5, height + 1.0)


def load_slabs(pdf: TaggedPDF, figure: LoadFigure, x: float, width: float, element: Element) -> list[Slab]:
    """One row a role, one small column a term: hours planned under the line of hours there are."""
    terms = list(dict.fromkeys((cell.term, cell.term_label) for cell in figure.rows))
    roles = list(dict.fromkeys(cell.role for cell in figure.rows))
    title = 38.0
    step = (width - title) / len(terms)
    slabs = [_term_heads(pdf, [label for _, label in terms], x + title, step, element)]
    for role in roles:
        cells = [cell for cell in figure.rows if cell.role == role]
        slabs.append(Slab(LOAD_ROW, _load_row(pdf, cells, x, title, step, element), keep=role != roles[-1]))
    return slabs


def _load_row(
    pdf: TaggedPDF, cells: list[LoadCell], x: float, title: float, step: float, element: Element
) -> Callable[[float], None]:
    most = max(max(cell.used, cell.capacity) for cell in cells) or 1
    room, floor = LOAD_ROW - 6.4, LOAD_ROW - 2.4
    names = text_lines(cells[0].role_name, CELL, title - 4)

    def draw(y: float) -> None:
        pdf.mark(element)
        for number, line in enumerate(reversed(names)):
            draw_line(pdf, line, x, y + floor - 0.6 - number * CELL.leading, CELL, None)
        for place, cell in enumerate(cells):
            left = x + title + place * step
            bar = min(step * 0.62, 14)
            used, capacity = room * cell.used / most, room * cell.capacity / most
            if cell.used:
                role_bar(pdf, left, y + floor - used, bar, used, cell.role)
            line_at = y + floor - capacity
            pdf.rule(left - 0.6, line_at, left + bar + 0.6, line_at, LIGHT.ink, 0.35)
            if step >= 8 and cell.used:
                text = printable(str(cell.used))
                up = max(used, capacity if 0 <= capacity - used < 3 else 0)
                pdf.write_text(left, y + floor - up - 0.9, text, "strong", 7, LIGHT.ink)
            pdf.rule(left, y + floor, left + bar, y + floor, LIGHT.muted, HAIRLINE)

    return draw


def _term_heads(pdf: TaggedPDF, labels: list[str], left: float, step: float, element: Element) -> Slab:
    """Term labels over their columns; only numbers when there are too many to write them."""
    fits = step >= 15
    style = SMALL
    texts = labels if fits else [str(number) for number in range(1, len(labels) + 1)]
    cells = [text_lines(text, style, step - 1) for text in texts]
    count = max(len(lines) for lines in cells)

    def draw(y: float) -> None:
        pdf.mark(element)
        for place, lines in enumerate(cells):
            for number, line in enumerate(lines):
                base = y + number * style.leading + style.leading * BASELINE
                draw_line(pdf, line, left + place * step, base, style, None)

    return Slab(count * style.leading + 1, draw, keep=True)
