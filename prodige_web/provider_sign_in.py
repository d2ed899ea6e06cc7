"""The way back from an identity provider: what it said becomes a sign-in of ours, and nothing else stays in the browser.

Streamlit checks the answer (state, nonce, signature, issuer, audience, time) and would keep the result in a cookie of its
own that nothing can end; that cookie is taken out here. Pure ASGI. Decisions: docs/decisions/008-public-body.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prodige_core import security_log
from prodige_core.errors import Forbidden, StorageError
from prodige_core.services import links, signing_in
from prodige_core.services.workspace import Workspace
from prodige_web import session_cookie
from prodige_web.rendering import NO_STORE

CALLBACK = "/oauth2callback"
THEIRS = "_streamlit_user"
"""How the names of the cookies begin in which Streamlit would keep who somebody is, and the provider's tokens."""
REFUSED = "/?refused"
"""The screen for whoever is not signed in says then that it did not work."""
Claims = Callable[[Mapping[str, str]], Mapping[str, object] | None]


class ProviderSignIn:
    """Exchanges Streamlit's cookie for ours. claims: what the provider said, from the cookies that Streamlit has made."""

    def __init__(self, app: ASGIApp, workspace: Callable[[], Workspace], claims: Claims, *, https: bool) -> None:
        self.app = app
        self.workspace = workspace
        self.claims = claims
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything; on the way back, answer with the exchange."""
        if scope["type"] != "http" or scope["path"] != CALLBACK:
            await self.app(scope, receive, send)
            return
        if b"error=" in scope["query_string"]:  # the provider said no; Streamlit would log what stands in the address
            await self._refused()(scope, receive, send)
            return
        start: list[Message] = []

        async def holding(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)

        await self.app(scope, receive, holding)
        response = await self._exchanged(_cookies(start), session_cookie.secret_in(scope, self.https))
        for name, value in start[0]["headers"] if start else ():
            if name == b"set-cookie" and not value.startswith(THEIRS.encode()):
                response.raw_headers.append((name, value))  # the state of this sign-in is used up
        await response(scope, receive, send)

    async def _exchanged(self, cookies: Mapping[str, str], former: str) -> Response:
        said = self.claims(cookies)
        try:
            secret = None if said is None else await asyncio.to_thread(self._sign_in, said, former)
        except (Forbidden, StorageError):
            secret = None
        if secret is None:
            return self._refused()
        response = RedirectResponse("/", 303, NO_STORE)
        session_cookie.give(response, secret, self.https)
        return response

    def _refused(self) -> Response:
        security_log.tell_once("sign-in at the provider refused")
        return RedirectResponse(REFUSED, 303, NO_STORE)

    def _sign_in(self, said: Mapping[str, object], former: str) -> str | None:
        ws = self.workspace()
        name = said.get("name") or said.get("preferred_username")
        done = signing_in.provider_person(ws, _text(said.get("iss")), _text(said.get("sub")), _text(name))
        if links.well_formed(former):
            signing_in.sign_out(ws, former)
        return done.secret


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _cookies(start: list[Message]) -> dict[str, str]:
    """The cookies an answer sets, without those it deletes."""
    found: dict[str, str] = {}
    for name, value in start[0]["headers"] if start else ():
        if name == b"set-cookie":
            try:
                read = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                continue
            found.update({key: one.value for key, one in read.items() if one["max-age"] != "0"})
    return found
