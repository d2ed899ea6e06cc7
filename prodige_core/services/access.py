"""Checks of who may do what, as decorators that stand on every service.

A service that takes a centre's id (or a survey's or workshop's of one) says what it needs with `needs`; one for anybody
who is signed in with `signed_in`; one that is opened by a code or private link, or that tells nothing of any centre, with
`open_to_all`, and why. A test walks through all services and finds the one that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Concatenate, Literal, ParamSpec, TypeVar

from prodige_core import security_log
from prodige_core.access import RIGHTS, Right, Role
from prodige_core.errors import Forbidden, NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.people import Of

P = ParamSpec("P")
R = TypeVar("R")
_RULE = "__access_rule__"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a service asks of whoever calls it.

    ``member``: a right in the centre of the id it is given first, which names that centre or something in it (``of``).
    ``all``: nothing, ``because`` of something else.
    """

    who: Literal["member", "coordinator", "signed in", "operator", "all"]
    right: Right | None = None
    of: Of | None = None
    because: str = ""


def needs(
    right: Right, of: Of = "centre"
) -> Callable[[Callable[Concatenate[Workspace, str, P], R]], Callable[Concatenate[Workspace, str, P], R]]:
    """The caller must have a right in the centre that the second argument names, itself or by its survey or workshop.

    The service then also raises `NotFound` when the caller has nothing to do with that centre (as if it were not there),
    `Forbidden` when their role is too small, or nobody is signed in. Every transaction in which it writes begins with the
    centre's row, locked, and looks again: what was taken away between the two looks cannot be used any more.
    """

    def decorate(service: Callable[Concatenate[Workspace, str, P], R]) -> Callable[Concatenate[Workspace, str, P], R]:
        @wraps(service)
        def checked(ws: Workspace, subject_id: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
            require(ws, subject_id, right, of)
            return service(_still(ws, partial(_hold, ws, subject_id, right, of)), subject_id, *args, **kwargs)

        setattr(checked, _RULE, Rule("member", right, of))
        return checked

    return decorate


def coordinates(service: Callable[Concatenate[Workspace, str, P], R]) -> Callable[Concatenate[Workspace, str, P], R]:
    """The caller must coordinate the network that the second argument names. Raises `NotFound` otherwise."""

    @wraps(service)
    def checked(ws: Workspace, network_id: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not ws.actor.everything:
            with ws.database.read() as unit:
                _require_coordinator(ws, network_id, unit)
        return service(_still(ws, partial(_hold_network, ws, network_id)), network_id, *args, **kwargs)

    setattr(checked, _RULE, Rule("coordinator", of="network"))
    return checked


def signed_in(service: Callable[Concatenate[Workspace, P], R]) -> Callable[Concatenate[Workspace, P], R]:
    """Anybody who is signed in may call it; it looks at what is the caller's own. Raises `Forbidden` for nobody."""

    @wraps(service)
    def checked(ws: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not ws.actor.everything:
            with ws.database.read() as unit:
                _require_somebody(ws, unit)
            ws = ws.beginning_with(partial(_require_somebody, ws))
        return service(ws, *args, **kwargs)

    setattr(checked, _RULE, Rule("signed in"))
    return checked


def operator(service: Callable[Concatenate[Workspace, P], R]) -> Callable[Concatenate[Workspace, P], R]:
    """Only whoever runs Prodige (the command line, the app's own work, local mode). Raises `Forbidden`."""

    @wraps(service)
    def checked(ws: Workspace, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not ws.actor.everything:
            raise Forbidden(N_("Only whoever runs this Prodige may do this."))
        return service(ws, *args, **kwargs)

    setattr(checked, _RULE, Rule("operator"))
    return checked


def open_to_all(because: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Nobody need be signed in. because: what protects it instead, or why nothing must."""

    def decorate(service: Callable[P, R]) -> Callable[P, R]:
        setattr(service, _RULE, Rule("all", because=because))
        return service

    return decorate


def rule_of(service: Callable[..., object]) -> Rule | None:
    """What a service asks of its caller; None when it does not say."""
    rule: Rule | None = getattr(service, _RULE, None)
    return rule


def require(ws: Workspace, subject_id: str, right: Right, of: Of = "centre") -> None:
    """Raise `NotFound` or `Forbidden` unless whoever asks has this right. See `needs`."""
    if ws.actor.everything:
        return
    with ws.database.read() as unit:
        require_within(unit, ws, subject_id, right, of)


def require_within(unit: UnitOfWork, ws: Workspace, subject_id: str, right: Right, of: Of = "centre") -> None:
    """As `require`, within a transaction: for services that learn only in it which centre they are about."""
    if ws.actor.everything:
        return
    _require_somebody(ws, unit)
    role = _role(unit, ws, subject_id, of)
    if role is None:
        # a line a minute: access was taken away between two clicks, or somebody tries ids (reliability, S21)
        security_log.tell_once("foreign id", by=str(ws.actor.person_id), of=of)
        raise _not_there(of)
    if right not in RIGHTS[role]:
        security_log.tell_once("access refused", by=str(ws.actor.person_id), role=role, right=str(right.name))
        raise Forbidden(N_("Your role in this centre does not allow this."), N_("Ask an owner of the centre."))


def may(ws: Workspace, centre_id: str, right: Right) -> bool:
    """Whether whoever asks has this right, for screens that show only what can be done. False for nobody."""
    if ws.actor.everything:
        return True
    with ws.database.read() as unit:
        role = _role(unit, ws, centre_id, "centre") if _is_somebody(unit, ws) else None
    return role is not None and right in RIGHTS[role]


def the_person(ws: Workspace) -> str:
    """The id of the caller. Raises `StateError` in local mode, where nobody is signed in."""
    if ws.actor.person_id is None:
        raise StateError(N_("Nobody is signed in here: this Prodige runs on one computer."))
    return ws.actor.person_id


def no_network() -> NotFound:
    """Like a centre's: the same sentence whether it is not there or not theirs."""
    return NotFound(N_("This network is not stored here."), N_("It may have been deleted."))


def _still(ws: Workspace, first: Callable[[UnitOfWork], None]) -> Workspace:
    """What a service works in: all it writes comes after a second look. One user, who writes alone, needs none."""
    return ws.beginning_with(first) if ws.database.on_server or not ws.actor.everything else ws


def _hold(ws: Workspace, subject_id: str, right: Right, of: Of, unit: UnitOfWork) -> None:
    """The first step of whatever writes in a centre: its row is this transaction's, and the caller still has the right.

    Who may do what changes under the same lock. And all who write lock the centre before a room, a survey or a network,
    so that no two wait for each other in a ring.
    """
    unit.people.hold(subject_id, of)
    if ws.actor.everything:
        return
    role = unit.people.standing(subject_id, of, str(ws.actor.person_id), ws.actor.sign_in, ws.now())
    if role is None or right not in RIGHTS[role]:
        require_within(unit, ws, subject_id, right, of)  # says which it is


def _hold_network(ws: Workspace, network_id: str, unit: UnitOfWork) -> None:
    unit.networks.lock(network_id)
    if not ws.actor.everything:
        _require_coordinator(ws, network_id, unit)


def _require_coordinator(ws: Workspace, network_id: str, unit: UnitOfWork) -> None:
    _require_somebody(ws, unit)
    if ws.actor.person_id is None or not unit.networks.coordinates(network_id, ws.actor.person_id):
        raise no_network()


def _require_somebody(ws: Workspace, unit: UnitOfWork) -> None:
    if not _is_somebody(unit, ws):
        raise Forbidden(N_("Sign in first."), N_("Your access may have ended; an owner of the centre can renew it."))


def _is_somebody(unit: UnitOfWork, ws: Workspace) -> bool:
    """Whether a person asks, whose sign-in still stands: a window left open may do nothing after signing out elsewhere."""
    actor = ws.actor
    if actor.person_id is None or actor.sign_in is None:
        return actor.person_id is not None
    found = unit.sign_ins.find(actor.sign_in, ws.now())
    return found is not None and found[0].id == actor.person_id


def _role(unit: UnitOfWork, ws: Workspace, subject_id: str, of: Of) -> Role | None:
    if ws.actor.person_id is None:
        return None
    match of:
        case "survey":
            centre_id = unit.people.centre_of_survey(subject_id)
        case "workshop":
            centre_id = unit.people.centre_of_workshop(subject_id)
        case _:
            centre_id = subject_id
    return None if centre_id is None else unit.people.role(centre_id, ws.actor.person_id)


def _not_there(of: Of) -> NotFound:
    match of:
        case "survey":
            return NotFound(N_("This survey is not stored here."), N_("It may have been deleted."))
        case "workshop":
            return NotFound(
                N_("This workshop is not stored here."), N_("It may have been deleted; look at the list of workshops.")
            )
        case _:
            return NotFound(
                N_("This centre is not stored here."), N_("It may have been deleted; look at the list of centres.")
            )
