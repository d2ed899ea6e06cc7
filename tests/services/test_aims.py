"""Targets by practice and what is put first, as a screen shows and changes them."""

from __future__ import annotations

import pytest

from prodige_core.errors import AnswerError
from prodige_core.services import aims, assessing, wishes


@pytest.fixture
def answered(ws, centre_id):
    for item, level in (("plan.goals.q1", 1), ("plan.roles.q1", 3), ("doing.visits.q1", 0)):
        assessing.save_answer(ws, centre_id, "mini", item, level=level)
    return centre_id


def rows(ws, centre_id):
    (view,) = aims.aims(ws, centre_id)
    return {aim.practice.id: (aim.now, aim.target) for area in view.areas for aim in area.practices}


def test_before_any_answer_there_is_nothing_to_aim_at(ws, centre_id):
    assert aims.aims(ws, centre_id) == ()


def test_by_default_all_rise_by_one_except_those_at_the_top(ws, answered):
    (view,) = aims.aims(ws, answered)
    assert not view.chosen
    assert rows(ws, answered) == {"plan.goals": (1, 2), "plan.roles": (3, 3), "doing.visits": (0, 1)}
    assert (view.rising, view.scored) == (2, 3)
    assert [area.rising for area in view.areas] == [1, 1]


def test_choosing_begins_everywhere_on_priorities_or_nowhere_and_can_be_undone(ws, answered):
    assert aims.start_targets(ws, answered, "mini", "one_up").before is None
    assert wishes.get_targets(ws, answered, "mini") == {"plan.goals": 2, "doing.visits": 1}
    aims.put_first(ws, answered, "plan")
    assert aims.start_targets(ws, answered, "mini", "priorities").before == {"plan.goals": 2, "doing.visits": 1}
    assert rows(ws, answered) == {"plan.goals": (1, 2), "plan.roles": (3, 3), "doing.visits": (0, 0)}
    assert aims.start_targets(ws, answered, "mini", "none").before == {"plan.goals": 2}
    assert wishes.get_targets(ws, answered, "mini") == {}
    with pytest.raises(AnswerError):
        aims.start_targets(ws, answered, "nothing", "none")


def test_a_target_below_the_level_now_shows_as_staying(ws, answered):
    wishes.set_targets(ws, answered, "mini", {"plan.roles": 1})
    assert rows(ws, answered)["plan.roles"] == (3, 3)


def test_a_practice_has_the_weight_of_its_area_until_it_gets_its_own(ws, answered):
    aims.put_first(ws, answered, "plan", 4)
    view = aims.priorities(ws, answered)
    assert [(entry.subject, entry.weight) for entry in view.chosen] == [("plan", 4)]
    assert {entry.subject: entry.weight for entry in view.others} == {
        "plan.goals": 4, "plan.roles": 4, "doing": 1, "doing.visits": 1,
    }  # fmt: skip
    assert aims.put_first(ws, answered, "plan.goals", 1).before == {"plan": 4}
    assert [entry.weight for entry in aims.priorities(ws, answered).chosen] == [4, 1]
    assert aims.put_back(ws, answered, "plan").before == {"plan": 4, "plan.goals": 1}
    assert wishes.get_priorities(ws, answered) == {"plan.goals": 1}


def test_what_is_chosen_is_no_longer_suggested(ws, answered):
    before = aims.priorities(ws, answered).suggested
    assert [one.area for one in before] == ["doing"]
    aims.put_first(ws, answered, "doing")
    assert aims.priorities(ws, answered).suggested == ()
