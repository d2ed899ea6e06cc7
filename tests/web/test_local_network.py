"""In local mode other machines reach participants' pages only; the workspace opens on its own computer."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from prodige_web import LocalNetworkOnly

HERE, PHONE = ("127.0.0.1", 5), ("192.168.1.77", 5)
OWN_HOST, LAN_HOST = "localhost:8501", "192.168.1.20:8501"
PARTICIPANTS = [
    "/j",
    "/j/ABCDEFGH",
    "/j/ABCDEFGH/state",
    "/s/x",
    "/screen/x",
    "/assets/a.css",
    "/fonts/a.ttf",
    "/healthz",
    "/privacy",
    "/readyz",
]
WORKSPACE = [
    "/",
    "/assess",
    "/_stcore/health",
    "/_stcore/upload_file/a/b",
    "/media/x",
    "/static/x.js",
    "/jx",
    "/_stcore/stream",
    "/journal",
    "/j%2f..",
    "/assets/a/b",
    "/fonts/",
    "/healthz/x",
    "/privacy/x",
    "/readyz/",
]


async def anything(request):
    return PlainTextResponse("inside")


async def socket(websocket):
    await websocket.accept()
    await websocket.send_text("inside")
    await websocket.close()


@pytest.fixture(scope="module")
def app():
    own = [WebSocketRoute("/_stcore/stream", socket), WebSocketRoute("/j/stream", socket)]
    return Starlette(routes=[*own, Route("/{rest:path}", anything)], middleware=[Middleware(LocalNetworkOnly)])


def ask(app, path, client=PHONE, host=LAN_HOST, kind="http", **headers):
    """(status, body) of a request; for a websocket the types of what was sent."""
    sent = []

    async def receive():
        return {"type": "http.request" if kind == "http" else "websocket.connect", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    given = [(b"host", host.encode())] if host is not None else []
    given += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
    }
    scope |= {"headers": given, "http_version": "1.1", "scheme": "http", "server": ("0.0.0.0", 8501), "client": client}  # noqa: S104
    with ThreadPoolExecutor(max_workers=1) as own_loop:  # the browser tests leave a loop running in this thread
        own_loop.submit(lambda: asyncio.run(app(scope, receive, send))).result(timeout=240)
    if kind == "websocket":
        return [message["type"] for message in sent]
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode()


def test_this_computer_opens_everything(app):
    for host in (OWN_HOST, "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"):
        for client in (HERE, ("::1", 5), ("::ffff:127.0.0.1", 5)):
            assert {ask(app, path, client, host)[0] for path in [*WORKSPACE, *PARTICIPANTS]} == {200}


def test_phones_open_participants_pages(app):
    assert {path: ask(app, path)[0] for path in PARTICIPANTS} == dict.fromkeys(PARTICIPANTS, 200)


def test_phones_get_an_explanation_instead_of_the_workspace(app):
    for path in WORKSPACE:
        status, body = ask(app, path)
        assert (path, status) == (path, 403)
        assert "The workspace of Prodige opens only on the computer it runs on." in body
        assert "http://localhost:8501" in body
        assert "inside" not in body


@pytest.mark.parametrize(
    "request_of",
    [
        {"client": HERE, "host": "evil.example:8501"},
        {"client": HERE, "host": LAN_HOST},
        {"client": HERE, "host": "localhost.evil.example"},
        {"client": HERE, "host": None},
        {"client": HERE, "host": OWN_HOST, "x_forwarded_for": "127.0.0.1"},
        {"client": HERE, "host": OWN_HOST, "forwarded": "for=127.0.0.1"},
        {"client": HERE, "host": OWN_HOST, "x_real_ip": "127.0.0.1"},
        {"client": PHONE, "host": OWN_HOST},
        {"client": ("127.0.0.1.evil", 5), "host": OWN_HOST},
        {"client": None, "host": OWN_HOST},
        {"client": HERE, "host": OWN_HOST, "origin": "https://evil.example"},
        {"client": HERE, "host": OWN_HOST, "origin": "null"},
        {"client": HERE, "host": OWN_HOST, "origin": "http://localhost.evil.example:8501"},
    ],
    ids=str,
)
def test_borrowed_names_and_passed_on_requests_are_not_this_computer(app, request_of):
    assert ask(app, "/", **request_of)[0] == 403


def test_websockets_open_on_this_computer_only(app):
    assert ask(app, "/_stcore/stream", HERE, OWN_HOST, "websocket") == [
        "websocket.accept",
        "websocket.send",
        "websocket.close",
    ]
    own = "http://localhost:8501"
    assert "websocket.accept" in ask(app, "/_stcore/stream", HERE, OWN_HOST, "websocket", origin=own)
    other = "https://evil.example"
    assert ask(app, "/_stcore/stream", HERE, OWN_HOST, "websocket", origin=other) == ["websocket.close"]
    for path in ("/_stcore/stream", "/j/stream"):
        assert ask(app, path, kind="websocket") == ["websocket.close"]
        assert ask(app, path, HERE, "evil.example", "websocket") == ["websocket.close"]
