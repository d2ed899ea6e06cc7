"""The audit trail of a centre as a calm list: when, what, who."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services import people_words, trail
from prodige_core.services.workspace import Workspace
from prodige_ui.components.text import literal

AT_FIRST = 15
"""As many as fit on a screen; the others fold out (editorial)."""


def show(ws: Workspace, centre_id: str, t: Translator) -> None:
    """The newest events, and the older ones folded away."""
    entries = trail.trail(ws, centre_id)
    if not entries:
        st.write(t.gettext("Nothing has happened yet."))
        return
    rows = [
        {
            t.gettext("When"): t.date(one.at.astimezone().date(), "medium"),
            t.gettext("What"): literal(people_words.sentence(one, t)),
            t.gettext("Who"): literal(people_words.who(one, t)),
        }
        for one in entries
    ]
    _table(rows[:AT_FIRST], t.gettext("What happened in this centre last"))
    if len(rows) > AT_FIRST:
        with st.expander(t.gettext("Earlier")):
            _table(rows[AT_FIRST:], t.gettext("What happened in this centre before"))
            if len(rows) == trail.MOST_SHOWN:
                st.write(t.gettext("Older events are in the file with everything, under “Your data”."))


def _table(rows: list[dict[str, str]], alt: str) -> None:
    st.table(rows, border="horizontal", hide_index=True, alt=alt)
