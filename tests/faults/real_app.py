"""The real app in its own process, as the faults of it are tried; no browser beside it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from prodige_core.i18n import translator
from prodige_core.services import demo_workshop, workspace
from tests import warm

try:
    import uvloop
except ImportError:  # not on Windows
    uvloop = None
T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 600
"""Only a start that hangs takes these."""


def demo_room(database: Path) -> dict[str, Any]:
    """A self-paced room in a new database: its ``code`` and ``items``."""
    ws = workspace.open_workspace(f"sqlite:///{database}", ROOT / "frameworks")
    try:
        session = demo_workshop.demo_workshop(ws, translator("en"))
    finally:
        workspace.close(ws)
    return {"code": session.code, "items": [own.item for own in session.statements]}


def in_a_loop_of_its_own(coroutine: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own, as browser tests leave a loop running in this one; in the loop of the app, half as dear."""

    def run() -> T:
        with asyncio.Runner(loop_factory=uvloop and uvloop.new_event_loop) as runner:
            return runner.run(coroutine)

    with ThreadPoolExecutor(1) as beside:
        return beside.submit(run).result()


@contextlib.contextmanager
def running(
    port: int, database: Path, log: Path, program: Path = ROOT / "app.py", **settings: str
) -> Iterator[warm.Child]:
    environment = {**os.environ, "PORT": str(port), "PRODIGE_DATABASE_URL": f"sqlite:///{database}", **settings}
    with log.open("ab") as told:
        app = warm.start(program, env=environment, log=told)
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            assert app.poll() is None, log.read_text()
            assert time.monotonic() < deadline, "the app did not come up"
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=START_SECONDS),
            ):
                break
            time.sleep(0.05)
        yield app
    finally:
        app.kill()
        app.wait()
