"""How a centre moved from one round to another, as stored now: comparison, finished actions, board, plans, indicators."""

from __future__ import annotations

import datetime as dt

from prodige_core.access import Right
from prodige_core.errors import NotFound
from prodige_core.i18n import N_
from prodige_core.planning import plan_from_json
from prodige_core.progress.compared import Between, Compared, Pair, PlansMade, between, compared
from prodige_core.services import access, indicators
from prodige_core.services.centres import get_centre
from prodige_core.services.planning import load_plan
from prodige_core.services.workspace import Workspace


@access.needs(Right.VIEW)
def movement(ws: Workspace, centre_id: str, framework_id: str, pair: Pair | None = None) -> Compared | None:
    """Two rounds of a framework compared, see `prodige_core.progress.compared.compared`. Raises `NotFound`."""
    framework = ws.catalogue.frameworks.get(framework_id)
    if framework is None:
        raise NotFound(N_("There is no framework {id} here."), id=framework_id)
    return compared(get_centre(ws, centre_id), ws.catalogue, framework, pair)


@access.needs(Right.VIEW)
def meanwhile(ws: Workspace, centre_id: str, first_day: dt.date, last_day: dt.date) -> Between:
    """Board, plans and indicators between two days. Raises `NotFound`."""
    file = get_centre(ws, centre_id)
    return between(
        file, ws.catalogue, first_day, last_day, indicators.followed(ws, centre_id), plans_made(ws, centre_id)
    )


@access.needs(Right.VIEW)
def plans_made(ws: Workspace, centre_id: str) -> PlansMade:
    """The plans that were replaced, each with its day, and the last one. Raises `NotFound`."""
    stored = load_plan(ws, centre_id)
    with ws.database.read() as unit:
        kept = [own for own in unit.kept_plans.of_centre(centre_id) if own.kind == "replanned"]
    replaced = tuple((dt.date.fromisoformat(own.made_on), plan_from_json(own.plan)) for own in kept)
    return PlansMade(replaced, None if stored is None else stored.plan)
