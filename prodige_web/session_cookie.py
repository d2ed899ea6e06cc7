"""The cookie of a browser that is signed in: a random secret, of which the database holds only the hash.

With https its name begins with ``__Host-``: browsers then take it only from this host itself, over https, for all paths,
so that no neighbouring host can plant one. Source: reliability, S12.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from prodige_core.services.signing_in import AT_MOST

SECURE_NAME, PLAIN_NAME = "__Host-prodige", "prodige"


def name(https: bool) -> str:
    """What the cookie is called. https: whether people reach the app by https."""
    return SECURE_NAME if https else PLAIN_NAME


def secret_of(cookies: Mapping[str, str], https: bool) -> str:
    """The secret a browser sent; empty without one."""
    return cookies.get(name(https), "")


def secret_in(scope: Scope, https: bool) -> str:
    """As `secret_of`, of a request that is not parsed yet."""
    raw = "; ".join(value.decode("latin-1") for key, value in scope["headers"] if key == b"cookie")
    return secret_of(cookie_parser(raw), https)


def give(response: Response, secret: str, https: bool) -> None:
    """Let the browser keep it for as long as a sign-in can last; the database decides how long it does."""
    response.set_cookie(
        name(https),
        secret,
        max_age=int(AT_MOST.total_seconds()),
        path="/",
        secure=https,
        httponly=True,
        samesite="lax",
    )


def take(response: Response, https: bool) -> None:
    """Let the browser forget it."""
    response.delete_cookie(name(https), path="/", secure=https, httponly=True, samesite="lax")
