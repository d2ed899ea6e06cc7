"""What staff and learners say reaches every format, and what too few of them said reaches none."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pdfua
import pikepdf
import pytest

from prodige_core.exports import FORMATS, ExportInputs, export_roadmap
from prodige_core.i18n import translator
from prodige_core.reports import Heard
from tests.exports.heard import ENDED, HELD, released, sample, voted
from tests.exports.office import Page, records, word, word_text, workbook
from tests.exports.reading import read
from tests.samples import MADE_ON, catalogue, centre, quick_plan

pytestmark = pytest.mark.slow  # many programs or documents, each a second or so

DIGITAL = list(catalogue().frameworks["digital-teaching"].items)
CHAPTER = "What staff and learners say"
GAP = Heard(
    DIGITAL[0],
    released({"leader": (0, 0, 0, 0, 3, 3), "teacher": (4, 6, 2, 0, 0, 0), "learner": (8, 9, 3, 0, 0, 0)}),
    ENDED,
)
"""Leaders 4.5 (6), teachers 0.83 (12), learners 0.75 (20): 3.75 levels between leaders and learners."""
AGREED = Heard(
    DIGITAL[1],
    rounds=((1, voted(1, 6, 4, 1, 0, 0)), (3, voted(0, 10, 2, 0, 0, 0))),
    workshop_on=HELD,
    agreed=1,
)


def made(format_id: str, *voices: Heard, lang: str = "en", most: int = 3) -> bytes:
    file = centre()
    plan = quick_plan(file, most) if most else None
    return export_roadmap(format_id, ExportInputs(file, catalogue(), plan, translator(lang), MADE_ON, tuple(voices)))


def text_of(format_id: str, data: bytes) -> str:
    match format_id:
        case "pdf":
            seen = read(data)
            return " ".join([seen.text, *(node.alt for node in seen.tree.walk())])
        case "docx":
            return word_text(data)
        case "html":
            return Page(data).text + " ".join(given.get("aria-label") or "" for _, given in Page(data).attributes)
        case "zip":
            return streams(format_id, data)
        case _:
            return " ".join(cell for rows in workbook(data).values() for row in rows for cell in row)


@cache
def large() -> bytes:
    return made("pdf", *sample(), most=6)


@pytest.mark.parametrize("format_id", ["pdf", "docx", "html"])
def test_documents_tell_differences_with_numbers_and_what_was_agreed(format_id):
    text = text_of(format_id, made(format_id, GAP, AGREED))
    for said in (
        CHAPTER,
        "Learners 0.8 (20 answers); School leaders 4.5 (6 answers). That is 3.7 levels apart.",
        "School leaders",
        "Agreed in the workshop",
        "12 answers; middle: A2 Explorer; close together",
        "13 November 2026",
        "20 November 2026",
    ):
        assert said in text


def test_the_picture_of_a_difference_is_told_in_the_pdf_and_is_a_table_in_word_and_on_the_page():
    seen = read(made("pdf", GAP))
    alts = [node.alt for node in seen.tree.walk() if node.tag == "Figure"]
    assert any(alt.startswith("School leaders: 3 at C1 Leader and 3 at C2 Pioneer. Median: C1 Leader.") for alt in alts)
    (table,) = (own for own in word(made("docx", GAP)).tables if own.rows[0].cells[1].text == "School leaders")
    assert [cell.text for cell in table.rows[5].cells] == ["C1 Leader", "3", "0", "0"]
    assert "Level School leaders Teachers Learners A1 Newcomer 0 4 8" in Page(made("html", GAP)).text


def test_the_workbook_has_a_row_for_every_group_and_round():
    rows = records(workbook(made("xlsx", GAP, AGREED))["Voices"])
    assert [(row["Asked in"], row["Group or round"], row["Answers"]) for row in rows] == [
        ("Survey", "All groups", "38"),
        ("Survey", "School leaders", "6"),
        ("Survey", "Teachers", "12"),
        ("Survey", "Learners", "20"),
        ("Workshop", "Round 1", "12"),
        ("Workshop", "Round 3", "12"),
    ]
    assert rows[1]["People by level"] == "A1: 0, A2: 0, B1: 0, B2: 0, C1: 3, C2: 3"
    assert rows[5]["Agreed level"] == "A2 Explorer"


@pytest.mark.parametrize("format_id", [own for own in FORMATS if own not in ("json", "ics")])
def test_without_voices_nothing_of_them_is_there(format_id):
    text = text_of(format_id, made(format_id))
    assert CHAPTER not in text
    assert "Voices" not in text


@pytest.mark.parametrize("format_id", ["json", "ics"])
def test_the_centre_file_and_the_calendar_hold_no_voices(format_id):
    assert made(format_id, *sample()) == made(format_id)


PLANTED = 48_611
"""People in a group below a k of 50,000: a number that stands nowhere by chance."""


def planted() -> tuple[Heard, ...]:
    """Groups of which one is too small, in a survey and in both rounds of a workshop."""
    big = 50_000
    parts = {"leader": (70_000, 0, 0, 0, 1, 0), "teacher": (0, 0, 0, 0, 1, 90_000), "learner": (1, PLANTED, 0, 0, 0, 0)}
    hidden = voted(0, 1, PLANTED, 0, 0, 0, without=3, k=big)
    return (
        Heard(DIGITAL[0], released(parts, big), ENDED),
        Heard(
            DIGITAL[1], released({"leader": (0, 0, PLANTED, 0, 0, 0)}, big), ENDED, ((1, hidden), (2, hidden)), HELD, 2
        ),
        Heard(DIGITAL[2], rounds=((1, voted(0, PLANTED, 0, 0, 0, 0, k=big)),), workshop_on=HELD, parked=True),
    )


def streams(format_id: str, data: bytes) -> str:
    """Everything a program could dig out of a file."""
    if format_id in ("docx", "xlsx", "zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if format_id == "pdf":
        with pikepdf.open(io.BytesIO(data)) as opened:
            raw = [
                own.read_bytes().decode("latin-1")
                for own in opened.objects
                if isinstance(own, pikepdf.Stream) and own.get("/Subtype") not in ("/CIDFontType0C", "/OpenType")
            ]
        return "\n".join([text_of("pdf", data), *raw])
    return data.decode("utf-8")


@pytest.mark.parametrize("format_id", list(FORMATS))
def test_what_a_small_group_said_is_in_no_byte_of_any_export(format_id):
    everything = streams(format_id, made(format_id, *planted()))
    sums = (PLANTED, PLANTED + 1, PLANTED + 4, 160_000 + 2 + PLANTED + 1)
    for number in sums:
        assert str(number) not in everything
        assert f"{number:,}" not in everything
    if format_id not in ("json", "ics"):
        assert "90,001" in text_of(format_id, made(format_id, *planted())) or "90001" in everything


def test_what_is_not_shown_says_so():
    pdf, rows = text_of("pdf", made("pdf", *planted())), records(workbook(made("xlsx", *planted()))["Voices"])
    assert "not shown: too few answers" in pdf
    hidden = [row for row in rows if row["Middle answer"] == "not shown: too few answers"]
    assert [row["Group or round"] for row in hidden] == [
        "Learners",
        "All groups",
        "School leaders",
        "Round 1",
        "Round 2",
        "Round 1",
    ]
    assert {row["Answers"] + row["Mean level"] + row["People by level"] + row["No level given"] for row in hidden} == {
        ""
    }


@pytest.mark.parametrize(
    ("voices", "said"),
    [
        (
            (Heard(DIGITAL[0], released({"teacher": (2, 6, 2, 0, 0, 0)}), ENDED),),
            "Fewer than two groups are large enough to be shown, so groups cannot be compared.",
        ),
        (
            (Heard(DIGITAL[0], released({"teacher": (2, 6, 2, 0, 0, 0), "learner": (3, 7, 2, 0, 0, 0)}), ENDED),),
            "No two groups are a whole level apart on any question.",
        ),
        ((Heard(DIGITAL[0], rounds=((1, voted(5, 0, 0, 0, 0, 0)),), workshop_on=HELD, parked=True),), "Left for later"),
        (
            (Heard(DIGITAL[0], released({"teacher": (9, 0, 0, 0, 0, 9)}), None),),
            "18 answers; middle: A1 Newcomer; divided",
        ),
    ],
)
def test_little_voices_read_as_intended(voices, said):
    text = text_of("pdf", made("pdf", *voices, most=0))
    assert said in text
    assert "None" not in text
    assert "{" not in text


def test_items_that_no_questionnaire_asks_are_left_out():
    gone = Heard("gone.q1", released({"teacher": (2, 6, 2, 0, 0, 0)}), ENDED)
    assert CHAPTER not in text_of("pdf", made("pdf", gone))
    assert "Voices" not in workbook(made("xlsx", gone))


def test_voices_on_every_question_keep_the_pdf_in_order(tmp_path):
    seen = read(large())
    assert seen.untagged == ""
    chapters = seen.of("H1")
    assert chapters.index(CHAPTER) == chapters.index("Where we stand") + 1
    path = tmp_path / "large.pdf"
    path.write_bytes(large())
    assert [own for own in pdfua.validate(str(path)).findings if own.severity.name == "ERROR"] == []


def test_the_chapter_stays_short_however_much_was_said():
    seen = read(large())
    drawn = [node for node in seen.tree.walk() if node.tag == "Figure" and node.alt.startswith("School leaders: ")]
    assert len(drawn) == 3
    assert len([body for body in seen.of("LBody") if body.endswith("levels apart.")]) == 5
    count = int(re.search(r"On (\d+) questions two groups", seen.text).group(1))
    assert f"and {count - 8} more, in Prodige" in seen.of("LBody")


def test_the_pseudo_language_shows_no_untranslated_sentence():
    text = text_of("pdf", made("pdf", GAP, AGREED, lang="xx", most=0))
    for english in ("staff", "Learners", "answers", "Agreed", "apart", "close together"):
        assert not re.search(rf"\b{english}\b", text)
    assert made("html", GAP, AGREED, lang="xx").count(b"~") > 50
