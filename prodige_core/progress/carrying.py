"""The next round of a questionnaire, begun from the last: what is taken over, and what is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prodige_core.frameworks import Framework
from prodige_core.responses import Answer, Assessment, on_scale
from prodige_core.scoring import score_answers


def next_round(last: Assessment, framework: Framework, round_id: str, today: dt.date) -> Assessment:
    """A round with every answer of the last one that today's framework asks and can read, marked as taken over.

    Notes and evidence come along. Its day is today, or that of the last round where that lies later (a file from another
    computer): else it would not be the one that counts. Targets: `carried_targets`.
    """
    answers = carried_answers(last, framework)
    return Assessment(
        id=round_id,
        date=max(today.isoformat(), last.date),
        framework=framework.id,
        framework_version=framework.version,
        answers=answers,
        targets=carried_targets(last.targets, framework, answers),
    )


def carried_answers(last: Assessment, framework: Framework) -> dict[str, Answer]:
    """The answers as they are taken over, in the order in which they were given."""
    items = framework.items
    return {
        own: answer.model_copy(update={"carried": True})
        for own, answer in last.answers.items()
        if own in items and on_scale(answer, items[own]) is not None
    }


def carried_targets(
    targets: Mapping[str, int] | None, framework: Framework, answers: Mapping[str, Answer]
) -> dict[str, int] | None:
    """Targets still above the level (or of a practice without one); those that were reached are left to be renewed.

    None stays None: one level up everywhere renews itself. With all chosen targets reached it is empty, not None: nobody
    asked for one level up everywhere. Source: docs/decisions/009-living-plan.md.
    """
    if targets is None:
        return None
    levels = {own: score.level for own, score in score_answers(framework, answers).practices.items()}
    return {
        own: wanted
        for own, wanted in targets.items()
        if own in levels and wanted <= framework.top and wanted > _or_nothing(levels[own])
    }


def _or_nothing(level: int | None) -> int:
    return -1 if level is None else level
