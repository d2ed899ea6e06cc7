"""Planning problems small enough to follow by hand, and an exhaustive search over them."""

from __future__ import annotations

import itertools
import random

from prodige_core.frameworks import ROLES
from prodige_core.planning.problem import Goal, PlanAction, PlanningProblem, Share


def action(own_id, *raises, terms=1, cost=0, requires=(), excludes=(), months=(), **hours) -> PlanAction:
    """``raises`` are ``("p", to)`` or ``("p", to, percent)``; hours by role name."""
    return PlanAction(
        own_id,
        tuple(hours.get(role, 0) for role in ROLES),
        cost,
        terms,
        tuple(requires),
        tuple(excludes),
        tuple(months),
        tuple(Share(r[0], r[1], r[2] if len(r) > 2 else 100) for r in raises),
    )


def problem(
    *actions, goals=(("p", 0, 1, 1),), terms=3, start="2027-01", budget=0, pinned=None, **rest
) -> PlanningProblem:
    """Hours by role: one number for every term, or a list. Jan–Mar, Apr–Aug, Sep–Dec … from the usual start."""
    done, excluded = rest.pop("done", ()), rest.pop("excluded", ())
    capacity = tuple(
        tuple(given) if isinstance(given := rest.get(role, 0), list) else (given,) * terms for role in ROLES
    )
    bare = PlanningProblem(start, terms, capacity, (), (), (), {})
    money = tuple(budget) if isinstance(budget, list) else (budget,) * len(bare.years)
    return PlanningProblem(
        start,
        terms,
        capacity,
        money,
        tuple(sorted((Goal(*goal) for goal in goals), key=lambda goal: goal.practice)),
        tuple(sorted(actions, key=lambda a: a.id)),
        dict(pinned or {}),
        tuple(excluded),
        tuple(done),
    )


def starts(plan) -> dict[str, int]:
    return {entry.action: entry.start for entry in plan.actions}


