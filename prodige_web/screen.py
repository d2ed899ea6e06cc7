"""The shared screen: ``/screen/<token>`` on any computer with a browser. It shows; nobody can change anything there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from prodige_core.config import Settings
from prodige_core.errors import StorageError
from prodige_core.services import addresses, workshop_results
from prodige_core.services.workspace import Workspace
from prodige_web.refusals import refusal, unavailable
from prodige_web.rendering import NO_STORE, page, reader
from prodige_web.screen_page import answered_words, stamp, wall

LOOKS = {"dark", "light"}
NO_REFERRER = {"Referrer-Policy": "no-referrer"}


def screen_routes(workspace: Callable[[], Workspace]) -> list[BaseRoute]:
    """The routes under ``/screen``."""

    async def show(request: Request) -> Response:
        t, ws = reader(request), workspace()
        try:
            host = await asyncio.to_thread(workshop_results.screen, ws, request.path_params["token"])
        except StorageError:
            return unavailable(t, "")
        if host is None:
            title = t.gettext("There is no shared screen here")
            line = t.gettext("Open it again from the workshop, or copy its whole address.")
            return refusal(t, 404, title, [line], "/j", t.gettext("Take part in a workshop"), NO_REFERRER)
        base = phones_base(request)
        look = request.query_params.get("look", "")
        return page(
            "screen.html",
            t,
            200,
            NO_REFERRER,
            wall=wall(ws, host, base, ws.now(), t),
            stamp=stamp(host.session, base),
            same_network=not Settings.from_environment().public_url,
            look=look if look in LOOKS else "",
            keep=f"look={look}&" if look in LOOKS else "",
            style="screen.css",
        )

    async def state(request: Request) -> Response:
        try:
            host = await asyncio.to_thread(workshop_results.screen, workspace(), request.path_params["token"])
        except StorageError:
            return JSONResponse({}, 503, {**NO_STORE, **NO_REFERRER})
        if host is None:
            return JSONResponse({}, 404, {**NO_STORE, **NO_REFERRER})
        said = answered_words(host, reader(request))
        content = {"stamp": stamp(host.session, phones_base(request)), "said": said}
        return JSONResponse(content, headers={**NO_STORE, **NO_REFERRER})

    async def elsewhere(request: Request) -> Response:
        t = reader(request)
        line = t.gettext("Open the shared screen from the workshop, or copy its whole address.")
        return refusal(
            t, 404, t.gettext("There is no shared screen here"), [line], "/j", t.gettext("Take part in a workshop")
        )

    return [
        Route("/screen/{token}", show),
        Route("/screen/{token}/state", state),
        Route("/screen", elsewhere),
        Route("/screen/{rest:path}", elsewhere),
    ]


def phones_base(request: Request) -> str:
    """The address for the QR code: as settings and network say; the screen itself is often opened as localhost."""
    settings = Settings.from_environment()
    server = request.scope.get("server")
    return addresses.public_base(settings, server[1] if server and server[1] else settings.port)
