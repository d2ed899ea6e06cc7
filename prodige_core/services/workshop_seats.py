"""Seats of an open room that nobody uses: how many there are, and taking them back, so that others find room.

A seat costs nothing but the code, so whoever has it can fill a room with made-up ones. Nobody who is there loses anything: who
has voted keeps their seat, and so does whose phone was here in the last two minutes; who sleeps longer in the lobby finds a
seat again with the next vote (`taking_part.submit_sit`). Errors as in `workshops`.
"""

from __future__ import annotations

from prodige_core.access import Right
from prodige_core.errors import StateError
from prodige_core.i18n import N_
from prodige_core.services import access, rooms, seats_seen
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.workshops import Session


@access.needs(Right.HOST, of="workshop")
def unused(ws: Workspace, workshop_id: str) -> int:
    """How many seats `free` would take back now."""
    with ws.database.read() as unit:
        return len(_unused(ws, unit, unit.workshops.get(workshop_id)))


@access.needs(Right.HOST, of="workshop")
def free(ws: Workspace, workshop_id: str) -> int:
    """Take back the seats without any vote whose phone was not here for two minutes, or has left; returns how many."""
    with ws.database.write() as unit:
        own = unit.workshops.get(workshop_id, "alone")
        if own.status != "open":
            raise StateError(N_("The room is not open."), N_("Seats are taken only in an open room."))
        found = _unused(ws, unit, own)
        if found:
            unit.votes.remove(found)
            unit.commit()
    rooms.forget(ws, own.code)
    return len(found)


def _unused(ws: Workspace, unit: UnitOfWork, own: Session) -> list[str]:
    """Ids of people in the order of these random ids."""
    lately = seats_seen.lately(ws, own.code)
    seats = unit.votes.without_vote(own.id)
    return sorted(
        participant
        for participant, token_hash in seats.items()
        if token_hash is None or (lately is not None and token_hash not in lately)
    )
