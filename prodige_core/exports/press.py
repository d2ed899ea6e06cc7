"""Files made in a process of their own, so that no vote and no screen waits while pages are set.

One process serves the whole app, one order at a time. It is started before the first order where `Press.warm` is called,
because loading the libraries takes over a second, kept, and started again after a breakdown.
"""

from __future__ import annotations

import atexit
import copyreg
import io
import os
import pickle
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

from prodige_core import own_programs
from prodige_core.errors import ReportFailed
from prodige_core.exports.frames import answered, numbered, read_frame, write_frame
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.kinds import Options, export_report
from prodige_core.exports.order import Order, encode
from prodige_core.i18n import N_, Translator, translator

MOST_SECONDS = 60.0
"""How long one file may take: far beyond the largest (`make bench`) also on a slow computer (editorial)."""
TRIES = 2
"""A process that dies may have been ended by somebody else (memory, an administrator), so an order is given once more."""
FILES_A_PROCESS = 300
"""Then a new one takes over, so that no library's leak adds up (editorial)."""
SECONDS_TO_END = 5.0
"""How long a process whose input has ended may take before it is ended by force (editorial)."""
NICE = 5
"""How far it steps back behind the app, 0 to 19 (POSIX): a vote waits for no document, and while a search for a plan takes
all cores a document still gets a quarter of one (10 would leave it a tenth)."""
ASK_AGAIN = N_("Ask for it again.")
STOPPED = N_("The document was not made, because the app was being stopped.")


@dataclass(frozen=True, slots=True)
class DataOrder:
    """A file that is no document to make: workbook, calendar, centre file. Fields as of `export_report`."""

    kind_id: str
    format_id: str
    inputs: ExportInputs
    options: Options


AnyOrder = Order | DataOrder


def made(order: AnyOrder) -> bytes:
    """The file, made here and now."""
    if isinstance(order, Order):
        return encode(order)
    return export_report(order.kind_id, order.format_id, order.inputs, order.options)


class _Pickler(pickle.Pickler):
    """Plain values as they are; what cannot travel is named, to be found again on the other side."""

    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = lambda known: (MappingProxyType, (dict(known),))
    dispatch_table[Translator] = lambda known: (translator, (known.lang,))


def packed(order: AnyOrder) -> bytes:
    """An order as it travels and waits. Equal bytes stand for equal files; equal orders may give other bytes."""
    target = io.BytesIO()
    _Pickler(target, pickle.HIGHEST_PROTOCOL).dump(order)
    return target.getvalue()


class _Running:
    """One process and what it answers. It is told in a thread of its own, as a process that hangs does not read either."""

    def __init__(self) -> None:
        self.process = _started()
        self.files = 0
        self._orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(target=self._tell, name="press-input", daemon=True).start()
        threading.Thread(target=self._listen, name="press-output", daemon=True).start()

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def answer(self, order: bytes, seconds: float) -> tuple[bytes, str] | None:
        """As `frames.answered`: also None when the process has died. Raises TimeoutError."""
        self.files += 1
        self._orders.put(numbered(self.files, order))
        try:
            frame = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        return None if frame is None else answered(frame, self.files)

    def end(self, *, now: bool = False) -> None:
        """End it, by the end of its input or by force."""
        if now:
            self.process.kill()
        self._orders.put(None)
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _tell(self) -> None:
        given = _pipe(self.process.stdin)
        with suppress(OSError):  # it is gone and did not read all, of which `_listen` hears
            while (frame := self._orders.get()) is not None:
                write_frame(given, frame)
        with suppress(OSError):
            given.close()

    def _listen(self) -> None:
        told = _pipe(self.process.stdout)
        while (frame := read_frame(told)) is not None:
            self._answers.put(frame)
        self._answers.put(None)
        told.close()


class Press:
    """The process that makes files. `make` waits for its turn; who comes first is decided above (`prodige_ui.typesetting`)."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._era = 0

    def make(self, order: bytes) -> bytes:
        """The file for an order that is `packed`.

        Raises `ReportFailed`: the process broke down twice, took too long, met an error (with its number in the log), or
        was closed meanwhile.
        """
        era = self._era
        with self._turn:
            for _ in range(TRIES):
                answer = self._asked(order, era)
                if answer is not None:
                    return _file(*answer)
        raise ReportFailed(N_("The process that makes documents stopped unexpectedly."), ASK_AGAIN)

    def warm(self) -> None:
        """Start the process if there is none, and return at once: it loads its libraries by itself. Raises OSError."""
        self._present(self._era)

    def close(self) -> None:
        """End the process. The order in work and those that wait fail; asking again later works."""
        with self._lock:
            self._era += 1
            running, self._running = self._running, None
        if running is not None:
            running.end()

    @property
    def pid(self) -> int | None:
        """The process, if there is one."""
        running = self._running
        return running.process.pid if running is not None and running.alive else None

    def _asked(self, order: bytes, era: int) -> tuple[bytes, str] | None:
        try:
            running = self._present(era)
        except OSError as error:
            raise ReportFailed(N_("The process that makes documents could not be started."), ASK_AGAIN) from error
        try:
            answer = running.answer(order, self._seconds)
        except TimeoutError:
            self._ended(running, now=True)
            raise ReportFailed(
                N_("The document took longer than {seconds} seconds, so it was not made."), seconds=round(self._seconds)
            ) from None
        if answer is None or running.files >= FILES_A_PROCESS:
            self._ended(running, now=answer is None)  # what it says next would be taken for another's file
        return answer

    def _present(self, era: int) -> _Running:
        with self._lock:
            if era != self._era:
                raise ReportFailed(STOPPED, ASK_AGAIN)
            if self._running is not None and not self._running.alive:
                self._running.end()
                self._running = None
            if self._running is None:
                self._running = _Running()
            return self._running

    def _ended(self, running: _Running, *, now: bool = False) -> None:
        with self._lock:
            if self._running is running:
                self._running = None
        running.end(now=now)


def _file(data: bytes, reference: str) -> bytes:
    if not reference:
        return data
    raise ReportFailed(
        N_("The document could not be made, through a fault on our side."),
        N_("Tell your contact the number {reference}."),
        reference=reference,
    )


def _pipe(pipe: Any) -> BinaryIO:
    if pipe is None:
        raise BrokenPipeError
    return pipe  # type: ignore[no-any-return]  # Popen calls it IO[bytes]


def _started() -> subprocess.Popen[bytes]:
    """The program with the app's libraries and without its settings: it needs neither database nor secrets."""
    process = subprocess.Popen(  # noqa: S603 - our own module
        own_programs.line("prodige_core.exports.worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=own_programs.environment(),
        creationflags=own_programs.FLAGS | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )
    if sys.platform != "win32":
        with suppress(OSError):  # it is gone already, or this is not allowed here
            os.setpriority(os.PRIO_PROCESS, process.pid, NICE)  # at once, as loading the libraries is most of its work
    return process


_press_lock = threading.Lock()
_press: Press | None = None


def the_press() -> Press:
    """The one press of this app; ended when the app ends."""
    global _press
    with _press_lock:
        if _press is None:
            _press = Press()
            atexit.register(_press.close)
        return _press
