"""Access links: the private address that lets one person in, once, for a while.

A link is a bearer secret (256 random bits, shown once, when it is made); stored is only its sha256, so that a copy of the
database opens nothing. A hash without salt is right here: nobody guesses 256 bits. Source: reliability, S12.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.invitations import Invitation, Kind

BY_LINK: Final = "link"
"""The issuer of people who came in by an access link."""
SECRET_BYTES: Final = 32
"""256 bits, 43 symbols of base64url. Source: reliability, S12 (ASVS 11.5.1 asks for 128)."""
LASTS: Final = dt.timedelta(days=14)
"""An invitation is often read after a week's school holiday, and must not lie in a mailbox for a year (editorial)."""
DEVICE_LASTS: Final = dt.timedelta(minutes=30)
"""A link for another device is carried over at once: by camera or a message to oneself (editorial)."""
RENEWAL_LASTS: Final = dt.timedelta(days=7)
"""A link somebody else makes for a person who lost every device goes by mail or by hand, and opens all they may do (editorial)."""
LIFETIMES: Final[Mapping[Kind, dt.timedelta]] = MappingProxyType(
    {"start": LASTS, "centre": LASTS, "coordinator": LASTS, "school": LASTS, "device": DEVICE_LASTS}
)
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def issue(
    unit: UnitOfWork,
    ws: Workspace,
    kind: Kind,
    *,
    name: str,
    role: str = "",
    centre_id: str | None = None,
    network_id: str | None = None,
    person_id: str | None = None,
    lasts: dt.timedelta | None = None,
) -> str:
    """Store an access link in the caller's transaction and return its secret, the only time anybody sees it.

    name: for whom, as the inviter wrote it. role, centre_id, network_id, person_id: as the kind needs them (see
    `Invitation`). lasts: how long it can be used, when not as long as its kind. The caller has checked that whoever
    asks may do this.
    """
    secret, now = secrets.token_urlsafe(SECRET_BYTES), ws.now()
    to = {"centre_id": centre_id, "network_id": network_id, "person_id": person_id}
    until = now + (LIFETIMES[kind] if lasts is None else lasts)
    unit.invitations.add(hashed(secret), kind, name=name, now=now, until=until, role=role, **to)
    return secret


def hashed(secret: str) -> str:
    """What is stored of a secret: sha256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def well_formed(secret: str) -> bool:
    """Whether a text can be a secret at all, so that anything else costs no look into the database."""
    return _SECRET.fullmatch(secret) is not None


def usable(link: Invitation | None, now: dt.datetime) -> bool:
    """Whether a link exists, was not used, and its time is not over."""
    return link is not None and link.used_at is None and link.expires_at > now
