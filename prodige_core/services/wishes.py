"""What a centre wants and has: targets, priorities and means, with suggestions to start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prodige_core.access import Right
from prodige_core.errors import AnswerError
from prodige_core.frameworks import Framework, Role
from prodige_core.i18n import N_
from prodige_core.responses import Centre, CentreFile, Means, latest_assessments
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.centres import centre_file, get_centre
from prodige_core.services.inputs import file_problems, refuse, valid
from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork
from prodige_core.targets import Suggestion, planned_targets, suggest_priorities

# Suggested means: docs/method/means.md. All figures are editorial; they are starting points that people change.
PLAN_TERMS = 6
"""Two school years: far enough to see a change, near enough to believe."""
LEARNERS_PER_STAFF = 10
"""Used for the staff of a centre that told only its learners (the average centre: 600 learners, 60 staff)."""
AVERAGE_STAFF = 60
"""The average centre of the action catalogue's hours, for a centre that told no numbers."""
HOURS_RULE: Mapping[Role, tuple[int, int, int, int]] = {
    # role: hours a term with no staff, staff for one more hour in eighths, least, most
    "leader": (10, 1, 10, 40),
    "coordinator": (30, 3, 30, 120),
    "digital_lead": (20, 2, 20, 90),
    "teacher": (0, 8, 20, 400),
    "admin": (5, 1, 5, 40),
}
"""Hours a term = base + staff · eighths / 8, within bounds, rounded to 5. Coordinator: 30 h is about 2 h a week,
the middle of the 1–3 h a week of the Erasmus Quality Standards advice (docs/method/means.md)."""
EUR_PER_LEARNER = 3
"""Own money a school year and learner, rounded to 500, from 500 to 20,000 EUR."""


@access.needs(Right.VIEW)
def get_targets(ws: Workspace, centre_id: str, framework_id: str) -> Mapping[str, int] | None:
    """The targets as given; None when none are given, which plans one level up everywhere. Raises `NotFound`."""
    assessment = latest_assessments(get_centre(ws, centre_id)).get(framework_id)
    return None if assessment is None else assessment.targets


@access.needs(Right.VIEW)
def effective_targets(ws: Workspace, centre_id: str) -> dict[str, int]:
    """What the plan aims at, over all frameworks: only practices that are to rise. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    planned = planned_targets(file, ws.catalogue, score_file(file, ws.catalogue))
    return {practice: target.target for practice, target in planned.items()}


@access.needs(Right.VIEW)
def suggested_targets(ws: Workspace, centre_id: str, framework_id: str) -> dict[str, int]:
    """One level up for every scored practice below the top. Raises `NotFound`."""
    return _one_up(ws, get_centre(ws, centre_id), framework_id)


@access.needs(Right.EDIT)
def set_targets(ws: Workspace, centre_id: str, framework_id: str, targets: Mapping[str, int] | None) -> None:
    """Replace the targets of a framework; None means one level up everywhere.

    Raises `AnswerError` (unknown practice, off the scale, nothing answered yet) or `NotFound`.
    """
    framework = ws.catalogue.frameworks.get(framework_id)
    if framework is None:
        raise refuse(framework_id, N_("is not a framework here."))
    _check_targets(framework, targets or {})
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        _write_targets(unit, centre_id, framework_id, targets)
        unit.commit()


@access.needs(Right.EDIT)
def set_target(ws: Workspace, centre_id: str, practice_id: str, level: int | None) -> None:
    """Set the target of one practice, or (None) leave it out of the plan.

    The other practices keep theirs; where none were given, theirs become one level up. Raises as `set_targets`.
    """
    if practice_id not in ws.catalogue.practices:
        raise refuse(practice_id, N_("is not a practice here."))
    framework = ws.catalogue.framework_of(practice_id)
    if level is not None:
        _check_targets(framework, {practice_id: level})
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        file = centre_file(unit, centre_id)
        assessment = latest_assessments(file).get(framework.id)
        given = assessment.targets if assessment else None
        targets = dict(_one_up(ws, file, framework.id) if given is None else given)
        targets.pop(practice_id, None) if level is None else targets.update({practice_id: level})
        _write_targets(unit, centre_id, framework.id, targets)
        unit.commit()


@access.needs(Right.VIEW)
def get_priorities(ws: Workspace, centre_id: str) -> dict[str, int]:
    """Weight 1 to 5 by practice or area id; what is not listed counts 1. Raises `NotFound`."""
    return dict(get_centre(ws, centre_id).priorities)


@access.needs(Right.VIEW)
def suggested_priorities(ws: Workspace, centre_id: str) -> tuple[Suggestion, ...]:
    """At most three areas worth putting first, with reasons; empty when nothing stands out. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    return suggest_priorities(file, ws.catalogue, score_file(file, ws.catalogue))


