"""A process that votes without end: prints a number after each vote that was acknowledged."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prodige_core.services import taking_part, workspace
from prodige_core.workshops import Ballot
from tests.factories import MINI, NOON

ROOT = Path(__file__).resolve().parents[2]
ITEM = "plan.goals.q1"


class Voting:
    """What a voting process has acknowledged so far: by seat, the number of its last vote."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.latest: dict[int, int] = {}
        self.count = 0
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            seat, number = map(int, line.split())
            self.latest[seat] = number
            self.count += 1

    def end(self) -> None:
        self.process.kill()
        self._reader.join()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def voting(url: str, code: str, tokens: tuple[str, ...]) -> Iterator[Voting]:
    """Votes come from another process, from every seat in turn, until this is left."""
    call = [sys.executable, "-m", "tests.faults.voting", url, code, *tokens]
    own = Voting(subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE))
    try:
        yield own
    finally:
        own.end()


def main(url: str, code: str, *tokens: str) -> None:
    ws = workspace.open_workspace(url, MINI, clock=lambda: NOON)
    number = 0
    while True:
        number += 1
        sent = [
            (seat, taking_part.submit_vote(ws, code, token, Ballot(ITEM, number % 4, number), 1))
            for seat, token in enumerate(tokens)
        ]
        for seat, future in sent:
            future.result()
            os.write(1, f"{seat} {number}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
