"""The report: a shelf of documents to print, send and reuse."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, planning, reporting
from prodige_core.services.shelf import offers
from prodige_ui import guards, runtime, session
from prodige_ui.components import outdated, passing_on, report_preview, shelf, way

ws, centre_id, file = guards.centre()
t = session.reader()
way.show("report", t)
st.title(t.gettext("Report"))
st.write(t.gettext("Your work as documents: to read before a meeting, to put on the wall, to send, and to go on with."))

if access.may(ws, centre_id, Right.EDIT):
    planning.adopt_plan(ws, centre_id)
runtime.typesetter().warm()
view = runtime.preview(ws, centre_id, t)
report_preview.gaps(view, t)
outdated.show(ws, centre_id, view.plan == "stale", t)
inside = passing_on.switch(t, file)
digest = reporting.report_digest(ws, centre_id, f"shelf {view.plan}", t)
reader = shelf.Reader(ws, centre_id, file.centre.name, t, inside, digest)
found = offers(ws, file, plan=view.plan, answered=view.answered)
waiting = shelf.documents(reader, found, view)
shelf.data(reader, view)
shelf.pictures(reader, waiting)  # last, so that everything else can be read and pressed meanwhile
