"""Fifty documents asked for at once: votes and screens meanwhile, as ratios to a quiet app and beside making them in it.

Votes are those of 30 people to an app in a process of its own; a screen is run again by `AppTest` in the process that holds
the queue. Both are measured until the last document is made, so every figure is of the whole queue.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.many_documents import jobs
from benchmarks.phones import Figures, Phone, joined
from prodige_core.config import ROOT
from prodige_core.planning import solve
from prodige_core.services import centres, planning
from prodige_core.services.demo import demo_bytes
from prodige_ui import runtime
from prodige_ui.kept import in_turn

DOCUMENTS = 50
PEOPLE = 30
QUIET_SECONDS = 5.0
PAUSE_SECONDS = 0.2
"""Between two votes of a person and two runs of the screen: a busy room, not one that takes all there is."""


def run() -> list[tuple[str, str]]:
    logging.disable(logging.WARNING)  # Streamlit notes that no browser is there
    return [*_votes(), *_screens()]


def _votes() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder, _app(Path(folder)) as (address, room, order):
        return asyncio.run(_measured(address, room, order))


async def _measured(address: str, room: dict, order: Callable[[str], threading.Event]) -> list[tuple[str, str]]:
    phones = await joined(address, room["code"], PEOPLE)
    path, items, sequence = f"/j/{room['code']}/vote", room["items"], iter(range(2, 10**9))

    async def votes(over: Callable[[], bool]) -> Figures:
        figures, begun = Figures(), time.perf_counter()

        async def one(place: int, phone: Phone) -> None:
            await asyncio.sleep(PAUSE_SECONDS * place / PEOPLE)
            while not over():
                number = next(sequence)
                start = time.perf_counter()
                status, _, _ = await phone.post(
                    path, f"item={items[number % len(items)]}&level={number % 4}&seq={number}"
                )
                figures.seconds.append(time.perf_counter() - start)
                figures.errors += status != 303
                await asyncio.sleep(PAUSE_SECONDS)

        await asyncio.gather(*(one(place, phone) for place, phone in enumerate(phones)))
        figures.wall = time.perf_counter() - begun
        return figures

    async def for_seconds(seconds: float) -> Figures:
        end = time.perf_counter() + seconds
        return await votes(lambda: time.perf_counter() > end)

    await for_seconds(1)
    quiet = await for_seconds(QUIET_SECONDS)
    found = [(f"votes of {PEOPLE} people, quiet", quiet.words())]
    for way, words in (("queue", "in the queue"), ("here", "in the app itself")):
        done = order(f"{way} {DOCUMENTS}")
        busy = await votes(done.is_set)
        found.append(
            (f"  while {DOCUMENTS} documents are made {words}", f"{busy.words()}; all made in {busy.wall:.0f} s")
        )
        found.append(
            (
                "  of the quiet app's",
                f"p50 {busy.at(0.5) / quiet.at(0.5):.1f} x, p95 {busy.at(0.95) / quiet.at(0.95):.1f} x",
            )
        )
    return found


@contextmanager
def _app(folder: Path) -> Iterator[tuple[str, dict, Callable[[str], threading.Event]]]:
    """Address, room and a way to order documents, whose event is set when they are made."""
    url = f"sqlite:///{folder / 'prodige.sqlite3'}"
    made = subprocess.run(
        [sys.executable, "-m", "prodige_core", "demo-workshop", "--db", url], cwd=ROOT, capture_output=True, check=True
    )
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    settings = {**os.environ, "PRODIGE_DATABASE_URL": url, "PORT": str(port)}
    command = [sys.executable, "-m", "benchmarks.busy_app"]
    app = subprocess.Popen(
        command,
        cwd=ROOT,
        env=settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"

    def order(line: str) -> threading.Event:
        app.stdin.write(line + "\n")
        app.stdin.flush()
        done = threading.Event()
        threading.Thread(target=hear, args=(done,), daemon=True).start()
        return done

    def hear(done: threading.Event) -> None:
        while (line := app.stdout.readline()) and "done" not in line:
            pass
        done.set()

    try:
        for _ in range(600):
            with suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2):
                break
            time.sleep(0.1)
        yield address, json.loads(made.stdout), order
    finally:
        app.stdin.close()  # which ends it
        app.wait(timeout=20)


def _screens() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRODIGE_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        runtime.close()
        try:
            return _reruns()
        finally:
            runtime.close()


def _reruns() -> list[tuple[str, str]]:
    ws = runtime.workspace()
    centre_id = centres.import_bytes(ws, demo_bytes(), "demo.prodige.json").centre_id
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, effort="quick"), task.fingerprint)
    at = AppTest.from_file(str(ROOT / "prodige_ui" / "workspace.py"), default_timeout=60).run()
    at = at.switch_page(str(ROOT / "pages" / "roadmap.py")).run()
    wanted = jobs(DOCUMENTS)
    queue = runtime.typesetter()
    queue.result(queue.ask(wanted[0], "warm-up"))
    queue.close()

    def queued() -> None:
        tickets = [queue.ask(job, f"centre {place % 10}") for place, job in enumerate(wanted)]
        for ticket in tickets:
            queue.result(ticket)

    def here() -> None:
        wanted[0].made()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda job: in_turn(job.made), wanted))

    quiet = _times(at, lambda: time.sleep(QUIET_SECONDS))
    found = [("roadmap screen run again, quiet", _words(quiet))]
    for way, words in ((queued, "in the queue"), (here, "in the app itself")):
        busy = _times(at, way)
        more = [_at(busy, share) / _at(quiet, share) for share in (0.5, 0.95)]
        found.append((f"  while {DOCUMENTS} documents are made {words}", _words(busy)))
        found.append(("  of the quiet app's", f"p50 {more[0]:.1f} x, p95 {more[1]:.1f} x"))
    return found


def _times(at: AppTest, meanwhile: Callable[[], None]) -> list[float]:
    beside = threading.Thread(target=meanwhile)
    times = []
    at.run()
    beside.start()
    while beside.is_alive():
        begun = time.perf_counter()
        at.run()
        times.append(time.perf_counter() - begun)
        time.sleep(PAUSE_SECONDS)
    return times


def _at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def _words(times: list[float]) -> str:
    return f"p50 {_at(times, 0.5) * 1000:.0f} ms, p95 {_at(times, 0.95) * 1000:.0f} ms ({len(times)} runs)"


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name}: {figure}", flush=True)
