"""Who has access to a centre and what they may do there: invite, change roles, remove, hand over, leave.

A centre that is run with sign-in always keeps an owner: the last one can neither leave nor be removed nor become
anything else. Every change locks the centre first and looks again whether the caller still may (`access.needs`), so that
two owners who demote each other at the same moment cannot both succeed. Source: design, section 11.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from prodige_core.access import Right, Role
from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.responses.texts import Name
from prodige_core.responses.values import Value
from prodige_core.services import access, links, trail
from prodige_core.services.inputs import valid
from prodige_core.services.workspace import Workspace
from prodige_core.storage import Invitation, UnitOfWork

MOST_OPEN = 20
"""Links of one centre or network that can be used at the same time: enough for a leadership team, and few enough that a
person reads through the list of who may still come in (editorial)."""

MOST_MEMBERS = 100
"""People with a role in one centre; staff take part in surveys and workshops without one (editorial)."""


def _trimmed(name: object) -> object:
    return name.strip() if isinstance(name, str) else name


PersonName = Annotated[Name, BeforeValidator(_trimmed), StringConstraints(min_length=1)]


class Invited(Value):
    """For whom a link is, as the inviter writes it."""

    name: PersonName


class _Wanted(Invited):
    role: Role


class _Role(Value):
    role: Role


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with a role in a centre. since: the day their access began; seen_on: the day of the last visit, told to owners
    only (else None). you: whether it is the caller. by_link: else they sign in at a provider.
    """

    person_id: str
    name: str
    role: Role
    since: dt.date
    seen_on: dt.date | None
    you: bool
    by_link: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A link that was made and can still be used. kind: see `Invitation`; name: for whom."""

    id: str
    kind: str
    role: str
    name: str
    made_on: dt.date
    expires_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """What changing or taking a role did. former: the role before. withdrawn: open links that were withdrawn with it."""

    former: Role
    withdrawn: int


@access.needs(Right.VIEW)
def members(ws: Workspace, centre_id: str) -> tuple[Somebody, ...]:
    """Everybody with a role in a centre, by name; nobody in local mode. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        found = unit.people.members(centre_id)
    own = next((one.role for one in found if one.person_id == ws.actor.person_id), None)
    whole = ws.actor.everything or own == "owner"
    return tuple(
        Somebody(
            one.person_id,
            one.name,
            one.role,
            one.since.astimezone().date(),
            dt.date.fromisoformat(one.seen_on) if whole else None,
            one.person_id == ws.actor.person_id,
            one.issuer == links.BY_LINK,
        )
        for one in found
    )


@access.needs(Right.VIEW)
def own_role(ws: Workspace, centre_id: str) -> Role | None:
    """The caller's role in a centre; None in local mode, where nobody needs one."""
    if ws.actor.person_id is None:
        return None
    with ws.database.read() as unit:
        return unit.people.role(centre_id, ws.actor.person_id)


@access.needs(Right.MANAGE)
def invite(ws: Workspace, centre_id: str, role: str, name: str) -> str:
    """Make a link that gives one person a role, and return its secret, which is shown once and never again.

    Raises `AnswerError` for an unknown role or no name, `StateError` when `MOST_OPEN` links wait already or everybody who
    holds one would make more than `MOST_MEMBERS`, `NotFound`.
    """
    wanted = valid(_Wanted, {"role": role, "name": name})
    with _alone(ws, centre_id) as unit:
        check_room(waiting := open_links(unit.invitations.of_centre(centre_id), ws))
        if len(unit.people.members(centre_id)) + len(waiting) >= MOST_MEMBERS:
            raise StateError(
                N_("{count} people have access or hold a link to it, and a centre takes no more."),
                N_(
                    "Staff take part in surveys and workshops without it; remove whoever needs none, or withdraw a link."
                ),
                count=MOST_MEMBERS,
            )
        secret = links.issue(unit, ws, "centre", name=wanted.name, role=wanted.role, centre_id=centre_id)
        trail.note(unit, ws, "invitation_made", centre_id, role=wanted.role)
        unit.commit()
    return secret


