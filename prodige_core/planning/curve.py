"""What other means would reach: plans for none to twice the hours, the money, and both ("and if we had only half?").

**Rounding**: the hours of each role and term and the euros of each school year are taken times the factor and rounded
*down*, so that a point never uses more than its share; three quarters of 9 hours are 6. Work that has begun keeps at
least the hours it needs, as in the plan itself.

**Pins**: with less hours or money some pinned actions do not fit in their term. Their pins are lifted at that point, and
at every point with less: the earliest that fit are kept, started work always.

**More means never less**: therefore a plan for less means is a plan for more, and a bound on the gain for more means is
a bound for less. Both are carried over, so that values and bounds rise with the means even where the best is not proven.
Only a lifted pin could break this, one that costs more than it brings: without it less means might gain more. A point
that would stand above one with more means is therefore planned again *beside* its lifted pins: without these actions
and what they exclude, and without the hours and money they need at the points that keep them. Then whatever fits it fits
every point with more means together with the pins that come back there.
This holds for the gain, which is what is planned for. The number of targets reached by the end may fall now and then,
where others rise sooner or weigh more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from prodige_core.planning.curve_points import ORDER, POINTS, PRESENT, CurveProblem, Point, PointTask, settled_by
from prodige_core.planning.outcome import plan_of, unexplained
from prodige_core.planning.problem import PlanningProblem
from prodige_core.planning.result import Plan, plan_from_json, plan_json


@dataclass(frozen=True, slots=True)
class Reached:
    """The best plan found for a point. ``left_out``: pinned actions whose pins are lifted there."""

    plan: Plan
    left_out: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether no plan for these means has more gain. If not, ``plan.gap`` says how close it is."""
        return self.plan.gain >= self.plan.bound


@dataclass(frozen=True, slots=True)
class Curve:
    """What is known so far, by point, and where the pinned actions are put (see `CurveProblem`).

    beside: points that must be planned beside their lifted pins.
    """

    points: Mapping[Point, Reached] = field(default_factory=dict)
    settled: Mapping[str, int] = field(default_factory=dict)
    beside: frozenset[Point] = frozenset()

    @property
    def infeasible(self) -> bool:
        """Whether the pinned actions cannot stand together with the means given, so that there is nothing to compare."""
        return PRESENT in self.points and self.points[PRESENT].plan.status == "infeasible"

    @property
    def complete(self) -> bool:
        """Whether nothing is left to work out."""
        return self.infeasible or len(self.points) == len(POINTS)

    def next(self) -> Point | None:
        """What to work out next; None when complete."""
        return None if self.complete else next(point for point in ORDER if point not in self.points)


def next_task(curve: Curve, problem: PlanningProblem, going_on: Collection[str] = ()) -> PointTask | None:
    """What to plan for next, with effort ``point``; None when the curve is complete."""
    point = curve.next()
    if point is None:
        return None
    if not curve.points:
        return PointTask(point, problem)
    return CurveProblem(problem, curve.settled, going_on).task(point, beside=point in curve.beside)


def with_plan(
    curve: Curve, point: Point, plan: Plan, problem: PlanningProblem, going_on: Collection[str] = ()
) -> Curve:
    """The curve with the plan of one more point, carried over to the others: plans to more means, bounds to less.

    plan: for the problem of `next_task`; that of `PRESENT` must come first. Points between two with the same gain are
    known then without a search.
    """
    if point == PRESENT and plan.status == "infeasible":
        return Curve({PRESENT: Reached(plan)})
    settled = curve.settled if curve.points else settled_by(problem, plan)
    known = _Known(dict(curve.points), set(curve.beside), CurveProblem(problem, settled, going_on))
    known.add(point, plan)
    return Curve({own: known.points[own] for own in POINTS if own in known.points}, settled, frozenset(known.beside))


class _Known:
    def __init__(self, points: dict[Point, Reached], beside: set[Point], own: CurveProblem) -> None:
        self.points, self.beside, self._own = points, beside, own

    def add(self, point: Point, plan: Plan) -> None:
        problem, left_out = self._own.problem, self._own.left_out(point)
        self.points[point] = Reached(replace(plan, unreached=unexplained(problem, plan.levels)), left_out)
        self._bounds_down()
        for more in POINTS:
            self._plans_up(more)
        self._bounds_down()
        for less in self._out_of_line():
            del self.points[less]
            self.beside.add(less)

    def _holds(self, more: Point, less: Point) -> bool:
        """Whether every plan for less means is one for more means too, once pins come back."""
        left_out = self._own.left_out(less)
        return less.within(more) and (
            less in self.beside or not left_out or (left_out == self._own.left_out(more) and more not in self.beside)
        )

    def _bounds_down(self) -> None:
        for less, reached in self.points.items():
            bound = min(other.plan.bound for more, other in self.points.items() if self._holds(more, less))
            self.points[less] = replace(reached, plan=replace(reached.plan, bound=max(bound, reached.plan.gain)))

    def _plans_up(self, more: Point) -> None:
        gains = {
            less: reached.plan.gain for less, reached in self.points.items() if less != more and self._holds(more, less)
        }
        bounds = [reached.plan.bound for other, reached in self.points.items() if self._holds(other, more)]
        if not gains or not bounds:
            return
        best = max(gains, key=lambda less: (gains[less], less))
        have = self.points.get(more)
        if gains[best] > have.plan.gain if have is not None else gains[best] >= min(bounds):
            self.points[more] = self._carried(more, self.points[best].plan, min(bounds))

    def _carried(self, more: Point, less: Plan, bound: int) -> Reached:
        problem = self._own.task(more, beside=more in self.beside).problem
        schedule = self._own.with_pins_of(more, {entry.action: entry.start for entry in less.actions})
        plan = plan_of(problem, schedule, "feasible", bound)
        return Reached(replace(plan, unreached=unexplained(problem, plan.levels)), self._own.left_out(more))

    def _out_of_line(self) -> list[Point]:
        """Points with lifted pins that stand above a point with more means."""
        return [
            less
            for less, reached in self.points.items()
            if less not in self.beside
            and any(
                reached.plan.gain > other.plan.gain or reached.plan.bound > other.plan.bound
                for more, other in self.points.items()
                if less.within(more) and not self._holds(more, less)
            )
        ]


def curve_json(curve: Curve) -> dict[str, Any]:
    """As JSON values, to be kept."""
    points = [
        {
            "hours": point.hours,
            "money": point.money,
            "plan": plan_json(reached.plan),
            "left_out": list(reached.left_out),
        }
        for point, reached in curve.points.items()
    ]
    beside = [[point.hours, point.money] for point in sorted(curve.beside)]
    return {"settled": dict(curve.settled), "points": points, "beside": beside}


def curve_from_json(data: Mapping[str, Any]) -> Curve:
    """The curve that `curve_json` wrote. KeyError, TypeError or ValueError for anything else."""
    points = {
        Point(entry["hours"], entry["money"]): Reached(plan_from_json(entry["plan"]), tuple(entry["left_out"]))
        for entry in data["points"]
    }
    return Curve(points, dict(data["settled"]), frozenset(Point(*own) for own in data["beside"]))
