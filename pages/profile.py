"""Centre profile: a few facts, each saved as soon as it is entered."""

import streamlit as st

from prodige_ui import guards, session
from prodige_ui.components import profile, way

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("profile", t)
st.title(t.gettext("Centre profile"))
st.write(
    t.gettext(
        "These facts set sensible defaults for hours and money, and they stand in your report. Only the name is needed."
    )
)
profile.form(ws, centre_id, file.centre, t)
way.onward("profile", t)
