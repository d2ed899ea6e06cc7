"""The workshop: prepare, let people in, vote in rounds, agree, close. The shared screen is a plain page of its own."""

from __future__ import annotations

import streamlit as st

from prodige_core.services import workshop_words, workshops
from prodige_ui import guards, session
from prodige_ui.components import (
    turned,
    workshop_draft,
    workshop_end,
    workshop_room,
    workshop_start,
    workshop_vote,
)
from prodige_ui.components.text import literal

ws, centre_id, _ = guards.centre()
t = session.reader()
view = workshop_start.chosen(ws, centre_id, t)

if view is None:
    st.title(t.gettext("Workshop"))
    workshop_start.notice()
    workshop_start.explain(t)
    rows = workshops.list_workshops(ws, centre_id)
    workshop_start.under_way(rows, t)
    workshop_start.prepare(ws, centre_id, t)
    workshop_start.past(rows, t)
    st.stop()

room = view.session
workshop_start.back(t)
st.title(literal(workshop_words.name_of(room.title, workshop_words.day_of(room), t)))
workshop_start.notice()

with turned.page():
    if room.status == "draft":
        workshop_draft.show(ws, room, t)
    elif room.status == "closed":
        workshop_end.closed(ws, room, t)
    else:
        part = workshop_room.part(room, t)
        workshop_room.asleep(ws, room, t)
        if part == "room":
            workshop_room.way_in(ws, view, t)
        elif part == "vote":
            workshop_vote.show(ws, view, t)
        else:
            workshop_end.finish(ws, room, t)
