"""What takes a second to make is made once for all who ask for it, and only so much is made at a time."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Generic, TypeVar

Made = TypeVar("Made")
MADE_AT_A_TIME = 2
"""Putting a document into words is all computing: more at once would only make every one of them, and every vote, wait (what
takes longer is made beside the app: `prodige_ui.typesetting`). Source: reliability 4, row 45."""
_turns = threading.BoundedSemaphore(MADE_AT_A_TIME)


class FewEach:
    """Only so many at a time of each line; the others are turned away at once. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, threading.Lock()
        self._inside: Counter[str] = Counter()

    @contextmanager
    def of(self, line: str) -> Iterator[bool]:
        """Whether there is room for one more of this line, until the block ends."""
        with self._lock:
            room = self._inside[line] < self._most
            self._inside[line] += room
        try:
            yield room
        finally:
            with self._lock:
                self._inside[line] -= room
                if not self._inside[line]:
                    del self._inside[line]


def in_turn(make: Callable[[], Made]) -> Made:
    """Make something when it is its turn."""
    with _turns:
        return make()


class Kept(Generic[Made]):
    """The last things made, by the digest of what they are made from. Safe to share between threads.

    quick: what is made takes no turn, so that it never waits for what takes long.
    """

    def __init__(self, most: int, *, quick: bool = False) -> None:
        self._most, self._quick = most, quick
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Future[Made]] = OrderedDict()

    def get(self, digest: str, make: Callable[[], Made]) -> Made:
        """What is kept under a digest; made by the first who asks, while the others wait for it.

        What ``make`` raises is raised to all who wait, and made anew for whoever asks next.
        """
        with self._lock:
            found = self._kept.get(digest)
            if found is None:
                own: Future[Made] = Future()
                self._kept[digest] = own
            self._kept.move_to_end(digest)
        if found is not None:
            return found.result()
        try:
            made = make() if self._quick else in_turn(make)
        except BaseException as error:
            with self._lock:
                if self._kept.get(digest) is own:
                    del self._kept[digest]
            own.set_exception(error)
            raise
        own.set_result(made)
        with self._lock:
            done = [one for one, kept in self._kept.items() if kept.done()]
            for oldest in done[: max(0, len(self._kept) - self._most)]:
                del self._kept[oldest]
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
