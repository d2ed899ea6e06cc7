"""The process is killed under votes again and again: every acknowledged vote is there, none twice (promise D1)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part, workspace
from tests import databases
from tests.factories import MINI, NOON
from tests.faults.figures import size, tell
from tests.services.workshop_steps import GOALS, VISITS, open_room

ROOT = Path(__file__).resolve().parents[2]
SECONDS, PEOPLE = 1.0, 52
ENOUGH = 10_000
"""Acknowledged votes. Source: reliability, D1."""
MOST_KILLS = 100

# Each thread owns a quarter of the people and keeps 25 votes in flight; a line is printed after the vote's future resolved.
WRITER = """
import datetime as dt, os, sys, threading
from prodige_core.services import taking_part, workspace
from prodige_core.workshops import Ballot
from tests.factories import MINI, NOON

url, code, seq, *tokens = sys.argv[1:]
ws = workspace.open_workspace(url, MINI, clock=lambda: NOON)
items = ["plan.goals.q1", "doing.visits.q1"]

def cast(part):
    number = int(seq)
    while True:
        number += 1
        sent = [
            (token, item, taking_part.submit_vote(ws, code, token, Ballot(item, number % 4, number), 1))
            for token in tokens[part::4] for item in items
        ]
        for token, item, future in sent:
            future.result()
            os.write(1, f"{token} {item} {number}\\n".encode())

threads = [threading.Thread(target=cast, args=(part,), daemon=True) for part in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def killed_under_votes(url, room, seq, chance):
    """Start a writer, kill it at a random moment after its first vote; gives what it had acknowledged."""
    call = [sys.executable, "-c", WRITER, url, room.code, str(seq), *room.tokens]
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        first = writer.stdout.readline()
        deadline = time.monotonic() + chance.uniform(0, SECONDS)
        output = bytearray(first)
        os.set_blocking(writer.stdout.fileno(), False)
        while time.monotonic() < deadline:
            output += writer.stdout.read() or b""
            time.sleep(0.002)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        os.set_blocking(writer.stdout.fileno(), True)
        output += writer.stdout.read()
    assert writer.returncode == -signal.SIGKILL
    return [(token, item, int(number)) for token, item, number in map(str.split, output.decode().split("\n")[:-1])]


def opened(url):
    return workspace.open_workspace(url, MINI, clock=lambda: NOON)


def looked_at(ws):
    """All votes, after a look at the whole database."""
    with ws.database.read() as unit:
        run = unit._connection.execute
        if unit._connection.dialect.name == "sqlite":
            assert run(text("PRAGMA integrity_check")).fetchall() == [("ok",)]
            assert run(text("PRAGMA foreign_key_check")).fetchall() == []
        return run(text("SELECT participant_id, item, round, level, seq FROM votes")).fetchall()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_every_acknowledged_vote_survives_the_kills(tmp_path, capsys, kind):
    url = f"sqlite:///{tmp_path / 'a.sqlite3'}" if kind == "sqlite" else databases.postgresql(tmp_path)
    ws = opened(url)
    room = open_room(
        ws, centres.create_centre(ws, Centre(name="Hill School")), PEOPLE, pace="self", expected=PEOPLE + 8
    )
    workspace.close(ws)
    chance = random.Random(9)  # noqa: S311 - repeatable moments
    latest: dict[tuple[str, str], int] = {}
    acknowledged = lost = kills = 0
    while kills < size(4, 60) or (acknowledged < ENOUGH and kills < MOST_KILLS):
        kills += 1
        done = killed_under_votes(url, room, kills * 1_000_000, chance)
        acknowledged += len(done)
        for token, item, number in done:
            latest[token, item] = max(number, latest.get((token, item), 0))

        ws = opened(url)  # a restart: the same room, the same seats
        rows = looked_at(ws)
        assert max(Counter(row[:3] for row in rows).values()) == 1
        assert all(level == seq % 4 for _, _, _, level, seq in rows)  # none half written
        for token in room.tokens:
            own = taking_part.own_votes(ws, room.code, token)
            for item in (GOALS, VISITS):
                stored = own[item].seq if item in own else 0
                lost += stored < latest.get((token, item), 0)
        workspace.close(ws)
    tell(capsys, database=kind, kills=kills, acknowledged=acknowledged, lost=lost, twice=0, rows=len(rows))
    assert lost == 0
    assert acknowledged >= ENOUGH
