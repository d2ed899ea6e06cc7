"""Work on centres in the background, one piece at a time, outside every rerun.

Whoever asks stands in their own line, and the lines take turns: one person with many schools keeps no colleague waiting.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from prodige_core import security_log
from prodige_core.errors import PlannerFailed
from prodige_core.services.workspace import Workspace
from prodige_ui.lines import Lines

log = logging.getLogger("prodige.planner")

State = Literal["waiting", "running", "stopped", "done", "failed"]

CLOSING_SECONDS = 5.0
"""How long closing waits for work to end; it is dropped before."""


@dataclass(slots=True, eq=False, kw_only=True)
class Run:
    """Work on one centre. error: what the planner said when it broke down; reference: the number in the log else."""

    ws: Workspace
    centre_id: str
    drop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)
    state: State = "waiting"
    error: PlannerFailed | None = None
    reference: str = ""
    took: float = 0.0

    def __post_init__(self) -> None:
        """What was asked for is kept, also after signing out."""
        self.ws = self.ws.acting_as(self.ws.actor.beyond_sign_in())

    @property
    def line(self) -> str:
        """In whose line it stands; where nobody signs in, each centre has its own."""
        return self.ws.actor.person_id or self.centre_id

    @property
    def seconds(self) -> float:
        """Since it was asked for."""
        return self.took if self.ended.is_set() else time.monotonic() - self.began


R = TypeVar("R", bound=Run)


class Turns(Generic[R]):
    """All work of one kind in this process, the last of each centre. Safe to use from any thread.

    kind: a word for threads and the log. work: does it all; it looks at ``drop`` often, and ends soon when that is set.
    """

    def __init__(self, kind: str, work: Callable[[R], None]) -> None:
        self._kind, self._work = kind, work
        self._runs: dict[str, R] = {}
        self._lines: Lines[R] = Lines()
        self._in_work: R | None = None
        self._lock = threading.Condition()

    def begin(self, run: R) -> None:
        """Let it stand in line. Earlier work on the centre that still goes on is dropped."""
        thread = threading.Thread(target=self._run, args=(run,), name=f"prodige-{self._kind}", daemon=True)
        with self._lock:  # in one go, so that of two who begin at once the first does not go on unreached
            thread.start()  # first, because what the system refuses to start must not stand in line before others
            self._drop(self._runs.get(run.centre_id))
            self._runs[run.centre_id] = run
            self._lines.join(run.line, run)

    def of(self, centre_id: str) -> R | None:
        """The last work on a centre; None when there was none in this process."""
        with self._lock:
            return self._runs.get(centre_id)

    @property
    def busy(self) -> bool:
        """Whether anything waits or runs."""
        with self._lock:
            return any(not run.ended.is_set() for run in self._runs.values())

    def drop(self, centre_id: str) -> None:
        """Have the work on a centre end soon. Nothing happens when none goes on."""
        with self._lock:
            self._drop(self._runs.get(centre_id))

    def drop_run(self, run: R) -> None:
        """As `drop`, of this work, also where newer has begun on the centre."""
        with self._lock:
            self._drop(run)

    def forget(self, centre_id: str) -> None:
        """Drop the work on a centre, as if there had been none."""
        with self._lock:
            self._drop(self._runs.pop(centre_id, None))

    def wait(self, centre_id: str, seconds: float) -> bool:
        """Wait for the work on a centre to end; whether it did in time. True when there is none."""
        run = self.of(centre_id)
        return run is None or run.ended.wait(seconds)

    def close(self) -> None:
        """Drop everything."""
        with self._lock:
            runs = list(self._runs.values())
            self._runs.clear()
            for run in runs:
                self._drop(run)
        for run in runs:
            run.ended.wait(CLOSING_SECONDS)

    def give_way(self, run: R) -> bool:
        """Within work: let one of every other line go first, where any waits; False when it was dropped meanwhile."""
        with self._lock:
            if run.drop.is_set():
                return False
            self._lines.rejoin(run.line, run)
            self._in_work = None
            self._lock.notify_all()
        return self._comes_up(run)

    def _drop(self, run: R | None) -> None:
        """Let it end, and stand in no line. Called under the lock."""
        if run is not None and run.state in ("waiting", "running"):
            run.state = "stopped"
            run.drop.set()
            self._lines.leave_all(run)
            self._lock.notify_all()

    def _comes_up(self, run: R) -> bool:
        """Wait for its turn; False when it was dropped meanwhile."""
        with self._lock:
            while not run.drop.is_set():
                if self._in_work is None and next(self._lines.in_turn(), None) is run:
                    self._in_work = self._lines.take()
                    run.state = "running"
                    return True
                self._lock.wait()
        return False

    def _turn_to(self, run: R, state: State) -> None:
        with self._lock:
            if not run.drop.is_set():
                run.state = state

    def _run(self, run: R) -> None:
        try:
            if self._comes_up(run):
                self._work(run)
            self._turn_to(run, "done")
        except PlannerFailed as error:
            log.warning("%s came to nothing: %s", self._kind, error)
            run.error = error
            self._turn_to(run, "failed")
        except Exception as error:
            run.reference = security_log.fault(error, self._kind)
            self._turn_to(run, "failed")
        finally:
            with self._lock:
                if self._in_work is run:
                    self._in_work = None
                self._lock.notify_all()
            run.took = time.monotonic() - run.began
            run.ended.set()
