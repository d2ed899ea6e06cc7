"""Typesetting rules that hold on every page of the roadmap and the progress report of the five centres."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from unittest.mock import patch

import pytest

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import order_of
from prodige_core.exports.pdf import render
from prodige_core.exports.pdf.style import FOOT_BASELINE, HEAD_BASELINE, LEAST_ROWS, LEFT, RIGHT, TOP
from prodige_core.exports.pdf.tagged import Element, Mark, TaggedPDF
from prodige_core.exports.pdf.text import width_of
from prodige_core.i18n import translator
from prodige_core.programme import load_programme
from prodige_core.services.indicators import followed_in_file
from tests.exports.sheets import entries, record
from tests.five_centres import FIVE, LONG_NOTE
from tests.samples import FRAMEWORKS, MADE_ON, catalogue

KINDS = ("roadmap", "progress")
HANGING = 1.5
"""Codes of a scale stand in the middle of its ends, so they hang over the edge of the type area by half their width."""
MOST_PAGES = {"tiny": 13, "typical": 32, "huge": 60, "greek-cyrillic": 23, "almost-empty": 4}


@dataclass
class Setting:
    """What was drawn: the structure tree with pages, and every text with its page, edges and baseline in mm."""

    tree: Element = field(default_factory=lambda: Element("Document"))
    texts: list[tuple[int, float, float, float, str]] = field(default_factory=list)

    @property
    def pages(self) -> int:
        return max(page for page, *_ in self.texts)


@cache
def set_pages(name: str, kind: str) -> Setting:
    own, t, seen = FIVE[name](), translator("en"), Setting()
    if kind == "record":
        document = record(entries(24, reason=LONG_NOTE), name=own.file.centre.name)
    else:
        rows = followed_in_file(own.file, catalogue(), own.plan, MADE_ON)
        programme = load_programme(FRAMEWORKS)
        inputs = ExportInputs(own.file, catalogue(), own.plan, t, MADE_ON, programme=programme, indicators=rows)
        document = order_of(kind, "pdf", inputs).document
    write = TaggedPDF.write_text

    def noted(pdf, x, y, text, face, size, colour, tabular=False):
        seen.texts.append((pdf.page, x, x + width_of(text.rstrip(), face, size), y, text))
        write(pdf, x, y, text, face, size, colour, tabular)

    def kept(_, tree, *rest):
        seen.tree = tree
        return b""

    with patch.object(TaggedPDF, "write_text", noted), patch.object(render, "finish", kept):
        render.render_pdf(document, None, MADE_ON)
    return seen


def walk(element: Element):
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def pages_of(element: Element) -> list[int]:
    return [kid.page for own in walk(element) for kid in own.kids if isinstance(kid, Mark)]


def blocks(element: Element):
    """Elements with content of their own, in reading order, with the pages they stand on."""
    if element.tag in {"H1", "H2", "H3", "P", "LI", "TR", "TOCI", "Caption", "Figure"}:
        if pages := pages_of(element):
            yield element.tag, pages
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from blocks(kid)


every = pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in FIVE for kind in KINDS])


@every
def test_no_heading_is_the_last_thing_on_its_page(name, kind):
    seen = list(blocks(set_pages(name, kind).tree))
    for (tag, pages), (_, following) in itertools.pairwise(seen):
        if tag in {"H1", "H2", "H3", "Caption"}:
            assert pages[-1] == following[0]
    assert seen[-1][0] not in {"H1", "H2", "H3", "Caption"}


@every
def test_no_part_of_a_table_has_fewer_than_three_rows(name, kind):
    for table in walk(set_pages(name, kind).tree):
        if table.tag != "Table":
            continue
        body = next(own for own in walk(table) if own.tag == "TBody")
        rows = [pages[0] for row in walk(body) if row.tag == "TR" and (pages := pages_of(row))]
        parts = Counter(rows)
        assert len(parts) == 1 or min(parts.values()) >= LEAST_ROWS


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in FIVE for kind in (*KINDS, "record")])
def test_nothing_is_set_outside_the_type_area(name, kind):
    for page, left, right, baseline, text in set_pages(name, kind).texts:
        assert left >= LEFT - HANGING, (page, text)
        assert right <= RIGHT + HANGING, (page, text)
        assert min(HEAD_BASELINE, TOP) - 1 <= baseline <= FOOT_BASELINE, (page, text)


@pytest.mark.parametrize("name", FIVE)
def test_the_roadmap_stays_as_short_as_it_is(name):
    assert set_pages(name, "roadmap").pages <= MOST_PAGES[name]


def test_no_page_but_the_last_of_a_part_is_left_half_empty():
    """Of the typical roadmap: pages before one that begins a chapter, or the time plan's, may be; few others are."""
    seen = set_pages("typical", "roadmap")
    lowest = Counter()
    for page, _, _, baseline, _ in seen.texts:
        if baseline < FOOT_BASELINE:
            lowest[page] = max(lowest[page], baseline)
    short = [page for page, baseline in lowest.items() if baseline < 150]
    chapters = {pages[0] for tag, pages in blocks(seen.tree) if tag == "H1"}
    assert all(page + 1 in chapters or page == seen.pages for page in short if page > 3)
