"""Two processes let the same people vote while a third reveals, asks again and closes: no deadlock, no vote miscounted.

The same seats vote through both processes, in opposite order, which is what locks would trip over. What counts is
decided by PostgreSQL's row locks. ``PRODIGE_ROUNDS`` says how many rounds there are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import wait
from pathlib import Path

import pytest

from prodige_core.errors import StateError
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import centres, taking_part, workshops, workspace
from prodige_core.services.workspace import open_workspace
from prodige_core.storage import database
from prodige_core.workshops import Ballot
from tests import databases
from tests.factories import MINI, NOON
from tests.services.workshop_steps import GOALS, open_room

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("PRODIGE_ROUNDS", "10"))
PEOPLE = 40
ROUND_SECONDS = 0.3


def main(url: str, code: str, direction: str, *tokens: str) -> None:
    """Votes until the room is closed; prints ``round seat level seq`` of what was acknowledged, and real errors."""
    ws = open_workspace(url, MINI, clock=lambda: NOON)
    seats = list(enumerate(tokens))[:: int(direction)]
    seq = 0
    while (session := taking_part.room(ws, code).session).status == "open":
        seq += 1
        number = session.statement(GOALS).last.number
        own = [(seat, (seat + seq) % 4, 2 * seq + (direction == "1")) for seat, _ in seats]
        sent = [
            taking_part.submit_vote(ws, code, tokens[seat], Ballot(GOALS, level, order), number)
            for seat, level, order in own
        ]
        wait(sent)
        for one, future in zip(own, sent, strict=True):
            error = future.exception()
            if error is None:
                sys.stdout.write(f"{number} {one[0]} {one[1]} {one[2]}\n")
            elif not isinstance(error, StateError):
                sys.stdout.write(f"error {type(error).__name__}: {error}\n")
    workspace.close(ws)


def deadlocks(own: database.Database) -> int:
    """How many PostgreSQL has broken up in this database."""
    with own.read() as unit:
        query = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        return unit._connection.exec_driver_sql(query).scalar_one()


@pytest.mark.slow
@pytest.mark.postgres
def test_two_processes_vote_while_a_third_reveals_and_closes(tmp_path, capsys):
    url = databases.address(tmp_path)
    ws = open_workspace(url, MINI, clock=lambda: NOON)
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), PEOPLE, (GOALS,), expected=PEOPLE, k=3)
    workshops.show(ws, room.id, GOALS)
    call = [sys.executable, "-m", "tests.faults.test_processes_at_once", url, room.code]
    voters = [
        subprocess.Popen([*call, direction, *room.tokens], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for direction in ("1", "-1")
    ]
    waited = []
    try:
        time.sleep(3)  # they start
        for _ in range(ROUNDS):
            time.sleep(ROUND_SECONDS)
            began = time.monotonic()
            workshops.reveal(ws, room.id, GOALS)
            workshops.vote_again(ws, room.id, GOALS)
            waited.append(time.monotonic() - began)
        time.sleep(ROUND_SECONDS)
    finally:
        closed = workshops.close(ws, room.id, apply=False, t=translator("en")).session
        told = [process.communicate(timeout=60)[0] for process in voters]
    lines = "".join(told).splitlines()
    latest: dict[tuple[int, int], tuple[int, int]] = {}
    for number, seat, level, seq in (map(int, line.split()) for line in lines if not line.startswith("error")):
        latest[number, seat] = max(latest.get((number, seat), (0, 0)), (seq, level))
    figures = {
        "rounds": ROUNDS,
        "acknowledged": len(lines),
        "reveal and ask again, longest s": round(max(waited), 3),
        "deadlocks": deadlocks(ws.database),
    }
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures)}\n")
    assert [line for line in lines if line.startswith("error")] == []
    assert [process.returncode for process in voters] == [0, 0]
    for one in closed.statement(GOALS).rounds:
        voted = Counter(level for (number, _), (_, level) in latest.items() if number == one.number)
        assert one.counts.levels == tuple(voted[level] for level in range(4)), f"round {one.number}"
    assert all(told)
    assert len(closed.statement(GOALS).rounds) == ROUNDS + 1
    workspace.close(ws)


if __name__ == "__main__":
    main(*sys.argv[1:])
