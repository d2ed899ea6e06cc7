"""Words wider than their line get places where they may be broken. Word divides words only with a dictionary that people
have to choose, and cuts what is wider than a line wherever the line is full; so does LibreOffice, which begins a new line first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Set
from typing import Final

from prodige_core.exports.docx.measure import LETTERS
from prodige_core.exports.syllables import parts_of

_OPEN: Final = '<w:t xml:space="preserve">'
_TEXT: Final = re.compile(f"{_OPEN}([^<]*)</w:t>")
_BREAK: Final = f"</w:t><w:softHyphen/>{_OPEN}"
"""A hyphen that shows where the line ends there, and nowhere else; it is no letter, so nobody finds it in the text."""


def breakable(document: str, wide: Set[str]) -> str:
    """``word/document.xml`` with such places in these words, wherever they stand. wide: words of letters."""
    if not wide:
        return document

    def part(found: re.Match[str]) -> str:
        text = html.unescape(found[1])
        if not any(own in wide for own in LETTERS.findall(text)):
            return found[0]
        pieces = [own for one in re.split(f"({LETTERS.pattern})", text) for own in _parts(one, wide)]
        return _OPEN + "".join(_BREAK if own is None else html.escape(own, quote=False) for own in pieces) + "</w:t>"

    return _TEXT.sub(part, document)


def _parts(word: str, wide: Set[str]) -> list[str | None]:
    """A word in its parts, None between them; the rest of a text as it is."""
    if word not in wide:
        return [word]
    return [own for place, one in enumerate(parts_of(word)) for own in ((None, one) if place else (one,))]
