"""Planning anew from today: the terms that are over are cut off, the plan before is kept, and what changed is explained.

Searching itself is the planner's, as for any plan. `undo_replan` brings means, decisions and plan back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prodige_core.access import Right
from prodige_core.board import effective
from prodige_core.errors import AnswerError, StateError
from prodige_core.exports import FormerPlan
from prodige_core.i18n import N_, Translator
from prodige_core.planning import Plan, plan_from_json, terms_from
from prodige_core.planning.from_today import FromToday, from_today
from prodige_core.responses import CentreFile, Decisions, Means
from prodige_core.roadmap.replanned import Before, ReplanningChange, replanning_changes
from prodige_core.scoring import score_file
from prodige_core.services import access
from prodige_core.services.calendar_notes import with_calendars
from prodige_core.services.centres import get_centre
from prodige_core.services.inputs import new_problems
from prodige_core.services.merging import ANYTHING, Anything, conflict
from prodige_core.services.plan_inputs import still_fits
from prodige_core.services.planning import load_plan
from prodige_core.services.stored_files import MADE_FROM, centre_file
from prodige_core.services.workspace import Workspace
from prodige_core.storage import PlanRow


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen showed before it planned anew."""

    means: Means | None
    decisions: Decisions


@dataclass(frozen=True, slots=True)
class Prospect:
    """What planning anew from a day would do, to be said before it is done.

    passed: terms that are over. left: terms that stay. lifted: fixed starts that have passed, by action, with their old
    term. done, started: actions that keep what they are. over: the whole plan has passed, so it needs a new period.
    """

    passed: int
    left: int
    lifted: Mapping[str, int]
    done: tuple[str, ...]
    started: tuple[str, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class LastReplan:
    """The last time the plan was made anew. kept_id: the plan before, as it is kept; undoable: nothing it changed was
    changed again. changes: None while the new plan is not there yet, or no longer fits what is stored.
    """

    kept_id: str
    day: dt.date
    reached_before: int
    reached: int | None
    undoable: bool
    changes: tuple[ReplanningChange, ...] | None


@access.needs(Right.VIEW)
def prospect(ws: Workspace, centre_id: str, today: dt.date | None = None) -> Prospect | None:
    """What planning anew would do; None without means or a plan. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    if file.means is None or load_plan(ws, centre_id) is None:
        return None
    moved = from_today(file.means, file.decisions, today or ws.today())
    begun = tuple(own for own, entry in file.board.items() if entry.status == "started")
    done = effective(file).done
    if moved is None:
        return Prospect(file.means.terms, 0, {}, done, begun, True)
    return Prospect(moved.passed, moved.means.terms, moved.lifted, done, begun, False)


@access.needs(Right.EDIT)
def replan_from(
    ws: Workspace, centre_id: str, today: dt.date | None = None, *, seen: Seen | Anything = ANYTHING
) -> str:
    """Let the plan begin in the term of ``today``; returns the id under which the plan before is kept.

    The end stays: lists of hours and money are cut to what is left, fixed starts get the numbers of their terms, those
    that have passed are lifted. Afterwards the plan is out of date, and the planner is to be started.
    Raises `StateError` without a plan, when its whole period is over, or when nothing has passed and nothing changed, `Conflict` when means or decisions changed
    since ``seen``, `AnswerError`, or `NotFound`.
    """
    day = today or ws.today()
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        file = centre_file(unit, centre_id)
        row = unit.plans.of_centre(centre_id)
        if file.means is None or row is None or not row.fingerprint:
            raise StateError(N_("There is no plan yet."), N_("Make one first."))
        stored = Seen(file.means, file.decisions)
        if not isinstance(seen, Anything) and seen != stored:
            raise conflict([], seen, stored)
        moved = from_today(file.means, file.decisions, day)
        if moved is None:
            raise StateError(N_("The period of this plan is over."), N_("Give a new one under Targets and means."))
        if moved.passed == 0 and still_fits(ws, file, row):
            raise StateError(N_("Nothing has changed since this plan was made."), N_("It begins in this term already."))
        after = file.model_copy(update={"means": moved.means, "decisions": moved.decisions})
        if problems := new_problems(file, after, ws.catalogue):
            raise AnswerError(problems)
        kept_id = unit.kept_plans.add(
            centre_id, "replanned", "", day.isoformat(), dict(row.plan), _inputs(file, moved, row)
        )
        unit.wishes.set_means(centre_id, moved.means)
        unit.wishes.set_decisions(centre_id, moved.decisions)
        unit.commit()
    return kept_id


@access.needs(Right.EDIT)
def undo_replan(ws: Workspace, centre_id: str, kept_id: str) -> None:
    """Bring back means, decisions and plan as they were before `replan_from`; the plan is no longer kept beside.

    Raises `StateError` when it is not there (any more), `Conflict` when means or decisions were changed since, `NotFound`.
    """
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())  # first, because it locks the centre
        kept = next((one for one in unit.kept_plans.of_centre(centre_id) if one.id == kept_id), None)
        if kept is None or kept.kind != "replanned":
            raise StateError(N_("There is nothing to go back to."))
        file = centre_file(unit, centre_id)
        before, after = _seen(kept.inputs), _seen(kept.inputs["after"])
        if Seen(file.means, file.decisions) != after:
            raise conflict([], before, Seen(file.means, file.decisions))
        unit.wishes.set_means(centre_id, before.means)
        unit.wishes.set_decisions(centre_id, before.decisions)
        here = unit.plans.of_centre(centre_id)
        plan = with_calendars(kept.plan, None if here is None else here.plan)
        unit.plans.put(centre_id, PlanRow(plan, kept.inputs["fingerprint"], kept.inputs["plan_made_on"]))
        unit.kept_plans.remove(centre_id, kept_id)
        unit.commit()


@access.needs(Right.VIEW)
def last_replan(ws: Workspace, centre_id: str, t: Translator) -> LastReplan | None:
    """The last re-planning with its changes and their reasons; None when the plan was never made anew. Raises `NotFound`."""
    with ws.database.read() as unit:
        kept = [one for one in unit.kept_plans.of_centre(centre_id) if one.kind == "replanned"]
    if not kept:
        return None
    last, file, stored = kept[-1], get_centre(ws, centre_id), load_plan(ws, centre_id)
    plan, made_from = plan_from_json(last.plan), last.inputs["made_from"]
    undoable = Seen(file.means, file.decisions) == _seen(last.inputs["after"])
    changes, reached = None, None
    if stored is not None and stored.current and stored.plan.status != "infeasible":
        former = Before(
            plan,
            Means.model_validate(made_from["means"]),
            Decisions.model_validate(made_from["decisions"]),
            frozenset(made_from["own_actions"]),
        )
        scores = score_file(file, ws.catalogue)
        changes = replanning_changes(former, stored.plan, file, ws.catalogue, scores, t)
        reached = _reached(stored.plan)
    return LastReplan(last.id, dt.date.fromisoformat(last.made_on), _reached(plan), reached, undoable, changes)


@access.needs(Right.VIEW)
def replaced_plans(ws: Workspace, centre_id: str) -> tuple[FormerPlan, ...]:
    """Plans that gave way to another, the oldest first; those whose terms are not known any more are left out."""
    with ws.database.read() as unit:
        kept = [one for one in unit.kept_plans.of_centre(centre_id) if one.kind == "replanned"]
    told = [(one.plan, one.inputs.get("made_from", {}).get("means")) for one in kept]
    found = [FormerPlan(plan_from_json(plan), Means.model_validate(means)) for plan, means in told if means is not None]
    return tuple(one for one in found if len(one.plan.terms) == one.means.terms)


def months_before(means: Means, passed: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of the terms that are cut off; None when there are none."""
    terms = terms_from(means.start, means.terms)[:passed]
    return (terms[0].first_day, terms[-1].last_day) if terms else None


def _reached(plan: Plan) -> int:
    return len(plan.levels) - len(plan.unreached)


def _inputs(file: CentreFile, moved: FromToday, row: PlanRow) -> dict[str, Any]:
    """Means and decisions before and after, and what the plan before was made from, which may be older than these."""
    before = _plain(Seen(file.means, file.decisions))
    present = {
        "means": before["means"],
        "decisions": effective(file).model_dump(mode="json"),
        "own_actions": [action.id for action in file.own_actions],
    }
    return {
        **before,
        "after": _plain(Seen(moved.means, moved.decisions)),
        "board": {own: entry.status for own, entry in file.board.items()},
        "made_from": row.plan.get(MADE_FROM) or present,
        "fingerprint": row.fingerprint,
        "plan_made_on": row.made_on,
    }


def _plain(seen: Seen) -> dict[str, Any]:
    means = None if seen.means is None else seen.means.model_dump(mode="json")
    return {"means": means, "decisions": seen.decisions.model_dump(mode="json")}


def _seen(data: Mapping[str, Any]) -> Seen:
    means = None if data["means"] is None else Means.model_validate(data["means"])
    return Seen(means, Decisions.model_validate(data["decisions"]))
