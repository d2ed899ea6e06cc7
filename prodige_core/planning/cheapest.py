"""The cheapest plan that reaches every target, with the means left open: what would it take to get there at all?

Terms, calendar, order, exclusions and decisions hold as in any plan; only hours and money may be exceeded. Least own
money comes first, then fewest hours, then least excess over the means given (money before hours, as in `explain`), and
where that leaves a choice the plan that brings most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prodige_core.frameworks import ROLES, Role
from prodige_core.planning.conflict import minimal_conflict, settle_pins
from prodige_core.planning.greedy import first_plan
from prodige_core.planning.model import PlanModel, Schedule
from prodige_core.planning.obstacles import fewest_terms, obstacles, rivals, too_late, waiting_reasons
from prodige_core.planning.outcome import levels_of, plan_of, term_loads
from prodige_core.planning.problem import Goal, PlanningProblem
from prodige_core.planning.reduce import reduce_problem
from prodige_core.planning.result import Needs, Plan, Reason, Status, Unreached, plan_from_json, plan_json
from prodige_core.planning.search import Found, search

ShouldStop = Callable[[], bool]

COUNT_LIMIT, COST_LIMIT, EXCESS_LIMIT, GAIN_LIMIT = 2.0, 4.0, 2.0, 1.0
"""Deterministic time of the searches; a unit is about a second (measured with the demo centre: docs/method/what-if.md)."""


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The cheapest plan for all targets that can be reached within the terms.

    plan: its ``status`` tells about the promise of this search: ``optimal`` when nothing cheaper exists, ``infeasible``
    when pinned actions exclude each other whatever the means. In ``plan.terms`` hours used may exceed the capacity.
    least_cost, least_hours: no such plan costs less; none of that cost takes fewer hours (0 when unknown).
    extra_hours: ``(role, term, hours)``, extra_money: ``(school year, EUR)`` beyond the means given.
    The targets in ``plan.unreached`` cannot be reached within the terms; each says why.
    """

    plan: Plan
    least_cost: int = 0
    least_hours: int = 0
    extra_hours: tuple[tuple[Role, int, int], ...] = ()
    extra_money: tuple[tuple[str, int], ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the means given suffice."""
        return not self.extra_hours and not self.extra_money


def cheapest_plan(problem: PlanningProblem, should_stop: ShouldStop | None = None) -> Cheapest:
    """Find it. Stopped or cut, the plan still reaches all it says, but something cheaper may exist (``feasible``)."""
    opened = _opened(problem)
    settled = settle_pins(opened)
    if settled is None:
        return Cheapest(Plan("infeasible", terms=term_loads(problem, {}), conflict=minimal_conflict(opened)))
    whys = {g.practice: why for g in problem.goals if (why := _out_of_reach(opened, g, settled)) is not None}
    wanted = [goal for goal in problem.goals if goal.practice not in whys]
    run = _Run(problem, opened, should_stop)
    schedule = run.most_targets(wanted, first_plan(reduce_problem(opened), settled))
    reached = [goal for goal in wanted if _reached(problem, goal, schedule)]
    schedule = run.cheapest(reached, schedule)
    levels = {goal.practice: levels_of(problem, goal, schedule) for goal in problem.goals}
    status: Status = "optimal" if run.proven else "feasible"
    plan = replace(plan_of(problem, schedule, status, 0), unreached=_unreached(problem, levels, whys, schedule))
    return _with_excess(problem, plan, run)


def _opened(problem: PlanningProblem) -> PlanningProblem:
    """The same with means for everything at once."""
    hours = tuple(sum(action.hours[role] for action in problem.actions) for role in range(len(ROLES)))
    money = sum(action.cost for action in problem.actions)
    return replace(
        problem,
        capacity=tuple((all_of_it,) * problem.count for all_of_it in hours),
        budget=(money,) * len(problem.budget),
    )


def _out_of_reach(problem: PlanningProblem, goal: Goal, settled: Schedule) -> tuple[tuple[Reason, ...], Needs] | None:
    """Why a target is not reached within the terms with all the means there could be; None when, alone, it might be."""
    if found := tuple(obstacles(problem, goal, goal.current)):
        return found, Needs(possible=False)
    terms = fewest_terms(problem, goal)
    if terms == 0:
        return None
    if terms is None:
        return (too_late(problem, goal, {}),), Needs(possible=False)
    later = first_plan(reduce_problem(replace(problem.longer(terms), goals=(goal,))), settled)
    return tuple(waiting_reasons(problem, goal, terms, later)), Needs(terms=terms, proven=False)


def _reached(problem: PlanningProblem, goal: Goal, schedule: Schedule) -> bool:
    return levels_of(problem, goal, schedule)[-1] >= goal.target


class _Run:
    """The searches one after the other; ``proven`` stays True as long as each was proven."""

    def __init__(self, problem: PlanningProblem, opened: PlanningProblem, should_stop: ShouldStop | None) -> None:
        self._problem, self._opened, self._should_stop = problem, opened, should_stop
        self._whole_hours = 1 + sum(action.total_hours for action in problem.actions)
        self.proven = True
        self.least_cost = self.least_hours = 0

    def most_targets(self, wanted: list[Goal], begin: dict[str, int]) -> dict[str, int]:
        """A schedule that reaches as many of the targets as stand together; all, unless actions exclude each other."""
        if all(_reached(self._problem, goal, begin) for goal in wanted):
            return begin
        model = self._model(begin, ())
        ends = [model.closed.get((goal.practice, goal.target, self._problem.count)) for goal in wanted]
        model.cp.maximize(sum(end for end in ends if end is not None))
        return self._search(model, COUNT_LIMIT, begin)[0]

    def cheapest(self, reached: list[Goal], begin: dict[str, int]) -> dict[str, int]:
        """Least money and then hours in one search, as in `solve`; then the least excess; then the most gain."""
        model = self._model(begin, reached)
        model.cp.minimize(self._whole_hours * model.cost + model.hours)
        schedule, found = self._search(model, COST_LIMIT, begin)
        cost, hours = self._spent(schedule)
        if found is not None and found.bound is not None:
            self.least_cost = max(0, found.bound // self._whole_hours)
            if self.least_cost == cost:
                self.least_hours = max(0, found.bound - self._whole_hours * cost)
        model = self._no_dearer(schedule, reached, cost, hours)
        model.cp.minimize(_excess(model))
        schedule, found = self._search(model, EXCESS_LIMIT, schedule)
        if found is None:  # the schedule it would begin with may exceed more than is needed; nothing is promised then
            return schedule
        model = self._no_dearer(schedule, reached, cost, hours)
        model.cp.add(_excess(model) <= found.value)
        model.cp.maximize((1 + len(model.reduced.actions)) * model.gain - sum(model.starts.values()))
        return self._search(model, GAIN_LIMIT, schedule, promised=False)[0]

    def _model(self, begin: Schedule, reached: Collection[Goal]) -> PlanModel:
        model = PlanModel(reduce_problem(self._opened))
        return self._prepared(model, begin, reached)

    def _no_dearer(self, begin: Schedule, reached: Collection[Goal], cost: int, hours: int) -> PlanModel:
        model = self._prepared(PlanModel(reduce_problem(self._problem, means=False), slack=True), begin, reached)
        model.cp.add(model.cost <= cost)
        model.cp.add(model.hours <= hours)
        return model

    def _prepared(self, model: PlanModel, begin: Schedule, reached: Collection[Goal]) -> PlanModel:
        model.hint(begin)
        for goal in reached:
            model.require_level(goal.practice, goal.target, self._problem.count)
        return model

    def _search(
        self, model: PlanModel, limit: float, begin: dict[str, int], *, promised: bool = True
    ) -> tuple[dict[str, int], Found | None]:
        """What a search found, None when it found nothing in time; then the schedule it began with stands."""
        found = search(model, limit, should_stop=self._should_stop)
        if promised and found.ended != "proven":
            self.proven = False
        if found.ended in ("unknown", "impossible"):
            return begin, None
        return found.schedule, found

    def _spent(self, schedule: Schedule) -> tuple[int, int]:
        taken = [self._problem.by_id[own_id] for own_id in schedule]
        return sum(action.cost for action in taken), sum(action.total_hours for action in taken)


def _excess(model: PlanModel) -> Any:
    """One euro more than outweighs all the hours that could ever be short."""
    most_hours = sum(model.most_extra_hours.values())
    return (most_hours + 1) * sum(model.extra_money.values(), start=0) + sum(model.extra_hours.values(), start=0)


def _unreached(
    problem: PlanningProblem,
    levels: Mapping[str, tuple[int, ...]],
    whys: Mapping[str, tuple[tuple[Reason, ...], Needs]],
    schedule: Schedule,
) -> tuple[Unreached, ...]:
    found = []
    for goal in problem.goals:
        end = levels[goal.practice][-1]
        if end >= goal.target:
            continue
        reasons, needs = whys.get(goal.practice, ((), Needs(possible=False)))
        # reached alone, but not with the others: something planned for them rules it out
        reasons = reasons or tuple(rivals(problem, goal, end, schedule)) or (too_late(problem, goal, schedule),)
        found.append(Unreached(goal.practice, goal.target, end, reasons, needs))
    return tuple(found)


def _with_excess(problem: PlanningProblem, plan: Plan, run: _Run) -> Cheapest:
    hours = [
        (role, number, load.used - load.capacity)
        for number, term in enumerate(plan.terms, 1)
        for role, load in term.hours.items()
        if load.used > load.capacity
    ]
    spent = [0] * len(problem.budget)
    for term, load in zip(problem.year_index, plan.terms, strict=True):
        spent[term] += load.cost
    money = tuple(
        (problem.year_label(year), own - given)
        for year, (own, given) in enumerate(zip(spent, problem.budget, strict=True))
        if own > given
    )
    in_order = tuple(sorted(hours, key=lambda short: (ROLES.index(short[0]), short[1])))
    return Cheapest(plan, run.least_cost, run.least_hours, in_order, money)


def cheapest_json(cheapest: Cheapest) -> dict[str, Any]:
    """As JSON values, to be kept and to come from the planner's process."""
    return {
        "plan": plan_json(cheapest.plan),
        "least_cost": cheapest.least_cost,
        "least_hours": cheapest.least_hours,
        "extra_hours": [list(extra) for extra in cheapest.extra_hours],
        "extra_money": [list(extra) for extra in cheapest.extra_money],
    }


def cheapest_from_json(data: Mapping[str, Any]) -> Cheapest:
    """What `cheapest_json` wrote. KeyError, TypeError or ValueError for anything else."""
    return Cheapest(
        plan_from_json(data["plan"]),
        data["least_cost"],
        data["least_hours"],
        tuple((role, term, hours) for role, term, hours in data["extra_hours"]),
        tuple((year, eur) for year, eur in data["extra_money"]),
    )
