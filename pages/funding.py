"""European money: which way fits now and why, the next deadlines, what each mobility might get. Own money stays apart."""

import streamlit as st

from prodige_core.access import Right
from prodige_core.services.funding import funding
from prodige_ui import guards, session
from prodige_ui.components import european_money, mobility_form, roles

ws, centre_id, _ = guards.centre()
t = session.reader()
st.title(t.gettext("European money"))
edits = roles.may(ws, centre_id, Right.EDIT, t)

view = funding(ws, centre_id, european_money.wanted())
money = view.money
if money is None:
    st.write(t.gettext("There are no facts of the European programme here, so nothing can be advised or estimated."))
    st.stop()

european_money.headline(money, view, t)
european_money.routes(money, t)
european_money.questions(money, t)
european_money.dates(money, view, t)

st.header(t.gettext("What your mobilities might get"))
if money.mobilities:
    european_money.sums(money, t)
else:
    mobility_form.nothing(view, t)
for own in money.mobilities:
    mobility_form.show(ws, centre_id, own, money, t, edits=edits)
if edits:
    mobility_form.more(ws, centre_id, view, t)
european_money.sources(money, t)
