"""Tidies a schedule where the objective leaves a choice: nothing idle, and everything as early as there is room.

So the plan never depends on which of several equally good ones the solver happened to meet.
"""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.planning.outcome import levels_of
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.reduce import Reduced
from prodige_core.planning.room import Room


def tidied(reduced: Reduced, schedule: Mapping[str, int]) -> dict[str, int]:
    """A schedule with no less gain, no more hours and no more cost, that keeps every rule as the given one does."""
    return _earliest(reduced, _without_idle(reduced.problem, schedule))


def _without_idle(problem: PlanningProblem, schedule: Mapping[str, int]) -> dict[str, int]:
    """The schedule without actions that add nothing: not pinned, no gain lost, nothing planned requires them.

    The dearest in hours goes first. Of a proven plan only actions that take neither hours nor money can go.
    """
    kept = dict(schedule)
    levels = {goal.practice: levels_of(problem, goal, kept) for goal in problem.goals}
    raised = {
        action.id: [goal for goal in problem.goals if any(share.practice == goal.practice for share in action.shares)]
        for action in problem.actions
    }
    removed = True
    while removed:
        removed = False
        for own_id in sorted(kept, key=lambda i: (-problem.by_id[i].total_hours, -problem.by_id[i].cost, i)):
            needed = any(own_id in problem.by_id[other].requires for other in kept)
            if own_id in problem.pinned or needed:
                continue
            less = {other: start for other, start in kept.items() if other != own_id}
            if all(levels_of(problem, goal, less) == levels[goal.practice] for goal in raised[own_id]):
                kept, removed = less, True
    return kept


def _earliest(reduced: Reduced, schedule: Mapping[str, int]) -> dict[str, int]:
    """Move each action, the earliest first, to the first term that has room for it."""
    problem, moved = reduced.problem, dict(schedule)
    room = Room(problem, schedule)
    for own_id in sorted(schedule, key=lambda i: (schedule[i], i)):
        action, start = problem.by_id[own_id], moved[own_id]
        ready = max((moved[other] + problem.by_id[other].terms for other in reduced.requires[own_id]), default=1)
        room.book(action, start, -1)
        moved[own_id] = next(
            earlier for earlier in reduced.starts[own_id] if ready <= earlier <= start and room.holds(action, earlier)
        )
        room.book(action, moved[own_id])
    return moved
