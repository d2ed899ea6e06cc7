"""The one-page summary: two columns fitted to exactly one page, whatever the texts."""

from __future__ import annotations

from collections.abc import Sequence

from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.flow import Slab, draw_column, height_of
from prodige_core.exports.pdf.prose import heading_slabs, paragraph_slabs
from prodige_core.exports.pdf.style import BETWEEN, BOTTOM, FULL_WIDTH, LEFT, TOP
from prodige_core.exports.pdf.tagged import Element
from prodige_core.reports.document import Block, Poster, paragraph

GUTTER = 10.0
SCALES = (1.16, 1.08, 1.0, 0.93, 0.86, 0.8, 0.74)
"""Tried from large to small; below the last one (7 pt) nobody reads a wall (editorial)."""


def place_poster(setter: Setter, poster: Poster) -> None:
    """Put the summary on a page of its own."""
    flow = setter.flow
    flow.page()
    tree = setter.tree.add("Sect")
    top = heading_slabs(flow, poster.heading, LEFT, FULL_WIDTH, tree, needs=0)
    top += paragraph_slabs(flow.pdf, paragraph(poster.lead, "lead"), LEFT, FULL_WIDTH, tree)
    y = draw_column(top, TOP) + BETWEEN * 2
    columns = (tree.add("Sect"), tree.add("Sect"))
    foot = setter.key_figures(poster.foot, LEFT, FULL_WIDTH, tree)
    room = BOTTOM - y - foot.height - BETWEEN * 2
    width = (FULL_WIDTH - GUTTER) / 2
    sides = ((poster.left, LEFT, columns[0]), (poster.right, LEFT + width + GUTTER, columns[1]))
    for slabs in _fitted(setter, sides, width, room):
        draw_column(slabs, y)
    if poster.foot.figures:
        foot.draw(BOTTOM - foot.height)
    flow.y = BOTTOM


def _fitted(
    setter: Setter, sides: Sequence[tuple[tuple[Block, ...], float, Element]], width: float, room: float
) -> list[list[Slab]]:
    """Both columns at the largest common scale that fits; at the smallest, what does not fit is left to the chapters."""
    for scale in SCALES:
        columns = [_column(setter, blocks, x, width, element, scale) for blocks, x, element in sides]
        if all(height_of(slabs) <= room for slabs in columns):
            return columns
    for slabs in columns:
        while slabs and height_of(slabs) > room:
            slabs.pop()
    return columns


def _column(
    setter: Setter, blocks: tuple[Block, ...], x: float, width: float, tree: Element, scale: float
) -> list[Slab]:
    tree.kids.clear()
    return [slab for block in blocks for slab in setter.slabs(block, x, width, tree, scale)]
