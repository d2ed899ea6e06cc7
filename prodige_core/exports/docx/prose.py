"""Text of the report in Word's own styles: runs, paragraphs, lists, passages beside their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from prodige_core.exports.docx.grid import Cell, Kind, framed, row
from prodige_core.exports.docx.lists import Lists
from prodige_core.exports.docx.markup import Bookmarks, link, para, run
from prodige_core.exports.docx.package import Media
from prodige_core.exports.docx.styles import MARGIN, NUMBERS, PASSAGE_NUMBERS
from prodige_core.reports.document import (
    Block,
    BulletList,
    Callout,
    Figure,
    Heading,
    Labelled,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    Toc,
)

Passage = Paragraph | BulletList | NumberedList
NARROW: Final = 110.0
"""Columns narrower than this (mm) set labels above their passages."""
WHOLE: Final = 900
"""Characters of a box that is never divided; a longer one would leave too much of a page empty."""
FEW: Final = 4
"""Points of a list in a box that stay together."""
_MAIN: Final = {"body": "BodyText", "lead": "Lead", "note": "NoteText", "quote": "Quote"}
_INNER: Final = {"body": "Passage", "lead": "Passage", "note": "Note", "quote": "PassageQuote"}
_FITTED: Final = {"body": "SummaryText", "lead": "Passage", "note": "Note", "quote": "PassageQuote"}


@dataclass(frozen=True, slots=True)
class Room:
    """Where text stands. width in mm; inner: within a table or a column, without the margin of labels.

    compact: on a page that has to fit as a whole.
    """

    width: float
    inner: bool = False
    keep: bool = False
    compact: bool = False

    @property
    def narrow(self) -> bool:
        """Whether labels stand above their passages."""
        return self.width < NARROW


@dataclass(slots=True)
class Pen:
    """Writes text, and keeps what a document counts: lists, places, pictures, pages to begin.

    langs: texts known to be in another language. before: what the next paragraph begins with. top: it stands at the top of a
    page or column, where a heading needs no room above.
    """

    bookmarks: Bookmarks
    langs: dict[str, str]
    lists: Lists = field(default_factory=Lists)
    media: Media = field(default_factory=Media)
    break_next: bool = False
    before: str = ""
    top: bool = False
    pictures: int = 0

    def para(self, style: str, content: str, *, keep: bool = False, list_id: int = 0) -> str:
        """A paragraph; it begins a new page or column when one is due."""
        top = (self.top or self.break_next or bool(self.before)) and "Heading" in style
        made = para(
            style,
            self.before + content,
            keep_next=keep,
            keep_lines=keep,
            break_before=self.break_next,
            list_id=list_id,
            before=0 if top else None,
        )
        self.break_next, self.before, self.top = False, "", False
        return made

    def text(self, text: str, style: str = "") -> str:
        """A whole text as one run, in its language."""
        return run(text, style, lang=self.langs.get(text, ""))

    def runs(self, runs: Runs) -> str:
        """Text with emphasis, links within the document and places to fill; a link out of it shows as its text."""
        return "".join(self._run(own) for own in runs)

    def _run(self, own: Run) -> str:
        target = self.bookmarks.name(own.link[1:]) if own.link.startswith("#") else ""
        lang = own.lang or self.langs.get(own.text, "")
        if own.gap:
            return run(own.text, "GapToFill", italic=own.emphasis, lang=lang)
        if target:
            return link(target, run(own.text, "Hyperlink", bold=own.strong, italic=own.emphasis, lang=lang))
        style = "Strong" if own.strong else "Emphasis" if own.emphasis else ""
        return run(own.text, style, italic=own.strong and own.emphasis, lang=lang)

    def passage(self, block: Passage, room: Room) -> str:
        """A paragraph or a list."""
        match block:
            case Paragraph():
                styles = _FITTED if room.compact and room.inner else _INNER if room.inner else _MAIN
                return self.para(styles[block.style], self.runs(block.runs), keep=room.keep)
            case BulletList():
                style = _style_of(room, "Bullet")
                return "".join(self.para(style, self.runs(item), keep=room.keep) for item in block.items)
            case NumberedList():
                own = self.lists.new(PASSAGE_NUMBERS if room.inner else NUMBERS)
                style = _style_of(room, "Number")
                items = (self.para(style, self.runs(item), keep=room.keep, list_id=own) for item in block.items)
                return "".join(items)

    def passages(self, blocks: tuple[Passage, ...], room: Room) -> str:
        """Several, one after another; a cell is never empty."""
        return "".join(self.passage(block, room) for block in blocks) or para("Passage", "")

    def labelled(self, blocks: tuple[Labelled, ...], room: Room, *, together: bool = False) -> str:
        """Passages beside their labels, in a table without lines; in narrow columns below their labels.

        together: on one page where they fit.
        """
        if room.narrow:
            inner = replace(room, inner=True)
            return "".join(
                self.para("Label", self.text(own.label), keep=True) + self.passages(own.body, inner) for own in blocks
            )
        widths = (MARGIN, room.width - MARGIN)
        first = self.begin_table()
        rows = []
        for place, own in enumerate(blocks):
            keep = together and place < len(blocks) - 1
            label = Cell(para("Label", self.text(own.label), keep_next=keep))
            body = Cell(self.passages(own.body, Room(widths[1], True, keep)))
            rows.append(row((label, body), widths))
        title = ", ".join(own.label for own in blocks)
        return first + framed(Kind("Passages", title, head=False, row_heads=True), widths, rows) + spacer()

    def callout(self, block: Callout, room: Room) -> str:
        """A passage set apart, in a box. A short one stays whole; a long one breaks between passages, never in one."""
        indent = 0.0 if room.inner else MARGIN
        widths = (room.width - indent,)
        made = self.begin_table()
        inner = Room(widths[0] - 7, inner=True)
        head = para("Spacer", "") + para("Passage", self.text(block.title, "Strong"), keep_next=True)
        if sum(len(run.text) for own in block.body for run in _said(own)) <= WHOLE:
            cells = [head + self.passages(block.body, inner)]
        else:
            parts = [part for own in block.body for part in _parts(own)]
            last = len(parts) - 1
            cells = [
                self.passage(part, replace(inner, keep=isinstance(part, Paragraph) and place < last))
                for place, part in enumerate(parts)
            ]
            cells[0] = head + cells[0]
        rows = [row((Cell(own),), widths) for own in cells]
        return made + framed(Kind("Box", block.title, head=False, indent=indent), widths, rows) + spacer()

    def begin_table(self) -> str:
        """A table cannot begin a page or a column; an empty line before it does."""
        return self.para("Spacer", "") if self.break_next or self.before else ""


def _style_of(room: Room, kind: str) -> str:
    """The style of a list's items."""
    if not room.inner:
        return f"List{kind}"
    return f"{'Summary' if room.compact else 'Passage'}{kind}"


