"""Your data: save a copy, open one, delete a centre and take it back."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, centres
from prodige_ui import runtime, session
from prodige_ui.components import bin as recycle
from prodige_ui.components import opening, saving, years_kept

t = session.reader()
ws = runtime.workspace()
rows = centres.list_centres(ws)

st.title(t.gettext("Your data"))
there = t.gettext(
    "Everything you enter is saved at once, and kept by whoever runs this Prodige. A centre file holds your profile, answers, "
    "targets, means, decisions and plan: keep one as a copy, or take it to another Prodige. "
    "Surveys and workshops stay here; the report shows what they say."
)
st.write(
    there
    if runtime.settings().server_mode
    else t.gettext(
        "Everything you enter is kept on this computer only, and saved at once. A centre file holds your profile, answers, "
        "targets, means, decisions and plan: keep one as a copy, or take it to another computer. "
        "Surveys and workshops stay on this computer; the report shows what they say."
    )
)
if notice := session.take_notice():
    st.success(notice)

st.header(t.gettext("Save a copy"))
saving.centre_files(ws, rows, t)
owned = [row for row in rows if access.may(ws, row.id, Right.MANAGE)]
saving.everything(ws, owned, t)
st.header(t.gettext("Open a copy"))
opening.open_file(ws, t)
years_kept.show(ws, owned, t)
if owned or not rows:
    st.header(t.gettext("Delete a centre"))
    recycle.delete(ws, owned, t)
recycle.restore(ws, t)
recycle.erase(ws, owned, t)
