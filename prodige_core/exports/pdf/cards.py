"""Action cards: number and title, a line of facts, labelled passages. Whole on a page where they fit."""

from __future__ import annotations

from collections.abc import Callable

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.flow import Slab, chain, height_of
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.prose import line_slabs
from prodige_core.exports.pdf.style import (
    BASELINE,
    BETWEEN,
    BOTTOM,
    CARD_NUMBER,
    CARD_TITLE,
    HAIRLINE,
    LABEL_WIDTH,
    LEFT,
    MAIN,
    MAIN_WIDTH,
    NOTE,
    RIGHT,
    RULE,
    TOP,
)
from prodige_core.exports.pdf.tagged import Element
from prodige_core.exports.pdf.text import balanced_lines, text_lines, width_of
from prodige_core.reports.document import Card, text_runs

BEFORE_CARD = 8.0
HOLE = 100.0
"""Two fifths of a page: more is not left empty for the sake of a whole card (looked at)."""
LEAST_PART = 40.0
"""Less of a card does not stand alone on the next page."""
CARD_SCALE = 0.94
"""Cards are set a little smaller than running text, so that two mostly fit on a page (looked at in print size)."""


def place_card(setter: Setter, card: Card) -> None:
    """Put a card on the page."""
    tree = setter.tree.add("Sect")
    slabs = _head(setter, card, tree)
    starts = []
    for part in card.body:
        starts.append(len(slabs))
        slabs += setter.slabs(part, MAIN, MAIN_WIDTH, tree, CARD_SCALE)
    if setter.held:
        slabs[0].before = 0.0
    divided = _divided(slabs, starts, setter)
    setter.put(slabs, whole=not divided, again=lambda: [_continued(setter, card)])


def _divided(slabs: list[Slab], starts: list[int], setter: Setter) -> bool:
    """Chain a card in two parts, between two passages, where it would else leave a hole; whether that was done."""
    flow = setter.flow
    before = sum(slab.before + slab.height for slab in setter.held)
    left = BOTTOM - flow.y - before - (slabs[0].before if flow.y > TOP else 0.0)
    if left < HOLE or height_of(slabs) <= left:
        return False
    for place in reversed(starts[2:]):
        above, below = slabs[:place], slabs[place:]
        if above[-1].keep or height_of(above) > left:
            continue
        if height_of(above) >= HOLE * 0.6 and height_of(below) >= LEAST_PART:
            chain(above)
            chain(below)
            return True
    return False


def _head(setter: Setter, card: Card, tree: Element) -> list[Slab]:
    pdf = setter.flow.pdf
    title = tree.add("H2")
    slabs = line_slabs(pdf, balanced_lines(text_runs(card.title), CARD_TITLE, MAIN_WIDTH), MAIN, CARD_TITLE, title)
    facts = line_slabs(pdf, text_lines(card.facts, NOTE, MAIN_WIDTH), MAIN, NOTE, tree.add("P"), 0.8)
    slabs += facts
    for slab in slabs:
        slab.keep = True
    opening = slabs[0]
    opening.before = BEFORE_CARD
    opening.draw = _opened(setter, card, opening.draw, title)
    opening.height += 2.6
    slabs[-1].height += 0.4
    return slabs


def _opened(setter: Setter, card: Card, draw: Callable[[float], None], title: Element) -> Callable[[float], None]:
    pdf = setter.flow.pdf
    number = printable(card.number)
    size = CARD_NUMBER.size
    while size > 10 and width_of(number, "strong", size) > LABEL_WIDTH:
        size -= 1

    def drawn(y: float) -> None:
        pdf.target(card.id, y)
        pdf.artifact()
        pdf.rule(LEFT, y, RIGHT, y, LIGHT.ink, RULE * 0.7)
        pdf.mark(title)
        base = y + 2.6 + CARD_TITLE.leading * BASELINE
        pdf.write_text(LEFT, base + (size - CARD_TITLE.size) * 0.12, number + " ", "strong", size, CARD_NUMBER.colour)
        draw(y + 2.6)

    return drawn


def _continued(setter: Setter, card: Card) -> Slab:
    """What stands above the rest of a card on the next page; decoration, not read aloud."""
    pdf = setter.flow.pdf
    text = printable(card.continued)

    def draw(y: float) -> None:
        pdf.artifact("Repeated")
        pdf.rule(LEFT, y, RIGHT, y, LIGHT.hairline, HAIRLINE)
        pdf.write_text(MAIN, y + 1.2 + NOTE.leading * BASELINE, text, "italic", NOTE.size, NOTE.colour)

    return Slab(NOTE.leading + 1.6 + BETWEEN, draw)
