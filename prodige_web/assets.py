"""The style sheet and the small scripts of participants' pages: one address a content, packed once, kept for a year.

They live under ``/assets`` because Streamlit keeps ``/static`` for itself.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_KEPT = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent. ``address`` changes with the content, so that no browser shows an old one."""

    address: str
    media_type: str
    plain: bytes
    packed: bytes


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file of ``static/`` by its name."""
    found = {}
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in _TYPES:
            plain = path.read_bytes()
            digest = hashlib.sha256(plain).hexdigest()[:12]
            address = f"/assets/{path.stem}.{digest}{path.suffix}"
            found[path.name] = Asset(address, _TYPES[path.suffix], plain, gzip.compress(plain, 9, mtime=0))
    return found


def asset(name: str) -> str:
    """The address of a file, for templates. KeyError for a name that is not in ``static/``."""
    return assets()[name].address


async def send_asset(request: Request) -> Response:
    """A file by its address; an address of other content is not found."""
    own = next((one for one in assets().values() if one.address == request.url.path), None)
    if own is None:
        return PlainTextResponse("", status_code=404)
    headers = {"Cache-Control": _KEPT, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(own.packed, media_type=own.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(own.plain, media_type=own.media_type, headers=headers)


ROUTE = Route("/assets/{name}", send_asset)
