"""Windows of the workspace: how many one address may open. Pure ASGI, before Streamlit.

Every open window holds memory and a place in the queue of reruns. A whole school may stand behind one address, so the
bounds are wide; they stop somebody who opens windows by a program. An empty window needs no access, so whoever is signed
in still finds room where others used it up. Held in memory only, never logged.
Source: reliability, 4, row 44.
"""

from __future__ import annotations

import asyncio
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
MOST_OF_PERSON = 20
"""Windows of somebody signed in beyond these bounds: a few tabs on a few devices."""
MOST_OF_PEOPLE = 500
"""The same of all of them; the rule of thumb is one process for every hundred people who work at once."""
OPENED_OF_ADDRESS, OPENED_SECONDS = 2000, 600
"""Windows opened one after the other: each is a session, of which Streamlit keeps 128 for a while after they were closed.
Ten times what may be open at once, for reloading pages and a bad network."""
MOST_ADDRESSES = 10_000
"""Addresses remembered; beyond, the one not seen for longest starts anew."""


PersonOf = Callable[[Scope], str]
"""The id of whoever is signed in; empty for everybody else. Asked in a thread of its own: it may wait for the database."""


def nobody_signs_in(scope: Scope) -> str:
    """Local mode: one person, at one computer."""
    return ""


class BoundedSockets:
    """Refuses a websocket (403) when its address, or all together, have too many, and it is nobody's who is signed in."""

    def __init__(
        self, app: ASGIApp, clock: Callable[[], float] = time.monotonic, person_of: PersonOf = nobody_signs_in
    ) -> None:
        self.app = app
        self.person_of = person_of
        self.clock = clock
        self.open: Counter[str] = Counter()
        self.of_people: Counter[str] = Counter()
        self.opened: OrderedDict[str, deque[float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count websockets while they are open; everything else passes."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        count, who = self.open, source_of(scope.get("client"))
        if self._too_many(who):
            count, who = self.of_people, await asyncio.to_thread(self.person_of, scope)
            if not who or self.of_people[who] >= MOST_OF_PERSON or self.of_people.total() >= MOST_OF_PEOPLE:
                security_log.tell_once("websocket_refused", open=self.open.total() + self.of_people.total())
                await receive()
                await send({"type": "websocket.close", "code": 1008, "reason": ""})
                return
        count[who] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            count[who] -= 1
            if not count[who]:
                del count[who]

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
