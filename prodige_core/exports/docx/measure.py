"""How wide and high texts will be in Word: enough to break lines in pictures and to guess the pages of the contents.

Widths of letters: `prodige_core.exports.calibri`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from prodige_core.exports.calibri import WIDTHS

OTHER: Final = 540
"""Mean of the Latin letters with marks, Greek and Cyrillic of Carlito, capitals counted for a tenth."""
BOLD: Final = 1.025
"""How much wider the bold letters are on average."""
LINE: Final = 1.2207
"""Height of a line in sizes: ascender, descender and gap of the font."""
LONG: Final = 12
"""Letters of the shortest word that may be too wide: shorter ones fit every column (`grid.fitted`)."""
LETTERS: Final = re.compile(r"[^\W\d_]+")
POINT_MM: Final = 25.4 / 72


@lru_cache(maxsize=20_000)
def word_width(word: str) -> int:
    """The width of a word in thousandths of its size."""
    return sum(WIDTHS.get(char, OTHER) for char in word)


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in millimetres; size in points."""
    return word_width(text) * size * POINT_MM / 1000 * (BOLD if bold else 1.0)


def lines_of(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text broken at spaces so that each line fits the room (mm); longer words are cut."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        joined = f"{current} {word}" if current else word
        if width_mm(joined, size, bold=bold) <= room:
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = _cut(word, size, room, bold=bold)
        lines += full
    return [*lines, current] if current or not lines else lines


def wide_words(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The words of letters in a text that no line of the room holds whole."""
    if len(text) < LONG:
        return []
    words = (own for own in LETTERS.findall(text) if len(own) >= LONG)
    return [own for own in words if width_mm(own, size, bold=bold) > room]


def _cut(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """A word in pieces that fit."""
    if width_mm(word, size, bold=bold) <= room:
        return [word]
    pieces, start, filled = [], 0, 0.0
    for place, char in enumerate(word):
        wide = width_mm(char, size, bold=bold)
        if filled + wide > room and place > start:
            pieces.append(word[start:place])
            start, filled = place, 0.0
        filled += wide
    return [*pieces, word[start:]]


def clipped(text: str, size: float, room: float, most: int = 1) -> list[str]:
    """At most so many lines; what is left out is told by an ellipsis."""
    lines = lines_of(text, size, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_mm(last + "…", size) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]
