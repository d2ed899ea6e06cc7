"""Works out curves of means in the background, one centre at a time, point by point, beside the searches for plans.

A search for a plan goes before the next point, so it waits for one point at most. Every point is stored when it is known;
so a curve can be stopped at once, and taken up again where it was. Screens only look at it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from prodige_core import security_log
from prodige_core.errors import Forbidden, NotFound, PlannerFailed
from prodige_core.planning import Plan, PlanJob, PlanningProblem
from prodige_core.planning.cheapest import Cheapest
from prodige_core.planning.curve import Curve, next_task, with_plan
from prodige_core.planning.curve_points import POINTS
from prodige_core.planning.jobs import CheapestJob
from prodige_core.planning.solve import Effort
from prodige_core.services import what_if
from prodige_core.services.workspace import Workspace

log = logging.getLogger("prodige.curves")

State = Literal["waiting", "running", "stopped", "done", "failed"]
T_co = TypeVar("T_co", covariant=True)

POLL_SECONDS = 0.05
"""How often a point asks its job; far below what a person notices."""
CLOSING_SECONDS = 5.0
"""How long closing waits for a curve to end; it is stopped before."""
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


@dataclass(slots=True)
class _Run:
    ws: Workspace
    centre_id: str
    task: what_if.WhatIfTask
    began: float
    known: int
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    state: State = "waiting"
    error: PlannerFailed | None = None
    reference: str = ""
    took: float = 0.0


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
        self._runs: dict[str, _Run] = {}
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def start(self, ws: Workspace, centre_id: str) -> None:
        """Work out what is left for the centre as it is stored now. Work on it that still runs is stopped.

        Raises `PlanningInputError` with every problem, or `NotFound`.
        """
        task = what_if.begin(ws, centre_id)
        lasting = ws.acting_as(ws.actor.beyond_sign_in())  # as a plan that was asked for
        run = _Run(lasting, centre_id, task, time.monotonic(), _known(task.curve, task.cheapest))
        with self._lock:  # in one go, so that of two who start at once the first does not go on unreached
            former, self._runs[centre_id] = self._runs.get(centre_id), run
            _end(former)
        threading.Thread(target=self._run, args=(run,), name="prodige-curve", daemon=True).start()

    def look(self, centre_id: str) -> CurveView | None:
        """The last work on the curve of a centre; None when there was none in this process."""
        with self._lock:
            run = self._runs.get(centre_id)
        if run is None:
            return None
        seconds = run.took if run.ended.is_set() else time.monotonic() - run.began
        return CurveView(run.state, run.known, seconds, run.error, run.reference)

    def stop(self, centre_id: str) -> None:
        """Stop at once; what is known is kept. Nothing happens when nothing runs."""
        with self._lock:
            _end(self._runs.get(centre_id))

    def wait(self, centre_id: str, seconds: float) -> bool:
        """Wait for the work on a curve to end; whether it did in time. True when there is none."""
        with self._lock:
            run = self._runs.get(centre_id)
        return run is None or run.ended.wait(seconds)

    def close(self) -> None:
        """Stop everything."""
        with self._lock:
            runs = list(self._runs.values())
            self._runs.clear()
        for run in runs:
            run.stop.set()
        for run in runs:
            run.ended.wait(CLOSING_SECONDS)

    def _run(self, run: _Run) -> None:
        try:
            with self._turn:
                self._turn_to(run, "running")
                self._work(run)
            self._turn_to(run, "done")
        except PlannerFailed as error:
            log.warning("a curve was not worked out: %s", error)
            run.error = error
            self._turn_to(run, "failed")
        except (NotFound, Forbidden):
            log.info("a curve was not stored, because its centre was deleted, or taken from who asked")
            self._turn_to(run, "stopped")
        except Exception as error:
            run.reference = security_log.fault(error, "curve")
            self._turn_to(run, "failed")
        finally:
            run.took = time.monotonic() - run.began
            run.ended.set()

    def _turn_to(self, run: _Run, state: State) -> None:
        with self._lock:
            if not run.stop.is_set():
                run.state = state

    def _work(self, run: _Run) -> None:
        task, curve, cheapest = run.task, run.task.curve, run.task.cheapest
        while not run.stop.is_set():
            step = next_task(curve, task.problem, task.going_on)
            if step is None and (curve.infeasible or cheapest is not None):
                return
            if not self._others_done(run):
                return
            if step is not None:
                plan = _answer(self._start(step.problem, "point"), run.stop)
                if plan is None:
                    return
                curve = with_plan(curve, step.point, plan, task.problem, task.going_on)
            else:
                cheapest = _answer(self._start_cheapest(task.problem), run.stop)
                if cheapest is None:
                    return
            what_if.store(run.ws, run.centre_id, curve, cheapest, task.fingerprint)
            run.known = _known(curve, cheapest)

    def _others_done(self, run: _Run) -> bool:
        """Wait while a search for a plan goes first; False when stopped meanwhile."""
        while self._others_first():
            if run.stop.wait(POLL_SECONDS):
                return False
        return True


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


def _end(run: _Run | None) -> None:
    """Ask a run to end, where it has not yet. Called under the lock."""
    if run is not None and run.state in ("waiting", "running"):
        run.state = "stopped"
        run.stop.set()
