"""Two thousand guessed codes over HTTP while a school behind the same address joins (reliability 4, row 29; S10, S11).

The clock by which wrong codes wait stands still, so what is asked is who waits for whom, and not how quick this machine is.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

import pytest

from benchmarks import phones
from prodige_core.workshops import new_code
from prodige_web.limits import LONGEST_WAIT_SECONDS, SERVED_PER_SECOND, SOURCE_LIMIT
from tests.faults.real_app import START_SECONDS, demo_room, in_a_loop_of_its_own, running
from tests.faults.standstill import STANDSTILL
from tests.ports import free_port

GUESSES, A_SECOND, PEOPLE = 2000, 1000, 150
APP = Path(__file__).parent / "app_at_a_standstill.py"


async def ask(url: str, code: str) -> tuple[int, bool, float]:
    """One look at a code on a line of its own: the status, whether a seat was given, and how long it took."""
    begun = time.perf_counter()
    line = await phones.phone(url)
    try:
        status, head, _ = await line.get(f"/j/{code}")
    finally:
        line.line.transport.close()
    return status, phones.COOKIE.search(head) is not None, time.perf_counter() - begun


async def storm(
    url: str, code: str, folder: Path
) -> tuple[list[tuple[int, bool, float]], list[tuple[int, bool, float]], int]:
    """Guesses come in; after the first hundreds, everybody joins. Also: how many guesses were answered until all came."""

    async def guess(number: int) -> tuple[int, bool, float]:
        await asyncio.sleep(number / A_SECOND)
        return await ask(url, new_code())

    guesses = [asyncio.create_task(guess(number)) for number in range(GUESSES)]
    async with asyncio.timeout(START_SECONDS):
        while len(waits(folder)) < GUESSES // 4:
            await asyncio.sleep(0.1)
        joins = await asyncio.gather(*(ask(url, code) for _ in range(PEOPLE)))
        while len(waits(folder)) < GUESSES - SOURCE_LIMIT:
            await asyncio.sleep(0.1)
    answered = sum(one.done() for one in guesses)
    (folder / "go on").touch()
    return joins, list(await asyncio.gather(*guesses)), answered


def waits(folder: Path) -> list[float]:
    """For how many seconds who waits was to wait, in the order in which they came."""
    noted = folder / "waits"
    return [float(line) for line in noted.read_text().split("\n")[:-1]] if noted.exists() else []


@pytest.mark.slow
def test_two_thousand_guesses_over_http_are_slowed_and_a_school_joins_meanwhile(tmp_path, capsys):
    database, port = tmp_path / "prodige.sqlite3", free_port()
    room = demo_room(database)
    with running(port, database, tmp_path / "app.log", APP, **{STANDSTILL: str(tmp_path)}):
        joins, guesses, answered = in_a_loop_of_its_own(storm(f"http://127.0.0.1:{port}", room["code"], tmp_path))
    log, took = (tmp_path / "app.log").read_text(), sorted(seconds for *_, seconds in joins)
    figures = {
        "joined": sum(seat for _, seat, _ in joins),
        "join p50": took[PEOPLE // 2],
        "join max": took[-1],
        "guesses": GUESSES,
        "answered when all were in": answered,
    }
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps({name: round(value, 2) for name, value in figures.items()})}\n")
    assert [(status, seat) for status, seat, _ in joins] == [(200, True)] * PEOPLE, "while nobody's wait ended"
    assert {(status, seat) for status, seat, _ in guesses} == {(404, False)}
    assert answered == SOURCE_LIMIT
    asked_to = [min(turn / SERVED_PER_SECOND, LONGEST_WAIT_SECONDS) for turn in range(1, GUESSES - SOURCE_LIMIT + 1)]
    assert waits(tmp_path) == pytest.approx(asked_to), "five a second beside the first ten, and nobody for longer"
    assert log.count("wrong_codes_slowed") == 1, "one line for the whole burst"
    assert "Traceback" not in log
