from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import AnswerError, Conflict
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import BoardEntry, Decisions, Means
from prodige_core.services import accepting, assessing, board, board_writes, centres, own_actions, planning, wishes
from prodige_core.services.workspace import close
from tests.factories import mini_workspace

T = translator("en")
MEANS = Means(start="2026-09", terms=3, hours_per_term={"leader": 20, "coordinator": 30, "teacher": 40, "admin": 9})
FAIR = {"title": "A fair", "lead": "teacher", "hours": {"teacher": 6}, "raises": ()}


@pytest.fixture
def ws(tmp_path):
    found = mini_workspace(tmp_path)
    yield found
    close(found)


@pytest.fixture
def centre(ws):
    own = centres.create_centre(ws, centres.profile_from({"name": "Hill School"}))
    for item in ("plan.goals.q1", "plan.roles.q1", "doing.visits.q1"):
        assessing.save_answer(ws, own, "mini", item, level=0)
    wishes.set_means(ws, own, MEANS)
    plan(ws, own)
    return own


def plan(ws, centre):
    task = planning.task_for(ws, centre)
    planning.store_plan(ws, centre, solve(task.problem, "quick"), task.fingerprint)


def cards(ws, centre, day=None):
    return {card.id: card for card in board.board_view(ws, centre, T, day).cards}


def file(ws, centre):
    return centres.get_centre(ws, centre)


def test_what_is_planned_or_decided_is_on_the_board_without_any_entry(ws, centre):
    planning.exclude(ws, centre, "visits.pilot")
    found = cards(ws, centre)
    assert {own: (card.status, card.said) for own, card in found.items()} == {
        "goals.talk": ("proposed", "plan"),
        "roles.name": ("proposed", "plan"),
        "visits.pilot": ("declined", "decision"),
    }
    assert (found["goals.talk"].lead, found["goals.talk"].due) == ("School leader", dt.date(2026, 12, 31))


def test_an_action_is_late_when_its_term_is_over_and_late_to_begin_when_its_first_term_is(ws, centre):
    board_writes.set_entry(ws, centre, "goals.talk", {"due": "2027-02"})
    assert cards(ws, centre, dt.date(2026, 12, 31))["goals.talk"].late == ""
    assert cards(ws, centre, dt.date(2027, 1, 1))["goals.talk"].late == "start"
    assert cards(ws, centre, dt.date(2027, 3, 31))["goals.talk"].late == "start"
    assert cards(ws, centre, dt.date(2027, 4, 1))["goals.talk"].late == "due"
    board_writes.move(ws, centre, "goals.talk", "started")
    assert cards(ws, centre, dt.date(2027, 3, 31))["goals.talk"].late == ""
    assert cards(ws, centre, dt.date(2027, 4, 1))["goals.talk"].late == "due"
    board_writes.move(ws, centre, "goals.talk", "done")
    assert cards(ws, centre, dt.date(2030, 1, 1))["goals.talk"].late == ""


def test_a_move_takes_the_place_of_a_decision_and_undo_brings_it_back(ws, centre):
    planning.pin(ws, centre, "goals.talk", 2)
    change = board_writes.move(ws, centre, "goals.talk", "started")
    assert file(ws, centre).decisions == Decisions()
    assert file(ws, centre).board["goals.talk"] == BoardEntry(status="started", started="2026-11")
    back = board_writes.undo_entry(ws, centre, change)
    assert file(ws, centre).decisions == Decisions(pinned={"goals.talk": 2})
    assert file(ws, centre).board == {}
    board_writes.undo_entry(ws, centre, back)
    assert file(ws, centre).board["goals.talk"].status == "started"
    assert file(ws, centre).decisions == Decisions()


def test_an_accepted_action_keeps_its_fixed_start_and_what_was_left_out_comes_back(ws, centre):
    planning.pin(ws, centre, "goals.talk", 2)
    board_writes.move(ws, centre, "goals.talk", "accepted")
    assert file(ws, centre).decisions.pinned == {"goals.talk": 2}
    planning.exclude(ws, centre, "visits.pilot")
    assert cards(ws, centre)["visits.pilot"].status == "declined"
    board_writes.move(ws, centre, "visits.pilot", "accepted")
    assert file(ws, centre).decisions.excluded == ()
    planning.mark_done(ws, centre, "roles.name")
    assert cards(ws, centre)["roles.name"].status == "done"
    board_writes.move(ws, centre, "roles.name", "proposed")
    assert (file(ws, centre).decisions.done, file(ws, centre).board.get("roles.name")) == ((), None)


def test_the_roadmap_decides_nothing_about_what_began_or_is_over(ws, centre):
    board_writes.move(ws, centre, "goals.talk", "started")
    for decide in (planning.exclude, planning.mark_done, lambda *own: planning.pin(*own, 1)):
        with pytest.raises(AnswerError):
            decide(ws, centre, "goals.talk")
    board_writes.move(ws, centre, "goals.talk", "accepted")
    planning.pin(ws, centre, "goals.talk", 1)


def test_a_reason_and_an_allowed_move_are_due(ws, centre):
    with pytest.raises(AnswerError):
        board_writes.move(ws, centre, "goals.talk", "declined")
    board_writes.move(ws, centre, "goals.talk", "declined", reason="Not our way")
    with pytest.raises(AnswerError):
        board_writes.move(ws, centre, "goals.talk", "done")
    with pytest.raises(AnswerError):
        board_writes.move(ws, centre, "no.such", "accepted")
    with pytest.raises(AnswerError):
        board_writes.set_entry(ws, centre, "goals.talk", {"due": "soon"})
    assert file(ws, centre).board == {"goals.talk": BoardEntry(status="declined", reason="Not our way")}


