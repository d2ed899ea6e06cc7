"""What the host of a workshop sees and may do next, worked out from what is stored. Nothing here reads or writes."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from prodige_core.aggregation import Published
from prodige_core.frameworks import Catalogue, Framework, Item
from prodige_core.responses import Answer
from prodige_core.services.workshop_results import asked_by
from prodige_core.services.workshops import HostView, Record, RecordLine, RoundResult
from prodige_core.workshops import MAX_ROUNDS, Session, Statement

MINUTES_EACH: Final = 5
"""One statement with a vote, a talk and often a second vote takes about so long (editorial)."""

Move = Literal["up", "down", "first", "remove"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workshop is on its agenda. number: of the current statement, from 1; 0 in the lobby.

    before, after: the neighbours' items, None at the ends. The counts are statements.
    """

    number: int
    total: int
    agreed: int
    parked: int
    before: str | None
    after: str | None

    @property
    def left(self) -> int:
        """Statements without an outcome."""
        return self.total - self.agreed - self.parked


@dataclass(frozen=True, slots=True)
class Live:
    """What changes while people join and vote.

    people: devices that are in, or voted before they left. answered: votes in the open round of the current statement.
    share: of those people, 0 to 1. few: revealing now
    would show no distribution. seconds_left: of the timer, 0 when it is over; None without one.
    """

    people: int
    answered: int
    share: float
    few: bool
    seconds_left: int | None
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """An agreed answer beside the one that is stored now (None: not answered yet)."""

    statement: Statement
    framework: Framework
    item: Item
    before: Answer | None
    after: int


def place(session: Session) -> Place:
    """Where the workshop is."""
    items = [own.item for own in session.statements]
    at = items.index(session.current) if session.current in items else -1
    return Place(
        number=at + 1,
        total=len(items),
        agreed=sum(own.outcome == "agreed" for own in session.statements),
        parked=sum(own.outcome == "parked" for own in session.statements),
        before=items[at - 1] if at > 0 else None,
        after=items[at + 1] if at + 1 < len(items) else None,
    )


def live(view: HostView, now: dt.datetime) -> Live:
    """What the host watches while people join and vote."""
    share = min(1.0, view.answered / view.present) if view.present else 0.0
    return Live(
        people=view.present,
        answered=view.answered,
        share=share,
        few=view.answered < view.session.k,
        seconds_left=seconds_left(view.session, now),
        version=view.session.version,
    )


def seconds_left(session: Session, now: dt.datetime) -> int | None:
    """Whole seconds until the timer ends, 0 when it has; None when none runs."""
    if session.timer_ends_at is None:
        return None
    return max(0, math.ceil((session.timer_ends_at - now).total_seconds()))


def longer(session: Session, now: dt.datetime, seconds: int) -> int:
    """The seconds a timer shall run from now, when those left are lengthened."""
    return (seconds_left(session, now) or 0) + seconds


def revealed(results: Sequence[RoundResult]) -> tuple[RoundResult, ...]:
    """The rounds whose votes are shown, first to last."""
    return tuple(result for result in results if result.revealed)


def first_and_last(results: Sequence[RoundResult]) -> tuple[RoundResult, ...]:
    """The first and the last revealed round, which tell what the talk changed; one where there is only one."""
    rounds = revealed(results)
    return rounds if len(rounds) < 2 else (rounds[0], rounds[-1])


def may_vote_again(statement: Statement) -> bool:
    """Whether another round can be opened."""
    last = statement.last
    return last is not None and last.revealed and last.number < MAX_ROUNDS


def proposal(results: Sequence[RoundResult]) -> int | None:
    """The level to propose: the median of the last round that may be shown; None without one."""
    cells = [result.cell for result in results if isinstance(result.cell, Published)]
    return cells[-1].median if cells else None


def moves(items: Sequence[str], item: str) -> tuple[Move, ...]:
    """What may be done with an item of an agenda; the last one left cannot be removed. ValueError for an unknown item."""
    at, last = items.index(item), len(items) - 1
    possible: dict[Move, bool] = {"up": at > 0, "down": at < last, "first": at > 1, "remove": last > 0}
    return tuple(move for move, can in possible.items() if can)


def moved(items: Sequence[str], item: str, move: Move) -> tuple[str, ...]:
    """An agenda with one item moved or removed; unchanged where there is nowhere to go. ValueError for an unknown item."""
    at = items.index(item)
    rest = [own for own in items if own != item]
    if move == "remove":
        return tuple(rest)
    to = {"up": max(0, at - 1), "down": at + 1, "first": 0}[move]
    return (*rest[:to], item, *rest[to:])


def toggled(items: Sequence[str], item: str, wanted: bool) -> tuple[str, ...]:
    """An agenda with an item added at the end, or taken out."""
    rest = tuple(own for own in items if own != item)
    return (*items, item) if wanted and item not in items else tuple(items) if wanted else rest


def minutes(statements: int) -> int:
    """About how long so many statements take."""
    return statements * MINUTES_EACH


def found(statement: Statement, catalogue: Catalogue) -> tuple[Framework, Item] | None:
    """The framework and item of a statement; None when no questionnaire here asks it (on that scale) any more."""
    framework = asked_by(catalogue, statement)
    return None if framework is None else (framework, framework.items[statement.item])


def changes(record: Record) -> tuple[Change, ...]:
    """The agreed answers, in the order of the agenda, each beside what is stored now."""
    return tuple(_change(line) for line in record.lines if line.statement.level is not None)


def _change(line: RecordLine) -> Change:
    level = line.statement.level
    assert level is not None  # noqa: S101 - chosen by `changes`
    return Change(line.statement, line.framework, line.item, line.before, level)
