"""QR codes drawn as squares, never as pictures of pixels: sharp at every size of paper."""

from __future__ import annotations

from prodige_core.charts import QUIET, qr_matrix, qr_runs
from prodige_core.exports.pdf.tagged import Element, TaggedPDF

BLACK = "#000000"
SIDE = 50.0
"""Of a code within running text, in mm: read from half a metre away (ten to one, looked at)."""


def draw_qr(pdf: TaggedPDF, address: str, x: float, y: float, side: float, element: Element) -> None:
    """The code in a square of ``side`` mm, its white quiet zone included."""
    module = side / (len(qr_matrix(address)) + 2 * QUIET)
    pdf.mark(element)
    pdf.box(x, y, side, side, "#FFFFFF")
    squares = [
        (x + (column + QUIET) * module, y + (row + QUIET) * module, count * module, module)
        for row, column, count in qr_runs(address)
    ]
    pdf.boxes(squares, BLACK)
