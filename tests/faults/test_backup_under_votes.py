"""A backup is taken while votes come in: every vote acknowledged before it began is in it (promise D8)."""

from __future__ import annotations

import time

import pytest

from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part, workspace
from prodige_core.storage import backup, copies, restoring
from tests import databases
from tests.factories import MINI, NOON
from tests.faults.figures import size, tell
from tests.faults.voting import ITEM, voting
from tests.services.workshop_steps import open_room

PEOPLE, SHARE = 60, 1 / 20
"""Seats; of the votes that this machine takes alone, how many it takes beside backups (half, measured on a quiet one)."""
PATIENCE_SECONDS = 600


def opened(url):
    return workspace.open_workspace(url, MINI, clock=lambda: NOON)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_every_vote_acknowledged_before_the_start_is_in_the_backup(tmp_path, capsys, kind):
    url = f"sqlite:///{tmp_path / 'a.sqlite3'}" if kind == "sqlite" else databases.postgresql(tmp_path)
    ws = opened(url)
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), PEOPLE, pace="self", expected=PEOPLE)
    workspace.close(ws)
    missing, took, began = 0, [], time.monotonic()
    with voting(url, room.code, room.tokens) as votes:
        until = time.monotonic() + PATIENCE_SECONDS
        while len(votes.latest) < PEOPLE:
            assert time.monotonic() < until, "nobody could vote"
            time.sleep(0.01)
        alone = rate_until(votes, votes.count + 10 * PEOPLE)
        first, began = votes.count, time.monotonic()
        for number in range(size(4, 40)):
            time.sleep(0.2)
            before = dict(votes.latest)
            start = time.monotonic()
            done = backup.back_up(url, tmp_path / f"out{number}", NOON)
            took.append(time.monotonic() - start)
            assert copies.check(done.file) == done.revision
            missing += sum(one < before[seat] for seat, one in stored(done.file, tmp_path, room).items())
        a_second = (votes.count - first) / (time.monotonic() - began)
        rate_until(votes, votes.count + 1)  # and votes go on
    tell(
        capsys,
        database=kind,
        backups=len(took),
        votes_a_second=round(a_second),
        alone=round(alone),
        slowest=round(max(took), 2),
        missing=missing,
    )
    assert missing == 0
    assert a_second >= SHARE * alone


def rate_until(votes, count):
    """Wait for so many votes: how many came a second."""
    first, began = votes.count, time.monotonic()
    while votes.count < count:
        assert time.monotonic() < began + PATIENCE_SECONDS, "votes do not go on"
        time.sleep(0.01)
    return (votes.count - first) / (time.monotonic() - began)


def stored(file, folder, room):
    """The number of the last vote by seat in a backup, as the app sees it once it is restored."""
    target = f"sqlite:///{folder / file.name}.restored.sqlite3"
    restoring.restore(file, target, NOON)
    ws = opened(target)
    found = {seat: taking_part.own_votes(ws, room.code, token)[ITEM].seq for seat, token in enumerate(room.tokens)}
    workspace.close(ws)
    return found
