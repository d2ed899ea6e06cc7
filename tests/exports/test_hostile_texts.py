"""Whatever people type stays text in every format: never a formula, markup, a link or a broken file."""

from __future__ import annotations

import socket

import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.exports.content import one_line, plain
from prodige_core.i18n import translator
from prodige_core.responses import Answer
from tests.exports.office import LIVE, Page, events, records, word_text, workbook
from tests.samples import MADE_ON, catalogue, centre, quick_plan

pytestmark = pytest.mark.slow  # many screens or documents, each a second or so

OFFICE = ("docx", "xlsx", "ics", "html")
TEXTS = [
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "<b>bold</b><script>alert(1)</script>",
    "{name} %s &amp; ]]> \\n ; , BEGIN:VEVENT",
    "👩‍🏫 Ελληνικά Ünïcode",
    "a \"quoted\" 'name'",
]


def with_texts(text: str):
    """A file and a catalogue that hold a text as name, note, title of an action, step and indicator."""
    book, file = catalogue(), centre(name=text[:200])
    plan = quick_plan(file, 3)
    first = plan.actions[0].action
    changes = {"title": text, "indicator": text, "steps": (text,), "why": text}
    actions = {**book.actions, first: book.actions[first].model_copy(update=changes)}
    assessment = file.assessments[0]
    item = next(iter(assessment.answers))
    answers = {**assessment.answers, item: Answer(level=0, note=text[:2000], evidence=text[:2000])}
    changed = (assessment.model_copy(update={"answers": answers}), *file.assessments[1:])
    return file.model_copy(update={"assessments": changed}), book.model_copy(update={"actions": actions}), plan


def made(text: str) -> dict[str, bytes]:
    file, book, plan = with_texts(text)
    inputs = ExportInputs(file, book, plan, translator("en"), MADE_ON)
    return {format_id: export_roadmap(format_id, inputs) for format_id in OFFICE}


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_out_as_they_went_in(text):
    data = made(text)
    assert text in word_text(data["docx"])
    page = Page(data["html"])
    assert text in page.text
    assert not LIVE & set(page.tags)
    assert all(link.startswith("#") for link in page.links)
    sheets = workbook(data["xlsx"])  # reading fails on any formula or link
    assert text in [row["Action"] for row in records(sheets["Plan"])]
    assert text in [row["Text"] for row in records(sheets["Action cards"])]
    assert text in [row["Note"] for row in records(sheets["Answers"])]
    assert sheets["Summary"][0][0] == text
    assert text in [str(event["SUMMARY"]) for event in events(data["ics"])]


def test_line_ends_become_line_breaks_and_never_new_properties():
    data = made("one\r\nEND:VEVENT\ntwo")
    assert "one END:VEVENT two" in [str(event["SUMMARY"]) for event in events(data["ics"])]
    assert "one\nEND:VEVENT\ntwo" in [row["Action"] for row in records(workbook(data["xlsx"])["Plan"])]
    assert "one END:VEVENT two" in Page(data["html"]).text
    assert "one END:VEVENT two" in word_text(data["docx"])


def test_signs_no_xml_file_can_hold_and_direction_marks_are_left_out():
    assert plain("a\x07b\u202egpj.exe\ufffe\x0b") == "abgpj.exe"
    assert plain("👩‍🏫") == "👩‍🏫"
    assert one_line(" a\r\n\u2028b\tc ") == "a b c"
    assert made("bell\x07 \x1b[31m \u202e mark\uffff")


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_ten_thousand_characters_fit_everywhere(letter):
    text = letter * 10_000
    data = made(text)
    assert text in word_text(data["docx"])
    assert text in Page(data["html"]).text
    assert text in [row["Text"] for row in records(workbook(data["xlsx"])["Action cards"])]
    assert text in [str(event["SUMMARY"]) for event in events(data["ics"])]
    assert max(map(len, data["ics"].split(b"\r\n"))) <= 75


def test_a_text_longer_than_a_cell_is_cut_with_an_ellipsis():
    rows = records(workbook(made("😀" * 40_000)["xlsx"])["Action cards"])
    (shown,) = (row["Text"] for row in rows if (row["No."], row["Part"]) == ("1", "Indicator"))
    assert shown == "😀" * 16_383 + "…"


def test_making_them_opens_no_connection(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("an export tried to reach a network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert made("<img src='http://example.org/x.png'> file:///etc/hostname")
