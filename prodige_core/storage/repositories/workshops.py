"""Workshops with their statements and rounds. People and votes are in `Votes`, beside this."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, select, update

from prodige_core.errors import NotFound, StateError
from prodige_core.i18n import N_
from prodige_core.storage.repositories.kept_centres import keep
from prodige_core.storage.repositories.retention import chosen_years, held_years
from prodige_core.storage.tables import centres
from prodige_core.storage.voice_tables import participants, rounds, statements, workshops
from prodige_core.workshops import Counts, Given, Pace, Round, Session, Statement, Status

KEPT_ROOMS = 128
"""As many rooms as one process may have open at a time; a session of 40 statements is about 20 kB."""

Lock = Literal["", "shared", "alone"]
"""Of a room until the transaction ends, on PostgreSQL: votes share it, the host is alone. SQLite's writers are alone anyway."""

_PLAIN = (
    "version",
    "code",
    "screen_token",
    "title",
    "pace",
    "status",
    "k",
    "expected",
    "applied",
    "active_at",
    "opened_at",
    "closed_at",
    "timer_ends_at",
)
"""Columns that are fields of the same name."""

_rooms: OrderedDict[tuple[object, ...], Session] = OrderedDict()
_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """A workshop as listed. opened_at: None before opening; active_at: when the host did something last.

    statements: on the agenda; agreed: of them, those with an agreed level; people: devices that joined.
    """

    id: str
    title: str
    status: Status
    pace: Pace
    opened_at: dt.datetime | None
    active_at: dt.datetime
    statements: int
    agreed: int
    people: int


