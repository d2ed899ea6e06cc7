"""The board and the roadmap's decisions say things about the same action, at the same moment or one after the other."""

from __future__ import annotations

import pytest

from prodige_core.errors import AnswerError
from prodige_core.planning import solve
from prodige_core.responses import BoardEntry, Decisions, Means
from prodige_core.services import assessing, board_writes, centres, own_actions, planning, wishes
from prodige_core.services.workspace import close
from tests.factories import mini_workspace


@pytest.fixture
def ws(tmp_path):
    found = mini_workspace(tmp_path)
    yield found
    close(found)


@pytest.fixture
def centre(ws):
    own = centres.create_centre(ws, centres.profile_from({"name": "Hill School"}))
    assessing.save_answer(ws, own, "mini", "plan.goals.q1", level=0)
    wishes.set_means(ws, own, Means(start="2026-09", terms=3, hours_per_term={"leader": 20}))
    return own


def file(ws, centre):
    return centres.get_centre(ws, centre)


def test_what_the_roadmap_left_out_meanwhile_is_declined_with_the_reason_given(ws, centre):
    # one person leaves it out on the roadmap while another, who still sees it proposed, declines it on the board
    planning.exclude(ws, centre, "goals.talk")
    with pytest.raises(AnswerError):
        board_writes.move(ws, centre, "goals.talk", "declined", seen=None)
    assert file(ws, centre).board == {}
    change = board_writes.move(ws, centre, "goals.talk", "declined", reason="No time for it", seen=None)
    assert file(ws, centre).board == {"goals.talk": BoardEntry(status="declined", reason="No time for it")}
    assert file(ws, centre).decisions == Decisions()
    board_writes.undo_entry(ws, centre, change)
    assert (file(ws, centre).board, file(ws, centre).decisions.excluded) == ({}, ("goals.talk",))


def test_what_is_done_on_the_roadmap_ends_this_month_when_it_is_done_on_the_board_too(ws, centre):
    planning.mark_done(ws, centre, "goals.talk")
    board_writes.move(ws, centre, "goals.talk", "done")
    assert file(ws, centre).board == {"goals.talk": BoardEntry(status="done", ended="2026-11")}


def test_undo_leaves_the_plan_as_current_as_it_was(ws, centre):
    fair = own_actions.add_action(ws, centre, {"title": "A fair", "lead": "teacher"}).action
    for own in (fair, "visits.pilot", "goals.write"):
        planning.exclude(ws, centre, own)
    task = planning.task_for(ws, centre)
    planning.store_plan(ws, centre, solve(task.problem, "quick"), task.fingerprint)
    before = file(ws, centre)
    board_writes.undo_entry(ws, centre, board_writes.move(ws, centre, "visits.pilot", "accepted"))
    assert file(ws, centre) == before
    own_actions.undo_action(ws, centre, own_actions.remove_action(ws, centre, fair))
    assert file(ws, centre) == before
    assert planning.is_current(ws, centre)


@pytest.mark.parametrize("reason", ["x" * 100_000, "No\0"])
def test_a_reason_that_cannot_be_kept_is_refused_in_words(ws, centre, reason):
    with pytest.raises(AnswerError, match="reason"):
        board_writes.move(ws, centre, "goals.talk", "declined", reason=reason)
    assert file(ws, centre).board == {}


def test_nothing_is_stored_that_could_not_be_read_again(ws, centre):
    with pytest.raises(AnswerError, match="without a reason"):
        board_writes.put_entry(ws, centre, "goals.talk", BoardEntry.model_construct(status="declined", reason=""))
    assert file(ws, centre).board == {}
