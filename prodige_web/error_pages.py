"""What people see when something breaks on our side: a number to quote, and nothing of the inside.

Stands inside `SecurityHeaders` and around everything else, so that no error reaches the server, which would print what
the error says. Source: reliability, S18.
"""

from __future__ import annotations

import contextlib

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from prodige_core import security_log
from prodige_web.refusals import refusal
from prodige_web.rendering import reader

_WENT_WRONG = 1011
"""Of a websocket: the server met a condition it did not expect (RFC 6455, 7.4.1)."""


class ErrorPages:
    """Answers 500 with a page in the reader's language; the same number stands in the security log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; errors end here."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] in {"http.response.start", "websocket.close"}
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except (ClientDisconnect, WebSocketDisconnect):
            return
        except Exception as error:
            line_cut = isinstance(error, OSError) and (begun or scope["type"] == "websocket")
            if not line_cut:  # the other side left, which is no error of ours
                await _answer(error, scope, receive, send, begun=begun)


async def _answer(error: Exception, scope: Scope, receive: Receive, send: Send, *, begun: bool) -> None:
    """begun: an answer is on its way, so nothing can be added; the server then cuts the line."""
    reference = security_log.fault(error, "page" if scope["type"] == "http" else "websocket")
    if begun:
        return
    if scope["type"] == "websocket":
        with contextlib.suppress(Exception):  # the line may be closed already
            await send({"type": "websocket.close", "code": _WENT_WRONG, "reason": ""})
        return
    await _page(scope, reference)(scope, receive, send)


def _page(scope: Scope, reference: str) -> Response:
    try:
        t = reader(Request(scope))
        line = t.gettext(
            "What you saved before is safe. Try again; if it happens again, tell your contact the number {reference}."
        )
        lines = [line.format(reference=reference)]
        return refusal(t, 500, t.gettext("Something went wrong on our side"), lines, "", t.gettext("Try again"))
    except Exception as error:  # the page itself fails: then the number alone
        security_log.fault(error, "error page")
        return PlainTextResponse(f"Something went wrong on our side. Number: {reference}", 500)