class Workshops:
    """Sessions. Those of a centre in the bin are not found until it is restored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_centre(self, centre_id: str) -> tuple[WorkshopRow, ...]:
        """Every workshop of a centre, the newest first."""
        on_agenda = select(func.count()).select_from(statements).where(statements.c.workshop_id == workshops.c.id)
        came = select(func.count()).select_from(participants).where(participants.c.workshop_id == workshops.c.id)
        columns: list[Any] = [workshops.c[name] for name in WorkshopRow.__slots__[:6]]
        columns += [
            on_agenda.scalar_subquery(),
            on_agenda.where(statements.c.outcome == "agreed").scalar_subquery(),
            came.scalar_subquery(),
        ]
        begun = func.coalesce(workshops.c.opened_at, workshops.c.active_at)
        query = select(*columns).where(workshops.c.centre_id == centre_id).order_by(begun.desc(), workshops.c.id)
        return tuple(WorkshopRow(*row) for row in self._connection.execute(query))

    def get(self, workshop_id: str, lock: Lock = "") -> Session:
        """A workshop. Raises `NotFound`."""
        return self._one(workshops.c.id == workshop_id, lock)

    def of_screen(self, screen_token: str) -> Session:
        """The workshop of a shared screen. Raises `NotFound`."""
        return self._one(workshops.c.screen_token == screen_token)

    def opened(self, centre_id: str) -> tuple[Session, ...]:
        """Every workshop of a centre that was ever opened, whole, the newest first."""
        return tuple(self._sessions((workshops.c.centre_id == centre_id) & workshops.c.opened_at.is_not(None)))

    def rooms(self, codes: Collection[str], lock: Lock = "") -> dict[str, Session]:
        """Workshops by code, drafts too; codes that none has are left out.

        What is read each time is the version; a session that was read before under the same one is not read again.
        """
        if lock == "shared":
            keep(self._connection, select(workshops.c.centre_id).where(workshops.c.code.in_(codes)))
        stamp = [workshops.c[name] for name in ("code", "id", "version", "active_at")]
        query = _locked(select(*stamp).join(centres), lock).where(workshops.c.code.in_(codes), _in_use())
        database = self._connection.engine.url
        keys = {row.code: (database, *row[1:]) for row in self._connection.execute(query)}
        with _guard:
            found = {code: _rooms[key] for code, key in keys.items() if key in _rooms}
        new = [key[1] for code, key in keys.items() if code not in found]
        if new:
            loaded = {one.code: one for one in self._sessions(workshops.c.id.in_(new))}
            with _guard:
                for code, session in loaded.items():
                    _rooms[keys[code]] = session
                while len(_rooms) > KEPT_ROOMS:
                    _rooms.popitem(last=False)
            found |= loaded
        return found

    def open_ones(self) -> int:
        """How many rooms are open, of all centres."""
        query = select(func.count()).select_from(workshops.join(centres))
        return self._connection.scalar(query.where(workshops.c.status == "open", _in_use())) or 0

    def code_is_taken(self, code: str) -> bool:
        """Whether a workshop has this code, in whatever state."""
        return self._connection.scalar(select(workshops.c.id).where(workshops.c.code == code)) is not None

    def add(self, session: Session) -> None:
        """Store a new workshop."""
        self._connection.execute(
            insert(workshops).values(
                id=session.id,
                centre_id=session.centre_id,
                years_kept=chosen_years(session.centre_id),
                **_columns(session),
            )
        )
        self._add_statements(session)

    def store(self, before: Session, after: Session) -> Session:
        """Replace a workshop by its next state; gives it with its new version.

        Raises `StateError` when it is no longer as ``before`` was read.
        """
        stored = dataclasses.replace(after, version=before.version + 1)
        here = (workshops.c.id == before.id) & (workshops.c.version == before.version)
        columns = _columns(stored)
        if before.status != after.status == "closed":
            columns["years_kept"] = held_years(workshops)
        if self._connection.execute(update(workshops).where(here).values(columns)).rowcount == 0:
            raise StateError(N_("Somebody else changed this workshop at the same moment."), N_("Do it again."))
        former = {own.item: own for own in before.statements}
        if [own.item for own in after.statements] != list(former):
            self._connection.execute(delete(statements).where(statements.c.workshop_id == before.id))
            self._add_statements(stored)
        else:
            for own in after.statements:
                if own != former[own.item]:
                    self._store_statement(before.id, former[own.item], own)
        return stored

    def remove(self, workshop_id: str) -> None:
        """Remove a workshop with everything of it."""
        self._connection.execute(delete(workshops).where(workshops.c.id == workshop_id))

    def _one(self, condition: ColumnElement[bool], lock: Lock = "") -> Session:
        found = self._sessions(condition, lock)
        if not found:
            raise NotFound(
                N_("This workshop is not stored here."), N_("It may have been deleted; look at the list of workshops.")
            )
        return found[0]

    def _sessions(self, condition: ColumnElement[bool], lock: Lock = "") -> list[Session]:
        query = _locked(select(workshops).join(centres), lock).where(condition, _in_use())
        rows = self._connection.execute(query.order_by(workshops.c.opened_at.desc(), workshops.c.id)).all()
        agendas = self._agendas([row.id for row in rows]) if rows else {}
        return [_session(row, agendas.get(row.id, [])) for row in rows]

    def _agendas(self, workshop_ids: Sequence[str]) -> dict[str, list[Statement]]:
        query = (
            select(statements, rounds.c.number, rounds.c.levels, rounds.c.without)
            .outerjoin(rounds)
            .where(statements.c.workshop_id.in_(workshop_ids))
            .order_by(statements.c.workshop_id, statements.c.position, rounds.c.number)
        )
        found: dict[str, list[Statement]] = {}
        for row in self._connection.execute(query):
            agenda = found.setdefault(row.workshop_id, [])
            if not agenda or agenda[-1].item != row.item:
                replaced = _given(row.replaced)
                agenda.append(Statement(row.item, row.framework, (), row.outcome, row.level, row.reason, replaced))
            if row.number is not None:
                counts = None if row.levels is None else Counts(tuple(row.levels), row.without)
                agenda[-1] = dataclasses.replace(agenda[-1], rounds=(*agenda[-1].rounds, Round(row.number, counts)))
        return found

    def _add_statements(self, session: Session) -> None:
        rows = [
            {"workshop_id": session.id, "item": own.item, "position": at, "framework": own.framework, **_outcome(own)}
            for at, own in enumerate(session.statements)
        ]
        if rows:
            self._connection.execute(insert(statements), rows)
        self._add_rounds(session.id, ((own, one) for own in session.statements for one in own.rounds))

    def _add_rounds(self, workshop_id: str, new: Iterable[tuple[Statement, Round]]) -> None:
        rows = [
            {"workshop_id": workshop_id, "item": own.item, "number": one.number, **_counts(one)} for own, one in new
        ]
        if rows:
            self._connection.execute(insert(rounds), rows)

    def _store_statement(self, workshop_id: str, before: Statement, after: Statement) -> None:
        here = (statements.c.workshop_id == workshop_id) & (statements.c.item == after.item)
        self._connection.execute(update(statements).where(here).values(**_outcome(after)))
        for one in after.rounds[: len(before.rounds)]:
            if one not in before.rounds:
                this = (rounds.c.workshop_id == workshop_id) & (rounds.c.item == after.item)
                changed = update(rounds).where(this, rounds.c.number == one.number)
                self._connection.execute(changed.values(**_counts(one)))
        self._add_rounds(workshop_id, ((after, one) for one in after.rounds[len(before.rounds) :]))


def _in_use() -> ColumnElement[bool]:
    return centres.c.deleted_at.is_(None)


def _locked(query: Select[Any], lock: Lock) -> Select[Any]:
    return query.with_for_update(read=lock == "shared", of=workshops) if lock else query


def _columns(session: Session) -> dict[str, object]:
    return {name: getattr(session, name) for name in _PLAIN} | {"current_item": session.current}


def _outcome(own: Statement) -> dict[str, object]:
    replaced = None if own.replaced is None else str(own.replaced)
    return {"outcome": own.outcome, "level": own.level, "reason": own.reason, "replaced": replaced}


def _given(text: str | None) -> Given | None:
    return text if text is None or text == "na" or text == "unknown" else int(text)  # type: ignore[return-value]


def _counts(one: Round) -> dict[str, object]:
    if one.counts is None:
        return {"levels": None, "without": None}
    return {"levels": list(one.counts.levels), "without": one.counts.without}


def _session(row: Row[tuple[object, ...]], agenda: Iterable[Statement]) -> Session:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Session(id=row.id, centre_id=row.centre_id, statements=tuple(agenda), current=row.current_item, **plain)
