"""Indicators: a few numbers a school year, drawn with their target and what the EU aims at, and where they are entered."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import indicators
from prodige_ui import guards, seen, session
from prodige_ui.components import indicator_entry, roles
from prodige_ui.components import indicators as cards

ws, centre_id, _ = guards.centre()
t = session.reader()
st.title(t.gettext("Indicators"))
edits = roles.may(ws, centre_id, Right.EDIT, t)

view = indicators.view(ws, centre_id)
seen.show(cards.shown(centre_id), view.series)
if view.followed:
    cards.lead(view, t)
    cards.pictures(view, ws.catalogue, t)
else:
    cards.nothing_yet(ws, centre_id, view, t, edits=edits)
if edits:
    indicator_entry.show(ws, centre_id, view, t)
    cards.choose(ws, centre_id, view, t)
