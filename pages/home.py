"""Start: what Prodige does, what to do next, and how long it takes."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import centres, journey, networks, year
from prodige_ui import guards, navigation, runtime, session
from prodige_ui.components import gone, opening, roles, steps, through_the_year, together
from prodige_ui.components.text import literal

t = session.reader()
ws = runtime.workspace()
rows = centres.list_centres(ws)

if not rows:
    st.title(t.gettext("From where your school stands to a plan it can afford"))
    if notice := session.take_notice():
        st.success(notice)
    st.write(
        t.gettext(
            "Answer questions about digital teaching and international work. See where your school stands. "
            "Say what time and money you have. Prodige makes a dated plan that fits, says why each action is there, "
            "and prints it as a PDF."
        )
    )
    here = t.gettext(
        "A first picture takes 5 minutes, a full plan about 30. You need no account, and nothing leaves this computer."
    )
    there = t.gettext(
        "A first picture takes 5 minutes, a full plan about 30. Only you and whom you invite can see your centre."
    )
    st.write(there if runtime.settings().server_mode else here)
    if runtime.settings().server_mode and networks.mine(ws):
        st.page_link(navigation.path("network"), label=t.gettext("Go to your network"), icon=":material/hub:")
    if binned := centres.in_bin(ws):
        st.subheader(t.gettext("Your centre is in the bin"))
        gone.in_bin(ws, binned, t)
        st.divider()
    elif runtime.settings().server_mode:
        st.write(
            t.gettext(
                "At the moment you have access to no centre. If you expect one here, ask its owner for a link; or begin your own."
            )
        )
    opening.new_centre(ws, t)
    st.divider()
    opening.open_file(ws, t)
    st.divider()
    opening.demo(ws, t)
else:
    chosen = next((row for row in rows if row.id == session.centre_id()), None) or guards.begins_with(ws, rows)
    session.choose_centre(chosen.id)
    runtime.look_at(ws, chosen.id)
    st.title(literal(chosen.name))
    if notice := session.take_notice():
        st.success(notice)
    way = journey.journey(ws, chosen.id)
    edits = roles.may(ws, chosen.id, Right.EDIT, t)
    due = year.reminders(ws, chosen.id, t)
    first = through_the_year.first(due, way) if edits else None
    if first is not None:
        through_the_year.next_thing(first, t)
    elif edits:
        steps.next_step(way, ws.catalogue, t)
    through_the_year.lines([one for one in due if one is not first], t)
    steps.overview(way, ws.catalogue, t)
    together.lines(ws, chosen.id, t)
    st.divider()
    opening.switch(rows, chosen, t)
    with st.expander(t.gettext("Another centre, a saved file, or the demo centre")):
        opening.new_centre(ws, t)
        opening.open_file(ws, t)
        opening.demo(ws, t)
