"""Levels as steps of a stair; on each step a square for every practice that stands there, and their number above."""

from __future__ import annotations

import math
from typing import Final

from prodige_core.charts.palette import LIGHT, ink_on, level_colour
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.style import HAIRLINE
from prodige_core.exports.pdf.tagged import MM, Element, TaggedPDF
from prodige_core.exports.pdf.text import width_of
from prodige_core.reports.drawings import LadderFigure

LARGEST: Final = 5.6
SMALLEST: Final = 1.0
GAP: Final = 0.5
RISE: Final = 0.42
"""Share of the height that the stair itself takes at its top (looked at)."""
NUMBER: Final = 11.0
CODE: Final = 9.5
FOOT: Final = 6.2
"""Height of the lowest step, which holds its code."""


def draw_ladder(
    pdf: TaggedPDF, figure: LadderFigure, x: float, y: float, width: float, height: float, element: Element
) -> None:
    """Fill the rectangle; squares are as large as the fullest step allows."""
    steps = figure.steps
    step = width / len(steps)
    rise = max(0.0, (height * RISE - FOOT) / max(1, len(steps) - 1))
    number = NUMBER / MM
    side, per = _side(figure, step, rise, height - FOOT - number - 1.5)
    pdf.mark(element)
    element.box = (pdf.page, x, y, x + width, y + height)
    for place, own in enumerate(steps):
        colour = level_colour(own.level, own.top)
        left, top = x + place * step, y + height - FOOT - place * rise
        pdf.box(left, top, step - 0.5, y + height - top, colour)
        pdf.frame(left, top, step - 0.5, y + height - top, LIGHT.muted, HAIRLINE)
        code = printable(own.code)
        wide = width_of(code, "strong", CODE)
        pdf.write_text(left + (step - 0.5 - wide) / 2, y + height - 1.9, code, "strong", CODE, ink_on(colour))
        rows = math.ceil(own.practices / per)
        inset = (step - 0.5 - per * (side + GAP) + GAP) / 2
        for square in range(own.practices):
            across, up = square % per, square // per
            at = (left + inset + across * (side + GAP), top - 0.9 - (up + 1) * (side + GAP) + GAP)
            pdf.box(*at, side, side, colour)
            pdf.frame(*at, side, side, LIGHT.muted, HAIRLINE)
        if own.practices:
            text = printable(str(own.practices))
            wide = width_of(text, "strong", NUMBER)
            base = top - 0.9 - rows * (side + GAP) - 0.9
            pdf.write_text(left + (step - 0.5 - wide) / 2, base, text, "strong", NUMBER, LIGHT.ink)


def _side(figure: LadderFigure, step: float, rise: float, room: float) -> tuple[float, int]:
    """Side of a square and how many stand beside each other, so that every step's squares fit above it."""
    side = LARGEST
    while True:
        per = max(1, int((step - 1.0 + GAP) / (side + GAP)))
        fits = all(
            math.ceil(own.practices / per) * (side + GAP) <= room - place * rise
            for place, own in enumerate(figure.steps)
        )
        if fits or side <= SMALLEST:
            return side, per
        side -= 0.1
