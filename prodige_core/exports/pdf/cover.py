"""The cover: the school's name, large; the profile as a pattern of squares; a few facts at the foot."""

from __future__ import annotations

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Flow
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import level_square
from prodige_core.exports.pdf.style import (
    BASELINE,
    BODY,
    COVER_SUBTITLE,
    COVER_TITLE,
    EYEBROW,
    FULL_WIDTH,
    HAIRLINE,
    LABEL,
    LEFT,
    MAIN,
    MAIN_WIDTH,
    NOTE,
    RIGHT,
    RULE,
)
from prodige_core.exports.pdf.tagged import Element
from prodige_core.exports.pdf.text import Type, balanced_lines, cuts_words, draw_line, one_line, text_lines
from prodige_core.reports.document import Cover, MosaicCell, text_runs

TITLE_TOP = 46.0
TITLE_ROOM = 88.0
LEAST_WHOLE = 19
"""Points. A title of words that are too wide even so is set large, with its words broken (looked at)."""
FACTS_FOOT = 270.0
LARGEST_SQUARE = 15.3
GAP = 1.1
GROUP_GAP = 5.0


def draw_cover(flow: Flow, cover: Cover, parent: Element) -> None:
    """Draw the cover on a page of its own, without running head or page number."""
    flow.page()
    pdf = flow.pdf
    flow.plain_pages.add(pdf.page)
    tree = parent.add("Sect")
    eyebrow = tree.add("P")
    pdf.artifact()
    pdf.box(LEFT, 30.0, 14.0, 1.6, LIGHT.accent)
    pdf.mark(eyebrow)
    pdf.write_text(LEFT, 40.5, printable(cover.eyebrow), "strong", EYEBROW.size, EYEBROW.colour)
    y = _lines(flow, cover.title, _fitted(cover.title), TITLE_TOP, tree.add("H1"))
    y = _lines(flow, cover.subtitle, COVER_SUBTITLE, y + 5, tree.add("P"))
    facts_top = _facts(flow, cover, tree)
    _mosaic(flow, cover, tree, y + 12, facts_top - 12)


def _fitted(title: str) -> Type:
    """The largest size at which the title needs no more room than there is and, down to 19 pt, no word is broken."""
    fitting = []
    for size in (34, 30, 26, 22, 19, 16, 14):
        style = COVER_TITLE.scaled(size / COVER_TITLE.size)
        lines = text_lines(title, style, FULL_WIDTH)
        if len(lines) * style.leading <= TITLE_ROOM and len(lines) <= 5:
            if not cuts_words(lines):
                return style
            fitting += [style] if size >= LEAST_WHOLE else []
    return fitting[0] if fitting else style


def _lines(flow: Flow, text: str, style: Type, y: float, element: Element) -> float:
    for line in balanced_lines(text_runs(text), style, FULL_WIDTH):
        draw_line(flow.pdf, line, LEFT, y + style.leading * BASELINE, style, element)
        y += style.leading
    return y


def _facts(flow: Flow, cover: Cover, tree: Element) -> float:
    """The facts, from the foot upwards; returns their upper edge."""
    pdf = flow.pdf
    rows = [(fact.label, text_lines(fact.value, BODY, MAIN_WIDTH)) for fact in cover.facts]
    height = sum(len(lines) * BODY.leading + 2.4 for _, lines in rows)
    top = y = FACTS_FOOT - height
    for label, lines in rows:
        pdf.artifact()
        pdf.rule(LEFT, y, RIGHT, y, LIGHT.hairline, HAIRLINE)
        element = tree.add("P")
        pdf.mark(element)
        text = one_line(label, "strong", LABEL.size, MAIN - LEFT - 4) + " "
        pdf.write_text(LEFT, y + 1.2 + BODY.leading * BASELINE, text, "strong", LABEL.size, LABEL.colour)
        for number, line in enumerate(lines):
            draw_line(pdf, line, MAIN, y + 1.2 + number * BODY.leading + BODY.leading * BASELINE, BODY, element)
        y += len(lines) * BODY.leading + 2.4
    return top


def _mosaic(flow: Flow, cover: Cover, tree: Element, top: float, bottom: float) -> None:
    areas = [area for framework in cover.mosaic for area in framework]
    if not areas or bottom - top < 20:
        return
    pdf = flow.pdf
    groups = len(cover.mosaic)
    deepest = max(len(area) for area in areas)
    room = FULL_WIDTH - GROUP_GAP * (groups - 1)
    side = min(LARGEST_SQUARE, room / len(areas) - GAP, (bottom - top - NOTE.leading * 2 - 4) / deepest - GAP)
    height = deepest * (side + GAP)
    foot = bottom - NOTE.leading * 2
    figure = tree.add("Figure", alt=cover.mosaic_alt)
    figure.box = (pdf.page, LEFT, foot - height, RIGHT, foot)
    pdf.mark(figure)
    x = LEFT
    for framework in cover.mosaic:
        for area in framework:
            for place, cell in enumerate(area):
                _square(flow, cell, x, foot - height + place * (side + GAP), side)
            x += side + GAP
        x += GROUP_GAP
    caption = tree.add("P")
    for number, line in enumerate(text_lines(cover.mosaic_caption, NOTE, FULL_WIDTH)):
        draw_line(pdf, line, LEFT, foot + 2 + number * NOTE.leading + NOTE.leading * BASELINE, NOTE, caption)


def _square(flow: Flow, cell: MosaicCell, x: float, y: float, side: float) -> None:
    if cell.level is None:
        flow.pdf.frame(x + 0.2, y + 0.2, side - 0.4, side - 0.4, LIGHT.hairline, RULE * 0.6)
        return
    level_square(flow.pdf, x, y, side, cell.level, cell.top, printable(cell.code) if side >= 4 else "")
