"""What is past its time, and when it was last looked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, func, select

from prodige_core.storage.access_tables import events, invitations, memberships, network_people, people, sign_ins
from prodige_core.storage.tables import centres
from prodige_core.storage.voice_tables import surveys, workshops

Kind = Literal["centres", "surveys", "invitations", "sign_ins", "people", "events"]
"""What is deleted by its age; in this order."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Mark = Literal["purge", "purge_held"]
"""Events that tell when deleting was done, and when it was put off because the clock was not trusted."""


class Retention:
    """Counts and deletes by age. Whoever calls it decides what is old."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, kind: Kind, before: dt.datetime) -> int:
        """How many are past their time, which ended before this moment."""
        table, old = _old(kind, before)
        return self._connection.scalar(select(func.count()).select_from(table).where(old)) or 0

    def delete(self, kind: Kind, before: dt.datetime) -> int:
        """Delete them with everything of theirs; gives how many."""
        table, old = _old(kind, before)
        return self._connection.execute(delete(table).where(old)).rowcount

    def left_open(self, before: dt.datetime) -> tuple[str, ...]:
        """Ids of the workshops that were opened before this moment, in whose room no host has done anything since.

        Those of centres in the bin are left out: they go with their centre, or are found when it comes back.
        """
        query = (
            select(workshops.c.id)
            .join(centres)
            .where(workshops.c.status == "open", workshops.c.opened_at < before, workshops.c.active_at < before)
            .where(centres.c.deleted_at.is_(None))
        )
        return tuple(self._connection.scalars(query.order_by(workshops.c.id)))

    def last(self, mark: Mark, now: dt.datetime) -> dt.datetime | None:
        """The last such event up to now; None when there is none. What a wrong clock wrote ahead of now is not seen."""
        here = (events.c.kind == mark) & (events.c.at <= now)
        found: dt.datetime | None = self._connection.scalar(select(func.max(events.c.at)).where(here))
        return found

    def newest(self, now: dt.datetime) -> dt.datetime | None:
        """The last moment up to now at which anybody did something here; None in an empty database."""
        moments = (centres.c.updated_at, workshops.c.active_at, surveys.c.closed_at, people.c.created_at)
        found = [self._connection.scalar(select(func.max(one)).where(one <= now)) for one in moments]
        return max((one for one in found if one is not None), default=None)


def _old(kind: Kind, before: dt.datetime) -> tuple[Table, ColumnElement[bool]]:
    conditions: Mapping[Kind, tuple[Table, ColumnElement[bool]]] = {
        "centres": (centres, centres.c.deleted_at < before),
        "surveys": (surveys, surveys.c.closed_at < before),
        "invitations": (invitations, invitations.c.expires_at < before),
        "sign_ins": (sign_ins, sign_ins.c.expires_at < before),
        "people": (people, (people.c.seen_on < before.date().isoformat()) & ~_has_a_role()),
        "events": (events, events.c.at < before),
    }
    return conditions[kind]


def _has_a_role() -> ColumnElement[bool]:
    return exists().where(memberships.c.person_id == people.c.id) | exists().where(
        network_people.c.person_id == people.c.id
    )
