"""The real app is killed under votes that come over HTTP, ten times (promise D1; reliability 4, row 36; recipe 5.1).

Acknowledged is a vote whose 303 a phone has read. After each kill the database is looked at before anything may repair
it; then the app starts again and the same phones go on with the cookies they have.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks import phones
from benchmarks.phones import Phone
from tests.faults.figures import size
from tests.faults.real_app import START_SECONDS, demo_room, in_a_loop_of_its_own, running
from tests.ports import free_port

KILLS, PHONES, LATE, VOTES = 10, 60, 4, size(100, 400)
"""Kills; phones from the start; phones that join during each vote; the most votes of all before a kill."""
LEVELS = (0, 1, 2, 3)


@dataclass
class Voter:
    """A phone as its owner remembers it: what was sent, and of that what was acknowledged."""

    cookie: bytes
    seq: int = 0
    sent: dict[tuple[str, int], int] = field(default_factory=dict)
    acknowledged: dict[str, int] = field(default_factory=dict)
    in_flight: tuple[str, int] | None = None

    @property
    def token_hash(self) -> str:
        token = self.cookie.decode().partition("=")[2].partition(".")[0]
        return hashlib.sha256(token.encode()).hexdigest()


@dataclass
class Room:
    """The demo room, and all phones that were ever let in."""

    url: str
    code: str
    items: list[str]
    voters: list[Voter] = field(default_factory=list)
    acknowledged: int = 0
    at_next: Callable[[], None] = lambda: None

    async def vote(self, line: Phone, own: Voter, item: str, seq: int) -> None:
        own.in_flight = (item, seq)
        form = f"item={item}&level={own.sent[own.in_flight]}&seq={seq}"
        status, head, _ = await line.post(f"/j/{self.code}/vote", form)
        self.at_next()
        assert status == 303, head
        own.in_flight = None
        own.acknowledged[item] = max(seq, own.acknowledged.get(item, 0))
        self.acknowledged += 1

    async def vote_on_and_on(self, own: Voter, chance: random.Random) -> None:
        """First what was not acknowledged once more, as a phone does; then one vote after the other."""
        line = await phones.phone(self.url)
        line.cookie = own.cookie
        with hung_up(line):
            if own.in_flight is not None:
                await self.vote(line, own, *own.in_flight)
            while True:
                item, own.seq = chance.choice(self.items), own.seq + 1
                own.sent[item, own.seq] = chance.choice(LEVELS)
                await self.vote(line, own, item, own.seq)

    async def join(self, people: int = 1) -> None:
        for line in await phones.joined(self.url, self.code, people):
            with hung_up(line):
                self.voters.append(Voter(line.cookie))


@contextlib.contextmanager
def hung_up(line: Phone) -> Iterator[None]:
    """In the end the line is closed."""
    try:
        yield
    finally:
        line.line.transport.close()


async def vote_until_killed(room: Room, app: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Everybody votes, some join; a random moment after everybody's first acknowledgement the app is killed.

    The next answer to a vote pulls the trigger: what it says, and nothing later, must be in the database.
    """
    killed = asyncio.Event()

    def kill() -> None:
        app.kill()
        killed.set()

    if not room.voters:
        await room.join(PHONES)
    before = [dict(own.acknowledged) for own in room.voters]
    tasks = [asyncio.create_task(room.vote_on_and_on(own, chance)) for own in room.voters]
    deadline = time.monotonic() + START_SECONDS
    while any(own.acknowledged == old for own, old in zip(room.voters, before, strict=True)):
        assert time.monotonic() < deadline, "a phone could not go on"
        await asyncio.sleep(0.005)
    votes = chance.uniform(0, VOTES)
    until = room.acknowledged
    for _ in range(LATE):
        tasks.append(asyncio.create_task(room.join()))
        until += votes / LATE
        while room.acknowledged < until:
            assert time.monotonic() < deadline, "the votes stop"
            await asyncio.sleep(0.002)
    room.at_next = kill
    await asyncio.wait_for(killed.wait(), START_SECONDS)
    room.at_next = lambda: None
    assert app.wait() == -signal.SIGKILL
    _, hanging = await asyncio.wait(tasks, timeout=1)  # what the app still sent arrives; a lost line may not be noticed
    for task in hanging:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    expected = (OSError, asyncio.CancelledError, type(None))  # killed under the question, or let in before it
    assert [one for one in ended if not isinstance(one, expected)] == []


def lost_votes(room: Room, database: Path) -> int:
    """Acknowledged votes that the database does not have. What it has beyond them somebody did send."""
    raw = sqlite3.connect(database)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = raw.execute(
        "SELECT token_hash, item, round, level, seq FROM votes JOIN participants ON participants.id = participant_id"
    ).fetchall()
    seats = {one for (one,) in raw.execute("SELECT token_hash FROM participants")}
    raw.close()
    owners = {own.token_hash: own for own in room.voters}
    assert owners.keys() <= seats, "everybody who was let in has a seat"
    assert {row[2] for row in rows} == {1}
    assert len({row[:2] for row in rows}) == len(rows), "nobody counts twice"
    for who, item, _, level, seq in rows:
        assert owners[who].sent[item, seq] == level, "the level is the one that was sent with this number"
    stored = {(who, item): seq for who, item, _, _, seq in rows}
    return sum(
        stored.get((who, item), -1) < seq for who, own in owners.items() for item, seq in own.acknowledged.items()
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_every_vote_acknowledged_over_http_survives_ten_kills_of_the_app(tmp_path, capsys):
    database, log, chance = tmp_path / "prodige.sqlite3", tmp_path / "app.log", random.Random(9)  # noqa: S311
    port = free_port()
    room = Room(f"http://127.0.0.1:{port}", **demo_room(database))
    lost = repeated = 0
    for _ in range(KILLS):
        with running(port, database, log) as app:
            repeated += sum(own.in_flight is not None for own in room.voters)
            in_a_loop_of_its_own(vote_until_killed(room, app, chance))
        lost += lost_votes(room, database)
    assert "Traceback" not in log.read_text()
    figures = {"kills": KILLS, "phones": len(room.voters), "acknowledged": room.acknowledged, "sent again": repeated}
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures | {'lost': lost, 'twice': 0})}\n")
    assert lost == 0
    assert room.acknowledged >= 1000
