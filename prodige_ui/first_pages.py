"""Small pictures of the first pages of documents, made beside downloads and kept as long as nothing they show changes."""

from __future__ import annotations

import threading
from collections import OrderedDict

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import reporting, shelf
from prodige_core.services.workspace import Workspace
from prodige_ui import runtime

MOST_KEPT = 64
"""Pictures kept; each is some 15 kB."""
PATIENCE = 3.0
"""Seconds a screen waits for a picture; it is there without one as well."""
BUSY = 3
"""With so many files waiting, nobody's download waits for pictures too."""
LINE = "first pages"
"""All pictures wait in one line, so that they never come before what people ask for."""
_lock = threading.Lock()
_kept: OrderedDict[str, bytes] = OrderedDict()


def first_page(ws: Workspace, centre_id: str, kind_id: str, t: Translator) -> bytes | None:
    """The picture as PNG; None when others wait for their files, or it could not be made."""
    key = f"{kind_id} {reporting.report_digest(ws, centre_id, 'first page', t)}"
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    setter = runtime.typesetter()
    if setter.waiting >= BUSY:
        return None
    try:
        ticket = setter.ask(shelf.first_page(ws, centre_id, kind_id, t), LINE)
        made = setter.result(ticket, PATIENCE).data
    except (ProdigeError, TimeoutError):  # a picture is never worth a message
        return None
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made
