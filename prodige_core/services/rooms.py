"""Rooms as everyone in them sees them, kept for half a second, because every phone asks again and again.

A change by this process is seen at once; one by another process after `KEPT_SECONDS`. Whether a vote counts is never
decided from here.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from prodige_core.frameworks import Item
from prodige_core.services import access
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session, normal_code

KEPT_SECONDS = 0.5
"""Half of what the participants' script waits between two looks, so that nobody sees a state older than a second."""
KEPT_ROOMS = 128
"""More rooms than are open at a time; a room is about 20 kB."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop with what its statements say. tops: highest level, by item; items that no framework has are left out.

    years_kept: how long after its close counts and what was agreed are kept.
    """

    session: Session
    tops: Mapping[str, int]
    items: Mapping[str, Item]
    years_kept: int


@dataclass(frozen=True, slots=True)
class RoomState:
    """What the participants' script follows.

    Host-paced: the statement on the screen (item and round are None in the lobby), whether it takes votes, and how many
    answered it. Self-paced: item is None, round is the highest of any statement, open says whether any takes votes, and
    answered counts people with a vote. Closed: item and round are None, open is False.
    """

    round: int | None
    item: str | None
    open: bool
    answered: int


class _Kept(Generic[V]):
    """Values by room, read once for all who ask at the same moment."""

    def __init__(self) -> None:
        self._values: OrderedDict[tuple[str, str], tuple[float, V]] = OrderedDict()
        self._reading = threading.Lock()

    def get(self, ws: Workspace, code: str, read: Callable[[], V | None]) -> V | None:
        key = _key(ws, code)
        found = self._values.get(key)
        if found is not None and time.monotonic() - found[0] < KEPT_SECONDS:
            return found[1]
        with self._reading:
            found = self._values.get(key)
            if found is not None and time.monotonic() - found[0] < KEPT_SECONDS:
                return found[1]
            began = time.monotonic()
            value = read()
            if value is not None:  # a code that nobody has is not kept: there is no end of them
                self._values[key] = (began, value)
                self._values.move_to_end(key)
                if len(self._values) > KEPT_ROOMS:
                    self._values.popitem(last=False)
            return value

    def forget(self, ws: Workspace, code: str) -> None:
        with self._reading:
            self._values.pop(_key(ws, code), None)


_rooms: _Kept[Room] = _Kept()
_states: _Kept[RoomState] = _Kept()


@access.open_to_all("the room’s code is the key, and the token of a seat")
def room(ws: Workspace, code: str) -> Room | None:
    """The workshop of a code, in any state but draft; None when there is none."""
    return _rooms.get(ws, code, lambda: _read_room(ws, code)) if normal_code(code) == code else None


@access.open_to_all("the room’s code is the key, and the token of a seat")
def state(ws: Workspace, code: str) -> RoomState | None:
    """Where the workshop of a code is; None when there is none (or a draft)."""
    found = room(ws, code)
    return None if found is None else _states.get(ws, code, lambda: _read_state(ws, found.session))


@access.open_to_all("the room’s code is the key, and the token of a seat")
def forget(ws: Workspace, code: str) -> None:
    """Read again what was kept; for whoever changed the workshop, after the commit."""
    _rooms.forget(ws, code)
    _states.forget(ws, code)


def _key(ws: Workspace, code: str) -> tuple[str, str]:
    return str(ws.database.engine.url), code


def _read_room(ws: Workspace, code: str) -> Room | None:
    with ws.database.read() as unit:
        session = unit.workshops.rooms([code]).get(code)
        if session is None or session.status == "draft":
            return None
        years_kept = unit.retention.years_of_workshop(session.id)
    known = ws.catalogue.framework_of_item
    frameworks = {own.item: known[own.item] for own in session.statements if own.item in known}
    return Room(
        session,
        {item: framework.top for item, framework in frameworks.items()},
        {item: framework.items[item] for item, framework in frameworks.items()},
        years_kept,
    )


def _read_state(ws: Workspace, session: Session) -> RoomState:
    if session.status == "closed":
        return RoomState(None, None, False, 0)
    now = ws.now()
    with ws.database.read() as unit:
        if session.pace == "self":
            numbers = [own.last.number for own in session.statements if own.last is not None]
            takes = any(session.accepts(own.item, now) for own in session.statements)
            return RoomState(max(numbers, default=None), None, takes, unit.votes.voters(session.id))
        current = session.current and session.statement(session.current).last
        if not session.current or not current:
            return RoomState(None, None, False, 0)
        answered = unit.votes.answered_in(session.id, session.current, current.number)
        return RoomState(current.number, session.current, session.accepts(session.current, now), answered)
