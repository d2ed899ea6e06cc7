"""What a page posts back: bounded, plain fields only, and only from our own pages."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

LARGEST_BODY = 4096
"""Bytes; a vote needs about 200."""
MOST_FIELDS = 200
SLOWEST_BODY_SECONDS = 20
"""A phone on a bad line sends 4 kB in two; one byte a second holds a place for nothing. Source: reliability 4, row 43."""
_OWN_SITE = {"same-origin", "none"}
_TYPE = "application/x-www-form-urlencoded"


class BadForm(Exception):
    """The form is not read. ``status`` is what HTTP calls the reason: 403, 408, 413, 415 or 400."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


async def read_form(request: Request, largest: int = LARGEST_BODY) -> Mapping[str, str]:
    """The fields of a form, each of them once. Raises `BadForm`.

    largest: bytes; counted while they arrive, whatever Content-Length says. Another site's page is refused by its
    Origin or Sec-Fetch-Site; a client that sends neither is no browser, and there is no cross-site request to forge.
    """
    refuse_other_sites(request)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != _TYPE:
        raise BadForm(415)
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal():
        raise BadForm(400)
    if int(declared) > largest:
        raise BadForm(413)
    body = await _body(request, largest)
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, encoding="utf-8", errors="strict"
        )
    except ValueError:  # not ASCII, not UTF-8 behind the percent signs, or too many fields
        raise BadForm(400) from None
    fields = dict(pairs)
    if len(fields) < len(pairs):  # two answers to one question: no form of ours sends that
        raise BadForm(400)
    return fields


async def _body(request: Request, largest: int) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(SLOWEST_BODY_SECONDS):
            more = True
            while more:
                message = await request.receive()
                if message["type"] == "http.disconnect":
                    raise BadForm(400)
                body += message.get("body", b"")
                if len(body) > largest:
                    raise BadForm(413)
                more = message.get("more_body", False)
    except TimeoutError:
        raise BadForm(408) from None
    return body


def refuse_other_sites(request: Request) -> None:
    """Raise `BadForm` (403) when the browser says that another site sends this."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in _OWN_SITE:
        raise BadForm(403)
    origin = request.headers.get("origin")
    if origin is not None and _place(origin) != request.headers.get("host", ""):
        raise BadForm(403)


def _place(origin: str) -> str | None:
    """Host and port of an origin; None for one that has none, such as ``null``."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None
