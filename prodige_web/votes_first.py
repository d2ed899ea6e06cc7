"""A vote goes straight to its page, past what only the workspace needs (Streamlit's sessions, compression, path checks).

Why: those cost more than the vote itself, and a whole room votes at the same moment (``make bench``).
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from prodige_web.joining import VOTE


class VotesFirst:
    """Answers ``POST /j/<code>/vote`` itself and passes everything else on. Stands behind `SecurityHeaders`.

    routes: the app's, in which the vote's route is found; it also answers when this middleware is left out.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.vote = next(route.endpoint for route in routes if isinstance(route, Route) and route.path == VOTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a vote, or pass on."""
        code = _code_voted_on(scope)
        if code is None:
            await self.app(scope, receive, send)
            return
        response = await self.vote(Request({**scope, "path_params": {"code": code}}, receive))
        await response(scope, receive, send)


def _code_voted_on(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] != "POST":
        return None
    parts = scope["path"].split("/")
    return parts[2] if len(parts) == 4 and (parts[0], parts[1], parts[3]) == ("", "j", "vote") else None
