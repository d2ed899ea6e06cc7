"""A time plan in little room: bars without titles share lanes where they do not meet, each with its action's number."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from prodige_core.charts import GanttBar, GanttRows, lanes_of
from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.compact import sized
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import role_bar
from prodige_core.exports.pdf.style import BASELINE, HAIRLINE, NOTE
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import draw_line, one_line, text_lines, width_of

LANE: Final = 4.4
ROOM: Final = 48.0
"""Height of all lanes at most (mm); more lanes stand closer together (a sixth of the page)."""
LEAST_LANE: Final = 1.3
NUMBER: Final = 7.5
WRITTEN: Final = 14.0
"""Terms narrower than this have their months left out; the school year above them stays."""


def lane_slabs(pdf: TaggedPDF, rows: GanttRows, x: float, width: float, element: Element, scale: float) -> list[Slab]:
    """Legend, terms and lanes; one figure that is never divided."""
    lanes = lanes_of(rows.bars)
    step = width / max(1, len(rows.terms))
    lane = max(LEAST_LANE, min(LANE * scale, ROOM / max(1, len(lanes))))
    height = lane * len(lanes) + 1.2

    def draw(y: float) -> None:
        pdf.mark(element)
        for place in range(len(rows.terms) + 1):
            new_year = place in (0, len(rows.terms)) or rows.terms[place][1] != rows.terms[place - 1][1]
            at = x + place * step
            pdf.rule(at, y, at, y + height, LIGHT.muted if new_year else LIGHT.hairline, HAIRLINE)
        for number, bars in enumerate(lanes):
            for bar in bars:
                _bar(
                    pdf,
                    bar,
                    x + (bar.start - 1) * step,
                    y + 0.6 + number * lane,
                    (bar.end - bar.start + 1) * step,
                    lane,
                )

    return [
        _legend(pdf, rows, x, width, element, scale),
        _terms(pdf, rows, x, step, element, scale),
        Slab(height, draw, keep=False),
    ]


def _bar(pdf: TaggedPDF, bar: GanttBar, x: float, y: float, width: float, lane: float) -> None:
    thick = lane - min(0.7, lane * 0.2)
    role_bar(pdf, x + 0.4, y, width - 0.8, thick, bar.lead)
    text = printable(str(bar.number))
    wide = width_of(text, "strong", NUMBER)
    if thick < 2.3 or wide + 1.6 > width - 0.8:
        return
    pdf.box(x + 1.0, y, wide + 1.2, thick, "#FFFFFF")
    pdf.write_text(x + 1.6, y + thick / 2 + NUMBER * 0.122, text, "strong", NUMBER, LIGHT.ink)


def _terms(pdf: TaggedPDF, rows: GanttRows, x: float, step: float, element: Element, scale: float) -> Slab:
    style = sized(NOTE, scale)
    cells = [text_lines(label, style, step - 1.2) for label, _ in rows.terms] if step >= WRITTEN else []
    count = max((len(lines) for lines in cells), default=0)
    years = 0 if count else 1
    height = style.leading * (count + years) + 0.8

    def draw(y: float) -> None:
        pdf.mark(element)
        for place, lines in enumerate(cells):
            for number, line in enumerate(lines):
                draw_line(pdf, line, x + place * step + 0.8, y + (number + BASELINE) * style.leading, style, None)
        if cells:
            return
        at = x
        for year, group in groupby(rows.terms, key=lambda term: term[1]):
            size = sum(1 for _ in group) * step
            if width_of(printable(year), "regular", style.size) <= size - 0.8:
                pdf.write_text(
                    at + 0.6, y + style.leading * BASELINE, printable(year), "regular", style.size, LIGHT.muted
                )
            at += size

    return Slab(height, draw, before=0.6, keep=True)


def _legend(pdf: TaggedPDF, rows: GanttRows, x: float, width: float, element: Element, scale: float) -> Slab:
    """Which pattern stands for which lead."""
    roles = dict.fromkeys((bar.lead, bar.lead_name) for bar in rows.bars)
    style = sized(NOTE, scale)

    def draw(y: float) -> None:
        pdf.mark(element)
        at = x
        for role, name in roles:
            text = one_line(name, "regular", style.size, width / len(roles) - 12)
            role_bar(pdf, at, y + 0.5, 6, 2.8, role)
            pdf.write_text(at + 7.2, y + style.leading * BASELINE, text, "regular", style.size, LIGHT.ink)
            at += 12 + width_of(text, "regular", style.size)

    return Slab(style.leading + 1.2, draw, before=0.8, keep=True)
