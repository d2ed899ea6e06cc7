"""The Streamlit entry script: language, looks, who is signed in, menu, and then the chosen page."""

from __future__ import annotations

import streamlit as st

from prodige_core.errors import Forbidden, NotFound
from prodige_core.services import networks
from prodige_ui import identity, navigation, runtime, session, theme
from prodige_ui.components import sign_in

st.set_page_config(page_icon=str(theme.ICON), layout="centered")
session.language()
t = session.reader()
public = runtime.settings().server_mode
if public and identity.enter(runtime.process(), https=runtime.settings().over_https) is None:
    door = navigation.door(sign_in.screen, t)
    theme.apply()
    door.run()
    st.stop()
network = public and bool(networks.mine(runtime.workspace()))
menu = navigation.pages(t, grouped=not session.on_phone(), sign_in=public, network=network)
page = st.navigation(menu, position="top")
theme.apply()
try:
    page.run()
except (Forbidden, NotFound) as error:  # it was taken away between two clicks
    runtime.show_refusal(error)
    st.page_link(navigation.path("home"), label=t.gettext("Go to the start"), icon=":material/home:")
finally:  # after the page, which chooses the centre; also one that stops half-way
    if public:
        identity.watch(runtime.process(), https=runtime.settings().over_https)
