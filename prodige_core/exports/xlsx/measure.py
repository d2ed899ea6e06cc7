"""How much room a text takes in a cell. A workbook does not work out heights of rows itself; who writes it must.

Widths are shares of the em of Calibri (`prodige_core.exports.calibri`).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from prodige_core.exports.calibri import WIDTHS

FONT_PT: Final = 10
LINE_PT: Final = 12.6
"""A line of Calibri 10: ascent, descent and gap are 1.22 em (its ``hhea`` table), and a little for what programs round."""
PADDING_PT: Final = 5
MAX_ROW_PT: Final = 409
"""Excel's limit; a longer text is whole in its cell, but not on paper."""
PIXELS_A_CHARACTER: Final = 7
CELL_PADDING_PIXELS: Final = 5
"""Widths of columns are counted in digits of Calibri 11, which is 7 pixels, and 5 pixels of padding (ECMA-376, 18.3.1.13)."""
INDENT_PIXELS: Final = 12
"""One step of indentation is three spaces of Calibri 11; LibreOffice takes a little more (measured)."""
POINT: Final = 0.75
"""Of a pixel."""
BOLD: Final = 1.04
"""Of the width of the same text in regular (measured)."""
_ASCII: Final = {char: wide / 1000 for char, wide in WIDTHS.items()}
_OTHERS: Final = {
    "’": 0.25,
    "‘": 0.25,
    "“": 0.42,
    "”": 0.42,
    "„": 0.42,
    "—": 0.91,
    "…": 0.69,
    "·": 0.25,
    "\u00a0": 0.23,
}


def pixels(width: float) -> int:
    """A column's width on the screen."""
    return int(width * PIXELS_A_CHARACTER + CELL_PADDING_PIXELS)


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text fills in a column, broken between words and, where one does not fit, within it."""
    room = (pixels(width) - CELL_PADDING_PIXELS - INDENT_PIXELS) * POINT / FONT_PT / (BOLD if bold else 1.0)
    return sum(_filled(part, max(1.0, room)) for part in text.split("\n"))


def height(count: int) -> float:
    """The height of a row whose fullest cell has this many lines, in points."""
    return min(MAX_ROW_PT, round(count * LINE_PT + PADDING_PT, 1))


def _filled(text: str, room: float) -> int:
    count, used, space = 1, 0.0, _ASCII[" "]
    for word in text.split(" "):
        wide = _em(word)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        used += wide + (space if used else 0.0)
        while used > room:
            count, used = count + 1, used - room
    return count


@lru_cache(maxsize=20_000)
def _em(word: str) -> float:
    return sum(_ASCII.get(char) or _width(char) for char in word)


@lru_cache(maxsize=4000)
def _width(char: str) -> float:
    """Of a letter with an accent as without; of other alphabets their mean (measured for Greek and Cyrillic)."""
    if char in _OTHERS:
        return _OTHERS[char]
    if (bare := unicodedata.normalize("NFD", char)[0]) in _ASCII:
        return _ASCII[bare]
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 1.15
    return 0.0 if unicodedata.combining(char) else 0.64 if char.isupper() else 0.54
