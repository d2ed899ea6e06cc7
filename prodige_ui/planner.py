"""Searches for plans, one at a time, outside every rerun; they go on when people switch pages or close the browser.

Each search waits for its turn (`taking_turns`), runs `PlanJob` (a process of its own), and stores the plan with the
fingerprint of what it was made from. Screens only look at it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from prodige_core.errors import Forbidden, NotFound, PlannerFailed
from prodige_core.planning import Plan, PlanJob, PlanningProblem
from prodige_core.planning.solve import Effort, Phase, Progress
from prodige_core.services import planning
from prodige_core.services.workspace import Workspace
from prodige_ui.taking_turns import Run, State, Turns, log

POLL_SECONDS = 0.1
"""How often a search asks its job; far below what a person notices."""


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


@dataclass(slots=True, eq=False, kw_only=True)
class _Search(Run):
    task: planning.PlanningTask
    effort: Effort
    before: Plan | None
    stop: threading.Event = field(default_factory=threading.Event)
    told: Progress | None = None
    after: Plan | None = None


class Planner:
    """All searches of this process, the last one of each centre. Safe to use from any thread."""

    def __init__(self, start: Callable[[PlanningProblem, Effort], Job] = PlanJob.start) -> None:
        self._start = start
        self._searches: Turns[_Search] = Turns("planning", self._solve)

    def start(self, ws: Workspace, centre_id: str, effort: Effort = "normal") -> None:
        """Search for a plan for the centre as it is stored now. A search of the centre that still runs is dropped.

        Raises `PlanningInputError` with every problem, or `NotFound`.
        """
        task = planning.task_for(ws, centre_id)
        stored = planning.load_plan(ws, centre_id)
        before = stored.plan if stored else None
        self._searches.begin(_Search(ws=ws, centre_id=centre_id, task=task, effort=effort, before=before))

    def look(self, centre_id: str) -> SearchView | None:
        """The last search of a centre; None when there was none in this process."""
        search = self._searches.of(centre_id)
        if search is None:
            return None
        told = search.told
        return SearchView(
            state=search.state,
            effort=search.effort,
            seconds=search.seconds,
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
        return self._searches.busy

    def stop(self, centre_id: str) -> None:
        """End the search soon and keep the best plan it found. Nothing happens when none runs."""
        search = self._searches.of(centre_id)
        if search is not None:
            search.stop.set()

    def forget(self, centre_id: str) -> None:
        """Drop the search of a centre and what it found; the stored plan stays."""
        self._searches.forget(centre_id)

    def wait(self, centre_id: str, seconds: float) -> bool:
        """Wait for the search of a centre to end; whether it did in time. True when there is none."""
        return self._searches.wait(centre_id, seconds)

    def close(self) -> None:
        """End all searches and store nothing more."""
        self._searches.close()

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
        except (NotFound, Forbidden):  # nobody waits for the plan
            log.info("a plan was not stored, because its centre was deleted, or taken from who asked")
        search.after = plan
