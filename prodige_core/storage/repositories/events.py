"""The audit trail: who did what with a centre and its people, without names and without anybody's words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from prodige_core.storage.access_tables import events, people

Fact = str | int | bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. by: the name of who did it; None in local mode, or when that person is forgotten."""

    at: dt.datetime
    kind: str
    by: str | None
    detail: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """Something a person did, for that person."""

    at: dt.datetime
    kind: str
    centre_id: str | None
    detail: Mapping[str, Fact]


class Events:
    """The audit trail. Nothing in it can be changed; old events are purged (`services.retention`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        kind: str,
        now: dt.datetime,
        *,
        centre_id: str | None = None,
        person_id: str | None = None,
        detail: Mapping[str, Fact],
    ) -> None:
        """Write an event. detail: roles, formats, counts and ids only."""
        values = {"id": str(uuid.uuid4()), "at": now, "kind": kind, "centre_id": centre_id, "person_id": person_id}
        self._connection.execute(insert(events).values(**values, detail=dict(detail)))

    def of_person(self, person_id: str) -> tuple[OwnEvent, ...]:
        """Everything the trail says a person did, newest first."""
        query = (
            select(events.c.at, events.c.kind, events.c.centre_id, events.c.detail)
            .where(events.c.person_id == person_id)
            .order_by(events.c.at.desc(), events.c.id)
        )
        return tuple(OwnEvent(*row) for row in self._connection.execute(query))

    def of_centre(self, centre_id: str, most: int) -> tuple[Event, ...]:
        """The last events of a centre, newest first, at most so many."""
        query = (
            select(events.c.at, events.c.kind, people.c.name, events.c.detail)
            .outerjoin(people, people.c.id == events.c.person_id)
            .where(events.c.centre_id == centre_id)
            .order_by(events.c.at.desc(), events.c.id)
            .limit(most)
        )
        return tuple(Event(*row) for row in self._connection.execute(query))
