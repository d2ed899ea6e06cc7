"""Works out curves of means in the background, one point at a time, beside the searches for plans.

A search for a plan goes before the next point, and so does one point for everybody else who asked (`taking_turns`); the
curves of one person come one after the other. Every point is stored when it is known;
so a curve can be stopped at once, and taken up again where it was. Screens only look at it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from prodige_core.errors import Forbidden, NotFound, PlannerFailed
from prodige_core.planning import Plan, PlanJob, PlanningProblem
from prodige_core.planning.cheapest import Cheapest
from prodige_core.planning.curve import Curve, next_task, with_plan
from prodige_core.planning.curve_points import POINTS
from prodige_core.planning.jobs import CheapestJob
from prodige_core.planning.solve import Effort
from prodige_core.services import what_if
from prodige_core.services.workspace import Workspace
from prodige_ui.taking_turns import Run, State, Turns, log

T_co = TypeVar("T_co", covariant=True)

POLL_SECONDS = 0.05
"""How often a point asks its job; far below what a person notices."""
STEPS = len(POINTS) + 1
"""All points, and the cheapest plan for every target."""


class Job(Protocol[T_co]):
    """`PlanJob` and `CheapestJob`, as far as they are used here."""

    def stop(self) -> None: ...  # noqa: D102
    def result(self, timeout: float | None = None) -> T_co: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class CurveView:
    """The work on a curve as a screen sees it.

    known: how many of `STEPS` are worked out. seconds: since it was asked for. error: what the planner said when it broke
    down; reference: the number in the log when something else went wrong.
    """

    state: State
    known: int
    seconds: float
    error: PlannerFailed | None = None
    reference: str = ""

    @property
    def busy(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in ("waiting", "running")


@dataclass(slots=True, eq=False, kw_only=True)
class _Curve(Run):
    task: what_if.WhatIfTask
    known: int


class Curves:
    """The curves of this process, the last of each centre. Safe to use from any thread.

    others_first: whether a search for a plan waits or runs; the next point waits as long as it does.
    """

    def __init__(
        self,
        others_first: Callable[[], bool] = lambda: False,
        start: Callable[[PlanningProblem, Effort], Job[Plan]] = PlanJob.start,
        start_cheapest: Callable[[PlanningProblem], Job[Cheapest]] = CheapestJob.start,
    ) -> None:
        self._others_first, self._start, self._start_cheapest = others_first, start, start_cheapest
        self._runs: Turns[_Curve] = Turns("curve", self._work)

    def start(self, ws: Workspace, centre_id: str) -> None:
        """Work out what is left for the centre as it is stored now. Work on it that still runs is stopped.

        Raises `PlanningInputError` with every problem, or `NotFound`.
        """
        task = what_if.begin(ws, centre_id)
        known = _known(task.curve, task.cheapest)
        self._runs.begin(_Curve(ws=ws, centre_id=centre_id, task=task, known=known))

    def look(self, centre_id: str) -> CurveView | None:
        """The last work on the curve of a centre; None when there was none in this process."""
        run = self._runs.of(centre_id)
        return None if run is None else CurveView(run.state, run.known, run.seconds, run.error, run.reference)

    def stop(self, centre_id: str) -> None:
        """Stop at once; what is known is kept. Nothing happens when nothing runs."""
        self._runs.drop(centre_id)

    def wait(self, centre_id: str, seconds: float) -> bool:
        """Wait for the work on a curve to end; whether it did in time. True when there is none."""
        return self._runs.wait(centre_id, seconds)

    def close(self) -> None:
        """Stop everything."""
        self._runs.close()

    def _work(self, run: _Curve) -> None:
        task, curve, cheapest = run.task, run.task.curve, run.task.cheapest
        while True:
            step = next_task(curve, task.problem, task.going_on)
            if step is None and (curve.infeasible or cheapest is not None):
                return
            if not self._others_done(run):
                return
            if step is not None:
                plan = _answer(self._start(step.problem, "point"), run.drop)
                if plan is None:
                    return
                curve = with_plan(curve, step.point, plan, task.problem, task.going_on)
            else:
                cheapest = _answer(self._start_cheapest(task.problem), run.drop)
                if cheapest is None:
                    return
            try:
                what_if.store(run.ws, run.centre_id, curve, cheapest, task.fingerprint)
            except (NotFound, Forbidden):
                log.info("a curve was not stored, because its centre was deleted, or taken from who asked")
                self._runs.drop_run(run)
                return
            run.known = _known(curve, cheapest)
            if not self._runs.give_way(run):
                return

    def _others_done(self, run: _Curve) -> bool:
        """Wait while a search for a plan goes first; False when dropped meanwhile."""
        while self._others_first():
            if run.drop.wait(POLL_SECONDS):
                return False
        return not run.drop.is_set()


def _known(curve: Curve, cheapest: Cheapest | None) -> int:
    return len(curve.points) + (cheapest is not None)


Answer = TypeVar("Answer")


def _answer(job: Job[Answer], stop: threading.Event) -> Answer | None:
    """What a job finds; None when stopped before. Then the job ends by itself in a moment, and nobody waits for it."""
    while True:
        if stop.is_set():
            job.stop()
            return None
        try:
            return job.result(POLL_SECONDS)
        except TimeoutError:
            continue
