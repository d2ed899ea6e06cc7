"""What one person is told of their own answers, and nobody else: the level by area and three next steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prodige_core.aggregation import Given
from prodige_core.frameworks import Area, Framework, Item
from prodige_core.responses import Answer
from prodige_core.scoring import Score, score_answers
from prodige_core.surveys.survey import Page

STEPS = 3
"""Next steps told: three can be remembered (editorial), as in the results."""


@dataclass(frozen=True, slots=True)
class AreaFeedback:
    """A person's own score in one area, over the items their role is asked; ``score.state`` says when there is none."""

    framework: Framework
    area: Area
    score: Score


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step up: the item, the level the person gave, and the described situation one level above it."""

    framework: Framework
    item: Item
    now: int
    text: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """areas: those of which the person answered anything, in order. steps: at most three, the lowest first."""

    areas: tuple[AreaFeedback, ...]
    steps: tuple[NextStep, ...]


def feedback_on(pages: Sequence[Page], answers: Mapping[str, Given]) -> Feedback:
    """The feedback on one person's answers. Answers outside the pages or the scale count for nothing.

    Levels of questionnaires with different scales are compared as shares of the way to the top.
    """
    kept = {
        item.id: (page.framework, item, answers[item.id])
        for page in pages
        for item in page.items
        if item.id in answers and _on_scale(answers[item.id], page.framework)
    }
    values = {item_id: _answer(given) for item_id, (_, _, given) in kept.items()}
    areas = tuple(
        AreaFeedback(page.framework, page.area, _score(page, values))
        for page in pages
        if any(item.id in values for item in page.items)
    )
    steps = [
        NextStep(framework, item, given, item.options[given + 1])
        for framework, item, given in kept.values()
        if isinstance(given, int) and given < framework.top
    ]
    steps.sort(key=lambda step: Fraction(step.now, step.framework.top))
    return Feedback(areas, tuple(steps[:STEPS]))


def _score(page: Page, values: Mapping[str, Answer]) -> Score:
    """The area's score as if the items that the role is not asked were not there."""
    asked = {item.id for item in page.items}
    practices = tuple(
        practice.model_copy(update={"items": tuple(item for item in practice.items if item.id in asked)})
        for practice in page.area.practices
        if any(item.id in asked for item in practice.items)
    )
    area = page.area.model_copy(update={"practices": practices})
    # made anew and not copied: a copy would keep the lists of items that the whole framework has cached
    told = page.framework
    framework = Framework(
        id=told.id, version=told.version, title=told.title, levels=told.levels, scoring=told.scoring, areas=(area,)
    )
    return score_answers(framework, values).areas[area.id]


def _answer(given: Given) -> Answer:
    if isinstance(given, int):
        return Answer(level=given)
    return Answer(na=True) if given == "na" else Answer(unknown=True)


def _on_scale(given: Given, framework: Framework) -> bool:
    return isinstance(given, str) or 0 <= given <= framework.top
