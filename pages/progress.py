"""Progress: two rounds compared, one sentence and one picture first, then what moved and what was finished before."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import progress as service
from prodige_ui import guards, navigation, session
from prodige_ui.components import keeping, progress, progress_downloads, roles, rounds

ws, centre_id, file = guards.centre()
t = session.reader()
st.title(t.gettext("Progress"))
edits = roles.may(ws, centre_id, Right.EDIT, t)

framework_id, every = progress.choose(ws, file, t)
if not any(one.answered for one in every):
    st.header(t.gettext("Nothing is answered yet"))
    st.write(t.gettext("Progress is what changes from one self-assessment to the next. The first one comes first."))
    st.page_link(navigation.path("assess"), label=t.gettext("Go to the self-assessment"), icon=":material/checklist:")
    st.stop()

keeping.line(rounds.SECTION, t)
if len(every) < 2:
    st.header(t.gettext("There is one round so far"))
    st.write(
        t.gettext("With a second one this page shows what rose, what fell, and which actions were finished before.")
    )
    if edits:
        rounds.begin(ws, centre_id, file, t, first=True)
    st.stop()

pair = progress.choose_rounds(framework_id, every, t)
moved = service.movement(ws, centre_id, framework_id, pair)
if moved is not None:
    progress.lead(moved, t)
    if edits and every[-1].carried:
        rounds.go_on(framework_id, every[-1], t)
    progress.picture(moved, t)
    progress.practices(moved, t)
    progress.beside(moved, t)
    comparison = moved.comparison
    progress.year(service.meanwhile(ws, centre_id, comparison.before.date, comparison.after.date), t)
    st.header(t.gettext("The progress report"))
    progress_downloads.show(ws, centre_id, file, {framework_id: pair}, t)
if edits:
    st.header(t.gettext("The next round"))
    rounds.begin(ws, centre_id, file, t, first=not every[-1].carried)
    rounds.offer_taking_back(ws, centre_id, framework_id, every, t)
