"""What a widget's callback has begun, it ends, whatever else is pressed meanwhile.

Streamlit cuts the run of a script short where the next one is asked for, and counts the callback at its beginning as part of
it: every look at the session's state is a place where it may be cut. Cut between storing a change and noting what was
stored, the next press compares with what was stored before, and a person who clicks quickly on a busy machine is told that
somebody else changed the same; cut before storing, the change is lost. So the cut waits until the callbacks are over. And with
``runner.fastReruns`` the next run begins in a thread of its own beside the one that is told to end: its callbacks wait for those
that still run in the same session, for the same reason.
Private parts used are held by ``tests/pages/test_whole_callbacks.py``; Streamlit is pinned exactly.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state.session_state import SessionState

_of_this_thread = threading.local()
_making = threading.Lock()
_turns: dict[int, tuple[threading.Lock, int]] = {}
"""By session: what its callbacks hold, and how many threads hold it or wait for it."""


def install() -> None:
    """Have every session's callbacks run to their end. Call it before the first request; doing so twice is no harm."""
    if hasattr(SessionState, "_prodige_whole_callbacks"):
        return
    calling, cutting = SessionState._call_callbacks, ScriptRunner._maybe_handle_execution_control_request

    @wraps(calling)
    def call_callbacks(self: SessionState, **given: Any) -> None:
        with _turn(self):
            _of_this_thread.calls_back = True
            try:
                calling(self, **given)
            finally:
                _of_this_thread.calls_back = False

    @wraps(cutting)
    def cut(self: ScriptRunner) -> None:
        if not getattr(_of_this_thread, "calls_back", False):
            cutting(self)

    changed: Any = SessionState
    changed._call_callbacks = call_callbacks
    changed._prodige_whole_callbacks = True
    changed = ScriptRunner
    changed._maybe_handle_execution_control_request = cut


@contextmanager
def _turn(state: SessionState) -> Iterator[None]:
    """Alone with the callbacks of one session; what keeps others out is kept only while somebody needs it."""
    with _making:
        turn, waiting = _turns.get(id(state), (threading.Lock(), 0))
        _turns[id(state)] = turn, waiting + 1
    try:
        with turn:
            yield
    finally:
        with _making:
            waiting = _turns[id(state)][1] - 1
            if waiting:
                _turns[id(state)] = turn, waiting
            else:
                del _turns[id(state)]
