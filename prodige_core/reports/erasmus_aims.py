"""Which needs and which objectives the draft names. Pure rules, written down in ``docs/method/erasmus-plan.md``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.indicators import Followed, Indicator, indicators
from prodige_core.reports.erasmus_activities import stays
from prodige_core.reports.erasmus_parts import FIRST, Standing, standing_of
from prodige_core.reports.inputs import ReportInputs
from prodige_core.responses import Answer
from prodige_core.roadmap import PlannedAction, PracticeCourse, RoadmapTerm
from prodige_core.targets import planned_targets

MOST_NEEDS = 5
"""As many as there are objectives at most, so that each can have one (editorial)."""
MOST_STRENGTHS = 3
LEAST_OBJECTIVES, MOST_OBJECTIVES = 3, 5
"""Objectives carry the most points of an application, and few are kept in mind (domain notes, 4.3)."""
SENT = ("K1", "K4")
"""The indicators that count learners and staff abroad; an objective in their areas is one of stays abroad."""


@dataclass(frozen=True, slots=True)
class Need:
    """A practice that is to rise. points: priority times levels to go. target: the level wanted."""

    stand: Standing
    target: int
    weight: int
    points: int


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective: an area the plan moves. courses: its practices that rise, the heaviest first.

    says: what is true when the area is strong, as its framework says it; its title where it says nothing. points: priority times levels gained, of all its practices together.
    """

    area: str
    title: str
    says: str
    framework: str
    courses: tuple[PracticeCourse, ...]
    points: int

    @property
    def practices(self) -> tuple[str, ...]:
        """The ids of its practices that rise."""
        return tuple(own.practice for own in self.courses)


def needs(inputs: ReportInputs, answers: dict[str, Answer]) -> tuple[Need, ...]:
    """The practices that matter most: priority × levels to go; of equals the lower one, international work first."""
    found = []
    for practice, aim in planned_targets(inputs.file, inputs.catalogue, inputs.scores).items():
        stand = standing_of(practice, inputs, answers)
        target = inputs.targets.get(practice, aim.target)
        found.append(Need(stand, target, aim.weight, aim.weight * (target - aim.current)))
    found.sort(key=lambda own: (-own.points, own.stand.share, not own.stand.first))
    return tuple(found[:MOST_NEEDS])


def strengths(inputs: ReportInputs, answers: dict[str, Answer]) -> tuple[Standing, ...]:
    """The practices at the highest levels, from the middle of the scale on; of equals international work first."""
    found = [
        standing_of(practice, inputs, answers) for framework in inputs.frameworks for practice in framework.practices
    ]
    strong = [own for own in found if own.is_strong]
    return tuple(sorted(strong, key=lambda own: (-own.share, not own.first))[:MOST_STRENGTHS])


def aims(inputs: ReportInputs) -> tuple[Aim, ...]:
    """The areas in which the plan gains most, international work first; others only fill up to three. Never invented."""
    by_area: dict[str, list[PracticeCourse]] = {}
    for course in inputs.roadmap.courses:
        if course.reached.value > course.now.value:
            by_area.setdefault(course.area, []).append(course)
    found = [_aim(area, courses, inputs) for area, courses in by_area.items()]
    found.sort(key=lambda own: -own.points)
    own = [aim for aim in found if aim.framework == FIRST][:MOST_OBJECTIVES]
    others = [aim for aim in found if aim.framework != FIRST]
    return (*own, *others[: max(0, LEAST_OBJECTIVES - len(own))])


def gained(course: PracticeCourse) -> int:
    """Priority times levels gained."""
    return course.weight * (course.reached.value - course.now.value)


def _aim(area: str, courses: list[PracticeCourse], inputs: ReportInputs) -> Aim:
    says = inputs.catalogue.framework_of(courses[0].practice).area_of(courses[0].practice).aim
    ordered = tuple(sorted(courses, key=lambda own: -gained(own)))
    first = ordered[0]
    title = first.area_title
    said = inputs.t.pgettext(area, says) if says else title
    return Aim(area, title, said, first.framework, ordered, sum(gained(own) for own in ordered))


def reached_on(course: PracticeCourse, terms: tuple[RoadmapTerm, ...]) -> dt.date | None:
    """The last day of the term at whose end the level of the plan's end is reached; None without such a term."""
    for term, level in zip(terms, course.by_term[1:], strict=False):
        if level >= course.reached.value:
            return term.last_day
    return None


def leading_there(aim: Aim, inputs: ReportInputs) -> tuple[PlannedAction, ...]:
    """The planned actions with a share in a step of its practices, in the order of the plan."""
    wanted = set(aim.practices)
    return tuple(own for own in inputs.roadmap.actions if any(step.practice in wanted for step in own.closes))


def weightiest(aim: Aim, inputs: ReportInputs) -> tuple[PlannedAction, ...]:
    """The actions that lead there, those with the largest shares in its practices first; of equals the sooner one."""
    wanted = set(aim.practices)
    found = leading_there(aim, inputs)
    return tuple(
        sorted(found, key=lambda own: -sum(step.share * step.weight for step in own.closes if step.practice in wanted))
    )


def goes_abroad(aim: Aim, inputs: ReportInputs) -> bool:
    """Whether an objective is about people going abroad: by its area, or by a stay among its actions."""
    if any(own.id in SENT and aim.area in own.areas for own in indicators()):
        return True
    away = {own.action for own in stays(inputs) if own.activity is None or not own.activity.incoming}
    return any(own.id in away for own in leading_there(aim, inputs))


def unanswered(wanted: tuple[Need, ...], found: tuple[Aim, ...]) -> tuple[tuple[int, Need], ...]:
    """The needs that no objective answers, with their numbers from 1."""
    answered = {practice for aim in found for practice in aim.practices}
    return tuple((number, own) for number, own in enumerate(wanted, 1) if own.stand.practice not in answered)


def measures(aim: Aim, inputs: ReportInputs) -> tuple[Followed, ...]:
    """The followed indicators of its practices (or of its area), those that count its practices first."""
    wanted = set(aim.practices)
    near = [own for own in inputs.indicators if own.definition.aims and _fits(own.definition, aim)]
    return tuple(sorted(near, key=lambda own: not wanted & set(own.definition.practices)))


def candidate(aim: Aim) -> Indicator | None:
    """An indicator that would measure it: of its practices, else of its area; None where there is none."""
    wanted = set(aim.practices)
    known = [own for own in indicators() if own.aims and _fits(own, aim)]
    return next((own for own in known if wanted & set(own.practices)), known[0] if known else None)


def _fits(own: Indicator, aim: Aim) -> bool:
    return aim.area in own.areas or bool(set(aim.practices) & set(own.practices))
