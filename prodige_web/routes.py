"""Routes of the app that are not screens, and the fonts that screens and charts use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import fontpkg_fira_sans
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from prodige_core.services.measures import Figure
from prodige_core.services.privacy_words import NOBODY_NAMED, Responsible
from prodige_core.services.workspace import Workspace
from prodige_web import assets
from prodige_web.answering import survey_routes
from prodige_web.joining import VoteCounts, workshop_routes
from prodige_web.limits import WrongCodes
from prodige_web.operators import operator_routes
from prodige_web.privacy import privacy_routes
from prodige_web.screen import screen_routes
from prodige_web.signing_in import Doors, signing_in_routes

FONTS_DIR = Path(fontpkg_fira_sans.__file__).parent / "files"
_YEAR_SECONDS = 31_536_000


def routes(
    ask: Callable[[], bool],
    workspace: Callable[[], Workspace],
    figures: Callable[[], Sequence[Figure]] = tuple,
    metrics_token: str = "",
    doors: Doors | None = None,
    responsible: Responsible = NOBODY_NAMED,
) -> list[BaseRoute]:
    """All routes. ``workspace`` gives the open one; doors: the ways in, None in local mode; responsible: as participants
    are told; the rest is as in `operator_routes`.
    """
    wrong, votes = WrongCodes(), VoteCounts()

    def with_votes() -> Sequence[Figure]:
        stored = Figure("prodige_votes_total", "Votes stored since the start.", votes.stored, "counter")
        return [stored, Figure("prodige_votes_waiting", "Votes sent and not stored yet.", votes.waiting), *figures()]

    return [
        *operator_routes(ask, with_votes, metrics_token),
        Route("/fonts/{name}", font),
        assets.ROUTE,
        *workshop_routes(workspace, wrong, votes, responsible),
        *survey_routes(workspace, wrong, responsible),
        *screen_routes(workspace),
        *signing_in_routes(doors),
        *privacy_routes(responsible),
    ]


def font(request: Request) -> Response:
    """One of the bundled font files; anything else is not found."""
    name = request.path_params["name"]
    known = {path.name for path in FONTS_DIR.glob("*.ttf")}
    if name not in known:
        return Response(status_code=404)
    headers = {"Cache-Control": f"public, max-age={_YEAR_SECONDS}, immutable"}
    return FileResponse(FONTS_DIR / name, media_type="font/ttf", headers=headers)
