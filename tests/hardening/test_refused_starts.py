"""A start that fails under a plain ASGI server tells the reason, and no secret. Source: reliability, S18, S20."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import warm
from tests.faults.real_app import START_SECONDS
from tests.ports import free_port

pytestmark = pytest.mark.slow
SERVER = Path(__file__).parent / "under_uvicorn.py"


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
    log = tmp_path / "log"
    with log.open("wb") as written:
        process = warm.start(SERVER, env=environment | {"PORT": str(free_port())}, log=written)
    try:
        assert process.wait(START_SECONDS) != 0
    finally:
        process.kill()
    told = log.read_text()
    assert sentence in told
    assert "canarypw" not in told
    assert "psycopg." not in told
