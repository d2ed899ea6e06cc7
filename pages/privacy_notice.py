"""Privacy: what is stored, why, how long, who sees it, and people's rights; the notice of participants' pages in full."""

import streamlit as st

from prodige_core.services import privacy_words
from prodige_ui import runtime, session
from prodige_ui.components.text import literal

t = session.reader()
settings = runtime.settings()

st.title(t.gettext("Privacy"))
for part in privacy_words.for_members(t, sign_in=settings.server_mode):
    st.header(part.title)
    for text in part.texts:
        st.write(literal(text))

st.header(t.gettext("People who answer surveys and vote in workshops"))
st.write(t.gettext("They read this before they begin; it is also at the address /privacy, open to everybody."))
for part in privacy_words.for_participants(privacy_words.Responsible.of(settings), t):
    st.subheader(part.title)
    for text in part.texts:
        st.write(literal(text))
    if part.link:
        st.code(part.link, language=None, wrap_lines=True)
