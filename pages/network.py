"""A network, as its coordinators see it: which schools are in it, and nothing inside them."""

from __future__ import annotations

import streamlit as st

from prodige_core.services import networks
from prodige_ui import runtime, session
from prodige_ui.components import network as parts
from prodige_ui.components.text import literal

t = session.reader()
ws = runtime.workspace()
rows = networks.mine(ws)
if not rows:
    st.title(t.gettext("Your network"))
    st.write(t.gettext("You coordinate no network. Whoever runs this Prodige can begin one."))
    st.stop()

st.title(t.gettext("Your network"))
chosen = parts.choose(rows, t)
st.header(literal(chosen.name))
st.write(
    t.gettext(
        "You see the name and country of each school, and nothing inside it: no answers, no results, no plans, no people. "
        "A school joins by itself, with a link you send, and can leave at any time."
    )
)
parts.name(ws, chosen, t)
parts.centres(ws, chosen, networks.centres(ws, chosen.id), t)
st.header(t.gettext("Invite a school or a coordinator"))
parts.invite(ws, chosen, t)
st.header(t.gettext("Who coordinates it"))
parts.coordinators(ws, chosen, networks.coordinators(ws, chosen.id), t)
