"""A start that fails under a plain ASGI server tells the reason, and no secret. Source: reliability, S18, S20."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.faults.real_app import ROOT
from tests.ports import free_port

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("PRODIGE_PUBLIC_URL", "https://prodige.example", "PRODIGE_COOKIE_SECRET must have at least 32 characters"),
        ("PRODIGE_DATABASE_URL", "postgresql+psycopg://me:canarypw@127.0.0.1:1/prodige", "does not answer"),
        ("PRODIGE_PROXY", "*", "PRODIGE_PROXY must be addresses or networks"),
    ],
)
def test_a_refused_start_says_why_and_tells_no_secret(tmp_path, setting, value, sentence):
    environment = {key: one for key, one in os.environ.items() if not key.startswith("PRODIGE_")}
    environment |= {"PRODIGE_DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite3'}", setting: value}
    call = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(free_port())]
    done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode != 0
    told = done.stdout + done.stderr
    assert sentence in told
    assert "canarypw" not in told
    assert "psycopg." not in told
