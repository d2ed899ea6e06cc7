"""Signing in, in server mode: by an access link that is used up once, or at an identity provider; and signing out.

Either way a browser gets a secret of its own, kept in a cookie, of which the database holds only the hash: a sign-in can
be ended at once, everywhere, whoever holds the cookie. Decisions: docs/decisions/008-public-body.md.
Sources: reliability, S9 and S12; design, section 11.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from prodige_core import security_log
from prodige_core.access import Actor
from prodige_core.errors import AnswerError, Forbidden, StateError, StorageError
from prodige_core.i18n import N_
from prodige_core.services import access, link_gifts, links, trail
from prodige_core.services.inputs import valid
from prodige_core.services.people import Invited
from prodige_core.services.workspace import Workspace
from prodige_core.storage import Invitation, Person, UnitOfWork

IDLE: Final = dt.timedelta(days=30)
"""A sign-in by link ends so long after the last visit. NIST SP 800-63B allows 30 days at its lowest level."""
AT_MOST: Final = dt.timedelta(days=180)
"""And so long after it began. Longer than NIST's 30 days, because a new one costs a colleague's help: with a month people
would share a link instead (editorial; docs/decisions/008-public-body.md)."""
PROVIDER_LASTS: Final = dt.timedelta(hours=12)
"""Of a sign-in at a provider, however often one comes: a working day. The next costs one click there, and a provider that
has locked somebody out is asked within the day (editorial)."""
MOST_SIGN_INS: Final = 10
"""Browsers one person is signed in with; one more ends the oldest (editorial: a few devices at work and at home)."""
LONGEST_NAME: Final = 100
"""Characters taken of a name that a provider gives: it stands in a list (editorial)."""
DAY: Final = dt.timedelta(days=1)
LONGEST_CLAIM: Final = 255
"""Of a subject in ASCII characters. Source: OpenID Connect Core 1.0, section 2."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a link is for, before it is used. kind: see `Invitation`; name: for whom, as the inviter wrote it.

    role: of a ``centre`` link; of a ``device`` link who made it (`Maker`); else empty. place: the name of the centre or network it leads to, of a ``device`` link the
    person's; empty for ``start``. person_id: of a ``device`` link only.
    """

    kind: str
    name: str
    role: str
    place: str
    person_id: str | None
    expires_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody is signed in. secret: for the browser's cookie; None when it keeps the one it has.

    centre_id: the centre the link led to; None when to none.
    """

    person_id: str
    secret: str | None
    centre_id: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Whose browser it is. sign_in: the hash of its secret. by_link: else the person signs in at a provider."""

    person_id: str
    name: str
    by_link: bool
    sign_in: str

    @property
    def actor(self) -> Actor:
        """The person as services take them, for as long as this sign-in stands."""
        return Actor.person(self.person_id, self.sign_in)


@access.open_to_all("it tells only whoever holds a link's secret what that link is for")
def offer(ws: Workspace, secret: str) -> Offer | None:
    """What a link is for; None when there is no such link, or it was used, or its time is over. Changes nothing."""
    if not links.well_formed(secret):
        return None
    with ws.database.read() as unit:
        link = unit.invitations.by_token(links.hashed(secret))
        if link is None or not links.usable(link, ws.now()):
            return None
        place = link_gifts.place(unit, link)
    if place is None:
        return None
    return Offer(link.kind, link.name, link.role, place, link.person_id, link.expires_at)


@access.open_to_all("it is opened by a link's secret, which the first who accepts uses up")
def accept(
    ws: Workspace, secret: str, name: str = "", signed_in_as: Actor | None = None, *, centre_name: str = ""
) -> SignedIn:
    """Use a link up and give what it is for: of two who try at once one succeeds.

    name: of a new person, when nobody is signed in. centre_name: of the new centre that joins the network of a ``school``
    link. A role is never lowered. A ``device`` link that others made ends all other sign-ins of its person. Raises `AnswerError` without a name that is needed (the link can then still be used),
    `NotFound` when the link is none, was used or is over, `StateError` when it can give nothing to whoever is signed in.
    """
    if not links.well_formed(secret):
        raise link_gifts.no_link()
    with ws.database.write() as unit:
        link_gifts.hold(unit, unit.invitations.by_token(links.hashed(secret)))
        link = unit.invitations.use(links.hashed(secret), ws.now())
        if link is None or link_gifts.place(unit, link) is None:
            raise link_gifts.no_link()
        here = _known(unit, signed_in_as)
        person_id = _person(unit, ws, link, here, name)
        acting = ws.acting_as(Actor.person(person_id))
        trail.note(unit, acting, "invitation_used", link.centre_id, **link_gifts.facts(link))
        centre_id = link_gifts.give(unit, acting, link, person_id, centre_name)
        anew = link.kind == "device" and bool(link.role)
        if anew:  # whoever has lost a device has it signed out, and whose link a stranger used notices
            unit.sign_ins.remove_all(person_id)
        token = None if here == person_id and not anew else _sign_in(unit, ws, person_id, IDLE)
        unit.commit()
    return SignedIn(person_id, token, centre_id)


@access.open_to_all("the identity provider has said who it is, which the caller has verified")
def provider_person(ws: Workspace, issuer: str, subject: str, name: str) -> SignedIn:
    """Sign in whom an identity provider vouches for, and store them at their first visit.

    They are known by issuer and subject alone: an e-mail address can be given to somebody else, verified or not. name:
    what the provider calls them, used at the first visit only. Raises `Forbidden` without issuer or subject.
    """
    if not issuer or not subject or len(subject) > LONGEST_CLAIM:
        raise Forbidden(N_("The sign-in service did not say who you are."), N_("Try again, or tell whoever runs it."))
    shown = _shown(name)
    with ws.database.write() as unit:
        person_id = unit.people.add_once(issuer, _subject_hash(issuer, subject), shown, ws.now())
        token = _sign_in(unit, ws, person_id, PROVIDER_LASTS)
        unit.commit()
    return SignedIn(person_id, token)


@access.open_to_all("it tells whoever holds a sign-in's secret whose it is")
def who(ws: Workspace, session_secret: str) -> Who | None:
    """Whose sign-in this is; None when it has ended or was never one. A visit lets it last longer, once a day."""
    if not links.well_formed(session_secret):
        return None
    token_hash, now = links.hashed(session_secret), ws.now()
    with ws.database.read() as unit:
        found = unit.sign_ins.find(token_hash, now)
    if found is None:
        return None
    person, sign_in = found
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)  # the moment of a visit is nobody's business
    until = min(today + IDLE, sign_in.created_at + AT_MOST) if person.issuer == links.BY_LINK else sign_in.expires_at
    if person.seen_on != _day(now) or until - sign_in.expires_at >= DAY:
        with contextlib.suppress(StorageError):  # on a full disk people must still get in and read
            _visited(ws, person, token_hash, until)
    return Who(person.id, person.name, person.issuer == links.BY_LINK, token_hash)


@access.open_to_all("whoever holds a sign-in's secret may end it")
def sign_out(ws: Workspace, session_secret: str) -> None:
    """End one sign-in at once; signing out twice changes nothing."""
    with ws.database.write() as unit:
        unit.sign_ins.remove(links.hashed(session_secret))
        unit.commit()


@access.signed_in
def sign_out_here(ws: Workspace) -> None:
    """End the sign-in the caller acts under; nothing in local mode."""
    if ws.actor.sign_in is not None:
        with ws.database.seen_by(None).write() as unit:
            unit.sign_ins.remove(ws.actor.sign_in)
            unit.commit()


@access.signed_in
def sign_out_everywhere(ws: Workspace) -> int:
    """End all sign-ins of the caller, this one too, and withdraw their links for other devices; how many sign-ins ended."""
    person_id = access.the_person(ws)
    with ws.database.seen_by(None).write() as unit:
        ended = unit.sign_ins.remove_all(person_id)
        unit.invitations.forget_devices(person_id)
        unit.commit()
    security_log.tell("signed out everywhere", by=person_id, count=ended)
    return ended


def _known(unit: UnitOfWork, actor: Actor | None) -> str | None:
    """The person who is signed in, when they are still stored."""
    if actor is None or actor.person_id is None:
        return None
    return None if unit.people.get(actor.person_id) is None else actor.person_id


def _person(unit: UnitOfWork, ws: Workspace, link: Invitation, here: str | None, name: str) -> str:
    """Who gets what the link gives: of a device link its person, else who is signed in, else somebody new."""
    if link.person_id is not None:
        return link.person_id
    if here is not None and link.kind == "start":
        raise StateError(
            N_("You are signed in already, and this link only lets somebody new in."),
            N_("Leave it for whom it is for."),
        )
    if here is not None:
        return here
    given = valid(Invited, {"name": name})
    subject = hashlib.sha256(secrets.token_bytes(links.SECRET_BYTES)).hexdigest()
    return unit.people.add(links.BY_LINK, subject, given.name, ws.now())


def _sign_in(unit: UnitOfWork, ws: Workspace, person_id: str, lasts: dt.timedelta) -> str:
    """A new sign-in; returns its secret."""
    secret, now = secrets.token_urlsafe(links.SECRET_BYTES), ws.now()
    unit.sign_ins.add(links.hashed(secret), person_id, now, now + lasts)
    unit.sign_ins.keep_newest(person_id, MOST_SIGN_INS, now)
    unit.people.seen(person_id, _day(now))
    return secret


def _visited(ws: Workspace, person: Person, token_hash: str, until: dt.datetime) -> None:
    with ws.database.write() as unit:
        unit.people.seen(person.id, _day(ws.now()))
        unit.sign_ins.prolong(token_hash, until)
        unit.commit()


def _subject_hash(issuer: str, subject: str) -> str:
    """The length keeps two pairs apart that read the same one after the other."""
    return hashlib.sha256(f"{len(issuer)} {issuer} {subject}".encode()).hexdigest()


def _shown(name: str) -> str:
    """A name to begin with; the provider's may be missing or unfit, and the person can change it."""
    try:
        return valid(Invited, {"name": " ".join(name.split())[:LONGEST_NAME]}).name
    except AnswerError:
        return "?"


def _day(moment: dt.datetime) -> str:
    return moment.date().isoformat()
