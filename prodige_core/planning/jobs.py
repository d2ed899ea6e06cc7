"""Plans made outside the caller's thread, with progress and a stop button.

One planner process serves the whole app, one job at a time, the others wait: the solver takes a whole core, and the
participants' pages must not wait for it. The process is started with the first job and kept, because loading the
solver takes over a second.
"""

from __future__ import annotations

import atexit
import itertools
import json
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

from prodige_core import own_programs, security_log
from prodige_core.errors import PlannerFailed
from prodige_core.i18n import N_
from prodige_core.planning.cheapest import Cheapest, cheapest_from_json
from prodige_core.planning.problem import PlanningProblem, problem_json
from prodige_core.planning.result import Plan, plan_from_json
from prodige_core.planning.solve import Effort, Progress

PLAN_AGAIN = N_("Plan again.")
SECONDS_TO_END = 5.0
"""How long a process whose input has ended may take before it is ended by force (editorial)."""


T = TypeVar("T")


class Job(Generic[T]):
    """Something the planner process works out. It may be asked from any thread."""

    def __init__(self, number: int, planner: Planner, read: Callable[[dict[str, Any]], T]) -> None:
        self._number, self._planner, self._read = number, planner, read
        self._began = time.monotonic()
        self._finished = threading.Event()
        self._progress: Progress | None = None
        self._answer: T | None = None
        self._failure: PlannerFailed | None = None

    @property
    def done(self) -> bool:
        """Is there a result (or a failure)?"""
        return self._finished.is_set()

    def progress(self) -> Progress | None:
        """Seconds since the start, the phase, the best gain and its bound; None until the planner has begun."""
        known = self._progress
        if known is None:
            return None
        return Progress(time.monotonic() - self._began, known.phase, known.gain, known.bound)

    def stop(self) -> None:
        """Ask for the best plan so far; `result` then has it in a moment, marked ``feasible`` unless proven by then."""
        self._planner.stop(self._number)

    def result(self, timeout: float | None = None) -> T:
        """The plan (or what else was asked for), waiting up to ``timeout`` seconds (None: as long as it takes).

        Raises TimeoutError while there is none, `PlannerFailed` when the planner broke down.
        """
        if not self._finished.wait(timeout):
            raise TimeoutError
        if self._answer is None:
            raise self._failure or PlannerFailed(N_("There is no plan."))
        return self._answer

    def heard(self, message: dict[str, Any]) -> None:
        """Take a message of the planner process about this job."""
        if "progress" in message:
            self._progress = Progress(**message["progress"])
        elif "answer" in message:
            self._answer = self._read(message["answer"])
            self._finished.set()
        else:
            self.failed(PlannerFailed(N_("The planner broke down: {reason}."), PLAN_AGAIN, reason=message["error"]))

    def failed(self, failure: PlannerFailed) -> None:
        """There will be no plan."""
        self._failure = failure
        self._finished.set()


class PlanJob(Job[Plan]):
    """One plan being made. Get it from `PlanJob.start`."""

    @staticmethod
    def start(problem: PlanningProblem, effort: Effort = "normal", planner: Planner | None = None) -> PlanJob:
        """Hand a problem to the planner process and return at once. Raises `PlannerFailed` when it cannot be started."""
        own = planner or the_planner()
        return own.submit(lambda number: PlanJob(number, own, plan_from_json), problem, {"effort": effort})


class CheapestJob(Job[Cheapest]):
    """The cheapest plan for all targets being sought. Get it from `CheapestJob.start`; it tells no progress."""

    @staticmethod
    def start(problem: PlanningProblem, planner: Planner | None = None) -> CheapestJob:
        """As `PlanJob.start`."""
        own = planner or the_planner()
        return own.submit(lambda number: CheapestJob(number, own, cheapest_from_json), problem, {"task": "cheapest"})


AnyJob = TypeVar("AnyJob", PlanJob, CheapestJob)


class Planner:
    """The planner process, started when it is first needed and again after a breakdown."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[str] | None = None
        self._jobs: dict[int, tuple[Job[Any], subprocess.Popen[str]]] = {}

    def submit(self, make: Callable[[int], AnyJob], problem: PlanningProblem, asked: dict[str, str]) -> AnyJob:
        """Queue a problem. ``make`` makes the job of a number; ``asked``: what to do with the problem."""
        with self._lock:
            number = next(self._numbers)
            job = make(number)
            try:
                process = self._running()
                self._jobs[number] = (job, process)
                _say(process, {"job": number, "problem": problem_json(problem), **asked})
            except OSError as error:
                self._jobs.pop(number, None)
                raise PlannerFailed(N_("The planner could not be started."), PLAN_AGAIN) from error
        return job

    def stop(self, number: int) -> None:
        """Ask for a job to end with what it has; does nothing when it has ended."""
        with self._lock:
            known = self._jobs.get(number)
            if known is not None:
                with suppress(OSError):  # the process is gone; the listener tells the job
                    _say(known[1], {"stop": number})

    def close(self) -> None:
        """End the process. Jobs that are not done fail."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            with suppress(OSError):  # already gone
                process.stdin.close()
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = _started()
            threading.Thread(target=self._listen, args=(self._process,), name="planner-output", daemon=True).start()
        return self._process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        try:
            for line in process.stdout or ():
                self._hear(json.loads(line))
        except Exception as error:  # it is dying: what it says is not to be believed, and its jobs must hear of it
            security_log.fault(error, "planning")
            process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
        with self._lock:
            if process.stdin is not None:
                with suppress(OSError):  # nobody reads it any more
                    process.stdin.close()
            lost = [number for number, (_, its) in self._jobs.items() if its is process]
            jobs = [self._jobs.pop(number)[0] for number in lost]
        for job in jobs:
            job.failed(PlannerFailed(N_("The planner stopped unexpectedly."), PLAN_AGAIN))

    def _hear(self, message: dict[str, Any]) -> None:
        """Pass a message on to its job, which has ended once it could read an answer."""
        number = message["job"]
        with self._lock:
            known = self._jobs.get(number)
        if known is not None:
            known[0].heard(message)
            if "progress" not in message:
                with self._lock:
                    self._jobs.pop(number, None)


def _say(process: subprocess.Popen[str], message: dict[str, Any]) -> None:
    if process.stdin is None:
        raise BrokenPipeError
    process.stdin.write(json.dumps(message) + "\n")
    process.stdin.flush()


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own module
        own_programs.line("prodige_core.planning.worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=own_programs.environment(),
        creationflags=own_programs.FLAGS,
    )


_planner_lock = threading.Lock()
_planner: Planner | None = None


def the_planner() -> Planner:
    """The one planner process of this app; ended when the app ends."""
    global _planner
    with _planner_lock:
        if _planner is None:
            _planner = Planner()
            atexit.register(_planner.close)
        return _planner
