"""Which names the app answers to. Pure ASGI, before everything that reads or writes.

Why: a page of another site may point its own name at this machine (DNS rebinding) and would then be of one origin with
us; and another site's page may open a websocket here, for which browsers ask nobody. Source: reliability, S1 and S2.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from prodige_core import security_log
from prodige_web.local_network import is_own
from prodige_web.rendering import page, reader

FOR_OPERATORS = {"/healthz", "/readyz", "/metrics"}
"""In server mode these answer on the machine itself by whatever name it has there."""
NOBODY_ELSES = {"local", "lan", "home", "internal", "intranet", "private", "corp", "localdomain", "home.arpa"}
"""Endings that no public name has: of networks at home or at work (RFC 6762 with its appendix G, RFC 8375; ``.internal``
is kept free by ICANN). ``.local`` is what computers call themselves by multicast DNS."""
_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9_-][a-z0-9._-]{0,252})(?::[0-9]{1,5})?", re.IGNORECASE)


@lru_cache(maxsize=256)
def host_name(host: str) -> str | None:
    """A Host header without its port, in small letters; None when it is none."""
    read = _HOST.fullmatch(host)
    return read[1].strip("[]").rstrip(".").lower() if read else None


@lru_cache(maxsize=256)
def nobody_elses(name: str) -> bool:
    """Whether a name cannot be another site's: an address in numbers, a name without a dot, or one of a local network.

    A page that was loaded under such a name came from this network, not from a site somebody was lured to.
    """
    try:
        ipaddress.ip_address(name)
    except ValueError:
        labels = name.split(".")
        return len(labels) == 1 or labels[-1] in NOBODY_ELSES or ".".join(labels[-2:]) in NOBODY_ELSES
    return True


class KnownHosts:
    """Answers 403 to every other Host, and to websockets that a page of another origin opens.

    public_url: whose host is the only one in server mode; empty in local mode, where every name is known that cannot be
    another site's, and that of also_known, the address that the host of a workshop typed for phones.
    """

    def __init__(self, app: ASGIApp, public_url: str = "", also_known: Callable[[], str] = str) -> None:
        self.app = app
        self.public_host = urlsplit(public_url).hostname or ""
        self.public_place = _place(public_url)
        self.also_known = also_known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what asks for us by name."""
        if scope["type"] not in {"http", "websocket"} or self._is_known(scope) or _is_style(scope):
            await self.app(scope, receive, send)
            return
        security_log.tell_once("host_refused", websocket=scope["type"] == "websocket")
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
            return
        await page("not_known.html", reader(Request(scope)), 403)(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        hosts = [value for key, value in scope["headers"] if key == b"host"]
        host = hosts[0].decode("latin-1") if len(hosts) == 1 else ""
        name = host_name(host)
        if name is None or not (self._answers_to(name) or self._of_operators(scope)):
            return False
        if scope["type"] == "http":
            return True
        origins = [value.decode("latin-1") for key, value in scope["headers"] if key == b"origin"]
        ours = {host.lower(), self.public_place}  # a proxy may leave the port out of the Host it passes on
        return all(_place(origin) in ours for origin in map(str.lower, origins))  # without one it is no browser

    def _answers_to(self, name: str) -> bool:
        if self.public_host:
            return name == self.public_host
        return nobody_elses(name) or name == (urlsplit(self.also_known()).hostname or "")

    def _of_operators(self, scope: Scope) -> bool:
        return scope["type"] == "http" and scope["path"] in FOR_OPERATORS and is_own(scope)


def _is_style(scope: Scope) -> bool:
    """What the page of the refusal is drawn with; it is the same for everybody."""
    return scope["type"] == "http" and scope["path"].startswith("/assets/")


def _place(origin: str) -> str:
    """Host and port of an origin; a word that no Host header is for one that has none, such as ``null``."""
    try:
        return urlsplit(origin).netloc.lower() or "/"
    except ValueError:
        return "/"
