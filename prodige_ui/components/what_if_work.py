"""Working out a curve of means as people see it: begin, watch, stop, go on, and what went wrong."""

from __future__ import annotations

import math

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import what_if_words
from prodige_core.services.what_if import WhatIf
from prodige_core.services.workspace import Workspace
from prodige_ui import runtime
from prodige_ui.components import problems
from prodige_ui.components.search import EVERY_SECONDS, ROW
from prodige_ui.components.text import literal
from prodige_ui.curves import STEPS, CurveView


def offer(ws: Workspace, centre_id: str, known: WhatIf | None, work: CurveView | None, t: Translator) -> None:
    """What stands between the reader and a whole, fresh curve: one sentence, and the button for it."""
    if work is not None and work.busy:
        _watch(centre_id, work.known, t)
        return
    if work is not None and work.state == "failed":
        _failed(work, t)
    if known is None:
        st.write(
            t.gettext(
                "Prodige plans again with none, a quarter, half, three quarters, one and a half times and twice your hours, your money, and both, and looks for the cheapest plan that reaches every target. This takes a minute or two, for large plans longer; you see how far it is, and your roadmap stays as it is."
            )
        )
        _button(ws, centre_id, t.gettext("Work it out"), t)
    elif not known.current:
        st.warning(
            t.gettext(
                "What this was worked out from has changed since: answers, targets, means, decisions, the board or the actions themselves."
            )
        )
        _button(ws, centre_id, t.gettext("Work it out again"), t)
    elif not known.complete:
        done = len(known.curve.points)
        said = t.gettext("This was stopped: {count} of {all} plans are worked out.")
        st.info(said.format(count=t.number(done), all=t.number(STEPS - 1)))
        _button(ws, centre_id, t.gettext("Go on"), t)


def _button(ws: Workspace, centre_id: str, label: str, t: Translator) -> None:
    st.button(
        label,
        type="primary",
        icon=":material/show_chart:",
        key="work-out",
        on_click=lambda: _begin(ws, centre_id, t),
    )


def _begin(ws: Workspace, centre_id: str, t: Translator) -> None:
    try:
        runtime.curves().start(ws, centre_id)
    except ProdigeError as error:
        problems.show(error, t.gettext("This cannot be worked out yet."), t)


@st.fragment(run_every=EVERY_SECONDS)
def _watch(centre_id: str, shown: int, t: Translator) -> None:
    """How far it is, renewed every second; with every point that comes the whole screen is."""
    work = runtime.curves().look(centre_id)
    if work is None or not work.busy or work.known != shown:
        st.rerun()
    words, button = st.columns(ROW, vertical_alignment="center")
    seconds = math.floor(work.seconds)
    since = t.ngettext("{count} second", "{count} seconds", seconds).format(count=t.number(seconds))
    said = what_if_words.progress_words(work.known, t)
    if work.state == "waiting":
        said = t.gettext("Another school's comes first. Yours is next.")
    with words:
        st.progress(
            work.known / STEPS, text=literal(t.gettext("{said} {since} so far.").format(said=said, since=since))
        )
    button.button(
        t.gettext("Stop"),
        key="stop-curve",
        icon=":material/stop_circle:",
        on_click=lambda: runtime.curves().stop(centre_id),
    )


def _failed(work: CurveView, t: Translator) -> None:
    headline = t.gettext("This could not be worked out. What was known before stays.")
    if work.error is not None:
        problems.show(work.error, headline, t)
        return
    said = t.gettext("Please try again; if it happens again, tell your contact the number {reference}.")
    st.error(f"{headline} {said.format(reference=literal(work.reference))}")
