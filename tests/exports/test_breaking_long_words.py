"""A word wider than its column is broken where a syllable begins, in any language with an alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.exports.pdf.fonts import SOFT_HYPHEN
from prodige_core.exports.pdf.text import Type, text_lines, width_of
from prodige_core.exports.syllables import LEAST_PART, break_before

STYLE = Type(9, 4)


@pytest.mark.parametrize(
    ("word", "end", "before"),
    [
        ("Donaudampfschifffahrtskapitän", 12, "schifffahrtskapitän"),
        ("Auslandspraktikumsvorbereitung", 13, "tikumsvorbereitung"),
        ("järjestelmällistämättömyys", 17, "mättömyys"),
        ("Επαγγελματικής", 12, "κής"),
        ("Професионалната", 10, "налната"),
        ("Küchenzuckerdose", 9, "ckerdose"),
    ],
)
def test_the_rest_begins_with_one_sound_and_its_vowel(word, end, before):
    assert word[break_before(word, 0, end) :] == before


def test_a_word_without_vowels_is_cut_where_the_line_is_full():
    assert break_before("x" * 40, 0, 13) == 13


@given(st.text(alphabet="abcdeiouxtschμπαιкоаьй", min_size=8, max_size=60), st.integers(4, 40))
def test_no_part_is_tiny_nothing_is_lost_and_every_line_fits(word, end):
    place = break_before(word, 0, min(end, len(word)))
    assert LEAST_PART <= place <= min(end, len(word))
    width = 14.0
    lines = ["".join(part.text for part in line) for line in text_lines(word, STYLE, width)]
    assert "".join(lines).replace(SOFT_HYPHEN, "") == word
    assert all(width_of(line.replace(SOFT_HYPHEN, "-"), STYLE.face, STYLE.size) <= width + 0.1 for line in lines)
