"""The plan of a centre: its problem, the last plan and whether it is current, and what people decide about actions.

Solving itself is `prodige_core.planning.solve`; it takes seconds, so whoever calls it chooses where it runs
and hands the plan to `store_plan` with the fingerprint it was computed from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from prodige_core import board
from prodige_core.access import Right
from prodige_core.errors import AnswerError, PlanningInputError
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_
from prodige_core.planning import Plan, PlanningProblem, build_problem, plan_from_json, plan_json
from prodige_core.planning.as_planned import as_planned
from prodige_core.planning.validate import violations
from prodige_core.responses import CentreFile, Decisions
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.calendar_notes import with_calendars
from prodige_core.services.centres import get_centre
from prodige_core.services.decided import join_decisions
from prodige_core.services.inputs import new_problems, refuse, valid
from prodige_core.services.merging import ANYTHING, Anything, Changed
from prodige_core.services.plan_inputs import changed_parts, fingerprint, made_from_of, still_fits
from prodige_core.services.stored_files import MADE_FROM, centre_file, stored_file
from prodige_core.services.workspace import Workspace
from prodige_core.storage import PlanRow


@dataclass(frozen=True, slots=True)
class PlanningTask:
    """A problem to solve and the fingerprint of what it was built from."""

    problem: PlanningProblem
    fingerprint: str


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """The last plan computed here. ``current`` is False once answers, wishes, means, decisions or actions changed, or
    work went otherwise than planned; what begins and ends as planned leaves it current.
    """

    plan: Plan
    made_on: dt.date
    current: bool


@access.needs(Right.VIEW)
def task_for(ws: Workspace, centre_id: str) -> PlanningTask:
    """What to solve for a centre as it is stored now.

    Raises `PlanningInputError` with every problem (such as missing means) or `NotFound`.
    """
    file = get_centre(ws, centre_id)
    return PlanningTask(_problem(ws, file), fingerprint(ws, file))


def _problem(ws: Workspace, file: CentreFile) -> PlanningProblem:
    return build_problem(file, ws.catalogue, score_file(file, ws.catalogue), file.centre.name)


@access.needs(Right.EDIT)
def store_plan(ws: Workspace, centre_id: str, plan: Plan, made_from: str) -> None:
    """Keep a plan, infeasible ones too. ``made_from`` is the fingerprint of its task. Raises `NotFound`.

    A plan that fits what is stored now does not give way to one that does not, such as that of a colleague's search
    which was begun before the last change.
    """
    with ws.database.write() as unit:
        unit.centres.hold(centre_id)  # a plan is derived, so it does not count as a change
        row = unit.plans.of_centre(centre_id)
        file = stored_file(ws, unit, centre_id)
        now = fingerprint(ws, file)
        there = row if row is not None and row.fingerprint else None
        if there is not None and made_from not in (now, there.fingerprint) and still_fits(ws, file, there):
            return
        kept = plan_json(plan)
        if now == made_from:
            kept[MADE_FROM] = made_from_of(ws, file)
        elif there is not None and there.fingerprint == made_from and MADE_FROM in there.plan:
            kept[MADE_FROM] = there.plan[MADE_FROM]  # of the same inputs, which work has overtaken since
        kept = with_calendars(kept, None if row is None else row.plan)
        unit.plans.put(centre_id, PlanRow(kept, made_from, ws.today().isoformat()))
        unit.commit()


@access.needs(Right.VIEW)
def load_plan(ws: Workspace, centre_id: str) -> StoredPlan | None:
    """The last plan computed here; None when there is none. A plan that came in a file does not count.

    Raises `NotFound`.
    """
    with ws.database.read() as unit:
        file = stored_file(ws, unit, centre_id)
        row = unit.plans.of_centre(centre_id)
    if row is None or not row.fingerprint:
        return None
    return StoredPlan(plan_from_json(row.plan), dt.date.fromisoformat(row.made_on), still_fits(ws, file, row))


@access.needs(Right.EDIT)
def adopt_plan(ws: Workspace, centre_id: str) -> bool:
    """Take the plan that came in an opened file as the centre's own, so that opening a report restores it too.

    Only when it breaks no rule for what is stored now (`prodige_core.planning.validate`); its claim to be the best is
    taken from the file. Returns whether it was taken; False too when there is none to take. Raises `NotFound`.
    """
    with ws.database.read() as unit:
        row = unit.plans.of_centre(centre_id)
    if row is None or row.fingerprint:
        return False
    try:
        file, plan = get_centre(ws, centre_id), plan_from_json(row.plan)
        # made before or after what has begun since as planned
        either = (file, as_planned(file, plan, {}, {}))
        fitting = next((fingerprint(ws, one) for one in either if not violations(_problem(ws, one), plan)), None)
    except (PlanningInputError, KeyError, TypeError, ValueError, AttributeError, IndexError):
        return False  # nobody promised that what a file calls a roadmap is one
    if fitting is None:
        return False
    store_plan(ws, centre_id, plan, fitting)
    return True


@access.needs(Right.VIEW)
def is_current(ws: Workspace, centre_id: str) -> bool:
    """Whether a plan is stored that still fits everything the centre told. Raises `NotFound`."""
    stored = load_plan(ws, centre_id)
    return stored is not None and stored.current


@access.needs(Right.VIEW)
def changed_since(ws: Workspace, centre_id: str) -> tuple[str, ...]:
    """Why the stored plan fits no more: the parts that changed, as `plan_inputs.changed_parts` names them.

    Empty while it fits, without a plan, and when it is not known. Raises `NotFound`.
    """
    with ws.database.read() as unit:
        file = stored_file(ws, unit, centre_id)
        row = unit.plans.of_centre(centre_id)
    if row is None or not row.fingerprint or still_fits(ws, file, row):
        return ()
    return changed_parts(ws, file, row)


@access.needs(Right.VIEW)
def catalogue_of(ws: Workspace, centre_id: str) -> Catalogue:
    """The catalogue with the centre's own actions; for whatever names actions of a centre. Raises `NotFound`."""
    return board.with_own_actions(ws.catalogue, get_centre(ws, centre_id))


