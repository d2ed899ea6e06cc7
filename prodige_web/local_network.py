"""Local mode: other machines reach participants' pages only; the workspace opens on the computer it runs on.

Pure ASGI, before everything else. Source: design, section 11 (local mode).
"""

from __future__ import annotations

import ipaddress
import re

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from prodige_web.rendering import page, reader

FOR_ALL = re.compile(r"/(?:(?:j|s|screen)(?:/.*)?|(?:assets|fonts)/[^/]+|healthz|readyz|privacy)", re.DOTALL)
"""What phones and the computer at the projector may open: pages whose routes take every address beneath them, and single
files. None of it can change anything of a centre's."""
_OWN_NAMES = {"localhost", "127.0.0.1", "::1"}
_FORWARDED = {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip"}


class LocalNetworkOnly:
    """Answers 403, with a page that explains, to whoever asks for the workspace from another machine.

    A request is this computer's own when it comes from a loopback address, nobody passed it on, and it asks for this
    computer by name (a page of another site cannot then point its own name here) and from one of its own pages, if the
    browser names one (Streamlit would ask an outside service for its public address before it refuses another site's).
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed."""
        if scope["type"] not in {"http", "websocket"} or _for_all(scope) or is_own(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            port = (scope.get("server") or ("", None))[1]
            own = f"http://localhost:{port}" if port else "http://localhost"
            await page("only_here.html", reader(Request(scope)), 403, own=own)(scope, receive, send)


def is_own(scope: Scope) -> bool:
    """Whether a request comes from the computer the app runs on."""
    client = scope.get("client")
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if client is None or any(name in _FORWARDED for name, _ in headers):
        return False
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    origins = [value.decode("latin-1").partition("://")[2] for name, value in headers if name == b"origin"]
    asked_from = all(_name(origin) in _OWN_NAMES for origin in origins)
    return _loopback(client[0]) and len(hosts) == 1 and _name(hosts[0]) in _OWN_NAMES and asked_from


def _for_all(scope: Scope) -> bool:
    return scope["type"] == "http" and FOR_ALL.fullmatch(scope["path"]) is not None


def _loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback


def _name(host: str) -> str:
    """A Host header without its port, in small letters."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
