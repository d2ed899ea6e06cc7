"""What the shared screen shows: the way in, one statement, how many have answered; after the reveal how votes spread."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prodige_core.aggregation import Published
from prodige_core.charts.qr import QUIET, qr_matrix, qr_runs
from prodige_core.frameworks import Framework
from prodige_core.frameworks.model import Item
from prodige_core.i18n import Translator
from prodige_core.services.voice_words import cell_sentence, level_words
from prodige_core.services.workshop_results import HostView, RoundResult, asked_by
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Session, Statement, spaced

Show = Literal["soon", "lobby", "statement", "closed"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One level in one vote. width: 0 to 100, the longest bar of all votes shown is 100. count: in words, or empty."""

    width: float
    count: str


@dataclass(frozen=True, slots=True)
class Row:
    """One described option; ``bars`` one a revealed vote, first to last, none before the reveal."""

    code: str
    text: str
    bars: tuple[Bar, ...]
    middle: bool


@dataclass(frozen=True, slots=True)
class WayIn:
    """How people get in. squares: the QR code as an SVG path of ``size`` units with its quiet zone."""

    address: str
    code: str
    squares: str
    size: int


@dataclass(frozen=True, slots=True)
class Wall:
    """All the template needs."""

    show: Show
    session: Session
    way_in: WayIn
    said: str
    statement: Statement | None = None
    question: str = ""
    place: str = ""
    rows: tuple[Row, ...] = ()
    votes: tuple[str, ...] = ()
    sentence: str = ""
    outcome: str = ""
    seconds_left: int | None = None

    @property
    def revealed(self) -> bool:
        """Whether the last vote is over."""
        return bool(self.sentence)

    @property
    def drawn(self) -> bool:
        """Whether there are bars: also the counts may be told."""
        return any(row.bars for row in self.rows)


def wall(ws: Workspace, host: HostView, base: str, now: dt.datetime, t: Translator) -> Wall:
    """The screen now. base: the address phones reach, without a final slash."""
    session = host.session
    way_in, said = _way_in(session, base), answered_words(host, t)
    if session.status != "open":
        return Wall("soon" if session.status == "draft" else "closed", session, way_in, said)
    own = None if session.current is None else session.statement(session.current)
    framework = None if own is None else asked_by(ws.catalogue, own)
    if own is None or framework is None:
        return Wall("lobby", session, way_in, said)
    item = framework.items[own.item]
    results = host.results.get(own.item, ())
    shown = [one for one in results if one.revealed and one.cell is not None]
    over = bool(results) and results[-1].revealed
    compared = _first_and_last(shown) if over else ()
    last = compared[-1].cell if compared else None
    return Wall(
        "statement",
        session,
        way_in,
        said,
        own,
        t.pgettext(item.id, item.question),
        _place(session, own, t),
        _rows(item, framework, compared, t),
        _vote_names(compared, t),
        cell_sentence(last, framework, session.k, t) if last is not None else "",
        _outcome(own, framework, t),
        _seconds_left(session, now),
    )


def answered_words(host: HostView, t: Translator) -> str:
    """How many have voted, of how many; in the lobby, and while nobody has joined, how many have."""
    people = t.number(host.present)
    votes = host.session.current is not None or host.session.pace == "self"
    if host.session.status == "open" and votes and host.present:
        said = t.ngettext("{count} of {people} has voted", "{count} of {people} have voted", host.answered)
        return said.format(count=t.number(host.answered), people=people)
    return t.ngettext("{people} person is in", "{people} people are in", host.present).format(people=people)


def stamp(session: Session, base: str) -> str:
    """Changes whenever the screen must be drawn anew; the number of votes is not part of it."""
    return f"{session.version} {base}"


def _way_in(session: Session, base: str) -> WayIn:
    link = f"{base}/j/{session.code}"
    squares = "".join(f"M{column + QUIET} {row + QUIET}h{count}v1h-{count}z" for row, column, count in qr_runs(link))
    address = f"{base.partition('://')[2]}/j"
    return WayIn(address, spaced(session.code), squares, len(qr_matrix(link)) + 2 * QUIET)


def _first_and_last(shown: Sequence[RoundResult]) -> tuple[RoundResult, ...]:
    return (shown[0], shown[-1]) if len(shown) > 1 else tuple(shown)


def _rows(item: Item, framework: Framework, votes: Sequence[RoundResult], t: Translator) -> tuple[Row, ...]:
    cells = [one.cell for one in votes]
    counted = [cell.counts for cell in cells if isinstance(cell, Published) and cell.counts is not None]
    most = max((share for counts in counted for share in _shares(counts)), default=0.0) or 1.0
    last = cells[-1] if cells else None
    rows = []
    for value, text in enumerate(item.options):
        bars = tuple(
            Bar(round(_shares(cell.counts)[value] / most * 100, 1), t.number(cell.counts[value]))
            for cell in cells
            if isinstance(cell, Published) and cell.counts is not None
        )
        middle = isinstance(last, Published) and last.median == value
        rows.append(Row(framework.levels[value].code, t.pgettext(item.id, text), bars, middle))
    return tuple(rows)


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts) or 1
    return [count / total for count in counts]


def _vote_names(votes: Sequence[RoundResult], t: Translator) -> tuple[str, ...]:
    """Names of the bars, where there are two votes to tell apart."""
    drawn = [one for one in votes if isinstance(one.cell, Published) and one.cell.counts is not None]
    return (
        tuple(t.gettext("Vote {number}").format(number=t.number(one.number)) for one in drawn) if len(votes) > 1 else ()
    )


def _outcome(own: Statement, framework: Framework, t: Translator) -> str:
    if own.outcome == "agreed" and own.level is not None:
        return t.gettext("Agreed: {level}").format(level=level_words(framework, own.level, t))
    return t.gettext("Parked: to be looked at later") if own.outcome == "parked" else ""


def _place(session: Session, own: Statement, t: Translator) -> str:
    number = [one.item for one in session.statements].index(own.item) + 1
    place = t.gettext("Statement {number} of {count}").format(
        number=t.number(number), count=t.number(len(session.statements))
    )
    if own.last is None or own.last.number == 1:
        return place
    return f"{place} · {t.gettext('Vote {number}').format(number=t.number(own.last.number))}"


def _seconds_left(session: Session, now: dt.datetime) -> int | None:
    if session.timer_ends_at is None:
        return None
    return max(0, math.ceil((session.timer_ends_at - now).total_seconds()))
