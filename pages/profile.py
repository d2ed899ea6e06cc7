"""Centre profile: a few facts, each saved as soon as it is entered."""

import streamlit as st

from prodige_core.access import Right
from prodige_ui import guards, session
from prodige_ui.components import profile, reading, roles, way

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("profile", t)
st.title(t.gettext("Centre profile"))
st.write(
    t.gettext(
        "These facts set sensible defaults for hours and money, and they stand in your report. Only the name is needed."
    )
)
if roles.may(ws, centre_id, Right.EDIT, t):
    profile.form(ws, centre_id, file.centre, t)
else:
    reading.centre_profile(file.centre, t)
way.onward("profile", t)
