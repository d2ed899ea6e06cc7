"""What a person is told of their own answers; the numbers are worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from prodige_core.scoring import score_answers
from prodige_core.surveys import Feedback, feedback_on, pages_for
from tests.factories import answers
from tests.samples import catalogue
from tests.survey_steps import GOALS, HOME, KNOWN, VISITS, WHO, asked_catalogue, shortened, survey

FRAMEWORKS = asked_catalogue().frameworks


def feedback(role, given, frameworks=FRAMEWORKS):
    return feedback_on(pages_for(survey(tuple(frameworks)), role, frameworks), given)


def areas(found):
    return {area.area.id: area.score.value for area in found.areas}


def steps(found):
    return [(step.item.id, step.now, step.text) for step in found.steps]


def test_a_leader_is_told_the_score_of_each_area():
    # goals: (2 + 1) / 2, weight 2; roles: 0, weight 1; so (2 · 3/2 + 0) / 3
    found = feedback("leader", {GOALS: 2, KNOWN: 1, WHO: 0, VISITS: 3})
    assert areas(found) == {"plan": Fraction(1), "doing": Fraction(3)}
    assert [area.score.level for area in found.areas] == [1, 3]


def test_items_that_the_role_is_not_asked_count_as_if_they_were_not_there():
    # asked of a learner in planning is only goals.q1: one item of one is enough for a score
    found = feedback("learner", {GOALS: 2, VISITS: 1, HOME: 2})
    assert areas(found) == {"plan": Fraction(2), "doing": Fraction(3, 2)}
    assert [area.score.missing for area in found.areas] == [0, 0]


def test_for_who_is_asked_everything_it_is_the_score_of_the_centre_rules():
    given = {GOALS: 2, KNOWN: 1, WHO: 0, VISITS: 3}
    framework = FRAMEWORKS["mini"]
    whole = score_answers(framework, answers(plan__goals__q1=2, plan__goals__q2=1, plan__roles__q1=0))
    assert feedback("leader", given).areas[0].score == whole.areas["plan"]


def test_the_three_lowest_items_come_as_next_steps_with_the_text_one_level_up():
    found = feedback("leader", {GOALS: 2, KNOWN: 1, WHO: 0, VISITS: 1})
    assert steps(found) == [
        (WHO, 0, "One volunteer."),
        (KNOWN, 1, "The staff does."),
        (VISITS, 1, "Several classes."),
    ]


def test_an_item_at_the_top_is_no_next_step():
    assert steps(feedback("learner", {GOALS: 3, VISITS: 3, HOME: 2})) == [(HOME, 2, "A recognised result.")]


def test_only_what_was_answered_is_told():
    found = feedback("leader", {VISITS: 2})
    assert areas(found) == {"doing": Fraction(2)}
    assert steps(found) == [(VISITS, 2, "Every class does.")]


def test_without_an_answer_there_is_nothing_to_tell():
    assert feedback("leader", {}) == Feedback((), ())


def test_not_applicable_and_dont_know_are_no_levels():
    found = feedback("learner", {GOALS: "na", VISITS: "unknown"})
    assert [(area.area.id, area.score.state) for area in found.areas] == [("plan", "na"), ("doing", "not_enough")]
    assert found.steps == ()


def test_levels_of_two_scales_are_compared_as_shares_of_the_way_up():
    both = catalogue().frameworks
    six, five = both["digital-teaching"], both["internationalisation"]
    role = "teacher"
    low = next(item.id for item in five.items.values() if role in item.respondents)
    high = next(item.id for item in six.items.values() if role in item.respondents)
    # 1 of 4 is a quarter of the way, 1 of 5 a fifth
    assert [item for item, _, _ in steps(feedback(role, {low: 1, high: 1}, both))] == [high, low]


def test_an_answer_that_the_scale_no_longer_has_counts_for_nothing():
    shorter = shortened(FRAMEWORKS["mini"])
    found = feedback("leader", {GOALS: 3, VISITS: 1}, {"mini": shorter})
    assert areas(found) == {"doing": Fraction(1)}
