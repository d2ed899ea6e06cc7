"""Networks of centres: who coordinates them, which centres are in them, and how a centre joins and leaves.

A coordinator sees the names and countries of a network's centres and nothing inside them. A centre joins by its own
owner's hand, with a link that a coordinator made. Source: design, section 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from prodige_core.access import Right
from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.services import access, links, trail
from prodige_core.services.inputs import valid
from prodige_core.services.people import Invited, Open, check_room, check_unused, open_links
from prodige_core.services.workspace import Workspace
from prodige_core.storage import Coordinator, NetworkCentre, NetworkRow, UnitOfWork

MOST_CENTRES = 1000
"""As many centres as a network page is made for. Source: design, section 14."""

_SECRET = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining did. already: the centre was in that network before, and the link can still be used."""

    network: NetworkRow
    already: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A network as whoever runs Prodige sees it. schools: those in the bin count too."""

    network: NetworkRow
    schools: int
    coordinators: int


@access.operator
def create(ws: Workspace, name: str) -> str:
    """Begin a network without centres and coordinators; returns its id. Raises `AnswerError` without a name."""
    given = valid(Invited, {"name": name})
    with ws.database.write() as unit:
        network_id = unit.networks.add(given.name, ws.now())
        trail.note(unit, ws, "network_made", network=network_id)
        unit.commit()
    return network_id


@access.coordinates
def rename(ws: Workspace, network_id: str, name: str, *, seen: str | None = None) -> str:
    """Give a network another name, for its coordinators and whoever runs Prodige; its schools see it at once. Gives it as stored.

    seen: the name that was shown; None: whatever it is. Raises `AnswerError` without a name, `NotFound`, or `StateError`
    when somebody else renamed it meanwhile.
    """
    given = valid(Invited, {"name": name})
    with _alone(ws, network_id) as unit:
        stored = _network(unit, network_id).name
        if seen is not None and stored not in (seen, given.name):
            raise StateError(
                N_("Somebody else has called it “{name}” meanwhile."), N_("Look again, then change it."), name=stored
            )
        if stored != given.name:
            unit.networks.rename(network_id, given.name)
            trail.note(unit, ws, "network_renamed", network=network_id)
            unit.commit()
    return given.name


@access.operator
def delete(ws: Workspace, network_id: str) -> None:
    """Delete a network that nobody uses: no school is in it, or nobody coordinates it. Schools keep everything of theirs.

    Links that wait go with it. Raises `NotFound`, or `StateError` for one with schools and a coordinator: they take the
    schools out, or are dismissed, first.
    """
    with ws.database.write() as unit:
        unit.networks.lock(network_id)
        _network(unit, network_id)
        inside, people = unit.networks.all_centres(network_id), unit.networks.coordinators(network_id)
        if inside and people:
            raise StateError(
                N_("Schools are in this network and somebody coordinates it."),
                N_("Let its coordinators take the schools out first, or stop coordinating it."),
            )
        for centre_id in inside:
            if unit.networks.leave(network_id, centre_id):  # else it left just now, or is erased
                trail.note(unit, ws, "network_left", centre_id, network=network_id)
        unit.networks.remove(network_id)
        trail.note(unit, ws, "network_deleted", network=network_id)
        unit.commit()


@access.operator
def everything(ws: Workspace) -> tuple[Listed, ...]:
    """Every network there is, by name, with how many schools and coordinators it has."""
    with ws.database.read() as unit:
        return tuple(
            Listed(row, unit.networks.size(row.id), len(unit.networks.coordinators(row.id)))
            for row in unit.networks.coordinated_by(None)
        )


@access.signed_in
def mine(ws: Workspace) -> tuple[NetworkRow, ...]:
    """The networks the caller coordinates, by name; all there are for whoever may do everything."""
    with ws.database.read() as unit:
        return unit.networks.coordinated_by(None if ws.actor.everything else ws.actor.person_id)


@access.coordinates
def centres(ws: Workspace, network_id: str) -> tuple[NetworkCentre, ...]:
    """Names and countries of a network's centres, by name; nothing inside them. Raises `NotFound`."""
    with ws.database.read() as unit:
        _network(unit, network_id)
        return unit.networks.centres(network_id)


@access.coordinates
def coordinators(ws: Workspace, network_id: str) -> tuple[Coordinator, ...]:
    """Who coordinates a network, by name. Raises `NotFound`."""
    with ws.database.read() as unit:
        _network(unit, network_id)
        return unit.networks.coordinators(network_id)


@access.coordinates
def invitations(ws: Workspace, network_id: str) -> tuple[Open, ...]:
    """Links of a network that can still be used, newest first. Raises `NotFound`."""
    with ws.database.read() as unit:
        _network(unit, network_id)
        return open_links(unit.invitations.of_network(network_id), ws)


@access.coordinates
def invite_school(ws: Workspace, network_id: str, name: str) -> str:
    """Make a link with which one centre joins, and return its secret. name: of the school, as the coordinator writes it.

    Raises `AnswerError` without a name, `StateError` when too many links wait already, `NotFound`.
    """
    return _invite(ws, network_id, "school", name)


@access.coordinates
def invite_coordinator(ws: Workspace, network_id: str, name: str) -> str:
    """Make a link that makes one person a coordinator of the network, and return its secret. Raises as `invite_school`."""
    return _invite(ws, network_id, "coordinator", name)


