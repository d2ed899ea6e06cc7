"""Targets and means: what comes first, which levels to reach, what time and money there is, what is in place."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import aims, foundations, means
from prodige_ui import guards, session
from prodige_ui.components import in_place, means_form, priorities, reading, roles, targets, way

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("wishes", t)
st.title(t.gettext("Targets and means"))
edits = roles.may(ws, centre_id, Right.EDIT, t)
adopted = means.begin(ws, centre_id) if edits else None

views = aims.aims(ws, centre_id)
if not views:
    targets.nothing_yet(t)
    st.stop()
if not edits:
    reading.all_wishes(ws, centre_id, views, t)
    way.onward("wishes", t)
    st.stop()

st.write(
    t.gettext(
        "Four short parts. Each is filled in already: change only what does not fit. Every change is saved at once."
    )
)
if adopted is not None:
    means_form.filled_in(adopted, t)
priorities.show(ws, centre_id, aims.priorities(ws, centre_id), t)
targets.show(ws, centre_id, views, t)
means_form.show(ws, centre_id, t)
in_place.show(ws, centre_id, foundations.already_in_place(ws, centre_id), t)
way.onward("wishes", t)
