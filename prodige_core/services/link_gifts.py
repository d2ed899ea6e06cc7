"""What an access link gives to whoever uses it: a role, a network to coordinate or to join, or one's own access again.

Steps of `prodige_core.services.signing_in.accept`, within its transaction.
"""

from __future__ import annotations

from prodige_core.access import ROLES, Role
from prodige_core.errors import NotFound
from prodige_core.i18n import N_
from prodige_core.responses import Centre
from prodige_core.services import calendar_ids, networks, people, trail
from prodige_core.services.inputs import valid
from prodige_core.services.workspace import Workspace
from prodige_core.storage import Invitation, UnitOfWork


def no_link() -> NotFound:
    """One sentence for a wrong link, a used one and one whose time is over, so that nothing can be learnt by trying."""
    return NotFound(
        N_("This link cannot be used: it may be incomplete, used already, or its time may be over."),
        N_("Ask whoever sent it to you for a new one."),
    )


def place(unit: UnitOfWork, link: Invitation) -> str | None:
    """The name of what a link leads to; None when that is gone."""
    match link.kind:
        case "centre":
            try:
                return unit.centres.profile(str(link.centre_id)).name
            except NotFound:  # in the bin
                return None
        case "coordinator" | "school":
            network = unit.networks.get(str(link.network_id))
            return None if network is None else network.name
        case "device":
            person = unit.people.get(str(link.person_id))
            return None if person is None or not _still_theirs_to_give(unit, link) else person.name
        case _:
            return ""


def _still_theirs_to_give(unit: UnitOfWork, link: Invitation) -> bool:
    """Whether a link that an owner made opens nothing but what the person was in that owner's centre when it was made."""
    if link.role != "owner":
        return True
    since = unit.people.only_since(str(link.person_id))
    return since is not None and since <= link.created_at and not unit.networks.coordinated_by(str(link.person_id))


def hold(unit: UnitOfWork, link: Invitation | None) -> None:
    """Lock what a link leads to before the link itself, as who withdraws links does, or the two wait for each other."""
    if link is not None and link.centre_id is not None:
        unit.people.lock(link.centre_id)
    if link is not None and link.network_id is not None:
        unit.networks.lock(link.network_id)


def give(unit: UnitOfWork, acting: Workspace, link: Invitation, person_id: str, centre_name: str) -> str | None:
    """What the link is for; returns the centre it led to."""
    match link.kind:
        case "centre":
            centre_id, role = str(link.centre_id), _role(link)
            former = unit.people.role(centre_id, person_id)
            if former is None:
                people.refuse_crowd(unit, centre_id)
            if former is None or ROLES.index(role) < ROLES.index(former):
                unit.people.set_role(centre_id, person_id, role, acting.now())
                trail.note(unit, acting, "role_given", centre_id, person=person_id, role=role)
            return centre_id
        case "coordinator":
            unit.networks.appoint(str(link.network_id), person_id, acting.now())
            trail.note(unit, acting, "coordinator_given", network=str(link.network_id), person=person_id)
            return None
        case "school":
            return _new_school(unit, acting, str(link.network_id), person_id, centre_name)
        case _:
            return None


def _new_school(unit: UnitOfWork, acting: Workspace, network_id: str, person_id: str, centre_name: str) -> str:
    """A new centre of the person in the network. Who has one already joins with `networks.join` instead."""
    profile = valid(Centre, {"name": centre_name.strip()})
    networks.refuse_full(unit, network_id)
    centre_id = unit.centres.add(calendar_ids.apart(unit, profile), acting.now())
    unit.people.set_role(centre_id, person_id, "owner", acting.now())
    unit.networks.join(network_id, centre_id, acting.now())
    trail.note(unit, acting, "centre_made", centre_id)
    trail.note(unit, acting, "network_joined", centre_id, network=network_id)
    return centre_id


def _role(link: Invitation) -> Role:
    return next(role for role in ROLES if role == link.role)


def facts(link: Invitation) -> dict[str, str]:
    """What the trail says of a link that was used: its role or kind, and its network."""
    said = {"role": link.kind if link.kind == "device" else link.role or link.kind, "network": link.network_id}
    return {name: value for name, value in said.items() if value is not None}
