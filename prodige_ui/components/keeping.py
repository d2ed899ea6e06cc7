"""Saves a change at once and says so beside it; a change that took something away can be undone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_ui import session
from prodige_ui.components import problems


def save(section: str, change: Callable[[], object], undo: Callable[[], object] | None = None, note: str = "") -> None:
    """Run a change (a service call) from a widget's callback, and remember how it went for `line`.

    undo: what puts things back; note: a sentence to show with "Saved", such as what else changed.
    """
    try:
        change()
    except ProdigeError as error:
        session.remember_change(session.Change(section, error=error))
    else:
        session.remember_change(session.Change(section, undo=undo, note=note))


def line(section: str, t: Translator) -> None:
    """One line at a fixed place of a section: that everything is saved at once; after a change, that it was saved."""
    change = session.take_change(section)
    if change is not None and change.error is not None:
        problems.show(change.error, t.gettext("This was not saved."), t)
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"saving-{section}"):
        if change is None:
            st.markdown(t.gettext("Every change is saved at once."), width="content")
            return
        st.markdown(f":material/check_circle: **{t.gettext('Saved.')}**", width="content")
        if change.undo is not None:
            st.button(
                t.gettext("Undo"),
                key=f"undo-{section}",
                icon=":material/undo:",
                on_click=save,
                args=(section, change.undo),
            )
    if change.note:
        st.info(change.note)


def hold(key: str, stored: object) -> str:
    """Make a keyed widget show what is stored, unless its last change could not be saved; returns the key."""
    if not session.change_failed() and st.session_state.get(key, _NOTHING) != stored:
        st.session_state[key] = stored
    return key


_NOTHING = object()
