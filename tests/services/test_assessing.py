from __future__ import annotations

import dataclasses
import datetime as dt
import threading

import pytest

from prodige_core.errors import AnswerError, NotFound
from prodige_core.responses import Answer
from prodige_core.services import assessing, centres, workspace
from tests.factories import NOON, mini_workspace


def test_the_first_answer_begins_a_round_dated_today(ws, centre_id):
    assert assessing.current_assessment(ws, centre_id, "mini") is None
    saved = assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=2, note="two aims")
    assert saved == assessing.Saved("plan.goals.q1", None, *2 * [Answer(level=2, note="two aims")])
    current = assessing.current_assessment(ws, centre_id, "mini")
    assert (current.id, current.date, current.framework_version) == ("2026-autumn", "2026-11-21", "1.2.0")
    assert current.answers == {"plan.goals.q1": Answer(level=2, note="two aims")}


def test_an_answer_can_be_cleared_and_put_back(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", na=True, note="not ours")
    cleared = assessing.clear_answer(ws, centre_id, "mini", "plan.goals.q1")
    assert assessing.current_assessment(ws, centre_id, "mini").answers == {}
    assessing.put_answer(ws, centre_id, "mini", cleared.item, cleared.previous)
    assert assessing.current_assessment(ws, centre_id, "mini").answers == {
        "plan.goals.q1": Answer(na=True, note="not ours")
    }


def test_a_change_of_one_part_of_an_answer_keeps_the_others(ws, centre_id):
    given = (ws, centre_id, "mini", "plan.goals.q1")
    assessing.save_answer(*given, level=1, note="two aims", evidence="minutes")
    assessing.change_answer(*given, {"na": True})
    assert assessing.current_assessment(ws, centre_id, "mini").answers["plan.goals.q1"] == Answer(
        na=True, note="two aims", evidence="minutes"
    )
    changed = assessing.change_answer(*given, {"note": "none"})
    assert changed.current == Answer(na=True, note="none", evidence="minutes")
    assert changed.previous == Answer(na=True, note="two aims", evidence="minutes")


def test_a_note_needs_an_answer_to_stand_beside(ws, centre_id):
    with pytest.raises(AnswerError, match="no answer yet"):
        assessing.change_answer(ws, centre_id, "mini", "plan.goals.q1", {"note": "early"})
    assert assessing.current_assessment(ws, centre_id, "mini") is None


def test_answers_are_there_after_the_workspace_was_closed_and_opened(tmp_path):
    ws = mini_workspace(tmp_path)
    centre_id = centres.create_centre(ws, centres.profile_from({"name": "Hill School"}))
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", unknown=True)
    workspace.close(ws)
    ws = mini_workspace(tmp_path)
    assert assessing.current_assessment(ws, centre_id, "mini").answers == {"plan.goals.q1": Answer(unknown=True)}
    workspace.close(ws)


@pytest.mark.parametrize(
    "given",
    [{}, {"level": 1, "na": True}, {"level": 4}, {"level": -1}, {"level": "2"}, {"level": 1, "note": "n" * 2001}],
)
def test_an_answer_that_is_not_allowed_is_refused_and_nothing_is_stored(ws, centre_id, given):
    with pytest.raises(AnswerError):
        assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", **given)
    assert assessing.current_assessment(ws, centre_id, "mini") is None


def test_unknown_questions_frameworks_and_centres_are_refused(ws, centre_id):
    with pytest.raises(AnswerError, match="not a question"):
        assessing.save_answer(ws, centre_id, "mini", "plan.goals.q9", level=1)
    with pytest.raises(NotFound, match="no framework maxi"):
        assessing.save_answer(ws, centre_id, "maxi", "plan.goals.q1", level=1)
    with pytest.raises(NotFound):
        assessing.save_answer(ws, "nobody", "mini", "plan.goals.q1", level=1)


def test_progress_counts_every_kind_of_answer_and_names_where_to_go_on(ws, centre_id):
    before = assessing.progress(ws, centre_id, "mini")
    assert (before.done, before.total, before.minutes_left) == (0, 5, 2)  # 5 × 20 s, rounded up
    assert (before.next_area, before.next_item) == ("plan", "plan.goals.q1")
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=2)
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q2", unknown=True)
    assessing.save_answer(ws, centre_id, "mini", "plan.roles.q1", na=True)
    after = assessing.progress(ws, centre_id, "mini")
    assert (after.done, after.unknown, after.minutes_left) == (3, 1, 1)
    assert after.areas == (assessing.AreaProgress("plan", 3, 3), assessing.AreaProgress("doing", 0, 2))
    assert after.next_item == "doing.visits.q1"


def test_the_quick_check_has_its_own_progress(ws, centre_id):
    assert [item.id for _, item in assessing.quick_items(ws)] == ["plan.goals.q1", "doing.visits.q1"]
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=2)
    quick = assessing.quick_progress(ws, centre_id)
    assert (quick.done, quick.total, quick.next_item) == (1, 2, "doing.visits.q1")


def test_a_year_later_a_new_round_begins_empty_and_the_old_one_stays(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=2)
    later = dataclasses.replace(ws, clock=lambda: NOON + dt.timedelta(days=365))
    assert assessing.start_assessment(later, centre_id, "mini") == "2027-autumn"
    assert assessing.current_assessment(later, centre_id, "mini").answers == {}
    assert [a.id for a in centres.get_centre(ws, centre_id).assessments] == ["2026-autumn", "2027-autumn"]


def test_rounds_of_one_season_get_ids_of_their_own(ws, centre_id):
    names = [assessing.start_assessment(ws, centre_id, "mini") for _ in range(4)]
    assert names == ["2026-autumn", "2026-autumn-mini", "2026-autumn-mini-2", "2026-autumn-mini-3"]


@pytest.mark.parametrize(
    ("month", "season"), [(1, "spring"), (3, "spring"), (4, "summer"), (8, "summer"), (9, "autumn")]
)
def test_a_round_is_named_after_the_school_term(ws, centre_id, month, season):
    then = dataclasses.replace(ws, clock=lambda: dt.datetime(2027, month, 15, 12, tzinfo=dt.UTC))
    assert assessing.start_assessment(then, centre_id, "mini") == f"2027-{season}"


def test_two_people_saving_different_answers_lose_nothing(ws, centre_id):
    items = list(ws.catalogue.frameworks["mini"].items)
    threads = [
        threading.Thread(target=assessing.save_answer, args=(ws, centre_id, "mini", item), kwargs={"level": level % 4})
        for level, item in enumerate(items)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(centres.get_centre(ws, centre_id).assessments) == 1
    stored = assessing.current_assessment(ws, centre_id, "mini").answers
    assert stored == {item: Answer(level=level % 4) for level, item in enumerate(items)}
