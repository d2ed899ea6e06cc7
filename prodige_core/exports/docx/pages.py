"""On which page things will probably be: the contents show it until Word counts itself.

Word has the page numbers only when it has laid the document out. A file can ask for that on opening, but then Word greets
the reader with a question about *fields that may refer to other files*. So the document is laid out here, roughly, with the
font's own measures; Word puts its own numbers there whenever it prints, saves a PDF or renews the contents.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from prodige_core.exports.docx.markup import EMU, TWIPS
from prodige_core.exports.docx.measure import LINE, POINT_MM, lines_of, wide_words
from prodige_core.exports.docx.styles import BY_ID, SIZE, SPACING, Look

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_SKIPPED: Final = frozenset({f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"})
NORMAL: Final = Look("Normal", "Normal", SIZE, lines=SPACING)
RULE: Final = 0.2
"""Millimetres a line between rows takes."""
NEARLY: Final = 0.97
"""Of a line: programs round widths, and letters in bold within a text are wider."""
BORDER: Final = 1.9
"""Millimetres of the line above an action's title, and its distance (`markup.para`: 5 points)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stays whole. above, below: space that joins with its neighbour's; keep: with the next piece."""

    height: float
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    targets: tuple[str, ...] = ()
    new_page: bool = False


@dataclass(slots=True)
class Layout:
    """Pages by bookmark, and how many there are. wide: words that are wider than their line somewhere."""

    pages: dict[str, int] = field(default_factory=dict)
    count: int = 1
    wide: set[str] = field(default_factory=set)


def laid_out(document: str, room: tuple[float, float]) -> Layout:
    """The pages of a document. document: the text of ``word/document.xml``; room: width and height of the text in mm."""
    body = fromstring(document)[0]  # noqa: S314 - our own text, made a moment ago
    wide: set[str] = set()
    return _paged(_pieces(body, room[0], wide), room[1], wide)


def _paged(pieces: list[Piece], height: float, wide: set[str]) -> Layout:
    layout, y, below = Layout(wide=wide), 0.0, 0.0
    start = 0
    while start < len(pieces):
        end = start
        while pieces[end].keep and end + 1 < len(pieces) and not pieces[end + 1].new_page:
            end += 1
        group = pieces[start : end + 1]
        total = _height(group)
        fits = y + max(below, group[0].above) + total <= height + 0.5
        if group[0].new_page or (not fits and y > 0 and total <= height):
            layout.count, y, below = layout.count + (1 if y > 0 else 0), 0.0, 0.0
        for own in group:
            above = max(below, own.above) if y > 0 else 0.0
            if y > 0 and y + above + own.height > height + 0.5:
                layout.count, y, above = layout.count + 1, 0.0, 0.0
            layout.pages |= dict.fromkeys(own.targets, layout.count)
            y, below = y + above + own.height, own.below
        start = end + 1
    return layout


def _height(pieces: list[Piece]) -> float:
    """Of pieces below each other: spaces that meet are as high as the higher one."""
    between = sum(max(one.below, other.above) for one, other in itertools.pairwise(pieces))
    return sum(own.height for own in pieces) + between


def _pieces(body: Element, width: float, wide: set[str]) -> list[Piece]:
    made: list[Piece] = []
    section: list[Element] = []
    for child in _blocks(body):
        section.append(child)
        ends = child if child.tag == f"{_W}sectPr" else child.find(f"{_W}pPr/{_W}sectPr")
        if ends is not None:
            made += _section(section, ends, width, wide, new_page=bool(made))
            section = []
    return made


def _section(blocks: list[Element], ends: Element, width: float, wide: set[str], *, new_page: bool) -> list[Piece]:
    """The pieces of a section; columns beside each other count as one piece that is as high as the highest."""
    kind, columns = ends.find(f"{_W}type"), ends.find(f"{_W}cols")
    fresh = new_page and (kind is None or kind.get(f"{_W}val") != "continuous")
    count = 1 if columns is None else int(columns.get(f"{_W}num", "1"))
    if columns is not None and count > 1:
        width = (width - (count - 1) * int(columns.get(f"{_W}space", "0")) / TWIPS) / count
    pieces: list[Piece] = []
    for block in blocks:
        if block.tag == f"{_W}tbl":
            pieces += _table(block, wide)
        elif block.tag == f"{_W}p":
            pieces += _paragraph(block, width, wide)
    if count > 1:
        parts: list[list[Piece]] = [[]]
        for own in pieces:
            parts += [[]] if own.new_page else []
            parts[-1].append(own)
        high = max(_height(part) for part in parts)
        pieces = [Piece(high, targets=tuple(name for own in pieces for name in own.targets))]
    return [Piece(0.0, new_page=True), *pieces] if fresh else pieces


def _blocks(body: Element) -> list[Element]:
    """Paragraphs and tables; those of the contents too."""
    made: list[Element] = []
    for child in body:
        made += list(child.find(f"{_W}sdtContent") or ()) if child.tag == f"{_W}sdt" else [child]
    return made


def _properties(paragraph: Element) -> dict[str, Element]:
    """What a paragraph says about itself, by name."""
    own = paragraph.find(f"{_W}pPr")
    return {} if own is None else {child.tag.removeprefix(_W): child for child in own}


def _paragraph(paragraph: Element, width: float, wide: set[str]) -> list[Piece]:
    """The lines of a paragraph as pieces: one alone stands neither at the foot nor at the head of a page."""
    own = _properties(paragraph)
    look = BY_ID.get(own["pStyle"].get(f"{_W}val", ""), NORMAL) if "pStyle" in own else NORMAL
    left = int(own["ind"].get(f"{_W}left", "0")) / TWIPS if "ind" in own else look.left
    height, count = _measured(paragraph, width - left, look, wide)
    height += BORDER if "pBdr" in own else 0.0
    above = look.before * POINT_MM
    if "spacing" in own and own["spacing"].get(f"{_W}before"):
        above = int(own["spacing"].get(f"{_W}before", "0")) / TWIPS
    below = look.after * POINT_MM
    keep = look.keep or "keepNext" in own
    targets = tuple(mark.get(f"{_W}name", "") for mark in paragraph.findall(f"{_W}bookmarkStart"))
    fresh = "pageBreakBefore" in own or paragraph.find(f"{_W}r/{_W}br[@{_W}type='column']") is not None
    if count < 4 or keep:
        return [Piece(height, above, below, keep, targets, fresh)]
    line = height / count
    return [
        Piece(2 * line, above, 0, False, targets, fresh),
        *[Piece(line)] * (count - 4),
        Piece(2 * line, 0, below),
    ]


def _measured(paragraph: Element, room: float, look: Look, wide: set[str]) -> tuple[float, int]:
    """Height in mm and number of lines in a room."""
    extent = paragraph.find(f"{_W}r/{_W}drawing//{_EXTENT}")
    if extent is not None:
        return int(extent.get("cy", "0")) / EMU + 1.0, 1
    own = paragraph.find(f"{_W}r/{_W}rPr/{_W}sz")
    size = look.size if own is None else int(own.get(f"{_W}val", "0")) / 2
    parts = _text(paragraph).split("\n")
    wide.update(own for part in parts for own in wide_words(part, size, room * NEARLY, bold=look.bold))
    count = sum(len(lines_of(part, size, max(8.0, room), bold=look.bold)) for part in parts)
    return count * size * LINE * look.lines * POINT_MM, count


def _text(element: Element) -> str:
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}br":
            parts.append("" if child.get(f"{_W}type") else "\n")
        elif child.tag == f"{_W}tab":
            parts.append("   ")
        elif child.tag not in _SKIPPED:
            parts.append(_text(child))
    return "".join(parts)


def _table(table: Element, wide: set[str]) -> list[Piece]:
    """A piece a row. Its last row has no space below; the paragraph behind a table makes it."""
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    kind = "" if style is None else style.get(f"{_W}val", "")
    pad = {"ReportTable": 3.0, "Passages": 2.1, "KeyFigures": 2.1, "Box": 7.0}.get(kind, 3.8)
    made = []
    for row in table.findall(f"{_W}tr"):
        heights, keep, targets, rule = [0.0], False, [], RULE
        for cell in row.findall(f"{_W}tc"):
            told = cell.find(f"{_W}tcPr/{_W}tcW")
            width = int(told.get(f"{_W}w", "0")) / TWIPS if told is not None else 20.0
            tight = cell.find(f"{_W}tcPr/{_W}tcMar") is not None
            under = cell.find(f"{_W}tcPr/{_W}tcBorders/{_W}bottom") if tight else None
            if under is not None:
                rule = max(rule, int(under.get(f"{_W}sz", "0")) / 8 * POINT_MM)
            pieces = [
                own
                for child in cell.findall(f"{_W}p")
                for own in _paragraph(child, width - (0 if tight else pad), wide)
            ]
            heights.append(sum(own.height + max(own.above, 0) + own.below for own in pieces))
            keep = keep or any(own.keep for own in pieces)
            targets += [name for own in pieces for name in own.targets]
        made.append(Piece(max(heights) + rule, keep=keep, targets=tuple(targets)))
    return made
