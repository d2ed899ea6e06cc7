"""The progress report as PDF, Word and web page: the same content, tagged, with the centre file in the PDF."""

from __future__ import annotations

import io
import itertools
from functools import cache

import pdfua
import pikepdf
import pytest

from prodige_core.i18n import translator
from prodige_core.responses import parse_centre_file
from prodige_core.services.progress_reporting import progress_report_of
from tests.exports.office import Page, one, word_text
from tests.exports.reading import Read, read
from tests.progress_samples import LATER, two_rounds, with_a_year
from tests.samples import catalogue, centre, quick_plan


@cache
def school():
    return with_a_year(two_rounds())


@cache
def made(format_id: str, lang: str = "en") -> bytes:
    file = school()
    plan = quick_plan(file, 20)
    return progress_report_of(file, catalogue(), plan, format_id, translator(lang), LATER).data


@cache
def seen() -> Read:
    return read(made("pdf"))


TEXTS = {
    "docx": lambda: word_text(made("docx")),
    "html": lambda: Page(made("html")).text,
    "pdf": lambda: seen().text,
}
SAID = (
    "Of 37 practices scored in both rounds, 6 rose, 1 fell and 30 stayed. The overall score went from 1.2 to 1.4; the level stays 1 First steps.",
    "Compared: the rounds of 10 November 2026 and 21 November 2027.",
    "International plan and aims 0.0 1.0 +1.0 0 Not started → 1 First steps",
    "Agreed tools, accounts and safety 2.0 1.0 −1.0 2 Planned → 1 First steps",
    "Send the first messages through one digital channel (finished Feb 2027)",
    "Try one digital lesson in each trade team (finished, month not told)",
    "It does not say that the one led to the other.",
    "On the board: 9 done, 1 under way, 1 agreed, 1 dropped and 1 declined.",
    "The partner school withdrew.",
    "Not in our school plan for this year.",
    "International open day May 2027",
    "Jan 2028 Digital lead",
    "K1 Learners who were abroad 3% 4.5% +1.5 percentage points",
)


@pytest.mark.parametrize("format_id", ["pdf", "docx", "html"])
def test_every_format_says_the_same(format_id):
    text = TEXTS[format_id]()
    for part in SAID:
        assert one(part) in text, part
    assert "None" not in text
    assert "{" not in text


def test_the_pdf_reads_in_order_and_nothing_is_outside_a_tag():
    assert seen().untagged == ""
    chapters = ["The rounds compared", "What became of the actions", "What was counted", "What comes next"]
    assert seen().of("H1") == [
        "Berufskolleg am Hafen",
        "What changed, on one page",
        "Contents",
        *chapters,
        "How this was compared",
    ]
    levels = [int(node.tag[1]) for node in seen().tree.walk() if node.tag in {"H1", "H2", "H3"}]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    figures = [node for node in seen().tree.walk() if node.tag == "Figure"]
    assert len(figures) == 3  # the mosaic, and each questionnaire on the summary; in its chapter it is a table
    assert all("rose" in node.alt for node in figures)


def test_the_checker_finds_no_error(tmp_path):
    path = tmp_path / "progress.pdf"
    path.write_bytes(made("pdf"))
    assert [found for found in pdfua.validate(str(path)).findings if found.severity.name == "ERROR"] == []


def test_the_pdf_carries_all_rounds_and_the_board():
    with pikepdf.open(io.BytesIO(made("pdf"))) as pdf:
        [(name, attached)] = pdf.attachments.items()
        file = parse_centre_file(attached.get_file().read_bytes(), name)
    assert file.model_copy(update={"roadmap": None}) == school()


def test_the_same_work_gives_the_same_bytes():
    file = school()
    again = progress_report_of(file, catalogue(), quick_plan(file, 20), "pdf", translator("en"), LATER).data
    assert again == made("pdf")


def test_what_is_not_confirmed_makes_the_report_provisional():
    file = two_rounds(confirmed=False, frameworks=("internationalisation",))
    text = read(progress_report_of(file, catalogue(), None, "pdf", translator("en"), LATER).data).text
    assert "31 answers are taken over from the round before and not confirmed yet." in text
    assert "Provisional Some answers of a round are not confirmed yet." in text
    assert "There is no plan with actions at the moment." in text


@pytest.mark.parametrize("format_id", ["pdf", "docx", "html"])
def test_one_round_and_an_empty_centre_give_a_report_that_says_so(format_id):
    for file in (centre(), centre(frameworks=(), means=False)):
        assert progress_report_of(file, catalogue(), None, format_id, translator("en"), LATER).data
    text = read(progress_report_of(centre(), catalogue(), None, "pdf", translator("en"), LATER).data).text
    assert "There is one round so far, so nothing can be compared yet." in text


def test_no_text_stays_in_english():
    shown = read(made("pdf", "xx"))
    assert [text for tag in ("H1", "H2", "H3") for text in shown.of(tag)[1:] if text and "~" not in text] == []
