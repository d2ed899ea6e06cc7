"""The coordinator's side of a staff survey: begin it, see how many took part, look at what may be shown, close it."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from prodige_core.access import Right
from prodige_core.aggregation import K_LEAST, K_USUAL
from prodige_core.errors import AnswerError, NotFound, StateError
from prodige_core.frameworks.model import Respondent
from prodige_core.i18n import N_
from prodige_core.responses.texts import Name
from prodige_core.responses.values import Value
from prodige_core.services import access, survey_checks, trail
from prodige_core.services.inputs import valid
from prodige_core.services.merging import ANYTHING, Anything, agreed, join_fields
from prodige_core.services.survey_release import (
    Counts,
    Levels,
    SurveyView,
    count,
    counts_of,
    keep_comments,
    tops_of,
    view_of,
)
from prodige_core.services.survey_writes import new_public_token
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.storage.repositories.surveys import Lock
from prodige_core.surveys import MAX_EXPECTED, Stage, Survey

__all__ = [
    "K_MOST",
    "LEAST_EXPECTED",
    "Counts",
    "Levels",
    "SurveyRow",
    "SurveyView",
    "change_dates",
    "change_expected",
    "close",
    "close_due",
    "counts",
    "create",
    "delete",
    "get",
    "list_surveys",
    "look_now",
    "may_look",
    "view",
]

K_MOST = 20
"""Asked for more than that, hardly any school would see anything (editorial; the same for workshops)."""
LEAST_EXPECTED = 2
"""One person is no survey (editorial; the same for workshops)."""


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A survey as listed. frameworks: their ids; begun: people who opened it and chose a role; finished: of those."""

    id: str
    title: str
    stage: Stage
    opens_on: dt.date
    closes_on: dt.date
    frameworks: tuple[str, ...]
    begun: int
    finished: int


class _Title(Value):
    title: Name


@access.needs(Right.VIEW)
def list_surveys(ws: Workspace, centre_id: str) -> tuple[SurveyRow, ...]:
    """The surveys of a centre, newest first. Raises `NotFound`."""
    with ws.database.read() as unit:
        unit.centres.stamp(centre_id)
        found = unit.surveys.of_centre(centre_id)
        people = unit.surveys.people(survey.id for survey in found)
    return tuple(
        SurveyRow(
            survey.id,
            survey.title,
            survey.stage(ws.today()),
            survey.opens_on,
            survey.closes_on,
            tuple(survey.frameworks),
            *people.get(survey.id, (0, 0)),
        )
        for survey in found
    )


@access.needs(Right.HOST)
def create(
    ws: Workspace,
    centre_id: str,
    *,
    frameworks: Sequence[str],
    roles: Sequence[str],
    opens_on: dt.date,
    closes_on: dt.date,
    title: str = "",
    k: int = K_USUAL,
    expected: int = 50,
) -> str:
    """Begin a survey; returns its id. The first and the last day count, whole.

    k: 3 to 20. expected: 2 to 5000 people; half as many again are let in.
    Raises `AnswerError` with every problem (``where`` is the argument's name) or `NotFound`.
    """
    survey = Survey(
        id=str(uuid.uuid4()),
        centre_id=centre_id,
        token=new_public_token(),
        title=valid(_Title, {"title": title}).title.strip(),
        frameworks={name: one.version for name, one in ws.catalogue.frameworks.items() if name in frameworks},
        roles=tuple(role for role in get_args(Respondent) if role in roles),
        opens_on=opens_on,
        closes_on=closes_on,
        k=k,
        expected=expected,
        version=1,
    )
    problems = [
        *survey_checks.unknown(frameworks, ws.catalogue.frameworks, roles),
        *survey_checks.asked_nothing(survey, ws.catalogue.frameworks),
        *survey_checks.day_problems(opens_on, closes_on, ws.today()),
        *survey_checks.outside("k", k, K_LEAST, K_MOST),
        *survey_checks.outside("expected", expected, LEAST_EXPECTED, MAX_EXPECTED),
    ]
    if problems:
        raise AnswerError(problems)
    with ws.database.write() as unit:
        unit.centres.stamp(centre_id)
        unit.surveys.add(survey)
        unit.commit()
    return survey.id


@access.needs(Right.VIEW, of="survey")
def get(ws: Workspace, survey_id: str) -> Survey:
    """The survey as it is stored now. Raises `NotFound`."""
    with ws.database.read() as unit:
        return _survey(unit, survey_id)


@access.needs(Right.HOST, of="survey")
def change_dates(
    ws: Workspace, survey_id: str, opens_on: dt.date, closes_on: dt.date, *, seen: Survey | Anything = ANYTHING
) -> Survey:
    """Change the first and the last day of a survey that has not ended.

    Raises `AnswerError`, `NotFound`, `Conflict` when somebody changed them since ``seen``, or `StateError` after its
    last day: people were told that it is over.
    """
    if problems := survey_checks.day_problems(opens_on, closes_on, ws.today()):
        raise AnswerError(problems)
    with ws.database.write() as unit:
        survey = _survey(unit, survey_id, "alone")
        if survey.stage(ws.today()) == "closed":
            raise StateError(N_("This survey has ended; its dates are fixed."), N_("Begin a new one."))
        days = _joined(survey, seen, {"opens_on": opens_on, "closes_on": closes_on})
        if problems := survey_checks.day_problems(days["opens_on"], days["closes_on"], ws.today()):
            raise AnswerError(problems)
        unit.surveys.set_dates(survey_id, days["opens_on"], days["closes_on"])
        unit.commit()
    return replace(survey, version=survey.version + 1, **days)


