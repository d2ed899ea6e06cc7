"""Small shapes used by several figures: bar patterns, level squares, target flags."""

from __future__ import annotations

from typing import Final

from prodige_core.charts.palette import LIGHT, ROLE_COLOURS, ROLE_PATTERNS, ink_on, level_colour
from prodige_core.exports.pdf.style import HAIRLINE
from prodige_core.exports.pdf.tagged import MM, TaggedPDF
from prodige_core.exports.pdf.text import width_of
from prodige_core.frameworks import Role

HATCH: Final = 1.6
"""Distance between the lines of a bar's pattern, in mm; clearly apart at arm's length (looked at in print size)."""


def role_bar(pdf: TaggedPDF, x: float, y: float, width: float, height: float, role: Role) -> None:
    """A bar in the colour and pattern of a role."""
    colour = ROLE_COLOURS[role]
    pattern = ROLE_PATTERNS[role]
    pdf.box(x, y, width, height, colour)
    if pattern == "plain":
        return
    pdf.clipped(x, y, width, height)
    line = "#FFFFFF" if ink_on(colour) == "#FFFFFF" else LIGHT.ink
    steps = int((width + height) / HATCH) + 1
    for step in range(steps):
        at = x - height + step * HATCH
        if pattern in ("up", "cross"):
            pdf.rule(at, y + height, at + height, y, line, HAIRLINE)
        if pattern in ("down", "cross"):
            pdf.rule(at, y, at + height, y + height, line, HAIRLINE)
        if pattern == "dots":
            for row in range(int(height / HATCH) + 1):
                shift = HATCH / 2 if row % 2 else 0.0
                pdf.box(at + shift + height, y + 0.5 + row * HATCH, 0.38, 0.38, line)
    pdf.unclipped()


def level_square(pdf: TaggedPDF, x: float, y: float, side: float, level: int, top: int, text: str) -> None:
    """A filled square with the level's code in it."""
    colour = level_colour(level, top)
    pdf.box(x, y, side, side, colour)
    if text:
        size = side * MM * 0.5
        width = width_of(text, "strong", size)
        pdf.write_text(x + (side - width) / 2, y + side * 0.5 + size / MM * 0.345, text, "strong", size, ink_on(colour))


def target_flag(pdf: TaggedPDF, x: float, y: float, side: float) -> None:
    """The mark of a target: a small triangle in the corner of a square."""
    pdf.polygon_at([(x + side, y), (x + side, y + side * 0.42), (x + side * 0.58, y)], LIGHT.warn)


def target_mark(pdf: TaggedPDF, x: float, y: float, height: float) -> None:
    """An upright mark across a bar, with a foot at both ends; finer on fine bars."""
    weight, foot = (0.5, 0.8) if height > 4 else (0.32, 0.5)
    pdf.rule(x, y, x, y + height, LIGHT.ink, weight)
    pdf.rule(x - foot, y, x + foot, y, LIGHT.ink, weight)
    pdf.rule(x - foot, y + height, x + foot, y + height, LIGHT.ink, weight)
