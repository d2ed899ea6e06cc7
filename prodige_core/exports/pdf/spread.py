"""Pages fitted as a whole: tried at smaller sizes first, then with less said; no sentence is ever cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.compact import LEAST_SIZE, compact_slabs, sized
from prodige_core.exports.pdf.flow import Slab, draw_column
from prodige_core.exports.pdf.lanes import lane_slabs
from prodige_core.exports.pdf.prose import STYLES, draw_lines, line_slabs
from prodige_core.exports.pdf.style import BETWEEN, CELL, EYEBROW, FOOT_BASELINE, LABEL, LEAD, NOTE, RULE, SMALL
from prodige_core.exports.pdf.tagged import Element
from prodige_core.exports.pdf.text import Type, balanced_lines, one_line, text_lines, width_of
from prodige_core.reports.document import Block, Document, Figure, Heading, KeyFigures, Paragraph, Table, text_runs
from prodige_core.reports.drawings import GanttFigure, ProfileFigure
from prodige_core.reports.spreads import Band, Short, Spread

LEFT: Final = 18.0
RIGHT: Final = 192.0
TOP: Final = 15.0
LOWEST: Final = 279.0
WIDTH: Final = RIGHT - LEFT
GUTTER: Final = 9.0
BAND_GAP: Final = 5.0
LOOSEST: Final = 7.0
"""Space that may be added between bands of a page with little on it (mm, looked at)."""
SCALES: Final = (1.12, 1.06, 1.0, 0.95, 0.9, 0.86)
"""Tried from large to small, running text from 10.6 to 8.2 pt; below that less is said (editorial)."""
TITLE: Final = Type(25, 10.0, "strong")
TITLE_LINES: Final = 3
LEAST_TITLE: Final = 13.0

Chosen = dict[int, int]
"""By the id of a `Short`, which of its versions is set."""


@dataclass(slots=True)
class _Fitter:
    """Measures a page without drawing it. ``known``: heights by block, width and scale."""

    setter: Setter
    spread: Spread
    known: dict[tuple[int, float, float], tuple[float, float]] = field(default_factory=dict)

    def height(self, scale: float, chosen: Chosen) -> float:
        gaps = BAND_GAP * scale * max(0, len(self.spread.bands) - 1)
        return sum(self.band(band, scale, chosen) for band in self.spread.bands) + gaps

    def band(self, band: Band, scale: float, chosen: Chosen) -> float:
        head = self.column((band.heading,), WIDTH, scale, chosen) if band.heading is not None else 0.0
        return head + max(self.column(column, _width(band), scale, chosen) for column in band.columns)

    def column(self, column: Sequence[Block | Short], width: float, scale: float, chosen: Chosen) -> float:
        total = 0.0
        for block in _said(column, chosen):
            height, before = self._measured(block, width, scale)
            total += height + (before if total else 0.0)
        return total

    def _measured(self, block: Block, width: float, scale: float) -> tuple[float, float]:
        key = (id(block), width, scale)
        if key not in self.known:
            slabs = _slabs(self.setter, block, LEFT, width, Element("Sect"), scale)
            height = sum(slab.height + (slab.before if place else 0.0) for place, slab in enumerate(slabs))
            self.known[key] = (height, slabs[0].before if slabs else 0.0)
        return self.known[key]

    def longest(self, scale: float, chosen: Chosen) -> Short | None:
        """What to shorten next: in the tallest column of a band, the passage that takes most room.

        Those that have enough left come first.
        """
        found: list[tuple[bool, float, Short]] = []
        for band in self.spread.bands:
            width = _width(band)
            heights = [self.column(column, width, scale, chosen) for column in band.columns]
            for column, height in zip(band.columns, heights, strict=True):
                if height < max(heights) - 0.01:
                    continue
                for own in column:
                    at = chosen.get(id(own), 0)
                    if isinstance(own, Short) and at < len(own.versions) - 1:
                        spare = at < (len(own.versions) - 1 if own.enough is None else own.enough)
                        found.append((spare, self.column((own,), width, scale, chosen), own))
        return max(found, key=lambda entry: entry[:2])[2] if found else None


def place_spread(setter: Setter, spread: Spread, document: Document) -> None:
    """Put the page where it fits: always exactly one."""
    flow = setter.flow
    flow.page()
    flow.plain_pages.add(flow.pdf.page)
    tree = setter.tree.add("Sect")
    top = TOP if spread.heading is None else _head(setter, spread, spread.heading, tree)
    scale, chosen, height = _fitted(_Fitter(setter, spread), LOWEST - top)
    gaps = max(1, len(spread.bands) - 1)
    gap = BAND_GAP * scale + min(LOOSEST, max(0.0, LOWEST - top - height) / gaps)
    y = top
    for band in spread.bands:
        if band.heading is not None:
            y = draw_column(_slabs(setter, band.heading, LEFT, WIDTH, tree, scale), y)
        x, lowest, width = LEFT, y, _width(band)
        for column in band.columns:
            slabs = [slab for block in _said(column, chosen) for slab in _slabs(setter, block, x, width, tree, scale)]
            lowest = max(lowest, draw_column(slabs, y))
            x += width + GUTTER
        y = lowest + gap
    _foot(setter, document)
    flow.y = LOWEST


def _fitted(fitter: _Fitter, room: float) -> tuple[float, Chosen, float]:
    """Scale, versions and height: everything said as large as fits, else less of it at the smallest size."""
    for scale in SCALES:
        height = fitter.height(scale, {})
        if height <= room:
            return scale, {}, height
    chosen: Chosen = {}
    while fitter.height(scale, chosen) > room:
        own = fitter.longest(scale, chosen)
        if own is None:
            break
        chosen[id(own)] = chosen.get(id(own), 0) + 1
    _filled(fitter, scale, chosen, room)
    return scale, chosen, fitter.height(scale, chosen)


def _filled(fitter: _Fitter, scale: float, chosen: Chosen, room: float) -> None:
    """Say more again where that fits: what was shortened was not always what stood in the way."""
    grown = True
    while grown:
        grown = False
        for own, at in sorted(chosen.items(), key=lambda pair: -pair[1]):
            if at and fitter.height(scale, {**chosen, own: at - 1}) <= room:
                chosen[own] = at - 1
                grown = True


def _width(band: Band) -> float:
    count = len(band.columns)
    return (WIDTH - GUTTER * (count - 1)) / count


def _said(column: Sequence[Block | Short], chosen: Chosen) -> list[Block]:
    found: list[Block] = []
    for own in column:
        if isinstance(own, Short):
            found += own.versions[chosen.get(id(own), 0)]
        else:
            found.append(own)
    return found


def _slabs(setter: Setter, block: Block, x: float, width: float, tree: Element, scale: float) -> list[Slab]:
    pdf = setter.flow.pdf
    if isinstance(block, Table):
        return compact_slabs(pdf, block, x, width, tree, scale, None)
    if isinstance(block, Figure) and isinstance(block.drawing, ProfileFigure) and block.table is not None:
        slabs = compact_slabs(pdf, block.table, x, width, tree, scale, block.drawing)
        return [*slabs, *_key(setter, block.key, x, width, tree, scale)]
    if isinstance(block, Figure) and isinstance(block.drawing, GanttFigure):
        element = tree.add("Figure", alt=block.alt)
        slabs = lane_slabs(pdf, block.drawing.rows, x, width, element, scale)
        _boxed(setter, slabs, element, x, width)
        return [*slabs, *_key(setter, block.key, x, width, tree, scale)]
    if isinstance(block, KeyFigures):
        own = setter.key_figures(block, x, width, tree)
        own.before = BETWEEN * 1.4
        return [own]
    if isinstance(block, Paragraph):
        least = LEAST_SIZE / STYLES[block.style].size
        return setter.slabs(block, x, width, tree, max(scale, least))
    if isinstance(block, Heading):
        slabs = setter.slabs(block, x, width, tree, min(scale, 1.0))
        slabs[0].before = BAND_GAP * scale
        return slabs
    return setter.slabs(block, x, width, tree, scale)


def _key(setter: Setter, text: str, x: float, width: float, tree: Element, scale: float) -> list[Slab]:
    style = sized(NOTE, scale)
    lines = text_lines(text, style, width)
    return line_slabs(setter.flow.pdf, lines, x, style, tree.add("P"), BETWEEN * 0.4) if lines else []


def _boxed(setter: Setter, slabs: Sequence[Slab], element: Element, x: float, width: float) -> None:
    """Keep the area of a figure, which its tag should tell."""
    height = sum(slab.height + (slab.before if place else 0.0) for place, slab in enumerate(slabs))
    draw = slabs[0].draw

    def first(y: float) -> None:
        element.box = (setter.flow.pdf.page, x, y, x + width, y + height)
        draw(y)

    slabs[0].draw = first


def _head(setter: Setter, spread: Spread, heading: Heading, tree: Element) -> float:
    """Eyebrow, title, subtitle and facts in columns; returns the lower edge."""
    pdf = setter.flow.pdf
    pdf.artifact()
    pdf.box(LEFT, TOP, 14.0, 1.6, LIGHT.accent)
    y = draw_lines(pdf, text_lines(spread.eyebrow, EYEBROW, WIDTH), LEFT, TOP + 3.0, EYEBROW, tree.add("P"))
    style = TITLE
    while len(text_lines(heading.text, style, WIDTH)) > TITLE_LINES - (style.size > 18) and style.size > LEAST_TITLE:
        style = style.scaled(0.94)
    title = balanced_lines(text_runs(heading.text), style, WIDTH)
    pdf.target(heading.id, y)
    y = draw_lines(pdf, title, LEFT, y + 0.6, style, tree.add("H1"))
    lead = LEAD.scaled(0.9)
    y = draw_lines(pdf, balanced_lines(text_runs(spread.subtitle), lead, WIDTH), LEFT, y + 0.8, lead, tree.add("P"))
    step = WIDTH / max(1, len(spread.facts))
    y += 2.6
    pdf.artifact()
    pdf.rule(LEFT, y, RIGHT, y, LIGHT.ink, RULE * 0.6)
    lowest = y
    for place, fact in enumerate(spread.facts):
        holder, x = tree.add("P"), LEFT + place * step
        below = draw_lines(pdf, text_lines(fact.label + " ", LABEL, step - 4), x, y + 1.2, LABEL, holder)
        lowest = max(lowest, draw_lines(pdf, text_lines(fact.value, CELL, step - 4), x, below, CELL, holder))
    return lowest + BAND_GAP


def _foot(setter: Setter, document: Document) -> None:
    """Whose page it is, and which of how many; not read aloud."""
    pdf = setter.flow.pdf
    total = sum(1 for block in document.blocks if isinstance(block, Spread))
    style = sized(SMALL, 1.0)
    number = f"{len(setter.flow.plain_pages)} / {total}"
    pdf.artifact("Footer")
    text = one_line(document.running_head, "regular", style.size, WIDTH - 20)
    pdf.write_text(LEFT, FOOT_BASELINE, text, "regular", style.size, LIGHT.muted)
    right = RIGHT - width_of(number, "strong", style.size)
    pdf.write_text(right, FOOT_BASELINE, number, "strong", style.size, LIGHT.ink)
    pdf.unmark()
