"""Which questions a person of a role sees."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.surveys import pages_for, question_for
from tests.samples import catalogue
from tests.survey_steps import GOALS, HOME, KNOWN, TODAY, VISITS, WHO, asked_catalogue, survey


@pytest.mark.parametrize(
    ("role", "items"),
    [
        ("leader", [("plan", [GOALS, KNOWN, WHO]), ("doing", [VISITS])]),
        ("trainer", [("plan", [GOALS, KNOWN]), ("doing", [VISITS])]),
        ("learner", [("plan", [GOALS]), ("doing", [VISITS, HOME])]),
    ],
)
def test_a_role_sees_its_items_in_the_order_of_the_questionnaire(role, items):
    pages = pages_for(survey(), role, asked_catalogue().frameworks)
    assert [(page.area.id, [item.id for item in page.items]) for page in pages] == items


def test_an_area_that_asks_a_role_nothing_has_no_page():
    learner = pages_for(survey(("digital-teaching", "internationalisation")), "learner", catalogue().frameworks)
    assert {page.framework.id for page in learner} == {"internationalisation"}
    assert all(page.items for page in learner)


def test_a_questionnaire_that_is_no_longer_loaded_has_no_pages():
    assert pages_for(survey(("gone", "mini")), "leader", asked_catalogue().frameworks) == pages_for(
        survey(), "leader", asked_catalogue().frameworks
    )


def test_one_person_is_asked_the_personal_question_where_there_is_one():
    item = catalogue().frameworks["digital-teaching"].areas[0].practices[0].items[0]
    assert question_for(item) == item.self_question != item.question
    assert question_for(item.model_copy(update={"self_question": ""})) == item.question


@pytest.mark.parametrize(("day", "stage"), [(-1, "before"), (0, "open"), (7, "open"), (8, "closed")])
def test_the_first_and_the_last_day_count_whole(day, stage):
    assert survey().stage(TODAY + dt.timedelta(days=day)) == stage


def test_half_as_many_again_as_expected_are_let_in():
    assert [survey(expected=expected).capacity for expected in (2, 3, 50)] == [3, 5, 75]
