"""The reply to a COMMIT is lost: what was saved is told as saved, what was not is done again or told, never twice (D20)."""

from __future__ import annotations

import pytest

from prodige_core.errors import StorageError
from prodige_core.responses import Centre
from prodige_core.services import assessing, centres, taking_part, workshops, workspace
from prodige_core.services.workspace import open_workspace
from prodige_core.storage import server
from prodige_core.workshops import Ballot
from tests import databases
from tests.factories import MINI, NOON
from tests.faults.unanswered import Proxy
from tests.services.workshop_steps import GOALS, open_room

pytestmark = pytest.mark.postgres


@pytest.fixture
def proxy(tmp_path):
    made = Proxy(databases.address(tmp_path))
    yield made
    made.close()


@pytest.fixture
def ws(proxy):
    opened = open_workspace(proxy.url, MINI, clock=lambda: NOON)
    yield opened
    workspace.close(opened)


@pytest.fixture
def stored(tmp_path):
    """The same database without the proxy."""
    opened = open_workspace(databases.address(tmp_path), MINI, clock=lambda: NOON)
    yield opened
    workspace.close(opened)


def test_a_centre_whose_reply_was_lost_is_there_once_and_its_maker_is_told_so(ws, proxy, stored):
    proxy.lose = "reply"
    centre_id = centres.create_centre(ws, Centre(name="Hill School"))
    assert proxy.lost == 1
    assert [row.id for row in centres.list_centres(stored)] == [centre_id]
    assessing.save_answer(ws, centre_id, "mini", GOALS, level=2)  # and it goes on


def test_a_commit_that_never_arrived_is_told_and_leaves_nothing(ws, proxy, stored):
    proxy.lose = "question"
    with pytest.raises(StorageError, match="does not answer"):
        centres.create_centre(ws, Centre(name="Hill School"))
    assert centres.list_centres(stored) == ()
    centres.create_centre(ws, Centre(name="Hill School"))
    assert len(centres.list_centres(stored)) == 1


@pytest.mark.parametrize("lose", ["question", "reply"])
def test_votes_and_joins_are_there_exactly_once_and_nobody_need_do_anything(ws, proxy, stored, lose):
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), 3, (GOALS,))
    workshops.show(ws, room.id, GOALS)
    proxy.lose = lose
    futures = [
        taking_part.submit_vote(ws, room.code, token, Ballot(GOALS, n, 1), 1) for n, token in enumerate(room.tokens)
    ]
    assert [future.result(300) for future in futures] == [None] * 3
    proxy.lose = lose
    assert taking_part.join(ws, room.code) is not None
    assert proxy.lost == 2
    with stored.database.read() as unit:
        assert unit.votes.people([room.id]) == {room.id: 4}
        assert unit.votes.counts(room.id, {GOALS: 1}, {GOALS: 3})[GOALS].levels == (1, 1, 1, 0)


def test_when_nobody_can_tell_it_is_said_so_and_a_vote_sent_again_counts_once(ws, proxy, stored, monkeypatch):
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), 1, (GOALS,))
    workshops.show(ws, room.id, GOALS)
    monkeypatch.setattr(server, "PATIENCE_SECONDS", 0.3)
    proxy.lose = "reply and all that follows"
    with pytest.raises(StorageError, match="not known whether this was saved"):
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 2, 1))
    proxy.shut = False
    taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 2, 1))
    with stored.database.read() as unit:
        assert unit.votes.answered_in(room.id, GOALS, 1) == 1
        assert unit.votes.counts(room.id, {GOALS: 1}, {GOALS: 3})[GOALS].levels == (0, 0, 1, 0)


class PassingTime:
    """The server module's time: it goes by only while that waits, so a busy machine changes nothing."""

    now = 0.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def test_asking_what_became_of_a_commit_takes_no_longer_than_patience(ws, proxy, monkeypatch):
    clock = PassingTime()
    monkeypatch.setattr(server, "time", clock)
    proxy.lose = "reply and all that follows"
    with pytest.raises(StorageError, match="not known"):
        centres.create_centre(ws, Centre(name="Hill School"))
    assert server.PATIENCE_SECONDS - 0.2 < clock.now < server.PATIENCE_SECONDS + 0.2  # patient, and no longer than that
    proxy.shut = False
