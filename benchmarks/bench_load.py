"""Load: five rooms of 150 people at once (L2 of our promises), and twenty people who answer the self-assessment (L4)."""

from __future__ import annotations

import asyncio
import random
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.phones import Figures, joined, vote_all
from benchmarks.running_app import Running, running
from tests.web.raw_window import RawWindow, raw_window

ROOMS, PEOPLE = 5, 150
EDITORS, THINK_SECONDS, EDITING_SECONDS = 20, 5.0, 60.0
"""As the promises say; the mean of what one thinks between two answers (source: reliability, section 2.5)."""


def run() -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as name, running(Path(name), ROOMS, PEOPLE) as app:
        votes, join_seconds, per_vote = asyncio.run(_rooms(app))
        began = app.busy_seconds()
        edits = _edited(app)
        per_edit = 1000 * (app.busy_seconds() - began) / len(edits.seconds)
    return [
        (f"{ROOMS} rooms of {PEOPLE} people join at once", f"{join_seconds:.1f} s for all"),
        ("  and vote 10 times without a pause (goal: p95 under 1 s)", votes.words()),
        ("  of a processor for each vote", f"{per_vote:.2f} ms"),
        (f"{EDITORS} people answer every {THINK_SECONDS:.0f} s (goal: p95 under 1 s)", _words(edits)),
        ("  of a processor for each answer, opening the screens included", f"{per_edit:.0f} ms"),
    ]


def _words(edits: Figures) -> str:
    spread = f"p50 {edits.at(0.5):.0f} ms, p95 {edits.at(0.95):.0f} ms, max {edits.at(1.0):.0f} ms"
    return f"{len(edits.seconds)} answers, {spread}, {edits.errors} errors"


async def _rooms(app: Running) -> tuple[Figures, float, float]:
    begun = time.perf_counter()
    rooms = await asyncio.gather(*(joined(app.address, code, PEOPLE) for code in app.codes))
    join_seconds = time.perf_counter() - begun
    forms = [f"item={item}&level=1&seq=1" for item in app.items]
    began = app.busy_seconds()
    told = await asyncio.gather(
        *(vote_all(own, f"/j/{code}/vote", forms) for code, own in zip(app.codes, rooms, strict=True))
    )
    whole = Figures(wall=max(one.wall for one in told), errors=sum(one.errors for one in told))
    for one in told:
        whole.seconds += one.seconds
    return whole, join_seconds, 1000 * (app.busy_seconds() - began) / len(whole.seconds)


def _edited(app: Running) -> Figures:
    """Each in a window of their own on the same questionnaire of the same centre, so that they also meet."""
    figures, until = Figures(wall=EDITING_SECONDS), time.monotonic() + EDITING_SECONDS
    with ExitStack() as stack:
        windows = [stack.enter_context(raw_window(app.address)) for _ in range(EDITORS)]
        lines = [
            threading.Thread(target=_answer, args=(window, random.Random(number), until, figures))  # noqa: S311
            for number, window in enumerate(windows)
        ]
        for line in lines:
            line.start()
        for line in lines:
            line.join()
    return figures


def _answer(window: RawWindow, chance: random.Random, until: float, figures: Figures) -> None:
    try:
        window.open("assess")
        while time.monotonic() < until:
            time.sleep(chance.expovariate(1 / THINK_SECONDS))
            name, radio = chance.choice(window.of_kind("radio"))
            begun = time.perf_counter()
            window.send(WidgetState(id=name, string_value=chance.choice(list(radio.options))))
            figures.seconds.append(time.perf_counter() - begun)
            figures.errors += not window.of_kind("radio")
    except Exception:
        figures.errors += 1
        raise
