"""What of a table is printed, how small, and where its pages end. A4, from widths and heights in pixels (96 to the inch)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LANDSCAPE: Final = (960, 650)
PORTRAIT: Final = (655, 978)
"""Pixels across and down within the margins of `Book.add`; across 6 % less, because programs that do not round the width
of a digit (LibreOffice) draw columns that much wider."""
SLACK: Final = 0.97
"""Of a page's height that is counted on, because programs round heights of rows differently."""
LEAST_SCALE: Final = 60
"""Percent: 10 point becomes 6, which is the least that can be read on paper (editorial)."""
SPREAD_SCALE: Final = 75
"""Percent, of a table that goes on over pages side by side (editorial)."""
TAIL: Final = 0.45
"""A last page that is filled less than this looks forgotten (editorial) ..."""
SMALLER: Final = 0.78
"""... and its rows go on the page before, if setting all of it so much smaller is enough (editorial)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How many columns are printed, their pixels, and the scale in percent; page: the pixels down of one page.

    used: how many of them are filled on the last page. again: the row it must begin with; 0 where it begins by itself.
    """

    columns: int
    across: int
    scale: int
    page: float
    used: float
    again: int = 0


def fit(widths: Sequence[int], heights: Sequence[float], *, portrait: bool, spread: bool) -> Fit:
    """widths: of columns that may be printed, the first ones first; heights: of the header, which every page repeats, and rows.

    spread: a table too wide for the least scale goes on over pages side by side; else its last columns are left out.
    """
    across, down = PORTRAIT if portrait else LANDSCAPE
    kept, scale = list(widths), SPREAD_SCALE
    if not spread or sum(kept) * LEAST_SCALE <= across * 100:
        while sum(kept) * LEAST_SCALE > across * 100:
            kept.pop()
        scale = min(100, across * 100 // sum(kept))
    scale = _without_a_tail(heights, scale, down)
    page = _page(down, scale)
    again = _shared(heights, page)
    used = heights[0] + sum(heights[again:]) if again else _filled(heights, page)[1]
    return Fit(len(kept), sum(kept), scale, page, used, again)


def _page(down: int, scale: int) -> float:
    return down * 100 / scale * SLACK


def _without_a_tail(heights: Sequence[float], scale: int, down: int) -> int:
    pages, used = _filled(heights, _page(down, scale))
    if pages > 1 and used < TAIL * _page(down, scale):
        for smaller in range(scale - 1, max(LEAST_SCALE, int(scale * SMALLER)) - 1, -1):
            if _filled(heights, _page(down, smaller))[0] < pages:
                return smaller
    return scale


def _shared(heights: Sequence[float], page: float) -> int:
    """Where a tail is left, the row with which the last page begins so that it is as full as the page before; else 0."""
    starts, used = [1], heights[0]
    for row, own in enumerate(heights[1:], 1):
        if used + own > page and used > heights[0]:
            starts, used = [*starts, row], heights[0]
        used += own
    if len(starts) < 2 or used >= TAIL * page:
        return 0
    half, row = sum(heights[starts[-2] :]) / 2, len(heights) - 1
    while sum(heights[row:]) < half and heights[0] + sum(heights[row - 1 :]) <= page:
        row -= 1
    return row


def _filled(heights: Sequence[float], page: float) -> tuple[int, float]:
    """How many pages, and what is filled of the last one."""
    head, *rows = heights
    pages, used = 1, head
    for own in rows:
        if used + own > page and used > head:
            pages, used = pages + 1, head
        used += own
    return pages, used
