"""Steps that tests of access share: people who can sign in, and what an invited person becomes by a link."""

from __future__ import annotations

import hashlib

from prodige_core.access import Actor, Role
from prodige_core.services import links
from prodige_core.services.workspace import Workspace


def person(ws: Workspace, name: str) -> str:
    """A new person without any role; returns the id."""
    with ws.database.write() as unit:
        person_id = unit.people.add("link", hashlib.sha256(name.encode()).hexdigest(), name, ws.now())
        unit.commit()
    return person_id


def member(ws: Workspace, centre_id: str, role: Role, name: str = "") -> Workspace:
    """A new person with a role in a centre, as the workspace they act in."""
    person_id = person(ws, name or role.title())
    with ws.database.write() as unit:
        unit.people.set_role(centre_id, person_id, role, ws.now())
        unit.commit()
    return ws.acting_as(Actor.person(person_id))


def coordinator(ws: Workspace, network_id: str, name: str = "Cora") -> Workspace:
    """A new coordinator of a network, as the workspace they act in."""
    person_id = person(ws, name)
    with ws.database.write() as unit:
        unit.networks.appoint(network_id, person_id, ws.now())
        unit.commit()
    return ws.acting_as(Actor.person(person_id))


def use(ws: Workspace, secret: str) -> None:
    """Use a link up, as the sign-in does, without what comes of it."""
    with ws.database.write() as unit:
        assert unit.invitations.use(links.hashed(secret), ws.now()) is not None
        unit.commit()
