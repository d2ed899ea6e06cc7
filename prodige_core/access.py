"""Who may do what: actors, rights and roles, as values. What is stored about people: `prodige_core.storage`.

Source: design, section 11. Checked by the services (`prodige_core.services.access`), never by a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Flag, auto
from types import MappingProxyType
from typing import Final, Literal, Self, get_args

Role = Literal["owner", "editor", "facilitator", "viewer"]
"""What a person is in a centre."""

ROLES: Final[tuple[Role, ...]] = get_args(Role)


class Right(Flag):
    """What can be allowed in a centre.

    VIEW: see everything of the centre and take its documents along. EDIT: change answers, targets, means, decisions and
    the plan. HOST: run workshops and staff surveys (whose agreed levels go into the answers). MANAGE: people, deletion,
    networks.
    """

    VIEW = auto()
    EDIT = auto()
    HOST = auto()
    MANAGE = auto()


RIGHTS: Final[Mapping[Role, Right]] = MappingProxyType(
    {
        "owner": Right.VIEW | Right.EDIT | Right.HOST | Right.MANAGE,
        "editor": Right.VIEW | Right.EDIT | Right.HOST,
        "facilitator": Right.VIEW | Right.HOST,
        "viewer": Right.VIEW,
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks. person_id: who is signed in, None for nobody in particular. everything: may do all, everywhere.

    sign_in: the hash of the sign-in they act under; once it has ended, services refuse, whoever still holds this value (a
    window that stands open). None: no sign-in need stand behind it (work that went on after it was allowed, tests).
    """

    person_id: str | None = None
    everything: bool = False
    sign_in: str | None = None

    @classmethod
    def person(cls, person_id: str, sign_in: str | None = None) -> Self:
        """Someone who is signed in; what they may do depends on their roles."""
        return cls(person_id, sign_in=sign_in)

    def beyond_sign_in(self) -> Self:
        """The same person for work that was begun and may end after they have signed out: a search for a plan."""
        return replace(self, sign_in=None)


LOCAL: Final = Actor(everything=True)
"""The one user of local mode, the command line, and the app's own work (closing surveys that are over)."""

NOBODY: Final = Actor()
"""Someone who is not signed in: participants' pages, which open by code or private link, and the sign-in screen."""
