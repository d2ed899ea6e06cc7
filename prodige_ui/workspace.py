"""The Streamlit entry script: language, looks, menu, and then the chosen page."""

from __future__ import annotations

import streamlit as st

from prodige_ui import navigation, session, theme

st.set_page_config(page_icon=str(theme.ICON), layout="centered")
session.language()
t = session.reader()
page = st.navigation(navigation.pages(t, grouped=not session.on_phone()), position="top")
theme.apply()
page.run()