@access.coordinates
def withdraw(ws: Workspace, network_id: str, invitation_id: str) -> None:
    """Make a link useless. Raises `NotFound` when it is not there, and `StateError` when somebody has used it."""
    with _alone(ws, network_id) as unit:
        check_unused(unit.invitations.of_network(network_id), invitation_id)
        unit.invitations.withdraw(invitation_id, network_id=network_id)
        trail.note(unit, ws, "invitation_withdrawn", network=network_id)
        unit.commit()


@access.coordinates
def remove_centre(ws: Workspace, network_id: str, centre_id: str) -> None:
    """Take a centre out of a network; the centre keeps everything of its own. Raises `NotFound`."""
    with _alone(ws, network_id) as unit:
        _leave(unit, ws, network_id, centre_id)
        unit.commit()


@access.coordinates
def dismiss(ws: Workspace, network_id: str, person_id: str) -> None:
    """A person coordinates no longer; also for oneself. Open links are withdrawn, because they may hold one.

    Raises `NotFound` for somebody who does not, and `StateError` for the last one, unless the operator asks.
    """
    with _alone(ws, network_id) as unit:
        there = {one.person_id for one in unit.networks.coordinators(network_id)}
        if person_id not in there:
            raise NotFound(N_("This person does not coordinate this network."), N_("Look at the list again."))
        if len(there) == 1 and not ws.actor.everything:
            raise StateError(
                N_("A network must keep a coordinator, and this is the last one."), N_("Invite somebody else first.")
            )
        unit.networks.dismiss(network_id, person_id)
        trail.note(unit, ws, "coordinator_removed", network=network_id, person=person_id)
        withdraw_open(unit, ws, network_id)
        unit.commit()


@access.needs(Right.MANAGE)
def join(ws: Workspace, centre_id: str, secret: str) -> Joined:
    """Put a centre into the network whose school link this is. secret: the link as it was sent, or its last part.

    The link is used up, except where the centre is in that network already. Raises `NotFound` for a link that is none,
    was used or is over (the same sentence for all, so that a link cannot be guessed at), and `StateError` when the
    network is full.
    """
    typed = _SECRET.search(secret)
    if typed is None:
        raise _no_link()
    hashed = links.hashed(typed.group())
    with ws.database.write() as unit:
        unit.centres.stamp(centre_id)
        link = unit.invitations.by_token(hashed)
        if link is None or link.kind != "school" or link.network_id is None or not links.usable(link, ws.now()):
            raise _no_link()
        network = _network(unit, link.network_id)
        if network.id in {one.id for one in unit.networks.of_centre(centre_id)}:
            return Joined(network, already=True)
        unit.networks.lock(network.id)
        refuse_full(unit, network.id)
        if unit.invitations.use(hashed, ws.now()) is None:
            raise _no_link()
        unit.networks.join(network.id, centre_id, ws.now())
        trail.note(unit, ws, "network_joined", centre_id, network=network.id)
        unit.commit()
    return Joined(network, already=False)


@access.needs(Right.MANAGE)
def leave(ws: Workspace, centre_id: str, network_id: str) -> None:
    """Take the centre out of a network, from its own side. Raises `NotFound`."""
    with ws.database.write() as unit:
        _leave(unit, ws, network_id, centre_id)
        unit.commit()


@access.needs(Right.VIEW)
def of_centre(ws: Workspace, centre_id: str) -> tuple[NetworkRow, ...]:
    """The networks a centre is in, by name. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        return unit.networks.of_centre(centre_id)


def refuse_full(unit: UnitOfWork, network_id: str) -> None:
    """Raise `StateError` when a network takes no other centre."""
    if unit.networks.size(network_id) >= MOST_CENTRES:
        raise StateError(N_("This network is full."), N_("Tell whoever sent you the link."))


def withdraw_open(unit: UnitOfWork, ws: Workspace, network_id: str) -> None:
    """Withdraw all open links of a network, within a transaction."""
    for one in open_links(unit.invitations.of_network(network_id), ws):
        unit.invitations.withdraw(one.id, network_id=network_id)
        trail.note(unit, ws, "invitation_withdrawn", network=network_id)


def _invite(ws: Workspace, network_id: str, kind: Literal["school", "coordinator"], name: str) -> str:
    given = valid(Invited, {"name": name})
    with _alone(ws, network_id) as unit:
        check_room(open_links(unit.invitations.of_network(network_id), ws))
        secret = links.issue(unit, ws, kind, name=given.name, network_id=network_id)
        trail.note(unit, ws, "invitation_made", network=network_id, role=kind)
        unit.commit()
    return secret


def _leave(unit: UnitOfWork, ws: Workspace, network_id: str, centre_id: str) -> None:
    if not unit.networks.leave(network_id, centre_id):
        raise NotFound(N_("This centre is not in this network."), N_("Look at the list again."))
    trail.note(unit, ws, "network_left", centre_id, network=network_id)


@contextmanager
def _alone(ws: Workspace, network_id: str) -> Iterator[UnitOfWork]:
    """A transaction in which nobody else changes the network (`access.coordinates`), which is there."""
    with ws.database.write() as unit:
        _network(unit, network_id)
        yield unit


def _network(unit: UnitOfWork, network_id: str) -> NetworkRow:
    network = unit.networks.get(network_id)
    if network is None:
        raise access.no_network()
    return network


def _no_link() -> NotFound:
    return NotFound(
        N_("This is no link with which a school can join a network, or it was used, or its time is over."),
        N_("Copy the whole link from the message, or ask whoever sent it for a new one."),
    )