@access.needs(Right.HOST, of="survey")
def change_expected(ws: Workspace, survey_id: str, expected: int, *, seen: Survey | Anything = ANYTHING) -> Survey:
    """Change how many people are expected, of a survey that has not ended: half as many again are let in.

    Fewer than have begun lets nobody else in and takes nothing away. Raises `AnswerError`, `Conflict`, `NotFound` or
    `StateError`.
    """
    if problems := survey_checks.outside("expected", expected, LEAST_EXPECTED, MAX_EXPECTED):
        raise AnswerError(problems)
    with ws.database.write() as unit:
        survey = _survey(unit, survey_id, "alone")
        if survey.stage(ws.today()) == "closed":
            raise StateError(N_("This survey has ended."), N_("Begin a new one."))
        _joined(survey, seen, {"expected": expected})
        unit.surveys.set_expected(survey_id, expected)
        unit.commit()
    return replace(survey, expected=expected, version=survey.version + 1)


def _joined(survey: Survey, seen: Survey | Anything, given: Mapping[str, Any]) -> dict[str, Any]:
    """What to store: given, and what somebody else changed since ``seen``. Raises `Conflict`, ``mine`` being by name."""
    stored = {name: getattr(survey, name) for name in given}
    base = stored if isinstance(seen, Anything) else {name: getattr(seen, name) for name in given}
    return agreed(join_fields(base, given, stored), survey)


@access.needs(Right.HOST, of="survey")
def close(ws: Workspace, survey_id: str) -> Survey:
    """End a survey for good: count every answer, keep the comments that may be shown, forget the private links.

    Closing a closed one changes nothing. Raises `NotFound`.
    """
    with ws.database.write() as unit:
        survey = _survey(unit, survey_id, "alone")
        _close(ws, unit, survey)
        unit.commit()
        closed = unit.surveys.get(survey_id)
    ws.database.wipe()
    return closed


@access.operator
def close_due(ws: Workspace) -> int:
    """Close every survey past its last day, of deleted centres too; returns how many. Cheap when there is none."""
    with ws.database.read() as unit:
        due = unit.surveys.past(ws.today())
    closed = 0
    for survey_id in due:
        with contextlib.suppress(NotFound), ws.database.write() as unit:  # one may be deleted meanwhile
            _close(ws, unit, unit.surveys.get(survey_id, "alone"))
            unit.commit()
            closed += 1
    if closed:
        ws.database.wipe()
    return closed


@access.needs(Right.HOST, of="survey")
def delete(ws: Workspace, survey_id: str) -> None:
    """Remove a survey with everything that was answered. It cannot be undone. Raises `NotFound`."""
    with ws.database.write() as unit:
        survey = _survey(unit, survey_id, "alone")
        unit.surveys.remove(survey_id)
        trail.note(unit, ws, "survey_deleted", survey.centre_id)
        unit.commit()
    ws.database.wipe()


@access.needs(Right.VIEW, of="survey")
def counts(ws: Workspace, survey_id: str) -> Counts:
    """How many people take part, at this moment. Raises `NotFound`."""
    with ws.database.read() as unit:
        return counts_of(unit, _survey(unit, survey_id))


@access.needs(Right.VIEW, of="survey")
def may_look(ws: Workspace, survey_id: str) -> bool:
    """Whether `look_now` would count: the survey has not ended and at least k people have finished. Raises `NotFound`."""
    with ws.database.read() as unit:
        survey = _survey(unit, survey_id)
        return survey.stage(ws.today()) != "closed" and counts_of(unit, survey).finished >= survey.k


@access.needs(Right.HOST, of="survey")
def look_now(ws: Workspace, survey_id: str) -> SurveyView:
    """Count the answers of the people who have finished, before the close. What is counted never changes.

    A second look counts only where k people more have answered, so it may bring nothing.
    Raises `NotFound`, or `StateError` when fewer than k people have finished or the survey has ended.
    """
    with ws.database.write() as unit:
        survey = _survey(unit, survey_id, "alone")
        if survey.stage(ws.today()) == "closed":
            raise StateError(N_("This survey has ended."), N_("Close it to see what it came to."))
        if counts_of(unit, survey).finished < survey.k:
            raise StateError(
                N_("Fewer than {k} people have finished, so nothing can be shown."),
                N_("Wait until more people have."),
                k=survey.k,
            )
        count(unit, survey, tops_of(ws.catalogue, survey), finished_only=True)
        unit.commit()
        return view_of(ws, unit, unit.surveys.get(survey_id))


@access.needs(Right.VIEW, of="survey")
def view(ws: Workspace, survey_id: str) -> SurveyView:
    """What may be shown now, from batches alone. Raises `NotFound`."""
    with ws.database.read() as unit:
        return view_of(ws, unit, _survey(unit, survey_id))


def _close(ws: Workspace, unit: UnitOfWork, survey: Survey) -> None:
    if survey.closed_at is None:
        count(unit, survey, tops_of(ws.catalogue, survey), finished_only=False)
        keep_comments(unit, survey.id)
        unit.surveys.close(survey.id, ws.now())
        trail.note(unit, ws, "survey_closed", survey.centre_id)


def _survey(unit: UnitOfWork, survey_id: str, lock: Lock = "") -> Survey:
    survey = unit.surveys.get(survey_id, lock)
    unit.centres.stamp(survey.centre_id)  # a survey goes into the bin with its centre
    return survey
