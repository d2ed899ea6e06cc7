"""A second look before something is taken away that cannot be undone: a button, then a sentence with yes and no."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from prodige_core.i18n import Translator
from prodige_ui import session


def ask(name: str, words: str, sentence: str, yes: str, t: Translator, act: Callable[[], object] | None = None) -> bool:
    """name: of the question, one of its kind on the screen. act: run from the callback of the yes, before all is drawn.

    Without ``act`` it returns True on the run in which the yes was pressed.
    """
    if not session.asked(name):
        st.button(words, key=f"ask-{name}", on_click=session.ask, args=(name,))
        return False
    st.warning(sentence)
    with st.container(horizontal=True):
        if act is None:
            pressed = st.button(yes, key=f"yes-{name}", type="primary")
        else:
            pressed = False
            st.button(yes, key=f"yes-{name}", type="primary", on_click=_done, args=(act,))
        st.button(t.gettext("No, keep it as it is"), key=f"no-{name}", on_click=session.ask, args=("",))
    return pressed


def _done(act: Callable[[], object]) -> None:
    session.ask("")
    act()
