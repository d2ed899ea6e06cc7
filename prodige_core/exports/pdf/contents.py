"""The contents: chapters and actions with links; page numbers are added when all pages are known."""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.fonts import metrics
from prodige_core.exports.pdf.prose import line_slabs
from prodige_core.exports.pdf.style import (
    AFTER_H1,
    BASELINE,
    BODY,
    CELL,
    FULL_WIDTH,
    H1,
    HAIRLINE,
    LEFT,
    MAIN,
    RIGHT,
    STRONG,
)
from prodige_core.exports.pdf.tagged import MM, Element, Place
from prodige_core.exports.pdf.text import Type, draw_line, text_lines
from prodige_core.reports.document import Card, Document, Heading, Toc, walk


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents whose page number is still to come."""

    place: Place
    baseline: float
    target: str
    style: Type


def place_contents(setter: Setter, toc: Toc, document: Document) -> list[Entry]:
    """Put the contents on the page; returns the entries to be numbered by `number_entries`."""
    pdf = setter.flow.pdf
    setter.flow.chapter = setter.flow.chapters[pdf.page] = toc.title
    title = line_slabs(pdf, text_lines(toc.title, H1, FULL_WIDTH), LEFT, H1, setter.tree.add("H1"))
    for slab in title:
        slab.keep = True
    title[-1].height += AFTER_H1
    tree = setter.tree.add("TOC")
    writer = _Writer(setter, [])
    slabs = list(title)
    cards: list[Card] = []
    for block in walk(document):
        if isinstance(block, Card):
            cards.append(block)
        elif isinstance(block, Heading) and block.level == 1:
            slabs += writer.cards(cards, tree)
            cards = []
            slabs.append(writer.entry(block.text, block.id, STRONG, LEFT, tree))
    slabs += writer.cards(cards, tree)
    setter.put(slabs)
    return writer.entries


@dataclass(slots=True)
class _Writer:
    setter: Setter
    entries: list[Entry]

    def cards(self, cards: list[Card], tree: Element) -> list[Slab]:
        """The actions below their chapter: a list within the list."""
        if not cards:
            return []
        inner = tree.add("TOC")
        return [self.entry(f"{card.number}  {card.title}", card.id, CELL, MAIN, inner) for card in cards]

    def entry(self, text: str, target: str, style: Type, x: float, tree: Element) -> Slab:
        """One line of the contents from its left edge to the margin, all of it a link."""
        pdf = self.setter.flow.pdf
        lines = text_lines(text, style, RIGHT - 12 - x)
        link = tree.add("TOCI").add("Reference").add("Link")
        height = len(lines) * style.leading
        chapter = style is STRONG

        def draw(y: float) -> None:
            if chapter:
                pdf.artifact()
                pdf.rule(LEFT, y - 0.9, RIGHT, y - 0.9, LIGHT.hairline, HAIRLINE)
            for number, line in enumerate(lines):
                pdf.mark(link)
                draw_line(pdf, line, x, y + number * style.leading + style.leading * BASELINE, style, link)
            pdf.link_area(link, (x, y, RIGHT - x, height), f"#{target}", text)
            last = y + (len(lines) - 1) * style.leading + style.leading * BASELINE
            self.entries.append(Entry(pdf.keep_place(), last, target, style))

        return Slab(height, draw, before=2.6 if chapter else 0.9)


def number_entries(setter: Setter, entries: list[Entry]) -> None:
    """Write the page numbers of the contents."""
    pdf = setter.flow.pdf
    for entry in entries:
        text = str(pdf.page_of(entry.target))
        width = metrics(entry.style.face).tabular_width(text) * entry.style.size / 1000 / MM
        size, face, x = entry.style.size, entry.style.face, RIGHT - width
        pdf.fill_place(entry.place, x, entry.baseline, text, face, size, BODY.colour, tabular=True)
