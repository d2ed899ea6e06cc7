"""The floor for votes: a bare ASGI route that writes one row with the same writer and commit, on the same server.

``python -m benchmarks.vote_floor DATABASE_URL PORT``
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sys
from collections.abc import AsyncIterator, Sequence

import uvicorn
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from prodige_core.storage import UnitOfWork, open_database

TABLE = "CREATE TABLE floor (participant TEXT, form TEXT, PRIMARY KEY (participant, form)) WITHOUT ROWID"
ROW = text("INSERT INTO floor VALUES (:participant, :form) ON CONFLICT DO NOTHING")


def write(unit: UnitOfWork, forms: Sequence[str]) -> list[None]:
    unit._connection.execute(ROW, [{"participant": secrets.token_hex(16), "form": form} for form in forms])
    return [None] * len(forms)


def main(url: str, port: int) -> None:
    database = open_database(url)
    with database.engine.begin() as connection:
        connection.execute(text(TABLE))

    async def alive(request: Request) -> Response:
        return Response("ok")

    async def vote(request: Request) -> Response:
        form = (await request.body()).decode()
        await asyncio.wrap_future(database.submit(write, form))
        return Response(status_code=303, headers={"Location": "/"})

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        database.close()

    app = Starlette(routes=[Route("/healthz", alive), Route("/vote", vote, methods=["POST"])], lifespan=lifespan)
    uvicorn.run(app, port=port, loop="uvloop", http="httptools", log_level="warning", access_log=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
