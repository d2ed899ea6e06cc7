"""What can still matter for a plan: the actions that can help, when each may start, and the steps they can close.

Everything left out here is left out for a reason that holds in every plan, so the optimum stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prodige_core.planning.problem import FULL, Goal, PlanAction, PlanningProblem
from prodige_core.planning.room import Room


@dataclass(frozen=True, slots=True)
class Step:
    """A step to ``to`` that is still open: ``need`` percent (0 when done actions closed it above an open one).

    shares: actions that can contribute, with their percent; first: the earliest term at whose end it can be closed.
    """

    to: int
    need: int
    shares: tuple[tuple[str, int], ...]
    first: int


@dataclass(frozen=True, slots=True)
class Chain:
    """The open steps of a goal from below, as far as they can be closed. ``held``: steps that done actions closed."""

    goal: Goal
    held: int
    steps: tuple[Step, ...]

    @property
    def reaches(self) -> int:
        """The level at its end."""
        return self.steps[-1].to if self.steps else self.goal.current + self.held


@dataclass(frozen=True, slots=True)
class Reduced:
    """The part of a problem that the solver sees.

    starts: possible first terms by action; requires: what must be planned before it (done ones are left out);
    apart: pairs of actions of which at most one may be planned. impossible: pinned actions that cannot start then.
    """

    problem: PlanningProblem
    actions: tuple[PlanAction, ...]
    starts: Mapping[str, tuple[int, ...]]
    requires: Mapping[str, tuple[str, ...]]
    apart: tuple[tuple[str, str], ...]
    chains: tuple[Chain, ...]
    impossible: tuple[str, ...]


def reduce_problem(problem: PlanningProblem, *, means: bool = True) -> Reduced:
    """Leave out what cannot matter. Pinned actions, and what they require, always stay. ``means``: see `start_terms`."""
    starts = start_terms(problem, means=means)
    impossible = tuple(own_id for own_id in problem.pinned if not starts.get(own_id))
    chains = tuple(chain for goal in problem.goals if (chain := chain_of(goal, problem, starts)) is not None)
    wanted = [own_id for chain in chains for step in chain.steps for own_id, _ in step.shares]
    kept = closure(problem, [*wanted, *(own_id for own_id in problem.pinned if own_id not in impossible)])
    done = set(problem.done)
    return Reduced(
        problem,
        tuple(action for action in problem.actions if action.id in kept),
        {own_id: starts[own_id] for own_id in sorted(kept)},
        {own_id: tuple(r for r in problem.by_id[own_id].requires if r not in done) for own_id in sorted(kept)},
        tuple(pair for pair in exclusions(problem) if pair[0] in kept and pair[1] in kept),
        chains,
        impossible,
    )


def exclusions(problem: PlanningProblem) -> tuple[tuple[str, str], ...]:
    """Every pair of which either side excludes the other, once, in order."""
    return tuple(
        sorted({(min(a.id, other), max(a.id, other)) for a in problem.actions for other in a.excludes if other != a.id})
    )


def closure(problem: PlanningProblem, wanted: Iterable[str]) -> set[str]:
    """The given actions and everything they require that is not done."""
    done, found, waiting = set(problem.done), set[str](), list(wanted)
    while waiting:
        own_id = waiting.pop()
        if own_id not in found:
            found.add(own_id)
            waiting += [other for other in _requires(problem, own_id) if other not in done]
    return found


def _requires(problem: PlanningProblem, own_id: str) -> tuple[str, ...]:
    action = problem.by_id.get(own_id)
    return action.requires if action is not None else ()


def start_terms(problem: PlanningProblem, *, means: bool = True) -> dict[str, tuple[int, ...]]:
    """The terms in which each action may start; actions that cannot be planned at all are absent.

    It must be neither done nor excluded (by decision, by a done or by a pinned action), end in the plan, hold its
    months, leave room for what it requires, and with ``means`` find its hours and money when nothing else but the
    pinned actions is planned.
    """
    free = Room(problem, problem.pinned) if means else None
    barred = barred_actions(problem)
    found: dict[str, tuple[int, ...]] = {}
    for own_id in in_order(problem):
        if own_id in barred:
            continue
        action = problem.by_id[own_id]
        earliest = 1
        for other in action.requires:
            if other in problem.done:
                continue
            if other not in found:
                earliest = problem.count + 1
                break
            earliest = max(earliest, found[other][0] + problem.by_id[other].terms)
        possible = tuple(
            start
            for start in range(earliest, problem.count - action.terms + 2)
            if (not action.months or set(action.months) & set(problem.terms[start - 1].months))
            and (own_id not in problem.pinned or problem.pinned[own_id] == start)
            and (free is None or own_id in problem.pinned or free.holds(action, start))
        )
        if possible:
            found[own_id] = possible
    return found


def barred_actions(problem: PlanningProblem) -> set[str]:
    """What cannot be planned. A pinned action is not barred by another pin: that is a conflict of the two."""
    barred = {*problem.done, *problem.excluded}
    by_pins = set[str]()
    for one, other in exclusions(problem):
        for this, that in ((one, other), (other, one)):
            if this in problem.done:
                barred.add(that)
            elif this in problem.pinned:
                by_pins.add(that)
    return barred | (by_pins - set(problem.pinned))


def in_order(problem: PlanningProblem) -> list[str]:
    """Action ids so that what is required comes first. Members of a circle (no checked catalogue has one) are absent."""
    waiting = {a.id: sum(1 for r in set(a.requires) if r in problem.by_id) for a in problem.actions}
    followers: dict[str, list[str]] = {}
    for action in problem.actions:
        for other in sorted(set(action.requires)):
            followers.setdefault(other, []).append(action.id)
    order = [own_id for own_id, count in waiting.items() if count == 0]
    for own_id in order:
        for follower in followers.get(own_id, ()):
            waiting[follower] -= 1
            if waiting[follower] == 0:
                order.append(follower)
    return order


def chain_of(goal: Goal, problem: PlanningProblem, starts: Mapping[str, tuple[int, ...]]) -> Chain | None:
    """The open steps of a goal as far as actions with these start terms can close them; None when none can be."""
    held, steps, earliest = 0, list[Step](), 0
    for to in range(goal.current + 1, goal.target + 1):
        done_percent, shares = 0, list[tuple[str, int]]()
        for action in problem.actions:
            percent = sum(share.percent for share in action.shares if (share.practice, share.to) == (goal.practice, to))
            if percent and action.id in problem.done:
                done_percent += percent
            elif percent and action.id in starts:
                shares.append((action.id, percent))
        need = max(0, FULL - done_percent)
        if need == 0 and not steps:
            held += 1
            continue
        first = max(earliest, _first_close(need, shares, starts, problem))
        if first > problem.count:
            break
        steps.append(Step(to, need, tuple(shares) if need else (), first))
        earliest = first
    return Chain(goal, held, tuple(steps)) if held or steps else None


def _first_close(
    need: int, shares: list[tuple[str, int]], starts: Mapping[str, tuple[int, ...]], problem: PlanningProblem
) -> int:
    """The earliest term at whose end the shares can reach ``need``; beyond the plan when they never do."""
    if need == 0:
        return 0
    ends = sorted((starts[own_id][0] + problem.by_id[own_id].terms - 1, percent) for own_id, percent in shares)
    total = 0
    for end, percent in ends:
        total += percent
        if total >= need:
            return end
    return problem.count + 1
