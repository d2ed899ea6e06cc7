"""What goes by itself when its time is over, every hour in the app and at ``prodige purge``. Source: reliability, section 6.

Nothing is deleted on the word of a clock alone: see `trusted`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from prodige_core.errors import NotFound
from prodige_core.i18n import translator
from prodige_core.services import access, surveys
from prodige_core.services.centres import BIN_DAYS
from prodige_core.services.workshop_closing import close as close_workshop
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork, copies
from prodige_core.storage.repositories.retention import KINDS, USUAL_YEARS, Kind
from prodige_core.workshops.session import LONGEST

YEARS = (1, 2, 3, 5)
"""What a centre may choose for what its surveys and workshops came to and for its trail: until the next round a year later;
two rounds, as usual; a plan of three school years; and the five years for which records of a European grant are kept
(editorial: docs/decisions/012-second-look.md)."""
YEARS_KEPT = USUAL_YEARS
"""Where a centre has not chosen, and of people without any role."""
JUMP = dt.timedelta(days=31)
"""A clock that says that nothing happened for longer is not believed at once. Source: reliability 4, row 39."""
SECOND_LOOK = dt.timedelta(days=1)
"""When the clock still says so after this long, it is believed. Source: reliability 4, row 39."""
MARK_EVERY = dt.timedelta(days=1)
"""How often it is written down that all was looked through, when nothing was there to delete (editorial)."""

Did = TypeVar("Did")


@dataclass(frozen=True, slots=True)
class Purged:
    """How many of each were deleted (or would be). held: None, or since when deleting waits because of the clock.

    closed_surveys: past their last day; closed_workshops: left open for longer than a code can be valid; copies:
    automatic copies beside a SQLite file.
    """

    deleted: Mapping[Kind, int]
    closed_surveys: int = 0
    closed_workshops: int = 0
    copies: int = 0
    held: dt.datetime | None = None

    @property
    def anything(self) -> bool:
        """Whether something was deleted or closed."""
        return any(self.deleted.values()) or bool(self.closed_surveys or self.closed_workshops or self.copies)

    def facts(self) -> dict[str, int]:
        """The counts that are not 0, by name."""
        found: dict[str, int] = {kind: self.deleted[kind] for kind in KINDS}
        found |= {"closed_surveys": self.closed_surveys, "closed_workshops": self.closed_workshops}
        found["copies"] = self.copies
        return {name: count for name, count in found.items() if count}


@access.operator
def purge(ws: Workspace, at: dt.datetime | None = None) -> Purged:
    """Close what was left open and delete what is past its time, for good. Twice in a row is harmless.

    at: do it as on that moment, on whoever's word that is, without asking whether the clock may be trusted; None: now,
    and nothing while the clock is not `trusted`. A step that fails stops no other; its error is raised at the end.
    """
    if at is None and (held := trusted(ws)) is not None:
        return Purged(dict.fromkeys(KINDS, 0), held=held)
    moved = ws if at is None else replace(ws, clock=lambda: at)
    failed: list[Exception] = []
    done = Purged(
        _tried(failed, lambda: _delete(ws, moved.now()), dict.fromkeys(KINDS, 0)),
        _tried(failed, lambda: surveys.close_due(moved), 0),
        _tried(failed, lambda: sum(_close(moved, workshop_id) for workshop_id in _left_open(moved)), 0),
        _tried(failed, lambda: _drop_copies(ws, moved.now()), 0),
    )
    _note(ws, done)
    if done.anything:
        ws.database.wipe()
    if failed:
        raise failed[0]
    return done


def _tried(failed: list[Exception], step: Callable[[], Did], nothing: Did) -> Did:
    """One step; its error is kept for the end, so that what cannot be done never stops the rest."""
    try:
        return step()
    except Exception as error:
        failed.append(error)
        return nothing


def _delete(ws: Workspace, now: dt.datetime) -> dict[Kind, int]:
    with ws.database.write() as unit:
        deleted = {kind: unit.retention.delete(kind, _before(kind, now)) for kind in KINDS}
        if any(deleted.values()):
            unit.commit()
    return deleted


def _note(ws: Workspace, done: Purged) -> None:
    """Write down what was done, and once in a while that there was nothing to do."""
    with ws.database.read() as unit:
        last = unit.retention.last("purge", ws.now())
    if done.anything or last is None or ws.now() - last >= MARK_EVERY:
        with ws.database.write() as unit:
            unit.events.add("purge", ws.now(), detail=done.facts())
            unit.commit()


@access.operator
def due(ws: Workspace, at: dt.datetime | None = None) -> Purged:
    """What `purge` would delete and close, without doing so; also where the database is open for reading only."""
    now = at or ws.now()
    day = now.astimezone().date()
    with ws.database.read() as unit:
        return Purged(
            {kind: unit.retention.count(kind, _before(kind, now)) for kind in KINDS},
            len(unit.surveys.past(day)),
            len(unit.retention.left_open(now - LONGEST)),
            len(_old_copies(ws, now)),
            None if at else _held(unit, ws.now()),
        )


@access.operator
def trusted(ws: Workspace) -> dt.datetime | None:
    """None when the clock can be believed; else since when deleting waits.

    A clock that says that more than `JUMP` went by since all was looked through last (before the first time: since
    anybody did something) is taken for wrong until it still says so `SECOND_LOOK` later. Only a computer that was off
    for long waits without need. What people write meanwhile does not count: it bears the same clock's time.
    """
    with ws.database.read() as unit:
        held = _held(unit, ws.now())
        known = unit.retention.last("purge_held", ws.now())
    if held is not None and known != held:
        with ws.database.write() as unit:
            unit.events.add("purge_held", held, detail={})
            unit.commit()
    return held


def _held(unit: UnitOfWork, now: dt.datetime) -> dt.datetime | None:
    """Since when deleting waits; ``now`` when it begins to."""
    done = unit.retention.last("purge", now)
    held = unit.retention.last("purge_held", now)
    if held is not None and (done is None or held > done):
        return None if now - held >= SECOND_LOOK else held
    known = done or unit.retention.newest(now) or now
    return now if now - known > JUMP else None


def _before(kind: Kind, now: dt.datetime) -> dict[int, dt.datetime]:
    """The moment before which something of this kind is past its time, by the years it is kept."""
    match kind:
        case "centres":
            return {YEARS_KEPT: now - dt.timedelta(days=BIN_DAYS)}
        case "invitations" | "sign_ins":
            return {YEARS_KEPT: now}
        case "surveys" | "workshops" | "events" | "people":
            return {years: years_before(now, years) for years in YEARS}


def years_before(moment: dt.datetime, years: int) -> dt.datetime:
    """The same day and time so many years ago; of 29 February, 28 February."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)


def _left_open(ws: Workspace) -> tuple[str, ...]:
    with ws.database.read() as unit:
        return unit.retention.left_open(ws.now() - LONGEST)


def _close(ws: Workspace, workshop_id: str) -> bool:
    """Close it without putting anything into the assessment: what was revealed stays, votes and tokens go."""
    with contextlib.suppress(NotFound):  # deleted meanwhile
        close_workshop(ws, workshop_id, apply=False, t=translator("en"))
        return True
    return False


def _old_copies(ws: Workspace, now: dt.datetime) -> list[Path]:
    folder = ws.database.copies_in
    return [] if folder is None else copies.outlived(folder, now)


def _drop_copies(ws: Workspace, now: dt.datetime) -> int:
    old = _old_copies(ws, now)
    for path in old:
        copies.drop(path)
    return len(old)
