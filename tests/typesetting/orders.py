"""Small documents to set, and a process that sets them only when told."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys
import threading

from prodige_core.exports import Options, Order
from prodige_core.reports import Document
from prodige_core.reports.document import Heading, paragraph
from prodige_core.services.reporting import Job

DAY = dt.date(2026, 11, 22)
PATIENCE_SECONDS = 240
"""Far beyond what anything here takes: a test that fails ends."""


def order(title: str, format_id: str = "html") -> Order:
    page = Document(title, "", "Prodige", "en", title, (Heading(1, title, "a"), paragraph("Everyone has a say.")))
    return Order(format_id, page, DAY, "en")


def job(title: str, format_id: str = "html") -> Job:
    """A document of this title; the same title is the same document."""
    return Job("roadmap", format_id, f"{title}.{format_id}", None, Options(), order(title, format_id))


DIE, ENDLESS, ERROR, TWICE, SAYS = b"die", b"endless", b"error", b"twice", b"says"
"""What a stand-in does with such an order; any other comes back as it is. The endless one may end in the name of a file that
is there once it has begun; what follows ``SAYS`` is said byte for byte, with the order's number for ``NUMBER``."""
NUMBER = b"{number}"
STAND_IN = f"""
import os, queue, sys, threading, time
def frame():
    return sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(8), "big"))
def listen():
    while order := frame():
        orders.put(order)
    os._exit(0)
orders = queue.SimpleQueue()
threading.Thread(target=listen, daemon=True).start()
while True:
    order = orders.get()
    number, order = order[:8], order[8:]
    if order == {DIE!r}:
        os._exit(3)
    if order.startswith({ENDLESS!r}):
        open(order[len({ENDLESS!r}):] or os.devnull, "w").close()
        time.sleep({PATIENCE_SECONDS})
    answer = b"f" + {json.dumps({"reference": "0123abcd"}).encode()!r} if order == {ERROR!r} else b"d" + order
    said = len(number + answer).to_bytes(8, "big") + number + answer
    if order == {TWICE!r}:
        said *= 2
    if order.startswith({SAYS!r}):
        said = order[len({SAYS!r}):].replace({NUMBER!r}, number)
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
"""
"""Behaves as the process does but has nothing to load, so that it starts in no time."""


def stand_in() -> subprocess.Popen[bytes]:
    """For `press._started`."""
    return subprocess.Popen([sys.executable, "-ISc", STAND_IN], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


class HandPress:
    """Makes a file of its order's title, each when it is let."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.begun = threading.Semaphore(0)
        self._let = threading.Semaphore(0)

    def make(self, packed: bytes) -> bytes:
        title = pickle.loads(packed).document.title  # noqa: S301 - a test's own
        self.begun.release()
        assert self._let.acquire(timeout=PATIENCE_SECONDS)
        self.made.append(title)
        if title.startswith("broken"):
            raise ZeroDivisionError
        return title.encode()

    def let(self, count: int = 1) -> None:
        """So many more may be made."""
        for _ in range(count):
            self._let.release()

    def begin(self) -> None:
        """Wait until the next one is in work."""
        assert self.begun.acquire(timeout=PATIENCE_SECONDS)