@access.needs(Right.VIEW)
def get_decisions(ws: Workspace, centre_id: str) -> Decisions:
    """Pinned, excluded and done actions. Raises `NotFound`."""
    return get_centre(ws, centre_id).decisions


@access.needs(Right.EDIT)
def pin(
    ws: Workspace, centre_id: str, action_id: str, term: int, *, seen: Decisions | Anything = ANYTHING
) -> Changed[Decisions]:
    """Make an action start in a term (from 1), also to move it. Lifts any other decision about it.

    This and the next three keep what others decided about other actions; undo them with `set_decisions`. seen: all
    decisions as they were shown. They raise `AnswerError` (unknown action, term outside the plan), `Conflict` when
    somebody decided otherwise about this action since then, or `NotFound`.
    """
    return _decide(ws, centre_id, action_id, lambda d: _with(d, pinned={**d.pinned, action_id: term}), seen)


@access.needs(Right.EDIT)
def exclude(
    ws: Workspace, centre_id: str, action_id: str, *, seen: Decisions | Anything = ANYTHING
) -> Changed[Decisions]:
    """Never plan an action."""
    return _decide(ws, centre_id, action_id, lambda d: _with(d, excluded=(*d.excluded, action_id)), seen)


@access.needs(Right.EDIT)
def mark_done(
    ws: Workspace, centre_id: str, action_id: str, *, seen: Decisions | Anything = ANYTHING
) -> Changed[Decisions]:
    """The action is done: it is not planned again, and counts from the start."""
    return _decide(ws, centre_id, action_id, lambda d: _with(d, done=(*d.done, action_id)), seen)


@access.needs(Right.EDIT)
def release(
    ws: Workspace, centre_id: str, action_id: str, *, seen: Decisions | Anything = ANYTHING
) -> Changed[Decisions]:
    """Lift whatever was decided about an action, also about one that the catalogue has no longer."""
    return _write(ws, centre_id, lambda own: _without(own, action_id), seen)


@access.needs(Right.EDIT)
def set_decisions(
    ws: Workspace, centre_id: str, decisions: Decisions, *, seen: Decisions | Anything = ANYTHING
) -> Changed[Decisions]:
    """Replace all decisions; what others decided since ``seen`` is kept. Raises `AnswerError`, `Conflict` or `NotFound`."""
    return _write(ws, centre_id, lambda _: decisions, seen)


def _decide(
    ws: Workspace,
    centre_id: str,
    action_id: str,
    change: Callable[[Decisions], Decisions],
    seen: Decisions | Anything,
) -> Changed[Decisions]:
    return _write(ws, centre_id, lambda own: change(_without(own, action_id)), seen, action_id)


def _write(
    ws: Workspace,
    centre_id: str,
    change: Callable[[Decisions], Decisions],
    seen: Decisions | Anything,
    deciding: str | None = None,
) -> Changed[Decisions]:
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        if deciding is not None:
            _may_decide(deciding, file, ws)
        stored = file.decisions
        base = stored if isinstance(seen, Anything) else seen
        meant = change(base)
        decisions = join_decisions(base, meant, stored)
        if problems := new_problems(file, file.model_copy(update={"decisions": decisions}), ws.catalogue):
            raise AnswerError(problems)
        unit.wishes.set_decisions(centre_id, decisions)
        unit.commit()
    return Changed(stored, decisions, meant)


def _may_decide(action_id: str, file: CentreFile, ws: Workspace) -> None:
    if action_id not in board.with_own_actions(ws.catalogue, file).actions:
        raise refuse(action_id, N_("is not an action of the catalogue."))
    if action_id in board.settled_by_board(file):
        raise refuse(
            action_id, N_("has begun or is over, as the board says."), N_("Change where it stands on the board.")
        )


def _without(decisions: Decisions, action_id: str) -> Decisions:
    return Decisions(
        pinned={own_id: term for own_id, term in decisions.pinned.items() if own_id != action_id},
        excluded=tuple(own_id for own_id in decisions.excluded if own_id != action_id),
        done=tuple(own_id for own_id in decisions.done if own_id != action_id),
    )


def _with(decisions: Decisions, **changed: object) -> Decisions:
    return valid(Decisions, {**{name: getattr(decisions, name) for name in Decisions.model_fields}, **changed})
