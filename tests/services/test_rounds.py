"""The next round: begun from the last, confirmed one by one or by area, undone, taken back, and shared by two people."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import AnswerError, Conflict, NotFound, StateError
from prodige_core.responses import Answer
from prodige_core.services import assessing, centres, results, rounds, wishes
from prodige_core.services.workspace import Workspace
from tests.factories import NOON
from tests.services.workshop_steps import GOALS, VISITS

ROLES = "plan.roles.q1"


def later(ws: Workspace, days: int = 365) -> Workspace:
    return Workspace(ws.database, ws.catalogue, lambda: NOON + dt.timedelta(days=days), ws.actor)


@pytest.fixture
def school(ws, centre_id):
    for item, level in ((GOALS, 1), (ROLES, 2), (VISITS, 0)):
        assessing.save_answer(ws, centre_id, "mini", item, level=level, note="as of May", evidence="minutes")
    return centre_id


def answer(ws, own, item=GOALS):
    return assessing.current_assessment(ws, own, "mini").answers.get(item)


def begun(ws, own):
    return rounds.start_next_round(later(ws), own)


def test_every_answer_is_taken_over_and_the_scores_stay(ws, school):
    before = results.overview(ws, school).frameworks[0].scores
    [one] = begun(ws, school)
    assert (one.framework, one.round_id, one.carried, one.left_out) == ("mini", "2027-autumn", 3, 0)
    assert answer(ws, school) == Answer(level=1, note="as of May", evidence="minutes", carried=True)
    assert results.overview(ws, school).frameworks[0].scores == before
    seen = assessing.progress(ws, school, "mini")
    assert (seen.done, seen.carried, seen.confirmed) == (3, 3, 0)
    assert (seen.carried_area, seen.carried_item) == ("plan", GOALS)
    assert [(area.area, area.carried) for area in seen.areas] == [("plan", 2), ("doing", 1)]


def test_it_travels_in_the_centre_file_and_back(ws, school):
    begun(ws, school)
    rounds.confirm_answer(ws, school, "mini", ROLES)
    data = centres.export_bytes(ws, school)
    file = centres.get_centre(ws, school)
    assert [own.carried for own in file.assessments[1].answers.values()] == [True, None, True]
    assert b'"carried": true' in data
    data = data.replace(b"Hill School", b"Lake School")
    again = centres.import_bytes(ws, data, "x.json").centre_id
    assert centres.export_bytes(ws, again) == data


@pytest.mark.parametrize(
    "changes", [{"level": 3}, {"level": 1}, {"unknown": True}, {"note": "new"}, {"evidence": ""}, {}]
)
def test_any_change_of_an_answer_confirms_it_and_undo_takes_that_back(ws, school, changes):
    begun(ws, school)
    seen = answer(ws, school)
    saved = assessing.change_answer(ws, school, "mini", GOALS, changes, seen=seen)
    assert answer(ws, school).carried is None
    assert assessing.progress(ws, school, "mini").confirmed == 1
    assessing.put_answer(ws, school, "mini", GOALS, saved.previous, seen=saved.current)
    assert answer(ws, school) == seen


def test_an_area_is_confirmed_at_once_and_that_can_be_undone(ws, school):
    begun(ws, school)
    done = rounds.confirm_area(
        ws, school, "mini", "plan", seen=assessing.current_assessment(ws, school, "mini").answers
    )
    assert (set(done.answers), done.skipped) == ({GOALS, ROLES}, 0)
    assert assessing.progress(ws, school, "mini").confirmed == 2
    rounds.carry_again(ws, school, "mini", seen=done.answers)
    assert assessing.progress(ws, school, "mini").confirmed == 0
    with pytest.raises(AnswerError):
        rounds.confirm_area(ws, school, "mini", "nowhere")


def test_an_area_confirms_only_what_still_stands_as_it_was_seen(ws, school):
    begun(ws, school)
    seen = assessing.current_assessment(ws, school, "mini").answers
    assessing.change_answer(ws, school, "mini", GOALS, {"level": 3}, seen=seen[GOALS])
    done = rounds.confirm_area(ws, school, "mini", "plan", seen=seen)
    assert (set(done.answers), done.skipped) == ({ROLES}, 1)
    assert answer(ws, school).level == 3
    assessing.change_answer(ws, school, "mini", ROLES, {"level": 0})
    undone = rounds.carry_again(ws, school, "mini", seen=done.answers)
    assert (undone.answers, undone.skipped) == ({}, 1)


def test_still_true_and_another_level_contradict_each_other(ws, school):
    begun(ws, school)
    seen = answer(ws, school)
    assessing.change_answer(ws, school, "mini", GOALS, {"level": 3}, seen=seen)
    with pytest.raises(Conflict) as told:
        rounds.confirm_answer(ws, school, "mini", GOALS, seen=seen)
    assert [(one.field, one.yours, one.theirs) for one in told.value.clashes] == [("choice", 1, 3)]
    seen = answer(ws, school, ROLES)
    rounds.confirm_answer(ws, school, "mini", ROLES, seen=seen)
    with pytest.raises(Conflict):
        assessing.change_answer(ws, school, "mini", ROLES, {"level": 0}, seen=seen)
    seen = answer(ws, school, VISITS)
    rounds.confirm_answer(ws, school, "mini", VISITS, seen=seen)
    assessing.change_answer(ws, school, "mini", VISITS, {"note": "both"}, seen=seen)
    assert answer(ws, school, VISITS) == Answer(level=0, note="both", evidence="minutes")


def test_beginning_twice_is_one_round_and_beginning_from_nothing_none(ws, school, centre_id):
    begun(ws, school)
    for framework in (None, "mini"):
        with pytest.raises(StateError, match="there already"):
            rounds.start_next_round(later(ws), school, framework)
    empty = centres.create_centre(ws, centres.get_centre(ws, school).centre)
    with pytest.raises(StateError, match="no answers yet"):
        rounds.start_next_round(ws, empty)
    assessing.start_assessment(ws, empty, "mini")
    with pytest.raises(StateError, match="no answers yet"):
        rounds.start_next_round(ws, empty, "mini")
    with pytest.raises(NotFound):
        rounds.start_next_round(ws, empty, "nowhere")


def test_a_colleagues_new_round_is_seen_before_another_is_begun(ws, school):
    seen = rounds.latest_rounds(ws, centres.get_centre(ws, school))
    begun(ws, school)
    rounds.confirm_answer(ws, school, "mini", GOALS)
    with pytest.raises(StateError, match="Somebody else"):
        rounds.start_next_round(later(ws, 400), school, seen=seen)


def test_two_rounds_on_one_day_count_in_the_order_they_were_begun(ws, school):
    rounds.start_next_round(ws, school)
    rounds.confirm_answer(ws, school, "mini", GOALS)
    [one] = rounds.start_next_round(ws, school, "mini")
    assert one.round_id == "2026-autumn-mini-2"
    assert [own.id for own in rounds.rounds(ws, school)["mini"]] == ["2026-autumn", "2026-autumn-mini", one.round_id]
    assert assessing.current_assessment(ws, school, "mini").id == one.round_id


def test_a_round_is_taken_back_and_with_answers_in_it_only_knowingly(ws, school):
    [one] = begun(ws, school)
    rounds.take_back_round(ws, school, "mini", one.round_id)
    assert answer(ws, school).carried is None
    [one] = begun(ws, school)
    assessing.change_answer(ws, school, "mini", GOALS, {"level": 3})
    with pytest.raises(StateError, match="in this round: 1"):
        rounds.take_back_round(ws, school, "mini", one.round_id)
    rounds.take_back_round(ws, school, "mini", one.round_id, confirmed=1)
    assert answer(ws, school).level == 1
    with pytest.raises(StateError, match="last of several"):
        rounds.take_back_round(ws, school, "mini", "2026-autumn", confirmed=9)
    with pytest.raises(NotFound):
        rounds.take_back_round(ws, school, "mini", one.round_id)


def test_targets_above_the_level_come_along_and_reached_ones_do_not(ws, school):
    wishes.set_targets(ws, school, "mini", {"plan.goals": 3, "plan.roles": 3})
    assessing.save_answer(ws, school, "mini", ROLES, level=3)
    begun(ws, school)
    assert assessing.current_assessment(ws, school, "mini").targets == {"plan.goals": 3}
