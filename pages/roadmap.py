"""The roadmap: made in the background, shown, and changed by what people decide."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import planning
from prodige_core.services.roadmaps import roadmap_view
from prodige_ui import guards, runtime, session
from prodige_ui.components import decisions, reading_roadmap, roadmap_parts, roles, search, unreached, way
from prodige_ui.components.text import literal

ws, centre_id, _ = guards.centre()
t = session.reader()
way.show("roadmap", t)
st.title(t.gettext("Roadmap"))

if not roles.may(ws, centre_id, Right.EDIT, t):
    reading_roadmap.show(ws, centre_id, roadmap_view(ws, centre_id, t), t)
    way.onward("roadmap", t)
    st.stop()
planning.adopt_plan(ws, centre_id)
view = roadmap_view(ws, centre_id, t)
decisions.clash(ws, centre_id, view, t)
running = runtime.planner().look(centre_id)
busy = running is not None and running.busy
roadmap = view.roadmap

if running is not None and running.state == "failed":
    search.failed(running, t)
if view.missing:
    search.not_ready(view, t)
    if view.decided:
        decisions.listed(ws, centre_id, view, t)
    st.stop()
if roadmap.status == "none":
    if busy:
        search.watch(centre_id, t)
    elif view.stored is not None:
        st.write(t.gettext("The period of your plan has changed since it was made, so it needs to be planned again."))
        search.make(ws, centre_id, t.gettext("Plan again"), t)
    else:
        search.first(ws, centre_id, t)
    st.stop()

search.bar(ws, centre_id, view, running, t)
search.standing(ws, centre_id, view, busy, t)
if roadmap.status == "infeasible":
    unreached.conflict(ws, centre_id, view, t)
    decisions.listed(ws, centre_id, view, t)
    st.stop()

st.markdown(f"**{literal(roadmap.summary)}**")
search.proof(ws, centre_id, view, running, t)
changed = search.what_changed(ws, view, running, t)
if changed and changed.full:
    st.info(literal(changed.full))
roadmap_parts.show(ws, centre_id, view, t)
way.onward("roadmap", t)
