"""What tests ask of a `Visitor` who answers a survey."""

from __future__ import annotations

import re

from prodige_core.services import answering
from prodige_core.services.workspace import Workspace
from tests.web.visitor import Visitor

COOKIE = "answering"


def home(visitor: Visitor) -> str:
    """The address of the survey this visitor has begun."""
    return next(path for name, path in visitor.cookies if name == COOKIE)


def secret(visitor: Visitor) -> str:
    return next(value for (name, _), value in visitor.cookies.items() if name == COOKIE)


def private_link(visitor: Visitor) -> str:
    """The private link, read from its page; the page stays on the screen."""
    shown = visitor.get(f"{home(visitor)}/link").body.decode().split("<textarea")[1]
    return re.search(r"/s/[\w-]{43}", shown).group()


def stored(ws: Workspace, visitor: Visitor) -> dict[str, object]:
    """What is stored of the person this visitor is, asked past the pages."""
    return dict(answering.sheet(ws, secret(visitor)).answers)
