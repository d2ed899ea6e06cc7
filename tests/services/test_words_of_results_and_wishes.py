"""The sentences of two screens: small numbers that can be checked by hand, on the mini framework."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from prodige_core.actions import Foundation
from prodige_core.frameworks import Raise
from prodige_core.i18n import translator
from prodige_core.responses import Answer, Assessment, Centre, CentreFile, Means
from prodige_core.services import aims, assessing, means, result_words, results, wish_words
from prodige_core.targets import Suggestion, SuggestionReason
from tests.factories import answers, mini_catalogue, mini_file
from tests.samples import catalogue

T = translator("en")


def view(ws, **levels):
    return results.overview_of(ws, mini_file(answers(**levels))).frameworks[0]


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ({}, "Nothing is answered here yet."),
        ({"plan__goals__q1": "unknown"}, "There are not enough answers for a level yet."),
        (
            {"plan__goals__q1": 2, "plan__goals__q2": 2, "plan__roles__q1": 2, "doing__visits__q1": 0},
            "Your centre is at level 1 (Tried) overall. It is strongest in “Planning” (level 2 Usual) and has most "
            "room in “Doing” (level 0 Not started).",
        ),
        (
            {"plan__goals__q1": 1, "plan__roles__q1": 1, "doing__visits__q1": 1},
            "Your centre is at level 1 (Tried) overall.",
        ),
        (
            {"plan__goals__q1": 3, "plan__roles__q1": 3},
            "So far your centre is at level 3 (Leading), from 1 of 2 areas.",
        ),
    ],
)
def test_the_sentence_tells_level_strongest_and_weakest(ws, levels, sentence):
    assert result_words.standing_sentence(view(ws, **levels), T) == sentence


def test_many_alike_are_counted_instead_of_named(ws):
    scores = {item: Answer(level=2) for item in catalogue().frameworks["internationalisation"].items}
    scores |= {"strategy.plan.q1": Answer(level=4)}
    file = CentreFile(
        centre=Centre(name="x"),
        assessments=(
            Assessment(
                id="a", date="2026-11-10", framework="internationalisation", framework_version="1.0.0", answers=scores
            ),
        ),
    )
    found = results.overview_of(replace(ws, catalogue=catalogue()), file)
    (view_,) = [one for one in found.frameworks if one.framework.id == "internationalisation"]
    said = result_words.standing_sentence(view_, T)
    assert "most room in “International office and resources”, “Staff competence and mobility” and 7 more" in said


def test_a_finding_holds_the_description_chosen_and_what_was_written(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=3, note="Yes", evidence="Minutes")
    assessing.save_answer(ws, centre_id, "mini", "doing.visits.q1", level=0)
    found = results.overview(ws, centre_id).frameworks[0]
    (strength,) = [result_words.finding(found, standing, T) for standing in found.strengths]
    assert (strength.title, strength.area_title, strength.level) == ("Goals", "Planning", "3 Leading")
    (answer,) = strength.answers
    assert (answer.option, answer.note, answer.evidence) == ("They are reviewed each year.", "Yes", "Minutes")


def test_the_counts_are_said_in_words_and_only_those_there_are(ws):
    said = view(ws, plan__goals__q1=1, plan__goals__q2="na", plan__roles__q1="unknown")
    assert result_words.completeness_sentence(said, T) == (
        "Of 5 questions: 1 answered, 1 not applicable, 1 “don’t know” and 2 still open."
    )


def test_each_level_has_its_scores_and_a_description_and_ones_own_is_marked(ws):
    guide = result_words.level_guide(view(ws, plan__goals__q1=2, plan__roles__q1=0, doing__visits__q1=1), T)
    assert guide.question == "Who does the work?"
    assert [row.scores for row in guide.rows] == ["below 0.5", "0.5 to below 1.5", "1.5 to below 2.5", "2.5 and above"]
    assert [row.here for row in guide.rows] == [True, False, False, False]
    assert guide.rows[3].example == "A team with hours."


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "none"), (6, "less than an hour a week"), (13, "about 1 hour a week"), (30, "about 2 hours a week")],
)
def test_hours_a_term_become_hours_a_week(hours, words):
    assert wish_words.weekly(hours, T) == words


def test_sums_are_said_once_for_even_terms_and_as_a_span_otherwise():
    even = means.view_of(
        Means(start="2027-01", terms=3, hours_per_term={"leader": 13, "teacher": 26}, budget_per_year=500)
    )
    assert wish_words.sums_sentence(even, T) == (
        "Together 39 hours a term, about 3 hours a week. €1,000 of own money in all, for the "
        "school years 2026/27 and 2027/28."
    )
    uneven = means.view_of(Means(start="2027-01", terms=2, hours_per_term={"leader": (13, 26)}))
    assert wish_words.sums_sentence(uneven, T).startswith(
        "Together 13 to 26 hours a term, at most about 2 hours a week."
    )
    assert wish_words.sums_sentence(means.view_of(Means(start="2027-01", terms=2)), T).startswith("No staff hours")


def test_the_length_of_a_plan_is_said_in_school_years_with_its_last_month():
    assert wish_words.count_label("2027-01", 6, T) == "2 school years, until Dec 2028"
    assert wish_words.count_label("2027-01", 4, T) == "1 school year and 1 term, until Mar 2028"
    assert wish_words.count_label("2027-01", 2, T) == "2 terms, until Aug 2027"


def test_the_reasons_of_a_suggestion_are_whole_sentences():
    reasons = (
        SuggestionReason("behind", gap=Fraction(1, 2)),
        SuggestionReason("foundation", count=3, actions=("goals.talk",)),
        SuggestionReason("quick_win", count=10, actions=("roles.name", "goals.talk", "visits.online")),
    )
    said = wish_words.suggestion_sentences(Suggestion("mini", "plan", ("plan.goals",), reasons), mini_catalogue(), T)
    assert said == (
        "It lies 1.5 levels behind your other areas on average.",
        "3 other actions need something from here first: “Talk about goals”.",
        "A step is possible without money and within 10 hours: “Name a coordinator”, “Talk about goals” and 1 more.",
        "Lowest there: “Goals”.",
    )


def test_why_something_counts_as_in_place_names_the_answer_behind_it():
    found = Foundation("goals.talk", (Raise(practice="plan.goals", to=1),), ("goals.write",))
    assert wish_words.foundation_sentence(found, mini_catalogue(), T) == (
        "Your answers already show what this brings: “Goals” is at level 1 Tried or above. 1 other action builds on it."
    )
    assert "your answers do not show it" in wish_words.foundation_sentence(None, mini_catalogue(), T)


def test_where_the_suggestion_comes_from_depends_on_what_the_profile_tells():
    assert "(60 staff and 600 learners)" in wish_words.origin_sentence(Centre(name="x", staff=60, learners=600), T)
    assert "(1 member of staff)" in wish_words.origin_sentence(Centre(name="x", staff=1), T)
    assert "middle size" in wish_words.origin_sentence(Centre(name="x"), T)


def test_targets_are_summed_up_with_what_is_left_out(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=1)
    (found,) = aims.aims(ws, centre_id)
    assert wish_words.aims_sentence(found, T) == (
        "1 of 1 practice is to rise. 2 practices have too few answers and are left out."
    )
    (area,) = found.areas
    aim = area.practices[0]
    assert wish_words.aim_label(found.framework, aim, T) == "Goals (now 1 Tried)"
    assert [wish_words.target_label(found.framework, aim, level, T) for level in (1, 2)] == [
        "Stay at 1 Tried",
        "2 Usual",
    ]
