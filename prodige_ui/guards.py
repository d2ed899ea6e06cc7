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
    """The centre a new session begins with, of rows: the one in its address, as after a reload, because each window has its
    own; else the one this person looked at last, else the one changed last.
    """
    theirs = {row.id: row for row in rows}
    return theirs.get(session.asked_centre() or "") or theirs.get(runtime.looked_at(ws) or "") or rows[0]


def settle(ws: Workspace, centre_id: str, several: bool) -> None:
    """Have this window work on a centre from now on. several: the person has others, so the address says which."""
    session.choose_centre(centre_id)
    session.keep_in_address(centre_id if several else None)
    runtime.look_at(ws, centre_id)


def centre() -> tuple[Workspace, str, CentreFile]:
    """The workspace and the centre this session works on.

    A new session goes on with the centre in its address, else the one looked at last, else the one changed last. Without any centre, or when the one
    this session works on is gone or no longer this person's, points to a way on and stops; it never turns to another
    centre by itself.
    """
    ws = runtime.workspace()
    t = session.reader()
    own_id = session.centre_id()
    if own_id is None:
        rows = centres.list_centres(ws)
        asked = session.asked_centre()
        gone_meanwhile = asked is not None and all(row.id != asked for row in rows)
        own_id = (asked if gone_meanwhile else begins_with(ws, rows).id) if rows else None
    if own_id is not None:
        try:
            file = centres.get_centre(ws, own_id)
        except NotFound:
            gone.page(ws, own_id, t)
            st.stop()
        several = len(centres.list_centres(ws)) > 1
        settle(ws, own_id, several)
        if several:
            st.write(literal(file.centre.name))  # whoever has several must see in which one they are
        gone.leftovers(own_id, t)
        return ws, own_id, file
    st.title(t.gettext("First, your centre"))
    st.write(
        t.gettext(
            "Tell us the name of your centre, or open a file you saved before. Then this page has something to show."
        )
    )
    st.page_link(navigation.path("home"), label=t.gettext("Go to the start"), icon=":material/home:")
    st.stop()
