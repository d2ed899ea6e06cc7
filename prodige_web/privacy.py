"""The privacy notice as a plain page: for people before they answer or vote, without a script. Source: reliability, P8."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from prodige_core.services import privacy_words
from prodige_core.services.privacy_words import Responsible
from prodige_web.rendering import page, reader


def privacy_routes(responsible: Responsible) -> list[BaseRoute]:
    """The route ``/privacy``, for everybody."""

    def notice(request: Request) -> Response:
        t = reader(request)
        return page("privacy.html", t, parts=privacy_words.for_participants(responsible, t))

    return [Route("/privacy", notice)]
