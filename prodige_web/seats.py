"""The cookie that is a phone's seat in one room.

Beside the random token, of which the database holds only a hash, it carries a seal made with a secret of the room. So a
phone that was in a room is told that it has closed, although the close forgets every token; and a made-up cookie costs
no look into the database.
"""

from __future__ import annotations

import hmac

from starlette.requests import Request
from starlette.responses import Response

from prodige_core.workshops import Session
from prodige_core.workshops.session import LONGEST

NAME = "seat"
_SEAL_SYMBOLS = 32
"""128 bits in hexadecimal."""


def token_of(request: Request, session: Session) -> str | None:
    """The token of a phone with a seat in this room; None for every other."""
    token, _, seal = request.cookies.get(NAME, "").partition(".")
    return token if token and hmac.compare_digest(seal.encode(), _seal(session, token).encode()) else None


def give(response: Response, request: Request, session: Session, token: str) -> None:
    """Let the phone keep its seat for as long as a code can be valid, for this room's pages only."""
    response.set_cookie(
        NAME,
        f"{token}.{_seal(session, token)}",
        max_age=int(LONGEST.total_seconds()),
        path=f"/j/{session.code}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def take(response: Response, code: str) -> None:
    """Let the phone forget its seat."""
    response.delete_cookie(NAME, path=f"/j/{code}", httponly=True, samesite="lax")


def _seal(session: Session, token: str) -> str:
    return hmac.digest(session.screen_token.encode(), f"seat {token}".encode(), "sha256").hex()[:_SEAL_SYMBOLS]
