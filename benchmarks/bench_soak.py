"""A long day in little (L7 of our promises): 50 voters a minute and ten screens that open and close; is memory flat?

``python -m benchmarks soak`` takes ten minutes; PRODIGE_SOAK_MINUTES says otherwise.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.phones import joined, vote_all
from benchmarks.running_app import Running, running
from tests.web.raw_window import raw_window

MINUTES = int(os.environ.get("PRODIGE_SOAK_MINUTES", "10"))
SETTLED_MINUTES = 4
"""The screens were all seen by then, and the first windows are forgotten: Streamlit keeps a closed one for two minutes."""
VOTERS, WINDOWS = 50, 10
EVERY_SECONDS = 5.0
SCREENS = (
    "",
    "assess",
    "results",
    "wishes",
    "roadmap",
    "board",
    "progress",
    "indicators",
    "workshop",
    "survey",
    "data",
)


@dataclass
class Seen:
    """What was measured, one of each every `EVERY_SECONDS`, by the minute it was seen at."""

    minutes: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    opened: int = 0
    votes: int = 0
    failed: list[str] = field(default_factory=list)

    def look(self, app: Running, minute: float) -> None:
        self.minutes.append(minute)
        self.memory.append(app.memory_mb())
        self.threads.append(app.threads())
        self.files.append(app.files())

    def slope(self, values: list[float] | list[int]) -> float:
        """By how much they grow in a minute, by least squares, once everything was seen."""
        late = [(x, y) for x, y in zip(self.minutes, values, strict=True) if x >= SETTLED_MINUTES]
        return statistics.linear_regression(*zip(*late, strict=True)).slope if len(late) > 2 else float("nan")

    def line(self, values: list[float] | list[int], unit: str) -> str:
        each = [values[min(len(values) - 1, int(m * 60 / EVERY_SECONDS))] for m in range(0, MINUTES + 1, 2)]
        shown = " ".join(f"{value:.0f}" for value in each)
        return f"{shown} {unit}; {self.slope(values):+.2f} a minute after minute {SETTLED_MINUTES}"


def run() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as name, running(Path(name), MINUTES, VOTERS) as app:
        seen, until = Seen(), time.monotonic() + 60 * MINUTES
        windows = [threading.Thread(target=_open_and_close, args=(app, seen, n, until)) for n in range(WINDOWS)]
        for line in windows:
            line.start()
        voting = threading.Thread(target=lambda: asyncio.run(_vote(app, seen, until)))
        voting.start()
        begun = time.monotonic()
        while time.monotonic() < until:
            seen.look(app, (time.monotonic() - begun) / 60)
            time.sleep(EVERY_SECONDS)
        for line in (*windows, voting):
            line.join()
        seen.look(app, MINUTES)
    return [
        (
            f"{MINUTES} minutes, {seen.opened} windows, {seen.votes} votes",
            f"{len(seen.failed)} failed {seen.failed[:2]}",
        ),
        ("  memory every two minutes (goal: under 1 MB a minute)", seen.line(seen.memory, "MB")),
        ("  threads", seen.line(seen.threads, "")),
        ("  open files", seen.line(seen.files, "")),
    ]


def _open_and_close(app: Running, seen: Seen, number: int, until: float) -> None:
    """A window that looks at two screens and is closed, again and again."""
    chance = random.Random(number)  # noqa: S311 - repeatable
    while time.monotonic() < until:
        try:
            with raw_window(app.address) as window:
                for screen in chance.sample(SCREENS, 2):
                    window.open(screen)
                    time.sleep(chance.uniform(1, 3))
            seen.opened += 1
        except Exception as error:
            seen.failed.append(repr(error))
        time.sleep(chance.uniform(0, 4))


async def _vote(app: Running, seen: Seen, until: float) -> None:
    """Every minute another room: everybody joins, votes on every statement, and hangs up."""
    for code in app.codes:
        begun = time.monotonic()
        if begun > until:  # the computer was too busy for a room a minute
            break
        phones = await joined(app.address, code, VOTERS)
        for number, item in enumerate(app.items):
            told = await vote_all(phones, f"/j/{code}/vote", [f"item={item}&level={number % 4}&seq=1"])
            seen.votes += len(told.seconds) - told.errors
            await asyncio.sleep(3)
        for own in phones:
            own.line.transport.abort()
        await asyncio.sleep(max(0.0, min(60 - (time.monotonic() - begun), until - time.monotonic())))
