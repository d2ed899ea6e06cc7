"""For whoever runs the app: is it alive, is it ready, and figures in the text format of Prometheus.

No figure is about a person or names a centre. Sources: reliability, S4; design, section 11.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from prodige_core.services.measures import Figure
from prodige_web.local_network import is_own
from prodige_web.rendering import NO_STORE

READY_KEPT_SECONDS = 1.0
"""However often somebody asks, the database is asked no more than once in this time."""
READY_WITHIN_SECONDS = 2.0
"""A database that takes longer for its cheapest question is not ready."""
_TEXT = "text/plain; version=0.0.4; charset=utf-8"


@dataclass
class Readiness:
    """Asks the database, at most one question at a time."""

    ask: Callable[[], bool]
    clock: Callable[[], float] = time.monotonic
    asked_at: float = float("-inf")
    good: bool = False
    asking: asyncio.Task[bool] | None = field(default=None)

    async def ready(self) -> bool:
        """Whether the database answered within the last second, or does within two."""
        if self.asking is None and self.clock() - self.asked_at >= READY_KEPT_SECONDS:
            self.asking = asyncio.create_task(asyncio.to_thread(self.ask))
            self.asking.add_done_callback(self._note)
        if self.asking is None:
            return self.good
        done, _ = await asyncio.wait([self.asking], timeout=READY_WITHIN_SECONDS)
        return bool(done) and self.good

    def _note(self, asked: asyncio.Task[bool]) -> None:
        failed = asked.cancelled() or asked.exception() is not None
        self.good, self.asked_at, self.asking = not failed and asked.result(), self.clock(), None


def operator_routes(
    ask: Callable[[], bool], figures: Callable[[], Sequence[Figure]], metrics_token: str = ""
) -> list[BaseRoute]:
    """The routes. ask: a cheap question to the database, False or an error when it fails; figures: what is measured now."""
    readiness = Readiness(ask)

    async def alive(request: Request) -> Response:
        return JSONResponse({"status": "ok"}, headers=NO_STORE)

    async def ready(request: Request) -> Response:
        good = await readiness.ready()
        return JSONResponse({"status": "ok" if good else "not ready"}, 200 if good else 503, NO_STORE)

    async def metrics(request: Request) -> Response:
        if not (is_own(request.scope) or _has_token(request, metrics_token)):
            return PlainTextResponse("", 404, NO_STORE)  # nobody else learns that there is something
        return PlainTextResponse(exposition(await asyncio.to_thread(figures)), 200, NO_STORE, _TEXT)

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]


def exposition(figures: Sequence[Figure]) -> str:
    """Figures in the text format of Prometheus."""
    lines: list[str] = []
    for one in figures:
        head = [f"# HELP {one.name} {one.told}", f"# TYPE {one.name} {one.kind}"]
        lines += [*(head if head[0] not in lines else []), f"{one.name}{_label(one)} {one.value:.15g}"]
    return "\n".join([*lines, ""])


def _label(one: Figure) -> str:
    """``{name="value"}``; JSON escapes quotes, backslashes and line ends as the format asks."""
    return "" if one.label is None else f"{{{one.label[0]}={json.dumps(one.label[1])}}}"


def _has_token(request: Request, token: str) -> bool:
    given = request.headers.get("authorization", "").encode("latin-1", "replace")
    return bool(token) and hmac.compare_digest(given, f"Bearer {token}".encode())
