"""What a phone shows of a room: the statement to vote on, or why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from prodige_core.frameworks import Framework
from prodige_core.frameworks.model import Item
from prodige_core.i18n import Translator
from prodige_core.services.taking_part import OwnVote, Room
from prodige_core.services.workspace import Workspace
from prodige_core.workshops import Given, Session, Statement

Show = Literal["lobby", "vote", "look", "list", "paused", "closed"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices. code: the level as printed, empty for the two without a level."""

    value: str
    code: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in the list of a self-paced room. vote: the own one in words, empty before."""

    item: str
    question: str
    vote: str
    open: bool


@dataclass(frozen=True, slots=True)
class View:
    """All a template needs. Fields that a page does not show are None or empty."""

    show: Show
    session: Session
    lines: tuple[Line, ...] = ()
    statement: Statement | None = None
    item: Item | None = None
    choices: tuple[Choice, ...] = ()
    own: str = ""
    seq: int = 1
    before: str | None = None
    after: str | None = None
    number: int = 0

    @property
    def own_pace(self) -> bool:
        """Whether everybody goes through the statements alone."""
        return self.session.pace == "self"

    @property
    def voted(self) -> int:
        """Statements with an own vote."""
        return sum(bool(line.vote) for line in self.lines)

    @property
    def next_open(self) -> str | None:
        """The first statement still without an own vote, among those that take one."""
        return next((line.item for line in self.lines if line.open and not line.vote), None)


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody in a room at a moment. ``own``: the votes this phone gave, by statement."""

    ws: Workspace
    room: Room
    own: Mapping[str, OwnVote]
    now: dt.datetime
    t: Translator

    def view(self, wanted: str = "") -> View:
        """What to show. wanted: the statement asked for, in a self-paced room; any other text shows the list."""
        session = self.room.session
        if session.status == "closed":
            return View("closed", session)
        if not session.lets_in(self.now):
            return View("paused", session)
        if session.pace == "self":
            return self._own_pace(wanted)
        if session.current is None:
            return View("lobby", session)
        return self._statement(session.statement(session.current))

    def _own_pace(self, wanted: str) -> View:
        session = self.room.session
        lines = tuple(self._line(one) for one in session.statements if one.item in self.room.items)
        items = [line.item for line in lines]
        if wanted not in items:
            return View("list", session, lines)
        place = items.index(wanted)
        return replace(
            self._statement(session.statement(wanted)),
            lines=lines,
            number=place + 1,
            before=items[place - 1] if place else None,
            after=items[place + 1] if place + 1 < len(items) else None,
        )

    def _statement(self, statement: Statement) -> View:
        session, item = self.room.session, self.room.items.get(statement.item)
        if item is None:  # its framework is no longer installed: nothing can be shown
            return View("look", session, statement=statement)
        framework, mine = framework_of(self.ws, statement), self.own.get(statement.item)
        return View(
            "vote" if session.accepts(statement.item, self.now) else "look",
            session,
            statement=statement,
            item=item,
            choices=choices(item, framework, mine.given if mine else None, self.t),
            own=vote_words(mine.given, framework, self.t) if mine else "",
            seq=mine.seq + 1 if mine else 1,
        )

    def _line(self, statement: Statement) -> Line:
        mine = self.own.get(statement.item)
        words = vote_words(mine.given, framework_of(self.ws, statement), self.t) if mine else ""
        question = self.t.pgettext(statement.item, self.room.items[statement.item].question)
        return Line(statement.item, question, words, self.room.session.accepts(statement.item, self.now))


def choices(item: Item, framework: Framework, given: Given | None, t: Translator) -> tuple[Choice, ...]:
    """The described options, lowest first, then the two without a level."""
    described = [
        Choice(str(value), framework.levels[value].code, t.pgettext(item.id, text), given == value)
        for value, text in enumerate(item.options)
    ]
    without = [
        Choice("na", "", t.gettext("Does not apply to us"), given == "na"),
        Choice("unknown", "", t.gettext("I don’t know"), given == "unknown"),
    ]
    return (*described, *without)


def vote_words(given: Given, framework: Framework, t: Translator) -> str:
    """A vote in words: *A2 Explorer*."""
    if given == "na":
        return t.gettext("Does not apply to us")
    if given == "unknown":
        return t.gettext("I don’t know")
    level = framework.levels[given]
    return f"{level.code} {t.pgettext(framework.id, level.name)}"


def framework_of(ws: Workspace, statement: Statement) -> Framework:
    """The framework a statement's item belongs to."""
    return ws.catalogue.frameworks[statement.framework]


def heading(view: View, t: Translator) -> str:
    """The title of the page, also the first thing a screen reader says."""
    if view.show == "vote" and view.item is not None:
        return t.pgettext(view.item.id, view.item.question)
    return {
        "lobby": t.gettext("You are in"),
        "look": t.gettext("Look at the shared screen"),
        "list": t.gettext("Your votes"),
        "paused": t.gettext("This room is paused"),
        "closed": t.gettext("The workshop is closed"),
    }[view.show]
