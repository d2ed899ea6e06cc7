"""When the COMMIT fails, in whatever way, no page says "saved", and what was sent can be sent again (promise D3)."""

from __future__ import annotations

import pytest

from prodige_core.services import taking_part, workshops
from tests.failing_commits import WAYS, failing
from tests.services.workshop_steps import GOALS, open_room

pytestmark = [pytest.mark.sqlite, pytest.mark.parametrize("words", WAYS)]


@pytest.fixture
def room(room_ws, school):
    return open_room(room_ws, school, 0, pace="self")


@pytest.fixture
def phone(someone, room):
    own = someone()
    own.get(f"/j/{room.code}?item={GOALS}")
    return own


def not_saved(reply):
    assert reply.status == 503
    assert reply.header("retry-after")
    assert "Not saved yet" in reply.text
    assert "Saved" not in reply.text
    assert reply.header("set-cookie") == ""
    for inside in ("sqlite", "COMMIT", "OperationalError", "Traceback"):
        assert inside not in reply.text


def people_and_votes(ws):
    with ws.database.read() as unit:
        run = unit._connection.exec_driver_sql
        return run("SELECT count(*) FROM participants").scalar(), run("SELECT count(*) FROM votes").scalar()


def test_a_vote(room_ws, room, phone, words):
    with failing(room_ws, words) as tried:
        not_saved(phone.post(f"/j/{room.code}/vote", {"item": GOALS, "level": "2", "seq": "1"}))
        assert phone.get(f"/j/{room.code}?item={GOALS}").status == 200  # reading goes on
        assert "Your vote: " not in phone.now.text
    assert tried
    assert people_and_votes(room_ws) == (1, 0)
    reply = phone.post(f"/j/{room.code}/vote", {"item": GOALS, "level": "2", "seq": "1"})
    assert (reply.status, people_and_votes(room_ws)) == (200, (1, 1))


def test_joining(room_ws, room, someone, words):
    late = someone()
    with failing(room_ws, words):
        not_saved(late.get(f"/j/{room.code}"))
    assert people_and_votes(room_ws) == (0, 0)
    assert late.get(f"/j/{room.code}").status == 200
    assert people_and_votes(room_ws) == (1, 0)


def test_leaving_is_not_said_to_be_done(room_ws, room, phone, words):
    with failing(room_ws, words):
        not_saved(phone.post(f"/j/{room.code}/leave", {}))
    assert phone.get(f"/j/{room.code}").status == 200
    assert workshops.look(room_ws, room.id).people == 1


def test_a_room_that_cannot_be_read_says_so_and_comes_back(room_ws, room, phone, words, monkeypatch):
    import sqlite3

    from sqlalchemy.exc import OperationalError

    from prodige_core.errors import StorageError

    def broken(*_args, **_given):
        raise StorageError("x") from OperationalError("SELECT", {}, sqlite3.OperationalError(words))

    with monkeypatch.context() as patch:
        patch.setattr(taking_part, "room", broken)
        not_saved(phone.get(f"/j/{room.code}"))
        assert phone.look(f"/j/{room.code}/state").status == 503
    assert phone.get(f"/j/{room.code}").status == 200
