"""The audit trail of a centre: what happened to it and to who may do what, without names and without anybody's words.

Services write an event with `note` in the transaction of the change itself, so that none is missing and none is
invented. Source: reliability, S21, and design, section 11.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, get_args

from prodige_core import security_log
from prodige_core.access import Right
from prodige_core.errors import StorageError
from prodige_core.services import access
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.events import Fact

Kind = Literal[
    "centre_made",
    "centre_imported",
    "centre_exported",
    "centre_deleted",
    "centre_restored",
    "centre_erased",
    "everything_exported",
    "report_downloaded",
    "invitation_made",
    "invitation_withdrawn",
    "invitation_used",
    "access_renewed",
    "role_given",
    "role_changed",
    "role_removed",
    "person_left",
    "person_forgotten",
    "survey_closed",
    "survey_deleted",
    "workshop_closed",
    "workshop_deleted",
    "network_made",
    "network_joined",
    "network_left",
    "coordinator_given",
    "coordinator_removed",
    "network_renamed",
    "network_deleted",
    "years_chosen",
]
Taken = Literal["centre_exported", "everything_exported", "report_downloaded"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

QUIET: Final = frozenset({"centre_made", "survey_closed", "workshop_closed"})
"""Kinds of no interest to whoever watches over the server: everyday work. The others also go to the security log
(roles, links, networks, what leaves and what is deleted). Source: reliability, S21."""

DETAILS: Final = frozenset({"role", "former", "person", "network", "outcome", "format", "count", "years"})
"""What an event may say beside its kind: roles, random ids, file formats, counts, years. Never a name or a text."""

MOST_SHOWN = 200
"""As many events as a person reads through (editorial); the rest is in the export of everything."""

MOST_KEPT = 1_000_000
"""More than a centre can come to in the five years that events are kept at most; a bound for the query."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened. by: who did it; about: whom it concerns; both by the name they have now.

    by is None in local mode and for the app's own work; either is None when that person is forgotten.
    """

    at: dt.datetime
    kind: str
    by: str | None
    about: str | None
    detail: Mapping[str, Fact]


def note(unit: UnitOfWork, ws: Workspace, kind: Kind, centre_id: str | None = None, **detail: Fact) -> None:
    """Write an event within the caller's transaction; the security log hears of it once that is stored.

    detail: only what `DETAILS` names. ValueError otherwise, or for an unknown kind: both are mistakes in the code.
    """
    if kind not in KINDS or not detail.keys() <= DETAILS:
        raise ValueError(f"{kind} with {sorted(detail)} is not an event this trail knows")
    person = ws.actor.person_id
    unit.events.add(kind, ws.now(), centre_id=centre_id, person_id=person, detail=detail)
    if kind not in QUIET:
        ids = {"centre": centre_id, "by": person}
        facts = {name: value for name, value in ids.items() if value is not None}
        unit.once_kept(partial(security_log.tell, kind, **facts, **detail))


@access.needs(Right.VIEW)
def taken(ws: Workspace, centre_id: str, kind: Taken, format_id: str) -> None:
    """Write that a file of a centre was handed out. Raises nothing when it cannot be written: on a full disk people need
    their copy most; the security log says so then. Nothing is written by a command that may only read.
    """
    if ws.database.read_only:
        return
    try:
        with ws.database.write() as unit:
            note(unit, ws, kind, centre_id, format=format_id)
            unit.commit()
    except StorageError:
        security_log.tell("event_not_written", kind_of_event=kind, centre=centre_id)


@access.needs(Right.MANAGE)
def trail(ws: Workspace, centre_id: str) -> tuple[Entry, ...]:
    """The last `MOST_SHOWN` events of a centre, newest first."""
    with ws.database.read() as unit:
        return entries(unit, centre_id, MOST_SHOWN)


def entries(unit: UnitOfWork, centre_id: str, most: int = MOST_KEPT) -> tuple[Entry, ...]:
    """As `trail`, within a unit of work; for services."""
    found = unit.events.of_centre(centre_id, most)
    names: dict[str, str | None] = {}
    for event in found:
        person = event.detail.get("person")
        if isinstance(person, str) and person not in names:
            known = unit.people.get(person)
            names[person] = None if known is None else known.name
    return tuple(
        Entry(event.at, event.kind, event.by, names.get(str(event.detail.get("person"))), event.detail)
        for event in found
    )
