"""The app in a process of its own, and what the system says of it: used by `bench_load` and `bench_soak`."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prodige_core.config import ROOT
from prodige_core.services import centres, workshops
from prodige_core.services.demo import demo_bytes
from prodige_core.services.workspace import close, open_workspace

START_SECONDS = 120


@dataclass(frozen=True)
class Running:
    """address: http. codes: of its open rooms. items: the statements in each of them."""

    address: str
    process: int
    codes: list[str]
    items: list[str]

    def memory_mb(self) -> float:
        """Resident, of the app's process alone."""
        return self._told("VmRSS") / 1024

    def threads(self) -> int:
        return self._told("Threads")

    def files(self) -> int:
        """Open files, sockets among them."""
        return len(os.listdir(f"/proc/{self.process}/fd"))

    def busy_seconds(self) -> float:
        """Of a processor since its start, which says the same on a busy computer."""
        words = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def _told(self, name: str) -> int:
        lines = Path(f"/proc/{self.process}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


@contextlib.contextmanager
def running(folder: Path, rooms: int, people: int) -> Iterator[Running]:
    """The app on a SQLite file with the demo centre and so many open rooms, each for so many people."""
    url = f"sqlite:///{folder / 'prodige.sqlite3'}"
    codes, items = _filled(url, rooms, people)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "PRODIGE_DATABASE_URL": url, "PORT": str(port)}
    with (folder / "app.log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield Running(address, process.pid, codes, items)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _filled(url: str, rooms: int, people: int) -> tuple[list[str], list[str]]:
    ws = open_workspace(url, ROOT / "frameworks")
    try:
        centre_id = centres.import_bytes(ws, demo_bytes(), "demo.prodige.json").centre_id
        items = workshops.quick_agenda(ws)
        made = [workshops.create(ws, centre_id, items, pace="self", expected=people) for _ in range(rooms)]
        return [workshops.open_room(ws, own).code for own in made], list(items)
    finally:
        close(ws)


def _wait(address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/readyz", timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError("the app did not come up")
