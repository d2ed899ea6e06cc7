"""What a host sees is worked out from what is stored: place, live counts, timer, proposal, agenda, address for phones."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from prodige_core.config import Settings
from prodige_core.errors import AnswerError
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import addresses, centres, hosting, workshop_words, workshops
from tests.services.workshop_steps import GOALS, VISITS, all_vote, open_room

T = translator("en")


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


def voting(ws, centre_id, given=(1, 1, 2, 3, 3)):
    room = open_room(ws, centre_id, len(given))
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, given)
    return room


def test_the_place_on_the_agenda_counts_what_is_left(ws, centre_id):
    room = voting(ws, centre_id)
    place = hosting.place(workshops.get(ws, room.id))
    assert (place.number, place.total, place.left, place.before, place.after) == (1, 2, 2, None, VISITS)
    workshops.park(ws, room.id, GOALS)
    parked = hosting.place(workshops.show(ws, room.id, VISITS))
    assert workshop_words.place_sentence(parked, T) == "Statement 2 of 2; 1 parked and 1 still open."
    assert parked.before == GOALS


def test_the_lobby_is_before_the_first_statement(ws, centre_id):
    room = open_room(ws, centre_id, 3)
    place = hosting.place(workshops.get(ws, room.id))
    assert (place.number, place.before, place.after) == (0, None, GOALS)


def test_live_counts_and_the_timer(ws, centre_id):
    room = voting(ws, centre_id, (1, 2, 2, 3))
    workshops.set_timer(ws, room.id, 90)
    view = workshops.look(ws, room.id)
    live = hosting.live(view, ws.now() + dt.timedelta(seconds=10.5))
    assert (live.people, live.answered, live.share, live.few, live.seconds_left) == (4, 4, 1.0, True, 80)
    assert hosting.live(view, ws.now() + dt.timedelta(hours=1)).seconds_left == 0
    assert hosting.longer(view.session, ws.now() + dt.timedelta(seconds=60), 30) == 60
    assert workshop_words.clock(65) == "1:05"


def test_nobody_there_is_no_division_by_zero(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    workshops.show(ws, room.id, GOALS)
    live = hosting.live(workshops.look(ws, room.id), ws.now())
    assert (live.people, live.share) == (0, 0.0)
    assert workshop_words.voted_sentence(live, T) == "Nobody has joined yet"


def test_the_last_median_that_may_be_shown_is_proposed(ws, centre_id):
    room = voting(ws, centre_id)
    assert hosting.proposal(workshops.look(ws, room.id).results[GOALS]) is None
    workshops.reveal(ws, room.id, GOALS)
    assert hosting.proposal(workshops.look(ws, room.id).results[GOALS]) == 2
    session = workshops.vote_again(ws, room.id, GOALS)
    assert not hosting.may_vote_again(session.statement(GOALS))
    all_vote(ws, room, GOALS, (1, 1, 1, 1, "na"), seq=2)
    session = workshops.reveal(ws, room.id, GOALS)  # four levels: not shown
    results = workshops.look(ws, room.id).results[GOALS]
    assert hosting.proposal(results) == 2
    assert hosting.may_vote_again(session.statement(GOALS))
    assert [one.number for one in hosting.first_and_last(results)] == [1, 2]


def test_what_closing_writes_stands_beside_what_is_there(ws, centre_id):
    room = voting(ws, centre_id)
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2, "")
    (change,) = hosting.changes(workshops.record(ws, room.id))
    assert (change.item.id, change.before, change.after) == (GOALS, None, 2)
    assert workshop_words.change_table((change,), T).rows[0][1] == "not answered"


def test_a_statement_that_no_questionnaire_asks_any_more_has_words(ws, centre_id):
    room = open_room(ws, centre_id, 0)
    gone = dataclasses.replace(workshops.get(ws, room.id).statements[0], item="gone.q1", framework="gone")
    assert hosting.found(gone, ws.catalogue) is None
    assert workshop_words.statement_words(gone, 1, ws.catalogue, T).startswith("1. A statement that is not")


@given(some.lists(some.sampled_from("abcdef"), unique=True, min_size=1), some.data())
def test_moving_keeps_every_other_statement_in_its_order(items, data):
    item = data.draw(some.sampled_from(items))
    for move in hosting.moves(items, item):
        moved = hosting.moved(items, item, move)
        assert [own for own in moved if own != item] == [own for own in items if own != item]
        assert (item in moved) == (move != "remove")
        assert tuple(items) != moved


def test_what_is_ticked_comes_last_and_what_is_unticked_goes():
    assert hosting.toggled(("a", "b"), "c", True) == ("a", "b", "c")
    assert hosting.toggled(("a", "b"), "a", True) == ("a", "b")
    assert hosting.toggled(("a", "b"), "a", False) == ("b",)


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("10.1.2.3", "http://10.1.2.3:8501"),
        (" http://10.1.2.3:9000/j/ ", "http://10.1.2.3:9000"),
        ("HTTPS://school.example", "https://school.example"),
        ("[fe80::1]", "http://[fe80::1]:8501"),
        ("", ""),
    ],
)
def test_an_address_is_used_as_it_is_meant(typed, used):
    settings = Settings.from_environment({})
    try:
        assert addresses.use(typed, settings) == used
        assert addresses.base(settings).url == (used or addresses.found(settings).url)
    finally:
        addresses.use("", settings)


@pytest.mark.parametrize("typed", ["two words", "javascript:alert(1)", "http://a/b?c", "x" * 300, "a<b"])
def test_what_is_no_address_is_refused_and_the_former_stays(typed):
    settings = Settings.from_environment({})
    addresses.use("10.1.2.3", settings)
    try:
        with pytest.raises(AnswerError):
            addresses.use(typed, settings)
        assert addresses.typed() == "http://10.1.2.3:8501"
    finally:
        addresses.use("", settings)


def test_an_address_set_for_a_server_goes_before_what_was_typed():
    settings = Settings.from_environment({"PRODIGE_PUBLIC_URL": "https://prodige.example/"})
    addresses.use("10.1.2.3", settings)
    try:
        assert addresses.base(settings).url == "https://prodige.example"
    finally:
        addresses.use("", settings)
