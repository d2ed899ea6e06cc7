"""The staff-room poster: a band of colour with the headline, the things in large type, the stair, whom to ask. One page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.flow import Flow
from prodige_core.exports.pdf.fonts import SOFT_HYPHEN, printable
from prodige_core.exports.pdf.ladder import draw_ladder
from prodige_core.exports.pdf.prose import draw_lines
from prodige_core.exports.pdf.style import BASELINE, HAIRLINE, PAGE_HEIGHT, PAGE_WIDTH, RULE
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import Type, balanced_lines, set_lines, text_lines, width_of
from prodige_core.reports.document import Figure, text_runs
from prodige_core.reports.spreads import Wall, WallThing

LEFT: Final = 16.0
RIGHT: Final = PAGE_WIDTH - LEFT
WIDTH: Final = RIGHT - LEFT
PAPER: Final = "#FFFFFF"
EYEBROW: Final = Type(14, 6.2, "strong", PAPER)
TITLE: Final = Type(43, 16.2, "strong", PAPER)
LEAD: Final = Type(16, 7.0, colour=PAPER)
THING: Final = Type(20, 8.2, "strong")
WHO: Final = Type(16, 6.8, colour=LIGHT.muted)
HEAD: Final = Type(15, 6.6, "strong", LIGHT.accent)
SAID: Final = Type(12.5, 5.5)
LABEL: Final = Type(11.5, 5.0, "strong")
KEY: Final = Type(11, 5.0)
NOTE: Final = Type(10, 4.4, colour=LIGHT.muted)
ASK: Final = Type(14, 6.2, "strong", PAPER)
DAY: Final = Type(11, 4.8, colour=PAPER)
BAND_TOP: Final = 13.0
FOOT: Final = 21.0
TALLEST: Final = 94.0
LEAST_LOWER: Final = 78.0
"""Height of the lower part (mm): less makes squares one cannot count (looked at)."""
WIDEST: Final = 112.0
"""Of one stair: a wider one looks like a street (looked at)."""
INDENT: Final = 17.0
SCALES: Final = (1.35, 1.25, 1.15, 1.08, 1.0, 0.92, 0.84, 0.76, 0.68, 0.62)
"""Of the things: 27 down to 12.4 pt on A4, half as large again on A3; below that fewer are told (editorial)."""
LEAST_THINGS: Final = 1
MOST_SPARE: Final = 9.0
"""Room between things of a poster with few of them (mm, looked at)."""
GUTTER: Final = 9.0


def draw_wall(flow: Flow, wall: Wall, parent: Element) -> None:
    """Draw the poster on a page without running head or page number."""
    flow.page()
    pdf = flow.pdf
    flow.plain_pages.add(pdf.page)
    tree = parent.add("Sect")
    top = _band(pdf, wall, tree)
    foot = _foot_top(wall)
    lower = _lower_height(wall)
    room = foot - top - lower
    end = _things(pdf, wall, top, room, tree)
    if wall.pictures or wall.seen:
        height = min(foot - end - 8.0, TALLEST)
        _lower(pdf, wall, foot - 4.0 - height, height, tree)
    _foot(pdf, wall, foot, tree)


def _band(pdf: TaggedPDF, wall: Wall, tree: Element) -> float:
    """School, headline and what for, white on the accent; returns the band's lower edge."""
    eyebrow = _fitted(wall.eyebrow, EYEBROW, 2)
    title = _fitted(wall.heading.text, TITLE, 2)
    lead = _fitted(wall.lead, LEAD, 3)
    lines = [
        (balanced_lines(text_runs(text), style, WIDTH), style)
        for text, style in ((wall.eyebrow, eyebrow), (wall.heading.text, title), (wall.lead, lead))
    ]
    height = BAND_TOP + sum(len(own) * style.leading for own, style in lines) + 3.0 + (4.0 if wall.lead else 0) + 8.0
    pdf.artifact()
    pdf.box(0, 0, PAGE_WIDTH, height, LIGHT.accent)
    pdf.target(wall.heading.id, 0.0)
    y = BAND_TOP
    for (own, style), tag, before in zip(lines, ("P", "H1", "P"), (0.0, 3.0, 4.0), strict=True):
        if own:
            y = draw_lines(pdf, own, LEFT, y + before, style, tree.add(tag))
    return height


