"""Saves a change at once and says so beside it; a change can be undone, and one that clashes with another's is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from prodige_core.errors import Conflict, ProdigeError
from prodige_core.i18n import Translator
from prodige_ui import seen, session
from prodige_ui.components import problems

Before = TypeVar("Before")
Write = Callable[[Any, Any], object]
"""Stores a whole in place of what was seen: ``write(mine, theirs)`` after a clash. Whole and seen are of one type."""


def save(
    section: str,
    change: Callable[[], Before],
    undo: Callable[[Before], Callable[[], object]] | None = None,
    note: Callable[[Before], str] | None = None,
    *,
    place: str | None = None,
    write: Write | None = None,
) -> None:
    """Run a change (a service call) from a widget's callback, and remember for `line` how it went.

    undo and note make, from what the change returned, the call that puts things back and a sentence beside "Saved".
    write: for changes that compare with what was seen; a clash is then kept at ``place`` (the section, if not given)
    for `prodige_ui.components.clashes.show`.
    """
    place = place or section
    try:
        before = change()
    except Conflict as error:
        if write is None:
            session.remember_change(session.Change(section, error=error))
            return
        again: Callable[[], Any] = partial(write, error.mine, error.theirs)
        seen.clashed(place, error, partial(save, section, again, undo, note, place=place, write=write))
    except ProdigeError as error:
        session.remember_change(session.Change(section, error=error))
    else:
        seen.settled(place)
        told = note(before) if note else ""
        session.remember_change(session.Change(section, undo=undo(before) if undo else None, note=told, write=write))


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
                kwargs={"write": change.write},
            )
    if change.note:
        st.info(change.note)


def hold(key: str, stored: object) -> str:
    """Make a keyed widget show what is stored, unless its change clashed or could not be saved; returns the key."""
    if key not in st.session_state or (
        not session.change_failed() and seen.pending(key) is None and st.session_state[key] != stored
    ):
        st.session_state[key] = stored
    return key
