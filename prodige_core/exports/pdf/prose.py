"""Headings, paragraphs, lists and labelled passages as slabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Flow, Slab
from prodige_core.exports.pdf.style import (
    AFTER_H1,
    AFTER_H2,
    BASELINE,
    BEFORE_H1,
    BEFORE_H2,
    BETWEEN,
    BODY,
    H1,
    H1_NEEDS,
    H2,
    H3,
    LABEL,
    LABEL_WIDTH,
    LEAD,
    LEFT,
    LIST_INDENT,
    NOTE,
    QUOTE,
    RULE,
    TOP,
)
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import Line, Type, balanced_lines, draw_line, set_lines, text_lines
from prodige_core.reports.document import BulletList, Heading, Labelled, NumberedList, Paragraph, text_runs

STYLES = {"body": BODY, "lead": LEAD, "note": NOTE, "quote": QUOTE}
BULLET = "•"
DENSE = 0.66
"""Passages set smaller than running text (cards) also stand closer together."""


def line_slabs(
    pdf: TaggedPDF, lines: Sequence[Line], x: float, style: Type, element: Element, before: float = 0.0
) -> list[Slab]:
    """One slab a line; the first two and the last two lines of a paragraph stay together."""
    slabs = []
    for place, line in enumerate(lines):
        keep = len(lines) > 1 and (place == 0 or place == len(lines) - 2)
        slabs.append(Slab(style.leading, _drawer(pdf, line, x, style, element), before if place == 0 else 0.0, keep))
    return slabs


def _drawer(pdf: TaggedPDF, line: Line, x: float, style: Type, element: Element) -> Callable[[float], None]:
    return lambda y: draw_line(pdf, line, x, y + style.leading * BASELINE, style, element)


def draw_lines(pdf: TaggedPDF, lines: Sequence[Line], x: float, y: float, style: Type, element: Element) -> float:
    """Lines one below the other from ``y`` on, where no page can break; returns the lower edge."""
    for line in lines:
        draw_line(pdf, line, x, y + style.leading * BASELINE, style, element)
        y += style.leading
    return y


def paragraph_slabs(
    pdf: TaggedPDF, block: Paragraph, x: float, width: float, parent: Element, scale: float = 1.0
) -> list[Slab]:
    """A paragraph; quotes stand a little to the right with a line beside them."""
    style = STYLES[block.style].scaled(scale)
    if block.style != "quote":
        setting = balanced_lines if block.style == "lead" else set_lines
        return line_slabs(pdf, setting(block.runs, style, width), x, style, parent.add("P"), BETWEEN * scale)
    element = parent.add("BlockQuote").add("P")
    slabs = line_slabs(pdf, set_lines(block.runs, style, width - 4), x + 4, style, element, BETWEEN * 0.6 * scale)
    for slab in slabs:
        slab.draw = _with_side_line(pdf, slab.draw, x, slab.height)
    return slabs


def _with_side_line(pdf: TaggedPDF, draw: Callable[[float], None], x: float, height: float) -> Callable[[float], None]:
    def drawn(y: float) -> None:
        pdf.artifact()
        pdf.rule(x + 0.6, y, x + 0.6, y + height, LIGHT.hairline, RULE)
        draw(y)

    return drawn


def list_slabs(
    pdf: TaggedPDF, block: BulletList | NumberedList, x: float, width: float, parent: Element, scale: float = 1.0
) -> list[Slab]:
    """A list; the sign or number hangs to the left of the text. Its first and its last point do not stand alone."""
    style = BODY.scaled(scale)
    numbered = isinstance(block, NumberedList)
    tree = parent.add("L", numbering="Decimal" if numbered else "Disc")
    slabs: list[Slab] = []
    for number, runs in enumerate(block.items, 1):
        item = tree.add("LI")
        sign = f"{number}" if numbered else BULLET
        label, body = item.add("Lbl"), item.add("LBody")
        lines = set_lines(runs, style, width - LIST_INDENT)
        before = (BETWEEN if number == 1 else BETWEEN * (0.4 if scale >= 1 else 0.2)) * scale
        own = line_slabs(pdf, lines, x + LIST_INDENT, style, body, before)
        if own:
            own[0].draw = _with_sign(pdf, own[0].draw, sign, label, x, style, numbered)
        if slabs and number in (2, len(block.items)):
            slabs[-1].keep = True
        slabs += own
    return slabs


def _with_sign(
    pdf: TaggedPDF,
    draw: Callable[[float], None],
    sign: str,
    label: Element,
    x: float,
    style: Type,
    numbered: bool,
) -> Callable[[float], None]:
    def drawn(y: float) -> None:
        pdf.mark(label)
        face, colour = ("strong" if numbered else "regular"), LIGHT.accent
        pdf.write_text(x, y + style.leading * BASELINE, sign, face, style.size, colour)  # type: ignore[arg-type]
        draw(y)

    return drawn


def heading_slabs(
    flow: Flow, block: Heading, x: float, width: float, parent: Element, scale: float = 1.0, needs: float = H1_NEEDS
) -> list[Slab]:
    """A heading that stays with what follows; chapters also set the running head and a bookmark."""
    pdf = flow.pdf
    style, before, after = {
        1: (H1, BEFORE_H1, AFTER_H1),
        2: (H2, BEFORE_H2, AFTER_H2),
        3: (H3, BETWEEN * 2, 0.5),
    }[block.level]
    style = style.scaled(scale)
    slabs = line_slabs(
        pdf,
        balanced_lines(text_runs(block.text), style, width),
        x,
        style,
        parent.add(f"H{block.level}"),
        before * scale,
    )
    for slab in slabs:
        slab.keep = True
    if not slabs:
        return []
    slabs[-1].height += max(0.0, after - BETWEEN) * scale
    slabs[0].needs = needs if block.level == 1 else 0.0
    slabs[0].draw = _as_target(flow, slabs[0].draw, block)
    return slabs


def _as_target(flow: Flow, draw: Callable[[float], None], block: Heading) -> Callable[[float], None]:
    def drawn(y: float) -> None:
        flow.pdf.target(block.id, y)
        if block.level == 1:
            flow.chapter = block.text
            if y <= TOP + 1 or not flow.chapters.get(flow.pdf.page):
                flow.chapters[flow.pdf.page] = block.text
        draw(y)

    return drawn


def labelled_slabs(
    flow: Flow,
    block: Labelled,
    x: float,
    width: float,
    parent: Element,
    body_slabs: Callable[..., list[Slab]],
    scale: float = 1.0,
) -> list[Slab]:
    """A passage with its label in the margin column; a long label goes on beside the lines below."""
    pdf = flow.pdf
    label = parent.add("P")
    style = LABEL.scaled(scale)
    lines = text_lines(block.label, style, LABEL_WIDTH)
    slabs: list[Slab] = []
    for part in block.body:
        slabs += body_slabs(part, x, width, parent, scale)
    if not slabs:
        return []
    slabs[0].before = BETWEEN * (scale if scale >= 1 else scale * DENSE)
    for place, line in enumerate(lines):
        if place >= len(slabs):
            slabs[-1].keep = True
            slabs.append(Slab(style.leading, lambda y: None))
        slabs[place].draw = _beside(pdf, slabs[place].draw, line, label, style)
        if place + 1 < len(lines):
            slabs[place].keep = True
    return slabs


def _beside(
    pdf: TaggedPDF, draw: Callable[[float], None], line: Line, label: Element, style: Type
) -> Callable[[float], None]:
    def drawn(y: float) -> None:
        draw_line(pdf, line, LEFT, y + style.leading * BASELINE, style, label)
        draw(y)

    return drawn
