"""What a centre wants and has: targets, priorities and means, with suggestions to start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from prodige_core.access import Right
from prodige_core.board import with_decisions, with_own_actions
from prodige_core.errors import AnswerError, Clash
from prodige_core.frameworks import Framework, Role
from prodige_core.i18n import N_
from prodige_core.responses import Centre, CentreFile, Means, latest_assessments
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.decided import by_action
from prodige_core.services.inputs import new_problems, refuse, valid
from prodige_core.services.means_parts import join_means
from prodige_core.services.merging import ANYTHING, Anything, Changed, Joined, agreed, conflict, join_fields
from prodige_core.services.stored_files import centre_file
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

Targets = Mapping[str, int] | None
"""Of one framework: level by practice, or None for one level up everywhere."""


@dataclass(frozen=True, slots=True)
class MeansChanged:
    """Means that are stored. released: start terms by action of pins that the plan has no room for any more; fixed: of
    those that came with the means.
    """

    means: Changed[Means | None]
    released: Mapping[str, int]
    fixed: Mapping[str, int] = field(default_factory=dict)


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
def set_targets(
    ws: Workspace,
    centre_id: str,
    framework_id: str,
    targets: Mapping[str, int] | None,
    *,
    seen: Mapping[str, int] | Anything | None = ANYTHING,
) -> Changed[Targets]:
    """Replace the targets of a framework; None means one level up everywhere. What others changed since ``seen`` is kept.

    Raises `AnswerError` (unknown practice, off the scale, nothing answered yet), `Conflict` or `NotFound`.
    """
    framework = ws.catalogue.frameworks.get(framework_id)
    if framework is None:
        raise refuse(framework_id, N_("is not a framework here."))
    _check_targets(framework, targets or {})
    return _change_targets(ws, centre_id, framework, lambda _own, _file: targets, seen)


@access.needs(Right.EDIT)
def set_target(
    ws: Workspace,
    centre_id: str,
    practice_id: str,
    level: int | None,
    *,
    seen: Mapping[str, int] | Anything | None = ANYTHING,
) -> Changed[Targets]:
    """Set the target of one practice, or (None) leave it out of the plan.

    The other practices keep theirs; where none were given, theirs become one level up. seen: the targets of the whole
    framework. Raises as `set_targets`.
    """
    if practice_id not in ws.catalogue.practices:
        raise refuse(practice_id, N_("is not a practice here."))
    framework = ws.catalogue.framework_of(practice_id)
    if level is not None:
        _check_targets(framework, {practice_id: level})

    def changed(own: Targets, file: CentreFile) -> Targets:
        targets = dict(_one_up(ws, file, framework.id) if own is None else own)
        targets.pop(practice_id, None) if level is None else targets.update({practice_id: level})
        return targets

    return _change_targets(ws, centre_id, framework, changed, seen)


def _change_targets(
    ws: Workspace,
    centre_id: str,
    framework: Framework,
    change: Callable[[Targets, CentreFile], Targets],
    seen: Mapping[str, int] | Anything | None,
) -> Changed[Targets]:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        assessment = latest_assessments(file).get(framework.id)
        stored = assessment.targets if assessment else None
        base = stored if isinstance(seen, Anything) else seen
        meant = change(base, file)
        targets = _joined_targets(framework.id, base, meant, stored)
        _write_targets(unit, centre_id, framework.id, targets)
        unit.commit()
    return Changed(stored, targets, meant)


def _joined_targets(framework_id: str, base: Targets, yours: Targets, theirs: Targets) -> Targets:
    """Two changes of targets in one, practice by practice; one level up everywhere is a whole."""
    if theirs in (base, yours):
        return yours
    if yours == base:
        return theirs
    if base is None or yours is None or theirs is None:
        raise conflict([Clash(framework_id, base, yours, theirs)], yours, theirs)
    joined = join_fields(base, yours, theirs)
    return agreed(Joined(_whole_numbers(joined.value), joined.clashes), theirs)


@access.needs(Right.VIEW)
def get_priorities(ws: Workspace, centre_id: str) -> dict[str, int]:
    """Weight 1 to 5 by practice or area id; what is not listed counts 1. Raises `NotFound`."""
    return dict(get_centre(ws, centre_id).priorities)


@access.needs(Right.VIEW)
def suggested_priorities(ws: Workspace, centre_id: str) -> tuple[Suggestion, ...]:
    """At most three areas worth putting first, with reasons; empty when nothing stands out. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    return suggest_priorities(
        with_decisions(file), with_own_actions(ws.catalogue, file), score_file(file, ws.catalogue)
    )


@access.needs(Right.EDIT)
def set_priorities(
    ws: Workspace, centre_id: str, priorities: Mapping[str, int], *, seen: Mapping[str, int] | Anything = ANYTHING
) -> Changed[Mapping[str, int]]:
    """Replace all priorities (1 to 5 by practice or area id); what others changed since ``seen`` is kept.

    Raises `AnswerError`, `Conflict` or `NotFound`.
    """
    return change_priorities(ws, centre_id, lambda _: priorities, seen=seen)


