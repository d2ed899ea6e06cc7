"""What a centre aims at, as a screen shows and changes it: a row a practice, and the areas chosen first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prodige_core.access import Right
from prodige_core.frameworks import Area, Framework, Practice
from prodige_core.i18n import N_
from prodige_core.responses import CentreFile, latest_assessments
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.inputs import refuse
from prodige_core.services.merging import ANYTHING, Anything, Changed
from prodige_core.services.wishes import Targets, change_priorities, set_targets, suggested_priorities
from prodige_core.services.workspace import Workspace
from prodige_core.targets import DEFAULT_WEIGHT, Suggestion, weight_of

Start = Literal["one_up", "priorities", "none"]
ACCEPTED_WEIGHT = 3
"""The weight of a suggested priority taken with one click: the middle of 1 to 5 (editorial)."""
ENOUGH = 3
"""More priorities than three are none: where everything counts more, nothing does (issue 2)."""


@dataclass(frozen=True, slots=True)
class PracticeAim:
    """One scored practice: level now, and the level wanted; equal when it is to stay. ``top`` is the highest level."""

    practice: Practice
    now: int
    target: int
    top: int


@dataclass(frozen=True, slots=True)
class AreaAims:
    """The scored practices of one area. ``rising``: how many are to rise."""

    area: Area
    practices: tuple[PracticeAim, ...]

    @property
    def rising(self) -> int:
        """How many practices are to rise."""
        return sum(1 for aim in self.practices if aim.target > aim.now)


@dataclass(frozen=True, slots=True)
class FrameworkAims:
    """The targets of one framework with scored practices. ``chosen``: targets of one's own, else one level up everywhere."""

    framework: Framework
    chosen: bool
    areas: tuple[AreaAims, ...]

    @property
    def rising(self) -> int:
        """How many practices are to rise."""
        return sum(area.rising for area in self.areas)

    @property
    def scored(self) -> int:
        """How many practices have a level."""
        return sum(len(area.practices) for area in self.areas)


@dataclass(frozen=True, slots=True)
class Priority:
    """Something to put first: an area or a practice (then ``practice`` is set), with its weight 1..5."""

    subject: str
    framework: Framework
    area: Area
    practice: Practice | None
    weight: int


@dataclass(frozen=True, slots=True)
class Priorities:
    """chosen: as stored, in their order; suggested: at most three that are not chosen; others: what could be added."""

    chosen: tuple[Priority, ...]
    suggested: tuple[Suggestion, ...]
    others: tuple[Priority, ...]


@access.needs(Right.VIEW)
def aims(ws: Workspace, centre_id: str) -> tuple[FrameworkAims, ...]:
    """The targets of every framework with a scored practice, in catalogue order. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    latest = latest_assessments(file)
    found = []
    for framework_id, sheet in score_file(file, ws.catalogue).items():
        framework = ws.catalogue.frameworks[framework_id]
        targets = latest[framework_id].targets
        areas = []
        for area in framework.areas:
            rows = []
            for practice in area.practices:
                now = sheet.practices[practice.id].level
                if now is None:
                    continue
                wanted = min(now + 1, framework.top) if targets is None else targets.get(practice.id, now)
                rows.append(PracticeAim(practice, now, max(now, wanted), framework.top))
            if rows:
                areas.append(AreaAims(area, tuple(rows)))
        if areas:
            found.append(FrameworkAims(framework, targets is not None, tuple(areas)))
    return tuple(found)


@access.needs(Right.VIEW)
def priorities(ws: Workspace, centre_id: str) -> Priorities:
    """What is put first, what is suggested, and what else could be chosen. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    everything = {
        entry.subject: entry for framework in ws.catalogue.frameworks.values() for entry in _subjects(framework, file)
    }
    chosen = tuple(everything[subject] for subject in file.priorities if subject in everything)
    suggested = tuple(one for one in suggested_priorities(ws, centre_id) if one.area not in file.priorities)
    return Priorities(chosen, suggested, tuple(e for e in everything.values() if e.subject not in file.priorities))


@access.needs(Right.EDIT)
def put_first(
    ws: Workspace,
    centre_id: str,
    subject: str,
    weight: int = ACCEPTED_WEIGHT,
    *,
    seen: Mapping[str, int] | Anything = ANYTHING,
) -> Changed[Mapping[str, int]]:
    """Make an area or practice a priority, or change its weight; the others stay as they are stored.

    seen: all priorities as they were shown. Raises `AnswerError`, `Conflict` or `NotFound`.
    """
    return change_priorities(ws, centre_id, lambda own: {**own, subject: weight}, seen=seen)


@access.needs(Right.EDIT)
def put_back(
    ws: Workspace, centre_id: str, subject: str, *, seen: Mapping[str, int] | Anything = ANYTHING
) -> Changed[Mapping[str, int]]:
    """Make something no priority any more. seen: as for `put_first`. Raises `Conflict` or `NotFound`."""

    def without(own: Mapping[str, int]) -> Mapping[str, int]:
        return {one: weight for one, weight in own.items() if one != subject}

    return change_priorities(ws, centre_id, without, seen=seen)


@access.needs(Right.EDIT)
def start_targets(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    start: Start,
    *,
    seen: Mapping[str, int] | Anything | None = ANYTHING,
) -> Changed[Targets]:
    """Choose targets of one's own, beginning with one level up everywhere, on priorities only, or nowhere.

    seen: the targets as they were shown. Raises `AnswerError`, `Conflict` or `NotFound`.
    """
    framework = ws.catalogue.frameworks.get(framework_id)
    if framework is None:
        raise refuse(framework_id, N_("is not a framework here."))
    file = get_centre(ws, centre_id)
    sheet = score_file(file, ws.catalogue).get(framework_id)
    levels = {} if sheet is None else {own: score.level for own, score in sheet.practices.items()}
    wanted = {
        own: level + 1
        for own, level in levels.items()
        if level is not None and level < framework.top and start != "none"
        if start == "one_up" or weight_of(own, framework, file) > DEFAULT_WEIGHT
    }
    return set_targets(ws, centre_id, framework_id, wanted, seen=seen)


def _subjects(framework: Framework, file: CentreFile) -> list[Priority]:
    rows = []
    for area in framework.areas:
        own = file.priorities.get(area.id, DEFAULT_WEIGHT)
        rows.append(Priority(area.id, framework, area, None, own))
        rows += [
            Priority(practice.id, framework, area, practice, file.priorities.get(practice.id, own))
            for practice in area.practices
        ]
    return rows
