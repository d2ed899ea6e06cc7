"""Keeps a widget showing what is stored, also when another tab stored it; what could not be saved stays as typed."""

from __future__ import annotations

import streamlit as st

from prodige_ui import session


def hold(key: str, stored: object) -> str:
    """Before a widget is drawn: show what is stored, unless its last change could not be saved. Returns the key."""
    if key not in st.session_state or (not session.unsaved(key) and st.session_state[key] != stored):
        st.session_state[key] = stored
    return key


def went(key: str, *, saved: bool) -> None:
    """In a widget's callback: whether its change is stored; if not, it stays on screen to be mended."""
    session.remember_unsaved(key, not saved)
