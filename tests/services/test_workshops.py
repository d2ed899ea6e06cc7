"""Running a workshop from the host's side, down to the assessment."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading

import pytest

from prodige_core.aggregation import Published, Suppressed
from prodige_core.errors import AnswerError, NotFound, StateError
from prodige_core.i18n import translator
from prodige_core.responses import Answer, Centre
from prodige_core.services import assessing, centres, hosting, taking_part, voices, workshops, workspace
from prodige_core.storage import voice_tables
from prodige_core.workshops import Ballot, Counts, Statement
from prodige_web.screen_page import wall
from tests.factories import NOON, mini_workspace
from tests.services.workshop_steps import GOALS, VISITS, all_vote, open_room
from tests.survey_steps import lengthened, shortened, with_mini

EN = translator("en")


def test_a_draft_has_a_code_that_opens_nothing_yet(ws, centre_id):
    own = workshops.get(ws, workshops.create(ws, centre_id, [VISITS, GOALS], title=" Staff day ", k=3, expected=12))
    assert (own.title, own.status, own.pace, own.k, own.expected, own.version) == (
        "Staff day",
        "draft",
        "host",
        3,
        12,
        1,
    )
    assert own.statements == (Statement(VISITS, "mini"), Statement(GOALS, "mini"))
    assert taking_part.room(ws, own.code) is None
    assert taking_part.state(ws, own.code) is None
    assert taking_part.join(ws, own.code) is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"items": []}, "at least one statement"),
        ({"items": [GOALS, "nothing", GOALS]}, "nothing: is not a question"),
        ({"items": [GOALS, "nothing", GOALS]}, "plan.goals.q1: is on the agenda twice"),
        ({"items": [f"q{number}" for number in range(41)]}, "There are 41 statements"),
        ({"k": 2}, "must be 3 or more"),
        ({"k": 21}, "must be 20 or less"),
        ({"k": True}, "whole number"),
        ({"expected": 1}, "must be 2 or more"),
        ({"expected": 2001}, "must be 2000 or less"),
        ({"pace": "fast"}, "must be one of"),
        ({"title": "t" * 201}, "longer than 200"),
        ({"title": "a\x00b"}, "cannot be stored"),
    ],
)
def test_what_a_workshop_cannot_have_is_refused_with_every_reason(ws, centre_id, change, says):
    with pytest.raises(AnswerError, match=says):
        workshops.create(ws, centre_id, **{"items": [GOALS]} | change)
    assert workshops.list_workshops(ws, centre_id) == ()


def test_agendas_are_the_quick_items_or_an_area(ws):
    assert workshops.quick_agenda(ws) == (GOALS, VISITS)
    assert workshops.area_agenda(ws, "doing") == ("doing.visits.q1", "doing.visits.q2")
    with pytest.raises(NotFound, match="no area sports"):
        workshops.area_agenda(ws, "sports")


def test_agenda_and_settings_change_only_before_the_opening(ws, centre_id):
    own_id = workshops.create(ws, centre_id, [GOALS])
    assert [own.item for own in workshops.change_agenda(ws, own_id, [VISITS, GOALS]).statements] == [VISITS, GOALS]
    own = workshops.change_settings(ws, own_id, title="Staff day", k=4)
    assert (own.title, own.k, own.expected) == ("Staff day", 4, 30)
    assert workshops.get(ws, own_id) == own
    workshops.open_room(ws, own_id)
    with pytest.raises(StateError):
        workshops.change_agenda(ws, own_id, [GOALS])
    with pytest.raises(StateError):
        workshops.change_settings(ws, own_id, k=3)


def test_one_statement_from_showing_to_agreeing_in_two_rounds(ws, centre_id):
    room = open_room(ws, centre_id, 6)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [0, 0, 3, 3, 1, "na"])
    hidden = workshops.look(ws, room.id)
    assert (hidden.people, hidden.answered) == (6, 6)
    assert hidden.results[GOALS] == (workshops.RoundResult(1, False, 6, None),)

    workshops.reveal(ws, room.id, GOALS)
    (first,) = workshops.look(ws, room.id).results[GOALS]
    assert (first.revealed, first.answered) == (True, 6)
    assert isinstance(first.cell, Published)
    assert (first.cell.counts, first.cell.without, first.cell.median) == ((2, 1, 0, 2), 1, 1)

    workshops.vote_again(ws, room.id, GOALS)
    assert workshops.look(ws, room.id).answered == 0
    all_vote(ws, room, GOALS, [2, 2, 2, 2, 1, 1])
    workshops.reveal(ws, room.id, GOALS)
    session = workshops.agree(ws, room.id, GOALS, 2, " most of us ")
    own = session.statement(GOALS)
    assert [one.counts for one in own.rounds] == [Counts((2, 1, 0, 2), 1), Counts((0, 2, 4, 0), 0)]
    assert (own.outcome, own.level, own.reason) == ("agreed", 2, "most of us")
    workshops.park(ws, room.id, VISITS, "no data")
    view = workshops.look(ws, room.id)
    assert view.session == workshops.get(ws, room.id)
    assert view.results[GOALS][0] == first
    assert view.results[VISITS] == ()


def test_fewer_votes_than_k_are_never_shown(ws, centre_id):
    room = open_room(ws, centre_id, 6)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 3, 3, "na", "unknown"])
    workshops.reveal(ws, room.id, GOALS)
    assert workshops.look(ws, room.id).results[GOALS] == (workshops.RoundResult(1, True, 6, Suppressed()),)


def test_what_is_revealed_stays_when_people_leave_or_press_again(ws, centre_id):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 1, 2, 2, 2])
    workshops.reveal(ws, room.id, GOALS)
    before = workshops.look(ws, room.id)
    for token in room.tokens:
        taking_part.leave(ws, room.code, token)
    workshops.reveal(ws, room.id, GOALS)
    after = workshops.look(ws, room.id)
    assert after == before
    assert after.people == 5


def test_a_window_left_behind_does_not_reveal_the_next_round(ws, centre_id):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 1, 2, 2, 2])
    workshops.reveal(ws, room.id, GOALS, round=1)
    workshops.vote_again(ws, room.id, GOALS)
    assert not workshops.reveal(ws, room.id, GOALS, round=1).statement(GOALS).last.revealed
    assert workshops.reveal(ws, room.id, GOALS, round=2).statement(GOALS).last.revealed


def test_levels_and_reasons_outside_their_limits_are_refused(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    workshops.show(ws, room.id, GOALS)
    workshops.reveal(ws, room.id, GOALS)
    for level in (4, -1, True, 1.5):
        with pytest.raises(AnswerError):
            workshops.agree(ws, room.id, GOALS, level)
    with pytest.raises(AnswerError, match="longer than 500"):
        workshops.agree(ws, room.id, GOALS, 1, "r" * 501)
    with pytest.raises(AnswerError, match="not a question"):
        workshops.agree(ws, room.id, "nothing", 1)
    with pytest.raises(StateError, match="not on the agenda"):
        workshops.agree(ws, room.id, "plan.goals.q2", 1)
    assert workshops.get(ws, room.id).statement(GOALS).outcome == ""


def test_the_timer_counts_from_now_and_within_reason(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    assert workshops.set_timer(ws, room.id, 90).timer_ends_at == NOON + dt.timedelta(seconds=90)
    assert workshops.set_timer(ws, room.id, None).timer_ends_at is None
    for seconds in (9, 7201, 60.5):
        with pytest.raises(AnswerError):
            workshops.set_timer(ws, room.id, seconds)


def test_the_close_puts_agreed_levels_and_how_they_came_about_into_the_assessment(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", GOALS, level=0, note="Two aims.", evidence="minutes")
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [0, 2, 2, 3, "unknown"])
    workshops.reveal(ws, room.id, GOALS)
    workshops.vote_again(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 2, 2, 3])
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2, "The plan is written down.")
    workshops.show(ws, room.id, VISITS)
    workshops.reveal(ws, room.id, VISITS)
    workshops.agree(ws, room.id, VISITS, 1)
    assert workshops.record(ws, room.id).lines[0].before == Answer(level=0, note="Two aims.", evidence="minutes")

    done = workshops.close(ws, room.id, apply=True, t=EN)
    assert (done.applied, done.skipped) == ((GOALS, VISITS), ())
    assert (done.session.status, done.session.applied, done.session.closed_at) == ("closed", True, NOON)
    assert assessing.current_assessment(ws, centre_id, "mini").answers == {
        GOALS: Answer(
            level=2,
            note="Two aims. Agreed in a workshop on 21 November 2026: 5 votes, from 1 to 3, median 2. "
            "The plan is written down.",
            evidence="minutes",
        ),
        VISITS: Answer(level=1, note="Agreed in a workshop on 21 November 2026."),
    }
    again = workshops.close(ws, room.id, apply=True, t=EN)
    assert (again.applied, again.session) == ((), workshops.get(ws, room.id))
    assert [line.before for line in workshops.record(ws, room.id).lines] == [Answer(level=0), None]


def test_levels_can_be_put_into_the_assessment_after_a_close_without(ws, centre_id):
    room = open_room(ws, centre_id, 6)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [3] * 6)
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 3)
    assert workshops.close(ws, room.id, apply=False, t=EN).applied == ()
    assert assessing.current_assessment(ws, centre_id, "mini") is None
    assert workshops.close(ws, room.id, apply=True, t=EN).applied == (GOALS,)
    note = assessing.current_assessment(ws, centre_id, "mini").answers[GOALS].note
    assert note == "Agreed in a workshop on 21 November 2026: 6 votes, all on 3."


@pytest.mark.parametrize(
    ("length", "ends"),
    [(1300, "reason."), (1600, "median 2."), (1990, "x")],
    ids=["all fits", "no reason", "nothing fits"],
)
def test_a_note_that_is_nearly_full_is_kept_whole(ws, centre_id, length, ends):
    assessing.save_answer(ws, centre_id, "mini", GOALS, na=True, note="x" * length)
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 2, 2, 3])
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2, "r" * 450 + " reason.")
    workshops.close(ws, room.id, apply=True, t=EN)
    answer = assessing.current_assessment(ws, centre_id, "mini").answers[GOALS]
    assert (answer.level, answer.na) == (2, None)
    assert answer.note.startswith("x" * length)
    assert answer.note.endswith(ends)
    assert len(answer.note) <= 2000


def test_an_agreed_item_that_no_framework_asks_any_more_is_skipped_and_told(ws, centre_id):
    room = open_room(ws, centre_id, 5)
    for item in (GOALS, VISITS):
        workshops.show(ws, room.id, item)
        all_vote(ws, room, item, [1, 2, 2, 2, 3])
        workshops.reveal(ws, room.id, item)
        workshops.agree(ws, room.id, item, 3)
    newer = dataclasses.replace(ws, catalogue=_without_goals(ws.catalogue))
    assert workshops.look(newer, room.id).results[GOALS][0].answered == 5
    done = workshops.close(newer, room.id, apply=True, t=EN)
    assert (done.applied, done.skipped) == ((VISITS,), (GOALS,))
    assert list(assessing.current_assessment(ws, centre_id, "mini").answers) == [VISITS]
    kept = workshops.record(newer, room.id)
    assert [line.item.id for line in kept.lines] == [VISITS]
    assert [own.item for own in kept.unknown] == [GOALS]
    assert list(taking_part.room(newer, room.code).items) == [VISITS]


def _without_goals(catalogue):
    mini = catalogue.frameworks["mini"]
    plan, doing = mini.areas
    rest = {"areas": (plan.model_copy(update={"practices": plan.practices[1:]}), doing)}
    shorter = type(mini).model_construct(**{name: getattr(mini, name) for name in type(mini).model_fields} | rest)
    return type(catalogue)(frameworks={"mini": shorter}, actions={}, action_framework={})


@pytest.mark.parametrize("rescaled", [shortened, lengthened])
def test_votes_on_another_scale_than_today_are_left_out_and_stop_nothing(ws, centre_id, rescaled):
    """The bundled questionnaires may get another scale between an old workshop and the day it is looked at."""
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [3, 3, 2, 1, 0])
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 3)
    now = dataclasses.replace(ws, catalogue=with_mini(ws.catalogue, rescaled(ws.catalogue.frameworks["mini"])))
    kept = workshops.record(now, room.id)
    assert ([one.item for one in kept.unknown], [line.statement.item for line in kept.lines]) == ([GOALS], [VISITS])
    assert hosting.found(kept.session.statements[0], now.catalogue) is None
    assert GOALS not in voices.voices(now, centre_id)
    assert wall(now, workshops.look(now, room.id), "http://school", now.now(), EN).show == "lobby"
    done = workshops.close(now, room.id, apply=True, t=EN)
    assert (done.applied, done.skipped) == ((), (GOALS,))
    assert centres.get_centre(now, centre_id).assessments == ()


def test_when_the_levels_cannot_be_stored_the_workshop_stays_open(ws, centre_id, monkeypatch):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 2, 2, 3])
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2)

    def broken(*_args):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("prodige_core.storage.repositories.assessments.Assessments.set_answer", broken)
        with pytest.raises(RuntimeError):
            workshops.close(ws, room.id, apply=True, t=EN)
    assert workshops.get(ws, room.id).status == "open"
    assert assessing.current_assessment(ws, centre_id, "mini") is None
    assert taking_part.seat(ws, room.code, room.tokens[0]) is not None


def test_a_self_paced_workshop_is_counted_at_the_close(ws, centre_id):
    room = open_room(ws, centre_id, 5, pace="self")
    all_vote(ws, room, GOALS, [0, 1, 1, 2, 3])
    all_vote(ws, room, VISITS, [2, 2, 2, 2, "na"])
    view = workshops.look(ws, room.id)
    assert (view.answered, view.results[GOALS][0].answered) == (5, 5)
    workshops.close(ws, room.id, apply=True, t=EN)
    results = workshops.look(ws, room.id).results
    assert results[GOALS][0].cell.counts == (1, 2, 1, 1)
    assert results[VISITS] == (workshops.RoundResult(1, True, 5, Suppressed()),)


def test_the_record_has_every_statement_with_its_rounds(ws, centre_id):
    room = open_room(ws, centre_id, 5, title="Staff day")
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 2, 2, 3])
    workshops.reveal(ws, room.id, GOALS)
    kept = workshops.record(ws, room.id)
    assert (kept.session.title, kept.centre.name, kept.people) == ("Staff day", "Hill School", 5)
    assert [(line.item.id, len(line.rounds), line.before) for line in kept.lines] == [
        (GOALS, 1, None),
        (VISITS, 0, None),
    ]
    assert kept.lines[0].framework.id == "mini"


def test_the_shared_screen_shows_the_same_and_its_address_is_no_code(ws, centre_id):
    room = open_room(ws, centre_id, 2)
    session = workshops.get(ws, room.id)
    assert workshops.screen(ws, session.screen_token) == workshops.look(ws, room.id)
    for other in (session.code, "", session.screen_token[:-1]):
        assert workshops.screen(ws, other) is None
    assert taking_part.room(ws, session.screen_token) is None


def test_a_reload_a_second_screen_and_a_restart_find_everything_in_the_database(tmp_path):
    ws = mini_workspace(tmp_path)
    centre_id = centres.create_centre(ws, Centre(name="Hill School"))
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 2, 2, 3])
    workshops.reveal(ws, room.id, GOALS)
    workshops.vote_again(ws, room.id, GOALS)
    before = workshops.look(ws, room.id)
    workspace.close(ws)
    ws = mini_workspace(tmp_path)
    assert workshops.look(ws, room.id) == before
    all_vote(ws, room, GOALS, [2] * 5)
    workshops.reveal(ws, room.id, GOALS)
    assert len(workshops.look(ws, room.id).results[GOALS]) == 2
    workspace.close(ws)


def test_lists_are_newest_first_and_say_how_far_each_is(ws, centre_id):
    first = open_room(ws, centre_id, 5, title="first")
    workshops.show(ws, first.id, GOALS)
    workshops.reveal(ws, first.id, GOALS)
    workshops.agree(ws, first.id, GOALS, 1)
    later = dataclasses.replace(ws, clock=lambda: NOON + dt.timedelta(days=1))
    second = open_room(later, centre_id, 0, title="second", pace="self")
    latest = dataclasses.replace(ws, clock=lambda: NOON + dt.timedelta(days=2))
    workshops.create(latest, centre_id, [GOALS], title="third")
    rows = workshops.list_workshops(ws, centre_id)
    assert [(row.title, row.status, row.pace, row.statements, row.agreed, row.people) for row in rows] == [
        ("third", "draft", "host", 1, 0, 0),
        ("second", "open", "self", 2, 0, 0),
        ("first", "open", "host", 2, 1, 5),
    ]
    assert [row.opened_at for row in rows] == [None, NOON + dt.timedelta(days=1), NOON]
    assert [session.id for session in workshops.opened(ws, centre_id)] == [second.id, first.id]


def test_an_open_workshop_is_not_deleted_and_a_closed_one_takes_votes_and_people_along(ws, centre_id):
    room = open_room(ws, centre_id, 3)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 2, 3])
    with pytest.raises(StateError, match="Close it first"):
        workshops.delete(ws, room.id)
    workshops.close(ws, room.id, apply=False, t=EN)
    workshops.delete(ws, room.id)
    with pytest.raises(NotFound):
        workshops.get(ws, room.id)
    assert taking_part.room(ws, room.code) is None
    with ws.database.read() as unit:
        left = {
            table.name: unit._connection.execute(table.select()).all() for table in voice_tables.metadata.sorted_tables
        }
    for name in ("workshops", "statements", "rounds", "participants", "votes"):
        assert left[name] == []
    draft = workshops.create(ws, centre_id, [GOALS])
    workshops.delete(ws, draft)


def test_unknown_workshops_and_centres_are_not_found(ws, centre_id):
    for step in (workshops.get, workshops.look, workshops.record, workshops.open_room, workshops.delete):
        with pytest.raises(NotFound):
            step(ws, "nothing")
    with pytest.raises(NotFound):
        workshops.close(ws, "nothing", apply=True, t=EN)
    for step in (workshops.list_workshops, workshops.opened):
        with pytest.raises(NotFound):
            step(ws, "nobody")
    with pytest.raises(NotFound):
        workshops.create(ws, "nobody", [GOALS])


def test_a_centre_in_the_bin_takes_its_rooms_along_and_brings_them_back(ws, centre_id):
    room = open_room(ws, centre_id, 2)
    workshops.show(ws, room.id, GOALS)
    token = workshops.get(ws, room.id).screen_token
    centres.delete_centre(ws, centre_id)
    assert taking_part.join(ws, room.code) is None
    with pytest.raises(NotFound):
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, 1))
    with pytest.raises(NotFound):
        workshops.get(ws, room.id)
    assert workshops.screen(ws, token) is None
    centres.restore_centre(ws, centre_id)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 1, 1))
    assert workshops.look(ws, room.id).answered == 1


def test_two_hosts_pressing_at_once_lose_nothing(ws, centre_id):
    items = list(ws.catalogue.framework_of_item)
    room = open_room(ws, centre_id, 0, items=items)
    for item in items:
        workshops.show(ws, room.id, item)
        workshops.reveal(ws, room.id, item)
    threads = [
        threading.Thread(target=workshops.agree, args=(ws, room.id, item, level % 4))
        for level, item in enumerate(items)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    session = workshops.get(ws, room.id)
    assert [own.level for own in session.statements] == [level % 4 for level in range(len(items))]
    assert session.version == 1 + 1 + 3 * len(items)  # open, then show, reveal and agree of each


def test_a_step_on_what_somebody_else_changed_meanwhile_is_refused(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    stale = workshops.get(ws, room.id)
    workshops.show(ws, room.id, GOALS)
    with ws.database.write() as unit, pytest.raises(StateError, match="same moment"):
        unit.workshops.store(stale, dataclasses.replace(stale, title="new"))
