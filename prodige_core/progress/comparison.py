"""What changed from one round to another: scores by area and practice, levels, and single answers.

Both rounds are read with the framework as it is today, so that both are measured alike; where a round was begun with
another version, questions that came later are missing in it, and answers to questions that are gone are left out.
Source of the rule: seed notes, F6: "equals subtraction by hand".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from prodige_core.frameworks import Framework, Item
from prodige_core.progress.rounds import Round
from prodige_core.responses import Answer, Assessment, on_scale
from prodige_core.scoring import Score, score_answers

Movement = Literal["rose", "fell", "same", "only_now", "only_then", "none"]
"""``only_now``: not scored in the earlier round; ``only_then``: not scored any more; ``none``: in neither."""
Direction = Literal["up", "down", "other"]


@dataclass(frozen=True, slots=True)
class Change:
    """The scores of one area, practice or whole framework in two rounds."""

    id: str
    before: Score
    after: Score

    @property
    def difference(self) -> Fraction | None:
        """The later score minus the earlier, exact; None unless both are scored."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def steps(self) -> int | None:
        """Levels gained (below 0: lost); None unless both are scored."""
        if self.before.level is None or self.after.level is None:
            return None
        return self.after.level - self.before.level

    @property
    def movement(self) -> Movement:
        """By the score, not the level: a practice may rise within its level."""
        difference = self.difference
        if difference is not None:
            return "rose" if difference > 0 else "fell" if difference < 0 else "same"
        if self.after.value is not None:
            return "only_now"
        return "only_then" if self.before.value is not None else "none"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One question answered differently; None where there is no answer. Notes and evidence are not compared."""

    item: str
    practice: str
    before: Answer | None
    after: Answer | None

    @property
    def direction(self) -> Direction:
        """``other`` unless both answers are levels."""
        before, after = _level(self.before), _level(self.after)
        if before is None or after is None:
            return "other"
        return "up" if after > before else "down"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds of one framework, in its order. Values may be read in either direction of time.

    version: of the framework both are read with. gone: answers of the two rounds that today's framework does not ask or
    cannot read (any more), and therefore not compared.
    """

    framework: str
    version: str
    before: Round
    after: Round
    overall: Change
    areas: Mapping[str, Change]
    practices: Mapping[str, Change]
    answers: tuple[AnswerChange, ...]
    gone: int

    @property
    def other_version(self) -> bool:
        """Whether one of the rounds was begun with another version of the framework than today's."""
        return {self.before.version, self.after.version} != {self.version}

    @property
    def provisional(self) -> bool:
        """Whether a round holds answers that nobody confirmed in it, which look like no change."""
        return bool(self.before.carried or self.after.carried)

    @property
    def nothing(self) -> bool:
        """Whether no score and no answer differs."""
        changes = (self.overall, *self.areas.values(), *self.practices.values())
        return not self.answers and all(change.movement in ("same", "none") for change in changes)

    def practices_that(self, movement: Movement) -> tuple[Change, ...]:
        """Practices of one kind; those that moved furthest first, else in the framework's order."""
        found = [change for change in self.practices.values() if change.movement == movement]
        return tuple(sorted(found, key=_distance, reverse=True))


def _distance(change: Change) -> Fraction:
    return abs(change.difference or Fraction(0))


def compare_rounds(
    framework: Framework, earlier: tuple[Round, Assessment], later: tuple[Round, Assessment]
) -> Comparison:
    """Compare two rounds of this framework. The same round twice gives a comparison with `Comparison.nothing`."""
    (before, first), (after, second) = earlier, later
    old, new = score_answers(framework, first.answers), score_answers(framework, second.answers)
    return Comparison(
        framework=framework.id,
        version=framework.version,
        before=before,
        after=after,
        overall=Change(framework.id, old.overall, new.overall),
        areas={own: Change(own, old.areas[own], new.areas[own]) for own in old.areas},
        practices={own: Change(own, old.practices[own], new.practices[own]) for own in old.practices},
        answers=tuple(_answers(framework, first, second)),
        gone=_unread(framework, first) + _unread(framework, second),
    )


def _answers(framework: Framework, first: Assessment, second: Assessment) -> list[AnswerChange]:
    found = []
    for own, item in framework.items.items():
        before, after = _read(first, own, item), _read(second, own, item)
        if _choice(before) != _choice(after):
            found.append(AnswerChange(own, framework.practice_of(own).id, before, after))
    return found


def _read(assessment: Assessment, own: str, item: Item) -> Answer | None:
    return on_scale(assessment.answers.get(own), item)


def _unread(framework: Framework, assessment: Assessment) -> int:
    items = framework.items
    return sum(
        1 for own, answer in assessment.answers.items() if own not in items or on_scale(answer, items[own]) is None
    )


def _choice(answer: Answer | None) -> int | str | None:
    if answer is None:
        return None
    return answer.level if answer.level is not None else "na" if answer.na else "unknown"


def _level(answer: Answer | None) -> int | None:
    return None if answer is None else answer.level
