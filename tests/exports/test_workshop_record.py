"""The record of a workshop as PDF: one page, read aloud in order, literal, and silent where it must be."""

from __future__ import annotations

import io
import re
import subprocess
from functools import cache

import pdfua
import pikepdf
import pytest

from prodige_core.exports.docx.word import render_document
from prodige_core.exports.html.page import page
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from prodige_core.reports import Document
from tests.exports.heard import HELD, voted
from tests.exports.office import LIVE, Page, word_text
from tests.exports.reading import Read, read
from tests.exports.sheets import entries, entry, record

COMPOUND = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def pdf(document: Document) -> bytes:
    return render_pdf(document, None, HELD)


def pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return len(opened.pages)


@cache
def ten() -> tuple[bytes, Read]:
    data = pdf(record(entries(10)))
    return data, read(data)


@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_up_to_ten_statements_fit_on_one_page(count):
    assert pages(pdf(record(entries(count)))) == 1


def test_ten_statements_with_a_long_title_still_fit_on_one_page():
    assert pages(pdf(record(entries(10), title=f"{COMPOUND} und {COMPOUND}", name=f"Staatliches {COMPOUND}"))) == 1


@pytest.mark.parametrize("count", [1, 3, 10])
def test_the_name_of_a_round_stands_on_one_line_however_large_the_type_is(count, tmp_path):
    path = tmp_path / "record.pdf"
    path.write_bytes(pdf(record(entries(count))))
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    assert sorted(re.findall(r"Round\s+\d", done.stdout)) == ["Round 1"] * count + ["Round 2"] * count


def test_it_is_read_in_order_and_nothing_is_outside_a_tag():
    _, seen = ten()
    assert seen.untagged == ""
    assert seen.of("H1") == ["Where do we stand?"]
    assert seen.text.index("Workshop record") < seen.text.index("Where do we stand?") < seen.text.index("24 people")


def test_the_votes_are_a_table_with_heads_and_a_sentence_for_every_picture():
    _, seen = ten()
    (table,) = (node for node in seen.tree.walk() if node.tag == "Table")
    heads = [node for node in table.walk() if node.tag == "TH"]
    assert [node.text.strip() for node in heads if node.scope == "Column"] == [
        "Statement",
        "Votes by level",
        "Agreed level",
    ]
    assert len([node for node in heads if node.scope == "Row"]) == 10
    rows = [node for node in table.walk() if node.tag == "TR"][1:]
    for row, own in zip(rows, entries(10), strict=True):
        assert [kid.tag for kid in row.kids] == ["TH", "TD", "TD"]
        (figure,) = (node for node in row.walk() if node.tag == "Figure")
        assert figure.alt.startswith("Round 1: ")
        assert "Round 2: " in figure.alt
        assert own.item.question in re.sub(r"\s+", " ", row.text)


def test_the_checker_finds_no_error(tmp_path):
    for name, data in (("ten", ten()[0]), ("forty", pdf(record(entries(40, 5), "xx")))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        findings = pdfua.validate(str(path)).findings
        assert [finding for finding in findings if finding.severity.name == "ERROR"] == []


def test_forty_statements_of_five_rounds_go_on_over_pages_with_the_header_repeated():
    reason = (COMPOUND + " ") * 7
    data = pdf(record(entries(40, 5, reason), name=f"{COMPOUND} {COMPOUND}"))
    seen = read(data)
    assert pages(data) >= 3
    assert seen.text.replace("\u00ad", "").replace("- ", "").count(COMPOUND) >= 14 * 7
    assert seen.artifacts.count("Votes by level") == pages(data) - 1
    assert [node.text.strip() for node in seen.tree.walk() if node.tag == "TH" and node.scope == "Column"][1] == (
        "Votes by level"
    )


def test_the_same_record_gives_the_same_bytes():
    assert pdf(record(entries(4))) == pdf(record(entries(4)))


@pytest.mark.parametrize(
    "text",
    [
        "<b>Bold</b> <script>alert(1)</script>",
        '=HYPERLINK("http://example.org","x")',
        "**bold** [x](http://example.org) # Head",
        "{name} {0} %s \\ ) ( ]]> &amp;",
        "Ελληνικά Щ ß",
    ],
)
def test_titles_names_and_reasons_are_literal_everywhere(text):
    document = record([entry(0, voted(2, 6, 4, 0, 0, 0), reason=text)], title=text, name=text)
    data = pdf(document)
    assert read(data).text.count(text) >= 3
    assert b"/URI" not in data
    seen = Page(page(document).encode())
    assert seen.text.count(text) >= 3
    assert not LIVE & (set(seen.tags) - {"b"})
    assert word_text(render_document(document, translator("en"), HELD)).count(text) >= 3


@pytest.mark.parametrize("text", ["W" * 200, "\u202eTIUCRIC", "😀" * 30, "-" * 200, " "])
def test_strange_titles_build(text):
    assert pages(pdf(record(entries(3), title=text, name=text))) >= 1


def test_every_format_says_what_was_voted_and_agreed():
    document = record([entry(0, voted(2, 6, 4, 0, 0, 0), reason="Seen in class.")])
    for text in (
        re.sub(r"\s+", " ", " ".join(node.alt for node in read(pdf(document)).tree.walk()) + read(pdf(document)).text),
        Page(page(document).encode()).text + page(document),
        word_text(render_document(document, translator("en"), HELD)),
    ):
        for said in ("Integrator", "Seen in class.", "6 at A2 Explorer", "Berufskolleg am Hafen"):
            assert said in text
