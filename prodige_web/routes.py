"""Routes of the app that are not screens: is it alive, is it ready, and the fonts the screens and charts use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fontpkg_fira_sans
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from prodige_core.services.workspace import Workspace
from prodige_web import assets
from prodige_web.answering import survey_routes
from prodige_web.joining import workshop_routes
from prodige_web.screen import screen_routes

FONTS_DIR = Path(fontpkg_fira_sans.__file__).parent / "files"
_YEAR_SECONDS = 31_536_000


def routes(is_ready: Callable[[], bool], workspace: Callable[[], Workspace]) -> list[BaseRoute]:
    """All routes. ``is_ready`` says whether the database answers; ``workspace`` gives the open one."""

    async def alive(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    def ready(request: Request) -> Response:
        good = is_ready()
        return JSONResponse({"status": "ok" if good else "not ready"}, status_code=200 if good else 503)

    plain = [Route("/healthz", alive), Route("/readyz", ready), Route("/fonts/{name}", font), assets.ROUTE]
    return [*plain, *workshop_routes(workspace), *survey_routes(workspace), *screen_routes(workspace)]


def font(request: Request) -> Response:
    """One of the bundled font files; anything else is not found."""
    name = request.path_params["name"]
    known = {path.name for path in FONTS_DIR.glob("*.ttf")}
    if name not in known:
        return Response(status_code=404)
    headers = {"Cache-Control": f"public, max-age={_YEAR_SECONDS}, immutable"}
    return FileResponse(FONTS_DIR / name, media_type="font/ttf", headers=headers)
