"""A person's own access: another device, the name they go by, everything stored about them, and being forgotten.

What is read and written here is the caller's own wherever it stands, so it goes past the wall that on PostgreSQL keeps
centres apart (`Database.seen_by`). Source: design, section 11; reliability, section 2.3.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Final

from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.services import access, links, networks, people, renewing, trail
from prodige_core.services.inputs import valid
from prodige_core.services.people import Invited
from prodige_core.services.workspace import Workspace
from prodige_core.storage import Person, UnitOfWork

FORMAT: Final = "prodige.person"


@dataclass(frozen=True, slots=True)
class OwnAccess:
    """What a person is told about their own access. browsers: since when each is signed in, newest first.

    by_link: else the person signs in at a provider.
    """

    name: str
    by_link: bool
    browsers: tuple[dt.datetime, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a person is, and the name of the centre (or, for a ``coordinator``, of the network) they are it in."""

    role: str
    place: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can sign in, with all they may do; nothing for whoever has no centre (any more)."""

    person: Person
    held: tuple[Held, ...]


@access.signed_in
def own_access(ws: Workspace) -> OwnAccess:
    """The caller's own access. Raises `StateError` in local mode."""
    person_id = access.the_person(ws)
    with ws.database.seen_by(None).read() as unit:
        person = unit.people.get(person_id)
        found = unit.sign_ins.of_person(person_id, ws.now())
    if person is None:
        raise _nobody()
    return OwnAccess(person.name, person.issuer == links.BY_LINK, tuple(one.created_at for one in found))


@access.signed_in
def rename_me(ws: Workspace, name: str) -> None:
    """Go by another name. Raises `AnswerError` without one, or `StateError` in local mode."""
    person_id, given = access.the_person(ws), valid(Invited, {"name": name})
    with ws.database.seen_by(None).write() as unit:
        unit.people.set_name(person_id, given.name)
        unit.commit()


@access.signed_in
def device_link(ws: Workspace) -> str:
    """Make a link with which the caller signs in on another device, and return its secret. The one before it ends.

    Raises `StateError` for people who sign in at a provider: there they can on every device, and it can stop them.
    """
    person_id = access.the_person(ws)
    with ws.database.seen_by(None).write() as unit:
        secret = renewing.issue(unit, ws, person_id, "")
        trail.note(unit, ws, "invitation_made", role="device", person=person_id)
        unit.commit()
    return secret


@access.operator
def first_link(ws: Workspace, name: str) -> str:
    """Make a link with which somebody new begins centres of their own, and return its secret.

    name: for whom, may be empty. Raises `AnswerError` for one that is too long.
    """
    known = valid(Invited, {"name": name}).name if name.strip() else ""
    with ws.database.write() as unit:
        secret = links.issue(unit, ws, "start", name=known)
        trail.note(unit, ws, "invitation_made", role="start")
        unit.commit()
    return secret


@access.operator
def everybody(ws: Workspace) -> tuple[Known, ...]:
    """Everybody who can sign in, by name, with what they are and where."""
    with ws.database.read() as unit:
        people, roles = unit.people.listed(), unit.people.roles()
        networks = unit.networks.coordinated_by(None)
        coordinating = [(one.person_id, row.name) for row in networks for one in unit.networks.coordinators(row.id)]
    held: dict[str, list[Held]] = {one.id: [] for one in people}
    for person_id, role, name in [*roles, *((person_id, "coordinator", name) for person_id, name in coordinating)]:
        held[person_id].append(Held(role, name))
    return tuple(Known(one, tuple(held[one.id])) for one in people)


@access.signed_in
def my_data(ws: Workspace) -> bytes:
    """Everything stored about the caller, as JSON. Raises `StateError` in local mode."""
    person_id = access.the_person(ws)
    with ws.database.seen_by(None).read() as unit:
        told = _told(unit, ws, person_id)
    return json.dumps(told, indent=2, ensure_ascii=False).encode()


@access.signed_in
def forget_me(ws: Workspace) -> None:
    """Forget the caller: name, sign-ins, roles, links. Centres stay; the trail keeps events without a name.

    Open links of centres they own and networks they coordinate are withdrawn.
    Raises `StateError` while they are the only owner of a centre, and in local mode.
    """
    person_id = access.the_person(ws)
    with ws.database.seen_by(None).write() as unit:
        roles = unit.people.centres_of(person_id)
        for centre_id in sorted(roles):  # in one order, so that two who leave at once do not wait for each other
            unit.people.lock(centre_id)
        _refuse_only_owner(unit, person_id)
        for centre_id, role in roles.items():
            if role == "owner":
                people.withdraw_open(unit, ws, centre_id)  # they may hold one, as whoever leaves
            trail.note(unit, ws, "person_forgotten", centre_id, former=role)
        for network in unit.networks.coordinated_by(person_id):
            networks.withdraw_open(unit, ws, network.id)
        if not roles:
            trail.note(unit, ws, "person_forgotten")
        unit.people.remove(person_id)
        unit.commit()
    ws.database.wipe()


def _refuse_only_owner(unit: UnitOfWork, person_id: str) -> None:
    roles = unit.people.centres_of(person_id)
    alone = [
        row.name
        for row in unit.centres.listed(of=person_id)
        if roles.get(row.id) == "owner" and unit.people.owners(row.id) == 1
    ]
    if alone:
        raise StateError(
            N_("You are the only owner of {centres}."),
            N_("Make somebody else an owner, or delete the centre, and then come back."),
            centres=", ".join(sorted(alone)),
        )


def _told(unit: UnitOfWork, ws: Workspace, person_id: str) -> dict[str, object]:
    person = unit.people.get(person_id)
    if person is None:
        raise _nobody()
    roles = unit.people.centres_of(person_id)
    names = {
        row.id: row.name for deleted in (False, True) for row in unit.centres.listed(deleted=deleted, of=person_id)
    }
    return {
        "format": FORMAT,
        "version": 1,
        "person": {
            "id": person.id,
            "name": person.name,
            "signs in by": "access link" if person.issuer == links.BY_LINK else person.issuer,
            "stored since": person.created_at.isoformat(),
            "last visit": person.seen_on,
        },
        "roles": [
            {"centre": names.get(centre_id, ""), "id": centre_id, "role": role} for centre_id, role in roles.items()
        ],
        "coordinates": [{"network": row.name, "id": row.id} for row in unit.networks.coordinated_by(person_id)],
        "signed in": [
            {"since": one.created_at.isoformat(), "until": one.expires_at.isoformat()}
            for one in unit.sign_ins.of_person(person_id, ws.now())
        ],
        "links for other devices": [
            {"made": one.created_at.isoformat(), "until": one.expires_at.isoformat()}
            for one in unit.invitations.of_person(person_id)
        ],
        "events": [
            {"at": one.at.isoformat(), "kind": one.kind, "centre": one.centre_id, **one.detail}
            for one in unit.events.of_person(person_id)
        ],
    }


def _nobody() -> NotFound:
    return NotFound(N_("You are not stored here any more."), N_("Ask for a new link."))
