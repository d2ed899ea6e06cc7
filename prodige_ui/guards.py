"""What a page needs before it can show anything. A guard either returns it or says what to do and stops."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prodige_core.errors import NotFound
from prodige_core.responses import CentreFile
from prodige_core.services import centres
from prodige_core.services.centres import CentreRow
from prodige_core.services.workspace import Workspace
from prodige_ui import navigation, runtime, session
from prodige_ui.components import gone
from prodige_ui.components.text import literal


def begins_with(ws: Workspace, rows: Sequence[CentreRow]) -> CentreRow:
    """The centre a new session begins with: the one this person looked at last, else the one changed last, as in rows."""
    last = runtime.looked_at(ws)
    return next((row for row in rows if row.id == last), rows[0])


def centre() -> tuple[Workspace, str, CentreFile]:
    """The workspace and the centre this session works on.

    A new session goes on with the centre looked at last, else the one changed last. Without any centre, or when the one
    this session works on is gone or no longer this person's, points to a way on and stops; it never turns to another
    centre by itself.
    """
    ws = runtime.workspace()
    t = session.reader()
    own_id = session.centre_id()
    if own_id is None:
        rows = centres.list_centres(ws)
        own_id = begins_with(ws, rows).id if rows else None
    if own_id is not None:
        try:
            file = centres.get_centre(ws, own_id)
        except NotFound:
            gone.page(ws, own_id, t)
            st.stop()
        session.choose_centre(own_id)
        runtime.look_at(ws, own_id)
        if len(centres.list_centres(ws)) > 1:
            st.write(literal(file.centre.name))  # whoever has several must see in which one they are
        gone.leftovers(own_id, t)
        return ws, own_id, file
    if binned := centres.in_bin(ws):
        st.title(t.gettext("Your centre is in the bin"))
        gone.in_bin(ws, binned, t)
        st.stop()
    st.title(t.gettext("First, your centre"))
    st.write(
        t.gettext(
            "Tell us the name of your centre, or open a file you saved before. Then this page has something to show."
        )
    )
    st.page_link(navigation.path("home"), label=t.gettext("Go to the start"), icon=":material/home:")
    st.stop()
