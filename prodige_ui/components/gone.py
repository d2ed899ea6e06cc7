"""When the centre somebody works on is gone, or is no longer theirs: why that may be, what they typed, and ways on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.services.centres import BIN_DAYS, CentreRow, deleted_centres, last_day
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


def in_bin(ws: Workspace, rows: Sequence[CentreRow], t: Translator) -> None:
    """For people whose every centre is in the bin: until when each can come back, and by whom."""
    for row in rows:
        st.write(
            t.gettext("{name} is in the bin. Everything in it is kept, and it can be taken back until {day}.").format(
                name=literal(row.name), day=t.date(last_day(row))
            )
        )
    own = {row.id for row in deleted_centres(ws)}
    if own:
        st.page_link(navigation.path("data"), label=t.gettext("Look in the bin"), icon=":material/delete:")
    if any(row.id not in own for row in rows):
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
