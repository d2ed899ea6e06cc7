"""Results: where the centre stands, one sentence and one picture a questionnaire first, then the detail."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, results
from prodige_core.services.voices import voices
from prodige_ui import guards, session
from prodige_ui.components import standing, way

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("results", t)
st.title(t.gettext("Results"))

overview = results.overview_of(ws, file)
view = standing.choose(overview, t)
if view.picture == "none":
    standing.nothing_yet(view, t)
else:
    standing.sentence(view, t)
    standing.picture(view, t)
    standing.strengths_and_gaps(view, t)
    standing.completeness(view, t, edits=access.may(ws, centre_id, Right.EDIT))
standing.voices(view, voices(ws, centre_id), t, hosts=access.may(ws, centre_id, Right.HOST))
if view.picture in {"full", "partial"}:
    standing.practices(view, t)
if view.picture != "none":
    standing.levels(view, t)

if overview.answered:
    way.onward("results", t)
