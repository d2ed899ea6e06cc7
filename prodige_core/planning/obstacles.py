"""What stands between a practice and its target whatever the means: nothing raises it, a decision, an order, the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from prodige_core.planning.problem import FULL, Goal, PlanningProblem
from prodige_core.planning.reduce import barred_actions, chain_of, closure, exclusions, start_terms
from prodige_core.planning.result import Reason

MOST_EXTRA_TERMS = 60
"""Twenty school years. Longer than any chain of actions of a real catalogue takes; further out nothing is sought."""


def obstacles(problem: PlanningProblem, goal: Goal, reached: int) -> Iterator[Reason]:
    """Reasons that no hours, money or terms would remove, step by step from the level reached; none when there are none.

    ``no_action``: the whole catalogue does not close the step. ``excluded``: it would without a decision (an excluded
    action, or one that a done or pinned action excludes). ``requires``: it would, but needs an action that is excluded.
    """
    barred = barred_actions(problem) - set(problem.done)
    startable = _startable(problem, barred)
    for to in range(reached + 1, goal.target + 1):
        percents = _percents(problem, goal.practice, to)
        done = sum(percent for own_id, percent in percents.items() if own_id in problem.done)
        if sum(percents.values()) < FULL:
            yield Reason("no_action", level=to)
        elif done + sum(p for own_id, p in percents.items() if own_id in startable) < FULL:
            for own_id in percents:
                if own_id in barred:
                    yield Reason("excluded", action=own_id, level=to)
                elif own_id not in startable and own_id not in problem.done:
                    for other in sorted(_missing(problem, own_id, barred)):
                        yield Reason("requires", action=other, level=to)


def fewest_terms(problem: PlanningProblem, goal: Goal) -> int | None:
    """The fewest extra terms with which a goal could be reached if hours and money were no matter; None if never."""
    for extra in range(MOST_EXTRA_TERMS + 1):
        longer = problem.longer(extra)
        chain = chain_of(goal, longer, start_terms(longer, means=False))
        if chain is not None and chain.reaches == goal.target:
            return extra
    return None


def waiting_reasons(problem: PlanningProblem, goal: Goal, extra: int, schedule: Mapping[str, int]) -> Iterator[Reason]:
    """Why a goal needs ``extra`` (1 or more) terms, in which ``schedule`` reaches it.

    ``calendar`` names the actions bound to months, when it would take fewer terms without that; ``time``: it would
    take more terms all the same.
    """
    free = replace(problem, actions=tuple(replace(action, months=()) for action in problem.actions))
    without = fewest_terms(free, goal)
    if without is not None and without < extra:
        wanted = closure(problem, _helpful(problem, goal)) & schedule.keys()
        for own_id in sorted(wanted):
            if problem.by_id[own_id].months:
                yield Reason("calendar", action=own_id)
    if without != 0:
        yield Reason("time")


def rivals(problem: PlanningProblem, goal: Goal, schedule: Mapping[str, int]) -> Iterator[Reason]:
    """Actions that would help a goal but that a planned action excludes."""
    helpful = closure(problem, _helpful(problem, goal))
    for own_id in sorted(
        {
            this
            for one, other in exclusions(problem)
            for this, that in ((one, other), (other, one))
            if this in helpful and that in schedule and this not in schedule
        }
    ):
        yield Reason("excluded", action=own_id)


def _helpful(problem: PlanningProblem, goal: Goal) -> list[str]:
    return [
        own_id for to in range(goal.current + 1, goal.target + 1) for own_id in _percents(problem, goal.practice, to)
    ]


def _percents(problem: PlanningProblem, practice: str, to: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for action in problem.actions:
        for share in action.shares:
            if (share.practice, share.to) == (practice, to):
                found[action.id] = found.get(action.id, 0) + share.percent
    return found


def _startable(problem: PlanningProblem, barred: set[str]) -> set[str]:
    """Actions that, given terms enough, could be planned: not barred, and so with all they require."""
    return {
        action.id
        for action in problem.actions
        if action.id not in barred and action.id not in problem.done and not _missing(problem, action.id, barred)
    }


def _missing(problem: PlanningProblem, own_id: str, barred: set[str]) -> set[str]:
    """What an action requires, directly or not, and cannot have."""
    needed = closure(problem, [own_id]) - {own_id}
    return {other for other in needed if other in barred or other not in problem.by_id}
