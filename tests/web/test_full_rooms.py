"""A room that is full looks like no room, to every way of asking; and all wrong guesses count together."""

import pytest

from prodige_core.services import seats_seen, workshop_seats, workshops
from prodige_web.limits import SOURCE_LIMIT, WrongCodes
from tests.services.workshop_steps import GOALS, open_room


@pytest.fixture
def full(room_ws, school, someone):
    """A room of three with three in it: its code and somebody who is in."""
    room = open_room(room_ws, school, 0, expected=2)
    people = [someone(address=f"192.0.2.{number}") for number in range(3)]
    assert {one.get(f"/j/{room.code}").status for one in people} == {200}
    return room.code, people[0]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/j/{}", "/j/{}/state"])
def test_who_has_no_seat_cannot_tell_a_full_room_from_a_wrong_code(full, someone, method, path):
    stranger = someone(address="198.51.100.1")
    right = stranger.look(path.format(full[0]), method)
    wrong = stranger.look(path.format("AAAAAAA2"), method)
    assert right.status == wrong.status == 404
    assert right.body.replace(full[0].encode(), b"") == wrong.body.replace(b"AAAAAAA2", b"")
    assert [name for name, _ in right.headers] == [name for name, _ in wrong.headers]


def test_who_is_in_follows_the_room_as_before(full):
    code, inside = full
    assert inside.look(f"/j/{code}/state").status == 200
    assert inside.look(f"/j/{code}", "HEAD").status == 200


def test_a_look_ahead_at_a_room_with_room_takes_no_seat(room_ws, school, someone):
    room = open_room(room_ws, school, 0, expected=2)
    stranger = someone()
    for _ in range(10):
        assert stranger.look(f"/j/{room.code}", "HEAD").status == 200
        assert stranger.look(f"/j/{room.code}/state").status == 200
    assert stranger.cookies == {}
    assert all(someone().get(f"/j/{room.code}").status == 200 for _ in range(3))


def test_wrong_codes_and_wrong_survey_links_count_together(someone, monkeypatch):
    slowed = []

    async def count(self, source):
        slowed.append(self._too_many(source, 1000.0))
        return True

    monkeypatch.setattr(WrongCodes, "wrong", count)
    stranger = someone()
    for number in range(SOURCE_LIMIT):
        stranger.get("/j/AAAAAAA2" if number % 2 else "/s/no-such-link")
    assert not any(slowed)
    stranger.get("/s/no-such-link")
    stranger.get("/j/AAAAAAA2")
    assert slowed[-2:] == [True, True]


@pytest.fixture
def watched(monkeypatch):
    """This process has watched for long; its clock is moved by hand."""
    now = [1000.0]
    monkeypatch.setattr(seats_seen, "_clock", lambda: now[0])
    monkeypatch.setattr(seats_seen, "_began", 0.0)
    seats_seen._rooms.clear()
    yield now
    seats_seen._rooms.clear()


def test_phones_that_ask_keep_their_seats_and_made_up_ones_make_room(room_ws, school, someone, watched):
    room = open_room(room_ws, school, 0, expected=2)
    phone, *made_up = (someone(address=f"192.0.2.{number}") for number in range(3))
    assert {one.get(f"/j/{room.code}").status for one in (phone, *made_up)} == {200}
    assert someone(address="198.51.100.1").look(f"/j/{room.code}").status == 404
    for _ in range(5):
        watched[0] += 30
        assert phone.look(f"/j/{room.code}/state").status == 200
    assert workshop_seats.free(room_ws, room.id) == 2
    assert someone(address="198.51.100.1").get(f"/j/{room.code}").status == 200


@pytest.mark.parametrize("first", ["vote", "look"])
def test_whoever_slept_in_the_lobby_loses_nothing(room_ws, school, someone, watched, first):
    room = open_room(room_ws, school, 0)
    phone = someone()
    phone.get(f"/j/{room.code}")
    cookies = dict(phone.cookies)
    watched[0] += seats_seen.LATELY_SECONDS
    assert workshop_seats.free(room_ws, room.id) == 1
    workshops.show(room_ws, room.id, GOALS)
    if first == "look":
        assert phone.get(f"/j/{room.code}").status == 200
    vote = {"item": GOALS, "level": "2", "seq": "1", "round": "1"}
    assert phone.post(f"/j/{room.code}/vote", vote, follow=False).status == 303
    assert phone.post(f"/j/{room.code}/vote", vote | {"seq": "2"}, follow=False).status == 303
    assert phone.cookies == cookies
    assert workshops.look(room_ws, room.id).people == 1
    assert workshops.look(room_ws, room.id).answered == 1


def test_whoever_finds_it_full_again_is_told_whom_to_ask(room_ws, school, someone, watched):
    room = open_room(room_ws, school, 0, expected=2)
    phone = someone()
    phone.get(f"/j/{room.code}")
    watched[0] += seats_seen.LATELY_SECONDS
    workshop_seats.free(room_ws, room.id)
    workshops.show(room_ws, room.id, GOALS)
    assert {someone(address=f"192.0.2.{number}").get(f"/j/{room.code}").status for number in range(3)} == {200}
    refused = phone.post(f"/j/{room.code}/vote", {"item": GOALS, "level": "2", "seq": "1"}, follow=False)
    assert refused.status == 403
    assert "let more people in" in refused.text
    told = phone.get(f"/j/{room.code}")
    assert told.status == 404
    assert "Ask the person who leads the workshop to let more people in" in told.text
