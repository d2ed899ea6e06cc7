"""The real app in its own process, as the faults of it are tried; no browser beside it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests import warm

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 600
"""Only a start that hangs takes these."""


def demo_room(database: Path) -> dict[str, Any]:
    """A self-paced room in a new database: its ``code`` and ``items``."""
    made = subprocess.run(
        [sys.executable, "-m", "prodige_core", "demo-workshop", "--db", f"sqlite:///{database}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(made.stdout)


@contextlib.contextmanager
def running(port: int, database: Path, log: Path) -> Iterator[warm.Child]:
    environment = {**os.environ, "PORT": str(port), "PRODIGE_DATABASE_URL": f"sqlite:///{database}"}
    with log.open("ab") as told:
        app = warm.start(ROOT / "app.py", env=environment, log=told)
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
