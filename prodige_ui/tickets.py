"""What whoever asks for a file holds, and where the file is (`prodige_ui.typesetting`)."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Literal

from prodige_core.errors import ProdigeError, StatedError
from prodige_core.exports.in_calendars import Noted

State = Literal["waiting", "setting", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a file is. before_you: how many are made before it, the one in work included; 0 from its own turn on.

    seconds: since it was asked for; error: why it failed.
    """

    state: State
    before_you: int
    seconds: float
    error: StatedError | None = None


@dataclass(slots=True, eq=False)
class Sheet:
    """A file to make, for all who want it. order: as it travels; empty once the file is made or failed.

    tickets: of those who have not fetched it.
    """

    key: str
    order: bytes
    tickets: list[Ticket] = field(default_factory=list)
    state: State | Literal["left"] = "waiting"
    data: bytes = b""
    error: StatedError | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def fail(self, error: StatedError) -> None:
        """It will not be made."""
        self.state, self.error = "failed", error
        self.tickets.clear()
        self.end()

    def end(self) -> None:
        """Nobody need wait for it any more."""
        self.order = b""
        self.ended.set()


@dataclass(slots=True, eq=False)
class Ticket:
    """What an asker holds; made by `Typesetter.ask`, good for nothing but its other methods.

    told: as in the job it was made for (`prodige_core.services.reporting`).
    """

    asker: str
    name: str
    media_type: str
    sheet: Sheet
    asked: float
    looked: float
    told: tuple[Noted, ...] = ()
    staying: int = 0
    """How many threads wait in `Typesetter.result`."""


@dataclass(slots=True)
class Asked:
    """A press on a button that hands out a file. wanted: which one (`components.handing`); card: where it is told.

    at: seconds of a steady clock; error: why it cannot be made; met: whether the download of the same press has the ticket.
    """

    wanted: Any
    card: str
    file_name: str
    mime: str
    at: float
    ticket: Ticket | None = None
    error: ProdigeError | None = None
    met: bool = False


@dataclass(slots=True)
class Handed:
    """What a session asked for, and when each file was given last; also written to from the thread that makes a download."""

    asked: dict[str, Asked] = field(default_factory=dict)
    given: dict[str, float] = field(default_factory=dict)
