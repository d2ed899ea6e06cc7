"""The lowest layer: how long and how slowly the head of a request may come, and what a broken one is answered.

Everything above sees a request only when its head is complete; until then uvicorn keeps what comes, however long and slow.
Source: reliability, S3 and threat model (flooder).
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from prodige_web.headers import ALWAYS, FILE_POLICY

LARGEST_HEAD = 32 * 1024
"""Bytes: cookies of all our pages and a long address need two kB; four times what servers usually take."""
MOST_FIELDS = 100
HEAD_SECONDS = 20
"""Also how long a line may be open without a request. A phone on a bad line sends a head in one."""
UNREAD_SECONDS = 5
"""A browser reads the answer in this time; a line that is closed at once would cut it off."""
_TEXT = {400: b"Invalid HTTP request received.", 408: b"It came too slowly.", 431: b"It was too long."}


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's reading of HTTP with bounds: 400 for what is none, 408 for a slow head, 431 for a long one."""

    head_bytes = chunk_bytes = 0
    head_open = True
    slow: asyncio.TimerHandle | None = None
    status = 400

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A line was opened: its first request must come soon."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """More came; a head that is still not complete counts."""
        self.chunk_bytes = len(data)
        super().data_received(data)
        if not self.head_open or self.transport.is_closing():
            return
        self.head_bytes += len(data)
        if self.head_bytes > LARGEST_HEAD:
            self._refuse(431)
        elif self.slow is None:
            self._wait()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self.head_open, self.head_bytes = True, 0

    def on_headers_complete(self) -> None:
        """Its head is complete. Raises ValueError, which the reader turns into a refusal."""
        self._stop_waiting()
        self.head_open = False
        if len(self.headers) > MOST_FIELDS or self._is_long():
            self.status = 431
            raise ValueError("the head is too long")
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """All of the request came, so there is nothing to wait for."""
        self._stop_waiting()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Answered. Whoever goes on sending what nobody reads is let go after a while."""
        super().on_response_complete()
        if self.cycle.more_body and not self.pipeline and self.slow is None:
            self.slow = self.loop.call_later(UNREAD_SECONDS, self.transport.close)

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read, and close. Nothing of the request is repeated."""
        self._refuse(self.status)

    def _is_long(self) -> bool:
        """Counted only when so much came that it can be: usually everything is in one small chunk."""
        came = self.head_bytes + self.chunk_bytes
        return came > LARGEST_HEAD and sum(map(_length, self.headers), len(self.url)) > LARGEST_HEAD

    def _wait(self) -> None:
        self.slow = self.loop.call_later(HEAD_SECONDS, self._too_slow)

    def _stop_waiting(self) -> None:
        if self.slow is not None:
            self.slow.cancel()
            self.slow = None

    def _too_slow(self) -> None:
        self.slow = None
        if self.head_bytes:
            self._refuse(408)
        else:  # nothing was asked, so nothing is answered
            self.transport.close()

    def _refuse(self, status: int) -> None:
        self._stop_waiting()
        text = _TEXT[status]
        fields: list[tuple[bytes, Any]] = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(text)).encode()),
            (b"connection", b"close"),
            (b"cache-control", b"no-store"),
            (b"content-security-policy", FILE_POLICY.encode()),
            *ALWAYS,
        ]
        head = b"".join(name + b": " + value + b"\r\n" for name, value in fields)
        self.transport.write(STATUS_LINE[status] + head + b"\r\n" + text)
        self.transport.close()


class RefusableWebsocket(WebSocketsSansIOProtocol):
    """uvicorn's websocket, for which a refusal with headers is an answer and no line of the log."""

    async def send(self, message: Any) -> None:
        """Send, and remember that a refusal ended the handshake."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and self.close_sent:
            self.handshake_complete = True


def _length(field: tuple[bytes, bytes]) -> int:
    return len(field[0]) + len(field[1])
