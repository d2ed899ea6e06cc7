"""Surveys and the people who answer them. What is counted is in `SurveyCounts`, beside this."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from prodige_core.aggregation import Given
from prodige_core.errors import NotFound
from prodige_core.frameworks.model import Respondent
from prodige_core.i18n import N_
from prodige_core.storage.repositories.kept_centres import keep
from prodige_core.storage.repositories.retention import chosen_years, held_years
from prodige_core.storage.tables import centres
from prodige_core.storage.voice_tables import respondents, survey_answers, surveys
from prodige_core.surveys import Survey

TOOK_PART = ""
"""Under this item stands, for everyone who has finished, that they took part, so that people are counted as answers are."""

Lock = Literal["", "shared", "alone"]
"""Of a survey's row until the transaction ends, on PostgreSQL: who counts is alone, who begins or answers shares it.

On SQLite a writing transaction is alone anyway.
"""


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """One person with a private link. version counts saved pages; comment is empty when nothing was written."""

    id: str
    survey_id: str
    role: Respondent
    version: int
    finished: bool
    comment: str


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A stored answer and the person's version when it was saved."""

    given: Given
    seq: int


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What a private link opens. in_bin: whether the centre is in the bin; its people may still look and delete."""

    survey: Survey
    centre_name: str
    person: RespondentRow
    in_bin: bool


class Surveys:
    """A survey without answers, people without names, answers without times."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_centre(self, centre_id: str) -> tuple[Survey, ...]:
        """Every survey of a centre, the one that opens last first."""
        order = (surveys.c.opens_on.desc(), surveys.c.closes_on.desc(), surveys.c.id)
        query = select(surveys).where(surveys.c.centre_id == centre_id).order_by(*order)
        return tuple(_survey(row) for row in self._connection.execute(query))

    def get(self, survey_id: str, lock: Lock = "") -> Survey:
        """One survey. Raises `NotFound`."""
        query = _locked(select(surveys).where(surveys.c.id == survey_id), lock)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise NotFound(N_("This survey is not stored here."), N_("It may have been deleted."))
        return _survey(row)

    def by_token(self, token: str, lock: Lock = "") -> tuple[Survey, str] | None:
        """The survey behind a public link, and the centre's name. None when there is none; one in the bin has none."""
        if lock == "shared":
            keep(self._connection, select(surveys.c.centre_id).where(surveys.c.token == token))
        query = select(surveys, centres.c.name).join(centres).where(surveys.c.token == token, _in_use())
        row = self._connection.execute(_locked(query, lock)).one_or_none()
        return None if row is None else (_survey(row), row.name)

    def past(self, today: dt.date) -> tuple[str, ...]:
        """Ids of the surveys past their last day that nobody has closed yet."""
        query = select(surveys.c.id).where(surveys.c.closed_at.is_(None), surveys.c.closes_on < today.isoformat())
        return tuple(self._connection.scalars(query.order_by(surveys.c.id)))

    def add(self, survey: Survey) -> None:
        """Store a new survey under the id it has."""
        self._connection.execute(
            insert(surveys).values(
                id=survey.id,
                version=survey.version,
                centre_id=survey.centre_id,
                token=survey.token,
                title=survey.title,
                frameworks=dict(survey.frameworks),
                roles=list(survey.roles),
                opens_on=survey.opens_on.isoformat(),
                closes_on=survey.closes_on.isoformat(),
                k=survey.k,
                expected=survey.expected,
                closed_at=survey.closed_at,
                years_kept=chosen_years(survey.centre_id),
            )
        )

    def set_dates(self, survey_id: str, opens_on: dt.date, closes_on: dt.date) -> None:
        """Change the first and the last day."""
        self._change(survey_id, opens_on=opens_on.isoformat(), closes_on=closes_on.isoformat())

    def set_expected(self, survey_id: str, expected: int) -> None:
        """Change how many people are expected."""
        self._change(survey_id, expected=expected)

    def close(self, survey_id: str, now: dt.datetime) -> None:
        """Close it for good: forget what anybody answered, and of a person all but whether they finished.

        What may be shown is in the batches by now; a lone leader's row would otherwise tell that leader's answers, or
        that the leader took part.
        """
        self._change(survey_id, closed_at=now, years_kept=held_years(surveys))
        of_survey = respondents.c.survey_id == survey_id
        people = select(respondents.c.id).where(of_survey).scalar_subquery()
        self._connection.execute(delete(survey_answers).where(survey_answers.c.respondent_id.in_(people)))
        self._connection.execute(
            update(respondents).where(of_survey).values(token_hash=None, role="", version=0, comment="")
        )

    def touch(self, survey_id: str) -> None:
        """Note that more of it is counted: one version up."""
        self._change(survey_id)

    def remove(self, survey_id: str) -> None:
        """Remove a survey with all that was answered and counted."""
        self._connection.execute(delete(surveys).where(surveys.c.id == survey_id))

    def people(self, survey_ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Begun and finished by survey; a survey nobody has begun is left out."""
        finished = func.sum(case((respondents.c.finished, 1), else_=0))
        query = select(respondents.c.survey_id, func.count(), finished).group_by(respondents.c.survey_id)
        rows = self._connection.execute(query.where(respondents.c.survey_id.in_(list(survey_ids))))
        return {survey_id: (begun, int(done)) for survey_id, begun, done in rows}

    def begin(self, survey_id: str, token_hash: str, role: Respondent) -> None:
        """Let a person in."""
        values = {"id": str(uuid.uuid4()), "survey_id": survey_id, "token_hash": token_hash, "role": role}
        self._connection.execute(insert(respondents).values(**values, version=0, finished=False, comment=""))

    def by_private_token(self, token_hash: str, *, to_write: bool = False) -> OwnRow | None:
        """The person behind a private link; None when there is none (any more).

        to_write: nobody counts the survey or saves for this person until the transaction ends.
        """
        mine = respondents.c.token_hash == token_hash
        if to_write and self._connection.dialect.name == "postgresql":  # a writing transaction is alone on SQLite
            keep(self._connection, select(surveys.c.centre_id).join(respondents).where(mine))
            here = select(surveys.c.id).join(respondents).where(mine)
            self._connection.execute(here.with_for_update(read=True, of=surveys))
            self._connection.execute(select(respondents.c.id).where(mine).with_for_update())
        columns = [respondents.c[name].label(f"own_{name}") for name in RespondentRow.__slots__]
        in_bin = centres.c.deleted_at.is_not(None).label("in_bin")
        query = select(surveys, centres.c.name, in_bin, *columns).join_from(surveys, centres).join(respondents)
        row = self._connection.execute(query.where(mine)).one_or_none()
        if row is None:
            return None
        own = RespondentRow(*(getattr(row, f"own_{name}") for name in RespondentRow.__slots__))
        return OwnRow(_survey(row), row.name, own, bool(row.in_bin))

    def answers(self, respondent_id: str) -> dict[str, GivenRow]:
        """What a person answered, by item."""
        query = select(survey_answers).where(
            survey_answers.c.respondent_id == respondent_id, survey_answers.c.item != TOOK_PART
        )
        return {row.item: GivenRow(given(row.state, row.level), row.seq) for row in self._connection.execute(query)}

    def put_answers(
        self, respondent: RespondentRow, new: Mapping[str, Given], changed: Mapping[str, Given], seq: int
    ) -> None:
        """Write answers, and ``seq`` as the person's version. changed: items with an answer; if counted, it stays so."""
        if new:
            rows = [{"item": item, "counted": False, **_columns(value)} for item, value in new.items()]
            fixed = {"respondent_id": respondent.id, "seq": seq}
            self._connection.execute(insert(survey_answers), [row | fixed for row in rows])
        if changed:
            of_person = survey_answers.c.respondent_id == respondent.id
            query = (
                update(survey_answers).where(of_person, survey_answers.c.item == bindparam("own_item")).values(seq=seq)
            )
            rows = [{"own_item": item, **_columns(value)} for item, value in changed.items()]
            self._connection.execute(query, rows)
        here = respondents.c.id == respondent.id
        self._connection.execute(update(respondents).where(here).values(version=seq))

    def finish(self, respondent: RespondentRow, comment: str) -> None:
        """Note that a person has finished, and the comment, which takes the place of an earlier one."""
        if not respondent.finished:
            self.put_answers(respondent, {TOOK_PART: 0}, {}, respondent.version)
        here = respondents.c.id == respondent.id
        self._connection.execute(update(respondents).where(here).values(finished=True, comment=comment))

    def erase(self, respondent_id: str) -> None:
        """Remove a person with everything they answered."""
        self._connection.execute(delete(respondents).where(respondents.c.id == respondent_id))

    def _change(self, survey_id: str, **values: object) -> None:
        query = update(surveys).where(surveys.c.id == survey_id)
        self._connection.execute(query.values(version=surveys.c.version + 1, **values))


def given(state: str, level: int | None) -> Given:
    """An answer from its two columns."""
    if level is not None:
        return level
    return "na" if state == "na" else "unknown"


def _columns(value: Given) -> dict[str, object]:
    return {"state": "level", "level": value} if isinstance(value, int) else {"state": value, "level": None}


def _in_use() -> ColumnElement[bool]:
    return centres.c.deleted_at.is_(None)


def _locked(query: Select[Any], lock: Lock) -> Select[Any]:
    return query.with_for_update(read=lock == "shared", of=surveys) if lock else query


def _survey(row: Row[Any]) -> Survey:
    return Survey(
        id=row.id,
        centre_id=row.centre_id,
        token=row.token,
        title=row.title,
        frameworks=dict(row.frameworks),
        roles=tuple(row.roles),
        opens_on=dt.date.fromisoformat(row.opens_on),
        closes_on=dt.date.fromisoformat(row.closes_on),
        k=row.k,
        expected=row.expected,
        version=row.version,
        closed_at=row.closed_at,
    )
