"""A small document model: WHAT a report says, once, for every format (PDF, Word, HTML).

Frozen values, texts already in the reader's language and always literal (no markup is read from them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from prodige_core.reports.drawings import Drawing
from prodige_core.reports.sheets import Fact, Notice, Record
from prodige_core.reports.spreads import Spread, Wall

ParagraphStyle = Literal["body", "lead", "note", "quote"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. ``link``: a web address, or ``#id`` of a heading or card in this document.

    lang: its language code when it is known to be another than the document's, else empty. gap: a place somebody still
    has to fill in, set so that it is seen.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    lang: str = ""
    gap: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (chapter), 2 or 3. ``id`` is its target for links, unique in the document."""

    level: Literal[1, 2, 3]
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``lead`` opens a chapter, ``note`` is small print, ``quote`` are somebody's words."""

    runs: Runs
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points without an order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Steps in order, counted from 1."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its share of the width (any unit), and how its cells are set. Numbers are right-aligned."""

    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. One column heads each row when ``row_headers`` (`head`). ``caption`` may be empty.

    whole: people look things up in it, so print keeps it on one page where it fits.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    row_headers: bool = True
    whole: bool = False

    @property
    def head(self) -> int | None:
        """The column that heads each row: the first, but the second where the first only counts the rows; else None."""
        if not self.row_headers:
            return None
        counts = len(self.columns) > 1 and self.columns[0].align == "right" and self.columns[1].align == "left"
        return 1 if counts else 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the sentence that replaces it (``alt``), a caption, its key, and the table with its numbers."""

    drawing: Drawing
    alt: str
    caption: str
    key: str = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number in large type with what it counts. amount: the number itself, where a workbook can count with it.

    of: what the number is a part of. money: it is euros.
    """

    value: str
    label: str
    amount: int | None = None
    of: int | None = None
    money: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A passage set apart: what to know or to do now."""

    title: str
    body: tuple[Paragraph | BulletList | NumberedList, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its label in the margin (who, when, steps, …)."""

    label: str
    body: tuple[Paragraph | BulletList | NumberedList, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One action: number, title, a line of facts, then labelled passages. Kept on one page where it fits."""

    id: str
    number: str
    title: str
    facts: str
    body: tuple[Labelled, ...]
    continued: str


@dataclass(frozen=True, slots=True)
class Toc:
    """The contents: chapters with their pages."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Begin a new page."""


@dataclass(frozen=True, slots=True)
class MosaicCell:
    """One practice in the cover's picture: its level (None when not scored), the top of its scale, the code printed."""

    level: int | None
    top: int
    code: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover page. ``mosaic``: for each framework its areas, for each area its practices: the profile as a picture."""

    eyebrow: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    mosaic: tuple[tuple[tuple[MosaicCell, ...], ...], ...]
    mosaic_alt: str
    mosaic_caption: str


@dataclass(frozen=True, slots=True)
class Poster:
    """The one-page summary: two columns under a heading, fitted to one page whatever the texts."""

    heading: Heading
    lead: str
    left: tuple[Block, ...]
    right: tuple[Block, ...]
    foot: KeyFigures


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Figure
    | KeyFigures
    | Callout
    | Labelled
    | Card
    | Toc
    | PageBreak
    | Cover
    | Poster
    | Record
    | Notice
    | Spread
    | Wall
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``language`` is a language code; ``running_head`` stands on every page but the cover.

    foreign: whole texts known to be in another language (texts without translation), each with its language code. Encoders
    mark headings, cells, captions and the like that say exactly such a text; runs tell their own (`Run.lang`).
    """

    title: str
    subject: str
    author: str
    language: str
    running_head: str
    blocks: tuple[Block, ...] = field(default=())
    foreign: tuple[tuple[str, str], ...] = ()


def text_runs(text: str) -> Runs:
    """Plain text as runs."""
    return (Run(text),)


def paragraph(text: str, style: ParagraphStyle = "body") -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(text_runs(text), style)


def bullets(texts: Iterator[str] | tuple[str, ...]) -> BulletList:
    """A bullet list of plain texts."""
    return BulletList(tuple(text_runs(text) for text in texts))


def walk(document: Document) -> Iterator[Block]:
    """Every block, those inside pages fitted as a whole, cards and callouts too."""
    waiting: list[Block] = list(document.blocks)
    while waiting:
        block = waiting.pop(0)
        yield block
        if isinstance(block, Poster):
            waiting = [block.heading, *block.left, *block.right, block.foot, *waiting]
        elif isinstance(block, Spread):
            waiting = [*([block.heading] if block.heading else []), *block.blocks, *waiting]
        elif isinstance(block, Wall):
            waiting = [block.heading, *block.pictures, *waiting]
        elif isinstance(block, (Card, Callout, Labelled)):
            waiting = [*block.body, *waiting]
        elif isinstance(block, Figure) and block.table is not None:
            waiting = [block.table, *waiting]
