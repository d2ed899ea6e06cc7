"""The process is killed under votes, ten times: every vote that was acknowledged is there, none twice (promise D1)."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part, workspace
from tests.factories import mini_workspace
from tests.services.workshop_steps import GOALS, VISITS, open_room

ROOT = Path(__file__).resolve().parents[2]
KILLS, SECONDS = 10, 0.4

# Each thread owns a quarter of the people and keeps 25 votes in flight; a line is printed after the vote's future resolved.
WRITER = """
import os, sys, threading
from pathlib import Path
from prodige_core.services import taking_part
from prodige_core.workshops import Ballot
from tests.factories import mini_workspace

folder, code, seq, *tokens = sys.argv[1:]
ws = mini_workspace(Path(folder))
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


def killed_under_votes(tmp_path, room, seq, chance):
    """Start a writer, kill it at a random moment after its first vote; gives what it had acknowledged."""
    call = [sys.executable, "-c", WRITER, str(tmp_path), room.code, str(seq), *room.tokens]
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


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_every_acknowledged_vote_survives_ten_kills(tmp_path, capsys):
    ws = mini_workspace(tmp_path)
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), 52, pace="self", expected=60)
    workspace.close(ws)
    chance = random.Random(9)  # noqa: S311 - repeatable moments
    latest: dict[tuple[str, str], int] = {}
    acknowledged = lost = 0
    for kill in range(KILLS):
        done = killed_under_votes(tmp_path, room, kill * 1_000_000, chance)
        acknowledged += len(done)
        for token, item, number in done:
            latest[token, item] = max(number, latest.get((token, item), 0))

        raw = sqlite3.connect(tmp_path / "prodige.sqlite3")
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = raw.execute("SELECT participant_id, item, round, level, seq FROM votes").fetchall()
        raw.close()
        assert max(Counter(row[:3] for row in rows).values()) == 1
        assert all(level == seq % 4 for _, _, _, level, seq in rows)  # none half written

        ws = mini_workspace(tmp_path)  # a restart: the same room, the same seats
        for token in room.tokens:
            own = taking_part.own_votes(ws, room.code, token)
            for item in (GOALS, VISITS):
                stored = own[item].seq if item in own else 0
                lost += stored < latest.get((token, item), 0)
        workspace.close(ws)
    figures = {"kills": KILLS, "acknowledged": acknowledged, "lost": lost, "twice": 0, "rows": len(rows)}
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures)}\n")
    assert lost == 0
    assert acknowledged >= 1000
