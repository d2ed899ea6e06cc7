"""Centres and their profiles."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from prodige_core.errors import NotFound
from prodige_core.i18n import N_
from prodige_core.responses import Centre, calendar_of, calendar_of_name
from prodige_core.storage.access_tables import memberships
from prodige_core.storage.tables import centre_languages, centre_sectors, centres

_CALENDARS = (
    7_763_643_432_683_111  # a number of our own among the advisory locks of this database, after that of migrations
)


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A centre as listed. ``deleted_at`` is None unless it is in the bin; times are UTC."""

    id: str
    name: str
    country: str
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    deleted_at: dt.datetime | None


class Centres:
    """Profiles. A centre in the bin is found by `listed(deleted=True)` and `restore` only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(self, *, deleted: bool = False, of: str | None = None) -> tuple[CentreRow, ...]:
        """Centres in use (or in the bin), last changed first. of: only those in which this person has a role."""
        columns = [centres.c[name] for name in CentreRow.__slots__]
        in_bin = centres.c.deleted_at.is_not(None) if deleted else centres.c.deleted_at.is_(None)
        query = select(*columns).where(in_bin).order_by(centres.c.updated_at.desc(), centres.c.name, centres.c.id)
        if of is not None:
            query = query.where(centres.c.id.in_(select(memberships.c.centre_id).where(memberships.c.person_id == of)))
        return tuple(CentreRow(*row) for row in self._connection.execute(query))

    def profile(self, centre_id: str) -> Centre:
        """The profile. Raises `NotFound`."""
        row = self._connection.execute(select(centres).where(self._here(centre_id))).one_or_none()
        if row is None:
            raise _gone()
        return Centre(
            name=row.name,
            country=row.country,
            languages=self._words(centre_id, centre_languages, "language"),
            learners=row.learners,
            staff=row.staff,
            sectors=self._words(centre_id, centre_sectors, "sector"),
            accreditation=row.accreditation,
            calendar_id=row.calendar_id,
        )

    def stamp(self, centre_id: str) -> tuple[int, dt.datetime]:
        """Version and moment of the last change: what was read under one stamp is still what is stored. Raises `NotFound`."""
        query = select(centres.c.version, centres.c.updated_at).where(self._here(centre_id))
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise _gone()
        return row.version, row.updated_at

    def add(self, profile: Centre, now: dt.datetime) -> str:
        """Store a new centre; returns its random id."""
        centre_id = str(uuid.uuid4())
        values = {"id": centre_id, "version": 1, "created_at": now, "updated_at": now, "deleted_at": None}
        self._connection.execute(insert(centres).values(**values, **_columns(profile)))
        self._write_words(centre_id, profile)
        return centre_id

    def set_profile(self, centre_id: str, profile: Centre, now: dt.datetime) -> None:
        """Replace the profile. Raises `NotFound`."""
        self.touch(centre_id, now)
        self._connection.execute(update(centres).where(centres.c.id == centre_id).values(**_columns(profile)))
        for table in (centre_languages, centre_sectors):
            self._connection.execute(delete(table).where(table.c.centre_id == centre_id))
        self._write_words(centre_id, profile)

    def hold(self, centre_id: str) -> None:
        """Let nobody else write to the centre until the end of this transaction. Raises `NotFound`."""
        query = select(centres.c.id).where(self._here(centre_id))
        query = query.with_for_update(key_share=True)  # participants go on; SQLite has one writer anyway
        if self._connection.execute(query).one_or_none() is None:
            raise _gone()

    def hold_calendars(self) -> None:
        """Let nobody else begin a calendar until the end of this transaction, so that no two begin the same."""
        if self._connection.dialect.name == "postgresql":  # SQLite has one writer anyway
            self._connection.execute(select(func.pg_advisory_xact_lock(_CALENDARS)))

    def shares_calendar(self, profile: Centre, *, but: str | None = None) -> bool:
        """Whether a centre in use, other than ``but``, has the calendar of this profile: by its own id, or by its name."""
        own = calendar_of(profile)
        here = select(centres.c.name).where(centres.c.deleted_at.is_(None), centres.c.id != (but or ""))
        if self._connection.execute(here.where(centres.c.calendar_id == str(own))).first() is not None:
            return True
        by_name = here.where(centres.c.calendar_id.is_(None))
        if profile.calendar_id is None:  # of any other name it is another one
            by_name = by_name.where(centres.c.name == profile.name)
        return any(calendar_of_name(name) == own for name in self._connection.scalars(by_name))

    def touch(self, centre_id: str, now: dt.datetime) -> None:
        """Note that something of the centre changes: one version up. Raises `NotFound`.

        Call it before anything of the centre is read that decides what is written: from here on, on PostgreSQL too,
        nobody else writes to the centre until the end of this transaction.
        """
        changed = update(centres).where(self._here(centre_id)).values(version=centres.c.version + 1, updated_at=now)
        if self._connection.execute(changed).rowcount == 0:
            raise _gone()

    def put_in_bin(self, centre_id: str, now: dt.datetime) -> None:
        """Hide the centre; everything of it stays. Raises `NotFound`."""
        self.touch(centre_id, now)
        self._connection.execute(update(centres).where(centres.c.id == centre_id).values(deleted_at=now))

    def restore(self, centre_id: str, now: dt.datetime, since: dt.datetime) -> None:
        """Take it out of the bin if it went there at ``since`` or later. Raises `NotFound`."""
        query = update(centres).where(centres.c.id == centre_id, centres.c.deleted_at >= since)
        values = {"deleted_at": None, "updated_at": now, "version": centres.c.version + 1}
        if self._connection.execute(query.values(**values)).rowcount == 0:
            raise _gone()

    def name(self, centre_id: str) -> str | None:
        """The name of a centre, in use or in the bin; None when there is none."""
        found: str | None = self._connection.scalar(select(centres.c.name).where(centres.c.id == centre_id))
        return found

    def remove(self, centre_id: str) -> None:
        """Delete a centre, in use or in the bin, for good, with everything that hangs on it."""
        self._connection.execute(delete(centres).where(centres.c.id == centre_id))

    def _here(self, centre_id: str) -> ColumnElement[bool]:
        return (centres.c.id == centre_id) & centres.c.deleted_at.is_(None)

    def _words(self, centre_id: str, table: Table, column: str) -> tuple[str, ...]:
        query = select(table.c[column]).where(table.c.centre_id == centre_id).order_by(table.c.position)
        return tuple(self._connection.scalars(query))

    def _write_words(self, centre_id: str, profile: Centre) -> None:
        self._write_list(centre_id, centre_languages, "language", profile.languages)
        self._write_list(centre_id, centre_sectors, "sector", profile.sectors)

    def _write_list(self, centre_id: str, table: Table, column: str, words: Sequence[str]) -> None:
        if words:
            rows = [{"centre_id": centre_id, "position": at, column: word} for at, word in enumerate(words)]
            self._connection.execute(insert(table), rows)


def _columns(profile: Centre) -> dict[str, object]:
    return profile.model_dump(include={"name", "country", "learners", "staff", "accreditation", "calendar_id"})


def _gone() -> NotFound:
    return NotFound(N_("This centre is not stored here."), N_("It may have been deleted; look at the list of centres."))
