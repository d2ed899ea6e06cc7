"""Messages that no screen of ours sends, by the real protocol: nothing wrong is stored, and the app goes on.

Sources: reliability, S1, S2, S8; 4, rows 27 and 33; 5.3.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed, InvalidStatus

from prodige_core.config import ROOT
from prodige_core.services import centres, workspace
from prodige_core.services.workspace import open_workspace
from tests.faults.real_app import START_SECONDS
from tests.hardening.conftest import PUBLIC_HOST
from tests.web.raw_window import raw_window

pytestmark = pytest.mark.slow

OUTSIDE = [
    {"string_value": "Level nine"},
    {"string_value": ""},
    {"string_value": "9"},
    {"string_value": "\x00"},
    {"string_value": "x" * 100_000},
    {"int_value": 9},
    {"int_value": -1},
    {"double_value": 1.5},
    {"double_value": float("nan")},
    {"bool_value": True},
    {"json_value": '{"level": 9}'},
    {"json_value": "{"},
    {"bytes_value": b"\xff\xfe"},
    {"trigger_value": True},
]


def stored(app):
    """Every centre as a value, read beside the running app."""
    path = Path(app.log).parent / "prodige.sqlite3"
    ws = open_workspace(f"sqlite:///{path}", ROOT / "frameworks", read_only=True)
    try:
        return {row.id: centres.get_centre(ws, row.id) for row in centres.list_centres(ws)}
    finally:
        workspace.close(ws)


@pytest.fixture(scope="module")
def demo(local_app):
    """The demo centre, opened as a visitor of the start page does."""
    with raw_window(local_app.base) as window:
        window.open("")
        if not stored(local_app):
            window.button("Try the demo centre")
    assert len(stored(local_app)) == 1
    return local_app


def assert_serves(app):
    with raw_window(app.base) as window:
        window.open("results")
        assert any("Results" in text for text in window.texts)


def test_values_outside_the_options_are_not_stored(demo):
    before = stored(demo)
    with raw_window(demo.base) as window:
        window.open("assess")
        questions = [name for name, _ in window.of_kind("radio")]
        assert questions
        for value in OUTSIDE:
            window.send(WidgetState(id=questions[0], **value))
            window.values.clear()
            page = " ".join(window.texts)
            assert not re.search(r"Traceback|site-packages|\.py\b|SELECT ", page), value
    assert stored(demo) == before
    assert_serves(demo)


def test_widgets_of_other_pages_and_of_no_page_change_nothing(demo):
    before = stored(demo)
    with raw_window(demo.base) as window:
        window.open("assess")
        names = [name.replace("answer:", "note:") for name, _ in window.of_kind("radio")]
        for name in [*names, "$$ID-" + "0" * 32 + "-delete", "x", "$$ID-0-None", "\x00"]:
            window.send(WidgetState(id=name, string_value="forged"), WidgetState(id=name, trigger_value=True))
            window.values.clear()
    assert stored(demo) == before
    assert_serves(demo)


@pytest.mark.parametrize(
    "query",
    [
        "centre=00000000-0000-0000-0000-000000000000",
        "centre_id=../../etc/passwd&id=1&workspace=x",
        "code=" + "x" * 100_000,
        "&".join(["code=x"] * 50),
        "code=%00&lang=%ff",
        "lang=../../etc",
        "=&==&%",
    ],
    ids=lambda query: query[:30],
)
def test_questions_in_the_address_choose_no_other_centre_and_break_nothing(demo, query):
    before = stored(demo)
    for page in ("", "assess", "roadmap", "workshop", "no-such-page"):
        with raw_window(demo.base) as window:
            window.open(page, query)
            assert "Something went wrong" not in " ".join(window.texts), page
    assert stored(demo) == before


def test_what_is_no_message_ends_the_window_and_not_the_app(demo):
    for sent in (b"\xff" * 100, b"", "text", b"\x0a" + b"\xff" * 1000):
        with raw_window(demo.base) as window:
            window.line.send(sent)
            try:
                while window.line.recv(timeout=1):
                    pass
            except (ConnectionClosed, TimeoutError):
                pass
    with raw_window(demo.base) as window:
        window.line.send(b"\0" * 6_000_000)
        with pytest.raises(ConnectionClosed):
            window.line.recv(timeout=START_SECONDS)
    for kind in ("debug_shutdown_runtime", "debug_disconnect_websocket"):
        with raw_window(demo.base) as window:
            message = BackMsg()
            setattr(message, kind, True)
            window.line.send(message.SerializeToString())
            window.open("results")
    assert demo.process.poll() is None
    assert_serves(demo)


@pytest.mark.parametrize(
    "asked",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9"},
        {"host": "evil.example"},
        {"host": "evil.example", "origin": "http://evil.example"},
        {"x_forwarded_for": "127.0.0.1"},
    ],
    ids=str,
)
def test_another_sites_page_opens_no_window(local_app, asked):
    with pytest.raises(InvalidStatus) as refused, raw_window(local_app.base, **asked):
        pass
    assert refused.value.response.status_code == 403
    assert refused.value.response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "asked",
    [
        {"host": "127.0.0.1"},
        {"host": "evil.example"},
        {"host": PUBLIC_HOST, "origin": "https://evil.example"},
        {"host": PUBLIC_HOST, "origin": f"https://{PUBLIC_HOST}.evil.example"},
    ],
    ids=str,
)
def test_on_a_server_only_its_own_name_and_pages_open_a_window(server_app, asked):
    with pytest.raises(InvalidStatus) as refused, raw_window(server_app.base, **asked):
        pass
    assert refused.value.response.status_code == 403


def test_on_a_server_its_own_pages_open_a_window(server_app):
    with raw_window(server_app.base, host=PUBLIC_HOST, origin=f"https://{PUBLIC_HOST}") as window:
        window.open("")
        assert window.session_id


def test_an_error_on_a_screen_shows_a_number_and_nothing_of_the_inside(demo):
    with raw_window(demo.base) as window:
        window.open("results", "break=1")
        page = " ".join(window.texts[1:])
    reference = re.search(r"number ([0-9a-f]{8})", page)[1]
    for word in ("Traceback", "KeyError", "SELECT", "Canary", ".py", "/srv"):
        assert word not in page, word
    assert f'"reference": "{reference}"' in demo.told()
    assert "Canary" not in demo.told()