@access.needs(Right.MANAGE)
def invitations(ws: Workspace, centre_id: str) -> tuple[Open, ...]:
    """Links of a centre that can still be used, newest first, before them those for people to come back. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        names = {one.person_id: one.name for one in unit.people.members(centre_id)}
        again = [
            replace(link, name=names[str(link.person_id)], role="") for link in unit.invitations.renewals(centre_id)
        ]
        return open_links((*again, *unit.invitations.of_centre(centre_id)), ws)


@access.needs(Right.MANAGE)
def room_left(ws: Workspace, centre_id: str) -> int:
    """How many more people a centre takes; at 0 the links that wait let nobody in. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        return max(0, MOST_MEMBERS - len(unit.people.members(centre_id)))


@access.needs(Right.MANAGE)
def withdraw(ws: Workspace, centre_id: str, invitation_id: str) -> None:
    """Make a link useless. Raises `NotFound` when it is not there, and `StateError` when somebody has used it."""
    with _alone(ws, centre_id) as unit:
        found = (*unit.invitations.renewals(centre_id), *unit.invitations.of_centre(centre_id))
        check_unused(found, invitation_id)
        unit.invitations.withdraw(invitation_id)
        trail.note(unit, ws, "invitation_withdrawn", centre_id)
        unit.commit()


@access.needs(Right.MANAGE)
def change_role(ws: Workspace, centre_id: str, person_id: str, role: str) -> Changed:
    """Give a person with access another role. From an owner who becomes less, the centre's open links are withdrawn.

    Raises `AnswerError` for an unknown role, `NotFound` for somebody without access, `StateError` for the last owner.
    """
    wanted = valid(_Role, {"role": role}).role
    with _alone(ws, centre_id) as unit:
        former = _role(unit, centre_id, person_id)
        if former == wanted:
            return Changed(former, 0)
        withdrawn = _less_owner(unit, ws, centre_id, former)
        unit.people.set_role(centre_id, person_id, wanted, ws.now())
        trail.note(unit, ws, "role_changed", centre_id, person=person_id, role=wanted, former=former)
        unit.commit()
    return Changed(former, withdrawn)


@access.needs(Right.MANAGE)
def remove(ws: Workspace, centre_id: str, person_id: str) -> Changed:
    """Take a person's access away; it holds from their next click. With an owner's go the centre's open links.

    Raises `NotFound` for somebody without access, `StateError` for the last owner.
    """
    with _alone(ws, centre_id) as unit:
        former = _role(unit, centre_id, person_id)
        withdrawn = _less_owner(unit, ws, centre_id, former)
        unit.people.leave(centre_id, person_id)
        trail.note(unit, ws, "role_removed", centre_id, person=person_id, former=former)
        unit.commit()
    return Changed(former, withdrawn)


@access.needs(Right.MANAGE)
def transfer(ws: Workspace, centre_id: str, person_id: str) -> None:
    """Make somebody who has access the owner, and the caller an editor, at once. The centre's open links are withdrawn.

    Raises `NotFound` for somebody without access, and `StateError` for the caller themselves.
    """
    if person_id == ws.actor.person_id:
        raise StateError(N_("You are an owner already."), N_("Choose somebody else."))
    with _alone(ws, centre_id) as unit:
        former = _role(unit, centre_id, person_id)
        unit.people.set_role(centre_id, person_id, "owner", ws.now())
        trail.note(unit, ws, "role_changed", centre_id, person=person_id, role="owner", former=former)
        if ws.actor.person_id is not None:
            withdraw_open(unit, ws, centre_id)
            unit.people.set_role(centre_id, ws.actor.person_id, "editor", ws.now())
            own = {"person": ws.actor.person_id, "role": "editor", "former": "owner"}
            trail.note(unit, ws, "role_changed", centre_id, **own)
        unit.commit()


