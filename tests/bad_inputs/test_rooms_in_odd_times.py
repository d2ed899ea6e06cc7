"""Rows 39 and 42: the clock jumps, or the centre is renamed or deleted, while people vote."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part, workshops, workspace
from prodige_core.workshops import Ballot
from tests.services.workshop_steps import GOALS, open_room
from tests.survey_steps import Clock, survey_workspace

JUMPS = [
    dt.timedelta(days=-1),
    dt.timedelta(days=-3650),
    dt.timedelta(hours=-1),
    dt.timedelta(hours=1),
    dt.timedelta(days=1),
]
"""Within them a room is as it was."""
FAR = [dt.timedelta(days=3), dt.timedelta(days=3650)]
"""Beyond two days a room counts as forgotten, beyond two weeks as over."""
NIGHTS = [
    dt.datetime(2028, 2, 28, 23, 59, tzinfo=dt.UTC),  # a leap day begins
    dt.datetime(2028, 2, 29, 23, 59, tzinfo=dt.UTC),  # and ends
    dt.datetime(2027, 3, 28, 0, 59, tzinfo=dt.UTC),  # summer time begins in Europe
    dt.datetime(2027, 10, 31, 0, 59, tzinfo=dt.UTC),  # and ends
    dt.datetime(2026, 12, 31, 23, 59, tzinfo=dt.UTC),
]


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
    return centres.create_centre(ws, Centre(name="Hill School"))


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_of_two_votes_the_higher_number_counts_whatever_the_clock_says(ws, clock, centre_id, jump):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 3, 2))
    clock.now += jump
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 0, 1))
    assert taking_part.own_votes(ws, room.code, room.tokens[0])[GOALS].given == 3


@pytest.mark.parametrize("jump", FAR, ids=str)
def test_a_clock_far_ahead_takes_no_vote_loses_none_and_once_it_is_right_the_room_goes_on(ws, clock, centre_id, jump):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 3, 1))
    clock.now += jump
    with pytest.raises(StateError):
        taking_part.vote(ws, room.code, room.tokens[1], Ballot(GOALS, 1, 1))
    clock.now -= jump
    for token in room.tokens[1:]:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1))
    assert lead_to_the_end(ws, room) == 5


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_room_is_led_to_its_end_when_the_clock_jumps_between_votes_and_steps(ws, clock, centre_id, jump):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    for number, token in enumerate(room.tokens):
        clock.now += jump if number == 1 else -jump if number == 3 else dt.timedelta()
        taking_part.vote(ws, room.code, token, Ballot(GOALS, number % 4, 1))
    clock.now += jump
    assert lead_to_the_end(ws, room) == 5


@pytest.mark.parametrize("night", NIGHTS, ids=str)
def test_a_vote_over_midnight_of_an_odd_night_is_one_vote(ws, clock, centre_id, night):
    clock.now = night
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    for token in room.tokens:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 1, 1))
        clock.now += dt.timedelta(minutes=30)
    assert lead_to_the_end(ws, room) == 5


def lead_to_the_end(ws, room) -> int:
    """Reveal, agree, close; how many votes were counted."""
    revealed = workshops.reveal(ws, room.id, GOALS).statement(GOALS)
    workshops.agree(ws, room.id, GOALS, 1)
    workshops.close(ws, room.id, apply=True, t=translator("en"))
    assert workshops.get(ws, room.id).status == "closed"
    return sum(revealed.rounds[-1].counts.levels)


def test_a_centre_renamed_during_the_vote_keeps_its_room_and_its_votes(ws, centre_id):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 2, 1))
    centres.change_profile(ws, centre_id, {"name": "Valley School"})
    for token in room.tokens[1:]:
        taking_part.vote(ws, room.code, token, Ballot(GOALS, 2, 1))
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2)
    workshops.close(ws, room.id, apply=True, t=translator("en"))
    file = centres.get_centre(ws, centre_id)
    assert file.centre.name == "Valley School"
    assert file.assessments[0].answers[GOALS].level == 2


def test_a_centre_deleted_during_the_vote_takes_no_vote_and_comes_back_with_those_it_had(ws, centre_id):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 2, 1))
    centres.delete_centre(ws, centre_id)
    with pytest.raises(NotFound):
        taking_part.vote(ws, room.code, room.tokens[1], Ballot(GOALS, 2, 1))
    assert taking_part.join(ws, room.code) is None
    centres.restore_centre(ws, centre_id)
    assert taking_part.own_votes(ws, room.code, room.tokens[0])[GOALS].given == 2
    taking_part.vote(ws, room.code, room.tokens[1], Ballot(GOALS, 2, 1))
