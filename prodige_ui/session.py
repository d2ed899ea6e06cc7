"""The only module that names session keys. The record is the database; a session only remembers where one was."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator, available_languages, translator
from prodige_core.i18n.translator import PSEUDO

LANGUAGE_COOKIE = "prodige_lang"
_CENTRE = "centre_id"
_LANG = "lang"
_NOTICE = "notice"


def language() -> str:
    """The language shown: ``?lang=``, else what this session chose, else the cookie, else the browser's, else English."""
    known = {*available_languages(), PSEUDO}
    browser = (st.context.locale or "en").split("-")[0]
    wishes = [
        st.query_params.get("lang"),
        st.session_state.get(_LANG),
        st.context.cookies.get(LANGUAGE_COOKIE),
        browser,
    ]
    chosen = next((wish for wish in wishes if wish in known), "en")
    st.session_state[_LANG] = chosen
    return chosen


def reader() -> Translator:
    """The translator of whoever looks at this session."""
    return translator(st.session_state.get(_LANG, "en"))


def centre_id() -> str | None:
    """The centre this session works on; None before one is chosen."""
    return st.session_state.get(_CENTRE)


def choose_centre(own_id: str | None) -> None:
    """Work on another centre (or on none) from now on."""
    st.session_state[_CENTRE] = own_id


def leave_notice(text: str) -> None:
    """A sentence to show once, on the next screen."""
    st.session_state[_NOTICE] = text


def take_notice() -> str:
    """The sentence left by the screen before; empty when there is none."""
    return str(st.session_state.pop(_NOTICE, ""))
