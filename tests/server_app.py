"""The real app as on a server, where people sign in, in a process of its own; the operator's commands come before it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import warm
from tests.faults.real_app import ROOT, START_SECONDS
from tests.ports import free_port

COOKIE_SECRET = "x" * 40


@dataclass(frozen=True)
class ServerApp:
    """A running app: its public address, its database (for reading), and the file with all it said."""

    url: str
    database: str
    log: Path


@contextlib.contextmanager
def server_app(
    folder: Path, before: Callable[[Callable[..., str]], object] | None = None, **settings: str
) -> Iterator[ServerApp]:
    """Start and stop it. before: is given ``prodige``, which runs a command of the operator and gives what it prints."""
    port = free_port()
    app = ServerApp(f"http://localhost:{port}", f"sqlite:///{folder / 'prodige.sqlite3'}", folder / "log.txt")
    environment = {
        **os.environ,
        "PORT": str(port),
        "PRODIGE_DATABASE_URL": app.database,
        "PRODIGE_PUBLIC_URL": app.url,
        "PRODIGE_COOKIE_SECRET": COOKIE_SECRET,
        **settings,
    }

    def prodige(*given: str) -> str:
        line = [sys.executable, "-m", "prodige_core", *given]
        done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    if before is not None:
        before(prodige)
    with app.log.open("wb") as told:
        process = warm.start(ROOT / "app.py", env=environment, log=told)
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            assert process.poll() is None, app.log.read_text()
            assert time.monotonic() < deadline, "the app did not come up"
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{app.url}/readyz", timeout=5):
                break
            time.sleep(0.1)
        yield app
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
