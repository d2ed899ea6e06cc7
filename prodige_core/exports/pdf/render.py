"""Renders a document as tagged PDF/A-3A. Same document, same date: same bytes."""

from __future__ import annotations

import datetime as dt

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.order import Attachment, Paper
from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.cards import place_card
from prodige_core.exports.pdf.contents import Entry, number_entries, place_contents
from prodige_core.exports.pdf.cover import draw_cover
from prodige_core.exports.pdf.finish import finish
from prodige_core.exports.pdf.flow import Flow
from prodige_core.exports.pdf.notice import draw_notice
from prodige_core.exports.pdf.poster import place_poster
from prodige_core.exports.pdf.record import place_record
from prodige_core.exports.pdf.spread import place_spread
from prodige_core.exports.pdf.style import FOOT_BASELINE, HEAD_BASELINE, LEFT, RIGHT, SMALL
from prodige_core.exports.pdf.tagged import TaggedPDF
from prodige_core.exports.pdf.text import one_line, width_of
from prodige_core.exports.pdf.wall import draw_wall
from prodige_core.exports.pdf.xmp import info, xmp_packet
from prodige_core.reports.document import Card, Cover, Document, Poster, Toc
from prodige_core.reports.sheets import Notice, Record
from prodige_core.reports.spreads import Spread, Wall


def render_pdf(document: Document, attachment: Attachment | None, made_on: dt.date, paper: Paper = "A4") -> bytes:
    """The finished file. ``made_on`` is every date in it."""
    pdf = TaggedPDF()
    pdf.dated(made_on)
    pdf.set_lang(document.language)
    pdf.set_xmp_metadata(xmp_packet(document, made_on))
    if attachment is not None:
        pdf.embed_file(
            bytes=attachment.data,
            basename=attachment.name,
            mime_type="application/json",
            associated_file_relationship="SOURCE",
            modification_date=dt.datetime(made_on.year, made_on.month, made_on.day, tzinfo=dt.UTC),
            desc=attachment.description,
            checksum=True,
        )
    flow = Flow(pdf)
    setter = Setter(flow, pdf.tree)
    entries: list[Entry] = []
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if isinstance(block, Cover):
            draw_cover(flow, block, setter.tree)
        elif isinstance(block, Poster):
            place_poster(setter, block)
        elif isinstance(block, Toc):
            flow.page_unless_empty()
            entries = place_contents(setter, block, document)
        elif isinstance(block, Card):
            place_card(setter, block)
        elif isinstance(block, Record):
            place_record(setter, block)
        elif isinstance(block, Notice):
            draw_notice(flow, block, setter.tree)
        elif isinstance(block, Spread):
            place_spread(setter, block, document)
        elif isinstance(block, Wall):
            draw_wall(flow, block, setter.tree)
        else:
            if not pdf.page:
                flow.page()
            setter.place(block, following)
    setter.put([])
    number_entries(setter, entries)
    _running_heads(flow, document)
    pdf.turn_to(pdf.pages_count)
    facts = info(document, made_on)
    return finish(pdf.finished(), pdf.tree, document.language, facts, paper, dict(document.foreign))


def _running_heads(flow: Flow, document: Document) -> None:
    pdf = flow.pdf
    total = pdf.pages_count
    for page in range(1, total + 1):
        if page in flow.plain_pages:
            continue
        pdf.turn_to(page)
        chapter = one_line(flow.chapters.get(page, ""), "regular", SMALL.size, 70)
        pdf.artifact("Header")
        head = one_line(document.running_head, "regular", SMALL.size, 88)
        pdf.write_text(LEFT, HEAD_BASELINE, head, "regular", SMALL.size, LIGHT.muted)
        right = RIGHT - width_of(chapter, "regular", SMALL.size)
        pdf.write_text(right, HEAD_BASELINE, chapter, "regular", SMALL.size, LIGHT.muted)
        pdf.artifact("Footer")
        number = f"{page} / {total}"
        right = RIGHT - width_of(number, "strong", SMALL.size)
        pdf.write_text(right, FOOT_BASELINE, number, "strong", SMALL.size, LIGHT.ink)
        pdf.unmark()
