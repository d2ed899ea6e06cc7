"""The whole of Prodige as one ASGI app: the Streamlit workspace, plain web routes, headers.

``python app.py`` (or ``make run``) starts it; ``streamlit run app.py`` finds the same app for a first look.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import sys
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from prodige_core.config import ROOT, Settings
from prodige_core.errors import InputError, StatedError
from prodige_core.i18n import translator
from prodige_core.services import addresses, surveys
from prodige_ui import runtime
from prodige_ui.listening import listener_at
from prodige_web import LocalNetworkOnly, PageLanguage, SecurityHeaders, VotesFirst, routes

log = logging.getLogger("prodige")
INDEX_HTML = Path(st.__file__).parent / "static" / "index.html"
HOUR_SECONDS = 3600


@contextlib.asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, object]]:
    """Open the database and load the heavy libraries once, then keep them out of garbage collection."""
    runtime.check_configuration()
    runtime.workspace()
    runtime.load_heavy_libraries()
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).setLevel(
            logging.WARNING
        )  # Streamlit turns them up; no addresses of visitors in the log
    gc.collect()
    gc.freeze()
    closing = asyncio.create_task(close_surveys_that_are_over())
    yield {}
    closing.cancel()
    runtime.close()


async def close_surveys_that_are_over() -> None:
    """Every hour, and at the start: what was promised to end on a day ends, also when nobody looks.

    What was deleted since leaves the files as well, where a reader stood in the way of that before.
    """
    while True:
        try:
            await asyncio.to_thread(lambda: surveys.close_due(runtime.workspace()))
            await asyncio.to_thread(lambda: runtime.workspace().database.wipe())
        except Exception:  # the next hour must come, whatever this one brought
            log.exception("surveys that are over could not be closed; tried again in an hour")
        await asyncio.sleep(HOUR_SECONDS)


def on_script_error(error: Exception) -> bool:
    """Log the error under a reference number; people see the number and what to do, nothing of the inside."""
    reference = uuid.uuid4().hex[:8]
    log.error("error %s on a screen", reference, exc_info=error)
    runtime.show_error(reference)
    return True


def local_only() -> list[Middleware]:
    """In local mode other machines reach participants' pages and nothing else."""
    return [] if os.environ.get("PRODIGE_PUBLIC_URL") else [Middleware(LocalNetworkOnly)]


def greeting(settings: Settings) -> str:
    """Where the app is, for this computer and for phones beside it."""
    base = addresses.base(settings)
    own = addresses.LOOPBACK if settings.host in addresses.EVERYWHERE else settings.host
    lines = ["", f"Prodige is at  http://{own}:{settings.port}  (on this computer)"]
    if base.reachable:
        lines.append(f"Phones take part at  {base.url}/j")
    elif settings.host in addresses.EVERYWHERE:
        lines.append("This computer is in no network: phones cannot reach it yet.")
    return "\n  ".join([*lines, "Stop it with Ctrl+C."]) + "\n"


own_routes = routes(runtime.is_ready, runtime.workspace)
app = st.App(
    str(ROOT / "prodige_ui" / "workspace.py"),
    lifespan=lifespan,
    routes=own_routes,
    middleware=[
        Middleware(SecurityHeaders, index_html=INDEX_HTML),
        Middleware(VotesFirst, routes=own_routes),
        *local_only(),
        Middleware(PageLanguage),
    ],
    on_script_error=on_script_error,
)


def serve(settings: Settings) -> None:
    """Listen until stopped. uvloop where there is one (not on Windows).

    Raises `StorageError`, `FrameworkError` or `StatedError` when it cannot start, before anything is promised.
    """
    import uvicorn

    os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml here
    loop = "asyncio" if sys.platform == "win32" else "uvloop"
    listener = listener_at(settings.host, settings.port)
    runtime.workspace()
    print(greeting(settings), flush=True)  # noqa: T201 - the one thing people need to see
    config = uvicorn.Config(
        app, loop=loop, http="httptools", log_level="warning", access_log=False, timeout_graceful_shutdown=3
    )
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is how people stop it
        server.run(sockets=[listener])
    if not server.started:
        sys.exit("prodige: the app could not start; the reason is told above.")


def main() -> int:
    """Start and return the exit code: 2 when a setting, a framework or the database stands in the way."""
    t = translator("en")
    try:
        serve(Settings.from_environment())
    except InputError as error:
        lines = [problem.line_text(t.gettext) for problem in error.problems]
    except StatedError as error:
        lines = [f"prodige: {error.text(t.gettext)}"]
    except ValueError as error:  # a setting
        lines = [f"prodige: {error}"]
    else:
        return 0
    print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - this is the edge
    return 2


if __name__ == "__main__":
    sys.exit(main())
