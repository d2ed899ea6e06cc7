"""A room filled with made-up seats: room for more, and taking back the seats that nobody uses."""

from __future__ import annotations

import dataclasses

import pytest

from prodige_core.errors import AnswerError, Conflict, StateError
from prodige_core.i18n import translator
from prodige_core.services import seats_seen, taking_part, workshop_seats, workshops
from prodige_core.workshops import Ballot
from tests.services.workshop_steps import GOALS, all_vote, gathering, open_room


@pytest.fixture
def clock(monkeypatch):
    """Seconds, from when this process has watched long enough on."""
    now = [1000.0]
    monkeypatch.setattr(seats_seen, "_clock", lambda: now[0])
    monkeypatch.setattr(seats_seen, "_began", now[0] - seats_seen.LATELY_SECONDS)
    seats_seen._rooms.clear()
    yield now
    seats_seen._rooms.clear()


def people(ws, room):
    return workshops.look(ws, room.id).people


def test_more_people_can_be_expected_while_the_room_is_open(ws, centre_id):
    room = open_room(ws, centre_id, 3, expected=2)
    assert taking_part.join(ws, room.code) is None
    before = workshops.get(ws, room.id)
    after = workshops.change_settings(ws, room.id, expected=4, seen=before)
    assert [taking_part.join(ws, room.code) is not None for _ in range(4)] == [True, True, True, False]
    back = workshops.change_settings(ws, room.id, expected=before.expected, seen=after)
    assert (back.expected, people(ws, room)) == (2, 6), "undone; nobody who is in loses a seat"
    assert taking_part.join(ws, room.code) is None


def test_the_bounds_are_those_of_the_beginning_and_all_else_stays_fixed(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    for wrong in (1, 2001):
        with pytest.raises(AnswerError):
            workshops.change_settings(ws, room.id, expected=wrong)
    with pytest.raises(StateError):
        workshops.change_settings(ws, room.id, expected=40, k=3)
    workshops.change_settings(ws, room.id, expected=2000)
    workshops.close(ws, room.id, apply=False, t=translator("en"))
    with pytest.raises(StateError):
        workshops.change_settings(ws, room.id, expected=40)


def test_two_hosts_who_expect_other_numbers_are_told(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    seen = workshops.get(ws, room.id)
    workshops.change_settings(ws, room.id, expected=50, seen=seen)
    with pytest.raises(Conflict):
        workshops.change_settings(ws, room.id, expected=60, seen=seen)


def test_made_up_seats_make_room_again_and_voters_keep_theirs(ws, centre_id, clock):
    room = open_room(ws, centre_id, 9, expected=6)
    workshops.show(ws, room.id, GOALS)
    voters = dataclasses.replace(room, tokens=room.tokens[:2])
    all_vote(ws, voters, GOALS, [1, "na"])
    taking_part.leave(ws, room.code, room.tokens[0])
    taking_part.leave(ws, room.code, room.tokens[8])
    assert taking_part.join(ws, room.code) is None
    assert (workshop_seats.unused(ws, room.id), workshop_seats.free(ws, room.id)) == (7, 7)
    assert (workshop_seats.unused(ws, room.id), workshop_seats.free(ws, room.id)) == (0, 0)
    assert people(ws, room) == 2
    taking_part.vote(ws, room.code, room.tokens[1], Ballot(GOALS, 2, 2))
    assert taking_part.join(ws, room.code) is not None
    shown = workshops.reveal(ws, room.id, GOALS).statement(GOALS).last.counts
    assert sum(shown.levels) + shown.without == 2


def test_a_phone_that_was_here_lately_keeps_its_seat(ws, centre_id, clock):
    room = open_room(ws, centre_id, 3)
    taking_part.notice(ws, room.code, room.tokens[0])
    clock[0] += 60
    taking_part.notice(ws, room.code, room.tokens[1])
    clock[0] += seats_seen.LATELY_SECONDS - 60
    assert workshop_seats.free(ws, room.id) == 2
    assert taking_part.seat(ws, room.code, room.tokens[1]) is not None
    assert taking_part.seat(ws, room.code, room.tokens[0]) is None


def test_a_process_that_has_just_begun_takes_no_seat_of_anybody_back(ws, centre_id, clock, monkeypatch):
    monkeypatch.setattr(seats_seen, "_began", clock[0] - 1)
    room = open_room(ws, centre_id, 3)
    taking_part.leave(ws, room.code, room.tokens[0])
    assert workshop_seats.free(ws, room.id) == 1, "only of who has left"
    clock[0] += seats_seen.LATELY_SECONDS
    assert workshop_seats.free(ws, room.id) == 2


def test_what_is_remembered_of_phones_is_bounded_and_forgotten(ws, centre_id, clock, monkeypatch):
    monkeypatch.setattr(seats_seen, "MOST_ROOMS", 2)
    for code in ("AAAAAAA2", "AAAAAAA3", "AAAAAAA4"):
        seats_seen.notice(ws, code, "first")
    assert seats_seen.lately(ws, "AAAAAAA4") is None, "watched since now only, as others were forgotten"
    assert seats_seen.lately(ws, "AAAAAAA2") is None, "forgotten, so nobody knows who was here"
    for number in range(250):
        clock[0] += 1
        seats_seen.notice(ws, "AAAAAAA3", str(number))
    assert len(next(seen for _, seen in seats_seen._rooms.values() if "249" in seen)) <= 220


def test_a_moment_is_forgotten_after_two_minutes_with_the_next_phone_of_any_room(ws, clock):
    for code, phone in (("AAAAAAA2", "gone"), ("AAAAAAA3", "asleep")):
        seats_seen.notice(ws, code, phone)
    clock[0] += seats_seen.LATELY_SECONDS
    seats_seen.notice(ws, "AAAAAAA3", "awake")
    assert [{**seen} for _, seen in seats_seen._rooms.values()] == [{"awake": clock[0]}]
    assert seats_seen.lately(ws, "AAAAAAA2") == frozenset(), "it is known that nobody was there"
    clock[0] += 1
    seats_seen.notice(ws, "AAAAAAA2", "back")
    assert seats_seen.lately(ws, "AAAAAAA2") == {"back"}


def test_whoever_slept_sits_down_again_with_the_same_token_and_once(ws, centre_id, clock):
    room = open_room(ws, centre_id, 2, expected=2)
    assert workshop_seats.free(ws, room.id) == 2
    with gathering(ws):
        again = [taking_part.submit_sit(ws, room.code, room.tokens[0]) for _ in range(3)]
    assert [one.result() for one in again] == [True, True, True]
    assert taking_part.submit_sit(ws, room.code, room.tokens[0]).result()
    assert people(ws, room) == 1
    for _ in range(2):
        taking_part.join(ws, room.code)
    assert not taking_part.submit_sit(ws, room.code, room.tokens[1]).result(), "full"
    assert not taking_part.submit_sit(ws, "AAAAAAA2", room.tokens[1]).result()
    other = open_room(ws, centre_id, 0)
    assert not taking_part.submit_sit(ws, other.code, room.tokens[0]).result(), "a seat is of one room"


def test_only_in_an_open_room(ws, centre_id):
    draft = workshops.create(ws, centre_id, [GOALS])
    room = open_room(ws, centre_id, 1)
    workshops.close(ws, room.id, apply=False, t=translator("en"))
    for own in (draft, room.id):
        with pytest.raises(StateError):
            workshop_seats.free(ws, own)
    assert not taking_part.submit_sit(ws, room.code, room.tokens[0]).result()
