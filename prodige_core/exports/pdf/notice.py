"""A notice to pin up: read from two metres, scanned from one, the rest from the foot of the wall. One page, always."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from prodige_core.charts.palette import LIGHT, level_colours
from prodige_core.exports.pdf.flow import Flow
from prodige_core.exports.pdf.fonts import SOFT_HYPHEN, printable
from prodige_core.exports.pdf.prose import draw_lines
from prodige_core.exports.pdf.qr import draw_qr
from prodige_core.exports.pdf.style import BASELINE, FULL_WIDTH, HAIRLINE, LEFT, RIGHT, RULE
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import Line, Type, balanced_lines, text_lines, width_of
from prodige_core.reports.document import text_runs
from prodige_core.reports.sheets import Notice

HEAD: Final = 20.0
FOOT: Final = 283.0
EYEBROW: Final = Type(15, 6.4, "strong", LIGHT.accent)
TITLE: Final = Type(52, 19.0, "strong")
LEAD: Final = Type(17, 7.6)
FACT: Final = Type(14, 6.0)
FACT_LABEL: Final = Type(11, 5.0, "strong", LIGHT.accent)
SAID: Final = Type(10.5, 4.9)
SAID_TITLE: Final = Type(12.5, 5.6, "strong")
ADDRESS: Final = Type(17, 7.4, "strong")
CODE: Final = 92.0
LEAST_CODE: Final = 60.0
"""Scanned from about half a metre; a notice with less room for it drops its band instead (ten to one)."""
LEAST_SCALE: Final = 0.55
"""Of the facts beside the code: 7.7 pt, below which nobody reads a wall."""
LEAST_SIZE: Final = 9.0
"""Of the head, in points; a longer text takes more lines instead."""
GUTTER: Final = 9.0
BARS: Final = 55
BAND: Final = 22.0
"""The band of bars, like voices recorded: decoration that fills what room is left."""


def draw_notice(flow: Flow, notice: Notice, parent: Element) -> None:
    """Draw the notice on a page without running head or page number."""
    flow.page()
    pdf = flow.pdf
    flow.plain_pages.add(pdf.page)
    tree = parent.add("Sect")
    head, invites, address, promises, asks = (tree.add("Sect") for _ in range(5))
    top = _head(pdf, notice, head)
    lowest = _promises(pdf, notice, promises, asks)
    lines = _address_lines(notice.code.address)
    foot = lowest - 8.0 - _address(pdf, notice, lines, address, lowest - 8.0)
    room = foot - 6.0 - top
    code = max(LEAST_CODE, min(CODE, room - BAND - 10.0))
    band = max(0.0, min(BAND, room - code - 10.0))
    if band >= BAND / 2:
        _voices(pdf, top + 5.0, band)
    _invite(pdf, notice, foot - 6.0 - code, code, invites)


def _head(pdf: TaggedPDF, notice: Notice, tree: Element) -> float:
    pdf.artifact()
    pdf.box(LEFT, HEAD, 18.0, 2.0, LIGHT.accent)
    eyebrow = balanced_lines(text_runs(notice.eyebrow), _fitted(notice.eyebrow, EYEBROW, 2), FULL_WIDTH)
    y = draw_lines(pdf, eyebrow, LEFT, HEAD + 5.0, _fitted(notice.eyebrow, EYEBROW, 2), tree.add("P"))
    style = _fitted(notice.title, TITLE, 2)
    y = draw_lines(
        pdf, balanced_lines(text_runs(notice.title), style, FULL_WIDTH), LEFT, y + 3.0, style, tree.add("H1")
    )
    lead = _fitted(notice.lead, LEAD, 3)
    return draw_lines(pdf, balanced_lines(text_runs(notice.lead), lead, FULL_WIDTH), LEFT, y + 4.0, lead, tree.add("P"))


def _fitted(text: str, style: Type, most: int, width: float = FULL_WIDTH) -> Type:
    """The style, made smaller until the text needs no more lines than ``most`` and no word is broken, if that can be."""
    longest = max(printable(text).replace(SOFT_HYPHEN, "").split() or [""], key=len)
    for _ in range(24):
        if len(text_lines(text, style, width)) <= most and width_of(longest, style.face, style.size) <= width:
            break
        if style.size * 0.94 < LEAST_SIZE:
            break
        style = style.scaled(0.94)
    return style


def _voices(pdf: TaggedPDF, top: float, height: float) -> None:
    """Bars that rise and fall from pale to dark."""
    pdf.artifact()
    step = FULL_WIDTH / BARS
    colours = level_colours(BARS)
    for place in range(BARS):
        swing = 0.55 + 0.25 * math.sin(place * 0.55) + 0.2 * math.sin(place * 1.7 + 0.6)
        rise = height * max(0.12, swing * (0.35 + 0.65 * math.sin(math.pi * (place + 0.5) / BARS)))
        x = LEFT + place * step
        pdf.box(x, top + (height - rise) / 2, step * 0.62, rise, colours[place])


def _invite(pdf: TaggedPDF, notice: Notice, top: float, side: float, tree: Element) -> None:
    """The code in its frame, the facts beside it."""
    label = tree.add("P")
    figure = tree.add("Figure", alt=notice.code_alt)
    figure.box = (pdf.page, LEFT, top, LEFT + side, top + side)
    draw_qr(pdf, notice.code.address, LEFT, top, side, figure)
    pdf.artifact()
    pdf.frame(LEFT, top, side, side, LIGHT.ink, RULE * 1.6)
    x = LEFT + side + GUTTER
    width = RIGHT - x
    scale = 1.0
    while _facts_height(notice, scale, width) > side and scale > LEAST_SCALE:
        scale *= 0.95
    style, label_style, head = FACT.scaled(scale), FACT_LABEL.scaled(scale), SAID_TITLE.scaled(scale)
    y = draw_lines(pdf, text_lines(notice.code_label, head, width), x, top, head, label) + 3.0 * scale
    for fact in notice.facts:
        pdf.artifact()
        pdf.rule(x, y, RIGHT, y, LIGHT.hairline, HAIRLINE)
        holder = tree.add("P")
        named = text_lines(fact.label + " ", label_style, width)
        y = draw_lines(pdf, named, x, y + 1.6 * scale, label_style, holder)
        y = draw_lines(pdf, text_lines(fact.value, style, width), x, y, style, holder) + 2.2 * scale


def _facts_height(notice: Notice, scale: float, width: float) -> float:
    style, label, head = FACT.scaled(scale), FACT_LABEL.scaled(scale), SAID_TITLE.scaled(scale)
    height = len(text_lines(notice.code_label, head, width)) * head.leading + 3.0 * scale
    for fact in notice.facts:
        height += 3.8 * scale + len(text_lines(fact.label, label, width)) * label.leading
        height += len(text_lines(fact.value, style, width)) * style.leading
    return height


def _address_lines(address: str) -> list[str]:
    """The address in lines that are nearly equally long, broken without a hyphen, at a slash where one is near."""
    text = printable(address)
    count = math.ceil(width_of(text, ADDRESS.face, ADDRESS.size) / FULL_WIDTH)
    lines: list[str] = []
    while text:
        left = count - len(lines)
        if left <= 1 and width_of(text, ADDRESS.face, ADDRESS.size) <= FULL_WIDTH:
            lines.append(text)
            break
        end = max(1, _reaching(text))
        slash = text.rfind("/", 0, end)
        if slash > end * 0.4:
            end = slash + 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def _reaching(text: str) -> int:
    """How many characters fit on a line."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle], ADDRESS.face, ADDRESS.size) <= FULL_WIDTH:
            low = middle
        else:
            high = middle - 1
    return low


