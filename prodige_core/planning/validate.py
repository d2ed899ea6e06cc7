"""Checks a plan against every rule of design section 7, independently of the solver.

Nothing is shared with the code that makes plans, not even the calendar: this module and that code must agree because
both follow the rules, not because they are the same lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from prodige_core.frameworks import ROLES
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.result import Plan


def violations(problem: PlanningProblem, plan: Plan) -> list[str]:
    """Every rule that a plan breaks and every figure it gets wrong, in English; empty when all is well.

    For an infeasible plan only its form is checked, not that the named pins conflict.
    """
    if plan.status == "infeasible":
        return list(_infeasible(problem, plan))
    found = list(_decisions(problem, plan))
    known = {action.id for action in problem.actions}
    if all(entry.action in known for entry in plan.actions):
        found += _windows(problem, plan)
        found += _order(problem, plan)
        found += _means(problem, plan)
        found += _levels(problem, plan)
        found += _totals(problem, plan)
        found += _unreached(problem, plan)
    return found


def _infeasible(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    if plan.actions:
        yield "an infeasible plan schedules actions"
    if not plan.conflict or not set(plan.conflict) <= set(problem.pinned):
        yield "an infeasible plan names pinned actions and nothing else"


def _decisions(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    known = {action.id for action in problem.actions}
    starts = {entry.action: entry.start for entry in plan.actions}
    for own_id, times in Counter(entry.action for entry in plan.actions).items():
        if times > 1:
            yield f"{own_id} is taken {times} times"
        if own_id not in known:
            yield f"{own_id} is not in the catalogue"
        if own_id in problem.done:
            yield f"{own_id} is done and planned again"
        if own_id in problem.excluded:
            yield f"{own_id} is excluded and planned"
    for own_id, term in problem.pinned.items():
        if starts.get(own_id) != term:
            yield f"{own_id} is pinned to term {term} and starts in {starts.get(own_id)}"


def _calendar(problem: PlanningProblem) -> list[tuple[int, set[int]]]:
    """School year and months of each term, counted month by month from the start."""
    year, month = int(problem.start[:4]), int(problem.start[5:])
    blocks = ({9, 10, 11, 12}, {1, 2, 3}, {4, 5, 6, 7, 8})
    calendar: list[tuple[int, set[int]]] = []
    while len(calendar) < problem.count:
        block = next(months for months in blocks if month in months)
        calendar.append((year if 9 in block else year - 1, block))
        month = max(block) + 1
        if month == 13:
            year, month = year + 1, 1
    return calendar


def _windows(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    actions = {action.id: action for action in problem.actions}
    calendar = _calendar(problem)
    for entry in plan.actions:
        action = actions[entry.action]
        if entry.end != entry.start + action.terms - 1:
            yield f"{action.id} takes {action.terms} terms, not {entry.start} to {entry.end}"
        if entry.start < 1 or entry.end > problem.count:
            yield f"{action.id} does not lie within the {problem.count} terms"
        elif action.months and not calendar[entry.start - 1][1] & set(action.months):
            yield f"{action.id} starts in term {entry.start}, which holds none of its months"


def _order(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    actions = {action.id: action for action in problem.actions}
    ends = {entry.action: entry.end for entry in plan.actions}
    present = set(ends) | set(problem.done)
    for entry in plan.actions:
        for other in actions[entry.action].requires:
            if other not in problem.done and not (other in ends and ends[other] < entry.start):
                yield f"{entry.action} starts before the required {other} has ended"
    for action in problem.actions:
        for other in action.excludes:
            # two done actions are facts, not choices
            if action.id in present and other in present and (action.id in ends or other in ends):
                yield f"{action.id} and {other} exclude each other"


def _means(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    actions = {action.id: action for action in problem.actions}
    calendar = _calendar(problem)
    hours: Counter[tuple[int, str]] = Counter()
    money: Counter[int] = Counter()
    costs: Counter[int] = Counter()
    for entry in plan.actions:
        action = actions[entry.action]
        for role, total in zip(ROLES, action.hours, strict=True):
            even, rest = divmod(total, action.terms)
            for place in range(action.terms):
                hours[entry.start + place, role] += even + (1 if place < rest else 0)
        if 1 <= entry.start <= problem.count:
            money[calendar[entry.start - 1][0]] += action.cost
            costs[entry.start] += action.cost
    for row, role in enumerate(ROLES):
        for term in range(1, problem.count + 1):
            used, capacity = hours[term, role], problem.capacity[row][term - 1]
            if used > capacity:
                yield f"{role} has {used} hours in term {term}, capacity {capacity}"
            stated = plan.terms[term - 1].hours.get(role) if len(plan.terms) >= term else None
            if stated is None or (stated.used, stated.capacity) != (used, capacity):
                yield f"the plan states {stated} for {role} in term {term}, not {used} of {capacity}"
    years = sorted({year for year, _ in calendar})
    for year, budget in zip(years, problem.budget, strict=True):
        if money[year] > budget:
            yield f"{money[year]} EUR start in school year {year}, budget {budget}"
    for term, load in enumerate(plan.terms, 1):
        if load.cost != costs[term]:
            yield f"the plan states {load.cost} EUR for term {term}, not {costs[term]}"
    if len(plan.terms) != problem.count:
        yield f"the plan shows {len(plan.terms)} terms, not {problem.count}"


def _levels(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    if set(plan.levels) != {goal.practice for goal in problem.goals}:
        yield "the plan gives levels for other practices than those planned"
        return
    gain = 0
    for goal in problem.goals:
        expected = [
            goal.current,
            *(_level_after(problem, plan, goal.practice, term) for term in range(1, problem.count + 1)),
        ]
        if list(plan.levels[goal.practice]) != expected:
            yield f"{goal.practice} has the levels {list(plan.levels[goal.practice])}, not {expected}"
        gain += goal.weight * sum(level - goal.current for level in expected[1:])
    if plan.gain != gain:
        yield f"the gain is {gain}, not {plan.gain}"
    if plan.bound < plan.gain or (plan.status == "optimal" and plan.bound != plan.gain):
        yield f"the bound {plan.bound} does not fit the gain {plan.gain} of a plan that is {plan.status}"


def _level_after(problem: PlanningProblem, plan: Plan, practice: str, term: int) -> int:
    goal = next(goal for goal in problem.goals if goal.practice == practice)
    finished = set(problem.done) | {entry.action for entry in plan.actions if entry.end <= term}
    level = goal.current
    while level < goal.target:
        shares = 0
        for action in problem.actions:
            if action.id in finished:
                shares += sum(s.percent for s in action.shares if s.practice == practice and s.to == level + 1)
        if shares < 100:
            break
        level += 1
    return level


def _totals(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    actions = {action.id: action for action in problem.actions}
    hours = sum(sum(actions[entry.action].hours) for entry in plan.actions)
    cost = sum(actions[entry.action].cost for entry in plan.actions)
    if (plan.hours, plan.cost) != (hours, cost):
        yield f"the plan states {plan.hours} hours and {plan.cost} EUR, not {hours} and {cost}"


def _unreached(problem: PlanningProblem, plan: Plan) -> Iterator[str]:
    missed = {
        goal.practice: goal.target
        for goal in problem.goals
        if plan.levels.get(goal.practice, (goal.current,))[-1] < goal.target
    }
    if {entry.practice: entry.target for entry in plan.unreached} != missed:
        yield "the plan explains other targets than those it does not reach"
    for entry in plan.unreached:
        if not entry.reasons:
            yield f"no reason is given for {entry.practice}"
        if entry.practice in plan.levels and entry.reached != plan.levels[entry.practice][-1]:
            yield f"{entry.practice} ends at {plan.levels[entry.practice][-1]}, not {entry.reached}"
