"""Headers on every response. Pure ASGI and outermost, so that refusals, errors and Streamlit's own pages carry them too.

The content policy allows no outside host and no inline script but Streamlit's own one, named by its hash
(computed from the installed index.html, so that an upgrade cannot silently break or widen it).
Sources: reliability, S3 and finding 8; OWASP ASVS 5.0, 3.4.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

YEAR_SECONDS = 31_536_000
KEPT = ("/assets/", "/fonts/", "/static/")
"""Files that are the same for everybody; what else we answer may be about people, so no cache keeps it."""
FILES = "/media/"
"""Downloads and pictures made by screens."""
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""A file that is opened instead of saved runs nothing and is of no origin."""
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"x-frame-options", b"DENY"),  # for browsers that do not read frame-ancestors
)
_NO_STORE = (b"cache-control", b"no-store")
_HSTS = (b"strict-transport-security", f"max-age={YEAR_SECONDS}".encode())
_NOT_OURS = {b"server", b"x-powered-by", b"access-control-allow-origin", b"access-control-allow-credentials"}
"""What a response never says: which program answers, and that another site may read it."""
_UNCHANGED = {200, 206, 304}
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def content_policy(index_html: bytes) -> str:
    """The content policy for pages built on this index.html."""
    digests = [
        base64.b64encode(hashlib.sha256(script).digest()).decode() for script in _INLINE_SCRIPT.findall(index_html)
    ]
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit's styles are made in the browser
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


class SecurityHeaders:
    """Adds the security headers to every HTTP response that does not bring a stricter one itself.

    https: people reach the app by https only; browsers are then told to insist on it, and cookies are Secure.
    A websocket that is refused gets a response with the headers as well.
    """

    def __init__(self, app: ASGIApp, index_html: Path, *, https: bool = False) -> None:
        self.app = app
        self.https = https
        self.always = (*ALWAYS, _HSTS) if https else ALWAYS
        self.page_policy = (b"content-security-policy", content_policy(index_html.read_bytes()).encode())
        self.file_policy = (b"content-security-policy", FILE_POLICY.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to what comes back."""
        if scope["type"] == "http":
            path = scope["path"]

            async def with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    own = message.get("headers", ())
                    message["headers"] = self._headers(path, message["status"], own, scope["scheme"] == "https")
                await send(message)

            await self.app(scope, receive, with_headers)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, self._refusing(scope, send))
        else:
            await self.app(scope, receive, send)

    def _headers(
        self, path: str, status: int, own: list[tuple[bytes, bytes]], secure: bool
    ) -> list[tuple[bytes, bytes]]:
        kept = status in _UNCHANGED and path.startswith(KEPT) and not any(_is_page(one) for one in own)
        dropped = _NOT_OURS if kept else {*_NOT_OURS, b"cache-control"}
        headers = [one for one in own if one[0] not in dropped]
        if secure or self.https:
            headers = [_secure(one) if one[0] == b"set-cookie" else one for one in headers]
        named = {name for name, _ in headers}  # in small letters, as ASGI demands
        policy = self.file_policy if path.startswith(FILES) else self.page_policy
        headers += [one for one in (policy, *self.always) if one[0] not in named]
        return headers if kept else [*headers, _NO_STORE]

    def _refusing(self, scope: Scope, send: Send) -> Send:
        """What closes a websocket before it was opened is a refusal: 403 with the headers, and no body."""
        opened = "websocket.http.response" not in scope.get("extensions", {})

        async def with_headers(message: Message) -> None:
            nonlocal opened
            if message["type"] == "websocket.close" and not opened:
                headers = self._headers(scope["path"], 403, [(b"content-length", b"0")], False)
                await send({"type": "websocket.http.response.start", "status": 403, "headers": headers})
                await send({"type": "websocket.http.response.body", "body": b""})
                return
            opened = opened or message["type"] == "websocket.accept"
            await send(message)

        return with_headers


def _is_page(header: tuple[bytes, bytes]) -> bool:
    """Streamlit answers with its page where a file is not."""
    return header[0] == b"content-type" and header[1].startswith(b"text/html")


def _secure(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A Set-Cookie header that is sent back by https only."""
    name, value = header
    marks = {mark.strip().lower() for mark in value.split(b";")[1:]}
    return header if b"secure" in marks else (name, value + b"; Secure")
