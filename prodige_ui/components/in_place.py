"""Actions the plan treats as done, each with what the answers say, to add and to take back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.roadmap.sentences import action_title
from prodige_core.services import foundations, planning, wish_words
from prodige_core.services.workspace import Workspace
from prodige_ui.components import keeping
from prodige_ui.components.text import literal

SECTION = "in-place"


def show(ws: Workspace, centre_id: str, view: foundations.InPlace, t: Translator) -> None:
    """The fourth part."""
    st.header(t.gettext("4. Already in place"))
    st.write(
        t.gettext(
            "The plan treats these as done, so that it does not begin with work you have behind you. Take back what is not true for you."
        )
        if view.done
        else t.gettext("The plan treats nothing as done so far. In the roadmap you can mark an action as done.")
    )
    for entry in view.done:
        with st.container(border=True, gap="xsmall", key=f"done-{entry.action}"):
            st.markdown(f"**{literal(action_title(ws.catalogue, entry.action, t))}**")
            st.markdown(literal(wish_words.foundation_sentence(entry.foundation, ws.catalogue, t)))
            st.button(
                t.gettext("Not in place: plan it if needed"),
                key=f"undone-{entry.action}",
                on_click=_decide,
                args=(ws, centre_id, partial(planning.release, ws, centre_id, entry.action)),
            )
    if view.suggested:
        st.subheader(t.gettext("By your answers this may be in place too"))
        for found in view.suggested:
            with st.container(border=True, gap="xsmall", key=f"maybe-{found.action}"):
                st.markdown(f"**{literal(action_title(ws.catalogue, found.action, t))}**")
                st.markdown(literal(wish_words.foundation_sentence(found, ws.catalogue, t)))
                st.button(
                    t.gettext("Yes, it is in place"),
                    key=f"in-place-{found.action}",
                    on_click=_decide,
                    args=(ws, centre_id, partial(planning.mark_done, ws, centre_id, found.action)),
                )
    keeping.line(SECTION, t)


def _decide(ws: Workspace, centre_id: str, change: partial[object]) -> None:
    keeping.save(SECTION, change, lambda before: partial(planning.set_decisions, ws, centre_id, before))
