"""Windows of the workspace: how many one address may open. Pure ASGI, before Streamlit.

Every open window holds memory and a place in the queue of reruns. A whole school may stand behind one address, so the
bounds are wide; they stop somebody who opens windows by a program. Held in memory only, never logged.
Source: reliability, 4, row 44.
"""

from __future__ import annotations

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from prodige_core import security_log
from prodige_web.limits import source_of

MOST_OF_ADDRESS = 200
"""Windows open at once: more than a school has people who work on its plan, less than a program would open."""
MOST_IN_ALL = 1000
"""One process serves some twelve to four hundred reruns a second (facts of the stack): beyond, nobody is served well."""
OPENED_OF_ADDRESS, OPENED_SECONDS = 2000, 600
"""Windows opened one after the other: each is a session, of which Streamlit keeps 128 for a while after they were closed.
Ten times what may be open at once, for reloading pages and a bad network."""
MOST_ADDRESSES = 10_000
"""Addresses remembered; beyond, the one not seen for longest starts anew."""


class BoundedSockets:
    """Refuses a websocket (403) when its address, or all together, have too many."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.clock = clock
        self.open: Counter[str] = Counter()
        self.opened: OrderedDict[str, deque[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count websockets while they are open; everything else passes."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        source = source_of(scope.get("client"))
        if self._too_many(source):
            security_log.tell_once("websocket_refused", open=self.open.total())
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
            return
        self.open[source] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open[source] -= 1
            if not self.open[source]:
                del self.open[source]

    def _too_many(self, source: str) -> bool:
        now = self.clock()
        times = self.opened.setdefault(source, deque(maxlen=OPENED_OF_ADDRESS))
        self.opened.move_to_end(source)
        if len(self.opened) > MOST_ADDRESSES:
            self.opened.popitem(last=False)
        over = len(times) == OPENED_OF_ADDRESS and times[0] > now - OPENED_SECONDS
        if over or self.open[source] >= MOST_OF_ADDRESS or self.open.total() >= MOST_IN_ALL:
            return True
        times.append(now)
        return False
