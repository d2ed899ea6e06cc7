"""A text that runs from right to left, or holds marks that turn the direction, within a sentence of ours."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ISOLATE: Final = "\u2068"
_END: Final = "\u2069"
_OPENING: Final = "\u2066\u2067\u2068"
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TO_THE_LEFT: Final = frozenset({"R", "AL", "AN"})


def isolated(text: str) -> str:
    """The text, kept from turning the words around it, and they from turning it.

    Ends of isolates that were never begun would end ours, so they are left out; what is left open is closed.
    Source: Unicode Standard Annex 9, sections 2.4.2 and 3.3.2; reliability 4, row 24.
    """
    return f"{_ISOLATE}{_balanced(text) if _TURNING.search(text) else text}{_END}"


def turns(text: str) -> bool:
    """Whether a text can disturb a sentence that runs from left to right."""
    if text.isascii():
        return False
    return _TURNING.search(text) is not None or any(unicodedata.bidirectional(char) in _TO_THE_LEFT for char in text)


def _balanced(text: str) -> str:
    kept, depth = [], 0
    for char in text:
        if char == _END:
            if not depth:
                continue
            depth -= 1
        elif char in _OPENING:
            depth += 1
        kept.append(char)
    return "".join(kept) + _END * depth
