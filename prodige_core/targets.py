"""Which level each practice should reach, and which practices to think of first.

Source of the rules: design, section 7, and ``docs/method/planning.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from prodige_core.frameworks import Action, Area, Catalogue, Framework
from prodige_core.responses import CentreFile, latest_assessments
from prodige_core.scoring import FrameworkScores

DEFAULT_WEIGHT = 1
"""A practice without a priority of its own or of its area."""
MOST_SUGGESTIONS = 3
"""More priorities than three are none (issue 2: "at most three priorities suggested with reasons")."""

ReasonKind = Literal["behind", "foundation", "quick_win"]


class PlannedTarget(NamedTuple):
    """One practice to raise: level now, level wanted (always higher), weight 1..5."""

    current: int
    target: int
    weight: int


def planned_targets(
    file: CentreFile, catalogue: Catalogue, scores: Mapping[str, FrameworkScores]
) -> dict[str, PlannedTarget]:
    """The practices the plan is for, in catalogue order.

    Only scored practices of the latest assessment of each framework count. With ``targets`` given, practices not
    listed are left out (``{}`` plans nothing); without, every scored practice below the top is to rise by one level.
    A target at or below the present level is left out.
    """
    latest = latest_assessments(file)
    planned: dict[str, PlannedTarget] = {}
    for framework_id, framework in catalogue.frameworks.items():
        if framework_id not in scores or framework_id not in latest:
            continue
        targets = latest[framework_id].targets
        for practice_id in framework.practices:
            current = scores[framework_id].practices[practice_id].level
            if current is None:
                continue
            target = min(current + 1, framework.top) if targets is None else targets.get(practice_id, current)
            if target > current:
                planned[practice_id] = PlannedTarget(current, target, weight_of(practice_id, framework, file))
    return planned


def weight_of(practice_id: str, framework: Framework, file: CentreFile) -> int:
    """The priority of a practice (1..5): its own, else its area's, else 1."""
    own = file.priorities.get(practice_id)
    if own is not None:
        return own
    return file.priorities.get(framework.area_of(practice_id).id, DEFAULT_WEIGHT)


@dataclass(frozen=True, slots=True)
class SuggestionReason:
    """Why an area is suggested; the screen makes the sentence.

    behind: ``gap`` is how far the area lies below the mean of the framework's other areas, as a share of the scale.
    foundation: ``actions`` are open actions of this area that ``count`` other actions need first.
    quick_win: ``actions`` are open actions that cost no money and at most ``count`` hours each.
    """

    kind: ReasonKind
    gap: Fraction = Fraction(0)
    count: int = 0
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An area worth a priority, strongest first, with its weakest practices and at least one reason."""

    framework: str
    area: str
    practices: tuple[str, ...]
    reasons: tuple[SuggestionReason, ...]


QUICK_WIN_HOURS = 10
"""Effort band S, at most 10 staff hours: docs/method/content.md."""
BEHIND_SHARE = Fraction(1, 10)
"""A tenth of the scale below the other areas is worth telling (half a level on a scale of six; editorial)."""
FOUNDATION_COUNT = 3
"""An area whose actions open the way for three others or more is a foundation (editorial)."""


def suggest_priorities(
    file: CentreFile, catalogue: Catalogue, scores: Mapping[str, FrameworkScores]
) -> tuple[Suggestion, ...]:
    """At most three areas to put first, strongest first; empty when nothing stands out.

    Every framework is treated alike. An area is ranked by how far it lies behind the others, how many other actions
    its open actions are needed for, and whether something there is quick and free. Ties keep the catalogue's order.
    """
    ranked: list[tuple[Fraction, int, Suggestion]] = []
    for framework_id, framework in catalogue.frameworks.items():
        if framework_id not in scores:
            continue
        for area in framework.areas:
            if (found := _suggestion(area, framework, catalogue, scores[framework_id], file)) is not None:
                ranked.append((*_rank(found, len(ranked)), found))
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    return tuple(suggestion for _, _, suggestion in ranked[:MOST_SUGGESTIONS])


def _rank(suggestion: Suggestion, order: int) -> tuple[Fraction, int]:
    """Points: the gap counts whole, each dependent action 1/50, a quick win 1/20 (editorial)."""
    points = Fraction(0)
    for reason in suggestion.reasons:
        if reason.kind == "behind":
            points += reason.gap
        elif reason.kind == "foundation":
            points += Fraction(min(reason.count, 10), 50)
        else:
            points += Fraction(1, 20)
    return points, order


def _suggestion(
    area: Area, framework: Framework, catalogue: Catalogue, scores: FrameworkScores, file: CentreFile
) -> Suggestion | None:
    levels = {practice.id: scores.practices[practice.id].level for practice in area.practices}
    below = {pid: level for pid, level in levels.items() if level is not None and level < framework.top}
    if not below:
        return None
    weakest = tuple(pid for pid, level in below.items() if level == min(below.values()))
    settled = {*file.decisions.done, *file.decisions.excluded}
    useful = [
        action
        for action in catalogue.actions.values()
        if action.id not in settled and any(below.get(step.practice) == step.to - 1 for step in action.raises)
    ]
    reasons = tuple(_reasons(area, framework, scores, useful, catalogue, settled))
    # quick wins are nearly everywhere: alone they do not make an area a priority
    if not any(reason.kind != "quick_win" for reason in reasons):
        return None
    return Suggestion(framework.id, area.id, weakest, reasons)


def _reasons(
    area: Area,
    framework: Framework,
    scores: FrameworkScores,
    useful: list[Action],
    catalogue: Catalogue,
    settled: set[str],
) -> Iterator[SuggestionReason]:
    own = scores.areas[area.id].value
    others = [score.value for area_id, score in scores.areas.items() if area_id != area.id and score.value is not None]
    if own is not None and others:
        gap = (sum(others, Fraction(0)) / len(others) - own) / framework.top
        if gap >= BEHIND_SHARE:
            yield SuggestionReason("behind", gap=gap)
    ids = {action.id for action in useful}
    waiting = [
        action
        for action in catalogue.actions.values()
        if action.id not in settled and action.id not in ids and ids.intersection(action.requires)
    ]
    if len(waiting) >= FOUNDATION_COUNT:
        needed = {required for action in waiting for required in action.requires}
        first = tuple(action.id for action in useful if action.id in needed)
        yield SuggestionReason("foundation", count=len(waiting), actions=first)
    quick = tuple(action.id for action in useful if action.cost == 0 and 0 < action.total_hours <= QUICK_WIN_HOURS)
    if quick:
        yield SuggestionReason("quick_win", count=QUICK_WIN_HOURS, actions=quick)
