"""Where a centre is on the way from its profile to its report, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from prodige_core.access import Right
from prodige_core.responses import Centre
from prodige_core.services import access, aims, assessing, planning, results
from prodige_core.services.centres import get_centre
from prodige_core.services.workspace import Workspace

StepName = Literal["profile", "quick", "questions", "results", "wishes", "roadmap", "report"]
State = Literal["done", "begun", "open", "waiting", "stale", "nothing"]

PROFILE_MINUTES = 2
WISHES_MINUTES = 5
ROADMAP_MINUTES = 2
"""Editorial estimates, from driving the screens; questions are counted by `assessing` at its own rate."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``waiting``: needs an earlier step first; ``stale``: done, but on older answers, wishes or means;
    ``nothing``: there is nothing to do, because every target is reached already.

    minutes: what is still to do, rounded up; 0 when nothing is. done, total: counts of questions, else 0.
    framework: for ``questions``, the id of the questionnaire; else empty. carried: of ``done``, answers of a new round that
    are taken over from the one before and not confirmed yet; with any, the step is only begun.
    """

    name: StepName
    state: State
    minutes: int = 0
    done: int = 0
    total: int = 0
    framework: str = ""
    carried: int = 0


@dataclass(frozen=True, slots=True)
class Journey:
    """All steps in order, and the position of the one to do next."""

    steps: tuple[Step, ...]
    next_index: int

    @property
    def next(self) -> Step:
        """What to do next; the report when everything is done."""
        return self.steps[self.next_index]


@access.needs(Right.VIEW)
def journey(ws: Workspace, centre_id: str) -> Journey:
    """The way of a centre as it is stored now. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    overview = results.overview_of(ws, file)
    scored = overview.answered
    stored = planning.load_plan(ws, centre_id)
    steps = [_profile(file.centre), _quick(ws, centre_id)]
    steps += [_questions("questions", view.progress, view.framework.id) for view in overview.frameworks]
    steps.append(Step("results", "done" if scored else "waiting"))
    wished: State = "done" if file.means is not None else "open" if scored else "waiting"
    steps.append(Step("wishes", wished, 0 if wished == "done" else WISHES_MINUTES))
    planned: State = "waiting"
    if stored is not None:
        planned = "done" if stored.current else "stale"
    elif file.means is not None and scored:
        planned = "open" if any(view.rising for view in aims.aims(ws, centre_id)) else "nothing"
    steps.append(Step("roadmap", planned, 0 if planned in {"done", "nothing"} else ROADMAP_MINUTES))
    steps.append(Step("report", "open" if planned in {"done", "nothing"} else "waiting"))
    return Journey(tuple(steps), _next(steps))


def _profile(centre: Centre) -> Step:
    told = bool(centre.country), bool(centre.learners), bool(centre.staff)
    state: State = "done" if all(told) else "begun" if any(told) else "open"
    return Step("profile", state, 0 if state == "done" else PROFILE_MINUTES)


def _quick(ws: Workspace, centre_id: str) -> Step:
    quick = assessing.quick_progress(ws, centre_id)
    left = 0 if quick.done == quick.total else quick.minutes_left
    # to confirm a new round is the questionnaires' matter
    return _questions("quick", replace(quick, carried=0, minutes_left=left), "")


def _questions(name: StepName, progress: assessing.Progress, framework: str) -> Step:
    state: State = "begun" if progress.done else "open"
    if progress.done == progress.total and not progress.carried:
        state = "done"
    return Step(name, state, progress.minutes_left, progress.done, progress.total, framework, progress.carried)


def _next(steps: Sequence[Step]) -> int:
    """The first thing not done. Once some questionnaire is complete, the others no longer hold back the roadmap;
    with a roadmap that still fits, single open questions no longer stand before the report. Only the name of a centre
    is needed, so that the profile holds nobody back who answers already. Where everything is answered but nothing
    counts as a level, the questions come first again. A new round that waits to be confirmed comes before all else.
    """
    if any(step.carried for step in steps):
        return next(index for index, step in enumerate(steps) if step.carried)
    if any(step.name == "roadmap" and step.state == "done" for step in steps):
        return len(steps) - 1
    complete = any(step.name == "questions" and step.state == "done" for step in steps)
    answered = any(step.done for step in steps)
    for index, step in enumerate(steps):
        skippable = step.name in {"quick", "questions"} and complete and step.state == "open"
        skippable |= step.name == "profile" and answered
        if step.state in {"open", "begun", "stale"} and not skippable:
            return index
    waiting = steps[-1].state == "waiting"
    return next(index for index, step in enumerate(steps) if step.name == "questions") if waiting else len(steps) - 1
