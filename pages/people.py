"""People and access: who may do what in this centre, its networks, and what happened to it. With sign-in only."""

from __future__ import annotations

import streamlit as st

from prodige_core.access import Right
from prodige_core.services import access, people, people_words
from prodige_ui import guards, session
from prodige_ui.components import people_invite, people_list, people_networks, people_trail

ws, centre_id, file = guards.centre()
t = session.reader()
st.title(t.gettext("People and access"))
manages = access.may(ws, centre_id, Right.MANAGE)
role = people.own_role(ws, centre_id)
if role is None:
    st.write(
        t.gettext("Nobody signs in here: this Prodige runs on one computer, and whoever uses it may do everything.")
    )
    st.stop()
st.write(people_words.role_sentence(role, t))
st.write(t.gettext("Staff who answer a survey or take part in a workshop need no access and are not listed here."))
people_list.what_roles_may(t)

members = people.members(ws, centre_id)
st.header(t.gettext("Who has access"))
if manages:
    people_list.to_change(ws, centre_id, file.centre.name, members, t)
    st.header(t.gettext("Invite somebody"))
    people_invite.form(ws, centre_id, file.centre.name, t)
    people_invite.waiting(ws, centre_id, t)
else:
    people_list.plain(members, t)

st.header(t.gettext("Networks"))
people_networks.show(ws, centre_id, t, manages=manages)

st.header(t.gettext("Hand over or leave") if manages else t.gettext("Leave"))
if manages:
    people_list.handing_over(ws, centre_id, members, t)
people_list.leaving(ws, centre_id, t)

if manages:
    st.header(t.gettext("What happened"))
    people_trail.show(ws, centre_id, t)
