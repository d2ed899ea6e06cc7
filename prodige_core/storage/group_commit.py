"""One writer thread a database: what waits is written together, committed once, and only then acknowledged.

Why: a commit costs a sync of the disk, and threads that each commit for themselves wait unfairly long (reliability, 1.4).
While one commit runs the next jobs gather by themselves, so nothing is ever delayed in order to gather.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from prodige_core.errors import ProdigeError, StorageError
from prodige_core.i18n import N_
from prodige_core.storage.driver_errors import Interrupted
from prodige_core.storage.texts import UnfitText
from prodige_core.storage.unit_of_work import UnitOfWork

MOST = 500
"""Jobs of one transaction: the largest room votes at once, and no statement has more parameters than SQLite takes."""

IN_VAIN_SECONDS = 1.0
"""When a transaction fails after longer than this, it waited for a lock; what came meanwhile fails with it instead of
waiting as long once more, so nobody waits longer than the database's patience. Source: reliability 4, row 38."""

_BAD_VALUES = (IntegrityError, DataError)
"""What a driver raises for one row that breaks a rule of the schema."""

J = TypeVar("J")
R = TypeVar("R")
Handler = Callable[[UnitOfWork, Sequence[J]], Sequence[R | ProdigeError]]
"""Does jobs of one kind, in order, and gives each its result; a refusal is an error in the place of the result.

It must touch nothing but the unit of work: after an error it is called again, for each job alone.
"""


@dataclass(frozen=True, slots=True)
class _Waiting:
    handler: Handler[Any, Any]
    job: Any
    future: Future[Any] = field(default_factory=Future)


class GroupWriter:
    """The queue and its thread, which starts with the first job. Safe to use from every thread.

    Jobs of one kind (one handler) are done in the order in which they came. Never wait for a result inside
    `Database.write`: the writer waits for its turn then.
    """

    def __init__(self, write: Callable[[], AbstractContextManager[UnitOfWork]]) -> None:
        self._write = write
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit(self, handler: Handler[J, R], job: J) -> Future[R]:
        """Queue a job. The future has its result only after COMMIT; it holds a `StorageError` when that failed."""
        waiting = _Waiting(handler, job)
        with self._guard:
            if self._closed:
                waiting.future.set_exception(StorageError(N_("The database is closed.")))
                return waiting.future
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="prodige-writer", daemon=True)
                self._thread.start()
            self._queue.put(waiting)
        return waiting.future

    def close(self) -> None:
        """Finish what is queued, then end the thread. Closing twice does nothing more."""
        with self._guard:
            if not self._closed and self._thread is not None:
                self._queue.put(None)
            self._closed = True
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while batch := self._next():
            self._commit([waiting for waiting in batch if waiting.future.set_running_or_notify_cancel()])

    def _next(self) -> list[_Waiting]:
        """What waits now, at least one job; nothing when the end was reached."""
        batch: list[_Waiting] = []
        try:
            waiting = self._queue.get()
            while waiting is not None:
                batch.append(waiting)
                if len(batch) == MOST:
                    return batch
                waiting = self._queue.get_nowait()
        except Empty:
            return batch
        if batch:
            self._queue.put(None)  # nothing can come after it: the end is seen again after this batch
        return batch

    def _commit(self, batch: Sequence[_Waiting]) -> None:
        if not batch:
            return
        begun = time.monotonic()
        try:
            try:
                done = self._write_together(batch)
            except Interrupted:  # nothing was kept; a server that restarts or two that waited for each other
                done = self._write_together(batch)
        except Exception as error:
            in_vain = time.monotonic() - begun > IN_VAIN_SECONDS
            for waiting in (*batch, *(self._gathered() if in_vain else ())):
                waiting.future.set_exception(error)
            return
        for waiting, result in done:
            if isinstance(result, BaseException):
                waiting.future.set_exception(result)
            else:
                waiting.future.set_result(result)

    def _gathered(self) -> list[_Waiting]:
        """What came meanwhile, taken out of the queue."""
        found: list[_Waiting] = []
        with contextlib.suppress(Empty):
            while (waiting := self._queue.get_nowait()) is not None:
                found.append(waiting)
            self._queue.put(None)  # the end, to be seen again
        return [waiting for waiting in found if waiting.future.set_running_or_notify_cancel()]

    def _write_together(self, batch: Sequence[_Waiting]) -> list[tuple[_Waiting, Any]]:
        kinds: dict[Handler[Any, Any], list[_Waiting]] = {}
        for waiting in batch:
            kinds.setdefault(waiting.handler, []).append(waiting)
        try:
            with self._write() as unit:
                done = [
                    pair
                    for handler, group in kinds.items()
                    for pair in zip(group, handler(unit, [waiting.job for waiting in group]), strict=True)
                ]
                unit.commit()
                return done
        except StorageError as error:
            if not isinstance(error, UnfitText) and not isinstance(error.__cause__, _BAD_VALUES):
                raise  # the database itself fails
        except Exception:  # noqa: S110 - found again below, by the job that has it
            pass
        # one of them is bad: nothing was kept, so all are done again, each in a savepoint of its own
        with self._write() as unit:
            done = [(waiting, _alone(unit, waiting)) for group in kinds.values() for waiting in group]
            unit.commit()
            return done


def _alone(unit: UnitOfWork, waiting: _Waiting) -> Any:
    try:
        with unit.savepoint():
            return waiting.handler(unit, [waiting.job])[0]
    except _BAD_VALUES:
        return StorageError(N_("This could not be stored."))
    except DBAPIError:
        raise  # the database itself fails: nobody in this batch may be told that something is saved
    except Exception as error:
        return error
