"""Streamlit's own options that depend on where Prodige runs, set before its first page is made, and checked.

Under uvicorn Streamlit reads only ``.streamlit/config.toml``; what follows from our settings is set here instead.
Sources: reliability, S1, S2, S18 and section 3 (configuration to ship).
"""

from __future__ import annotations

import secrets
from typing import Any

from streamlit import config
from streamlit.runtime import exists, get_instance

from prodige_core.config import Settings

LOCAL_NAMES = ["localhost", "127.0.0.1", "::1"]
MUST_BE: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": False,
    "global.e2eTest": False,
    "logger.enableRich": False,
    "runner.postScriptGC": False,
    "server.baseUrlPath": "",
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.scriptHealthCheckEnabled": False,
    "server.trustedUserHeaders": {},
}
"""Each of these, set otherwise, would send data out, let other sites in, tell internals, or make every rerun slow."""
MOST_MB = {"server.maxUploadSize": 5, "server.maxMessageSize": 20, "server.maxWidgetStateSize": 5}
"""A centre file is some hundred kB, a screen with charts about one MB, what a browser sends back some kB."""


def apply(settings: Settings) -> None:
    """Set what follows from the settings. Call it before the app answers its first request.

    In local mode the secret that signs Streamlit's cookies is a new one at every start: nobody signs in there.
    """
    host = settings.public_host
    config.set_option("server.allowedHosts", [host] if host else LOCAL_NAMES)
    config.set_option("server.corsAllowedOrigins", [settings.public_url] if host else [])
    config.set_option("server.cookieSecret", settings.cookie_secret or secrets.token_hex(32))
    config.set_option("browser.serverAddress", host or "localhost")
    config.set_option("browser.serverPort", settings.port)


def check() -> None:
    """Raise ValueError, one sentence, when an option is one that Prodige must not run with.

    A start from another folder, or a changed ``.streamlit/config.toml``, would silently bring such options.
    """
    wrong = [name for name, wanted in MUST_BE.items() if not _is(config.get_option(name), wanted)]
    wrong += [name for name, largest in MOST_MB.items() if config.get_option(name) > largest]
    hosts = config.get_option("server.allowedHosts")
    if not hosts or any("*" in host for host in hosts):
        wrong.append("server.allowedHosts")
    if any("*" in origin for origin in config.get_option("server.corsAllowedOrigins")):
        wrong.append("server.corsAllowedOrigins")
    if wrong:
        raise ValueError(
            f"These settings are not those of .streamlit/config.toml: {', '.join(sorted(wrong))}. "
            "Start Prodige from its own folder, with the file as it came."
        )


def held_uploads() -> dict[str, int]:
    """Bytes of files that Streamlit keeps, by the id of the session.

    Windows whose time is over are forgotten first, with their files: Streamlit does so only when another window closes.
    """
    if not exists():
        return {}
    sessions: Any = get_instance()._session_mgr
    with sessions._storage_lock:
        sessions._session_storage._cache.expire()
    storage = get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    return {one: sum(len(file.data) for file in list(files.values())) for one, files in list(storage.items())}


def open_windows() -> int:
    """How many people's windows of the workspace are open."""
    return len(get_instance()._session_mgr.list_active_sessions()) if exists() else 0


def _is(found: object, wanted: object) -> bool:
    if isinstance(wanted, dict):
        return not found
    return str(found).lower() == str(wanted).lower()
