"""How late this machine is: what a promise in seconds is allowed beside it, so that a busy machine breaks none."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

STEP_SECONDS = 0.05


class Lateness:
    """seconds: by how much a thread that only sleeps was woken too late so far, all in all."""

    seconds = 0.0

    def __init__(self) -> None:
        self._ended = threading.Event()

    def _sleep_on_and_on(self) -> None:
        while not self._ended.is_set():
            begun = time.monotonic()
            time.sleep(STEP_SECONDS)
            self.seconds += time.monotonic() - begun - STEP_SECONDS


@contextmanager
def lateness() -> Iterator[Lateness]:
    """Measured from here on, in a thread of this process, until this is left."""
    own = Lateness()
    thread = threading.Thread(target=own._sleep_on_and_on, daemon=True)
    thread.start()
    try:
        yield own
    finally:
        own._ended.set()
        thread.join()
