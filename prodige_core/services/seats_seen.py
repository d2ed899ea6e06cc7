"""Which phones of a room were here lately, so that seats nobody sits on can be told from those of people who wait.

A phone with the room's page open asks every few seconds where the host is. That it did is kept for two minutes (then until the
next phone asks) in the memory of this process, by the hash of its token, and nowhere else: no moment stands beside anybody
in the database (reliability, P4).
Behind a proxy phones ask all processes in turn, so each of them knows.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict

from prodige_core.services import access
from prodige_core.services.workspace import Workspace

LATELY_SECONDS = 120.0
"""A phone in use asks every 2.5 seconds, at most every 30 after failures (follow.js). One that is locked asks nothing: its
seat may be taken back, and is there again with its next vote."""
MOST_ROOMS = 128
"""As many as are kept open (`repositories.workshops.KEPT_ROOMS`); what is forgotten counts as not known."""

_clock = time.monotonic
_began = _clock()
_guard = threading.Lock()
_rooms: OrderedDict[tuple[str, str], tuple[float, OrderedDict[str, float]]] = OrderedDict()
"""By room: since when it is watched, and when each token was seen; rooms and tokens in the order of their last moment."""


@access.open_to_all("the room’s code is the key, and the token of a seat")
def notice(ws: Workspace, code: str, token_hash: str) -> None:
    """A phone with this token was here."""
    now, key = _clock(), (str(ws.database.engine.url), code)
    with _guard:
        _forget(now)
        since, seen = _rooms.get(key, (_unknown_since(now), OrderedDict()))
        seen[token_hash] = now
        seen.move_to_end(token_hash)
        while now - next(iter(seen.values())) >= LATELY_SECONDS:
            seen.popitem(last=False)
        _rooms[key] = (since, seen)
        _rooms.move_to_end(key)
        if len(_rooms) > MOST_ROOMS:
            _rooms.popitem(last=False)


@access.open_to_all("the room’s code is the key, and the token of a seat")
def lately(ws: Workspace, code: str) -> frozenset[str] | None:
    """The hashes of tokens seen in the last two minutes; None when this process has not watched for so long."""
    now = _clock()
    with _guard:
        since, seen = _rooms.get((str(ws.database.engine.url), code), (_unknown_since(now), {}))
        if now - since < LATELY_SECONDS:
            return None
        return frozenset(one for one, at in seen.items() if now - at < LATELY_SECONDS)


def _forget(now: float) -> None:
    """Rooms in which nobody was for two minutes are as those to which nobody came."""
    while _rooms:
        key, (_, seen) = next(iter(_rooms.items()))
        if now - next(reversed(seen.values())) < LATELY_SECONDS:
            return
        del _rooms[key]


def _unknown_since(now: float) -> float:
    """Since when a room nobody came to would be known: since the start, or as others may have been forgotten since now."""
    return _began if len(_rooms) < MOST_ROOMS else now
