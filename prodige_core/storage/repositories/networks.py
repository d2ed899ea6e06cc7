"""Networks of centres, and who coordinates them. A network sees which centres are in it, and nothing inside them."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from prodige_core.storage.access_tables import network_centres, network_people, networks, people
from prodige_core.storage.tables import centres
from prodige_core.storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network as listed."""

    id: str
    name: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class NetworkCentre:
    """A centre in a network: what its coordinators see of it."""

    id: str
    name: str
    country: str
    joined_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Coordinator:
    """A person who coordinates a network."""

    person_id: str
    name: str
    since: dt.datetime


class Networks:
    """Networks, their centres and coordinators."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, now: dt.datetime) -> str:
        """Store a network; returns its random id."""
        network_id = str(uuid.uuid4())
        self._connection.execute(insert(networks).values(id=network_id, name=name, created_at=now))
        return network_id

    def get(self, network_id: str) -> NetworkRow | None:
        """A network by id."""
        row = self._connection.execute(select(networks).where(networks.c.id == network_id)).one_or_none()
        return None if row is None else NetworkRow(row.id, row.name, row.created_at)

    def rename(self, network_id: str, name: str) -> None:
        """Another name."""
        self._connection.execute(update(networks).where(networks.c.id == network_id).values(name=name))

    def remove(self, network_id: str) -> None:
        """Forget a network; its centres stay."""
        self._connection.execute(delete(networks).where(networks.c.id == network_id))

    def coordinated_by(self, person_id: str | None) -> tuple[NetworkRow, ...]:
        """The networks a person coordinates, by name; None: all there are."""
        query = select(networks.c.id, networks.c.name, networks.c.created_at).order_by(networks.c.name, networks.c.id)
        if person_id is not None:
            mine = select(network_people.c.network_id).where(network_people.c.person_id == person_id)
            query = query.where(networks.c.id.in_(mine))
        return tuple(NetworkRow(*row) for row in self._connection.execute(query))

    def of_centre(self, centre_id: str) -> tuple[NetworkRow, ...]:
        """The networks a centre is in, by name."""
        query = (
            select(networks.c.id, networks.c.name, networks.c.created_at)
            .join(network_centres, network_centres.c.network_id == networks.c.id)
            .where(network_centres.c.centre_id == centre_id)
            .order_by(networks.c.name, networks.c.id)
        )
        return tuple(NetworkRow(*row) for row in self._connection.execute(query))

    def centres(self, network_id: str) -> tuple[NetworkCentre, ...]:
        """The centres in a network, by name, without those in the bin."""
        query = (
            select(centres.c.id, centres.c.name, centres.c.country, network_centres.c.joined_at)
            .join(network_centres, network_centres.c.centre_id == centres.c.id)
            .where(network_centres.c.network_id == network_id, centres.c.deleted_at.is_(None))
            .order_by(centres.c.name, centres.c.id)
        )
        return tuple(NetworkCentre(*row) for row in self._connection.execute(query))

    def all_centres(self, network_id: str) -> tuple[str, ...]:
        """Ids of the centres in a network, those in the bin too."""
        query = select(network_centres.c.centre_id).where(network_centres.c.network_id == network_id)
        return tuple(self._connection.scalars(query.order_by(network_centres.c.centre_id)))

    def size(self, network_id: str) -> int:
        """How many centres are in a network, those in the bin too; the same number whoever asks."""
        query = select(func.count()).where(network_centres.c.network_id == network_id)
        return self._connection.execute(query).scalar_one()

    def join(self, network_id: str, centre_id: str, now: dt.datetime) -> None:
        """Put a centre into a network; twice is harmless."""
        values = {"network_id": network_id, "centre_id": centre_id, "joined_at": now}
        if centre_id not in {row.id for row in self.centres(network_id)}:
            self._connection.execute(insert(network_centres).values(**values))

    def leave(self, network_id: str, centre_id: str) -> bool:
        """Take a centre out; False when it was not in."""
        mine = (network_centres.c.network_id == network_id) & (network_centres.c.centre_id == centre_id)
        return self._connection.execute(delete(network_centres).where(mine)).rowcount > 0

    def coordinators(self, network_id: str) -> tuple[Coordinator, ...]:
        """Who coordinates a network, by name."""
        query = (
            select(people.c.id, people.c.name, network_people.c.created_at)
            .join(people, people.c.id == network_people.c.person_id)
            .where(network_people.c.network_id == network_id)
            .order_by(people.c.name, people.c.id)
        )
        return tuple(Coordinator(*row) for row in self._connection.execute(query))

    def appoint(self, network_id: str, person_id: str, now: dt.datetime) -> None:
        """Make a person a coordinator; twice is harmless."""
        values = {"network_id": network_id, "person_id": person_id, "role": "coordinator", "created_at": now}
        upsert(self._connection, network_people, values, keep=["created_at"])

    def dismiss(self, network_id: str, person_id: str) -> bool:
        """A person coordinates no longer; False when they did not."""
        mine = (network_people.c.network_id == network_id) & (network_people.c.person_id == person_id)
        return self._connection.execute(delete(network_people).where(mine)).rowcount > 0

    def lock(self, network_id: str) -> None:
        """Let nobody else change who is in this network until the transaction ends."""
        self._connection.execute(select(networks.c.id).where(networks.c.id == network_id).with_for_update())

    def coordinates(self, network_id: str, person_id: str) -> bool:
        """Whether a person coordinates a network."""
        query = select(network_people.c.person_id).where(
            network_people.c.network_id == network_id, network_people.c.person_id == person_id
        )
        return self._connection.execute(query).first() is not None
