"""The workshop: prepare, let people in, vote in rounds, agree, close. The shared screen is a plain page of its own."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, workshop_words, workshops
from prodige_ui import guards, session
from prodige_ui.components import (
    roles,
    turned,
    workshop_acts,
    workshop_draft,
    workshop_end,
    workshop_room,
    workshop_start,
    workshop_vote,
)
from prodige_ui.components.text import literal

ws, centre_id, _ = guards.centre()
t = session.reader()
hosts = access.may(ws, centre_id, Right.HOST)
view = workshop_start.chosen(ws, centre_id, t, hosts=hosts)

if view is None:
    st.title(t.gettext("Workshop"))
    workshop_start.notice()
    workshop_start.explain(t)
    roles.may(ws, centre_id, Right.HOST, t)
    rows = workshops.list_workshops(ws, centre_id)
    workshop_start.under_way(rows, t, hosts=hosts)
    if hosts:
        workshop_start.prepare(ws, centre_id, t)
    workshop_start.past(rows, t)
    st.stop()

room = view.session
workshop_start.back(t)
st.title(literal(workshop_words.name_of(room.title, workshop_words.day_of(room), t)))
workshop_start.notice()

with turned.page():
    if not hosts and room.status != "closed":
        workshop_acts.line(t)  # what was pressed while the role was taken away
        roles.may(ws, centre_id, Right.HOST, t)
        st.write(t.gettext("This workshop has not ended. Its record is shown here once it is closed."))
    elif room.status == "draft":
        workshop_draft.show(ws, room, t)
    elif room.status == "closed":
        workshop_end.closed(ws, room, t, hosts=hosts)
    else:
        part = workshop_room.part(room, t)
        workshop_room.asleep(ws, room, t)
        if part == "room":
            workshop_room.way_in(ws, view, t)
        elif part == "vote":
            workshop_vote.show(ws, view, t)
        else:
            workshop_end.finish(ws, room, t)
