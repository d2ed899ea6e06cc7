"""Two processes let the same people vote while a third reveals, asks again and closes: no deadlock, no vote miscounted.

The same seats vote through both processes, in opposite order, which is what locks would trip over. What counts is
decided by PostgreSQL's row locks. ``PRODIGE_ROUNDS`` says how many rounds each of three statements has, at most 5.
"""

from __future__ import annotations

import itertools
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
from tests.services.workshop_steps import GOALS, VISITS, open_room

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("PRODIGE_ROUNDS", "5"))
ITEMS = (GOALS, "plan.roles.q1", VISITS)
PEOPLE = 40
ROUND_SECONDS, START_SECONDS = 0.3, 600


def main(url: str, code: str, direction: str, *tokens: str) -> None:
    """Votes until the room is closed; prints ``item round seat level seq`` of what was acknowledged, and real errors."""
    ws = open_workspace(url, MINI, clock=lambda: NOON)
    seats = list(enumerate(tokens))[:: int(direction)]
    seq = 0
    while (session := taking_part.room(ws, code).session).status == "open":
        seq += 1
        item = session.current
        number = session.statement(item).last.number
        own = [(seat, (seat + seq) % 4, 2 * seq + (direction == "1")) for seat, _ in seats]
        sent = [
            taking_part.submit_vote(ws, code, tokens[seat], Ballot(item, level, order), number)
            for seat, level, order in own
        ]
        wait(sent)
        for one, future in zip(own, sent, strict=True):
            error = future.exception()
            if error is None:
                sys.stdout.write(f"{item} {number} {one[0]} {one[1]} {one[2]}\n")
                sys.stdout.flush()
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
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), PEOPLE, ITEMS, expected=PEOPLE, k=3)
    workshops.show(ws, room.id, ITEMS[0])
    call = [sys.executable, "-m", "tests.faults.test_processes_at_once", url, room.code]
    outputs = [tmp_path / "forwards.txt", tmp_path / "backwards.txt"]
    voters = []
    for direction, output in zip(("1", "-1"), outputs, strict=True):
        with output.open("w") as written:
            voters.append(subprocess.Popen([*call, direction, *room.tokens], cwd=ROOT, stdout=written))
    waited = []
    try:
        until = time.monotonic() + START_SECONDS
        while not all(output.stat().st_size for output in outputs):
            assert time.monotonic() < until, "a process does not vote"
            time.sleep(0.02)
        for item, number in itertools.product(ITEMS, range(1, ROUNDS + 1)):
            if number == 1:
                workshops.show(ws, room.id, item)
            time.sleep(ROUND_SECONDS)
            began = time.monotonic()
            workshops.reveal(ws, room.id, item)
            if number < ROUNDS:
                workshops.vote_again(ws, room.id, item)
            waited.append(time.monotonic() - began)
    finally:
        closed = workshops.close(ws, room.id, apply=False, t=translator("en")).session
        ended = [process.wait(START_SECONDS) for process in voters]
    lines = [line for output in outputs for line in output.read_text().splitlines()]
    assert [line for line in lines if line.startswith("error")] == []
    latest: dict[tuple[str, int, int], tuple[int, int]] = {}
    for item, *numbers in (line.split() for line in lines):
        number, seat, level, seq = map(int, numbers)
        latest[item, number, seat] = max(latest.get((item, number, seat), (0, 0)), (seq, level))
    figures = {
        "rounds": len(ITEMS) * ROUNDS,
        "acknowledged": len(lines),
        "reveal and ask again, longest s": round(max(waited), 3),
        "deadlocks": deadlocks(ws.database),
    }
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures)}\n")
    assert ended == [0, 0]
    for own in closed.statements:
        assert len(own.rounds) == ROUNDS
        for one in own.rounds:
            voted = Counter(level for (*here, _), (_, level) in latest.items() if here == [own.item, one.number])
            assert one.counts.levels == tuple(voted[level] for level in range(4)), (own.item, one.number)
    workspace.close(ws)


if __name__ == "__main__":
    main(*sys.argv[1:])
