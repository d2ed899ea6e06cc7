"""What is searched, copied and read by programs without the structure: the numbers of a table stay whole ("140", not "1 40")."""

from __future__ import annotations

import subprocess

import pytest
from fontTools.ttLib import TTFont

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import KINDS, order_of
from prodige_core.exports.pdf.fonts import FILES, font_path, metrics
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from prodige_core.programme import load_programme
from prodige_core.reports.document import Document, Table, walk
from prodige_core.services.demo import demo_file
from prodige_core.services.indicators import followed_in_file
from tests.exports.sheets import entries, record
from tests.samples import FRAMEWORKS, MADE_ON, catalogue, quick_plan


def document_of(kind: str) -> Document:
    if kind == "record":
        return record(entries(4))
    file = demo_file(catalogue())
    plan = quick_plan(file)
    inputs = ExportInputs(
        file,
        catalogue(),
        plan,
        translator("en"),
        MADE_ON,
        programme=load_programme(FRAMEWORKS),
        indicators=followed_in_file(file, catalogue(), plan, MADE_ON),
    )
    return order_of(kind, "pdf", inputs).document


def numbers(document: Document) -> set[str]:
    """The texts of the columns set flush right."""
    return {
        " ".join(text.split())
        for block in walk(document)
        if isinstance(block, Table)
        for row in block.rows
        for text, column in zip(row, block.columns, strict=True)
        if column.align == "right" and text
    }


@pytest.mark.parametrize("kind", ["record", *(kind.id for kind in KINDS.values() if "pdf" in kind.formats)])
def test_numbers_of_tables_are_copied_whole(kind, tmp_path):
    document = document_of(kind)
    path = tmp_path / "made.pdf"
    path.write_bytes(render_pdf(document, None, MADE_ON))
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    text = " ".join(done.stdout.split())
    assert [own for own in sorted(numbers(document)) if own not in text] == []


@pytest.mark.parametrize("face", FILES)
def test_equal_figures_are_glyphs_of_one_width_of_the_font_itself(face):
    own = metrics(face)
    with TTFont(font_path(face)) as font:
        widths = {digit: font["hmtx"].metrics[figure.glyph][0] for digit, figure in own.figures.items()}
        names = font.getGlyphOrder()
    assert widths == dict.fromkeys("0123456789", own.figure_width)
    assert all(names[figure.number] == figure.glyph for figure in own.figures.values())
