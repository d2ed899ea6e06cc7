"""Two thousand guessed codes over HTTP while a school behind the same address joins (reliability 4, row 29; S10, S11)."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks import phones
from prodige_core.workshops import new_code
from prodige_web.limits import LONGEST_WAIT_SECONDS, SOURCE_LIMIT
from tests.faults.real_app import demo_room, running
from tests.ports import free_port

GUESSES, A_SECOND, PEOPLE, SLOWEST_JOIN_SECONDS = 2000, 500, 150, LONGEST_WAIT_SECONDS * 0.8


async def ask(url: str, code: str) -> tuple[int, bool, float]:
    """One look at a code on a line of its own: the status, whether a seat was given, and how long it took."""
    begun = time.perf_counter()
    line = await phones.phone(url)
    try:
        status, head, _ = await line.get(f"/j/{code}")
    finally:
        line.line.transport.close()
    return status, phones.COOKIE.search(head) is not None, time.perf_counter() - begun


async def storm(url: str, code: str) -> tuple[list[tuple[int, bool, float]], list[tuple[int, bool, float]], int]:
    """Guesses come in for four seconds; after the first, everybody joins. Also: how many guesses were answered by then."""

    async def guess(number: int) -> tuple[int, bool, float]:
        await asyncio.sleep(number / A_SECOND)
        return await ask(url, new_code())

    guesses = [asyncio.create_task(guess(number)) for number in range(GUESSES)]
    await asyncio.sleep(1)
    joins = await asyncio.gather(*(ask(url, code) for _ in range(PEOPLE)))
    answered = sum(one.done() for one in guesses)
    return joins, list(await asyncio.gather(*guesses)), answered


@pytest.mark.slow
def test_two_thousand_guesses_over_http_are_slowed_and_a_school_joins_meanwhile(tmp_path, capsys):
    database, port = tmp_path / "prodige.sqlite3", free_port()
    room = demo_room(database)
    # in a thread of its own: browser tests leave a loop running in this one
    with running(port, database, tmp_path / "app.log"), ThreadPoolExecutor(1) as beside:
        done = beside.submit(lambda: asyncio.run(storm(f"http://127.0.0.1:{port}", room["code"])))
        joins, guesses, answered = done.result()
    log = (tmp_path / "app.log").read_text()
    took, waited = sorted(seconds for *_, seconds in joins), sorted(seconds for *_, seconds in guesses)
    figures = {
        "joined": sum(seat for _, seat, _ in joins),
        "join p50": took[PEOPLE // 2],
        "join p95": took[PEOPLE * 95 // 100],
        "join max": took[-1],
        "guesses": GUESSES,
        "answered when all were in": answered,
        "guess p5": waited[GUESSES // 20],
        "guess p50": waited[GUESSES // 2],
        "guess max": waited[-1],
    }
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps({name: round(value, 2) for name, value in figures.items()})}\n")
    assert [(status, seat) for status, seat, _ in joins] == [(200, True)] * PEOPLE
    assert took[-1] < SLOWEST_JOIN_SECONDS
    assert {(status, seat) for status, seat, _ in guesses} == {(404, False)}
    assert answered < SOURCE_LIMIT + 60, "five a second beside the first ten"
    assert waited[GUESSES // 2] > LONGEST_WAIT_SECONDS * 0.9
    assert log.count("wrong_codes_slowed") == 1, "one line for the whole burst"
    assert "Traceback" not in log
