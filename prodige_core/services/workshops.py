"""Running a workshop: choose statements, open the room, reveal, agree, close. What is shown of it is in `workshop_results`.

Every step reads the workshop and stores its next state in one transaction; with ``seen``, what its host had on screen,
two hosts at two screens cannot undo each other (`prodige_core.services.merging`), and pressing twice is harmless. Errors: `NotFound`, `StateError` when it does not fit the state, `AnswerError`.
"""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Callable, Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from prodige_core.access import Right
from prodige_core.aggregation import K_LEAST, K_USUAL
from prodige_core.errors import StateError
from prodige_core.i18n import N_
from prodige_core.responses.texts import Name, Text
from prodige_core.responses.values import Value
from prodige_core.services import access, rooms, trail
from prodige_core.services.inputs import refuse, valid
from prodige_core.services.merging import ANYTHING, Anything
from prodige_core.services.workshop_agendas import MAX_STATEMENTS, area_agenda, quick_agenda, statements_on
from prodige_core.services.workshop_closing import Closed, close, tops
from prodige_core.services.workshop_joining import joined_items, joined_settings, must_be_as_seen
from prodige_core.services.workshop_results import (
    HostView,
    Record,
    RecordLine,
    RoundResult,
    look,
    record,
    results,
    screen,
)
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork, WorkshopRow
from prodige_core.workshops import MAX_REASON, Pace, Session, Statement, new_code
from prodige_core.workshops import session as steps

__all__ = [
    "MAX_STATEMENTS",
    "Closed",
    "HostView",
    "Record",
    "RecordLine",
    "RoundResult",
    "WorkshopRow",
    "agree",
    "area_agenda",
    "change_agenda",
    "change_settings",
    "close",
    "create",
    "delete",
    "get",
    "list_workshops",
    "look",
    "open_room",
    "opened",
    "park",
    "quick_agenda",
    "record",
    "results",
    "reveal",
    "screen",
    "set_timer",
    "show",
    "take_back",
    "vote_again",
]

LEAST_PEOPLE, MOST_PEOPLE = 2, 2000
"""One alone has nothing to agree on; and the largest staff of a school, many times over (editorial)."""
K_MOST = 20
"""A larger smallest group would hide everything (editorial)."""
SHORTEST_TIMER_SECONDS, LONGEST_TIMER_SECONDS = 10, 7200
"""Less than ten seconds nobody can read; more than two hours is no timer (editorial)."""

Reason = Annotated[Text, StringConstraints(max_length=MAX_REASON)]


class _New(Value):
    title: Name
    pace: Pace
    k: int = Field(ge=K_LEAST, le=K_MOST)
    expected: int = Field(ge=LEAST_PEOPLE, le=MOST_PEOPLE)


class _Reason(Value):
    reason: Reason


class _Timer(Value):
    seconds: int = Field(ge=SHORTEST_TIMER_SECONDS, le=LONGEST_TIMER_SECONDS)


@access.needs(Right.VIEW)
def list_workshops(ws: Workspace, centre_id: str) -> tuple[WorkshopRow, ...]:
    """The workshops of a centre, the newest first. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        return unit.workshops.of_centre(centre_id)


@access.needs(Right.VIEW)
def opened(ws: Workspace, centre_id: str) -> tuple[Session, ...]:
    """The workshops of a centre that were opened, whole, the newest first. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        return unit.workshops.opened(centre_id)


@access.needs(Right.HOST)
def create(
    ws: Workspace,
    centre_id: str,
    items: Sequence[str],
    *,
    title: str = "",
    pace: Pace = "host",
    k: int = K_USUAL,
    expected: int = 30,
) -> str:
    """Prepare a workshop on statements of the questionnaires; returns its id. Nobody can join before `open_room`.

    k: smallest number of votes that is shown (3 to 20). expected: people invited (2 to 2000).
    """
    given = valid(_New, {"title": title, "pace": pace, "k": k, "expected": expected})
    statements = statements_on(ws, items)
    with ws.database.write() as unit:
        unit.centres.stamp(centre_id)
        fresh = Session(
            id=str(uuid.uuid4()),
            centre_id=centre_id,
            code=_free_code(unit),
            screen_token=secrets.token_urlsafe(32),
            title=given.title.strip(),
            pace=given.pace,
            status="draft",
            statements=statements,
            current=None,
            k=given.k,
            expected=given.expected,
            version=1,
            active_at=ws.now(),
        )
        unit.workshops.add(fresh)
        unit.commit()
    return fresh.id


@access.needs(Right.VIEW, of="workshop")
def get(ws: Workspace, workshop_id: str) -> Session:
    """A workshop as it is now. Raises `NotFound`."""
    with ws.database.read() as unit:
        return unit.workshops.get(workshop_id)


@access.needs(Right.HOST, of="workshop")
def change_agenda(
    ws: Workspace, workshop_id: str, items: Sequence[str], *, seen: Sequence[str] | Anything = ANYTHING
) -> Session:
    """Replace the statements while the workshop is a draft; what another host changed since ``seen`` is kept.

    Raises `Conflict` (of the whole list) when both put them into another order.
    """
    statements_on(ws, items)

    def set_agenda(_: UnitOfWork, own: Session) -> Session:
        return steps.set_agenda(own, statements_on(ws, joined_items(seen, items, own)), ws.now())

    return _change(ws, workshop_id, set_agenda)


