"""The open workspace: database, frameworks, clock and who asks, as one value that every service takes first."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from prodige_core.access import LOCAL, Actor
from prodige_core.frameworks import Catalogue, load_catalogue
from prodige_core.programme import Programme, load_programme
from prodige_core.storage import Database, UnitOfWork, open_database


def _system_clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Workspace:
    """Pass it along; it is safe to share between threads. ``clock`` gives an aware time, so that tests can stop it.

    actor: whoever asks; what they may do is checked by every service (`prodige_core.services.access`).
    programme: dated facts of the European programme; None where the frameworks' folder has none.
    """

    database: Database
    catalogue: Catalogue
    clock: Callable[[], dt.datetime] = _system_clock
    actor: Actor = LOCAL
    programme: Programme | None = None
    _digests: dict[str, tuple[object, object, str]] = field(default_factory=dict, repr=False, compare=False)

    def acting_as(self, actor: Actor) -> Workspace:
        """The same workspace for somebody else; on PostgreSQL the database then shows only the rows of their centres.

        Nobody sees what the app's own work sees: participants' pages are opened by a code or token, not by a role.
        """
        person_id = None if actor.everything else actor.person_id
        return replace(self, actor=actor, database=self.database.seen_by(person_id).beginning_with(None))

    def beginning_with(self, first: Callable[[UnitOfWork], None]) -> Workspace:
        """The same workspace, in which every writing transaction does this before anything else (`services.access`)."""
        return replace(self, database=self.database.beginning_with(first))

    def now(self) -> dt.datetime:
        """The moment now, with its zone."""
        return self.clock()

    def today(self) -> dt.date:
        """The day on this machine's calendar."""
        return self.clock().astimezone().date()

    @property
    def catalogue_digest(self) -> str:
        """sha256 of all frameworks and actions, but for the aims of areas: a plan made from other ones is not current."""
        return self._digest(
            "catalogue",
            lambda: self.catalogue.model_dump_json(
                exclude={"frameworks": {"__all__": {"areas": {"__all__": {"aim"}}}}}
            ),
        )

    @property
    def programme_digest(self) -> str:
        """sha256 of what only reports tell: the facts of the European programme, where there are any, and aims of areas."""

        def told() -> str:
            aims = [area.aim for framework in self.catalogue.frameworks.values() for area in framework.areas]
            return "\n".join(["" if self.programme is None else self.programme.model_dump_json(), *aims])

        return self._digest("programme", told)

    def _digest(self, name: str, told: Callable[[], str]) -> str:
        """Kept, because it costs some milliseconds; with what it is of, because copies of a workspace share what is kept."""
        found = self._digests.get(name)
        if found is None or found[0] is not self.catalogue or found[1] is not self.programme:
            found = (self.catalogue, self.programme, hashlib.sha256(told().encode()).hexdigest())
            self._digests[name] = found
        return found[2]


def open_workspace(
    database_url: str,
    frameworks: Path,
    *,
    read_only: bool = False,
    clock: Callable[[], dt.datetime] = _system_clock,
    actor: Actor = LOCAL,
    copies_in: Path | None = None,
) -> Workspace:
    """Load the frameworks, then open the database (and migrate it when it is older).

    read_only: for looking while another process has the database open; writing services then raise `StorageError`.
    actor: who asks, as long as nobody else is named with `Workspace.acting_as`. copies_in: see `open_database`.
    Raises `FrameworkError` with every problem, or `StorageError`.
    """
    catalogue = load_catalogue(frameworks)
    programme = load_programme(frameworks)
    database = open_database(database_url, read_only=read_only, copies_in=copies_in)
    return Workspace(database, catalogue, clock, actor, programme)


def warnings(ws: Workspace) -> tuple[str, ...]:
    """What whoever runs Prodige should know about its database at every start; English, marked for translation."""
    return ws.database.warnings()


def close(ws: Workspace) -> None:
    """Close the database. The workspace cannot be used afterwards."""
    ws.database.close()
