"""About Prodige: how it works, privacy, accessibility, languages, sources."""

import streamlit as st

from prodige_core import __version__
from prodige_ui import runtime, session
from prodige_ui.components import about

t = session.reader()
ws = runtime.workspace()

st.title(t.gettext("About Prodige"))
st.write(t.gettext("Prodige goes the whole way from a school’s answers to a plan it can afford."))
about.method(ws.catalogue, t)
about.privacy(t)
about.accessibility(t)
about.languages(t)
about.sources(t)
st.write(t.gettext("Version {version}").format(version=__version__))
