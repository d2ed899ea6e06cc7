"""What the host does, run from a widget's callback: stored first, and then told beside the place where it was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from prodige_core.errors import Conflict, ProdigeError, StateError
from prodige_core.i18n import N_, Translator
from prodige_ui import seen, session
from prodige_ui.components import keeping

SECTION = "workshop"
AGENDA = "workshop-agenda"


def act(change: Callable[[], object], undo: Callable[[], object] | None = None, section: str = SECTION) -> None:
    """Store a change; `line` says “Saved” after it, with the way back where there is one."""
    keeping.save(section, change, None if undo is None else lambda _: undo)


def turn(change: Callable[[], object], *, place: str = SECTION, write: keeping.Write | None = None) -> None:
    """Store a step that shows for itself (another statement, the timer): `line` speaks only when it failed.

    place, write: where a clash is told, and how it is settled, as for `prodige_ui.components.keeping.save`.
    """
    try:
        change()
    except Conflict as error:
        if write is None:
            session.remember_change(session.Change(SECTION, error=error))
            return
        again = partial(write, error.mine, error.theirs)
        seen.clashed(place, error, partial(turn, again, place=place, write=write))
    except ProdigeError as error:
        session.remember_change(session.Change(SECTION, error=error))
    else:
        seen.settled(place)


def without_level() -> None:
    """Say that a level must be chosen before it can be agreed on."""
    error = StateError(N_("No level is chosen."), N_("Choose one, then press “Agree on this level”."))
    session.remember_change(session.Change(SECTION, error=error))


def line(t: Translator, *sections: str) -> None:
    """After an act: that it is saved, or why not.

    sections: those told here; without any, all that were not told above. Every state of the screen ends with such a
    line, so that an error shows even where another window has turned the page meanwhile.
    """
    for section in sections or (AGENDA, SECTION):
        keeping.line(section, t)


def typed(key: str) -> str:
    """What stands in a text field."""
    return str(st.session_state.get(key) or "").strip()
