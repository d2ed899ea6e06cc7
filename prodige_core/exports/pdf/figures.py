"""Figures: caption, picture, key. The picture is drawn natively from the same rows the screen's charts use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prodige_core.exports.pdf import pictured
from prodige_core.exports.pdf.bars import load_slabs, profile_slabs
from prodige_core.exports.pdf.flow import Slab
from prodige_core.exports.pdf.gantt import gantt_slabs
from prodige_core.exports.pdf.progress import progress_slabs
from prodige_core.exports.pdf.prose import line_slabs
from prodige_core.exports.pdf.qr import SIDE, draw_qr
from prodige_core.exports.pdf.strips import practice_slabs
from prodige_core.exports.pdf.style import BETWEEN, CAPTION, CELL, NOTE, SMALL
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import text_lines
from prodige_core.exports.pdf.votes import GridLook, vote_slabs
from prodige_core.reports.document import Figure
from prodige_core.reports.drawings import (
    BudgetFigure,
    GanttFigure,
    LoadFigure,
    PracticeFigure,
    ProfileFigure,
    ProgressFigure,
    QrFigure,
    VoteFigure,
)

VOTES: Final = GridLook(44.0, 34.0, 13.0, 6.6, CELL, SMALL)
"""A grid of answers over the whole width: names of groups beside it, how many answered behind it."""


def figure_slabs(
    pdf: TaggedPDF, figure: Figure, x: float, width: float, tree: Element, scale: float = 1.0
) -> list[Slab]:
    """The slabs of a figure; those of pictures that are tables know what to repeat after a page break."""
    style = CAPTION.scaled(scale)
    slabs = line_slabs(pdf, text_lines(figure.caption, style, width), x, style, tree.add("P"), BETWEEN * 1.8 * scale)
    for slab in slabs:
        slab.keep = True
    if slabs:
        slabs[-1].height += 1.2 * scale
    slabs += _picture(pdf, figure, x, width, tree, scale)
    if figure.key and slabs:
        slabs[-1].keep = True
        note = NOTE.scaled(scale)
        slabs += line_slabs(pdf, text_lines(figure.key, note, width), x, note, tree.add("P"), BETWEEN * 0.5)
    return slabs


def is_table(figure: Figure) -> bool:
    """Whether the picture itself holds the texts of its table, so that the table is not set a second time."""
    return figure.table is not None and isinstance(
        figure.drawing,
        (PracticeFigure, VoteFigure, ProfileFigure, GanttFigure, ProgressFigure, BudgetFigure, LoadFigure),
    )


def _picture(pdf: TaggedPDF, figure: Figure, x: float, width: float, tree: Element, scale: float) -> list[Slab]:
    drawing = figure.drawing
    if isinstance(drawing, ProfileFigure) and figure.table is not None:
        return pictured.area_slabs(pdf, drawing, figure.table, x, width, tree, figure.alt)
    if isinstance(drawing, ProgressFigure) and figure.table is not None:
        return pictured.change_slabs(pdf, drawing, figure.table, x, width, tree, figure.alt)
    if isinstance(drawing, LoadFigure) and figure.table is not None:
        return pictured.load_slabs(pdf, drawing, figure.table, x, width, tree, figure.alt)
    if isinstance(drawing, BudgetFigure) and figure.table is not None:
        return pictured.budget_slabs(pdf, drawing, figure.table, x, width, tree, figure.alt)
    if isinstance(drawing, GanttFigure) and figure.table is not None:
        return gantt_slabs(pdf, drawing.rows, figure.table, x, width, tree, figure.alt)
    if isinstance(drawing, PracticeFigure):
        if figure.table is None:
            raise ValueError("a figure by practice needs its table")
        return practice_slabs(pdf, drawing, figure.table, x, width, tree, figure.alt)
    element = tree.add("Figure", alt=figure.alt)
    if isinstance(drawing, ProfileFigure):
        slabs = profile_slabs(pdf, drawing, x, width, element, scale)
    elif isinstance(drawing, ProgressFigure):
        slabs = progress_slabs(pdf, drawing, x, width, element, scale)
    elif isinstance(drawing, LoadFigure):
        slabs = load_slabs(pdf, drawing, x, width, element)
    elif isinstance(drawing, VoteFigure):
        slabs = vote_slabs(pdf, drawing, x, width, element, VOTES)
    elif isinstance(drawing, QrFigure):
        slabs = [Slab(SIDE, _code(pdf, drawing, x, element))]
    for slab in slabs:
        slab.draw = _boxed(pdf, slab.draw, element, x, width, slab.height)
    return slabs


def _code(pdf: TaggedPDF, figure: QrFigure, x: float, element: Element) -> Callable[[float], None]:
    return lambda y: draw_qr(pdf, figure.address, x, y, SIDE, element)


def _boxed(
    pdf: TaggedPDF, draw: Callable[[float], None], element: Element, x: float, width: float, height: float
) -> Callable[[float], None]:
    """Keep the area of a figure, which its tag should tell; of a figure over several pages that on the last one."""

    def drawn(y: float) -> None:
        top = y
        if element.box is not None and element.box[0] == pdf.page:
            top = min(y, element.box[2])
        element.box = (pdf.page, x, top, x + width, y + height)
        draw(y)

    return drawn
