"""Files of the workspace (downloads): for people who are signed in. Pure ASGI, before Streamlit.

Streamlit gives a file to whoever knows its address, while the window that made it is open and some time after. Nobody can
guess addresses, being hashes of whole files, but they stay behind: in the list of downloads of a shared computer, in logs.
Source: reliability, S7.
"""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from prodige_web.uploads import MayUpload

FILES = re.compile(r"/media(/.*)?(?<!\.png)", re.DOTALL)
"""All but the icon of pages, which stands at the door too. Pictures of a centre are drawn in the page or inside its text."""


class SignedInFiles:
    """Answers 404 where a file is asked for by nobody who is signed in, as if it were not there."""

    def __init__(self, app: ASGIApp, signed_in: MayUpload) -> None:
        self.app = app
        self.signed_in = signed_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything else on."""
        if scope["type"] == "http" and FILES.fullmatch(scope["path"]) and not self.signed_in(scope):
            await PlainTextResponse("", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
