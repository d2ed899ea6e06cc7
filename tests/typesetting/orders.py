"""Small documents to set, and a process that sets them only when told."""

from __future__ import annotations

import datetime as dt
import pickle
import threading
import time

from prodige_core.exports import Options, Order
from prodige_core.reports import Document
from prodige_core.reports.document import Heading, paragraph
from prodige_core.services.reporting import Job

DAY = dt.date(2026, 11, 22)
PATIENCE_SECONDS = 60
"""Far beyond what anything here takes: a test that fails ends."""


def order(title: str, format_id: str = "html") -> Order:
    page = Document(title, "", "Prodige", "en", title, (Heading(1, title, "a"), paragraph("Everyone has a say.")))
    return Order(format_id, page, DAY, "en")


def job(title: str, format_id: str = "html") -> Job:
    """A document of this title; the same title is the same document."""
    return Job("roadmap", format_id, f"{title}.{format_id}", None, Options(), order(title, format_id))


class Endless:
    """An order that nobody can finish."""

    def __reduce__(self):
        return (time.sleep, (PATIENCE_SECONDS,))


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
