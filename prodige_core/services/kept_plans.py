"""Plans that a centre keeps under a name, and any two plans laid side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.access import Right
from prodige_core.errors import StateError
from prodige_core.i18n import N_
from prodige_core.planning import Plan, plan_from_json, plan_json
from prodige_core.planning.curve_points import BY_LINE, Point
from prodige_core.roadmap.compare import Compared, compare_plans
from prodige_core.roadmap.period import taken
from prodige_core.services import access
from prodige_core.services.centres import get_centre
from prodige_core.services.inputs import refuse
from prodige_core.services.planning import load_plan
from prodige_core.services.stored_files import stored_file
from prodige_core.services.what_if import load
from prodige_core.services.workspace import Workspace
from prodige_core.storage import KeptPlan

MOST_KEPT = 20
"""Plans kept under a name; more of them nobody compares (editorial)."""
MOST_LETTERS = 80
"""Of a name: it must fit one line of a choice (editorial)."""

PRESENT, CHEAPEST = "present", "cheapest"
_KEPT, _POINT = "kept:", "point:"
HALF_HOURS = f"{_POINT}2:4"
"""How half the hours are referred to."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan that is kept; ``replanned``: the plan before one was planned anew, which has no name. actions: how many."""

    id: str
    name: str
    replanned: bool
    made_on: dt.date
    plan: Plan


@dataclass(frozen=True, slots=True)
class Choices:
    """Plans there are to compare, by reference: the present one, kept ones, points of the curve, the cheapest.

    ``stale``: the present plan does not fit what is stored any more.
    """

    plans: dict[str, Plan]
    kept: dict[str, Kept]
    points: dict[str, Point]
    stale: bool


@access.needs(Right.VIEW)
def kept_plans(ws: Workspace, centre_id: str) -> tuple[Kept, ...]:
    """All of them, the oldest first; those that cannot be read any more are left out. Raises `NotFound`."""
    with ws.database.read() as unit:
        stored_file(ws, unit, centre_id)
        rows = unit.kept_plans.of_centre(centre_id)
    return tuple(kept for row in rows if (kept := _kept(row)) is not None)


def _kept(row: KeptPlan) -> Kept | None:
    try:
        plan = plan_from_json(row.plan)
    except (KeyError, TypeError):
        return None  # it came in a file, and nobody promised that what a file calls a plan is one
    return Kept(row.id, row.name, row.kind == "replanned", dt.date.fromisoformat(row.made_on), plan)


@access.needs(Right.EDIT)
def keep(ws: Workspace, centre_id: str, name: str) -> str:
    """Keep the present plan under a name; returns its id. Undo with `forget`.

    Raises `AnswerError` without a plan or a name, for a name there is already or a long one, and when enough are kept;
    or `NotFound`.
    """
    stored, wanted = load_plan(ws, centre_id), " ".join(name.split())
    if stored is None or stored.plan.status == "infeasible":
        raise refuse("", N_("There is no plan to keep."), N_("Make the roadmap first."))
    if not wanted or len(wanted) > MOST_LETTERS:
        raise refuse("", N_("A name has 1 to {count} letters."), N_("Choose another name."), count=MOST_LETTERS)
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        file = stored_file(ws, unit, centre_id)
        own = [row for row in unit.kept_plans.of_centre(centre_id) if row.kind == "kept"]
        if any(row.name == wanted for row in own):
            raise refuse("", N_("There is a plan of this name already."), N_("Choose another name."))
        if len(own) >= MOST_KEPT:
            raise refuse(
                "", N_("{count} plans are kept, and more are not possible."), N_("Remove one."), count=MOST_KEPT
            )
        made_from = {
            **file.model_dump(mode="json", include={"means", "decisions"}, exclude_none=True),
            "board": {own: entry.status for own, entry in file.board.items()},  # no owners, notes or reasons
        }
        plan = plan_json(stored.plan)
        kept_id = unit.kept_plans.add(centre_id, "kept", wanted, stored.made_on.isoformat(), plan, made_from)
        unit.commit()
    return kept_id


@access.needs(Right.EDIT)
def forget(ws: Workspace, centre_id: str, kept_id: str) -> KeptPlan:
    """Keep a plan no longer. Returns it, for `keep_again`. Raises `StateError` when it is not kept, or `NotFound`."""
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        row = next((row for row in unit.kept_plans.of_centre(centre_id) if row.id == kept_id), None)
        if row is None:
            raise StateError(N_("This plan is not kept any more."))
        unit.kept_plans.remove(centre_id, kept_id)
        unit.commit()
    return row


@access.needs(Right.EDIT)
def keep_again(ws: Workspace, centre_id: str, kept: KeptPlan) -> str:
    """Keep again what `forget` took away; returns its new id. Raises `NotFound`."""
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        kept_id = unit.kept_plans.add(centre_id, kept.kind, kept.name, kept.made_on, kept.plan, kept.inputs)
        unit.commit()
    return kept_id


@access.needs(Right.VIEW)
def choices(ws: Workspace, centre_id: str) -> Choices:
    """Every plan there is to compare. Raises `NotFound`."""
    get_centre(ws, centre_id)
    stored, known = load_plan(ws, centre_id), load(ws, centre_id)
    plans: dict[str, Plan] = {}
    if stored is not None and stored.plan.status != "infeasible":
        plans[PRESENT] = stored.plan
    kept = {f"{_KEPT}{own.id}": own for own in kept_plans(ws, centre_id)}
    plans |= {reference: own.plan for reference, own in kept.items()}
    points: dict[str, Point] = {}
    if known is not None and known.current and not known.curve.infeasible:
        points = {f"{_POINT}{point.hours}:{point.money}": point for point in BY_LINE if point in known.curve.points}
        plans |= {reference: known.curve.points[point].plan for reference, point in points.items()}
        if known.cheapest is not None and known.cheapest.plan.status != "infeasible":
            plans[CHEAPEST] = known.cheapest.plan
    return Choices(plans, kept, points, stored is not None and not stored.current)


@access.needs(Right.VIEW)
def compare(ws: Workspace, centre_id: str, one: str, other: str) -> Compared:
    """Two of `choices` side by side; hours and money of the whole period by the board of today. Raises `StateError` when either is not there (any more), or `NotFound`."""
    plans = choices(ws, centre_id).plans
    if one not in plans or other not in plans:
        raise StateError(N_("This plan is not there any more."))
    with ws.database.read() as unit:
        file = stored_file(ws, unit, centre_id)
    return compare_plans(plans[one], plans[other], lambda plan: taken(plan, file, ws.catalogue))