def _address(pdf: TaggedPDF, notice: Notice, lines: Sequence[str], tree: Element, foot: float) -> float:
    """The address above ``foot``; returns its height."""
    label = text_lines(notice.address_label + " ", SAID_TITLE, FULL_WIDTH)
    height = len(label) * SAID_TITLE.leading + 1.0 + len(lines) * ADDRESS.leading
    y = draw_lines(pdf, label, LEFT, foot - height, SAID_TITLE, tree.add("P")) + 1.0
    holder = tree.add("P")
    link = holder.add("Link")
    for line in lines:
        pdf.mark(link)
        base = y + ADDRESS.leading * BASELINE
        pdf.write_text(LEFT, base, line, ADDRESS.face, ADDRESS.size, ADDRESS.colour)
        if notice.code.address.startswith(("http://", "https://")):
            area = (LEFT, y, width_of(line, ADDRESS.face, ADDRESS.size), ADDRESS.leading)
            pdf.link_area(link, area, notice.code.address, notice.code.address)
        y += ADDRESS.leading
    return height


def _promises(pdf: TaggedPDF, notice: Notice, tree: Element, asks: Element) -> float:
    """Promises in columns and the line to write on, at the foot of the page; returns their upper edge."""
    count = max(1, len(notice.promises))
    width = (FULL_WIDTH - GUTTER * (count - 1)) / count
    cells = [
        (fact, text_lines(fact.label + " ", SAID_TITLE, width), text_lines(fact.value, SAID, width))
        for fact in notice.promises
    ]
    tallest = max(_said_height(title, said) for _, title, said in cells) if cells else 0.0
    ask = text_lines(notice.ask + " ", SAID_TITLE, FULL_WIDTH * 0.6)
    bottom = FOOT - len(ask) * SAID_TITLE.leading
    top = bottom - 9.0 - tallest - SAID_TITLE.leading - 3.0
    pdf.artifact()
    pdf.rule(LEFT, top, RIGHT, top, LIGHT.ink, RULE * 1.2)
    heading = text_lines(notice.promise_title, FACT_LABEL, FULL_WIDTH)
    y = draw_lines(pdf, heading, LEFT, top + 2.4, FACT_LABEL, tree.add("H2")) + 1.0
    for place, (_, title, said) in enumerate(cells):
        x = LEFT + place * (width + GUTTER)
        holder = tree.add("P")
        below = draw_lines(pdf, title, x, y, SAID_TITLE, holder)
        draw_lines(pdf, said, x, below, SAID, holder)
    end = draw_lines(pdf, ask, LEFT, bottom, SAID_TITLE, asks.add("P"))
    pdf.artifact()
    start = LEFT + max(width_of("".join(part.text for part in line), "strong", SAID_TITLE.size) for line in ask) + 2.0
    pdf.rule(start, end - 1.2, RIGHT, end - 1.2, LIGHT.ink, HAIRLINE * 1.6)
    return top


def _said_height(title: Sequence[Line], said: Sequence[Line]) -> float:
    return len(title) * SAID_TITLE.leading + len(said) * SAID.leading
