"""Whatever was secret or personal in what the app was given is in no log and on no page. Source: reliability, S20, S21.

Runs last in this folder: it looks through what all other tests here made the two apps write.
"""

from __future__ import annotations

import json

import pytest

from tests.hardening.breaking import CODE
from tests.hardening.conftest import SECRETS
from tests.web.raw_window import raw_window

pytestmark = pytest.mark.slow
FORGED = 'x\n{"event": "forged"}\r\n{"event": "forged"}'


def test_no_log_holds_a_secret_a_name_an_address_or_a_code(any_app):
    own = {"cookie": "seat=canary.seal; answering=canary-token", "referer": "http://canary.example/s/canary"}
    for path in (f"/j/{CODE}", f"/j/{CODE}/state", "/j/CANARYAA", "/s/canary-link", "/screen/canary", "/j?code=canary"):
        any_app.ask(path, **own, user_agent="canary-agent")
    any_app.ask("/metrics", authorization="Bearer canary-guess")
    any_app.ask("/", host="canary.example", origin="http://canary.example")
    any_app.ask("/", host="canary%0a.example")
    with pytest.raises(Exception, match="403"), raw_window(any_app.base, origin="http://canary.example"):
        pass
    told = any_app.told()
    assert "canary" not in told.lower()
    for secret in SECRETS.values():
        assert secret not in told
    for word in (
        CODE,
        "Ada",
        "Quarz",
        "Hill School",
        "Lake School",
        "Costa Ventosa",
        *(link[9:] for link in any_app.links),
    ):
        assert word not in told, word
    assert "127.0.0.1" not in told.replace(f"127.0.0.1:{any_app.port}", "")
    assert "Traceback" not in told


def test_every_line_of_an_event_is_json_and_no_value_forges_one(any_app):
    any_app.ask("/j?code=" + FORGED.replace("\n", "%0a").replace("\r", "%0d").replace(" ", "%20"), user_agent="x")
    any_app.ask("/j/x%0a%7B%22event%22:%22forged%22%7D")
    lines = [line for line in any_app.told().splitlines() if line.lstrip().startswith("{")]
    events = [json.loads(line)["event"] for line in lines]
    assert events
    assert "forged" not in events


def test_figures_tell_no_secret_and_no_name(local_app):
    text = local_app.ask("/metrics").body.decode()
    assert "prodige_memory_bytes" in text
    assert 'prodige_events_total{event="error"}' in text
    assert "canary" not in text.lower()
    assert "Costa" not in text, "the demo centre"
    assert local_app.ask("/metrics", x_forwarded_for="192.0.2.1").status in {403, 404}


def test_on_a_server_figures_need_the_token(server_app):
    assert server_app.ask("/metrics").status == 404
    token = SECRETS["PRODIGE_METRICS_TOKEN"]
    assert server_app.ask("/metrics", authorization=f"Bearer {token}").status == 200
    assert server_app.ask("/metrics", authorization=f"Bearer {token}", x_forwarded_for="192.0.2.1").status == 200
    assert server_app.ask("/metrics", host=f"127.0.0.1:{server_app.port}").status == 200
