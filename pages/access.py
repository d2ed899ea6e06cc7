"""Your access, in server mode: sign out, other devices, name, what is stored, and being forgotten."""

import streamlit as st

from prodige_core.services import own_access
from prodige_ui import runtime, session
from prodige_ui.components import own_access as parts
from prodige_ui.components.text import literal

t = session.reader()
ws = runtime.workspace()
own = own_access.own_access(ws)

st.title(t.gettext("Your access"))
if notice := session.take_notice():
    st.success(notice)
st.write(t.gettext("You are signed in as **{name}**.").format(name=literal(own.name)))
parts.sign_out(ws, own, t)
st.header(t.gettext("Your devices"))
parts.devices(ws, own, t)
st.header(t.gettext("Your name"))
parts.name(ws, own, t)
st.header(t.gettext("What is stored about you"))
parts.stored(ws, own, t)
st.header(t.gettext("Delete your access"))
parts.forget(ws, t)
