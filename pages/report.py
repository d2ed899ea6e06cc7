"""The report: what it will hold, and the downloads."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, planning
from prodige_ui import guards, runtime, session
from prodige_ui.components import progress_downloads, report_preview, way

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("report", t)
st.title(t.gettext("Report"))
st.write(
    t.gettext("Your roadmap as a typeset document: for the staff-room wall, for the next meeting, and for the files.")
)

if access.may(ws, centre_id, Right.EDIT):
    planning.adopt_plan(ws, centre_id)
view = runtime.preview(ws, centre_id, t)
report_preview.gaps(view, t)
report_preview.names(file, t)
buttons = st.container()
if view.plan != "stale":
    report_preview.contents(view, t)
    report_preview.summary(view.poster, t)
progress_downloads.offer(ws, centre_id, file, t)
with buttons:  # last, so that everything else can be read while the report is typeset
    report_preview.downloads(ws, centre_id, file.centre.name, view, t)
