"""Handing out files that take a moment to make: one press, and the file comes; who has to wait is told where it is.

A press does two things. The script takes a place in the queue (`_ask`), and Streamlit calls what makes the download in a
thread of its own (`_made`), which waits for the same file. In the usual half second the file simply comes. From the first
second on `status` says where it is. When it takes very long the thread gives up, as threads for downloads are counted
(`prodige_ui.downloads_apart`), and `status` offers the file when it is ready.
"""

from __future__ import annotations

import datetime as dt
import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from prodige_core.errors import ProdigeError, ReportFailed, ToldOnScreen
from prodige_core.exports import FORMATS, Options
from prodige_core.exports.extent import Extent
from prodige_core.i18n import N_, Translator
from prodige_core.progress.compared import Pair
from prodige_core.services import calendars, naming, reporting, trail
from prodige_core.services.reporting import Job, PreparedPdf
from prodige_core.services.workspace import Workspace
from prodige_ui import extents, runtime, session
from prodige_ui.components import problems
from prodige_ui.components.text import literal
from prodige_ui.kept import FewEach, in_turn
from prodige_ui.tickets import Asked, Handed, Progress, Ticket

PATIENCE = 45.0
"""Seconds a download waits for its file: as long as some eighty usual ones take (measured)."""
HEAD_START = 1.0
"""Seconds in which the script takes a place in the queue, so that a file is not asked for twice."""
EVERY_SECONDS = 1.0
FORGOTTEN = 600.0
"""Seconds after which a file nobody fetched is no longer offered."""
OF_ONE = 8
"""Downloads of one person that may wait in threads at a time; what more is asked for, `status` offers when it is ready. A
window that asks for hundreds would otherwise take all threads, and nobody else would get a file (measured: none in 170 s)."""
_each = FewEach(OF_ONE)
SLACK = 2.0
"""Seconds by which a download may be quicker than the screen that asked for it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file somebody may press for. title: what it is called on the screen, translated; stem and day: its file name's.

    prepare: for a kind that is none of a centre's reports, and about: of what it is one, such as a workshop. noted:
    whether the trail tells that it was handed out. digest: of everything it is made from, where its extent is told.
    """

    ws: Workspace
    centre_id: str
    kind_id: str
    format_id: str
    title: str
    stem: str
    t: Translator
    options: Options | None = None
    pairs: Mapping[str, Pair] | None = None
    prepare: Callable[[], Job | PreparedPdf] | None = None
    about: str = ""
    day: dt.date | None = None
    noted: bool = True
    digest: str = ""

    @property
    def key(self) -> str:
        """Unlike that of any other button on a screen."""
        return f"{self.kind_id}-{self.format_id}"

    @property
    def place(self) -> str:
        """Unlike that of any other button of this session, of whatever centre."""
        return " ".join(filter(None, [self.centre_id, self.about, self.key]))

    @property
    def file(self) -> str:
        """Unlike that of any other file, also where the same button gives several, as choices on the screen change."""
        return f"{self.place} {self.t.lang} {self.options} {sorted((self.pairs or {}).items())}"

    @property
    def extent(self) -> Extent | None:
        """How long and large it is; None before it was made of what there is now."""
        return extents.known(f"{self.file} {self.digest}") if self.digest else None

    def look(self, data: bytes) -> None:
        """Keep how long and large it is."""
        if self.digest:
            extents.keep(f"{self.file} {self.digest}", self.format_id, data)

    def job(self) -> Job | PreparedPdf:
        """As stored now. Raises as `reporting.prepared`."""
        if self.prepare is not None:
            return self.prepare()
        return reporting.prepared(
            self.ws, self.centre_id, self.kind_id, self.format_id, self.t, options=self.options, pairs=self.pairs
        )

    def note(self, ticket: Ticket) -> None:
        """Write in the trail that it was handed out, and beside the plan what calendars hold now."""
        if self.noted:
            trail.taken(self.ws, self.centre_id, "report_downloaded", self.format_id)
            if self.format_id == "ics":
                calendars.remember(self.ws, self.centre_id, ticket.told)


def button(
    wanted: Wanted, label: str, *, card: str, kind: Literal["primary", "secondary", "tertiary"] = "secondary"
) -> None:
    """A button that hands out a file. card: where on the screen `status` tells about it."""
    form, held = FORMATS[wanted.format_id], session.handed()
    name = naming.file_name(wanted.stem, wanted.day or wanted.ws.today(), form.extension.removeprefix("."))
    st.download_button(
        label,
        data=lambda: _made(wanted, held),
        file_name=name,
        mime=form.media_type,
        type=kind,
        icon=":material/download:",
        key=f"handed-{wanted.key}",
        on_click=_ask,
        args=(wanted, card, name, form.media_type),
    )


def _ask(wanted: Wanted, card: str, file_name: str, mime: str) -> None:
    """Take a place in the queue. What is wrong is told on the next run."""
    held = session.handed()
    _tidy(held)
    asked = held.asked[wanted.file] = Asked(wanted, card, file_name, mime, time.monotonic())
    try:
        job = in_turn(wanted.job)
        asked.ticket = runtime.typesetter().ask(job, runtime.line_of(wanted.ws, wanted.centre_id))
    except ProdigeError as error:
        asked.error = error


