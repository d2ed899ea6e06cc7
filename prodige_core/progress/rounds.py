"""The rounds of one questionnaire in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.frameworks import Framework
from prodige_core.responses import Assessment, CentreFile, on_scale


@dataclass(frozen=True, slots=True)
class Round:
    """One dated assessment of a framework.

    number: from 1 in time; of two rounds on one day the later in the file comes later. version: of the framework when
    the round was begun. answered: questions of today's framework with an answer of any kind. carried: of these, those
    taken over from the round before and not confirmed yet.
    """

    id: str
    framework: str
    date: dt.date
    version: str
    number: int
    answered: int
    carried: int

    @property
    def confirmed(self) -> int:
        """Answers somebody gave or confirmed in this round."""
        return self.answered - self.carried


def rounds_of(file: CentreFile, framework: Framework) -> tuple[Round, ...]:
    """All rounds of a framework, oldest first; the last is the one that counts (`latest_assessments`)."""
    return tuple(
        round_of(assessment, framework, number) for number, assessment in enumerate(_in_time(file, framework.id), 1)
    )


def round_of(assessment: Assessment, framework: Framework, number: int) -> Round:
    """One round, counted on today's framework."""
    given = [
        answer
        for own, item in framework.items.items()
        if (answer := on_scale(assessment.answers.get(own), item)) is not None
    ]
    return Round(
        id=assessment.id,
        framework=framework.id,
        date=dt.date.fromisoformat(assessment.date),
        version=assessment.framework_version,
        number=number,
        answered=len(given),
        carried=sum(1 for answer in given if answer.carried),
    )


def round_assessment(file: CentreFile, framework_id: str, round_id: str) -> Assessment | None:
    """The assessment of a round; None when this framework has no round of that id."""
    return next((own for own in file.assessments if own.framework == framework_id and own.id == round_id), None)


def _in_time(file: CentreFile, framework_id: str) -> list[Assessment]:
    """Sorting keeps the order of those with the same day."""
    return sorted((own for own in file.assessments if own.framework == framework_id), key=lambda own: own.date)
