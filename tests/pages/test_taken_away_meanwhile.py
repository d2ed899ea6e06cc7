"""A part of a screen that draws itself again says in a sentence that one may not see it any more; it is no fault."""

from __future__ import annotations

import pytest

from prodige_core import security_log
from prodige_core.errors import Forbidden, NotFound
from prodige_ui import runtime


@pytest.mark.parametrize("error", [Forbidden("Sign in *first*."), NotFound("This centre is not stored here.")])
def test_a_refusal_is_told_and_not_written_down_as_a_fault(error, monkeypatch):
    import app

    shown, faults = [], []
    monkeypatch.setattr(runtime.st, "error", shown.append)
    monkeypatch.setattr(security_log, "fault", lambda error, where: faults.append(error) or "abcd1234")
    assert app.on_script_error(error)
    assert faults == []
    assert app.on_script_error(KeyError("anything else"))
    assert len(faults) == 1
    assert len(shown) == 2
    assert "*first*" not in shown[0]
    assert "abcd1234" in shown[1]