def _parts(block: Passage) -> list[Passage]:
    """A list of points in parts of a few; the last has more than one. Numbered lists stay whole."""
    if not isinstance(block, BulletList) or len(block.items) <= FEW:
        return [block]
    starts = list(range(0, len(block.items) - 1, FEW))
    ends = [*starts[1:], len(block.items)]
    return [BulletList(block.items[start:end]) for start, end in zip(starts, ends, strict=True)]


def _said(block: Passage) -> Runs:
    return block.runs if isinstance(block, Paragraph) else tuple(run for item in block.items for run in item)


def spacer() -> str:
    """Room below a table; without a paragraph Word would join two tables into one."""
    return para("Spacer", "")


def joined(blocks: Sequence[Block]) -> list[Toc | tuple[Block, ...]]:
    """Blocks by themselves, passages beside labels that follow each other together, contents as they are."""
    made: list[Toc | tuple[Block, ...]] = []
    for labelled, group in groupby(blocks, key=lambda own: isinstance(own, Labelled)):
        if labelled:
            made.append(tuple(group))
        else:
            made += [own if isinstance(own, Toc) else (own,) for own in group]
    return made


def leads_on(groups: Sequence[Toc | tuple[Block, ...]], place: int) -> bool:
    """Whether a paragraph stays with what follows: the first under a heading, an introduction, and one that has a note."""
    before, own, after = (_at(groups, number) for number in (place - 1, place, place + 1))
    if not isinstance(own, Paragraph) or after is None or isinstance(after, PageBreak):
        return False
    if isinstance(after, Paragraph) and after.style == "note":
        return True
    return isinstance(before, Heading) or isinstance(after, (Table, Figure, BulletList, NumberedList))


def _at(groups: Sequence[Toc | tuple[Block, ...]], place: int) -> Block | None:
    """The first block of a group; none beside the ends."""
    own = groups[place] if 0 <= place < len(groups) else ()
    return own[0] if isinstance(own, tuple) and own else None
