"""What stands between a practice and its target whatever the means: nothing raises it, a decision, an order, the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from prodige_core.planning.problem import FULL, Goal, PlanningProblem
from prodige_core.planning.reduce import barred_actions, chain_of, closure, exclusions, start_terms
from prodige_core.planning.result import Reason

MOST_EXTRA_TERMS = 60
"""Twenty school years. Longer than any chain of actions of a real catalogue takes; further out nothing is sought."""


MOST_PAIRS = 8
"""Pairs of actions that exclude each other, among those of use to one practice, up to which every way round them is
tried (2^8 of them at most); beyond that such a deadlock is not looked for."""


def obstacles(problem: PlanningProblem, goal: Goal, reached: int) -> Iterator[Reason]:
    """Reasons that no hours, money or terms would remove, step by step from the level reached; none when there are none.

    ``no_action``: the whole catalogue does not close the step. ``excluded``: it would without a decision (an excluded
    action, or one that a done or pinned action excludes). ``requires``: it would, but needs an action that is excluded.
    When each step could be closed, but not all of them because actions exclude each other, the first that cannot be
    closed with those below it names the actions in question, in the same two ways.
    """
    barred = barred_actions(problem) - set(problem.done)
    startable = _startable(problem, barred)
    found = False
    for to in range(reached + 1, goal.target + 1):
        percents = _percents(problem, goal.practice, to)
        if sum(percents.values()) < FULL:
            yield Reason("no_action", level=to)
        elif _closed_by(problem, percents, startable):
            continue
        else:
            yield from _ruled_out(problem, percents, barred, set(), to)
        found = True
    if not found:
        yield from _entangled(problem, goal, reached, barred)


def _entangled(problem: PlanningProblem, goal: Goal, reached: int, barred: set[str]) -> Iterator[Reason]:
    if _within_reach(problem, goal, goal.target, barred):
        return
    to = reached + 1
    while _within_reach(problem, goal, to, barred):
        to += 1
    tied = {own_id for pair in _rival_pairs(problem, goal, to, barred) for own_id in pair}
    yield from _ruled_out(problem, _percents(problem, goal.practice, to), barred, tied, to)


def _within_reach(problem: PlanningProblem, goal: Goal, to: int, barred: set[str]) -> bool:
    """Can the steps up to a level be closed together by actions none of which excludes another, whatever it takes?"""
    startable = _startable(problem, barred)
    if not all(
        _closed_by(problem, _percents(problem, goal.practice, step), startable)
        for step in range(goal.current + 1, to + 1)
    ):
        return False
    pairs = _rival_pairs(problem, goal, to, barred)
    # too many pairs to try: not shown to be out of reach
    return not 0 < len(pairs) <= MOST_PAIRS or any(
        _within_reach(problem, goal, to, barred | {own_id}) for own_id in pairs[0]
    )


def _rival_pairs(problem: PlanningProblem, goal: Goal, to: int, barred: set[str]) -> list[tuple[str, str]]:
    """Pairs that exclude each other among the actions of use for the steps up to a level and what these require."""
    wanted = {own_id for step in range(goal.current + 1, to + 1) for own_id in _percents(problem, goal.practice, step)}
    useful = closure(problem, wanted & _startable(problem, barred))
    return [pair for pair in exclusions(problem) if pair[0] in useful and pair[1] in useful]


def _closed_by(problem: PlanningProblem, percents: Mapping[str, int], startable: set[str]) -> bool:
    return sum(p for own_id, p in percents.items() if own_id in startable or own_id in problem.done) >= FULL


def _ruled_out(
    problem: PlanningProblem, percents: Mapping[str, int], barred: set[str], tied: set[str], to: int
) -> Iterator[Reason]:
    """Which contributors to a step cannot be had, and why; ``tied`` ones exclude others that are needed as well."""
    for own_id in percents:
        if own_id in problem.done:
            continue
        if own_id in barred | tied:
            yield Reason("excluded", action=own_id, level=to)
        else:
            lacking = _missing(problem, own_id, barred) or closure(problem, [own_id]) & tied
            for other in sorted(lacking):
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
    take more terms all the same; it names the action that ends last.
    """
    free = replace(problem, actions=tuple(replace(action, months=()) for action in problem.actions))
    without = fewest_terms(free, goal)
    if without is not None and without < extra:
        wanted = closure(problem, _helpful(problem, goal)) & schedule.keys()
        for own_id in sorted(wanted):
            if problem.by_id[own_id].months:
                yield Reason("calendar", action=own_id)
    if without != 0:
        yield too_late(problem, goal, schedule)


def too_late(problem: PlanningProblem, goal: Goal, schedule: Mapping[str, int]) -> Reason:
    """``time``, with the action of use to the goal that ends last; where ``schedule`` has none, one that is not in it."""
    useful = _helpful(problem, goal)
    return Reason(
        "time",
        action=max(
            useful,
            key=lambda i: (i not in problem.done, schedule[i] + problem.by_id[i].terms if i in schedule else 0, i),
        ),
    )


def rivals(problem: PlanningProblem, goal: Goal, reached: int, schedule: Mapping[str, int]) -> Iterator[Reason]:
    """Actions that would help from the level reached on but that a planned action excludes, step by step."""
    ruled_out = {
        this
        for one, other in exclusions(problem)
        for this, that in ((one, other), (other, one))
        if that in schedule and this not in schedule
    }
    told = set[str]()
    for to in range(reached + 1, goal.target + 1):
        helpful = closure(problem, _percents(problem, goal.practice, to))
        for own_id in sorted(helpful & ruled_out - told):
            yield Reason("excluded", action=own_id, level=to)
        told |= helpful


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