@access.needs(Right.EDIT)
def change_priorities(
    ws: Workspace,
    centre_id: str,
    change: Callable[[Mapping[str, int]], Mapping[str, int]],
    *,
    seen: Mapping[str, int] | Anything = ANYTHING,
) -> Changed[Mapping[str, int]]:
    """As `set_priorities`, with what makes the new priorities from the ones seen."""
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        stored = unit.wishes.priorities(centre_id)
        base = stored if isinstance(seen, Anything) else seen
        meant = change(base)
        joined = join_fields(base, meant, stored)
        priorities = agreed(Joined(_whole_numbers(joined.value), joined.clashes), stored)
        _checked(ws, unit, centre_id, priorities=dict(priorities))
        unit.wishes.set_priorities(centre_id, priorities)
        unit.commit()
    return Changed(stored, priorities, meant)


@access.needs(Right.VIEW)
def get_means(ws: Workspace, centre_id: str) -> Means | None:
    """Hours and money as given; None when nobody has told. Raises `NotFound`."""
    return get_centre(ws, centre_id).means


def means_from(values: Mapping[str, object]) -> Means:
    """Means from the fields of a screen. Raises `AnswerError` with every problem."""
    return valid(Means, values)


@access.needs(Right.EDIT)
def set_means(
    ws: Workspace,
    centre_id: str,
    means: Means,
    *,
    seen: Means | Anything | None = ANYTHING,
    lifting: Collection[str] = (),
    fixing: Mapping[str, int] | None = None,
) -> MeansChanged:
    """Replace the means; what others changed since ``seen`` is kept. A pin in a term that is cut off is released.

    lifting: actions whose pins are released too, because they do not fit these means. fixing: start terms of actions to
    be pinned with them, but for those about which something is decided.

    Raises `AnswerError` for lists that do not fit the terms or school years, `Conflict` or `NotFound`.
    """
    return _write_means(ws, centre_id, means, seen, fixing or {}, lifting)


@access.needs(Right.EDIT)
def undo_means(ws: Workspace, centre_id: str, change: MeansChanged) -> MeansChanged:
    """Put back what `set_means` changed, unless somebody changed it again: then `Conflict`. Raises as `set_means`.

    Pins it released come back, but for actions about which something was decided meanwhile; those it made go.
    """
    before = change.means.before
    if before is None:
        raise refuse("means", N_("There is nothing to go back to."))
    still = get_centre(ws, centre_id).decisions.pinned
    made = [own for own, term in change.fixed.items() if still.get(own) == term]
    return _write_means(ws, centre_id, before, change.means.after, change.released, made)


def _write_means(
    ws: Workspace,
    centre_id: str,
    given: Means,
    seen: Means | Anything | None,
    pins: Mapping[str, int],
    lifting: Collection[str] = (),
) -> MeansChanged:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        stored = unit.wishes.means(centre_id)
        joined = given if isinstance(seen, Anything) else join_means(seen, given, stored) or given
        means = means_from(joined.model_dump())  # or nobody could read it
        decisions = unit.wishes.decisions(centre_id)
        decided = by_action(decisions)
        wanted = {**decisions.pinned, **{own: term for own, term in pins.items() if own not in decided}}
        kept = {action: term for action, term in wanted.items() if term <= means.terms and action not in lifting}
        decisions_after = decisions.model_copy(update={"pinned": kept})
        _checked(ws, unit, centre_id, means=means, decisions=decisions_after)
        unit.wishes.set_means(centre_id, means)
        unit.wishes.set_decisions(centre_id, decisions_after)
        unit.commit()
    released = {action: term for action, term in decisions.pinned.items() if action not in kept}
    fixed = {action: term for action, term in kept.items() if action not in decisions.pinned}
    return MeansChanged(Changed(stored, means, given), released, fixed)


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


def _whole_numbers(fields: Mapping[str, object]) -> dict[str, int]:
    return {own: value for own, value in fields.items() if isinstance(value, int)}


def _write_targets(unit: UnitOfWork, centre_id: str, framework_id: str, targets: Mapping[str, int] | None) -> None:
    key = unit.assessments.latest_key(centre_id, framework_id)
    if key is None:
        raise refuse(framework_id, N_("has no answers yet."), N_("Answer some questions first."))
    unit.assessments.set_targets(key, targets)


def _checked(ws: Workspace, unit: UnitOfWork, centre_id: str, **changed: object) -> None:
    """Refuse a change after which the centre file would not be acceptable."""
    stored = centre_file(unit, centre_id)
    file = valid(CentreFile, {**{name: getattr(stored, name) for name in CentreFile.model_fields}, **changed})
    if problems := new_problems(stored, file, ws.catalogue):
        raise AnswerError(problems)
