"""Addresses as QR codes: inline SVG for pages, the bare squares for print.

Error level M, raised by segno where the size stays the same: 15 % of the squares may be lost to a crease or a stain
(ISO/IEC 18004). Never a micro code: many phones do not read them.
"""

from __future__ import annotations

import io
from functools import lru_cache
from html import escape
from typing import Final

import segno

QUIET: Final = 4
"""White squares round the code without which phones do not find it (ISO/IEC 18004, 7.3.8)."""
ERROR_LEVEL: Final = "m"


@lru_cache(maxsize=64)
def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of the code by row, True for dark, without the quiet zone. Raises ValueError beyond 2,331 bytes."""
    code = segno.make(text, error=ERROR_LEVEL, micro=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


def qr_runs(text: str) -> tuple[tuple[int, int, int], ...]:
    """The dark squares joined along each row: (row, first column, count), none empty."""
    found: list[tuple[int, int, int]] = []
    for row, squares in enumerate(qr_matrix(text)):
        start: int | None = None
        for column, dark in enumerate((*squares, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                found.append((row, start, column - start))
                start = None
    return tuple(found)


def qr_png(text: str, pixels: int = 8) -> bytes:
    """The code as a black and white PNG, for documents that cannot draw. ``pixels``: width of a square."""
    made = io.BytesIO()
    segno.make(text, error=ERROR_LEVEL, micro=False).save(made, kind="png", scale=pixels, border=QUIET)
    return made.getvalue()


@lru_cache(maxsize=64)
def qr_svg(text: str, label: str = "") -> str:
    """The code as inline SVG without a size of its own, on its white quiet zone.

    label: what the picture is, for who cannot see it; without one the picture is hidden from screen readers, and the
    address must stand beside it. Squares take ``currentColor``, which the picture sets to black, so that a dark page
    that it stands on does not turn them white. Raises ValueError beyond 2,331 bytes.
    """
    size = len(qr_matrix(text)) + 2 * QUIET
    path = "".join(f"M{column + QUIET} {row + QUIET}h{count}v1h-{count}z" for row, column, count in qr_runs(text))
    named = (
        f'role="img" aria-label="{escape(label)}"><title>{escape(label)}</title>' if label else 'aria-hidden="true">'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" color="#000000" '
        f'shape-rendering="crispEdges" class="qr" {named}'
        f'<path fill="#FFFFFF" d="M0 0h{size}v{size}H0z"/><path fill="currentColor" d="{path}"/></svg>'
    )
