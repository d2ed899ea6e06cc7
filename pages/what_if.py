"""What less or more time and money would reach, what every target would take, and two plans side by side."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import what_if as service
from prodige_core.services.planning import catalogue_of
from prodige_core.services.roadmaps import roadmap_view
from prodige_ui import guards, navigation, runtime, session
from prodige_ui.components import every_target, roles, search, side_by_side, what_if, what_if_work

ws, centre_id, _ = guards.centre()
t = session.reader()
st.title(t.gettext("What if"))
edits = roles.may(ws, centre_id, Right.EDIT, t)
catalogue = catalogue_of(ws, centre_id)
view = roadmap_view(ws, centre_id, t)
if view.missing:
    search.not_ready(view, t)
    st.stop()

known = service.load(ws, centre_id)
work = runtime.curves().look(centre_id)
if known is None or known.curve.infeasible:
    st.write(t.gettext("And if we had only half? And what would it take to reach everything?"))
what_if.show_means(ws, centre_id)
what_if.line(t)
if edits:
    what_if_work.offer(ws, centre_id, known, work, t)
elif known is None:
    st.write(t.gettext("Nothing has been worked out yet."))
elif not known.current:
    st.write(t.gettext("What this was worked out from has changed since."))
if known is not None and known.curve.infeasible:
    st.error(t.gettext("There is no plan, because actions you fixed cannot stand together."))
    st.page_link(navigation.path("roadmap"), label=t.gettext("Go to the roadmap"), icon=":material/arrow_forward:")
    st.stop()
if known is not None and known.curve.points:
    what_if.picture(known.curve, catalogue, t)

adopting = edits and known is not None and known.current
stored = view.stored
present = stored.plan if stored is not None and stored.current and stored.plan.status != "infeasible" else None
other_means, everything, rest, plans = st.tabs(
    [
        t.gettext("Plan with other means"),
        t.gettext("Reach every target"),
        t.gettext("What each target takes"),
        t.gettext("Two plans side by side"),
    ],
    key="what-if-part",
    on_change="rerun",
)
with other_means:
    if other_means.open and adopting and known is not None and len(known.curve.points) > 1:
        what_if.take_over(ws, centre_id, known.curve, catalogue, t)
    elif other_means.open:
        st.write(t.gettext("When this is worked out for what is stored now, you can choose other means here."))
with everything:
    if everything.open:
        found = known.cheapest if known else None
        every_target.cheapest(ws, centre_id, found, catalogue, t, present=present, edits=adopting)
with rest:
    if rest.open:
        every_target.missing(ws, centre_id, present, catalogue, t, edits=edits)
with plans:
    if plans.open:
        side_by_side.show(ws, centre_id, catalogue, t, edits=edits)
