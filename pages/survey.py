"""Staff survey: prepare it, invite people, see how many answered, and in the end what they say."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import surveys, years_kept
from prodige_ui import guards, runtime, session
from prodige_ui.components import roles, survey_form, survey_invite, survey_results, survey_state

ws, centre_id, file = guards.centre()
t = session.reader()
st.title(t.gettext("Staff survey"))
if notice := session.take_notice():
    st.success(notice)

hosts = roles.may(ws, centre_id, Right.HOST, t)
surveys.close_due(runtime.own_work())
rows = surveys.list_surveys(ws, centre_id)
if not rows:
    survey_state.explain(years_kept.kept(ws, centre_id).years, t)
    if hosts:
        st.header(t.gettext("Prepare a survey"))
        survey_form.prepare(ws, centre_id, t)
    else:
        st.write(t.gettext("There has been no survey yet."))
    st.stop()

view = surveys.view(ws, survey_state.choose(ws, rows, t))
survey_state.standing(ws, view, t)
if view.survey.stage(ws.today()) == "closed":
    survey_results.show(ws, view, t, hosts=hosts)
elif not hosts:
    if view.released:
        survey_results.show(ws, view, t, hosts=False)
    else:
        st.write(t.gettext("What people say is shown here once the survey is closed."))
else:
    invite, results, ending = st.tabs(
        [t.gettext("Invite people"), t.gettext("Results"), t.gettext("Dates and closing")],
        key=f"survey-part-{view.survey.id}",
        on_change="rerun",
    )
    with invite:
        if invite.open:
            survey_invite.show(ws, view.survey, file.centre.name, t)
    with results:
        if results.open:
            if view.released:
                survey_results.show(ws, view, t)
            survey_state.look(ws, view, t)
    with ending:
        if ending.open:
            survey_form.dates(ws, view.survey, t)
            survey_form.expected(ws, view.survey, t)
            survey_state.closing(ws, view.survey, t)

if not hosts:
    st.stop()
st.divider()
survey_state.delete(ws, view.survey, t)
another = st.expander(t.gettext("Prepare another survey"), key=f"survey-another-{len(rows)}", on_change="rerun")
if another.open:
    with another:
        survey_form.prepare(ws, centre_id, t)
