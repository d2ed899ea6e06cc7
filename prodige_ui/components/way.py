"""The way from profile to report: where one is, and what comes next."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_ui import navigation, session

_STEPS = tuple(screen for screen in navigation.SCREENS if screen.step)


def show(here: str, t: Translator) -> None:
    """Links to the steps, the present one marked; then any notice left by the screen before."""
    with st.container(horizontal=True, gap="xsmall", key="way"):
        for number, screen in enumerate(_STEPS, start=1):
            title = t.gettext(screen.title)
            label = f"{number} **{title}**" if screen.name == here else f"{number} {title}"
            st.page_link(navigation.path(screen.name), label=label, width="content")
    if notice := session.take_notice():
        st.success(notice)


def onward(here: str, t: Translator) -> None:
    """The button to the next step, at the foot of a page."""
    names = [screen.name for screen in _STEPS]
    position = names.index(here)
    if position + 1 < len(_STEPS):
        following = _STEPS[position + 1]
        st.divider()
        label = t.gettext("Next: {step}").format(step=t.gettext(following.title))
        if st.button(label, type="primary", icon=":material/arrow_forward:", key="onward"):
            st.switch_page(navigation.path(following.name))
