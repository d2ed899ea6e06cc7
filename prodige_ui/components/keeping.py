"""Saves a change at once and says so beside it; a change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_ui import session
from prodige_ui.components import problems

Before = TypeVar("Before")
_NOTHING = object()


def save(
    section: str,
    change: Callable[[], Before],
    undo: Callable[[Before], Callable[[], object]] | None = None,
    note: Callable[[Before], str] | None = None,
) -> None:
    """Run a change (a service call) from a widget's callback, and remember for `line` how it went.

    undo and note make, from what the change returned, the call that puts things back and a sentence beside "Saved".
    """
    try:
        before = change()
    except ProdigeError as error:
        session.remember_change(session.Change(section, error=error))
    else:
        told = note(before) if note else ""
        session.remember_change(session.Change(section, undo=undo(before) if undo else None, note=told))


def line(section: str, t: Translator) -> None:
    """After a change in a section: that it was saved, with a way to undo it; or why it was not."""
    change = session.take_change(section)
    if change is None:
        return
    if change.error is not None:
        problems.show(change.error, t.gettext("This was not saved."), t)
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"saving-{section}"):
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
    """Make a keyed widget show what is stored, unless the last change could not be saved; returns the key."""
    if not session.change_failed() and st.session_state.get(key, _NOTHING) != stored:
        st.session_state[key] = stored
    return key
