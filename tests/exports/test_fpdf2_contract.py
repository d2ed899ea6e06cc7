"""The private parts of fpdf2 that the tagged layer stands on. When one moves, this says so before a report does."""

from __future__ import annotations

import io
import re
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


def test_a_glyph_that_is_no_character_of_its_own_is_copied_as_the_character_it_stands_for():
    pdf = TaggedPDF()
    pdf.next_page()
    pdf.artifact()
    for tabular in (False, True):
        pdf.write_text(20, 20, "1", "regular", 10, "#000000", tabular=tabular)
    codes = re.findall(rb"\[<([0-9A-F]{4})>\] TJ", bytes(pdf.pages[1].contents))
    with pikepdf.open(io.BytesIO(pdf.finished())) as opened:
        font = opened.pages[0].Resources.Font[f"/F{pdf.fonts[FAMILY.lower()].i}"]
        copied = {code: f"<{code.decode()}> <0031>".encode() in font.ToUnicode.read_bytes() for code in codes}
    assert list(copied.values()) == [True, True]
