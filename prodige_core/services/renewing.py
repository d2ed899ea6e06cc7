"""A new link to sign in for somebody who lost every device, or after a backup was put back; and all links, for the operator.

Whoever opens such a link is that person, with all they may do. So an owner makes one only for somebody whose whole access is
their own centre, and when it is used every other sign-in of the person ends: they notice. Decision: docs/decisions/012.
"""

from __future__ import annotations

from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.services import access, links, trail
from prodige_core.services.people import Open, check_unused, open_links
from prodige_core.services.workspace import Workspace
from prodige_core.storage import Maker, UnitOfWork


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link that can still be used, as whoever runs Prodige sees it. to: the name of its centre or network, or empty."""

    link: Open
    to: str


@access.operator
def renew(ws: Workspace, person_id: str) -> str:
    """Make a link with which somebody who lost every device signs in again, and return its secret.

    Raises `NotFound`, or `StateError` for people who sign in at a provider.
    """
    with ws.database.write() as unit:
        secret = issue(unit, ws, person_id, "operator")
        trail.note(unit, ws, "invitation_made", role="device", person=person_id)
        unit.commit()
    return secret


@access.needs(Right.MANAGE)
def renew_member(ws: Workspace, centre_id: str, person_id: str) -> str:
    """Make a link with which a person of the centre signs in again, and return its secret. The one before it ends.

    Raises `NotFound` for somebody without access, `StateError` for the caller, for people who sign in at a provider, and
    for those who have access elsewhere too.
    """
    if person_id == ws.actor.person_id:
        raise StateError(N_("This is your own access."), N_("Make a link for another device under “Your access”."))
    with ws.database.seen_by(None).write() as unit:  # what the person may do elsewhere stands behind the wall
        unit.centres.stamp(centre_id)
        if unit.people.role(centre_id, person_id) is None:
            raise NotFound(
                N_("This person has no access to this centre."), N_("Look at the list again, or invite them.")
            )
        if not _only_here(unit, person_id):
            raise StateError(
                N_("This person has access elsewhere too, and the link would open that as well."),
                N_("Ask whoever runs this Prodige for the link."),
            )
        secret = issue(unit, ws, person_id, "owner")
        trail.note(unit, ws, "access_renewed", centre_id, person=person_id)
        unit.commit()
    return secret


@access.operator
def waiting(ws: Workspace) -> tuple[Waiting, ...]:
    """Every link that can still be used, newest first."""
    with ws.database.read() as unit:
        found = unit.invitations.listed()
        centres, networks = unit.people.centre_names(), {row.id: row.name for row in unit.networks.coordinated_by(None)}
        people = {one.id: one.name for one in unit.people.listed()}
    by_id = {one.id: one for one in found}
    return tuple(
        Waiting(
            Open(
                own.id,
                own.kind,
                own.role,
                own.name or people.get(link.person_id or "", ""),
                own.made_on,
                own.expires_at,
            ),
            centres.get(link.centre_id or "", "") or networks.get(link.network_id or "", ""),
        )
        for own in open_links(found, ws)
        for link in [by_id[own.id]]
    )


@access.operator
def withdraw(ws: Workspace, invitation_id: str) -> None:
    """Make any link useless. Raises `NotFound` when it is not there, and `StateError` when somebody has used it."""
    with ws.database.write() as unit:
        link = next((one for one in unit.invitations.listed() if one.id == invitation_id), None)
        check_unused(() if link is None else (link,), invitation_id)
        unit.invitations.withdraw(invitation_id)
        trail.note(unit, ws, "invitation_withdrawn", None if link is None else link.centre_id)
        unit.commit()
    ws.database.wipe()


def issue(unit: UnitOfWork, ws: Workspace, person_id: str, maker: Maker) -> str:
    """A link with which a person signs in once more, made by themselves (empty) or for them; the one before it ends."""
    person = unit.people.get(person_id)
    if person is None:
        raise NotFound(N_("This person is not stored here."), N_("Look at the list of people: prodige people."))
    if person.issuer != links.BY_LINK:
        raise StateError(
            N_("Access links are not for people who sign in at a sign-in service."),
            N_("Sign in there, on every device."),
        )
    unit.invitations.forget_devices(person_id)
    lasts = links.RENEWAL_LASTS if maker else links.DEVICE_LASTS
    return links.issue(unit, ws, "device", name="", role=maker, person_id=person_id, lasts=lasts)


def _only_here(unit: UnitOfWork, person_id: str) -> bool:
    return len(unit.people.centres_of(person_id)) == 1 and not unit.networks.coordinated_by(person_id)
