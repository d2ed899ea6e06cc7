"""Wrong codes are slowed, right ones never.

A school's phones share one address, so an address is never locked out: whoever has a right code is let in at once,
however many wrong ones came before. Wrong codes wait once there are too many of them, from one address or from all
together. A guesser who does not wait for answers is bounded by what the app can answer at all, and by the codes: 8 symbols of 31
(``tests/web/test_wrong_codes.py`` computes both chances). Held in memory only; addresses are neither logged nor stored.
Sources: reliability, S10, S11 and section 4, row 29.
"""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable

from prodige_core import security_log

SOURCE_LIMIT, SOURCE_SECONDS = 10, 600
"""Wrong codes of one address that are answered at once, and within which time."""
APP_LIMIT, APP_SECONDS = 300, 60
"""The same for all addresses together."""
SERVED_PER_SECOND = 5
"""Wrong codes answered a second beyond that: as many as ``APP_LIMIT`` allows anyway."""
LONGEST_WAIT_SECONDS = 10
MOST_HELD = 5000
"""Answers kept waiting at once (a few kB each); beyond, a wrong code is told at once to come back later."""
MOST_SOURCES = 10_000
"""Addresses remembered; with more of them the limit of all together holds."""


class WrongCodes:
    """Counts wrong codes and makes their answers wait. One event loop at a time; the clock is monotonic seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._by_source: OrderedDict[str, deque[float]] = OrderedDict()
        self._all: deque[float] = deque(maxlen=APP_LIMIT)
        self._next_turn = 0.0
        self._held = 0
        self._last_slowed = float("-inf")

    async def wrong(self, source: str) -> bool:
        """Count a wrong code of an address, and wait if it must. False when it is not even kept waiting."""
        now = self._clock()
        if not self._too_many(source, now):
            return True
        self._tell(now)
        if self._held >= MOST_HELD:
            return False
        self._next_turn = max(self._next_turn, now) + 1 / SERVED_PER_SECOND
        self._held += 1
        try:
            await self._sleep(min(self._next_turn - now, LONGEST_WAIT_SECONDS))
        finally:
            self._held -= 1
            if not self._held:
                self._next_turn = 0.0  # nobody waits any more, so the next one need not wait for their turns
        return True

    def _too_many(self, source: str, now: float) -> bool:
        own = self._by_source.setdefault(source, deque(maxlen=SOURCE_LIMIT))
        self._by_source.move_to_end(source)
        if len(self._by_source) > MOST_SOURCES:
            self._by_source.popitem(last=False)
        over = _full(own, now - SOURCE_SECONDS) or _full(self._all, now - APP_SECONDS)
        own.append(now)
        self._all.append(now)
        return over

    def _tell(self, now: float) -> None:
        """One line a burst; a burst is over when no wrong code was slowed for a minute."""
        if now - self._last_slowed > APP_SECONDS:
            recent = sum(one > now - APP_SECONDS for one in self._all)
            security_log.tell("wrong_codes_slowed", in_last_minute=recent)
        self._last_slowed = now


def _full(times: deque[float], since: float) -> bool:
    """Whether a deque holds as many as it may, all since a moment."""
    return len(times) == times.maxlen and times[0] > since


def source_of(client: tuple[str, int] | None) -> str:
    """Whom to count: the address; of an IPv6 one the network, of which a single subscriber has all addresses."""
    try:
        address = ipaddress.ip_address(client[0] if client else "")
    except ValueError:
        return ""
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped  # how an IPv4 address comes to an app that listens on "::"
    return str(mapped or ipaddress.ip_network((address, 64), strict=False))
