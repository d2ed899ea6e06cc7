"""The poster of a survey: one page that can be scanned, read aloud, typed from and copied in grey."""

from __future__ import annotations

import io
import re
from functools import cache

import pdfua
import pikepdf
import pytest

from prodige_core.charts import QUIET, qr_matrix
from prodige_core.exports.docx.word import render_document
from prodige_core.exports.html.page import page
from prodige_core.exports.pdf.render import render_pdf
from prodige_core.i18n import translator
from prodige_core.reports import Document
from tests.exports.heard import HELD
from tests.exports.office import LIVE, Page, word, word_text
from tests.exports.reading import Read, read
from tests.exports.sheets import NAME, URL, poster

COMPOUND = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
BLACK = ["0.000", "0.000", "0.000"]


def pdf(document: Document) -> bytes:
    return render_pdf(document, None, HELD)


@cache
def made() -> tuple[bytes, Read]:
    data = pdf(poster())
    return data, read(data)


def scanned(data: bytes, text: str) -> list[list[bool]]:
    """What a camera would see: the black squares of the page on the grid of the code's own size."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        (sheet,) = opened.pages
        places: list[list[float]] = []
        fill: list[str] = []
        pending: list[list[float]] = []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            match str(operator):
                case "rg":
                    fill = [f"{float(part):.3f}" for part in operands]
                case "re":
                    pending.append([float(part) for part in operands])
                case "f":
                    places += pending if fill == BLACK else []
                    pending = []
                case "S" | "n":
                    pending = []
    size = len(qr_matrix(text))
    left, low = min(place[0] for place in places), min(place[1] for place in places)
    side = (max(place[0] + place[2] for place in places) - left) / size
    return [
        [
            any(
                x - 0.01 <= left + (column + 0.5) * side <= x + width + 0.01
                and y - 0.01 <= low + (size - row - 0.5) * side <= y + height + 0.01
                for x, y, width, height in places
            )
            for column in range(size)
        ]
        for row in range(size)
    ]


def test_the_code_on_the_page_is_the_address_and_has_its_quiet_zone():
    data, _ = made()
    assert scanned(data, URL) == [list(row) for row in qr_matrix(URL)]
    assert QUIET == 4


def test_it_says_what_how_long_until_when_and_what_is_promised():
    _, seen = made()
    for said in (
        NAME,
        "How do you see our school?",
        "Digital teaching check and Internationalisation maturity check",
        "9 to 21 minutes",
        "23 November 2026 to 11 December 2026",
        "Nobody is shown what one person answered.",
        "only for 5 people or more",
        "Questions? Ask",
    ):
        assert said in seen.text


def test_it_says_where_when_the_address_works_in_the_school_s_network_only():
    assert "Where" not in made()[1].text
    seen = read(pdf(poster(near=True)))
    assert "Where" in seen.text
    assert "In the school’s network (Wi-Fi)" in seen.text


def test_the_address_is_printed_whole_and_is_a_link():
    data, seen = made()
    assert URL in seen.text.replace(" ", "")
    assert URL in "".join(seen.of("Link"))
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert {str(link.A.URI) for link in opened.pages[0].obj.Annots} == {URL}


def test_it_is_one_page_read_in_order_with_nothing_outside_a_tag(tmp_path):
    data, seen = made()
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.pages) == 1
    assert seen.untagged == ""
    assert seen.of("H1") == ["How do you see our school?"]
    (figure,) = (node for node in seen.tree.walk() if node.tag == "Figure")
    assert figure.alt == f"QR code that opens the survey: {URL}"
    path = tmp_path / "poster.pdf"
    path.write_bytes(data)
    assert [own for own in pdfua.validate(str(path)).findings if own.severity.name == "ERROR"] == []


@pytest.mark.parametrize("lang", ["en", "xx"])
@pytest.mark.parametrize(
    "changes",
    [
        {"name": f"Staatliches {COMPOUND} am Hafen " * 2},
        {"title": f"{COMPOUND} und wir " * 3},
        {"url": "https://" + "long-name." * 12 + "example.eu/s/" + "a" * 43},
        {"title": "W" * 200, "name": "W" * 200},
        {"k": 20, "roles": ("learner",)},
    ],
    ids=str,
)
def test_long_texts_stay_on_the_page_and_above_each_other(changes, lang):
    document = poster(lang, **changes)
    data = pdf(document)
    seen = read(data)
    address = document.blocks[0].code.address
    assert address in seen.text.replace(" ", "")
    assert scanned(data, address) == [list(row) for row in qr_matrix(address)]
    with pikepdf.open(io.BytesIO(data)) as opened:
        (sheet,) = opened.pages
        lows = [
            float(operands[1]) for operands, operator in pikepdf.parse_content_stream(sheet) if str(operator) == "Td"
        ]
    assert min(lows) > 30
    assert max(lows) < 842 - 50


@pytest.mark.parametrize("text", ["<b>x</b><script>alert(1)</script>", '=HYPERLINK("http://e.org")', "{k} %s & \\ )("])
def test_names_and_titles_are_literal_in_every_format(text):
    document = poster(name=text, title=text)
    assert read(pdf(document)).text.count(text) >= 2
    seen = Page(page(document).encode())
    assert seen.text.count(text) >= 2
    assert not LIVE & set(seen.tags)
    assert word_text(render_document(document, translator("en"), HELD)).count(text) >= 2


def test_word_and_web_page_hold_the_code_with_its_sentence_and_the_address():
    data = render_document(poster(), translator("en"), HELD)
    assert URL in word_text(data)
    (picture,) = word(data).inline_shapes
    assert picture._inline.docPr.get("descr") == f"QR code that opens the survey: {URL}"
    seen = Page(page(poster()).encode())
    assert seen.links == ["#start", URL]
    assert [given["aria-label"] for _, given in seen.attributes if given.get("role") == "img"] == [
        f"QR code that opens the survey: {URL}"
    ]
    assert render_document(poster(), translator("en"), HELD) == data


def test_an_address_that_is_none_of_the_web_is_printed_but_never_a_link():
    document = poster(url="javascript:alert(1)")
    assert b"/URI" not in pdf(document)
    assert Page(page(document).encode()).links == ["#start"]


def test_the_pseudo_language_shows_no_untranslated_sentence():
    said = read(pdf(poster("xx"))).text
    for english in ("How do", "Your view", "promise", "minutes", "Teachers", "Questions", "Scan"):
        assert not re.search(english, said)
