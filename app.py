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
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from prodige_core import security_log
from prodige_core.cli import app_side
from prodige_core.config import ROOT, Settings
from prodige_core.errors import Forbidden, InputError, NotFound, StatedError, StorageError
from prodige_core.i18n import translator
from prodige_core.services import addresses, workspace
from prodige_core.services.privacy_words import Responsible
from prodige_ui import downloads_kept, downloads_owned, provider, runtime, streamlit_options, whole_callbacks
from prodige_ui.downloads_apart import DownloadsApart
from prodige_ui.listening import allow_many_lines, listener_at
from prodige_web import (
    BoundedSockets,
    BoundedUploads,
    Doors,
    ErrorPages,
    KnownHosts,
    LocalNetworkOnly,
    PageLanguage,
    ProviderSignIn,
    SecurityHeaders,
    SignedInFiles,
    StreamlitPaths,
    VotesFirst,
    routes,
)
from prodige_web.sockets import nobody_signs_in
from prodige_web.upkeep import every_hour
from prodige_web.uploads import everybody

DOCUMENTS_READY_SECONDS = 5.0
"""After the start: the first page, for which people wait, was shown by then (editorial)."""
LARGEST_MESSAGE = 5 * 1024 * 1024
"""Bytes of one websocket message, as ``server.maxWidgetStateSize``."""
INDEX_HTML = Path(st.__file__).parent / "static" / "index.html"


@contextlib.asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, object]]:
    """Open the database and load the heavy libraries once, then keep them out of garbage collection."""
    security_log.to_stderr()
    security_log.keep_words_out()
    try:
        prepare()
        for told in workspace.warnings(runtime.process()):
            print(f"prodige: warning: {told}", file=sys.stderr)  # noqa: T201 - for whoever reads the log
        runtime.load_heavy_libraries()
    except Exception as error:  # the server would print all it says, which may be the address of the database
        told = reasons(error) or [f"prodige: error {security_log.fault(error, 'start')}"]
        print(*told, sep="\n", file=sys.stderr)  # noqa: T201 - the log of the server tells nobody else
        raise RuntimeError("Prodige cannot start; the reason is told above.") from None
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi", "websockets"):
        # Streamlit turns them up; no addresses of visitors in the log, no line for every request that is none
        logging.getLogger(name).setLevel(logging.ERROR)
    gc.collect()
    gc.freeze()
    asyncio.get_running_loop().set_default_executor(DownloadsApart())
    downloads_kept.install()
    whole_callbacks.install()
    downloads_owned.install()
    commands = app_side.listen(runtime.own_work, settings)
    beside = [asyncio.create_task(every_hour(runtime.own_work))]
    if settings.documents_ready:
        beside.append(asyncio.create_task(ready_for_documents()))
    yield {}
    for task in beside:
        task.cancel()
    if commands is not None:
        await asyncio.to_thread(commands.close)
    runtime.close()


async def ready_for_documents() -> None:
    """Start the process that makes documents before somebody waits for it; it loads its libraries behind the app."""
    await asyncio.sleep(DOCUMENTS_READY_SECONDS)
    await asyncio.to_thread(runtime.typesetter().warm)


def prepare() -> None:
    """Refuse what the app must not run with, and open the database. Raises what `reasons` knows."""
    settings.check_serving()
    streamlit_options.check()
    runtime.process()


def reasons(error: Exception) -> list[str]:
    """Why it cannot start, in lines for whoever starts it; none for what nobody foresaw."""
    t = translator("en")
    if isinstance(error, InputError):
        return [problem.line_text(t.gettext) for problem in error.problems]
    if isinstance(error, StatedError):
        return [f"prodige: {error.text(t.gettext)}"]
    return [f"prodige: {error}"] if type(error) is ValueError else []  # a setting


def on_script_error(error: Exception) -> bool:
    """Log the error under a reference number; people see the number and what to do, nothing of the inside.

    What was taken away between two clicks is no error: a part of a screen that draws itself again learns it here. A
    database that does not answer is told as that, without promising that anything is saved.
    """
    if isinstance(error, (Forbidden, NotFound)):
        runtime.show_refusal(error)
        return True
    if isinstance(error, StorageError):
        runtime.show_unavailable(security_log.fault(error, "database"))
        return True
    runtime.show_error(security_log.fault(error, "screen"))
    return True


