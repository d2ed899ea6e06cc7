"""The distribution of votes: rows, picture, sentence and table hold the same numbers and keep the same silences."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from prodige_core import charts
from prodige_core.aggregation import Published, Suppressed
from prodige_core.aggregation.words import agreement_words, closeness
from prodige_core.i18n import translator
from prodige_core.services.voice_words import cell_sentence
from tests.samples import catalogue

T = translator("en")
FRAMEWORK = catalogue().frameworks["digital-teaching"]
SPREAD = Published(
    n=8,
    median=1,
    mean=Fraction(13, 8),
    agreement=Fraction(7, 12),
    alike=False,
    counts=(1, 4, 1, 1, 1, 0),
    without=2,
)
ALIKE = Published(n=5, median=2, mean=Fraction(2), agreement=Fraction(1), alike=True, counts=None, without=None)


def test_rows_hold_every_level_lowest_first_and_those_who_gave_none():
    rows = charts.vote_rows(SPREAD, FRAMEWORK, T)
    assert [(row.code, row.count) for row in rows] == [
        ("A1", 1), ("A2", 4), ("B1", 1), ("B2", 1), ("C1", 1), ("C2", 0), ("", 2),
    ]  # fmt: skip
    assert [row.code for row in rows if row.marked] == ["A2"]
    assert rows[1].share == 0.5
    assert rows[-1].share is None


def test_where_all_are_alike_and_few_no_number_is_told():
    rows = charts.vote_rows(ALIKE, FRAMEWORK, T)
    assert {(row.count, row.share) for row in rows} == {(None, None)}
    assert [row.name for row in rows if row.marked] == ["B1 Integrator"]
    assert charts.vote_alt(rows, "Round 1", T) == "Round 1: all at B1 Integrator."
    assert charts.vote_table(rows, T).rows[2] == ("B1 Integrator", "–", "–", "Median")
    assert [value["text"] for value in charts.vote_chart(rows, T).to_dict()["data"]["values"]] == [
        "",
        "",
        "all",
        "",
        "",
        "",
    ]


def test_the_sentence_and_the_table_hold_the_numbers_of_the_picture():
    rows = charts.vote_rows(SPREAD, FRAMEWORK, T)
    assert charts.vote_alt(rows, "Round 1", T) == (
        "Round 1: 1 at A1 Newcomer, 4 at A2 Explorer, 1 at B1 Integrator, 1 at B2 Expert and 1 at C1 Leader. "
        "Median: A2 Explorer. 2 gave no level."
    )
    table = charts.vote_table(rows, T)
    assert table.header == ("Level", "Answers", "Share", "Median")
    assert table.rows[1] == ("A2 Explorer", "4", "50%", "Median")
    assert table.rows[-1] == ("No level given", "2", "–", "")


@pytest.mark.parametrize("theme", [charts.LIGHT, charts.DARK], ids=["light", "dark"])
def test_the_picture_is_a_valid_specification_with_own_fonts_and_nothing_from_outside(theme):
    text = json.dumps(charts.vote_chart(charts.vote_rows(SPREAD, FRAMEWORK, T), T, theme).to_dict())
    assert "Fira Sans" in text
    assert "4, median" in text
    assert "http" not in text.replace("https://vega.github.io/schema", "")


def test_two_rounds_can_share_one_scale():
    first = charts.vote_rows(SPREAD, FRAMEWORK, T)
    second = charts.vote_rows(ALIKE, FRAMEWORK, T)
    assert charts.vote_most(first) == 0.5
    assert charts.vote_most(first, second) == 1.0
    assert charts.vote_most() == 1.0


@pytest.mark.parametrize(
    ("agreement", "word"),
    [(Fraction(4, 5), "close"), (Fraction(3, 4), "close"), (Fraction(1, 2), "near"), (Fraction(0), "spread"), (Fraction(-1), "divided")],
)  # fmt: skip
def test_agreement_has_a_word_at_every_threshold(agreement, word):
    cell = Published(4, 1, Fraction(1), agreement, False, (1, 1, 1, 1), 0)
    assert closeness(cell) == word
    assert agreement_words(cell, T).endswith(".")


def test_a_suppressed_cell_says_why_and_holds_no_number_but_the_rule():
    assert cell_sentence(Suppressed(), FRAMEWORK, 5, T).startswith("Fewer than 5 people gave a level.")


def test_a_published_cell_is_told_in_short_sentences():
    assert cell_sentence(SPREAD, FRAMEWORK, 5, T) == (
        "8 people gave a level. The middle answer is A2 Explorer. The answers lie fairly close together."
    )
    assert cell_sentence(ALIKE, FRAMEWORK, 5, T) == "5 people gave a level, all of them B1 Integrator."