def _fitted(text: str, style: Type, most: int, width: float = WIDTH) -> Type:
    """The style, smaller until the text needs no more lines than ``most`` and no word is broken."""
    longest = max(printable(text).replace(SOFT_HYPHEN, "").split() or [""], key=len)
    for _ in range(24):
        if len(text_lines(text, style, width)) <= most and width_of(longest, style.face, style.size) <= width:
            break
        if style.size * 0.94 < 10.0:
            break
        style = style.scaled(0.94)
    return style


def _lower_height(wall: Wall) -> float:
    if wall.pictures:
        return LEAST_LOWER
    return len(wall.seen) * 3 * SAID.leading + HEAD.leading + 12.0 if wall.seen else 0.0


def _things(pdf: TaggedPDF, wall: Wall, top: float, room: float, tree: Element) -> float:
    """The things as large as they fit, else fewer of them; returns the lower edge."""
    count, scale = len(wall.things), SCALES[-1]
    while count > LEAST_THINGS and _height(wall, count, SCALES[-1]) > room:
        count -= 1
    scale = next((own for own in SCALES if _height(wall, count, own) <= room), SCALES[-1])
    spare = max(0.0, min(MOST_SPARE, (room - _height(wall, count, scale)) / (count + 1)))
    y = top + 4.0 * scale + spare
    holder = tree.add("L", numbering="Disc")
    for place, thing in enumerate(wall.things[:count]):
        if place:
            pdf.artifact()
            pdf.rule(LEFT, y, RIGHT, y, LIGHT.hairline, HAIRLINE * 1.5)
        y = _thing(pdf, thing, y + 2.6 * scale, scale, holder) + 2.2 * scale + spare
    rest = wall.rest[len(wall.things) - count]
    if rest:
        style = WHO.scaled(scale)
        y = draw_lines(pdf, text_lines(rest, style, WIDTH - INDENT), LEFT + INDENT, y, style, tree.add("P")) + 1.0
    return y


def _height(wall: Wall, count: int, scale: float) -> float:
    height = 8.0 * scale
    for thing in wall.things[:count]:
        height += (
            4.8 * scale + len(text_lines(thing.title, THING.scaled(scale), WIDTH - INDENT)) * THING.leading * scale
        )
        who = _who(thing)
        height += len(text_lines(who, WHO.scaled(scale), WIDTH - INDENT)) * WHO.leading * scale if who else 0.0
    return height + (WHO.leading * scale + 1.0 if wall.rest[len(wall.things) - count] else 0.0)


def _who(thing: WallThing) -> str:
    return " · ".join(text for text in (thing.who, thing.when) if text)


def _thing(pdf: TaggedPDF, thing: WallThing, y: float, scale: float, tree: Element) -> float:
    """A box to tick when it is done: numbers of its own would be others than those of the plan."""
    body = tree.add("LI").add("LBody")
    style, who = THING.scaled(scale), WHO.scaled(scale)
    side, base = style.size / MM_PER_CAP * BOX, y + style.leading * BASELINE
    pdf.artifact()
    pdf.frame(LEFT, base - (side + style.size / MM_PER_CAP) / 2, side, side, LIGHT.accent, RULE * 1.4)
    below = draw_lines(
        pdf, balanced_lines(text_runs(thing.title), style, WIDTH - INDENT), LEFT + INDENT, y, style, body
    )
    return draw_lines(pdf, text_lines(_who(thing), who, WIDTH - INDENT), LEFT + INDENT, below, who, body)


BOX: Final = 1.5
"""Side of a box in heights of a capital: it can be ticked with a felt pen (looked at on A3)."""
MM_PER_CAP: Final = 72 / 25.4 / 0.689
"""Points of type size in a millimetre of a capital's height (Fira Sans: 689 of 1000)."""


