"""The check-up and the reminders of a stored centre."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import Centre, Means
from prodige_core.services import (
    assessing,
    board_writes,
    centres,
    health,
    health_words,
    planning,
    surveys,
    wishes,
    workspace,
    year,
)
from tests.survey_steps import GOALS, VISITS, Clock, answer, begin_survey, survey_workspace

T = translator("en")
MEANS = Means(start="2026-09", terms=4, hours_per_term={"teacher": 40, "coordinator": 40, "leader": 40, "admin": 9})


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = survey_workspace(tmp_path, clock)
    yield opened
    workspace.close(opened)


@pytest.fixture
def centre_id(ws):
    own = centres.create_centre(ws, Centre(name="Hill School"))
    for item, level in ((GOALS, 1), ("plan.goals.q2", 1), ("plan.roles.q1", 0), (VISITS, 1)):
        assessing.save_answer(ws, own, "mini", item, level=level)
    return own


def plan(ws, centre_id):
    wishes.set_means(ws, centre_id, MEANS)
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem), task.fingerprint)


def rules(ws, centre_id):
    return [finding.id.split(":")[0] for finding in health.check_up(ws, centre_id, T).findings]


def kinds(ws, centre_id):
    return [reminder.kind for reminder in year.reminders(ws, centre_id, T)]


def test_before_the_first_answer_there_is_nothing_to_check(ws):
    empty = centres.create_centre(ws, Centre(name="Lake School"))
    found = health.check_up(ws, empty, T)
    assert (found.begun, found.planned, found.findings) == (False, False, ())


def test_the_first_sentence_counts_every_grade(ws, centre_id, clock):
    plan(ws, centre_id)
    assessing.save_answer(ws, centre_id, "mini", VISITS, level=3)
    clock.go_to(dt.date(2028, 2, 1))
    found = health.check_up(ws, centre_id, T)
    assert [finding.grade for finding in found.findings] == sorted(
        (finding.grade for finding in found.findings), key=("urgent", "mend", "look").index
    )
    assert health_words.headline(found, T) == "1 urgent thing and 1 thing to mend."


@pytest.mark.parametrize(("people", "apart"), [(2, False), (3, True)])
def test_only_what_may_be_shown_of_a_survey_is_held_against_an_answer(ws, centre_id, people, apart):
    before = health.check_up(ws, centre_id, T)
    survey = begin_survey(ws, centre_id)  # shown from three people on
    for _ in range(people):
        answer(ws, survey, "teacher", {GOALS: 3, VISITS: 1})
    surveys.close(ws, survey)
    after = health.check_up(ws, centre_id, T)
    assert ("far_from_voices" in rules(ws, centre_id)) is apart
    if not apart:
        assert after == before, "a suppressed cell changes nothing at all"


def test_a_current_plan_reminds_of_the_actions_of_this_term(ws, centre_id):
    assert kinds(ws, centre_id) == []
    plan(ws, centre_id)
    term, share = year.reminders(ws, centre_id, T)
    assert (term.kind, term.screen) == ("term", "board")
    assert term.said.startswith("Sept–Dec 2026: ")
    assert share.kind == "share"
    board_writes.move(ws, centre_id, "goals.talk", "accepted")
    assert "share" not in kinds(ws, centre_id), "somebody has begun"


def test_a_new_term_reminds_of_planning_again_and_a_year_later_of_a_new_round(ws, centre_id, clock):
    plan(ws, centre_id)
    clock.go_to(dt.date(2026, 12, 31))
    assert "replan" not in kinds(ws, centre_id)
    clock.go_to(dt.date(2027, 1, 1))
    assert kinds(ws, centre_id)[0] == "replan"
    clock.go_to(dt.date(2027, 11, 20))
    assert "round" not in kinds(ws, centre_id)
    clock.go_to(dt.date(2027, 11, 21))
    assert kinds(ws, centre_id)[:2] == ["replan", "round"]


def test_a_plan_that_is_over_is_the_first_reminder(ws, centre_id, clock):
    plan(ws, centre_id)
    clock.go_to(dt.date(2028, 1, 2))
    first = year.reminders(ws, centre_id, T)[0]
    assert (first.kind, first.screen) == ("urgent", "health")
    assert "ended on 31 December 2027" in first.said
