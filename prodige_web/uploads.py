"""Files that people send: bounded before work. Pure ASGI, before Streamlit, which keeps what it gets in memory.

Without this anybody with a session could fill the memory (reliability, finding 6): Streamlit looks at a file's type and
widget only later, and keeps it until the session is forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prodige_core import security_log
from prodige_core.i18n import N_
from prodige_web.refusals import refusal
from prodige_web.rendering import reader

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes; a centre file is some hundred kB. Also ``server.maxUploadSize`` of ``.streamlit/config.toml``."""
LARGEST_FRAME = 64 * 1024
"""Bytes around the file in what the browser sends: names and boundary lines."""
LARGEST_BODY = LARGEST_FILE + LARGEST_FRAME
MOST_OF_SESSION = 2 * LARGEST_BODY
MOST_IN_ALL = 6 * LARGEST_BODY
"""Bytes held or on their way: the memory of the process grows by less than 50 MB (reliability, S5)."""
GRACE_SECONDS = 20
SLOWEST_BYTES_A_SECOND = 8 * 1024
"""A line at a school in the country sends ten times as much; who sends less, after the grace, holds a place for nothing."""
_ADDRESS = re.compile(r"/_stcore/upload_file/([^/]{1,100})/([^/]{1,200})")
_TEXTS = {
    403: N_("You may not send files here."),
    408: N_("It came too slowly."),
    413: N_("It was too long."),
    429: N_("Too many files are held at the moment. Close other windows of Prodige, or try again later."),
}

Held = Callable[[str], tuple[int, int]]
"""How many bytes Streamlit holds: of a session by its id, and of all together."""
MayUpload = Callable[[Scope], bool]


def everybody(scope: Scope) -> bool:
    """Where only this computer's own requests come this far: local mode."""
    return True


def nobody(scope: Scope) -> bool:
    """Where nobody can sign in yet."""
    return False


class BoundedUploads:
    """Answers 403, 408, 413 or 429 to a file that is not taken, before or while it comes in.

    may_upload: whether whoever asks has any right to the workspace. held: what is kept already.
    """

    def __init__(
        self, app: ASGIApp, may_upload: MayUpload, held: Held, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.app = app
        self.may_upload = may_upload
        self.held = held
        self.clock = clock
        self.coming: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass files on within the bounds, and everything else."""
        place = _ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if place is None:
            await self.app(scope, receive, send)
            return
        session, size = place[1], _declared(scope)
        status = self._refused(scope, session, size)
        if status:
            security_log.tell_once("upload_refused", status=status)
            if 0 <= size <= LARGEST_BODY:
                await _pass_over(self._bounded(receive, size))
            await _answer(scope, status)(scope, receive, send)
            return
        self.coming[session] = self.coming.get(session, 0) + size
        try:
            await self.app(scope, self._bounded(receive, size), send)
        finally:
            self.coming[session] -= size
            if not self.coming[session]:
                del self.coming[session]

    def _refused(self, scope: Scope, session: str, size: int) -> int:
        """The status of a refusal; 0 when the file may come."""
        if not self.may_upload(scope):
            return 403
        if size < 0:
            return 400
        if size > LARGEST_BODY:
            return 413
        own, everything = self.held(session)
        if own + self.coming.get(session, 0) + size > MOST_OF_SESSION:
            return 429
        return 429 if everything + sum(self.coming.values()) + size > MOST_IN_ALL else 0

    def _bounded(self, receive: Receive, size: int) -> Receive:
        """Count what comes in, whatever was declared, and how fast. Raises HTTPException, which Streamlit lets through."""
        begun, came, complete = self.clock(), 0, False

        async def counted() -> Message:
            nonlocal came, complete
            if complete:
                return await receive()
            left = begun + GRACE_SECONDS + came / SLOWEST_BYTES_A_SECOND - self.clock()
            try:
                async with asyncio.timeout(max(left, 0)):
                    message = await receive()
            except TimeoutError:
                raise self._stop(408) from None
            came += len(message.get("body", b""))
            if came > size:
                raise self._stop(413)
            complete = not message.get("more_body", False)
            return message

        return counted

    def _stop(self, status: int) -> HTTPException:
        security_log.tell_once("upload_refused", status=status)
        return HTTPException(status, _TEXTS[status], {"Connection": "close"})


async def _pass_over(receive: Receive) -> None:
    """Let a file of allowed length come in and forget it: a browser hears the answer only when it has sent everything."""
    with contextlib.suppress(HTTPException):
        message = await receive()
        while message["type"] == "http.request" and message.get("more_body", False):
            message = await receive()


def _declared(scope: Scope) -> int:
    """How long the body will be: as declared, the most where nothing is; -1 for nonsense."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() and len(value) < 20 else -1
    return LARGEST_BODY


def _answer(scope: Scope, status: int) -> Response:
    t = reader(Request(scope))
    line = t.gettext(_TEXTS.get(status, N_("It could not be read.")))
    return refusal(
        t, status, t.gettext("This was not accepted"), [line], "/", t.gettext("Back"), {"Connection": "close"}
    )
