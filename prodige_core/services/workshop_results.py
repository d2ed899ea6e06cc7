"""What may be seen of a workshop: by the host and on the shared screen while it runs, and afterwards in its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.aggregation import Cell, Tally, cell
from prodige_core.errors import NotFound
from prodige_core.frameworks import Catalogue, Framework, Item
from prodige_core.responses import Answer, Centre, latest_assessments, on_scale
from prodige_core.services import access
from prodige_core.services.stored_files import stored_file
from prodige_core.services.survey_writes import is_token
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.workshops import Given, Round, Session, Statement


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round of a statement. answered: votes, na and don't know included. cell: None until it is revealed."""

    number: int
    revealed: bool
    answered: int
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class HostView:
    """A workshop while it runs. people: devices that joined, also those that have left.

    present: devices whose vote is here or may still come, as a measure for ``answered``; whoever left without one is not
    waited for. answered: votes in the open or last round of the statement on the screen; with none there, people with any vote.
    results: by item, every statement of the agenda, in order.
    """

    session: Session
    people: int
    present: int
    answered: int
    results: Mapping[str, tuple[RoundResult, ...]]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One statement with what came out.

    before: the answer that stands in the assessment, or, once the agreed levels are applied, the one that stood there
    until then, without its note; None when there is (was) none.
    """

    statement: Statement
    item: Item
    framework: Framework
    rounds: tuple[RoundResult, ...]
    before: Answer | None


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of a workshop. people: devices that joined. unknown: statements that no framework here asks (on that scale) any more."""

    session: Session
    centre: Centre
    people: int
    lines: tuple[RecordLine, ...]
    unknown: tuple[Statement, ...]


@access.needs(Right.VIEW, of="workshop")
def look(ws: Workspace, workshop_id: str) -> HostView:
    """The workshop as its host sees it. Raises `NotFound`."""
    with ws.database.read() as unit:
        return _view(unit, unit.workshops.get(workshop_id))


@access.open_to_all("the shared screen’s secret address is the key")
def screen(ws: Workspace, screen_token: str) -> HostView | None:
    """The workshop as the shared screen shows it; None for a token that no screen has."""
    if not is_token(screen_token):
        return None
    with ws.database.read() as unit:
        try:
            return _view(unit, unit.workshops.of_screen(screen_token))
        except NotFound:
            return None


@access.needs(Right.VIEW, of="workshop")
def record(ws: Workspace, workshop_id: str) -> Record:
    """The record of a workshop, also of one that still runs. Raises `NotFound`."""
    with ws.database.read() as unit:
        session = unit.workshops.get(workshop_id)
        view = _view(unit, session)
        file = stored_file(ws, unit, session.centre_id)
    assessments = latest_assessments(file)
    lines, unknown = [], []
    for own in session.statements:
        framework = asked_by(ws.catalogue, own)
        if framework is None:
            unknown.append(own)
            continue
        assessment = assessments.get(framework.id)
        before = on_scale(assessment.answers.get(own.item), framework.items[own.item]) if assessment else None
        if session.applied:
            before = _answer(own.replaced)
        lines.append(RecordLine(own, framework.items[own.item], framework, view.results[own.item], before))
    return Record(session, file.centre, view.people, tuple(lines), tuple(unknown))


def asked_by(catalogue: Catalogue, own: Statement) -> Framework | None:
    """The framework that asks a statement, on the scale of its votes and its level; None when none does (any more)."""
    framework = catalogue.framework_of_item.get(own.item)
    if framework is None:
        return None
    tops = {len(one.counts.levels) - 1 for one in own.rounds if one.counts is not None}
    return framework if tops <= {framework.top} and (own.level or 0) <= framework.top else None


def results(session: Session, answered: Mapping[tuple[str, int], int]) -> dict[str, tuple[RoundResult, ...]]:
    """Every round of every statement, by item. answered: votes by item and round, needed for open rounds only."""
    return {
        own.item: tuple(_result(session, one, answered.get((own.item, one.number), 0)) for one in own.rounds)
        for own in session.statements
    }


def _answer(given: Given | None) -> Answer | None:
    if given is None or isinstance(given, int):
        return None if given is None else Answer(level=given)
    return Answer(na=True) if given == "na" else Answer(unknown=True)


def _view(unit: UnitOfWork, session: Session) -> HostView:
    answered = unit.votes.answered(session.id)
    people = unit.votes.people([session.id])[session.id]
    last = session.current and session.statement(session.current).last
    if session.current and last:
        present = unit.votes.present(session.id, session.current, last.number)
        given = answered.get((session.current, last.number), 0)
    else:
        present, given = unit.votes.present(session.id), unit.votes.voters(session.id)
    return HostView(session, people, present, given, results(session, answered))


def _result(session: Session, one: Round, answered: int) -> RoundResult:
    if one.counts is None:
        return RoundResult(one.number, False, answered, None)
    counted = Tally(one.counts.levels, one.counts.without)
    return RoundResult(one.number, True, counted.n + counted.without, cell(counted, session.k))
