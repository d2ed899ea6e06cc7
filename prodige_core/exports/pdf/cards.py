"""Action cards: number and title, a line of facts, labelled passages. Whole on a page where they fit."""

from __future__ import annotations

from collections.abc import Callable

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.prose import line_slabs
from prodige_core.exports.pdf.style import (
    BASELINE,
    BETWEEN,
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
)
from prodige_core.exports.pdf.tagged import Element
from prodige_core.exports.pdf.text import balanced_lines, text_lines, width_of
from prodige_core.reports.document import Card, text_runs

BEFORE_CARD = 8.0
CARD_SCALE = 0.94
"""Cards are set a little smaller than running text, so that two mostly fit on a page (looked at in print size)."""


def place_card(setter: Setter, card: Card) -> None:
    """Put a card on the page."""
    tree = setter.tree.add("Sect")
    slabs = _head(setter, card, tree)
    for part in card.body:
        slabs += setter.slabs(part, MAIN, MAIN_WIDTH, tree, CARD_SCALE)
    if setter.held:
        slabs[0].before = 0.0
    setter.put(slabs, whole=True, again=lambda: [_continued(setter, card)])


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
