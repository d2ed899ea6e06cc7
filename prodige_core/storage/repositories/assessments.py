"""Assessments with their answers and targets, in the order in which they came."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from prodige_core.responses import Answer, Assessment
from prodige_core.storage.tables import answers, assessments, targets
from prodige_core.storage.upsert import upsert


class Assessments:
    """All assessments of a centre, or one framework's latest, which is the one that counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_centre(self, centre_id: str) -> tuple[Assessment, ...]:
        """Every assessment, in file order."""
        query = select(assessments).where(assessments.c.centre_id == centre_id).order_by(assessments.c.position)
        rows = self._connection.execute(query).all()
        keys = [row.id for row in rows]
        given = self._answers(keys)
        wanted = self._targets(keys)
        return tuple(
            Assessment(
                id=row.name,
                date=row.date,
                framework=row.framework,
                framework_version=row.framework_version,
                answers=given.get(row.id, {}),
                targets=wanted.get(row.id, {}) if row.has_targets else None,
            )
            for row in rows
        )

    def names(self, centre_id: str) -> frozenset[str]:
        """The ids in use, which are unique within a centre."""
        return frozenset(
            self._connection.scalars(select(assessments.c.name).where(assessments.c.centre_id == centre_id))
        )

    def latest_key(self, centre_id: str, framework: str) -> str | None:
        """The key of the assessment that counts: the latest date, of two on one day the later in the file."""
        query = (
            select(assessments.c.id)
            .where(assessments.c.centre_id == centre_id, assessments.c.framework == framework)
            .order_by(assessments.c.date.desc(), assessments.c.position.desc())
            .limit(1)
        )
        return self._connection.scalars(query).one_or_none()

    def add(self, centre_id: str, assessment: Assessment) -> str:
        """Store an assessment after those already there; returns its key."""
        return self.add_all(centre_id, [assessment])[0]

    def add_all(self, centre_id: str, given: Sequence[Assessment]) -> list[str]:
        """Store assessments after those already there; returns their keys.

        However many they are, with as many statements as one: a file may hold a thousand rounds, and on SQLite every
        vote waits until its transaction is over.
        """
        if not given:
            return []
        last = select(func.max(assessments.c.position)).where(assessments.c.centre_id == centre_id)
        position = self._connection.scalar(last)
        first = 0 if position is None else position + 1
        keyed = [(str(uuid.uuid4()), one) for one in given]
        self._connection.execute(
            insert(assessments),
            [
                {
                    "id": key,
                    "centre_id": centre_id,
                    "position": first + at,
                    "name": one.id,
                    "date": one.date,
                    "framework": one.framework,
                    "framework_version": one.framework_version,
                    "has_targets": one.targets is not None,
                }
                for at, (key, one) in enumerate(keyed)
            ],
        )
        rows = [
            {"assessment_id": key, "item": item, "position": at, **_answer_columns(answer)}
            for key, one in keyed
            for at, (item, answer) in enumerate(one.answers.items())
        ]
        if rows:
            self._connection.execute(insert(answers), rows)
        self._write_targets({key: one.targets or {} for key, one in keyed})
        return [key for key, _ in keyed]

    def remove(self, key: str) -> None:
        """Remove one assessment with its answers and targets; nothing happens when it is not there."""
        self._connection.execute(delete(assessments).where(assessments.c.id == key))

    def remove_all(self, centre_id: str) -> None:
        """Remove every assessment of a centre with its answers and targets."""
        self._connection.execute(delete(assessments).where(assessments.c.centre_id == centre_id))

    def answer(self, key: str, item: str) -> Answer | None:
        """The stored answer to one item; None when it is missing."""
        query = select(answers).where(answers.c.assessment_id == key, answers.c.item == item)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _answer(row)

    def answers_to(self, key: str, items: Sequence[str]) -> dict[str, Answer]:
        """The stored answers to some items; those that are missing are left out."""
        query = select(answers).where(answers.c.assessment_id == key, answers.c.item.in_(items))
        return {row.item: _answer(row) for row in self._connection.execute(query)}

    def set_answer(self, key: str, item: str, answer: Answer | None) -> None:
        """Write or (with None) remove one answer. A changed answer keeps its place in the order."""
        here = (answers.c.assessment_id == key) & (answers.c.item == item)
        if answer is None:
            self._connection.execute(delete(answers).where(here))
            return
        last = self._connection.scalar(select(func.max(answers.c.position)).where(answers.c.assessment_id == key))
        position = 0 if last is None else last + 1
        values = {"assessment_id": key, "item": item, "position": position, **_answer_columns(answer)}
        upsert(self._connection, answers, values, keep=("position",))

    def set_targets(self, key: str, wanted: Mapping[str, int] | None) -> None:
        """Replace the targets; None means that none are given, which differs from an empty mapping."""
        self._connection.execute(delete(targets).where(targets.c.assessment_id == key))
        self._connection.execute(
            update(assessments).where(assessments.c.id == key).values(has_targets=wanted is not None)
        )
        self._write_targets({key: wanted or {}})

    def _write_targets(self, wanted: Mapping[str, Mapping[str, int]]) -> None:
        """wanted: by key of an assessment."""
        rows = [
            {"assessment_id": key, "practice": practice, "position": at, "level": level}
            for key, own in wanted.items()
            for at, (practice, level) in enumerate(own.items())
        ]
        if rows:
            self._connection.execute(insert(targets), rows)

    def _answers(self, keys: list[str]) -> dict[str, dict[str, Answer]]:
        query = select(answers).where(answers.c.assessment_id.in_(keys)).order_by(answers.c.position, answers.c.item)
        found: dict[str, dict[str, Answer]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.assessment_id, {})[row.item] = _answer(row)
        return found

    def _targets(self, keys: list[str]) -> dict[str, dict[str, int]]:
        query = select(targets).where(targets.c.assessment_id.in_(keys)).order_by(targets.c.position)
        found: dict[str, dict[str, int]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.assessment_id, {})[row.practice] = row.level
        return found


def _answer_columns(answer: Answer) -> dict[str, object]:
    state = "na" if answer.na else "unknown" if answer.unknown else "level"
    return {
        "state": state,
        "level": answer.level,
        "note": answer.note,
        "evidence": answer.evidence,
        "carried": answer.carried is not None,
    }


def _answer(row: Row[tuple[object, ...]]) -> Answer:
    return Answer(
        level=row.level,
        na=True if row.state == "na" else None,
        unknown=True if row.state == "unknown" else None,
        note=row.note,
        evidence=row.evidence,
        carried=True if row.carried else None,
    )
