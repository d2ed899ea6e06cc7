"""Files of the workspace (downloads, pictures): for the people for whom they were made. Pure ASGI, before Streamlit.

Streamlit gives a file to whoever knows its address, while the window that made it is open and some time after. Nobody can
guess addresses, being hashes of whole files, but they stay behind: in the list of downloads of a shared computer, in logs.
Source: reliability, S7.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = "/media"
FILES = re.compile(rf"{FOLDER}(/.*)?", re.DOTALL)
PICTURE = ".png"
"""The icon of pages, which stands at the door too. Other pictures have owners, as downloads have."""

PersonOf = Callable[[Scope], str]
"""The id of whoever is signed in; empty for everybody else."""
Owners = Callable[[str], frozenset[str] | None]
"""For whom a file was made, by its id; None for what is nobody's own."""


class SignedInFiles:
    """Answers 404 where a file is asked for by nobody for whom it was made, as if it were not there."""

    def __init__(self, app: ASGIApp, person_of: PersonOf, owners: Owners) -> None:
        self.app = app
        self.person_of = person_of
        self.owners = owners

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything else on."""
        if scope["type"] == "http" and FILES.fullmatch(scope["path"]) and not self._may(scope):
            await PlainTextResponse("", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        file_id, ending = os.path.splitext(scope["path"].removeprefix(f"{FOLDER}/"))
        owners = self.owners(file_id)
        if owners is not None:
            return self.person_of(scope) in owners
        return ending == PICTURE or bool(self.person_of(scope))