@access.needs(Right.EDIT)
def set_priorities(ws: Workspace, centre_id: str, priorities: Mapping[str, int]) -> None:
    """Replace all priorities (1 to 5 by practice or area id). Raises `AnswerError` or `NotFound`."""
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        _checked(ws, unit, centre_id, priorities=dict(priorities))
        unit.wishes.set_priorities(centre_id, priorities)
        unit.commit()


@access.needs(Right.VIEW)
def get_means(ws: Workspace, centre_id: str) -> Means | None:
    """Hours and money as given; None when nobody has told. Raises `NotFound`."""
    return get_centre(ws, centre_id).means


def means_from(values: Mapping[str, object]) -> Means:
    """Means from the fields of a screen. Raises `AnswerError` with every problem."""
    return valid(Means, values)


@access.needs(Right.EDIT)
def set_means(ws: Workspace, centre_id: str, means: Means) -> tuple[str, ...]:
    """Replace the means. Returns the actions whose pin was released because the plan no longer has their term.

    Raises `AnswerError` for lists that do not fit the terms or school years, or `NotFound`.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        decisions = unit.wishes.decisions(centre_id)
        kept = {action: term for action, term in decisions.pinned.items() if term <= means.terms}
        released = tuple(action for action in decisions.pinned if action not in kept)
        decisions = decisions.model_copy(update={"pinned": kept})
        _checked(ws, unit, centre_id, means=means, decisions=decisions)
        unit.wishes.set_means(centre_id, means)
        unit.wishes.set_decisions(centre_id, decisions)
        unit.commit()
    return released


def suggested_means(centre: Centre, today: dt.date) -> Means:
    """Hours and money to start from, by the size of the centre; `PLAN_TERMS` terms from the next term on."""
    staff = centre.staff or centre.learners // LEARNERS_PER_STAFF or AVERAGE_STAFF
    learners = centre.learners or staff * LEARNERS_PER_STAFF
    hours: dict[Role, int | tuple[int, ...]] = {
        role: _rounded(min(max(base + staff * eighths // 8, least), most), 5)
        for role, (base, eighths, least, most) in HOURS_RULE.items()
    }
    budget = min(max(_rounded(learners * EUR_PER_LEARNER, 500), 500), 20_000)
    return Means(start=next_term(today), terms=PLAN_TERMS, hours_per_term=hours, budget_per_year=budget)


def next_term(today: dt.date) -> str:
    """The first month of the term after the one that holds ``today`` (``YYYY-MM``). Source: design, section 7."""
    later = [month for month in (4, 9) if month > today.month]
    return f"{today.year}-{later[0]:02d}" if later else f"{today.year + 1}-01"


def _rounded(number: int, step: int) -> int:
    return (number + step // 2) // step * step


def _one_up(ws: Workspace, file: CentreFile, framework_id: str) -> dict[str, int]:
    framework = ws.catalogue.frameworks.get(framework_id)
    scores = score_file(file, ws.catalogue).get(framework_id)
    if framework is None or scores is None:
        return {}
    return {
        practice: score.level + 1
        for practice, score in scores.practices.items()
        if score.level is not None and score.level < framework.top
    }


def _check_targets(framework: Framework, targets: Mapping[str, int]) -> None:
    for practice, level in targets.items():
        if practice not in framework.practices:
            raise refuse(practice, N_("is not a practice of this framework."))
        if not 0 <= level <= framework.top:
            raise refuse(practice, N_("is {level}, but the scale ends at {top}."), level=level, top=framework.top)


def _write_targets(unit: UnitOfWork, centre_id: str, framework_id: str, targets: Mapping[str, int] | None) -> None:
    key = unit.assessments.latest_key(centre_id, framework_id)
    if key is None:
        raise refuse(framework_id, N_("has no answers yet."), N_("Answer some questions first."))
    unit.assessments.set_targets(key, targets)


def _checked(ws: Workspace, unit: UnitOfWork, centre_id: str, **changed: object) -> None:
    """Refuse a change after which the centre file would not be acceptable."""
    file = centre_file(unit, centre_id)
    file = valid(CentreFile, {**{name: getattr(file, name) for name in CentreFile.model_fields}, **changed})
    if problems := file_problems(file, ws.catalogue, ""):
        raise AnswerError(problems)
