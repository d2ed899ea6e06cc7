"""The private parts of fpdf2 that the tagged layer stands on. When one moves, this says so before a report does."""

from __future__ import annotations

import io
from importlib.metadata import version

import pikepdf
from fpdf.enums import PDFResourceType

from prodige_core.exports.pdf.tagged import FAMILY, TaggedPDF


def test_fpdf2_is_the_pinned_version():
    assert version("fpdf2") == "2.8.9"


def test_content_goes_to_the_page_as_written():
    pdf = TaggedPDF()
    pdf.next_page()
    pdf._out("% mark")
    assert bytes(pdf.pages[1].contents).endswith(b"% mark\n")
    pdf.finished()


def test_fonts_have_subsets_that_number_glyphs_and_a_place_in_the_page_resources():
    pdf = TaggedPDF()
    pdf.next_page()
    font = pdf.fonts[FAMILY.lower()]
    assert font.subset.pick(ord("A")) == font.subset.pick(ord("A"))
    pdf._resource_catalog.add(PDFResourceType.FONT, font.i, 1)
    pdf.finished()


def test_archive_mode_leaves_the_information_dictionary_to_us():
    pdf = TaggedPDF()
    pdf.set_title("x")
    pdf.next_page()
    with pikepdf.open(io.BytesIO(pdf.finished())) as opened:
        assert dict(opened.docinfo) == {}
