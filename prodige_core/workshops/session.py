"""A workshop as a value, and what may happen to it next. No clock and no database: ``now`` is an argument.

Host-paced: one statement is open at a time, the one the host shows. Self-paced: all are open until they are revealed.
Votes of a round are hidden until the host reveals it; what is revealed is fixed. Sources: design, sections 6 and 10.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from prodige_core.errors import StateError
from prodige_core.i18n import N_
from prodige_core.workshops.ballot import Given

Pace = Literal["host", "self"]
Status = Literal["draft", "open", "closed"]
Outcome = Literal["", "agreed", "parked"]

MAX_ROUNDS = 5
"""Votes on one statement, so that a workshop does not go round in circles (editorial)."""
IDLE = dt.timedelta(hours=48)
"""A host-paced room whose host has done nothing for so long lets nobody in; the host wakes it. Source: reliability S10."""
LONGEST = dt.timedelta(days=14)
"""A code is never valid for longer than this after opening. Source: reliability S10."""
MAX_REASON = 500
"""Characters of the reason beside an agreed level, as for a note that fits a report (editorial)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """A revealed round's votes as counted then. ``levels``: people by level 0..top; ``without``: na and don't know.

    Of fewer than k levels only how many people voted is kept, all as ``without``: the rest may never be shown.
    """

    levels: tuple[int, ...]
    without: int


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one statement, numbered from 1. ``counts`` is None while people vote."""

    number: int
    counts: Counts | None = None

    @property
    def revealed(self) -> bool:
        """Whether the votes are counted and shown."""
        return self.counts is not None


@dataclass(frozen=True, slots=True)
class Statement:
    """One item on the agenda with its rounds and what came out. ``level`` is given when ``outcome`` is agreed.

    replaced: what the self-assessment said until the agreed level was put there; None when it said nothing, and before.
    """

    item: str
    framework: str
    rounds: tuple[Round, ...] = ()
    outcome: Outcome = ""
    level: int | None = None
    reason: str = ""
    replaced: Given | None = None

    @property
    def last(self) -> Round | None:
        """The latest round; None before the first."""
        return self.rounds[-1] if self.rounds else None


@dataclass(frozen=True, slots=True)
class Session:
    """A workshop. ``code`` lets people in, ``screen_token`` opens the shared screen and nothing else.

    k: smallest number of votes that is shown. expected: people invited; the room holds half as many again.
    current: the item on the shared screen; None in the lobby. version counts every change.
    timer_ends_at: what the shared screen counts down to; it closes nothing. opened_at: None before opening.
    active_at: when the host did something last. applied: the agreed answers are in the assessment.
    """

    id: str
    centre_id: str
    code: str
    screen_token: str
    title: str
    pace: Pace
    status: Status
    statements: tuple[Statement, ...]
    current: str | None
    k: int
    expected: int
    version: int
    active_at: dt.datetime
    opened_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    timer_ends_at: dt.datetime | None = None
    applied: bool = False
    _by_item: Mapping[str, Statement] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_item", MappingProxyType({own.item: own for own in self.statements}))

    @property
    def capacity(self) -> int:
        """Devices let in: half as many again as expected, because some people change theirs."""
        return self.expected + (self.expected + 1) // 2

    def asks(self, item: str) -> bool:
        """Whether an item is on the agenda."""
        return item in self._by_item

    def statement(self, item: str) -> Statement:
        """One statement of the agenda. Raises `StateError` when it is not on it."""
        try:
            return self._by_item[item]
        except KeyError:
            raise StateError(N_("This statement is not on the agenda of the workshop.")) from None

    def expired(self, now: dt.datetime) -> bool:
        """Whether it was opened so long ago that nothing makes the code valid again."""
        return self.opened_at is not None and now - self.opened_at > LONGEST

    def lets_in(self, now: dt.datetime) -> bool:
        """Whether the code is valid: open, not forgotten by its host, not older than two weeks."""
        awake = self.pace == "self" or now - self.active_at <= IDLE
        return self.status == "open" and awake and not self.expired(now)

    def accepts(self, item: str, now: dt.datetime) -> bool:
        """Whether a vote on an item counts now."""
        own = self._by_item.get(item)
        if own is None or own.last is None or own.last.revealed or not self.lets_in(now):
            return False
        return self.pace == "self" or item == self.current


def set_settings(session: Session, title: str, pace: Pace, k: int, expected: int, now: dt.datetime) -> Session:
    """Replace title, pace, smallest group and people expected.

    Raises `StateError` once the room was opened, but for people expected: more may come as long as it is open.
    """
    same = (title, pace, k) == (session.title, session.pace, session.k)
    if session.status != "draft" and not (same and session.status == "open"):
        raise StateError(N_("The settings are fixed once the room was opened."), N_("Begin a new workshop."))
    return replace(session, title=title, pace=pace, k=k, expected=expected, active_at=now)


def set_agenda(session: Session, statements: tuple[Statement, ...], now: dt.datetime) -> Session:
    """Replace the statements. Raises `StateError` once the room was opened."""
    if session.status != "draft":
        raise StateError(N_("The agenda is fixed once the room was opened."), N_("Park what you leave out."))
    return replace(session, statements=statements, active_at=now)


def open_room(session: Session, now: dt.datetime) -> Session:
    """Let people in; also wakes a room that was forgotten. Self-paced: every statement opens its first round.

    Raises `StateError` when the workshop is closed.
    """
    _not_closed(session)
    statements = session.statements
    if session.pace == "self":
        statements = tuple(own if own.rounds else replace(own, rounds=(Round(1),)) for own in statements)
    return replace(session, status="open", opened_at=session.opened_at or now, active_at=now, statements=statements)


def show(session: Session, item: str, now: dt.datetime) -> Session:
    """Put a statement on the screen; its first vote opens. A statement seen before comes back as it was left.

    Raises `StateError` when the room is not open or the item is not on the agenda.
    """
    _open(session)
    own = session.statement(item)
    if not own.rounds:
        own = replace(own, rounds=(Round(1),))
    return replace(_with(session, own), current=item, timer_ends_at=None, active_at=now)


def reveal(session: Session, item: str, counts: Counts, now: dt.datetime) -> Session:
    """Fix the counts of the round that is open. Once revealed, revealing again changes nothing.

    Raises `StateError` before the first round.
    """
    _open(session)
    own = session.statement(item)
    if own.last is None:
        raise StateError(N_("Nobody could vote on this statement yet."), N_("Show it first."))
    if own.last.revealed:
        return session
    return replace(_with(session, _revealed(session, own, counts)), timer_ends_at=None, active_at=now)


def vote_again(session: Session, item: str, now: dt.datetime) -> Session:
    """Open the next round after a revealed one; the former stays. While a round is open this changes nothing.

    Raises `StateError` before the first reveal and after the last round.
    """
    _open(session)
    own = session.statement(item)
    if own.last is None:
        raise StateError(N_("Nobody could vote on this statement yet."), N_("Show it first."))
    if not own.last.revealed:
        return session
    if own.last.number >= MAX_ROUNDS:
        raise StateError(
            N_("There were {count} votes on this statement already."),
            N_("Set the level you can agree on, or park it."),
            count=MAX_ROUNDS,
        )
    opened = replace(own, rounds=(*own.rounds, Round(own.last.number + 1)))
    return replace(_with(session, opened), timer_ends_at=None, active_at=now)


def agree(session: Session, item: str, level: int, reason: str, now: dt.datetime) -> Session:
    """Set the level the room agreed on; may be changed until the workshop is closed.

    Raises `StateError` before the votes of the statement are revealed.
    """
    _open(session)
    own = session.statement(item)
    if not any(one.revealed for one in own.rounds):
        raise StateError(N_("The votes are not revealed yet."), N_("Reveal them first, then agree on a level."))
    return replace(_with(session, replace(own, outcome="agreed", level=level, reason=reason)), active_at=now)


def park(session: Session, item: str, reason: str, now: dt.datetime) -> Session:
    """Leave a statement for later; its votes stay in the record. Raises `StateError` when the room is not open."""
    _open(session)
    own = session.statement(item)
    return replace(_with(session, replace(own, outcome="parked", level=None, reason=reason)), active_at=now)


def take_back(session: Session, item: str, now: dt.datetime) -> Session:
    """Undo an agreed or parked outcome. Raises `StateError` when the room is not open."""
    _open(session)
    own = session.statement(item)
    return replace(_with(session, replace(own, outcome="", level=None, reason="")), active_at=now)


def set_timer(session: Session, ends_at: dt.datetime | None, now: dt.datetime) -> Session:
    """Count down to a moment, or (None) not at all. It is a help for the host: votes count until the reveal."""
    _open(session)
    return replace(session, timer_ends_at=ends_at, active_at=now)


def close(session: Session, counts: Mapping[str, Counts], now: dt.datetime) -> Session:
    """End the workshop for good. Closing a closed one changes nothing.

    counts: of the rounds still open, by item; those of a self-paced workshop are revealed, so that nobody voted in
    vain. In a host-paced one a round that was never revealed stays so.
    """
    if session.status == "closed":
        return session
    statements = session.statements
    if session.pace == "self":
        statements = tuple(
            _revealed(session, own, counts[own.item])
            if own.last is not None and not own.last.revealed and own.item in counts
            else own
            for own in statements
        )
    return replace(session, status="closed", closed_at=now, active_at=now, timer_ends_at=None, statements=statements)


def _revealed(session: Session, own: Statement, counts: Counts) -> Statement:
    """A statement whose last round is counted."""
    if sum(counts.levels) < session.k:
        counts = Counts((0,) * len(counts.levels), sum(counts.levels) + counts.without)
    return replace(own, rounds=(*own.rounds[:-1], Round(len(own.rounds), counts)))


def _with(session: Session, changed: Statement) -> Session:
    return replace(
        session, statements=tuple(changed if own.item == changed.item else own for own in session.statements)
    )


def _open(session: Session) -> None:
    _not_closed(session)
    if session.status != "open":
        raise StateError(N_("The room is not open yet."), N_("Open it first."))


def _not_closed(session: Session) -> None:
    if session.status == "closed":
        raise StateError(N_("This workshop is closed; what it came to is fixed."), N_("Begin a new one."))
