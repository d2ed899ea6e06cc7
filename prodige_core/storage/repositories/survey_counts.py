"""What is counted of a survey: batches, which never change, and the comments shown at the close."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from prodige_core.aggregation import Given, Tally
from prodige_core.storage.repositories.surveys import given
from prodige_core.storage.voice_tables import batches, respondents, survey_answers, survey_comments


@dataclass(frozen=True, slots=True)
class FreshRow:
    """So many people of a role gave the same answer to an item, and are not counted yet."""

    item: str
    role: str
    given: Given
    people: int


class SurveyCounts:
    """Fresh answers are read to be counted; what is published is read from the batches alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def fresh(self, survey_id: str, *, finished_only: bool) -> tuple[FreshRow, ...]:
        """Answers that are in no batch yet, of everyone or of the people who have finished."""
        columns = (survey_answers.c.item, respondents.c.role, survey_answers.c.state, survey_answers.c.level)
        query = (
            select(*columns, func.count())
            .join_from(respondents, survey_answers)
            .where(respondents.c.survey_id == survey_id, survey_answers.c.counted.is_(False))
            .group_by(*columns)
        )
        if finished_only:
            query = query.where(respondents.c.finished)
        return tuple(
            FreshRow(item, role, given(state, level), people)
            for item, role, state, level, people in self._connection.execute(query)
        )

    def mark_counted(
        self, survey_id: str, items: Collection[str], roles: Collection[str], *, finished_only: bool
    ) -> None:
        """Note that the fresh answers of these roles to these items are in a batch now."""
        people = select(respondents.c.id).where(
            respondents.c.survey_id == survey_id, respondents.c.role.in_(list(roles))
        )
        if finished_only:
            people = people.where(respondents.c.finished)
        here = survey_answers.c.respondent_id.in_(people) & survey_answers.c.item.in_(list(items))
        self._connection.execute(update(survey_answers).where(here).values(counted=True))

    def batches(self, survey_id: str) -> dict[str, list[dict[str, Tally]]]:
        """By item its batches in the order in which they were counted, each by part (a role, or "")."""
        query = select(batches).where(batches.c.survey_id == survey_id)
        found: dict[str, dict[int, dict[str, Tally]]] = {}
        for row in self._connection.execute(query.order_by(batches.c.item, batches.c.number, batches.c.part)):
            parts = found.setdefault(row.item, {}).setdefault(row.number, {})
            parts[row.part] = Tally(tuple(row.levels), row.without)
        return {item: list(numbered.values()) for item, numbered in found.items()}

    def add_batches(self, survey_id: str, numbered: Mapping[str, tuple[int, Mapping[str, Tally]]]) -> None:
        """Store the next batch of some items: by item its number and its parts."""
        rows = [
            {
                "survey_id": survey_id,
                "item": item,
                "number": number,
                "part": part,
                "levels": list(tally.counts),
                "without": tally.without,
            }
            for item, (number, parts) in numbered.items()
            for part, tally in parts.items()
        ]
        if rows:
            self._connection.execute(insert(batches), rows)

    def written_comments(self, survey_id: str) -> tuple[str, ...]:
        """The comments that still stand beside the people who wrote them; empty after the close."""
        query = select(respondents.c.comment).where(respondents.c.survey_id == survey_id, respondents.c.comment != "")
        return tuple(self._connection.scalars(query))

    def add_comments(self, survey_id: str, texts: Iterable[str]) -> None:
        """Store comments to be shown; each under a random key, by which they are listed."""
        rows = [{"id": str(uuid.uuid4()), "survey_id": survey_id, "text": text} for text in texts]
        rows.sort(key=lambda row: row["id"])  # PostgreSQL keeps rows as they came, and these came as people wrote
        if rows:
            self._connection.execute(insert(survey_comments), rows)

    def comments(self, survey_id: str) -> tuple[str, ...]:
        """The comments to be shown, in the order of their random keys."""
        query = select(survey_comments.c.text).where(survey_comments.c.survey_id == survey_id)
        return tuple(self._connection.scalars(query.order_by(survey_comments.c.id)))
