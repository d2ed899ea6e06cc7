"""Random schools for measuring the planner: 62 practices, five roles, a yearly budget.

Efforts follow the bands of docs/method/content.md (S up to 10 hours, M 10 to 60, L more; most actions cost nothing) and the
worked action of the framework format (leader 4, coordinator 20, teacher 10). The usual means are those of a school of
middle size; ``scarce`` halves them.
"""

from __future__ import annotations

import random

from prodige_core.frameworks import ROLES
from prodige_core.planning.calendar import school_years, terms_from
from prodige_core.planning.problem import Goal, PlanAction, PlanningProblem, Share

PRACTICES = 62
TOP = 5
USUAL_HOURS = {"leader": 25, "coordinator": 90, "digital_lead": 60, "teacher": 120, "admin": 25}
USUAL_BUDGET_EUR = 5000


def random_school(seed: int, actions: int, terms: int, *, scarce: bool = False) -> PlanningProblem:
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    practices = PRACTICES if actions > PRACTICES else actions // 2
    goals = []
    for number in range(practices):
        current = rng.choice((0, 0, 1, 1, 2, 3))
        target = min(TOP, current + rng.choice((1, 1, 2)))
        goals.append(Goal(f"p{number:02d}", current, target, rng.choice((1, 1, 1, 2, 3, 5))))
    steps = [(goal.practice, level + 1) for goal in goals for level in range(goal.current, goal.target)]
    rng.shuffle(steps)
    made = [_action(rng, number, steps) for number in range(actions)]
    divisor = 2 if scarce else 1
    start = "2027-01"
    years = len(school_years(terms_from(start, terms)))
    capacity = tuple((USUAL_HOURS[role] // divisor,) * terms for role in ROLES)
    budget = (USUAL_BUDGET_EUR // divisor,) * years
    return PlanningProblem(start, terms, capacity, budget, tuple(goals), tuple(made), {})


def _action(rng: random.Random, number: int, steps: list[tuple[str, int]]) -> PlanAction:
    first = steps[number % len(steps)]  # as in a real catalogue, actions are spread over the steps
    raised = sorted({first, *rng.sample(steps, rng.choice((0, 1, 1, 2)))})
    size = rng.choice((6, 10, 15, 25, 40, 60, 90))
    parts = dict.fromkeys(ROLES, 0)
    lead = rng.choice(("coordinator", "coordinator", "digital_lead", "teacher", "leader"))
    parts["leader"] += rng.choice((0, 1, 2, 4))
    parts["admin"] += rng.choice((0, 0, 0, 2, 6))
    parts["teacher"] += rng.choice((0, size // 4, size // 2))
    parts[lead] += size // 4 if lead == "leader" else size // 2
    requires = {f"a{rng.randrange(number):03d}" for _ in range(rng.choice((0, 0, 0, 0, 1, 1, 2)))} if number else set()
    excludes = {f"a{rng.randrange(number):03d}"} - requires if number > 10 and rng.random() < 0.05 else set()
    return PlanAction(
        f"a{number:03d}",
        tuple(parts[role] for role in ROLES),
        rng.choice((0, 0, 0, 0, 200, 500, 1000, 2500)),
        1 if size < 25 else rng.choice((1, 2, 2, 3)),
        tuple(sorted(requires)),
        tuple(excludes),
        rng.choice(((), (), (), (), (), (9, 10), (1, 2), (4, 5))),
        tuple(Share(practice, to, rng.choice((100, 100, 100, 60, 50, 40))) for practice, to in raised),
    )
