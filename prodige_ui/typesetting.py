"""The queue of files to make: documents, workbooks and calendars, one at a time, in a process of their own (`Press`).

Whoever asks takes a place in their own line, and the lines take turns: one person who asks for ten keeps nobody waiting.
The same file asked for twice is made once; the last ones are kept. Nothing here blocks but `Typesetter.result`: screens
ask, look now and then, and fetch when it is done. Source: reliability 4, row 45.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from prodige_core import security_log
from prodige_core.errors import ReportFailed, StatedError
from prodige_core.exports.press import ASK_AGAIN, STOPPED, DataOrder, packed, the_press
from prodige_core.i18n import N_
from prodige_core.services.reporting import Job, PreparedPdf, Report
from prodige_ui.lines import Lines
from prodige_ui.tickets import Progress, Sheet, State, Ticket

log = logging.getLogger("prodige.typesetting")

MOST_WAITING = 200
"""Files that may wait: a minute or two of work; whoever comes then is told to come again (editorial)."""
MOST_OF_ONE = 20
"""Of these by one asker: every kind in every format at once, and nobody fills the queue alone (editorial)."""
MOST_KEPT = 16
"""Files kept for who asks again."""
MOST_KEPT_BYTES = 32 * 1024 * 1024
"""Together; the usual report has a few hundred kB."""
MOST_HELD_BYTES = 4 * MOST_KEPT_BYTES
"""With those that somebody is still to fetch: some hundred large ones (editorial)."""
LEFT_SECONDS = 60.0
"""Who has not looked for so long while waiting is taken to have gone; who looks again after that joins again, at the end."""


class Typesetter:
    """All files being made or kept in this process of the app. Safe to use from any thread."""

    def __init__(
        self,
        make: Callable[[bytes], bytes] | None = None,
        warm: Callable[[], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make = make or (lambda order: the_press().make(order))
        self._warm = warm or (lambda: the_press().warm())
        self._clock = clock
        self._changed = threading.Condition()
        self._lines: Lines[Sheet] = Lines()
        self._sheets: OrderedDict[str, Sheet] = OrderedDict()
        self._in_work: Sheet | None = None
        self._era = 0
        self._works = False

    def ask(self, job: Job | PreparedPdf, asker: str) -> Ticket:
        """Take a place in the asker's line and return at once. Raises `ReportFailed` when too many wait.

        asker: whoever shares a line, such as a person or a centre.
        """
        now = self._clock()
        told = job.told if isinstance(job, Job) else ()
        ticket = Ticket(asker, job.name, job.media_type, _sheet(job), now, now, told)
        with self._changed:
            self._join(ticket)
        return ticket

    def look(self, ticket: Ticket) -> Progress:
        """Where it is; looking also says that somebody still waits for it."""
        with self._changed:
            ticket.looked = self._clock()
            self._come_back(ticket)
            sheet = ticket.sheet
            if sheet.state == "done" and ticket not in sheet.tickets:
                sheet.tickets.append(ticket)
            state: State = "waiting" if sheet.state == "left" else sheet.state
            return Progress(state, self._before(sheet), ticket.looked - ticket.asked, sheet.error)

    def result(self, ticket: Ticket, timeout: float | None = None) -> Report:
        """The file, once it is made. Raises `ReportFailed`, or TimeoutError after ``timeout`` seconds.

        Whoever has it and does not `look` any more does not keep it from being forgotten.

        Not to be called without a timeout from where few threads serve many people (a deferred download): ask, look, and
        fetch when it is done.
        """
        with self._changed:
            ticket.staying += 1
            self._come_back(ticket)
            sheet = ticket.sheet
        try:
            if not sheet.ended.wait(timeout):
                raise TimeoutError
        finally:
            with self._changed:
                ticket.staying -= 1
                ticket.looked = self._clock()
        with self._changed:
            if sheet.error is not None:
                raise sheet.error
            if ticket in sheet.tickets:
                sheet.tickets.remove(ticket)
            report = Report(ticket.name, ticket.media_type, sheet.data)
            self._forget_the_oldest()
            return report

    def warm(self) -> None:
        """Start the process before somebody asks, without waiting for it: where people are about to."""
        try:
            self._warm()
        except OSError as error:  # whoever asks will be told
            security_log.fault(error, "typesetting")

    @property
    def waiting(self) -> int:
        """How many files wait for their turn."""
        with self._changed:
            return len(self._lines)

    def close(self) -> None:
        """Make nothing more and forget everything. What is waited for fails; asking again later works."""
        with self._changed:
            self._era += 1
            self._works = False
            sheets = [*self._sheets.values()]
            self._sheets.clear()
            self._lines.clear()
            self._in_work = None
            for sheet in sheets:
                if not sheet.ended.is_set():
                    sheet.fail(ReportFailed(STOPPED, ASK_AGAIN))
            self._changed.notify_all()

    def _join(self, ticket: Ticket) -> None:
        known = self._sheets.get(ticket.sheet.key)
        if known is not None:
            ticket.sheet = known
            self._sheets.move_to_end(known.key)
            known.tickets = [one for one in known.tickets if self._waits(one)]
        if ticket.sheet.state in ("waiting", "left"):
            self._stand_in_line(ticket)
        ticket.sheet.tickets.append(ticket)
        self._begin()

    def _stand_in_line(self, ticket: Ticket) -> None:
        if self._lines.holds(ticket.asker, ticket.sheet):
            return
        if self._lines.length(ticket.asker) >= MOST_OF_ONE:
            raise ReportFailed(N_("Many of your reports are being made already."), N_("Try again in a minute."))
        if len(self._lines) >= MOST_WAITING:
            raise ReportFailed(N_("Many reports are being made just now."), N_("Try again in a minute."))
        self._lines.join(ticket.asker, ticket.sheet)
        self._sheets[ticket.sheet.key] = ticket.sheet

    def _come_back(self, ticket: Ticket) -> None:
        """A place at the end for whoever had gone, unless it is made or asked for by now."""
        if ticket.sheet.state != "left":
            return
        ticket.sheet = Sheet(ticket.sheet.key, ticket.sheet.order)
        try:
            self._join(ticket)
        except ReportFailed as error:
            ticket.sheet.fail(error)

    def _give_up(self, sheet: Sheet) -> None:
        sheet.state = "left"
        self._sheets.pop(sheet.key, None)
        self._lines.leave_all(sheet)

    def _before(self, sheet: Sheet) -> int:
        if sheet.state != "waiting":
            return 0
        earlier = 0 if self._in_work is None else 1
        for one in self._lines.in_turn():
            if one is sheet:
                break
            earlier += 1
        return earlier

    def _begin(self) -> None:
        if not self._works:
            threading.Thread(target=self._work, args=(self._era,), name="typesetting", daemon=True).start()
            self._works = True
        self._changed.notify_all()

    def _work(self, era: int) -> None:
        while (sheet := self._next(era)) is not None:
            data, failure = b"", None
            try:
                data = self._make(sheet.order)
            except StatedError as error:
                log.warning("a document was not made: %s", error)
                failure = error
            except Exception as error:
                failure = _fault(error)
            with self._changed:
                if era != self._era:
                    return
                self._in_work = None
                self._finish(sheet, data, failure)

    def _next(self, era: int) -> Sheet | None:
        """The next file to make; waits for one. None when this era is over."""
        with self._changed:
            while era == self._era:
                sheet = self._lines.take()
                if sheet is None:
                    self._changed.wait()
                elif self._wanted(sheet):
                    sheet.state, self._in_work = "setting", sheet
                    return sheet
                else:
                    self._give_up(sheet)
            return None

    def _wanted(self, sheet: Sheet) -> bool:
        return any(self._waits(one) for one in sheet.tickets)

    def _waits(self, ticket: Ticket) -> bool:
        return ticket.staying > 0 or self._clock() - ticket.looked < LEFT_SECONDS

    def _finish(self, sheet: Sheet, data: bytes, failure: StatedError | None) -> None:
        if failure is not None:
            self._sheets.pop(sheet.key, None)
            sheet.fail(failure)
            return
        sheet.state, sheet.data = "done", data
        sheet.end()
        self._sheets.move_to_end(sheet.key)
        self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        """Also for tickets that somebody still holds, which tell it; last those that somebody is about to fetch."""
        kept = [one for one in self._sheets.values() if one.state == "done"]
        count, size = len(kept), sum(len(one.data) for one in kept)
        for oldest in kept[:-1]:
            if count <= MOST_KEPT and size <= MOST_KEPT_BYTES:
                break
            if size <= MOST_HELD_BYTES and self._wanted(oldest):
                continue
            count, size = count - 1, size - len(oldest.data)
            del self._sheets[oldest.key]
            oldest.data = b""
            oldest.fail(ReportFailed(N_("The file was made, but not fetched for a while."), ASK_AGAIN))


def _sheet(job: Job | PreparedPdf) -> Sheet:
    """Equal keys: equal files; a job holds nothing that its file does not tell, such as the moment."""
    if job.order is not None:
        return Sheet(job.order.digest(), packed(job.order))
    order = packed(DataOrder(job.kind_id, job.format_id, job.inputs, job.options))
    return Sheet(hashlib.sha256(order).hexdigest(), order)


def _fault(error: Exception) -> ReportFailed:
    return ReportFailed(
        N_("The document could not be made, through a fault on our side."),
        N_("Tell your contact the number {reference}."),
        reference=security_log.fault(error, "typesetting"),
    )
