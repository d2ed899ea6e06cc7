"""The language of pages that do not name it themselves. Pure ASGI, so that websockets and streams pass untouched."""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LANGUAGE_COOKIE = "prodige_lang"
_HTML_TAG = re.compile(rb'<html lang="[^"]*"')
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class PageLanguage:
    """Sets ``<html lang>`` of the workspace from ``?lang=`` or the cookie, and remembers ``?lang=`` in the cookie.

    Streamlit always writes ``en``, which fails WCAG 3.1.1 for every other language. Pages with a Content-Language have
    named it themselves: they keep it, only the choice is remembered.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the language of HTML pages; leave everything else untouched."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = _language(parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0])
        lang = asked or _language(_cookie(scope))
        start: Message | None = None
        chunks: list[bytes] = []
        remembered = [(b"set-cookie", _remembering(asked))] if asked else []

        async def rewriting(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                told = {key.lower(): value for key, value in message["headers"]}
                is_page = told.get(b"content-type", b"").startswith(b"text/html")
                if is_page and b"content-language" in told:
                    message = {**message, "headers": [*message["headers"], *remembered]}
                elif is_page and lang:
                    start = message
                    return
                await send(message)
            elif start is None:
                await send(message)
            else:
                chunks.append(message.get("body", b""))
                if not message.get("more_body", False):
                    body = _HTML_TAG.sub(f'<html lang="{lang}"'.encode(), b"".join(chunks), count=1)
                    await send({**start, "headers": _page_headers(start, body) + remembered})
                    await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, rewriting)


def _page_headers(start: Message, body: bytes) -> list[tuple[bytes, bytes]]:
    dropped = {b"content-length", b"etag", b"last-modified"}
    headers = [(key, value) for key, value in start["headers"] if key.lower() not in dropped]
    return [*headers, (b"content-length", str(len(body)).encode())]


def _remembering(lang: str) -> bytes:
    return f"{LANGUAGE_COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax".encode()


def _language(text: str) -> str:
    return text if _LANGUAGE.fullmatch(text) else ""


def _cookie(scope: Scope) -> str:
    raw = b"; ".join(value for key, value in scope["headers"] if key == b"cookie").decode("latin-1")
    try:
        found = SimpleCookie(raw).get(LANGUAGE_COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