def _tidy(held: Handed) -> bool:
    """Forget what was given and what nobody fetched, wherever on the screens it was asked for. Whether there was any."""
    now = time.monotonic()
    over = [
        file
        for file, asked in [*held.asked.items()]
        if held.given.get(file, 0.0) > asked.at - SLACK or now - asked.at > FORGOTTEN
    ]
    for file in over:
        held.asked.pop(file, None)
    for file, given in [*held.given.items()]:
        if now - given > FORGOTTEN:
            held.given.pop(file, None)
    return bool(over)


def _made(wanted: Wanted, held: Handed) -> bytes:
    """The file, when it is made within moments. In a thread of its own: nothing of Streamlit can be used here.

    Raises `ToldOnScreen` when there is none (yet); Streamlit's own message about it is hidden, as `status` tells more.
    """
    try:
        with _each.of(wanted.ws.actor.person_id or f"{id(held)}") as room:  # where nobody signs in, of each window
            if not room:
                raise TimeoutError
            ticket = _ticket(wanted, held)
            made = runtime.typesetter().result(ticket, PATIENCE)
    except (ProdigeError, TimeoutError):
        raise ToldOnScreen(N_("The file does not come by itself; the screen says why.")) from None
    wanted.look(made.data)
    held.given[wanted.file] = time.monotonic()
    wanted.note(ticket)
    return made.data


def _ticket(wanted: Wanted, held: Handed) -> Ticket:
    """The place in the queue that the script took for the same press; an own one where the script is busy.

    Each press has its own, as between two of them somebody may have changed what the file tells.
    """
    until = time.monotonic() + HEAD_START
    while time.monotonic() < until:
        asked = held.asked.get(wanted.file)
        if asked is not None and not asked.met and asked.at > until - HEAD_START - SLACK:
            asked.met = asked.error is not None or asked.ticket is not None
            if asked.error is not None:
                raise asked.error
            if asked.ticket is not None:
                return asked.ticket
        time.sleep(0.02)
    return runtime.typesetter().ask(in_turn(wanted.job), runtime.line_of(wanted.ws, wanted.centre_id))


def status(files: Iterable[Wanted], card: str, t: Translator) -> None:
    """What is being made in a card of the screen, what is ready, and what could not be made."""
    held, places = session.handed(), frozenset(one.place for one in files)
    _tidy(held)
    mine = _of(held, card, places)
    for asked in mine:
        if asked.error is not None:
            problems.show(asked.error, t.gettext("This file could not be made. Nothing of your work is lost."), t)
    if any(asked.error is None for asked in mine):
        st.fragment(_watch, run_every=EVERY_SECONDS)(places, card, t)


def _of(held: Handed, card: str, places: frozenset[str]) -> list[Asked]:
    return [one for one in [*held.asked.values()] if one.card == card and one.wanted.place in places]


def _watch(places: frozenset[str], card: str, t: Translator) -> None:
    held = session.handed()
    changed = _tidy(held)
    for asked in _of(held, card, places):
        if asked.error is not None or asked.ticket is None:
            continue
        progress = runtime.typesetter().look(asked.ticket)
        if progress.state == "failed":
            asked.error, changed = progress.error, True
        elif progress.state == "done" and progress.seconds > PATIENCE + EVERY_SECONDS:
            try:
                _ready(asked, asked.ticket, t)
            except ReportFailed as error:
                asked.error, changed = error, True
        elif progress.seconds >= 1:
            st.markdown(_words(asked, progress, t))
    if changed:
        st.rerun()


def _ready(asked: Asked, ticket: Ticket, t: Translator) -> None:
    """It took too long to come by itself."""
    made = runtime.typesetter().result(ticket, EVERY_SECONDS)
    asked.wanted.look(made.data)
    st.success(t.gettext("{file} is ready.").format(file=literal(asked.wanted.title)))
    st.download_button(
        t.gettext("Save it"),
        data=made.data,
        file_name=asked.file_name,
        mime=asked.mime,
        type="primary",
        icon=":material/download:",
        key=f"handed-late-{asked.wanted.key}-{asked.at}",
        on_click=_taken,
        args=(asked.wanted, ticket),
    )


def _taken(wanted: Wanted, ticket: Ticket) -> None:
    session.handed().asked.pop(wanted.file, None)
    wanted.note(ticket)


def _words(asked: Asked, progress: Progress, t: Translator) -> str:
    """Where the file is, in a sentence or two."""
    before = progress.before_you
    if progress.state == "waiting" and before:
        said = t.ngettext(
            "{file}: {count} other file is made first.", "{file}: {count} other files are made first.", before
        ).format(file=literal(asked.wanted.title), count=t.number(before))
    else:
        said = t.gettext("{file} is being made.").format(file=literal(asked.wanted.title))
    if math.floor(progress.seconds) < PATIENCE:
        return f"{said} {t.gettext('It comes by itself; you can go on working.')}"
    more = t.gettext("You can go on working here; a button to save it appears when it is ready.")
    return f"{said} {more}"
