"""People who can sign in, and what they are in centres. Their sign-ins: `sign_ins`."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from prodige_core.access import Role
from prodige_core.storage.access_tables import memberships, people, sign_ins
from prodige_core.storage.tables import centres
from prodige_core.storage.upsert import insert_once, upsert
from prodige_core.storage.voice_tables import surveys, workshops

Of = Literal["centre", "survey", "workshop", "network"]
"""What an id names."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who can sign in. issuer: ``link`` or the identity provider's address; seen_on: a day (ISO)."""

    id: str
    issuer: str
    name: str
    created_at: dt.datetime
    seen_on: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a role in a centre, since a moment."""

    person_id: str
    name: str
    issuer: str
    role: Role
    since: dt.datetime
    seen_on: str


PERSON_COLUMNS = [people.c[name] for name in Person.__slots__]


class People:
    """People and memberships."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # people ------------------------------------------------------------------------------------
    def add(self, issuer: str, subject_hash: str, name: str, now: dt.datetime) -> str:
        """Store a person; returns the random id."""
        person_id = str(uuid.uuid4())
        values = {"id": person_id, "issuer": issuer, "subject_hash": subject_hash, "name": name}
        self._connection.execute(insert(people).values(**values, created_at=now, seen_on=now.date().isoformat()))
        return person_id

    def add_once(self, issuer: str, subject_hash: str, name: str, now: dt.datetime) -> str:
        """The id of the person with this subject, who is stored if nobody has; of two who come at once one is kept."""
        values = {"id": str(uuid.uuid4()), "issuer": issuer, "subject_hash": subject_hash, "name": name}
        insert_once(
            self._connection, people, {**values, "created_at": now, "seen_on": now.date().isoformat()}, "subject_hash"
        )
        query = select(people.c.id).where(people.c.subject_hash == subject_hash)
        return str(self._connection.execute(query).scalar_one())

    def get(self, person_id: str) -> Person | None:
        """A person by id."""
        row = self._connection.execute(select(*PERSON_COLUMNS).where(people.c.id == person_id)).one_or_none()
        return None if row is None else Person(*row)

    def listed(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        query = select(*PERSON_COLUMNS).order_by(people.c.name, people.c.id)
        return tuple(Person(*row) for row in self._connection.execute(query))

    def set_name(self, person_id: str, name: str) -> None:
        """Another name to be seen by."""
        self._connection.execute(update(people).where(people.c.id == person_id).values(name=name))

    def seen(self, person_id: str, day: str) -> None:
        """Note the day of a visit; the same day again changes nothing."""
        self._connection.execute(
            update(people).where(people.c.id == person_id, people.c.seen_on != day).values(seen_on=day)
        )

    def remove(self, person_id: str) -> None:
        """Forget a person with sign-ins and memberships."""
        self._connection.execute(delete(people).where(people.c.id == person_id))

    # memberships -------------------------------------------------------------------------------
    def role(self, centre_id: str, person_id: str) -> Role | None:
        """What a person is in a centre (also in one that is in the bin); None when they have nothing to do with it."""
        query = select(memberships.c.role).where(
            memberships.c.centre_id == centre_id, memberships.c.person_id == person_id
        )
        return self._connection.execute(query).scalar()

    def hold(self, subject_id: str, of: Of) -> None:
        """Let nobody else write in this centre, or that of this survey or workshop, until the transaction ends.

        Also of one in the bin; nothing when there is none. Participants of its rooms and surveys go on.
        """
        if self._connection.dialect.name == "postgresql":  # SQLite has one writer anyway
            query = select(centres.c.id).where(centres.c.id == _centre_of(subject_id, of))
            self._connection.execute(query.with_for_update(key_share=True))

    def standing(self, subject_id: str, of: Of, person_id: str, sign_in: str | None, now: dt.datetime) -> Role | None:
        """A person's role in a centre, or that of a survey or workshop; None without one, or when this sign-in is over.

        sign_in: None when none need stand. It cannot be ended before the transaction does.
        """
        mine = (memberships.c.centre_id == _centre_of(subject_id, of)) & (memberships.c.person_id == person_id)
        query = select(memberships.c.role).where(mine)
        if sign_in is not None:
            query = query.join(sign_ins, sign_ins.c.person_id == memberships.c.person_id)
            query = query.where(sign_ins.c.token_hash == sign_in, sign_ins.c.expires_at > now)
            query = query.with_for_update(read=True, key_share=True, of=sign_ins)
        return self._connection.execute(query).scalar()

    def lock(self, centre_id: str) -> None:
        """Let nobody else change who is in this centre until the transaction ends."""
        self._connection.execute(select(centres.c.id).where(centres.c.id == centre_id).with_for_update(key_share=True))

    def set_role(self, centre_id: str, person_id: str, role: Role, now: dt.datetime) -> None:
        """Give a person a role, in place of the one they had."""
        values = {"centre_id": centre_id, "person_id": person_id, "role": role, "created_at": now}
        upsert(self._connection, memberships, values, keep=["created_at"])

    def leave(self, centre_id: str, person_id: str) -> bool:
        """Take a person's role away; False when they had none."""
        mine = (memberships.c.centre_id == centre_id) & (memberships.c.person_id == person_id)
        return self._connection.execute(delete(memberships).where(mine)).rowcount > 0

    def members(self, centre_id: str) -> tuple[Member, ...]:
        """Everybody with a role in a centre, by name."""
        query = (
            select(people.c.id, people.c.name, people.c.issuer, memberships.c.role, memberships.c.created_at)
            .add_columns(people.c.seen_on)
            .join(people, people.c.id == memberships.c.person_id)
            .where(memberships.c.centre_id == centre_id)
            .order_by(people.c.name, people.c.id)
        )
        return tuple(Member(*row) for row in self._connection.execute(query))

    def owners(self, centre_id: str) -> int:
        """How many owners a centre has."""
        query = select(func.count()).where(memberships.c.centre_id == centre_id, memberships.c.role == "owner")
        return self._connection.execute(query).scalar_one()

    def centres_of(self, person_id: str) -> dict[str, Role]:
        """A person's roles, by centre (also of centres in the bin)."""
        query = select(memberships.c.centre_id, memberships.c.role).where(memberships.c.person_id == person_id)
        return {row.centre_id: row.role for row in self._connection.execute(query)}

    def only_since(self, person_id: str) -> dt.datetime | None:
        """Since when a person has the one role they have; None for whoever has none, or several."""
        query = select(memberships.c.created_at).where(memberships.c.person_id == person_id)
        found = self._connection.execute(query).scalars().all()
        return found[0] if len(found) == 1 else None

    def roles(self) -> tuple[tuple[str, Role, str], ...]:
        """Every role there is, as person, role and the name of the centre (also of one in the bin), by that name."""
        query = (
            select(memberships.c.person_id, memberships.c.role, centres.c.name)
            .join(centres, centres.c.id == memberships.c.centre_id)
            .order_by(centres.c.name, centres.c.id)
        )
        return tuple((row.person_id, row.role, row.name) for row in self._connection.execute(query))

    def centre_names(self) -> dict[str, str]:
        """The name of every centre (also of one in the bin), by id."""
        return {row.id: row.name for row in self._connection.execute(select(centres.c.id, centres.c.name))}

    # whose a survey or workshop is ----------------------------------------------------------------
    def centre_of_survey(self, survey_id: str) -> str | None:
        """The centre of a survey; None when there is no such survey."""
        return self._connection.execute(select(surveys.c.centre_id).where(surveys.c.id == survey_id)).scalar()

    def centre_of_workshop(self, workshop_id: str) -> str | None:
        """The centre of a workshop; None when there is no such workshop."""
        return self._connection.execute(select(workshops.c.centre_id).where(workshops.c.id == workshop_id)).scalar()


def _centre_of(subject_id: str, of: Of) -> ColumnElement[str] | str:
    match of:
        case "survey":
            return select(surveys.c.centre_id).where(surveys.c.id == subject_id).scalar_subquery()
        case "workshop":
            return select(workshops.c.centre_id).where(workshops.c.id == subject_id).scalar_subquery()
        case _:
            return subject_id
