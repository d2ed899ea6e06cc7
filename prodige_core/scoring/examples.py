"""Worked examples in a framework folder: answers with the scores the method's owner expects.

```yaml
name: A school that has just begun
answers: {strategy.plan.q1: 1, office.roles.q1: na, staff.needs.q1: unknown}   # or {all: 0} for every item
expect:
  overall: {score: 1.5, level: 2}        # score or level or both; null means "not scored"
  areas: {strategy: {level: 2}}
  practices: {office.roles: {score: null}}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from prodige_core.errors import Problem
from prodige_core.frameworks import Framework
from prodige_core.frameworks.model import DecimalWritten, DottedId, Line, Value
from prodige_core.frameworks.reader import YamlFile, read_yaml
from prodige_core.i18n import N_
from prodige_core.responses import Answer
from prodige_core.scoring.rules import FrameworkScores, Score, score_answers
from prodige_core.shapes import shape_problems


class Expected(Value):
    """What a score should be. Fields not written are not checked."""

    score: DecimalWritten | None = None
    level: int | None = None


class Expectation(Value):
    """Expected scores at the three heights."""

    overall: Expected | None = None
    areas: dict[DottedId, Expected] = Field(default_factory=dict)
    practices: dict[DottedId, Expected] = Field(default_factory=dict)


class Example(Value):
    """One worked example."""

    name: Line
    answers: dict[str, int | Literal["na", "unknown"]]
    expect: Expectation


def check_examples(framework: Framework, folder: Path) -> list[Problem]:
    """Problems of every ``examples/*.yaml`` of a folder: shape, unknown ids, scores that do not hold."""
    problems: list[Problem] = []
    for path in sorted((folder / "examples").glob("*.yaml")):
        file = read_yaml(path, f"{folder.name}/examples/{path.name}")
        if file.data is not None:
            _check(framework, file)
        problems += file.problems
    return problems


def _check(framework: Framework, file: YamlFile) -> None:
    try:
        example = Example.model_validate(file.data)
    except ValidationError as error:
        for place, what, remedy, values in shape_problems(error, Example):
            if file.is_unread(place):
                continue
            file.problem(place, ".".join(map(str, place)), what, remedy, **values)
        return
    answers: dict[str, Answer] = {}
    everyone = example.answers.get("all")
    for item_id in framework.items:
        given = example.answers.get(item_id, everyone)
        if given is not None:
            answers[item_id] = _answer(given)
    for item_id, given in example.answers.items():
        if item_id != "all" and item_id not in framework.items:
            file.problem(
                ("answers", item_id),
                item_id,
                N_("is not a question of this framework."),
                N_("Name a question, or all."),
            )
        elif isinstance(given, int) and not 0 <= given <= framework.top:
            file.problem(
                ("answers", item_id),
                item_id,
                N_("is {level}, but the scale ends at {top}."),
                N_("Give a level from 0 to {top}."),
                level=given,
                top=framework.top,
            )
    scores = score_answers(framework, answers)
    for place, expected, score in _pairs(example, scores, file):
        _compare(file, place, expected, score)


def _answer(given: int | str) -> Answer:
    if isinstance(given, int):
        return Answer(level=max(0, min(given, 20)))
    return Answer(na=True) if given == "na" else Answer(unknown=True)


def _pairs(
    example: Example, scores: FrameworkScores, file: YamlFile
) -> Iterator[tuple[tuple[str, ...], Expected, Score]]:
    if example.expect.overall is not None:
        yield ("expect", "overall"), example.expect.overall, scores.overall
    groups: tuple[tuple[str, Mapping[str, Expected], Mapping[str, Score]], ...] = (
        ("areas", example.expect.areas, scores.areas),
        ("practices", example.expect.practices, scores.practices),
    )
    for name, expectations, actual in groups:
        for own_id, expected in expectations.items():
            place = ("expect", name, own_id)
            if own_id in actual:
                yield place, expected, actual[own_id]
            else:
                file.problem(place, own_id, N_("does not exist in this framework."), N_("Mend the id."))


def _compare(file: YamlFile, place: tuple[str, ...], expected: Expected, score: Score) -> None:
    given = expected.model_fields_set
    actual_score = None if score.value is None else Decimal(str(round(float(score.value), 4)))
    if "score" in given and (None if expected.score is None else round(expected.score, 4)) != actual_score:
        file.problem(
            (*place, "score"),
            ".".join(place[1:]),
            N_("should score {expected} but scores {actual}."),
            N_("Mend the example or the rule."),
            expected=expected.score,
            actual=actual_score,
        )
    if "level" in given and expected.level != score.level:
        file.problem(
            (*place, "level"),
            ".".join(place[1:]),
            N_("should be at level {expected} but is at {actual}."),
            N_("Mend the example or the rule."),
            expected=expected.level,
            actual=score.level,
        )
