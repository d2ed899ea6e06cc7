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
from prodige_core.exports.pdf.tagged import MM, Element
from prodige_core.exports.pdf.text import Type, draw_line, text_lines
from prodige_core.reports.document import Card, Document, Heading, Toc, walk


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents whose page number is still to come."""

    page: int
    baseline: float
    target: str
    style: Type
    element: Element


def place_contents(setter: Setter, toc: Toc, document: Document) -> list[Entry]:
    """Put the contents on the page; returns the entries to be numbered by `number_entries`."""
    pdf = setter.flow.pdf
    setter.flow.chapter = setter.flow.chapters[pdf.page] = toc.title
    title = line_slabs(pdf, text_lines(toc.title, H1, FULL_WIDTH), LEFT, H1, setter.tree.add("H1"))
    for slab in title:
        slab.keep = True
    title[-1].height += AFTER_H1
    tree = setter.tree.add("TOC")
    entries: list[Entry] = []
    slabs = list(title)
    inner: Element | None = None
    for block in walk(document):
        if isinstance(block, Heading) and block.level == 1:
            inner = None
            slabs += _entry(setter, block.text, block.id, STRONG, LEFT, tree, entries)
        elif isinstance(block, Card):
            inner = tree.add("TOC") if inner is None else inner
            slabs += _entry(setter, f"{block.number}  {block.title}", block.id, CELL, MAIN, inner, entries)
    setter.put(slabs)
    return entries


def _entry(
    setter: Setter, text: str, target: str, style: Type, x: float, tree: Element, entries: list[Entry]
) -> list[Slab]:
    pdf = setter.flow.pdf
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
        entries.append(Entry(pdf.page, last, target, style, link))

    return [Slab(height, draw, before=2.6 if chapter else 0.9)]


def number_entries(setter: Setter, entries: list[Entry]) -> None:
    """Write the page numbers of the contents."""
    pdf = setter.flow.pdf
    for entry in entries:
        text = str(pdf.page_of(entry.target))
        width = metrics(entry.style.face).tabular_width(text) * entry.style.size / 1000 / MM
        pdf.turn_to(entry.page)
        pdf.mark(entry.element)
        pdf.write_text(
            RIGHT - width, entry.baseline, text, entry.style.face, entry.style.size, BODY.colour, tabular=True
        )
        pdf.unmark()
