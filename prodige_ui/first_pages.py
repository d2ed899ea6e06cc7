"""Small pictures of the first pages of documents, made beside downloads and kept as long as nothing they show changes."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict

from prodige_core.errors import ProdigeError
from prodige_core.i18n import Translator
from prodige_core.services import shelf
from prodige_core.services.workspace import Workspace
from prodige_ui import runtime
from prodige_ui.tickets import Ticket

log = logging.getLogger("prodige.first_pages")

MOST_KEPT = 64
"""Pictures kept; each is some 15 kB."""
BUSY = 6
"""With so many files waiting, nobody's download waits for pictures too."""
LINE = "first pages"
"""All pictures wait in one line of their own, so that downloads come between them."""
_lock = threading.Lock()
_kept: OrderedDict[str, bytes] = OrderedDict()


class FirstPage:
    """One picture: kept already, or asked for. digest: of what it is made from. given_up: it will not come; no message."""

    def __init__(self, ws: Workspace, centre_id: str, kind_id: str, t: Translator, digest: str) -> None:
        self._key = f"{kind_id} {digest}"
        self._ticket: Ticket | None = None
        self.given_up = False
        with _lock:
            if self._key in _kept:
                _kept.move_to_end(self._key)
                return
        setter = runtime.typesetter()
        try:
            if setter.waiting < BUSY:
                self._ticket = setter.ask(shelf.first_page(ws, centre_id, kind_id, t), LINE)
        except ProdigeError as error:  # the document itself, pressed for, tells people why
            log.info("no picture of %s: %s", kind_id, type(error).__name__)
        self.given_up = self._ticket is None

    def made(self, seconds: float) -> bytes | None:
        """The picture as PNG; None when it is not there within so many seconds."""
        with _lock:
            if self._key in _kept:
                return _kept[self._key]
        if self._ticket is None:
            return None
        try:
            made = runtime.typesetter().result(self._ticket, seconds).data
        except TimeoutError:
            return None
        except ProdigeError:  # the queue has written it to the log
            self.given_up = True
            return None
        with _lock:
            _kept[self._key] = made
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
        return made
