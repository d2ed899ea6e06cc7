"""Sheets worked by hand on the mini framework (weights: goals 2, roles 1; min_answered 0.5; levels 0 to 3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from prodige_core.scoring import score_answers, score_file, score_sheet_json
from tests.factories import answers, mini_catalogue, mini_file

MINI = mini_catalogue().frameworks["mini"]


def sheet(**given):
    return score_answers(MINI, answers(**given))


def shown(score):
    return score.value, score.level, score.state


def counts(score):
    return score.answered, score.na, score.unknown, score.missing


def test_a_full_sheet():
    full = sheet(plan__goals__q1=3, plan__goals__q2=2, plan__roles__q1=0, doing__visits__q1=2, doing__visits__q2=1)
    assert shown(full.practices["plan.goals"]) == (Fraction(5, 2), 3, "scored")  # (3 + 2) / 2, half a step up counts
    assert shown(full.practices["doing.visits"]) == (Fraction(3, 2), 2, "scored")
    assert shown(full.areas["plan"]) == (Fraction(5, 3), 2, "scored")  # (2 · 5/2 + 1 · 0) / 3
    assert shown(full.areas["doing"]) == (Fraction(3, 2), 2, "scored")
    assert shown(full.overall) == (Fraction(19, 12), 2, "scored")  # (5/3 + 3/2) / 2: areas count alike
    assert counts(full.overall) == (5, 0, 0, 0)


def test_an_empty_sheet_scores_nothing_and_misses_everything():
    empty = sheet()
    assert shown(empty.overall) == (None, None, "not_enough")
    assert counts(empty.overall) == (0, 0, 0, 5)
    assert counts(empty.areas["plan"]) == (0, 0, 0, 3)


def test_not_applicable_items_count_neither_for_nor_against():
    one = sheet(plan__goals__q1="na", plan__goals__q2=3)
    assert shown(one.practices["plan.goals"]) == (Fraction(3), 3, "scored")  # one of one
    assert counts(one.practices["plan.goals"]) == (1, 1, 0, 0)


def test_a_practice_of_not_applicable_items_is_itself_not_applicable():
    given = sheet(plan__goals__q1="na", plan__goals__q2="na", plan__roles__q1=1)
    assert shown(given.practices["plan.goals"]) == (None, None, "na")
    assert shown(given.areas["plan"]) == (Fraction(1), 1, "scored")  # its weight is left out too


def test_an_area_and_a_whole_sheet_can_be_not_applicable():
    area = sheet(doing__visits__q1="na", doing__visits__q2="na", plan__goals__q1=2, plan__goals__q2=2)
    assert shown(area.areas["doing"]) == (None, None, "na")
    assert shown(area.overall) == (Fraction(2), 2, "scored")  # one of one area
    everything = sheet(**{item.replace(".", "__"): "na" for item in MINI.items})
    assert shown(everything.overall) == (None, None, "na")


def test_dont_know_counts_as_not_answered():
    given = sheet(plan__goals__q1=3, plan__goals__q2="unknown", plan__roles__q1="unknown")
    assert shown(given.practices["plan.goals"]) == (Fraction(3), 3, "scored")  # one of two is half
    assert shown(given.practices["plan.roles"]) == (None, None, "not_enough")
    assert shown(given.areas["plan"]) == (Fraction(3), 3, "scored")  # one of two practices is half
    assert counts(given.areas["plan"]) == (1, 0, 2, 0)
    assert given.areas["plan"].open == 2


def test_only_unknown_and_na_is_not_enough_and_not_not_applicable():
    given = sheet(plan__goals__q1="na", plan__goals__q2="unknown")
    assert shown(given.practices["plan.goals"]) == (None, None, "not_enough")


@pytest.mark.parametrize(
    ("least", "scored"), [("0.5", True), ("0.51", False), ("0.50001", False), ("0", True), ("1", False)]
)
def test_the_share_needed_is_compared_exactly_as_written(least, scored):
    scoring = MINI.scoring.model_validate({"min_answered": Decimal(least)})
    framework = MINI.model_copy(update={"scoring": scoring})
    half = score_answers(framework, answers(plan__goals__q1=1)).practices["plan.goals"]
    assert (half.state == "scored") is scored


def test_with_a_share_of_zero_one_answer_is_still_needed():
    framework = MINI.model_copy(update={"scoring": MINI.scoring.model_copy(update={"min_answered": 0})})
    assert score_answers(framework, {}).practices["plan.goals"].state == "not_enough"


def test_the_latest_round_counts_and_other_frameworks_items_do_not():
    file = mini_file(answers(plan__roles__q1=1, other__item__q1=3))
    older = file.assessments[0].model_copy(
        update={"id": "old", "date": "2025-01-01", "answers": answers(plan__roles__q1=3)}
    )
    both = file.model_copy(update={"assessments": (file.assessments[0], older)})
    scores = score_file(both, mini_catalogue())["mini"]
    assert scores.practices["plan.roles"].level == 1
    assert counts(scores.overall) == (1, 0, 0, 4)


def test_of_two_rounds_on_one_day_the_later_in_the_file_counts():
    file = mini_file(answers(plan__roles__q1=1))
    twin = file.assessments[0].model_copy(update={"id": "twin", "answers": answers(plan__roles__q1=2)})
    both = file.model_copy(update={"assessments": (*file.assessments, twin)})
    assert score_file(both, mini_catalogue())["mini"].practices["plan.roles"].level == 2


def test_the_json_sheet_rounds_to_four_digits_and_keeps_the_order():
    given = sheet(plan__goals__q1=3, plan__goals__q2=2, plan__roles__q1=0)
    data = score_sheet_json({"mini": given})["frameworks"]["mini"]
    assert list(data) == ["version", "overall", "areas", "practices"]
    assert data["version"] == "1.2.0"
    assert data["areas"]["plan"] == {"score": 1.6667, "level": 2, "answered": 3, "na": 0, "unknown": 0, "missing": 0}
    assert data["areas"]["doing"] == {"score": None, "level": None, "answered": 0, "na": 0, "unknown": 0, "missing": 2}
    assert list(data["practices"]) == ["plan.goals", "plan.roles", "doing.visits"]
