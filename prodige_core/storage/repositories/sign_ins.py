"""Browsers that are signed in. Of the secret in their cookie only the hash is stored; no address, no kind of browser."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from prodige_core.storage.access_tables import people, sign_ins
from prodige_core.storage.repositories.people import PERSON_COLUMNS, Person


@dataclass(frozen=True, slots=True)
class SignIn:
    """A browser that is signed in: since when, and until when without a further visit."""

    created_at: dt.datetime
    expires_at: dt.datetime


class SignIns:
    """Sign-ins by the sha256 (hexadecimal) of their secret."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, token_hash: str, person_id: str, now: dt.datetime, until: dt.datetime) -> None:
        """Remember a browser."""
        values = {"token_hash": token_hash, "person_id": person_id, "created_at": now, "expires_at": until}
        self._connection.execute(insert(sign_ins).values(**values))

    def find(self, token_hash: str, now: dt.datetime) -> tuple[Person, SignIn] | None:
        """Whose sign-in this is; None when it is over, or was never one."""
        query = (
            select(*PERSON_COLUMNS, sign_ins.c.created_at.label("since"), sign_ins.c.expires_at)
            .join(sign_ins, sign_ins.c.person_id == people.c.id)
            .where(sign_ins.c.token_hash == token_hash, sign_ins.c.expires_at > now)
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else (Person(*row[:-2]), SignIn(*row[-2:]))

    def prolong(self, token_hash: str, until: dt.datetime) -> None:
        """Let a sign-in last longer."""
        self._connection.execute(update(sign_ins).where(sign_ins.c.token_hash == token_hash).values(expires_at=until))

    def of_person(self, person_id: str, now: dt.datetime) -> tuple[SignIn, ...]:
        """A person's sign-ins that are not over, newest first."""
        query = (
            select(sign_ins.c.created_at, sign_ins.c.expires_at)
            .where(sign_ins.c.person_id == person_id, sign_ins.c.expires_at > now)
            .order_by(sign_ins.c.created_at.desc(), sign_ins.c.token_hash)
        )
        return tuple(SignIn(*row) for row in self._connection.execute(query))

    def keep_newest(self, person_id: str, most: int, now: dt.datetime) -> None:
        """Forget a person's sign-ins that are over, and the oldest of more than so many."""
        place = func.row_number().over(order_by=(sign_ins.c.created_at.desc(), sign_ins.c.token_hash))
        mine = select(sign_ins.c.token_hash, place.label("place")).where(
            sign_ins.c.person_id == person_id, sign_ins.c.expires_at > now
        )
        ranked = mine.subquery()
        kept = select(ranked.c.token_hash).where(ranked.c.place <= most)
        own = sign_ins.c.person_id == person_id
        self._connection.execute(delete(sign_ins).where(own, sign_ins.c.token_hash.not_in(kept)))

    def remove(self, token_hash: str) -> bool:
        """Forget one sign-in; False when there was none."""
        return self._connection.execute(delete(sign_ins).where(sign_ins.c.token_hash == token_hash)).rowcount > 0

    def remove_all(self, person_id: str) -> int:
        """Forget all sign-ins of a person; how many there were."""
        return self._connection.execute(delete(sign_ins).where(sign_ins.c.person_id == person_id)).rowcount
