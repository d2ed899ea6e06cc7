from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import AnswerError, NotFound
from prodige_core.responses import Centre, Means
from prodige_core.services import assessing, planning, wishes


@pytest.fixture
def answered(ws, centre_id):
    for item, level in (("plan.goals.q1", 1), ("plan.roles.q1", 3), ("doing.visits.q1", 0)):
        assessing.save_answer(ws, centre_id, "mini", item, level=level)
    return centre_id


def test_without_targets_every_practice_below_the_top_is_to_rise_by_one(ws, answered):
    assert wishes.get_targets(ws, answered, "mini") is None
    assert wishes.suggested_targets(ws, answered, "mini") == {"plan.goals": 2, "doing.visits": 1}
    assert wishes.effective_targets(ws, answered) == {"plan.goals": 2, "doing.visits": 1}


def test_changing_one_target_keeps_the_others_one_level_up(ws, answered):
    wishes.set_target(ws, answered, "plan.goals", 3)
    assert wishes.get_targets(ws, answered, "mini") == {"plan.goals": 3, "doing.visits": 1}
    wishes.set_target(ws, answered, "doing.visits", None)
    assert wishes.effective_targets(ws, answered) == {"plan.goals": 3}


def test_no_targets_at_all_differs_from_targets_not_given(ws, answered):
    wishes.set_targets(ws, answered, "mini", {})
    assert wishes.get_targets(ws, answered, "mini") == {}
    assert wishes.effective_targets(ws, answered) == {}
    wishes.set_targets(ws, answered, "mini", None)
    assert wishes.effective_targets(ws, answered) == {"plan.goals": 2, "doing.visits": 1}


@pytest.mark.parametrize("targets", [{"plan.nothing": 1}, {"plan.goals": 4}, {"plan.goals": -1}])
def test_targets_off_the_scale_or_of_nothing_are_refused(ws, answered, targets):
    with pytest.raises(AnswerError):
        wishes.set_targets(ws, answered, "mini", targets)


def test_targets_need_answers_first(ws, centre_id):
    with pytest.raises(AnswerError, match="Answer some questions first"):
        wishes.set_target(ws, centre_id, "plan.goals", 2)


def test_priorities_are_kept_in_their_order_and_checked(ws, answered):
    wishes.set_priorities(ws, answered, {"doing": 3, "plan.goals": 5})
    assert list(wishes.get_priorities(ws, answered).items()) == [("doing", 3), ("plan.goals", 5)]
    with pytest.raises(AnswerError):
        wishes.set_priorities(ws, answered, {"doing": 6})
    with pytest.raises(AnswerError, match="neither a practice nor an area"):
        wishes.set_priorities(ws, answered, {"nothing": 2})
    assert len(wishes.get_priorities(ws, answered)) == 2


def test_means_of_the_wrong_length_are_refused_and_pins_beyond_the_plan_are_released(ws, answered):
    with pytest.raises(AnswerError, match="2 numbers, but the plan has 3 terms"):
        wishes.set_means(ws, answered, Means(start="2027-01", terms=3, hours_per_term={"leader": (1, 2)}))
    assert wishes.get_means(ws, answered) is None
    assert wishes.set_means(ws, answered, Means(start="2027-01", terms=6)).released == {}
    planning.pin(ws, answered, "goals.talk", 1)
    planning.pin(ws, answered, "goals.write", 6)
    assert wishes.set_means(ws, answered, Means(start="2027-01", terms=3)).released == {"goals.write": 6}
    assert planning.get_decisions(ws, answered).pinned == {"goals.talk": 1}


def test_means_that_could_not_be_read_again_are_refused(ws, answered):
    # as where a plan of thirty terms is to get the two more terms that a target takes
    means = Means(start="2027-01", terms=30, hours_per_term={"leader": 10})
    wishes.set_means(ws, answered, means)
    for longer in (means.model_copy(update={"terms": 32}), means.model_copy(update={"hours_per_term": {"leader": -1}})):
        with pytest.raises(AnswerError):
            wishes.set_means(ws, answered, longer, seen=means)
    assert wishes.get_means(ws, answered) == means


def test_suggested_means_follow_the_size_of_the_centre():
    today = dt.date(2026, 11, 21)
    large = wishes.suggested_means(Centre(name="A", learners=1600, staff=160), today)
    assert large.hours_per_term == {"leader": 30, "coordinator": 90, "digital_lead": 60, "teacher": 160, "admin": 25}
    assert (large.start, large.terms, large.budget_per_year) == ("2027-01", 6, 5000)
    small = wishes.suggested_means(Centre(name="A", learners=80, staff=8), today)
    assert small.hours_per_term == {"leader": 10, "coordinator": 35, "digital_lead": 20, "teacher": 20, "admin": 5}
    assert small.budget_per_year == 500
    untold = wishes.suggested_means(Centre(name="A"), today)
    assert untold == wishes.suggested_means(Centre(name="B", learners=600, staff=60), today)


@pytest.mark.parametrize(
    ("day", "start"),
    [("2026-11-21", "2027-01"), ("2027-01-31", "2027-04"), ("2027-03-31", "2027-04"), ("2027-04-01", "2027-09")],
)
def test_the_suggested_plan_starts_with_the_next_term(day, start):
    assert wishes.next_term(dt.date.fromisoformat(day)) == start


def test_suggestions_for_an_unknown_centre_are_not_found(ws):
    with pytest.raises(NotFound):
        wishes.suggested_priorities(ws, "nobody")