def test_two_people_change_different_things_of_one_action_and_clash_over_the_same(ws, centre):
    board_writes.set_entry(ws, centre, "goals.talk", {"owner": "Ana"}, seen=None)
    board_writes.set_entry(ws, centre, "goals.talk", {"note": "In May"}, seen=None)
    moved = board_writes.move(ws, centre, "goals.talk", "started", seen=None)
    assert moved.entry.after == BoardEntry(status="started", started="2026-11", owner="Ana", note="In May")
    with pytest.raises(Conflict) as caught:
        board_writes.move(ws, centre, "goals.talk", "declined", reason="no", seen=None)
    assert [clash.field for clash in caught.value.clashes] == [board_writes.STANDING]
    mine, theirs = caught.value.mine, caught.value.theirs
    assert theirs == moved.entry.after
    kept = board_writes.put_entry(ws, centre, "goals.talk", mine, seen=theirs)
    assert (kept.entry.after.status, kept.entry.after.owner) == ("declined", "Ana")
    with pytest.raises(Conflict):
        board_writes.undo_entry(ws, centre, moved)


def test_only_what_goes_otherwise_than_planned_puts_the_plan_out_of_date(ws, centre):
    board_writes.set_entry(
        ws, centre, "goals.talk", {"owner": "leader", "note": "x", "evidence": "y", "due": "2027-01"}
    )
    board_writes.move(ws, centre, "goals.talk", "accepted")
    assert planning.is_current(ws, centre)
    assert cards(ws, centre)["goals.talk"].owner == "School leader"
    board_writes.move(ws, centre, "goals.talk", "started")
    assert planning.is_current(ws, centre)
    board_writes.move(ws, centre, "goals.talk", "dropped", reason="No")
    assert not planning.is_current(ws, centre)


def test_an_own_action_is_planned_like_any_other_and_gone_with_all_that_was_said_about_it(ws, centre):
    values = {**FAIR, "raises": ({"practice": "plan.roles", "to": 1, "share": 100},), "hours": {"teacher": 1}}
    added = own_actions.add_action(ws, centre, values)
    assert added.action == "own.a-fair"
    assert cards(ws, centre)["own.a-fair"].said == "new"
    plan(ws, centre)
    found = cards(ws, centre)["own.a-fair"]
    assert (found.title, found.planned, found.own) == ("A fair", True, True)
    board_writes.move(ws, centre, "own.a-fair", "accepted")
    planning.pin(ws, centre, "own.a-fair", 2)
    before = file(ws, centre)
    removed = own_actions.remove_action(ws, centre, "own.a-fair")
    after = file(ws, centre)
    assert (after.own_actions, after.board, after.decisions) == ((), {}, Decisions())
    own_actions.undo_action(ws, centre, removed)
    assert file(ws, centre) == before


def test_own_actions_are_checked_changed_by_two_and_numbered(ws, centre):
    with pytest.raises(AnswerError):
        own_actions.add_action(ws, centre, {**FAIR, "title": "  "})
    with pytest.raises(AnswerError):
        own_actions.add_action(ws, centre, {**FAIR, "raises": ({"practice": "plan.nothing", "to": 1, "share": 100},)})
    first = own_actions.add_action(ws, centre, FAIR).own.after
    second = own_actions.add_action(ws, centre, {**FAIR, "requires": (first.id,)}).own.after
    assert (first.id, second.id) == ("own.a-fair", "own.a-fair-2")
    with pytest.raises(AnswerError):
        own_actions.remove_action(ws, centre, first.id)
    with pytest.raises(AnswerError):  # a circle
        own_actions.change_action(ws, centre, first.id, {"requires": (second.id,)})
    own_actions.change_action(ws, centre, first.id, {"cost": 50}, seen=first)
    changed = own_actions.change_action(ws, centre, first.id, {"title": "Open day"}, seen=first)
    assert (changed.own.after.title, changed.own.after.cost) == ("Open day", 50)
    with pytest.raises(Conflict):
        own_actions.change_action(ws, centre, first.id, {"cost": 70}, seen=first)
    with pytest.raises(Conflict):
        own_actions.remove_action(ws, centre, second.id, seen=first)
    undone = own_actions.undo_action(ws, centre, changed)
    assert (undone.own.after.title, undone.own.after.cost) == ("A fair", 50)


def test_all_that_is_due_first_is_accepted_at_once_and_taken_back(ws, centre):
    shown = board.board_view(ws, centre, T)
    assert {card.id for card in shown.due_first} == {"goals.talk", "roles.name"}
    board_writes.set_entry(ws, centre, "goals.talk", {"owner": "Ana"})
    shown = board.board_view(ws, centre, T)
    done = accepting.accept(ws, centre, [card.id for card in shown.due_first], seen=shown.entries)
    assert file(ws, centre).board == {
        "goals.talk": BoardEntry(status="accepted", owner="Ana"),
        "roles.name": BoardEntry(status="accepted"),
    }
    assert planning.is_current(ws, centre)
    board_writes.set_entry(ws, centre, "roles.name", {"note": "Begun with"})
    assert accepting.undo_accept(ws, centre, done).after.keys() == {"goals.talk"}
    assert file(ws, centre).board == {
        "goals.talk": BoardEntry(owner="Ana"),
        "roles.name": BoardEntry(status="accepted", note="Begun with"),
    }


def test_what_somebody_moved_meanwhile_or_decided_about_is_not_accepted(ws, centre):
    shown = board.board_view(ws, centre, T)
    board_writes.set_entry(ws, centre, "goals.talk", {"owner": "Ana"})
    planning.exclude(ws, centre, "roles.name")
    done = accepting.accept(ws, centre, ["goals.talk", "roles.name", "visits.gone"], seen=shown.entries)
    assert (done.before, done.after) == ({}, {})