def read_settings() -> Settings:
    """The settings; one that makes no sense ends the start with its sentence, whoever starts the app."""
    try:
        return Settings.from_environment()
    except ValueError as error:
        print(f"prodige: {error}", file=sys.stderr)  # noqa: T201 - this is the edge
        sys.exit(2)


def layers(settings: Settings) -> list[Middleware]:
    """What every request passes, outermost first.

    In server mode the proxy says who asks. In local mode nobody is believed, and other machines reach participants' pages
    and nothing else.
    """
    public = settings.server_mode
    callback = {"workspace": runtime.process, "claims": provider.claims, "https": settings.over_https}
    return [
        *([Middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))] if public else []),
        Middleware(SecurityHeaders, index_html=INDEX_HTML, https=settings.over_https),
        Middleware(ErrorPages),
        Middleware(KnownHosts, public_url=settings.public_url, also_known=addresses.typed),
        Middleware(VotesFirst, routes=own_routes),
        *([] if public else [Middleware(LocalNetworkOnly)]),
        Middleware(StreamlitPaths, signs_in=public),
        *([Middleware(SignedInFiles, person_of=doors.holder, owners=downloads_owned.owners)] if doors else []),
        Middleware(BoundedSockets, person_of=doors.person_of if doors else nobody_signs_in),
        Middleware(BoundedUploads, person_of=doors.holder if doors else everybody, held=streamlit_options.held_uploads),
        *([Middleware(ProviderSignIn, **callback)] if settings.oidc else []),
        Middleware(PageLanguage),
    ]


def greeting(settings: Settings) -> str:
    """Where the app is, for this computer and for phones beside it."""
    if settings.server_mode:
        return f"\n  Prodige is at  {settings.public_url}  (a proxy asks it at {settings.host}:{settings.port})\n"
    base = addresses.base(settings)
    own = addresses.LOOPBACK if settings.host in addresses.EVERYWHERE else settings.host
    lines = ["", f"Prodige is at  http://{own}:{settings.port}  (on this computer)"]
    if base.reachable:
        lines.append(f"Phones take part at  {base.url}/j")
    elif settings.host in addresses.EVERYWHERE:
        lines.append("This computer is in no network: phones cannot reach it yet.")
    return "\n  ".join([*lines, "Stop it with Ctrl+C."]) + "\n"


os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml here
settings = read_settings()
streamlit_options.apply(settings)
doors = (
    Doors(runtime.process, settings.over_https, settings.oidc_name if settings.oidc else "")
    if settings.server_mode
    else None
)
own_routes = routes(
    runtime.is_ready, runtime.process, runtime.figures, settings.metrics_token, doors, Responsible.of(settings)
)
app = st.App(
    str(ROOT / "prodige_ui" / "workspace.py"),
    lifespan=lifespan,
    routes=own_routes,
    middleware=layers(settings),
    on_script_error=on_script_error,
    secrets=provider.secrets(settings),
)


def serve(settings: Settings) -> None:
    """Listen until stopped. uvloop where there is one (not on Windows).

    Raises `StorageError`, `FrameworkError` or `StatedError` when it cannot start, before anything is promised.
    """
    import uvicorn

    from prodige_web.bounded_http import BoundedHttp, RefusableWebsocket

    loop = "asyncio" if sys.platform == "win32" else "uvloop"
    listener = listener_at(settings.host, settings.port)
    allow_many_lines()
    prepare()
    former = runtime.process().database.former
    if former is not None:
        print(f"\n  Your data was brought to this version. A copy of it as it was is kept in {former}", flush=True)  # noqa: T201
    print(greeting(settings), flush=True)  # noqa: T201 - the one thing people need to see
    config = uvicorn.Config(
        app,
        loop=loop,
        http=BoundedHttp,
        ws=RefusableWebsocket,
        ws_max_size=LARGEST_MESSAGE,
        log_level="error",
        access_log=False,
        proxy_headers=False,  # see `layers`
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is how people stop it
        server.run(sockets=[listener])
    if not server.started:
        sys.exit("prodige: the app could not start; the reason is told above.")


def main() -> int:
    """Start and return the exit code: 2 when a setting, a framework or the database stands in the way."""
    try:
        serve(settings)
    except (InputError, StatedError, ValueError) as error:
        print(*(reasons(error) or ["prodige: it could not start."]), sep="\n", file=sys.stderr)  # noqa: T201 - this is the edge
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
