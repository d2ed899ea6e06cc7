"""What `doctor` sees in the rows: what is missing, what should have been forgotten, when it was looked through last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from prodige_core.errors import NotFound
from prodige_core.i18n import N_
from prodige_core.storage.database import Database
from prodige_core.storage.findings import Finding
from prodige_core.storage.repositories.retention import Retention
from prodige_core.storage.tables import assessments, centres
from prodige_core.storage.unit_of_work import UnitOfWork
from prodige_core.storage.voice_tables import participants, respondents, survey_answers, surveys, votes, workshops

PURGE_DAYS = 7
"""The app looks every hour; a week without means that it did not run or could not (editorial)."""


def examine(opened: Database, loaded: Mapping[str, str], now: dt.datetime) -> Iterator[Finding]:
    """All findings. loaded: the version of every framework there is, by id."""
    with opened.read() as unit:
        connection = unit._connection
        yield _holds(connection)
        yield _understood(unit)
        yield from _frameworks(connection, loaded)
        yield _forgotten(connection)
        yield _looked_through(Retention(connection), now)


def _holds(connection: Connection) -> Finding:
    values = {
        "count": _count(connection, centres),
        "bin": _count(connection, centres, centres.c.deleted_at.is_not(None)),
    }
    return Finding("good", N_("Centres stored: {count}, of them in the bin: {bin}."), values=values)


def _understood(unit: UnitOfWork) -> Finding:
    """Read what is stored as the app does: a number or a text that cannot be is found, wherever it stands."""
    try:
        for row in unit.centres.listed():
            unit.centres.profile(row.id)
            for assessment in unit.assessments.of_centre(row.id):
                if any(answer.level is not None and not answer.level >= 0 for answer in assessment.answers.values()):
                    raise ValueError("a level below 0")
            unit.wishes.priorities(row.id)
            unit.wishes.means(row.id)
            unit.wishes.decisions(row.id)
            unit.living.board(row.id)
            unit.living.own_actions(row.id)
            unit.living.mobilities(row.id)
            unit.living.indicators(row.id)
            unit.plans.of_centre(row.id)
            unit.kept_plans.of_centre(row.id)
            unit.curves.of_centre(row.id)
            unit.surveys.of_centre(row.id)
            unit.workshops.opened(row.id)
    except (ValueError, TypeError, KeyError, NotFound) as error:
        what = N_("What is stored cannot be understood: {reason}.")
        remedy = N_("Stop the app and restore a backup: prodige restore FILE --replace.")
        return Finding("wrong", what, remedy, {"reason": type(error).__name__})
    return Finding("good", N_("Everything that is stored can be read and understood."))


def _count(connection: Connection, rows: FromClause, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(rows).where(*conditions)) or 0


def _frameworks(connection: Connection, loaded: Mapping[str, str]) -> Iterator[Finding]:
    """Questionnaires that answers were given to and that are not there, or in another version."""
    wrong = False
    for (framework, version), count in sorted(_needed(connection).items()):
        values = {"count": count, "framework": framework, "version": version, "ours": loaded.get(framework, "")}
        if framework not in loaded:
            wrong = True
            what = N_("Answers need the questionnaire {framework} ({version}), which is not there; times: {count}.")
            yield Finding("wrong", what, N_("Put its folder back, or name the right one with --frameworks."), values)
        elif version != loaded[framework]:
            wrong = True
            what = N_("Answers were given to {framework} {version}; {ours} is there now; times: {count}.")
            yield Finding("look", what, N_("Questions that changed are asked again; nothing is lost."), values)
    if not wrong:
        yield Finding("good", N_("Every questionnaire that was answered is there, in its version."))


def _needed(connection: Connection) -> dict[tuple[str, str], int]:
    columns = (assessments.c.framework, assessments.c.framework_version)
    query = select(*columns, func.count()).join(centres).where(centres.c.deleted_at.is_(None)).group_by(*columns)
    found = {(row[0], row[1]): row[2] for row in connection.execute(query)}
    asked = select(surveys.c.frameworks).join(centres).where(centres.c.deleted_at.is_(None))
    for versions in connection.scalars(asked):
        for key in versions.items():
            found[key] = found.get(key, 0) + 1
    return found


def _forgotten(connection: Connection) -> Finding:
    """What the close of a workshop or survey was to delete."""
    closed_room, closed_survey = workshops.c.status == "closed", surveys.c.closed_at.is_not(None)
    people, respondent_rows = participants.join(workshops), respondents.join(surveys)
    count = (
        _count(connection, votes.join(workshops), closed_room)
        + _count(connection, people, closed_room, participants.c.token_hash.is_not(None))
        + _count(connection, survey_answers.join(respondent_rows), closed_survey)
        + _count(connection, respondent_rows, closed_survey, respondents.c.token_hash.is_not(None))
    )
    if count:
        what = N_("Votes, answers or links stand on after the close that were to be forgotten: {count}.")
        return Finding("wrong", what, N_("Report this as a fault of Prodige’s."), {"count": count})
    return Finding("good", N_("Of closed workshops and surveys no vote, no answer and no link is left."))


def _looked_through(retention: Retention, now: dt.datetime) -> Finding:
    last, held = retention.last("purge", now), retention.last("purge_held", now)
    if held is not None and (last is None or held > last):
        what = N_("Nothing is deleted for now: on {date} the clock was far ahead of what happened last.")
        remedy = N_("Check this computer’s date. If it is right, do nothing: it goes on a day later.")
        return Finding("look", what, remedy, {"date": held.astimezone().date()})
    if last is None:
        what = N_("What is past its time was never looked for yet.")
        return Finding("look", what, N_("The app does it every hour; “prodige purge” does it now."))
    values = {"date": last.astimezone().date()}
    if now - last > dt.timedelta(days=PURGE_DAYS):
        what = N_("What is past its time was last deleted on {date}.")
        return Finding("look", what, N_("The app does it every hour; “prodige purge” does it now."), values)
    return Finding("good", N_("What is past its time was last deleted on {date}."), values=values)