@access.needs(Right.HOST, of="workshop")
def change_settings(
    ws: Workspace,
    workshop_id: str,
    *,
    title: str | None = None,
    pace: Pace | None = None,
    k: int | None = None,
    expected: int | None = None,
    seen: Session | Anything = ANYTHING,
) -> Session:
    """Change some settings of a draft, or people expected of an open room; None keeps one as it is. Limits as for `create`.

    Raises `Conflict` when another host changed one of them since ``seen``; its ``mine`` are the settings to give again.
    """
    wanted = {"title": title, "pace": pace, "k": k, "expected": expected}

    def settle(_: UnitOfWork, own: Session) -> Session:
        given = valid(_New, joined_settings(seen, wanted, own))
        return steps.set_settings(own, given.title.strip(), given.pace, given.k, given.expected, ws.now())

    return _change(ws, workshop_id, settle)


@access.needs(Right.HOST, of="workshop")
def open_room(ws: Workspace, workshop_id: str) -> Session:
    """Let people in. Also wakes a room whose host was away for long."""
    return _change(ws, workshop_id, lambda _, own: steps.open_room(own, ws.now()))


@access.needs(Right.HOST, of="workshop")
def show(ws: Workspace, workshop_id: str, item: str) -> Session:
    """Put a statement on the shared screen; the first time, its vote opens."""
    return _change(ws, workshop_id, lambda _, own: steps.show(own, item, ws.now()))


@access.needs(Right.HOST, of="workshop")
def reveal(ws: Workspace, workshop_id: str, item: str, round: int | None = None) -> Session:
    """Count the votes of the open round; from now on they are fixed.

    round: the one the host saw, so that a window that was left behind reveals no later one; None means the open one.
    """

    def count(unit: UnitOfWork, own: Session) -> Session:
        last = own.statement(item).last
        number = 1 if last is None else last.number
        if last is not None and round not in (None, number):
            return own
        counts = unit.votes.counts(own.id, {item: number}, tops(ws))[item]
        unit.votes.forget_order(own.id, item)
        return steps.reveal(own, item, counts, ws.now())

    return _change(ws, workshop_id, count)


@access.needs(Right.HOST, of="workshop")
def vote_again(ws: Workspace, workshop_id: str, item: str) -> Session:
    """Open the next round of a revealed statement; the former one is kept."""
    return _change(ws, workshop_id, lambda _, own: steps.vote_again(own, item, ws.now()))


@access.needs(Right.HOST, of="workshop")
def agree(
    ws: Workspace, workshop_id: str, item: str, level: int, reason: str = "", *, seen: Statement | Anything = ANYTHING
) -> Session:
    """Set the level that the room agreed on; the assessment changes only at the close. reason: at most 500 characters.

    This and the next two raise `Conflict` when another host settled the statement otherwise since ``seen``; its ``mine``
    and ``theirs`` are `Statement`.
    """
    text = valid(_Reason, {"reason": reason}).reason.strip()
    framework = ws.catalogue.framework_of_item.get(item)
    if framework is None:
        raise refuse(item, N_("is not a question of the questionnaires here."), N_("Park it."))
    if isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= framework.top:
        raise refuse(item, N_("is {level}, but the scale ends at {top}."), level=level, top=framework.top)
    return _settle(ws, workshop_id, item, lambda own: steps.agree(own, item, level, text, ws.now()), seen)


@access.needs(Right.HOST, of="workshop")
def park(
    ws: Workspace, workshop_id: str, item: str, reason: str = "", *, seen: Statement | Anything = ANYTHING
) -> Session:
    """Leave a statement for another day. reason: at most 500 characters."""
    text = valid(_Reason, {"reason": reason}).reason.strip()
    return _settle(ws, workshop_id, item, lambda own: steps.park(own, item, text, ws.now()), seen)


@access.needs(Right.HOST, of="workshop")
def take_back(ws: Workspace, workshop_id: str, item: str, *, seen: Statement | Anything = ANYTHING) -> Session:
    """Undo `agree` or `park`."""
    return _settle(ws, workshop_id, item, lambda own: steps.take_back(own, item, ws.now()), seen)


def _settle(
    ws: Workspace, workshop_id: str, item: str, step: Callable[[Session], Session], seen: Statement | Anything
) -> Session:
    def settle(_: UnitOfWork, own: Session) -> Session:
        after = step(own)
        must_be_as_seen(seen, after.statement(item), own.statement(item))
        return after

    return _change(ws, workshop_id, settle)


@access.needs(Right.HOST, of="workshop")
def set_timer(ws: Workspace, workshop_id: str, seconds: int | None) -> Session:
    """Count down from now (10 s to 2 h), or (None) no longer. It ends nothing: votes count until the reveal."""
    now = ws.now()
    ends_at = None if seconds is None else now + dt.timedelta(seconds=valid(_Timer, {"seconds": seconds}).seconds)
    return _change(ws, workshop_id, lambda _, own: steps.set_timer(own, ends_at, now))


@access.needs(Right.HOST, of="workshop")
def delete(ws: Workspace, workshop_id: str) -> None:
    """Remove a draft or a closed workshop with everything of it, for good. What it put into the assessment stays."""
    with ws.database.write() as unit:
        own = unit.workshops.get(workshop_id, "alone")
        if own.status == "open":
            raise StateError(N_("The room is open."), N_("Close it first."))
        unit.workshops.remove(workshop_id)
        trail.note(unit, ws, "workshop_deleted", own.centre_id)
        unit.commit()
    rooms.forget(ws, own.code)


def _change(ws: Workspace, workshop_id: str, step: Callable[[UnitOfWork, Session], Session]) -> Session:
    with ws.database.write() as unit:
        before = unit.workshops.get(workshop_id, "alone")
        after = step(unit, before)
        if after != before:
            after = unit.workshops.store(before, after)
            unit.commit()
    rooms.forget(ws, after.code)
    return after


def _free_code(unit: UnitOfWork) -> str:
    while unit.workshops.code_is_taken(code := new_code()):
        pass
    return code
