"""Access links: one use each, for a while. Of a link only the hash of its secret is stored."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from prodige_core.storage.access_tables import invitations, memberships

Kind = Literal["start", "centre", "coordinator", "school", "device"]
Maker = Literal["", "owner", "operator"]
"""Who made a ``device`` link: the person, an owner of their centre, or whoever runs Prodige."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An access link as stored. name: for whom, as the inviter wrote it. used_at: None while it can still be used.

    kind: ``start`` lets a person begin centres of their own; ``centre`` gives ``role`` in ``centre_id``; ``coordinator``
    of ``network_id``; ``school`` lets a centre join ``network_id``; ``device`` signs ``person_id`` in once more, and
    its ``role`` says who made it (`Maker`).
    """

    id: str
    kind: Kind
    centre_id: str | None
    network_id: str | None
    person_id: str | None
    role: str
    name: str
    created_at: dt.datetime
    expires_at: dt.datetime
    used_at: dt.datetime | None


_COLUMNS = [invitations.c[name] for name in Invitation.__slots__]


class Invitations:
    """Access links by the sha256 (hexadecimal) of their secret."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        token_hash: str,
        kind: Kind,
        *,
        name: str,
        now: dt.datetime,
        until: dt.datetime,
        role: str = "",
        centre_id: str | None = None,
        network_id: str | None = None,
        person_id: str | None = None,
    ) -> str:
        """Store a link; returns its id."""
        own_id = str(uuid.uuid4())
        to = {"centre_id": centre_id, "network_id": network_id, "person_id": person_id}
        values = {"id": own_id, "token_hash": token_hash, "kind": kind, "role": role, "name": name, **to}
        self._connection.execute(insert(invitations).values(**values, created_at=now, expires_at=until, used_at=None))
        return own_id

    def by_token(self, token_hash: str) -> Invitation | None:
        """A link, used or not, over or not; None when there is none (any more)."""
        row = self._connection.execute(select(*_COLUMNS).where(invitations.c.token_hash == token_hash)).one_or_none()
        return None if row is None else Invitation(*row)

    def use(self, token_hash: str, now: dt.datetime) -> Invitation | None:
        """Use a link up; None when somebody has, or its time is over. Of two who try at once one succeeds.

        Its name is forgotten: from now on the person goes by the name they chose.
        """
        mine = (invitations.c.token_hash == token_hash) & invitations.c.used_at.is_(None)
        changed = update(invitations).where(mine, invitations.c.expires_at > now).values(used_at=now, name="")
        return self.by_token(token_hash) if self._connection.execute(changed).rowcount else None

    def of_centre(self, centre_id: str) -> tuple[Invitation, ...]:
        """The links of a centre, newest first."""
        return self._listed(invitations.c.centre_id == centre_id)

    def of_person(self, person_id: str) -> tuple[Invitation, ...]:
        """The links for further devices of a person, newest first."""
        return self._listed(invitations.c.person_id == person_id)

    def listed(self) -> tuple[Invitation, ...]:
        """All links, newest first."""
        return self._listed(invitations.c.id.is_not(None))

    def renewals(self, centre_id: str) -> tuple[Invitation, ...]:
        """The links that owners made for people of this centre who lost every device, newest first."""
        inside = select(memberships.c.person_id).where(memberships.c.centre_id == centre_id)
        made = (invitations.c.kind == "device") & (invitations.c.role == "owner")
        return self._listed(made & invitations.c.person_id.in_(inside))

    def forget_devices(self, person_id: str) -> None:
        """Delete a person's links for further devices, used or not."""
        self._connection.execute(delete(invitations).where(invitations.c.person_id == person_id))

    def of_network(self, network_id: str) -> tuple[Invitation, ...]:
        """The links of a network, newest first."""
        return self._listed(invitations.c.network_id == network_id)

    def withdraw(self, own_id: str, *, centre_id: str | None = None, network_id: str | None = None) -> bool:
        """Delete a link of this centre or network; False when there is none."""
        mine = invitations.c.id == own_id
        if centre_id is not None:
            mine &= invitations.c.centre_id == centre_id
        if network_id is not None:
            mine &= invitations.c.network_id == network_id
        return self._connection.execute(delete(invitations).where(mine)).rowcount > 0

    def _listed(self, which: ColumnElement[bool]) -> tuple[Invitation, ...]:
        query = select(*_COLUMNS).where(which).order_by(invitations.c.created_at.desc(), invitations.c.id)
        return tuple(Invitation(*row) for row in self._connection.execute(query))
