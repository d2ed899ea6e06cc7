"""Lines: never wider than the column, no word lost, long words broken, figures equally wide in columns."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.exports.pdf.fonts import metrics, printable
from prodige_core.exports.pdf.style import BODY, CELL, H1
from prodige_core.exports.pdf.tables import Place, cell_lines
from prodige_core.exports.pdf.tagged import MM
from prodige_core.exports.pdf.text import balanced_lines, one_line, set_lines, text_lines, width_of
from prodige_core.reports.document import Run

TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300)


def plain(lines) -> str:
    return "".join(fragment.text for line in lines for fragment in line)


@settings(deadline=None, max_examples=150)
@given(TEXT, st.floats(12, 160))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text, width):
    lines = text_lines(text, BODY, width)
    for line in lines:
        shown = "".join(fragment.text for fragment in line).rstrip()
        assert width_of(shown, "regular", BODY.size) <= width + 0.3
    letters = re.sub(r"[\s\u00ad\u00a0]", "", printable(text))
    assert re.sub(r"[\s\u00ad\u00a0]", "", plain(lines)) == letters


def test_a_broken_word_is_joined_by_a_soft_hyphen_so_that_it_is_read_as_one():
    lines = text_lines("Elintarviketeollisuuskoneidenkäyttäjäkoulutuskeskus", BODY, 40)
    assert len(lines) > 1
    assert plain(lines).replace("\u00ad", "") == "Elintarviketeollisuuskoneidenkäyttäjäkoulutuskeskus"
    assert all(line[-1].text.endswith("\u00ad") for line in lines[:-1])


def test_a_line_may_end_after_a_slash_without_a_sign_of_ours():
    assert plain(text_lines("http://example.org/a/b/c", BODY, 15)).replace("\u00ad", "") == "http://example.org/a/b/c"


def test_bold_and_plain_runs_keep_their_spaces():
    lines = set_lines((Run("A "), Run("bold", strong=True), Run(", then more")), BODY, 200)
    assert plain(lines) == "A bold, then more"


def test_titles_are_balanced_without_more_lines():
    text = (Run("Digital teaching check and Internationalisation maturity check: from where we are to be"),)
    greedy, balanced = set_lines(text, H1, 160), balanced_lines(text, H1, 160)
    assert len(greedy) == len(balanced)
    assert plain(greedy) == plain(balanced)

    def last(lines):
        return sum(fragment.width for fragment in lines[-1])

    assert last(balanced) >= last(greedy)


def test_no_line_begins_with_a_dash_or_dot_between_words():
    for text in (
        "Landkreis Elbe-Weser – Ausbildungszentrum",
        "Λύκειο Θεσσαλονίκης · Христо Ботев",
        "one · two · three",
    ):
        for width in range(20, 90):
            for setting in (text_lines, lambda *given: balanced_lines((Run(given[0]),), *given[1:])):
                lines = ["".join(own.text for own in line).strip() for line in setting(text, H1, width)]
                starts = [line for before, line in pairwise(lines) if " " in before]
                assert not any(line.startswith(("–", "·")) for line in starts), (width, lines)


def test_a_text_cut_to_one_line_ends_with_an_ellipsis():
    cut = one_line("A very long name of a school that goes on and on", "regular", 9, 30)
    assert cut.endswith("…")
    assert width_of(cut, "regular", 9) <= 30


def test_kerning_is_read_from_the_font():
    assert metrics("regular").kern("T", "o") < 0
    assert metrics("regular").kern("n", "n") == 0


def test_columns_of_numbers_have_equal_figures():
    face = metrics("regular")
    assert face.tabular_width("111") == face.tabular_width("888")
    assert face.width("111") < face.width("888")


def test_a_number_with_counts_stays_in_its_column_and_breaks_before_the_bracket():
    text = "8.1% (113 of 1,400)"
    wide = metrics(CELL.face).tabular_width(text) * CELL.size / 1000 / MM
    kept, narrow = Place(0, wide, "right"), Place(0, wide - 0.5, "right")
    assert width_of(text, CELL.face, CELL.size) < narrow.width

    def told(place):
        return ["".join(own.text for own in line).strip() for line in cell_lines(text, CELL, place)]

    assert told(kept) == [text]
    assert told(narrow) == ["8.1%", "(113 of 1,400)"]
