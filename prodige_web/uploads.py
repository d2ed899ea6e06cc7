"""Files that people send: bounded before work. Pure ASGI, before Streamlit, which keeps what it gets in memory.

Without this anybody with a session could fill the memory (reliability, finding 6): Streamlit looks at a file's type and
widget only later, and keeps it until the session is forgotten.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prodige_core import security_log
from prodige_core.i18n import N_
from prodige_web.limits import source_of
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
MOST_OF_ONE = MOST_IN_ALL // 3
"""Of that for one person, and for one address, in all their windows together: one alone, or two, keep nobody out. It is what
forty people of a school take who open roadmaps of 250 kB at the same moment (editorial)."""
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
_TOO_MANY_OF_ONE = {
    "person": N_(
        "You have as many files open as one person may. Close other windows of Prodige, also on other devices, "
        "and try again in ten minutes."
    ),
    "address": N_(
        "In your network as many files are open as one network may. Close windows of Prodige that nobody uses, "
        "and try again in ten minutes."
    ),
}

Held = Callable[[], Mapping[str, int]]
"""How many bytes Streamlit holds, by the id of the session."""
PersonOf = Callable[[Scope], str | None]
"""The id of whoever is signed in, empty for nobody; None where nobody signs in, and all is one person's."""


def everybody(scope: Scope) -> None:
    """Where only this computer's own requests come this far: local mode."""


def nobody(scope: Scope) -> str:
    """Where nobody can sign in yet."""
    return ""


class BoundedUploads:
    """Answers 403, 408, 413 or 429 to a file that is not taken, before or while it comes in.

    person_of: who asks; whoever is nobody has no right to the workspace. held: what is kept already.
    """

    def __init__(
        self, app: ASGIApp, person_of: PersonOf, held: Held, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.app = app
        self.person_of = person_of
        self.held = held
        self.clock = clock
        self.coming: Counter[str] = Counter()
        self.whose: dict[str, tuple[str, str]] = {}
        """Person and address of each session that holds something, for as long as it does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass files on within the bounds, and everything else."""
        place = _ADDRESS.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if place is None:
            await self.app(scope, receive, send)
            return
        session, size = place[1], _declared(scope)
        status, text = self._refused(scope, session, size)
        if status:
            security_log.tell_once("upload_refused", status=status)
            if 0 <= size <= LARGEST_BODY:
                await _pass_over(self._bounded(receive, size))
            await _answer(scope, status, text)(scope, receive, send)
            return
        self.coming[session] += size
        try:
            await self.app(scope, self._bounded(receive, size), send)
        finally:
            self.coming[session] -= size
            if not self.coming[session]:
                del self.coming[session]

    def _refused(self, scope: Scope, session: str, size: int) -> tuple[int, str]:
        """The status of a refusal and its sentence; 0 when the file may come, which is then noted as whose it is."""
        person = self.person_of(scope)
        if person == "":
            return 403, _TEXTS[403]
        if size < 0:
            return 400, N_("It could not be read.")
        if size > LARGEST_BODY:
            return 413, _TEXTS[413]
        taken = Counter(self.held()) + self.coming
        self.whose = {one: found for one, found in self.whose.items() if one in taken}
        own = (person or "", source_of(scope.get("client")))
        if person is not None:
            for at, name in enumerate(("person", "address")):
                of_one = sum(taken[one] for one, whose in self.whose.items() if whose[at] == own[at])
                if of_one + size > MOST_OF_ONE:
                    return 429, _TOO_MANY_OF_ONE[name]
        if taken[session] + size > MOST_OF_SESSION or taken.total() + size > MOST_IN_ALL:
            return 429, _TEXTS[429]
        self.whose[session] = own
        return 0, ""

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


def _answer(scope: Scope, status: int, text: str) -> Response:
    t = reader(Request(scope))
    line = t.gettext(text)
    return refusal(
        t, status, t.gettext("This was not accepted"), [line], "/", t.gettext("Back"), {"Connection": "close"}
    )
