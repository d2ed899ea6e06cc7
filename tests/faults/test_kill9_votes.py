"""The process is killed under votes again and again: every acknowledged vote is there, none twice (promise D1)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
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
PEOPLE = 52
ENOUGH = 10_000
"""Acknowledged votes. Source: reliability, D1."""
MOST_KILLS = 100
VOTES = 5_000, 17_000
"""The most before a kill, short and long."""

# Imports everything once; every writer is a fork of it. In a writer each thread owns a quarter of the people and keeps 26
# votes in flight; a line is written after the vote's future resolved. After so many lines it is killed, with the vote just
# told or a moment later: counted, not timed, so that a slow computer does no less and a quick one no more.
WRITERS = """
import os, signal, sys, threading, time
from prodige_core.services import taking_part, workspace
from prodige_core.workshops import Ballot
from tests.factories import MINI, NOON

url, code, *tokens = sys.argv[1:]
items = ["plan.goals.q1", "doing.visits.q1"]
acknowledged = []

def cast(ws, told, number, part):
    while True:
        number += 1
        sent = [
            (token, item, taking_part.submit_vote(ws, code, token, Ballot(item, number % 4, number), 1))
            for token in tokens[part::4] for item in items
        ]
        for token, item, future in sent:
            future.result()
            os.write(told, f"{token} {item} {number}\\n".encode())
            acknowledged.append(number)
            if len(acknowledged) > most:
                time.sleep(later)
                os.kill(os.getpid(), signal.SIGKILL)

for order in sys.stdin:
    file, seq, most, later = order.split()
    most, later = int(most), float(later)
    child = os.fork()
    if not child:
        told = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        ws = workspace.open_workspace(url, MINI, clock=lambda: NOON)
        threads = [threading.Thread(target=cast, args=(ws, told, int(seq), part)) for part in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sys.exit("The writers ended by themselves.")
    print(os.waitpid(child, 0)[1], flush=True)
"""


@contextmanager
def writers(url, room):
    call = [sys.executable, "-c", WRITERS, url, room.code, *room.tokens]
    with subprocess.Popen(call, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as made:
        yield made
        made.stdin.close()
    assert made.returncode == 0


def killed_under_votes(process, file, seq, chance):
    """A writer begins, and is killed at a random moment after its first vote; gives what it had acknowledged."""
    later = chance.choice((0, chance.uniform(0, 0.03)))
    process.stdin.write(f"{file} {seq} {chance.randint(0, size(*VOTES))} {later}\n")
    process.stdin.flush()
    assert process.stdout.readline() == f"{signal.SIGKILL:d}\n"
    return [(token, item, int(number)) for token, item, number in map(str.split, file.read_text().split("\n")[:-1])]


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


def lost_votes(ws, room, latest):
    """How many seats have an older vote than one that was acknowledged."""
    lost = 0
    for token in room.tokens:
        own = taking_part.own_votes(ws, room.code, token)
        for item in (GOALS, VISITS):
            stored = own[item].seq if item in own else 0
            lost += stored < latest.get((token, item), 0)
    return lost


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
    with writers(url, room) as process:
        while kills < size(4, 60) or (acknowledged < ENOUGH and kills < MOST_KILLS):
            kills += 1
            done = killed_under_votes(process, tmp_path / f"told{kills}", kills * 1_000_000, chance)
            acknowledged += len(done)
            for token, item, number in done:
                latest[token, item] = max(number, latest.get((token, item), 0))
            ws = opened(url)  # a restart: the same room, the same seats
            rows = looked_at(ws)
            lost += lost_votes(ws, room, latest)
            workspace.close(ws)
            assert max(Counter(row[:3] for row in rows).values()) == 1
            assert all(level == seq % 4 for _, _, _, level, seq in rows)  # none half written
    tell(capsys, database=kind, kills=kills, acknowledged=acknowledged, lost=lost, twice=0, rows=len(rows))
    assert lost == 0
    assert acknowledged >= ENOUGH