def _lower(pdf: TaggedPDF, wall: Wall, top: float, height: float, tree: Element) -> None:
    """The stairs, and beside them what people will see."""
    pdf.artifact()
    pdf.rule(LEFT, top, RIGHT, top, LIGHT.ink, RULE * 1.2)
    top += 3.2
    seen = WIDTH * 0.37 if wall.seen and wall.pictures else WIDTH
    width = WIDTH - (seen + GUTTER if wall.seen else 0.0)
    if wall.pictures and wall.stand is not None:
        y = draw_lines(pdf, text_lines(wall.stand.text, HEAD, width), LEFT, top, HEAD, tree.add("H2"))
        note = text_lines(wall.note.runs[0].text, NOTE, width) if wall.note else []
        floor = top + height - 3.2 - len(note) * NOTE.leading - 1.5
        _stairs(pdf, wall.pictures, (LEFT, y + 1.0, width, floor - y - 1.0), tree)
        draw_lines(pdf, note, LEFT, floor + 1.5, NOTE, tree.add("P"))
    if wall.seen and wall.seen_head is not None:
        x = RIGHT - seen
        _signs(pdf, wall.seen_head.text, wall.seen, (x, top, seen, height - 3.2), tree)


def _stairs(
    pdf: TaggedPDF, pictures: Sequence[Figure], place: tuple[float, float, float, float], tree: Element
) -> None:
    x, y, width, height = place
    each = min(WIDEST, (width - GUTTER * (len(pictures) - 1)) / len(pictures))
    captions = [text_lines(own.caption, LABEL, each) for own in pictures]
    keys = [text_lines(own.key, KEY, each) for own in pictures]
    deepest = max(len(own) for own in captions) * LABEL.leading
    head = deepest + max(len(own) for own in keys) * KEY.leading
    for own, caption, key in zip(pictures, captions, keys, strict=True):
        draw_lines(pdf, caption, x, y, LABEL, tree.add("P"))
        draw_lines(pdf, key, x, y + deepest, KEY, tree.add("P"))
        figure = tree.add("Figure", alt=own.alt)
        draw_ladder(pdf, own.drawing, x, y + head + 1.0, each, height - head - 1.0, figure)  # type: ignore[arg-type]
        x += each + GUTTER


def _signs(
    pdf: TaggedPDF, title: str, texts: Sequence[str], place: tuple[float, float, float, float], tree: Element
) -> None:
    """Signs as a list, as large as fits; the last ones are left out first."""
    x, y, width, height = place
    y = draw_lines(pdf, balanced_lines(text_runs(title), HEAD, width), x, y, HEAD, tree.add("H2")) + 1.5
    room = height - (y - place[1])
    count, style = len(texts), SAID
    for count in range(len(texts), 0, -1):
        style = next((own for own in _sizes() if _tall(texts[:count], own, width) <= room), SAID.scaled(0.82))
        if _tall(texts[:count], style, width) <= room:
            break
    holder = tree.add("L", numbering="Disc")
    for text in texts[:count]:
        item = holder.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        pdf.mark(label)
        pdf.write_text(x, y + style.leading * BASELINE, "•", "strong", style.size, LIGHT.accent)
        y = draw_lines(pdf, set_lines(text_runs(text), style, width - 4.5), x + 4.5, y, style, body) + 1.6


def _sizes() -> tuple[Type, ...]:
    return tuple(SAID.scaled(scale) for scale in (1.1, 1.0, 0.94, 0.88, 0.82))


def _tall(texts: Sequence[str], style: Type, width: float) -> float:
    return sum(len(text_lines(text, style, width - 4.5)) * style.leading + 1.6 for text in texts)


def _foot_top(wall: Wall) -> float:
    lines = text_lines(f"{wall.ask.label} {wall.ask.value}", _fitted(_asked(wall), ASK, 2, WIDTH - 46), WIDTH - 46)
    return PAGE_HEIGHT - max(FOOT, len(lines) * ASK.leading + 13.0)


def _asked(wall: Wall) -> str:
    return f"{wall.ask.label}: {wall.ask.value}"


def _foot(pdf: TaggedPDF, wall: Wall, top: float, tree: Element) -> None:
    """Whom to ask and as of when, in a band like that on top."""
    pdf.artifact()
    pdf.box(0, top, PAGE_WIDTH, PAGE_HEIGHT - top, LIGHT.accent)
    style = _fitted(_asked(wall), ASK, 2, WIDTH - 46)
    draw_lines(pdf, text_lines(_asked(wall), style, WIDTH - 46), LEFT, top + 5.0, style, tree.add("P"))
    day = text_lines(wall.foot, DAY, 46)
    widest = max((sum(part.width for part in line) for line in day), default=0.0)
    draw_lines(pdf, day, RIGHT - widest, top + 5.8, DAY, tree.add("P"))
