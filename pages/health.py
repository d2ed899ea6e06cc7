"""Check-up: what in the file of the centre is urgent, to mend or worth a look, and where it is mended."""

import streamlit as st

from prodige_core.services import health, health_words
from prodige_ui import guards, session
from prodige_ui.components import check_up
from prodige_ui.components.text import literal

ws, centre_id, _ = guards.centre()
t = session.reader()
st.title(t.gettext("Check-up"))

found = health.check_up(ws, centre_id, t)
if not found.begun:
    check_up.nothing_yet(t)
    st.stop()
st.markdown(f"**{literal(health_words.headline(found, t))}**")
if found.findings:
    st.write(
        t.gettext("Prodige looked through answers, targets, plan, board and figures. Mend what you can, from the top.")
    )
    check_up.findings(found, ws.catalogue, t)
else:
    check_up.all_well(found, t)
