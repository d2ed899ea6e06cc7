"""From a schedule to a `Plan`: levels, gain, loads. Also what one schedule is worth, for the solver's first guess."""

from __future__ import annotations

from collections.abc import Mapping

from prodige_core.frameworks import ROLES
from prodige_core.planning.problem import FULL, Goal, PlanningProblem
from prodige_core.planning.result import Needs, Plan, RoleLoad, Scheduled, Status, TermLoad, Unreached


def plan_of(problem: PlanningProblem, schedule: Mapping[str, int], status: Status, bound: int) -> Plan:
    """The plan of a schedule (start terms by action), in order of start and id."""
    levels = {goal.practice: levels_of(problem, goal, schedule) for goal in problem.goals}
    order = sorted(schedule, key=lambda own_id: (schedule[own_id], own_id))
    actions = [problem.by_id[own_id] for own_id in order]
    gain = gain_of(problem, levels)
    return Plan(
        status=status,
        gain=gain,
        hours=sum(action.total_hours for action in actions),
        cost=sum(action.cost for action in actions),
        bound=max(bound, gain),
        terms=term_loads(problem, schedule),
        actions=tuple(Scheduled(a.id, schedule[a.id], schedule[a.id] + a.terms - 1) for a in actions),
        levels=levels,
    )


def unexplained(problem: PlanningProblem, levels: Mapping[str, tuple[int, ...]]) -> tuple[Unreached, ...]:
    """The targets that are not reached, without reasons; what they would take is not known (``proven`` False)."""
    return tuple(
        Unreached(goal.practice, goal.target, levels[goal.practice][-1], (), Needs(proven=False))
        for goal in problem.goals
        if levels[goal.practice][-1] < goal.target
    )


def gain_of(problem: PlanningProblem, levels: Mapping[str, tuple[int, ...]]) -> int:
    """Σ weight · Σ over terms of (level − level now)."""
    return sum(goal.weight * sum(level - goal.current for level in levels[goal.practice][1:]) for goal in problem.goals)


def levels_of(problem: PlanningProblem, goal: Goal, schedule: Mapping[str, int]) -> tuple[int, ...]:
    """The level now and after each term. Done actions count from the first term on, not in the level now."""
    closes: list[int] = []
    for to in range(goal.current + 1, goal.target + 1):
        ends: list[tuple[int, int]] = []
        for action in problem.actions:
            if action.id not in schedule and action.id not in problem.done:
                continue
            end = 0 if action.id in problem.done else schedule[action.id] + action.terms - 1
            ends += [(end, s.percent) for s in action.shares if (s.practice, s.to) == (goal.practice, to)]
        closes.append(max(_reaches(sorted(ends), problem.count), *closes, 0))
    return goal.current, *(
        goal.current + sum(1 for close in closes if close <= term) for term in range(1, problem.count + 1)
    )


def _reaches(ends: list[tuple[int, int]], count: int) -> int:
    total = 0
    for end, percent in ends:
        total += percent
        if total >= FULL:
            return end
    return count + 1


def term_loads(problem: PlanningProblem, schedule: Mapping[str, int]) -> tuple[TermLoad, ...]:
    """Hours used and there, and the cost of what starts, for each term. Roles without hours on either side are kept."""
    used = [[0] * problem.count for _ in ROLES]
    cost = [0] * problem.count
    for own_id, start in schedule.items():
        action = problem.by_id[own_id]
        cost[start - 1] += action.cost
        for offset in range(action.terms):
            for role, hours in enumerate(action.hours_in(offset)):
                used[role][start - 1 + offset] += hours
    return tuple(
        TermLoad(
            term.label,
            {
                role: RoleLoad(used[index][term.number - 1], problem.capacity[index][term.number - 1])
                for index, role in enumerate(ROLES)
            },
            cost[term.number - 1],
        )
        for term in problem.terms
    )
