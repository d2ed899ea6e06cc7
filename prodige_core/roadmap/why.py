"""Finds why an action stands in the plan: the steps it closes and the answers that keep those steps open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prodige_core.frameworks import Action, Catalogue, Practice
from prodige_core.i18n import Translator
from prodige_core.planning.result import Plan
from prodige_core.responses import Answer, CentreFile, latest_assessments
from prodige_core.roadmap.model import ActionRef, AnswerBehind, ClosedStep
from prodige_core.roadmap.words import level_mark


@dataclass(frozen=True, slots=True)
class WhyContext:
    """What is needed to explain any action: refs by id (planned and done), targets and weights by practice."""

    catalogue: Catalogue
    plan: Plan
    answers: Mapping[str, Answer]
    refs: Mapping[str, ActionRef]
    targets: Mapping[str, int]
    weights: Mapping[str, int]


def all_answers(file: CentreFile) -> dict[str, Answer]:
    """Answers of the assessments that count, by item."""
    return {
        item: answer for assessment in latest_assessments(file).values() for item, answer in assessment.answers.items()
    }


def targets_of(plan: Plan) -> dict[str, int]:
    """The target of every planned practice: that of the unreached ones, else the level the plan ends with."""
    wanted = {entry.practice: entry.target for entry in plan.unreached}
    return {practice: wanted.get(practice, levels[-1]) for practice, levels in plan.levels.items()}


def weight_of(file: CentreFile, catalogue: Catalogue, practice_id: str) -> int:
    """The weight of a practice: its own priority, else its area's, else 1 (design, section 7)."""
    area = catalogue.framework_of(practice_id).area_of(practice_id)
    return file.priorities.get(practice_id, file.priorities.get(area.id, 1))


def closed_steps(action: Action, context: WhyContext, t: Translator) -> tuple[ClosedStep, ...]:
    """The steps of this plan an action has a share in: the heaviest first, then those it closes, then by order."""
    found = _steps(action, context, t)
    return tuple(sorted(found, key=lambda step: (step.reached_in is None, -step.weight, -step.share)))


def _steps(action: Action, context: WhyContext, t: Translator) -> Iterator[ClosedStep]:
    for contribution in action.raises:
        levels = context.plan.levels.get(contribution.practice)
        if levels is None or not levels[0] < contribution.to <= context.targets[contribution.practice]:
            continue
        practice = context.catalogue.practices[contribution.practice]
        framework = context.catalogue.framework_of(practice.id)
        reached_in = next((term for term, level in enumerate(levels) if level >= contribution.to), None)
        yield ClosedStep(
            practice=practice.id,
            title=t.pgettext(practice.id, practice.title),
            area=framework.area_of(practice.id).id,
            before=level_mark(framework, contribution.to - 1, t),
            after=level_mark(framework, contribution.to, t),
            target=level_mark(framework, context.targets[practice.id], t),
            share=contribution.share,
            together=_together(action, practice.id, contribution.to, context),
            reached_in=reached_in,
            weight=context.weights[practice.id],
            answers=_answers_behind(practice, contribution.to, context, t),
        )


def _together(action: Action, practice_id: str, to: int, context: WhyContext) -> tuple[ActionRef, ...]:
    return tuple(
        context.refs[other.id]
        for other in context.catalogue.raising(practice_id, to)
        if other.id != action.id and other.id in context.refs
    )


def _answers_behind(practice: Practice, to: int, context: WhyContext, t: Translator) -> tuple[AnswerBehind, ...]:
    framework = context.catalogue.framework_of(practice.id)
    found = []
    for item in practice.items:
        answer = context.answers.get(item.id)
        if answer is None or answer.level is None or answer.level >= to:
            continue
        found.append(
            AnswerBehind(
                item=item.id,
                question=t.pgettext(item.id, item.question),
                level=level_mark(framework, answer.level, t),
                option=t.pgettext(item.id, item.options[answer.level]),
                note=answer.note,
            )
        )
    return tuple(sorted(found, key=lambda behind: behind.level.value))
