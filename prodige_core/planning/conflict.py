"""Can the pinned actions stand together, and if not, which of them cannot?"""

from __future__ import annotations

from dataclasses import replace

from prodige_core.planning.model import PlanModel
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import reduce_problem
from prodige_core.planning.search import search

FIRST_LIMIT = 1.0
"""Deterministic time for a first try; only pinned actions and what they require are placed, so it is rarely used up."""
MOST_LIMIT = 1000.0


def settle_pins(problem: PlanningProblem) -> dict[str, int] | None:
    """A schedule of the pinned actions and what they require, fewest hours first; None when there is none."""
    if not problem.pinned:
        return {}
    reduced = reduce_problem(replace(problem, goals=()))
    if reduced.impossible:
        return None
    model = PlanModel(reduced)
    limit = FIRST_LIMIT
    while limit <= MOST_LIMIT:
        found = search(model, limit)
        if found.ended == "impossible":
            return None
        if found.ended != "unknown":
            return found.schedule
        limit *= 10
    raise RuntimeError("the pinned actions could neither be placed nor shown to conflict")


def minimal_conflict(problem: PlanningProblem) -> tuple[str, ...]:
    """Pinned actions that cannot stand together, such that without any one of them the others can.

    A deletion filter: pins are dropped one after the other, and stay dropped while the rest still conflicts.
    """
    kept = dict(problem.pinned)
    for own_id in problem.pinned:
        fewer = {other: term for other, term in kept.items() if other != own_id}
        if settle_pins(replace(problem, pinned=fewer)) is None:
            kept = fewer
    return tuple(sorted(kept))