@access.needs(Right.VIEW)
def leave(ws: Workspace, centre_id: str) -> None:
    """Give up one's own access. Raises `StateError` for the last owner, and in local mode, where there is none to give up."""
    person_id = ws.actor.person_id
    if person_id is None:
        raise StateError(N_("Nobody is signed in here, so there is nothing to leave."))
    with _alone(ws, centre_id) as unit:
        former = _role(unit, centre_id, person_id)
        _less_owner(unit, ws, centre_id, former)
        unit.people.leave(centre_id, person_id)
        trail.note(unit, ws, "person_left", centre_id, person=person_id, former=former)
        unit.commit()


def open_links(found: tuple[Invitation, ...], ws: Workspace) -> tuple[Open, ...]:
    """Those of some links that can still be used."""
    return tuple(
        Open(one.id, one.kind, one.role, one.name, one.created_at.astimezone().date(), one.expires_at)
        for one in found
        if links.usable(one, ws.now())
    )


def check_room(waiting: tuple[Open, ...]) -> None:
    """Raise `StateError` when so many links wait that no other may be made."""
    if len(waiting) >= MOST_OPEN:
        raise StateError(
            N_("{count} links wait to be used already."), N_("Withdraw some of them first."), count=MOST_OPEN
        )


def check_unused(found: tuple[Invitation, ...], invitation_id: str) -> None:
    """Raise `NotFound` or `StateError` unless a link is among these and nobody has used it."""
    one = next((one for one in found if one.id == invitation_id), None)
    if one is None:
        raise NotFound(N_("This link is not stored here."), N_("It may have been withdrawn already."))
    if one.used_at is not None:
        raise StateError(N_("This link was used in the meantime."), N_("Look at the list of people instead."))


@contextmanager
def _alone(ws: Workspace, centre_id: str) -> Iterator[UnitOfWork]:
    """A transaction in which nobody else changes the people of a centre, which is not in the bin."""
    with ws.database.write() as unit:
        unit.centres.stamp(centre_id)
        yield unit


def refuse_crowd(unit: UnitOfWork, centre_id: str) -> None:
    """Raise `StateError` when a centre takes nobody else; under its lock, so that of two who come at once one is told."""
    if len(unit.people.members(centre_id)) >= MOST_MEMBERS:
        raise StateError(
            N_("{count} people have access to this centre already, and it takes no more."),
            N_("Tell whoever sent you the link: it works again as soon as somebody else leaves, until its day."),
            count=MOST_MEMBERS,
        )


def _role(unit: UnitOfWork, centre_id: str, person_id: str) -> Role:
    role = unit.people.role(centre_id, person_id)
    if role is None:
        raise NotFound(N_("This person has no access to this centre."), N_("Look at the list again, or invite them."))
    return role


def _less_owner(unit: UnitOfWork, ws: Workspace, centre_id: str, former: Role) -> int:
    """Before an owner becomes less: refuse the last one, and withdraw open links, because the owner may hold one of them.

    How many were withdrawn; 0 for who was no owner.
    """
    if former != "owner":
        return 0
    if unit.people.owners(centre_id) == 1:
        raise StateError(
            N_("A centre must keep an owner, and this is the last one."),
            N_("Make somebody else an owner first, or delete the centre."),
        )
    return withdraw_open(unit, ws, centre_id)


def withdraw_open(unit: UnitOfWork, ws: Workspace, centre_id: str) -> int:
    """Withdraw all open links of a centre, within a transaction; how many there were."""
    waiting = open_links((*unit.invitations.renewals(centre_id), *unit.invitations.of_centre(centre_id)), ws)
    for one in waiting:
        unit.invitations.withdraw(one.id)
        trail.note(unit, ws, "invitation_withdrawn", centre_id)
    return len(waiting)
