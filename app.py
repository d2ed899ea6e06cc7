"""The whole of Prodige as one ASGI app: the Streamlit workspace, plain web routes, headers.

``python app.py`` (or ``make run``) starts it; ``streamlit run app.py`` finds the same app for a first look.
"""

from __future__ import annotations

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
from prodige_ui import runtime
from prodige_web import PageLanguage, SecurityHeaders, routes

log = logging.getLogger("prodige")
INDEX_HTML = Path(st.__file__).parent / "static" / "index.html"


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
    yield {}
    runtime.close()


def on_script_error(error: Exception) -> bool:
    """Log the error under a reference number; people see the number and what to do, nothing of the inside."""
    reference = uuid.uuid4().hex[:8]
    log.error("error %s on a screen", reference, exc_info=error)
    runtime.show_error(reference)
    return True


app = st.App(
    str(ROOT / "prodige_ui" / "workspace.py"),
    lifespan=lifespan,
    routes=routes(runtime.is_ready),
    middleware=[Middleware(SecurityHeaders, index_html=INDEX_HTML), Middleware(PageLanguage)],
    on_script_error=on_script_error,
)


def serve(settings: Settings) -> None:
    """Listen until stopped. uvloop where there is one (not on Windows)."""
    import uvicorn

    os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml here
    loop = "asyncio" if sys.platform == "win32" else "uvloop"
    print(f"\n  Prodige is at  http://{settings.host}:{settings.port}\n  Stop it with Ctrl+C.\n", flush=True)  # noqa: T201 - the one thing people need to see
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        loop=loop,
        http="httptools",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=3,
    )


if __name__ == "__main__":
    try:
        serve(Settings.from_environment())
    except ValueError as error:
        sys.exit(str(error))
