"""What of Streamlit answers at all: what its pages need, by name. Its figures, tests and agents are not for visitors.

Source: reliability, S4.
"""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

NEEDED = re.compile(r"/_stcore/(?:health|host-config|stream|upload_file/[^/]+/[^/]+)")
"""`health` and `host-config` are asked by every page before it opens its websocket, `stream`."""
CLOSED = ("/_stcore", "/component", "/app/static")
"""Where Streamlit keeps its inner routes, components of other makers (we use none) and an app's own files (ours stand
under ``/assets``)."""
SIGNING_IN = ("/auth", "/oauth2callback")
"""Of ``st.login``; there is no signing in on a computer of one's own."""
METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"}
"""Everything else, TRACE and CONNECT among them, is nothing our pages send."""


class StreamlitPaths:
    """Answers 404 on every other inner address, and 405 to methods nobody needs. signs_in: server mode."""

    def __init__(self, app: ASGIApp, *, signs_in: bool = False) -> None:
        self.app = app
        self.closed = CLOSED if signs_in else (*CLOSED, *SIGNING_IN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open."""
        if scope["type"] == "http" and scope["method"] not in METHODS:
            await PlainTextResponse("", 405, {"Allow": ", ".join(sorted(METHODS))})(scope, receive, send)
        elif scope["type"] == "http" and self._is_closed(scope["path"]):
            await PlainTextResponse("", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_closed(self, path: str) -> bool:
        within = any(path == one or path.startswith(one + "/") for one in self.closed)
        return within and NEEDED.fullmatch(path) is None
