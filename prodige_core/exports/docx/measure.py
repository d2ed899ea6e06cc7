"""How wide and high texts will be in Word: enough to break lines in pictures and to guess the pages of the contents.

Advance widths of Carlito, which has the same metrics as Calibri (thousandths of the size, U+0020 to U+007E).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# fmt: off
REGULAR: Final = (
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507, 507,
    507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
    517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471,
    525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
)
# fmt: on
OTHER: Final = 540
"""Mean of the Latin letters with marks, Greek and Cyrillic of Carlito, capitals counted for a tenth."""
BOLD: Final = 1.025
"""How much wider the bold letters are on average."""
LINE: Final = 1.2207
"""Height of a line in sizes: ascender, descender and gap of the font."""
POINT_MM: Final = 25.4 / 72


@lru_cache(maxsize=20_000)
def word_width(word: str) -> int:
    """The width of a word in thousandths of its size."""
    return sum(REGULAR[ord(char) - 32] if 32 <= ord(char) < 127 else OTHER for char in word)


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
