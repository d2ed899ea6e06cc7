"""A room with people in it, for tests of workshops."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prodige_core.services import taking_part, workshops
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Ballot, Given

GOALS, VISITS = "plan.goals.q1", "doing.visits.q1"
"""The quick items of mini, levels 0 to 3."""


@dataclass(frozen=True)
class Room:
    id: str
    code: str
    tokens: tuple[str, ...]


def open_room(ws: Workspace, centre_id: str, people: int, items: Sequence[str] = (GOALS, VISITS), **settings) -> Room:
    workshop_id = workshops.create(ws, centre_id, items, **settings)
    code = workshops.open_room(ws, workshop_id).code
    return Room(workshop_id, code, tuple(taking_part.join(ws, code).token for _ in range(people)))


def all_vote(ws: Workspace, room: Room, item: str, given: Sequence[Given], seq: int = 1) -> None:
    for token, value in zip(room.tokens, given, strict=True):
        taking_part.vote(ws, room.code, token, Ballot(item, value, seq))


@contextlib.contextmanager
def gathering(ws: Workspace) -> Iterator[None]:
    """Keeps the writer waiting, so that what is submitted meanwhile is one group."""
    gate = threading.Event()
    ws.database.submit(lambda unit, jobs: [gate.wait(240)], None)
    try:
        yield
    finally:
        gate.set()
