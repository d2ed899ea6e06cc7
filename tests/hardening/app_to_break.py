"""The real app, with two places that fail when they are asked to: a plain route and a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

import app
from prodige_core.services import taking_part
from prodige_ui import guards
from prodige_web import bounded_http, forms, uploads
from tests.hardening.breaking import CODE, PATIENCE, WORDS

_state, _centre = taking_part.state, guards.centre


def state(ws, code):
    if code == CODE:
        raise RuntimeError(WORDS)
    return _state(ws, code)


def centre():
    if "break" in st.query_params:
        raise KeyError(WORDS)
    return _centre()


if __name__ == "__main__":
    taking_part.state, guards.centre = state, centre
    if os.environ.get(PATIENCE):
        bounded_http.HEAD_SECONDS = forms.SLOWEST_BODY_SECONDS = uploads.GRACE_SECONDS = int(os.environ[PATIENCE])
    sys.exit(app.main())