def random_problem(seed: int) -> PlanningProblem:
    """Up to five actions, two practices, two to four terms, with every rule in play now and then."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    terms = rng.choice((2, 2, 3, 3, 4))
    count = rng.choice((3, 4, 4, 5)) if terms < 4 else 4
    goals = [(name, low, low + rng.choice((1, 2)), rng.choice((1, 2, 5))) for name, low in (("p", 0), ("q", 1))]
    steps = [(name, to) for name, low, high, _ in goals for to in range(low + 1, high + 1)]
    made = []
    for number in range(count):
        own_id = f"a{number}"
        raised = rng.sample(steps, min(len(steps), rng.choice((1, 1, 2))))
        others = [f"a{other}" for other in range(number)]
        requires = rng.sample(others, 1) if others and rng.random() < 0.3 else []
        excludes = [o for o in rng.sample(others, 1) if o not in requires] if others and rng.random() < 0.2 else []
        made.append(
            action(
                own_id,
                *((name, to, rng.choice((100, 100, 60, 50, 40))) for name, to in raised),
                terms=rng.choice((1, 1, 2)),
                cost=rng.choice((0, 0, 100, 300)),
                requires=requires,
                excludes=excludes,
                months=rng.choice(((), (), (), (1,), (9, 10), (4, 5))),
                coordinator=rng.choice((0, 5, 10, 15)),
                teacher=rng.choice((0, 0, 7, 9)),
            )
        )
    ids = [a.id for a in made]
    decided = rng.sample(ids, rng.choice((0, 0, 1, 2)))
    kinds = [rng.choice(("pinned", "excluded", "done")) for _ in decided]
    return problem(
        *made,
        goals=goals,
        terms=terms,
        start=rng.choice(("2027-01", "2026-09", "2027-05")),
        budget=rng.choice((0, 200, 400)),
        coordinator=[rng.choice((5, 10, 20)) for _ in range(terms)],
        teacher=rng.choice((0, 8, 12)),
        pinned={i: rng.randint(1, terms) for i, kind in zip(decided, kinds, strict=True) if kind == "pinned"},
        excluded=[i for i, kind in zip(decided, kinds, strict=True) if kind == "excluded"],
        done=[i for i, kind in zip(decided, kinds, strict=True) if kind == "done"],
    )


BLOCK = {1: 0, 2: 0, 3: 0, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 2, 11: 2, 12: 2}


def best_by_trying_all(p: PlanningProblem) -> tuple[int, int, int] | None:
    """(gain, hours, cost) of the best plan by trying every schedule; None when the pins allow none."""
    ranks = [_rank(p, taken) for taken in every_schedule(p)]
    if not ranks:
        return None
    gain, hours, cost = max(ranks)
    return gain, -hours, -cost


def allowed(p: PlanningProblem, taken: dict[str, int]) -> bool:
    return short_of(p, taken) == (0, 0)


def short_of(p: PlanningProblem, taken: dict[str, int]) -> tuple[int, int] | None:
    """EUR and hours by which a schedule exceeds the means; None when it breaks a rule that no means would mend."""
    by_id = {a.id: a for a in p.actions}
    first = BLOCK[int(p.start[5:])]
    load: dict[tuple[int, int], int] = {}
    money: dict[int, int] = {}
    for own_id, start in taken.items():
        a = by_id[own_id]
        if start + a.terms - 1 > p.count:
            return None
        block = (first + start - 1) % 3
        if a.months and not any(BLOCK[month] == block for month in a.months):
            return None
        for other in a.requires:
            if other not in p.done and not (other in taken and taken[other] + by_id[other].terms - 1 < start):
                return None
        for other in by_id.values():
            if (other.id in taken or other.id in p.done) and (other.id in a.excludes or own_id in other.excludes):
                return None
        year = (first + start) // 3  # a school year turns where block 2 (Sep–Dec) begins
        money[year] = money.get(year, 0) + a.cost
        for role, total in enumerate(a.hours):
            for place in range(a.terms):
                part = total // a.terms + (1 if place < total % a.terms else 0)
                load[role, start + place] = load.get((role, start + place), 0) + part
    lowest = (first + 1) // 3
    return (
        sum(max(0, spent - p.budget[year - lowest]) for year, spent in money.items()),
        sum(max(0, hours - p.capacity[role][term - 1]) for (role, term), hours in load.items()),
    )


def least_short_by_trying_all(p: PlanningProblem, practice: str) -> tuple[int, int] | None:
    """The least EUR, then hours, beyond the means with which a plan reaches a target and loses nothing of the best."""
    best = max(every_schedule(p), key=lambda taken: _rank(p, taken))
    gain, ends = worth(p, best)[0], levels_at_end(p, best)
    found = None
    for taken in every_schedule(p, within_means=False):
        after = levels_at_end(p, taken)
        wanted = next(goal.target for goal in p.goals if goal.practice == practice)
        if after[practice] == wanted and all(after[q] >= ends[q] for q in ends) and worth(p, taken)[0] >= gain:
            short = short_of(p, taken)
            found = short if found is None else min(found, short)
    return found


def every_schedule(p: PlanningProblem, *, within_means: bool = True):
    free = [a for a in p.actions if a.id not in p.done and a.id not in p.excluded]
    choices = [[p.pinned[a.id]] if a.id in p.pinned else [None, *range(1, p.count + 1)] for a in free]
    for picks in itertools.product(*choices):
        taken = {a.id: start for a, start in zip(free, picks, strict=True) if start is not None}
        short = short_of(p, taken)
        if short == (0, 0) or (short is not None and not within_means):
            yield taken


def levels_at_end(p: PlanningProblem, taken: dict[str, int]) -> dict[str, int]:
    finished = [a for a in p.actions if a.id in p.done or a.id in taken]
    ends = {}
    for goal in p.goals:
        level = goal.current
        while level < goal.target and (
            sum(s.percent for a in finished for s in a.shares if (s.practice, s.to) == (goal.practice, level + 1))
            >= 100
        ):
            level += 1
        ends[goal.practice] = level
    return ends


def _rank(p: PlanningProblem, taken: dict[str, int]) -> tuple[int, int, int]:
    gain, hours, cost = worth(p, taken)
    return gain, -hours, -cost


def worth(p: PlanningProblem, taken: dict[str, int]) -> tuple[int, int, int]:
    by_id = {a.id: a for a in p.actions}
    gain = 0
    for goal in p.goals:
        for term in range(1, p.count + 1):
            finished = [a for a in p.actions if a.id in p.done or (a.id in taken and taken[a.id] + a.terms - 1 <= term)]
            level = goal.current
            while level < goal.target and (
                sum(s.percent for a in finished for s in a.shares if (s.practice, s.to) == (goal.practice, level + 1))
                >= 100
            ):
                level += 1
            gain += goal.weight * (level - goal.current)
    return gain, sum(sum(by_id[i].hours) for i in taken), sum(by_id[i].cost for i in taken)
