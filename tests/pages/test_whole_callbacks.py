"""A callback that began ends, although the next press came meanwhile: nothing is stored by halves."""

from __future__ import annotations

import threading

from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from prodige_ui import whole_callbacks


def script():
    import streamlit as st
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
    from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

    def store():
        st.session_state["done"] = ["stored"]
        get_script_run_ctx().script_requests.request_rerun(RerunData())  # as the browser does with the next press
        st.session_state["done"] += ["noted"]
        st.toast("Saved")

    st.button("Save", on_click=store)
    st.write(" and ".join(st.session_state.get("done", [])))
    st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1


def test_what_was_pressed_meanwhile_waits_until_a_callback_is_over():
    whole_callbacks.install()
    whole_callbacks.install()
    at = AppTest.from_function(script, default_timeout=120).run()
    at.button[0].click().run()
    assert not at.exception
    assert at.markdown[0].value == "stored and noted"
    assert at.session_state["drawn"] == 2, "the next press then has its own run"


def test_callbacks_of_one_session_run_one_after_the_other_and_no_other_session_waits(monkeypatch):
    monkeypatch.setattr(SessionState, "_call_callbacks", lambda self, *, act: act())
    monkeypatch.delattr(SessionState, "_prodige_whole_callbacks", raising=False)
    whole_callbacks.install()
    one, other = SessionState(), SessionState()
    began, may_end, steps = threading.Event(), threading.Event(), []

    def first():
        steps.append("stored")
        began.set()
        may_end.wait(60)
        steps.append("noted")

    threads = [
        threading.Thread(target=lambda: one._call_callbacks(act=first)),
        threading.Thread(target=lambda: one._call_callbacks(act=lambda: steps.append("next press"))),
    ]
    threads[0].start()
    assert began.wait(60)
    threads[1].start()
    other._call_callbacks(act=lambda: steps.append("somebody else"))
    may_end.set()
    for thread in threads:
        thread.join(60)
    assert steps == ["stored", "somebody else", "noted", "next press"]
    assert not whole_callbacks._turns
