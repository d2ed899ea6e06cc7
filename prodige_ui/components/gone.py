"""When the centre somebody works on is gone, or is no longer theirs: why that may be, what they typed, and ways on."""

from __future__ import annotations

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services.centres import BIN_DAYS, deleted_centres
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, seen
from prodige_ui.components.text import literal


def page(ws: Workspace, centre_id: str, t: Translator) -> None:
    """Instead of a page of that centre."""
    st.title(t.gettext("This centre is no longer here"))
    st.write(
        t.gettext(
            "Somebody put it in the bin while you were working, or your access to it has ended. Everything that was saved is kept: from the bin it can be taken back for {days} days."
        ).format(days=t.number(BIN_DAYS))
    )
    _typed(centre_id, t)
    st.page_link(navigation.path("home"), label=t.gettext("Go to the start"), icon=":material/home:")
    if any(row.id == centre_id for row in deleted_centres(ws)):
        st.page_link(navigation.path("data"), label=t.gettext("Look in the bin"), icon=":material/delete:")
    elif not ws.actor.everything:
        st.write(t.gettext("To have it back, ask an owner of the centre."))


def leftovers(centre_id: str, t: Translator) -> None:
    """Once the centre is back: what was typed meanwhile, until the person has taken it where it belongs."""
    if not seen.typed(centre_id):
        return
    with st.container(border=True, key="leftovers"):
        _typed(centre_id, t)
        st.button(t.gettext("Close"), key="close-leftovers", on_click=seen.forget_typed, args=(centre_id,))


def _typed(centre_id: str, t: Translator) -> None:
    rest = seen.typed(centre_id)
    if not rest:
        return
    st.markdown(f"**{t.gettext('This you wrote, and it could not be saved. Copy it if you need it.')}**")
    for one in rest:
        said = "  \n".join(literal(line) for line in one.text.splitlines())
        st.markdown(f"{literal(one.label)}  \n{said}")
