"""Codes that people type, and votes as they come from a form."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.errors import AnswerError
from prodige_core.workshops import MAX_SEQ, Ballot, ballot_from, new_code, normal_code, spaced
from prodige_core.workshops.codes import ALPHABET, LENGTH

TOPS = {"a": 3, "b": 5}


def test_codes_have_eight_symbols_of_31_and_none_that_is_easily_mistaken():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) <= set(ALPHABET)
    assert len(set(ALPHABET)) == 31
    assert not set("01OIL") & set(ALPHABET)


def test_a_day_of_guessing_at_the_most_that_is_let_through_hardly_ever_finds_a_room():
    guesses = 300 * 60 * 24  # a minute, app-wide
    hit = -math.expm1(guesses * math.log1p(-50 / len(ALPHABET) ** LENGTH))  # with 50 rooms open
    assert hit < 5e-5
    assert -math.expm1(guesses * math.log1p(-50 / len(ALPHABET) ** 6)) > 0.02  # six symbols would not do


@pytest.mark.parametrize(
    "typed",
    [
        "ABCD EFGH",
        "abcdefgh",
        " ab-cd-ef-gh ",
        "ＡＢＣＤＥＦＧＨ",
        "ABCD\u00a0EFGH",
        "abcd–efgh",
        "ABCD_EFGH",
        "AB.CD.EF.GH",
    ],
)
def test_what_people_type_is_understood(typed):
    assert normal_code(typed) == "ABCDEFGH"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ABCDEFG",
        "ABCDEFGHJ",
        "ABCDEFG0",
        "ABCDEFGO",
        "ABCDEFG1",
        "ABCDEFGI",
        "ABCDEFGL",
        "ABCDEFG\x00",
        "A" * 10**6,
    ],
)
def test_what_cannot_be_a_code_is_none(typed):
    assert normal_code(typed) is None


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_none_and_a_code_stays_itself(typed):
    code = normal_code(typed)
    assert code is None or (len(code) == LENGTH and normal_code(code) == code == normal_code(spaced(code)))


@pytest.mark.parametrize(("level", "given_"), [("0", 0), ("3", 3), ("na", "na"), ("unknown", "unknown")])
def test_a_vote_is_a_level_of_the_scale_or_one_of_two_words(level, given_):
    assert ballot_from({"item": "a", "level": level, "seq": "7"}, TOPS) == Ballot("a", given_, 7)


@pytest.mark.parametrize(
    "level", ["4", "9", "-1", "1.5", "a", "", " 1", "+1", "٣", "01" * 50, "1e0", "['1']", "None", "NA"]
)
def test_anything_else_is_refused(level):
    with pytest.raises(AnswerError, match="from 0 to 3"):
        ballot_from({"item": "a", "level": level, "seq": "1"}, TOPS)


@pytest.mark.parametrize("seq", ["-1", "1.5", "", "x", str(MAX_SEQ + 1), "9" * 400])
def test_a_number_that_no_script_counts_to_is_refused(seq):
    with pytest.raises(AnswerError, match="whole number"):
        ballot_from({"item": "a", "level": "1", "seq": seq}, TOPS)


def test_every_problem_is_told_and_an_unknown_statement_says_nothing_about_levels():
    with pytest.raises(AnswerError) as caught:
        ballot_from({"item": "z", "level": "99"}, TOPS)
    assert [problem.where for problem in caught.value.problems] == ["item", "seq"]
