"""Tables as text: rows that stay whole, header rows that are repeated, widths that fit. Properties in the standard's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prodige_core.exports.docx.markup import attribute, para, run, twips
from prodige_core.exports.docx.measure import LINE, POINT_MM, lines_of, width_mm
from prodige_core.exports.docx.styles import BY_ID, CELL_SIZE, SMALL_SIZE
from prodige_core.reports.document import Table

PADDING: Final = 3.3
"""Millimetres between a cell's text and the next cell (`styles`: 170 twips and a little air)."""
LONGEST: Final = 42.0
"""A longer word is broken; making room for it would squeeze all other columns (looked at with German compounds)."""
NUMBER_LENGTH: Final = 18
"""Characters of a number with its signs that is not divided: *€1,180 of €3,000*."""
SHORT: Final = 8
"""Tables with at most so many rows stay on one page, ..."""
LOW: Final = 85.0
"""... unless they are higher than this (mm, as in the PDF): half a page would stay empty above them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and how it is filled, framed and joined. borders: the inside of ``w:tcBorders``; pattern: white over the fill."""

    content: str
    span: int = 1
    fill: str = ""
    borders: str = ""
    middle: bool = False
    tight: bool = False
    pattern: str = "clear"


@dataclass(frozen=True, slots=True)
class Kind:
    """The style of a table and what its style marks. title and sentence are read aloud."""

    style: str
    title: str = ""
    sentence: str = ""
    head: bool = True
    row_heads: bool = False
    indent: float = 0.0


def framed(kind: Kind, widths: Sequence[float], rows: Sequence[str]) -> str:
    """A table of rows; widths in mm."""
    look = 0x0600 | (0x20 if kind.head else 0) | (0x80 if kind.row_heads else 0)
    flags = (
        f'w:firstRow="{int(kind.head)}" w:lastRow="0" w:firstColumn="{int(kind.row_heads)}" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"'
    )
    properties = "".join(
        (
            f'<w:tblStyle w:val="{kind.style}"/>',
            f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>',
            f'<w:tblInd w:w="{twips(kind.indent)}" w:type="dxa"/>' if kind.indent else "",
            '<w:tblLayout w:type="fixed"/>',
            f'<w:tblLook w:val="{look:04X}" {flags}/>',
            f'<w:tblCaption w:val="{attribute(kind.title)}"/>' if kind.title else "",
            f'<w:tblDescription w:val="{attribute(kind.sentence)}"/>' if kind.sentence else "",
        )
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(cells: Sequence[Cell], widths: Sequence[float], *, head: bool = False, whole: bool = True) -> str:
    """A row; a head is repeated on every page."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    made, place = [], 0
    for cell in cells:
        made.append(_cell(cell, sum(twips(width) for width in widths[place : place + cell.span])))
        place += cell.span
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(made)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    no_margin = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    properties = "".join(
        (
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else "",
            f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else "",
            _shade(cell) if cell.fill else "",
            no_margin if cell.tight else "",
            '<w:vAlign w:val="center"/>' if cell.middle else "",
        )
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell.content}</w:tc>"


def _shade(cell: Cell) -> str:
    over = "auto" if cell.pattern == "clear" else "FFFFFF"
    return f'<w:shd w:val="{cell.pattern}" w:color="{over}" w:fill="{cell.fill.lstrip("#")}"/>'


def cell_text(text: str, align: str = "left", *, keep: bool = False, small: bool = False, lang: str = "") -> str:
    """The paragraph of a cell."""
    style = f"{'SmallCell' if small else 'Cell'}{'Number' if align == 'right' else ''}"
    return para(style, run(text, lang=lang), keep_next=keep)


def report_table(table: Table, width: float, langs: dict[str, str], *, small: bool = False) -> str:
    """A table of the report. langs: texts known to be in another language; small: on a page that has to fit."""
    widths = fitted(table, width, SMALL_SIZE if small else CELL_SIZE)
    aligns = [column.align for column in table.columns]
    whole = table.whole or (len(table.rows) <= SHORT and _height(table, widths) <= LOW)

    def set_row(texts: Sequence[str], keep: bool, head: bool = False) -> str:
        cells = [
            Cell(cell_text(text, align, keep=keep, small=small, lang=langs.get(text, "")))
            for text, align in zip(texts, aligns, strict=True)
        ]
        return row(cells, widths, head=head)

    rows = [set_row(table.header, True, True)]
    last = len(table.rows) - 1
    for place, texts in enumerate(table.rows):
        rows.append(set_row(texts, place < last and (whole or place in (0, last - 1))))
    title = table.caption or ", ".join(table.header)
    return framed(Kind("ReportTable", title, row_heads=table.row_headers), widths, rows)


def _height(table: Table, widths: Sequence[float]) -> float:
    """About how high the rows of a table will be, in mm."""
    rooms = [width - PADDING for width in widths]
    counts = [
        max(len(lines_of(text, CELL_SIZE, room)) for text, room in zip(row, rooms, strict=True)) for row in table.rows
    ]
    look = BY_ID["Cell"]
    return sum(count * CELL_SIZE * LINE + look.before + look.after for count in counts) * POINT_MM


def fitted(table: Table, width: float, size: float = CELL_SIZE) -> list[float]:
    """The widths of the columns in mm: their shares, but none narrower than its longest word where there is room."""
    texts = [[table.header[place], *(row[place] for row in table.rows)] for place in range(len(table.columns))]
    needs = [_need(own, size, column.align == "right") for own, column in zip(texts, table.columns, strict=True)]
    total = sum(column.share for column in table.columns)
    shares = [width * column.share / total for column in table.columns]
    if sum(needs) >= width:
        return [width * need / sum(needs) for need in needs]
    fixed: set[int] = set()
    while True:
        room = width - sum(needs[place] for place in fixed)
        free = sum(share for place, share in enumerate(shares) if place not in fixed) or 1.0
        made = [needs[place] if place in fixed else share * room / free for place, share in enumerate(shares)]
        short = {place for place, own in enumerate(made) if own < needs[place] - 0.01} - fixed
        if not short:
            return made
        fixed |= short


def _need(texts: Sequence[str], size: float, numbers: bool) -> float:
    """Room for the longest word of a column, or for a short number with its signs; its header is bold."""
    head, *rest = texts
    words = [width_mm(word, size, bold=True) for word in head.split()]
    for text in rest:
        parts = [text] if numbers and len(text) <= NUMBER_LENGTH else text.split()
        words += [width_mm(part, size) for part in parts]
    return min(LONGEST, max(words, default=4.0)) * 1.03 + PADDING
