"""What one process holds for all sessions: the open workspace and the searches for plans. The only place that caches."""

from __future__ import annotations

import importlib
import threading

import streamlit as st

from prodige_core.access import LOCAL, NOBODY
from prodige_core.config import Settings
from prodige_core.errors import StatedError
from prodige_core.i18n import Translator, translator
from prodige_core.services import measures, planning, report_preview, reporting, shelf
from prodige_core.services.measures import Figure
from prodige_core.services.report_preview import ReportPreview
from prodige_core.services.shelf import GapGroup
from prodige_core.services.workspace import Workspace, open_workspace
from prodige_core.services.workspace import close as close_workspace
from prodige_ui import identity, streamlit_options
from prodige_ui.components.text import literal
from prodige_ui.curves import Curves
from prodige_ui.kept import Kept
from prodige_ui.planner import Planner
from prodige_ui.typesetting import Typesetter

_HEAVY = ("pandas", "altair", "prodige_core.charts", "prodige_core.reports", "prodige_core.exports")
_lock = threading.Lock()
_looked_at: dict[str, str] = {}
"""By person (empty for the one user of a local app) the centre looked at last."""
_open: list[Workspace] = []
_read: list[Settings] = []
_planner = Planner()
_curves = Curves(others_first=lambda: _planner.busy)
_typesetter = Typesetter()
PREVIEWS_KEPT = 16
"""What centres looked at lately; each is a few kB."""
_previews: Kept[ReportPreview] = Kept(PREVIEWS_KEPT, quick=True)
_gaps: Kept[tuple[GapGroup, ...]] = Kept(PREVIEWS_KEPT, quick=True)


def process() -> Workspace:
    """The workspace of this process, opened at first use. Raises `StorageError` or `FrameworkError`.

    In server mode it acts for nobody: participants' pages open by code or private link. In local mode for its one user.
    """
    with _lock:
        if not _open:
            chosen = Settings.from_environment()
            actor = NOBODY if chosen.server_mode else LOCAL
            made = open_workspace(chosen.database_url, chosen.frameworks, actor=actor, copies_in=chosen.copies)
            _open.append(made)
            _read[:] = [chosen]
        return _open[0]


def workspace() -> Workspace:
    """The workspace as whoever is signed in in this session sees it; in local mode the one user's.

    Asked of the database every time, so that signing out and losing access hold at the next click.
    """
    ws = process()
    if ws.actor.everything:
        return ws
    who = identity.who(ws, https=_read[0].over_https)
    return ws if who is None else ws.acting_as(who.actor)


def own_work() -> Workspace:
    """The workspace for what the app does by itself: ending surveys, deleting what is past its time."""
    return process().acting_as(LOCAL)


def look_at(ws: Workspace, centre_id: str) -> None:
    """Remember the centre this person looked at last, until the app ends: a page that is reloaded is a new session."""
    with _lock:
        _looked_at[ws.actor.person_id or ""] = centre_id


def looked_at(ws: Workspace) -> str | None:
    """The centre this person looked at last; None before any. Whether it is still there, and theirs, is not known."""
    with _lock:
        return _looked_at.get(ws.actor.person_id or "")


def settings() -> Settings:
    """The settings that the open workspace was opened with."""
    process()
    return _read[0]


def planner() -> Planner:
    """The searches for plans of this process."""
    return _planner


def curves() -> Curves:
    """The curves of means that this process works out."""
    return _curves


def typesetter() -> Typesetter:
    """The queue of documents of this process."""
    return _typesetter


def line_of(ws: Workspace, centre_id: str) -> str:
    """In whose line a document of a centre waits: the person's who is signed in, else the centre's."""
    return ws.actor.person_id or centre_id


def preview(ws: Workspace, centre_id: str, t: Translator) -> ReportPreview:
    """What the report will hold; worked out once, then kept as long as nothing it is made from changes. Raises `NotFound`."""
    state = planning.load_plan(ws, centre_id)
    digest = f"{reporting.report_digest(ws, centre_id, 'preview', t)} {state is not None and state.current}"
    return _previews.get(digest, lambda: report_preview.preview(ws, centre_id, t))


def draft_gaps(ws: Workspace, centre_id: str, t: Translator, digest: str) -> tuple[GapGroup, ...]:
    """What the draft of an Erasmus Plan lacks; worked out once a digest. Raises as `shelf.draft_gaps`."""
    return _gaps.get(digest, lambda: shelf.draft_gaps(ws, centre_id, t))


def close() -> None:
    """End the searches and close the workspace, so that the next use opens it anew."""
    _curves.close()
    _planner.close()
    _typesetter.close()
    _previews.clear()
    _gaps.clear()
    with _lock:
        _looked_at.clear()
        if _open:
            close_workspace(_open.pop())


def is_ready() -> bool:
    """Whether the database answers. Raises `StorageError` when it says why it does not."""
    with _lock:
        ws = _open[0] if _open else None
    return ws is not None and measures.answers(ws.acting_as(LOCAL))


def figures() -> list[Figure]:
    """What an operator watches. Raises `StorageError` when the database does not answer."""
    own = Figure("prodige_open_windows", "Windows of the workspace that are open.", streamlit_options.open_windows())
    held = Figure("prodige_held_upload_bytes", "Files held in memory.", sum(streamlit_options.held_uploads().values()))
    waiting = Figure("prodige_documents_waiting", "Documents that wait to be made.", _typesetter.waiting)
    return [*measures.figures(own_work()), own, held, waiting]


def load_heavy_libraries() -> None:
    """Import once at start what would otherwise make the first person wait."""
    for name in _HEAVY:
        importlib.import_module(name)


def show_refusal(error: StatedError) -> None:
    """Tell people why they may not see or do something (any more): expected, and no fault of ours."""
    t = translator(st.session_state.get("lang", "en"))
    st.error(literal(error.text(t.gettext)))


def show_error(reference: str) -> None:
    """Tell people that something went wrong, with a number to quote and nothing of the inside."""
    t = translator(st.session_state.get("lang", "en"))
    st.error(
        t.gettext(
            "Something went wrong on our side. What was shown as saved is kept. Reload the page; if it happens again, tell your contact the number {reference}."
        ).format(reference=reference)
    )


def show_unavailable(reference: str) -> None:
    """Tell people that the database does not answer, and that nothing counts as saved that was not shown as such."""
    t = translator(st.session_state.get("lang", "en"))
    st.error(
        t.gettext(
            "The database does not answer at the moment. What was shown as saved is kept; what you changed last may not be saved. Wait a little, then reload the page. If it goes on, tell your contact the number {reference}."
        ).format(reference=reference)
    )
