"""Board: where each action stands, who sees to it, and planning anew as the year goes on."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import board_words, planning
from prodige_core.services.board import board_view
from prodige_ui import guards, session
from prodige_ui.components import board, board_card, clashes, own_action, replan, roles

ws, centre_id, _ = guards.centre()
t = session.reader()
st.title(t.gettext("Board"))

edits = roles.may(ws, centre_id, Right.EDIT, t)
if edits:
    planning.adopt_plan(ws, centre_id)
view = board_view(ws, centre_id, t)
if not view.cards:
    board.nothing_yet(t)
    if edits:
        own_action.add(ws, centre_id, view, t)
        board.bar(t)
    st.stop()

board.headline(view, t)
clashes.show(
    board_card.SECTION,
    lambda field, value: board_words.clash_value(field, value, t),
    t,
    named=lambda field: board_words.field_name(field, t),
)
replan.show(ws, centre_id, view, t, edits=edits)
board.columns(ws, centre_id, view, t, edits=edits)
if edits:
    own_action.add(ws, centre_id, view, t)
    board.bar(t)  # last, because until it is told, what could not be saved stays in its field
