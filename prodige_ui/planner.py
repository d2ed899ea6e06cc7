"""Searches for plans, one at a time, outside every rerun; they go on when people switch pages or close the browser.

Each search waits for its turn (lines take turns, so that one person's many schools keep nobody waiting), runs `PlanJob` (a process of its own), and stores the plan with the fingerprint of what it
was made from. Screens only look at it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from prodige_core import security_log
from prodige_core.errors import Forbidden, NotFound, PlannerFailed
from prodige_core.planning import Plan, PlanJob, PlanningProblem
from prodige_core.planning.solve import Effort, Phase, Progress
from prodige_core.services import planning
from prodige_core.services.workspace import Workspace
from prodige_ui.lines import Lines

log = logging.getLogger("prodige.planner")

State = Literal["waiting", "running", "done", "failed"]

POLL_SECONDS = 0.1
"""How often a search asks its job; far below what a person notices."""
CLOSING_SECONDS = 5.0
"""How long closing waits for a search to end; it is stopped before."""


class Job(Protocol):
    """`PlanJob`, as far as it is used here."""

    def progress(self) -> Progress | None: ...  # noqa: D102
    def stop(self) -> None: ...  # noqa: D102
    def result(self, timeout: float | None = None) -> Plan: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class SearchView:
    """A search as a screen sees it.

    seconds: since it was asked for. gap: share of the best possible that the best plan so far may lack (0 to 1);
    None before there is one. before: the plan that was stored when the search began; after: the plan it stored.
    phase: what the planner works on; None before it began. error: what it said when it broke down; reference: the
    number in the log when something else went wrong.
    """

    state: State
    effort: Effort
    seconds: float
    gap: float | None = None
    phase: Phase | None = None
    stopping: bool = False
    before: Plan | None = None
    after: Plan | None = None
    error: PlannerFailed | None = None
    reference: str = ""

    @property
    def busy(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in ("waiting", "running")


@dataclass(slots=True, eq=False)
class _Search:
    ws: Workspace
    centre_id: str
    line: str
    task: planning.PlanningTask
    effort: Effort
    before: Plan | None
    began: float
    stop: threading.Event = field(default_factory=threading.Event)
    drop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    state: State = "waiting"
    told: Progress | None = None
    after: Plan | None = None
    error: PlannerFailed | None = None
    reference: str = ""
    took: float = 0.0


class Planner:
    """All searches of this process, the last one of each centre. Safe to use from any thread."""

    def __init__(self, start: Callable[[PlanningProblem, Effort], Job] = PlanJob.start) -> None:
        self._start = start
        self._searches: dict[str, _Search] = {}
        self._lock = threading.Condition()
        self._lines: Lines[_Search] = Lines()
        self._in_work: _Search | None = None

    def start(self, ws: Workspace, centre_id: str, effort: Effort = "normal") -> None:
        """Search for a plan for the centre as it is stored now. A search of the centre that still runs is dropped.

        Raises `PlanningInputError` with every problem, or `NotFound`.
        """
        task = planning.task_for(ws, centre_id)
        stored = planning.load_plan(ws, centre_id)
        lasting = ws.acting_as(ws.actor.beyond_sign_in())  # a plan that was asked for is kept, also after signing out
        line = ws.actor.person_id or centre_id  # where nobody signs in, each centre has its own
        search = _Search(lasting, centre_id, line, task, effort, stored.plan if stored else None, time.monotonic())
        with self._lock:
            self._drop(self._searches.get(centre_id))
            self._searches[centre_id] = search
            self._lines.join(line, search)
        threading.Thread(target=self._run, args=(search,), name="prodige-planner", daemon=True).start()

    def look(self, centre_id: str) -> SearchView | None:
        """The last search of a centre; None when there was none in this process."""
        with self._lock:
            search = self._searches.get(centre_id)
        if search is None:
            return None
        told = search.told
        return SearchView(
            state=search.state,
            effort=search.effort,
            seconds=search.took if search.ended.is_set() else time.monotonic() - search.began,
            gap=(told.bound - told.gain) / told.bound if told and told.bound > 0 else None,
            phase=told.phase if told else None,
            stopping=search.stop.is_set(),
            before=search.before,
            after=search.after,
            error=search.error,
            reference=search.reference,
        )

    @property
    def busy(self) -> bool:
        """Whether any search waits or runs."""
        with self._lock:
            return any(not search.ended.is_set() for search in self._searches.values())

    def stop(self, centre_id: str) -> None:
        """End the search soon and keep the best plan it found. Nothing happens when none runs."""
        with self._lock:
            search = self._searches.get(centre_id)
        if search is not None:
            search.stop.set()

    def forget(self, centre_id: str) -> None:
        """Drop the search of a centre and what it found; the stored plan stays."""
        with self._lock:
            self._drop(self._searches.pop(centre_id, None))

    def wait(self, centre_id: str, seconds: float) -> bool:
        """Wait for the search of a centre to end; whether it did in time. True when there is none."""
        with self._lock:
            search = self._searches.get(centre_id)
        return search is None or search.ended.wait(seconds)

    def close(self) -> None:
        """End all searches and store nothing more."""
        with self._lock:
            searches = list(self._searches.values())
            self._searches.clear()
            for search in searches:
                self._drop(search)
        for search in searches:
            search.ended.wait(CLOSING_SECONDS)

    def _drop(self, search: _Search | None) -> None:
        """Let a search end, and stand in no line. Called under the lock."""
        if search is not None:
            search.drop.set()
            self._lines.leave_all(search)
            self._lock.notify_all()

    def _comes_up(self, search: _Search) -> bool:
        """Wait for the search's turn; False when it was dropped meanwhile."""
        with self._lock:
            while not search.drop.is_set():
                if self._in_work is None and next(self._lines.in_turn(), None) is search:
                    self._in_work = self._lines.take()
                    return True
                self._lock.wait()
        return False

    def _run(self, search: _Search) -> None:
        try:
            if self._comes_up(search):
                search.state = "running"
                self._solve(search)
        except PlannerFailed as error:
            log.warning("a plan was not made: %s", error)
            search.error = error
            search.state = "failed"
        except Exception as error:
            search.reference = security_log.fault(error, "planning")
            search.state = "failed"
        finally:
            with self._lock:
                if self._in_work is search:
                    self._in_work = None
                self._lock.notify_all()
            search.took = time.monotonic() - search.began
            search.ended.set()

    def _solve(self, search: _Search) -> None:
        job = self._start(search.task.problem, search.effort)
        plan, asked = None, False
        while plan is None:
            if not asked and (search.stop.is_set() or search.drop.is_set()):
                job.stop()
                asked = True
            try:
                plan = job.result(POLL_SECONDS)
            except TimeoutError:
                search.told = job.progress()
        if search.drop.is_set():
            return
        try:
            planning.store_plan(search.ws, search.centre_id, plan, search.task.fingerprint)
        except (
            NotFound,
            Forbidden,
        ):  # meanwhile the centre was deleted, or taken from who asked: nobody waits for the plan
            log.info("a plan was not stored, because its centre was deleted, or taken from who asked")
        search.after = plan
        search.state = "done"
