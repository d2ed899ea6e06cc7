"""One request to an ASGI app, as a server would hand it over, with every value chosen by the test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

Headers = Iterable[tuple[str, str]]


def scope_of(path="/", method="GET", kind="http", client=("192.0.2.7", 5), headers: Headers = (), scheme="http"):
    given = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    scope = {"type": kind, "method": method, "path": path, "raw_path": path.encode(), "root_path": ""}
    scope |= {"query_string": b"", "headers": given, "http_version": "1.1", "scheme": scheme, "client": client}
    return scope | {
        "server": ("127.0.0.1", 8501),
        "asgi": {"version": "3.0"},
        "extensions": {"websocket.http.response": {}},
    }


def sent_by(app, scope, bodies=(b"",), wait=0.0):
    """What the app sends. bodies: the parts of the request's body; wait: seconds before each, of a clock only waiting moves."""
    left, sent = list(bodies), []

    async def receive():
        if scope["type"] == "websocket":
            return {"type": "websocket.connect"}
        await asyncio.sleep(wait if left else 30)
        part = left.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(left)}

    async def send(message):
        sent.append(message)

    return in_a_loop(lambda: app(scope, receive, send), WaitingMovesTime if wait else None) or sent


def in_a_loop(work, kind=None):
    """In a thread of its own: browser tests leave a loop running in this one."""

    def run():
        with asyncio.Runner(loop_factory=kind) as runner:
            return runner.run(work())

    with ThreadPoolExecutor(1) as beside:
        return beside.submit(run).result(timeout=240)


class WaitingMovesTime(asyncio.SelectorEventLoop):
    """A loop whose clock moves on as far as is waited, at once, and stands while something works; for work without threads."""

    def __init__(self) -> None:
        super().__init__()
        self._now, look = 1000.0, self._selector.select

        def select(seconds=None):
            self._now += seconds or 0.0
            return look(0 if seconds else seconds)

        self._selector.select = select

    def time(self) -> float:
        return self._now


async def says_inside(scope, receive, send):
    """An app that lets everybody in."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})
