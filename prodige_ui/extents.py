"""How long and how large documents are that were made, kept as long as nothing that they show changes."""

from __future__ import annotations

import threading
from collections import OrderedDict

from prodige_core.exports.extent import Extent, extent_of

MOST_KEPT = 500
"""Each is two numbers and a key of some 200 bytes."""
_lock = threading.Lock()
_kept: OrderedDict[str, Extent] = OrderedDict()


def known(key: str) -> Extent | None:
    """Of a file that was made. key: names the file and holds a digest of everything it is made from."""
    with _lock:
        return _kept.get(key)


def keep(key: str, format_id: str, data: bytes) -> None:
    """Look at a file that was made."""
    found = extent_of(format_id, data)
    with _lock:
        _kept[key] = found
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
