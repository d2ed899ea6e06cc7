"""A page that was turned begins at its top."""

from __future__ import annotations

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from prodige_ui import session

EMPTY_SECONDS = 0.1
"""So long a turned page stays empty: several frames of a browser, so that it has drawn the short page."""


def page() -> DeltaGenerator:
    """Where a page's content stands. After it was turned it is emptied first: the browser keeps its place on the
    page, at the foot, and only a page too short to scroll brings it back to the top.
    """
    if not session.take_turned():
        return st.container()
    place = st.empty()
    time.sleep(EMPTY_SECONDS)
    return place.container()
