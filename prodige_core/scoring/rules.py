"""The scoring rules, computed with exact fractions. Source: ``docs/method/scoring.md``, sections 1 to 4."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from prodige_core.frameworks import Area, Catalogue, Framework, Practice
from prodige_core.responses import Answer, CentreFile, latest_assessments, on_scale

State = Literal["scored", "na", "not_enough"]


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a practice, an area or a framework.

    value: mean level, 0 to the top of the scale, exact; None unless ``state`` is ``scored``.
    level: ⌊value + ½⌋; None with ``value``.
    state: ``na`` when everything below is not applicable, ``not_enough`` when too little is answered.
    answered, na, unknown, missing: counts of items, at every height.
    """

    value: Fraction | None
    level: int | None
    state: State
    answered: int
    na: int
    unknown: int
    missing: int

    @property
    def items(self) -> int:
        """All items below, whatever was answered."""
        return self.answered + self.na + self.unknown + self.missing

    @property
    def open(self) -> int:
        """Items that could still be answered: missing or don't know."""
        return self.unknown + self.missing


@dataclass(frozen=True, slots=True)
class FrameworkScores:
    """Scores of one assessment: the whole, every area and every practice, in the framework's order."""

    framework: str
    version: str
    overall: Score
    areas: Mapping[str, Score]
    practices: Mapping[str, Score]


def level_of(value: Fraction) -> int:
    """The level of a score: half a step up counts, so 2.5 is 3."""
    return math.floor(value + Fraction(1, 2))


def score_answers(framework: Framework, answers: Mapping[str, Answer]) -> FrameworkScores:
    """Score one assessment. Answers to items of other frameworks are ignored; an item without answer is missing."""
    least = Fraction(framework.scoring.min_answered)
    practices = {practice.id: _practice(practice, answers, least) for practice in framework.practices.values()}
    areas = {area.id: _area(area, practices, least) for area in framework.areas}
    overall = _combined([(1, score) for score in areas.values()], least)
    return FrameworkScores(framework.id, framework.version, overall, areas, practices)


def score_file(file: CentreFile, catalogue: Catalogue) -> dict[str, FrameworkScores]:
    """Score the latest assessment of every framework in the file, in catalogue order."""
    latest = latest_assessments(file)
    return {
        framework_id: score_answers(framework, latest[framework_id].answers)
        for framework_id, framework in catalogue.frameworks.items()
        if framework_id in latest
    }


def _practice(practice: Practice, answers: Mapping[str, Answer], least: Fraction) -> Score:
    given = [on_scale(answers.get(item.id), item) for item in practice.items]
    levels = [answer.level for answer in given if answer is not None and answer.level is not None]
    na = sum(1 for answer in given if answer is not None and answer.na)
    unknown = sum(1 for answer in given if answer is not None and answer.unknown)
    missing = sum(1 for answer in given if answer is None)
    value: Fraction | None = None
    state: State = "not_enough"
    if na == len(given):
        state = "na"
    elif levels and Fraction(len(levels), len(given) - na) >= least:
        state = "scored"
        value = Fraction(sum(levels), len(levels))
    return Score(value, None if value is None else level_of(value), state, len(levels), na, unknown, missing)


def _area(area: Area, practices: Mapping[str, Score], least: Fraction) -> Score:
    return _combined([(practice.weight, practices[practice.id]) for practice in area.practices], least)


def _combined(parts: Iterable[tuple[int, Score]], least: Fraction) -> Score:
    weighted = list(parts)
    scored = [(weight, score.value) for weight, score in weighted if score.value is not None]
    applicable = sum(1 for _, score in weighted if score.state != "na")
    value: Fraction | None = None
    state: State = "not_enough"
    if applicable == 0:
        state = "na"
    elif scored and Fraction(len(scored), applicable) >= least:
        state = "scored"
        value = sum((weight * part for weight, part in scored), Fraction(0)) / sum(weight for weight, _ in scored)
    counts = [sum(getattr(score, name) for _, score in weighted) for name in ("answered", "na", "unknown", "missing")]
    return Score(value, None if value is None else level_of(value), state, *counts)
