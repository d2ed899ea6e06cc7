"""The contents: a real field of Word with its entries filled in, links and page numbers among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prodige_core.exports.docx.markup import field, link, mark, para, run
from prodige_core.exports.docx.measure import width_mm
from prodige_core.exports.docx.styles import BY_ID, NUMBER_HANG
from prodige_core.reports.document import Card, Document, Heading, Poster, Toc


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents. number: of an action, else empty; bookmark: where it leads."""

    level: int
    number: str
    text: str
    bookmark: str


def entries(document: Document, bookmark: Callable[[str], str]) -> Iterator[Entry]:
    """Chapters, sections and actions, as Word itself will find them. The one page's own headings are no sections."""
    for block in document.blocks:
        if isinstance(block, Poster):
            yield Entry(1, "", block.heading.text, bookmark(block.heading.id))
        elif isinstance(block, Heading) and block.level < 3:
            yield Entry(block.level, "", block.text, bookmark(block.id))
        elif isinstance(block, Card):
            yield Entry(2, block.number, block.title, bookmark(block.id))


def contents(toc: Toc, lines: tuple[Entry, ...], page: Callable[[str], int], *, break_before: bool) -> str:
    """The contents as Word makes them: in a frame of their own with *Update table* above it.

    page: of a bookmark, as far as it is known; Word puts its own in when it prints or when the contents are renewed.
    """
    title = para("TOCHeading", run(toc.title), break_before=break_before)
    body = "".join(
        _entry(entry, page(entry.bookmark), first=place == 0, last=place == len(lines) - 1)
        for place, entry in enumerate(lines)
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{body}</w:sdtContent></w:sdt>"


def _entry(entry: Entry, page: int, *, first: bool, last: bool) -> str:
    opening = (
        f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r>{mark("separate")}'
        if first
        else ""
    )
    number = run(f"{entry.number}\t") if entry.number else ""
    shown = field(f"PAGEREF {entry.bookmark} \\h", run(str(page)))
    short = entry.level > 1 and not number and width_mm(entry.text, BY_ID["TOC2"].size) < NUMBER_HANG
    gap = run("\t\t" if short else "\t")  # the first stop is where titles stand behind their numbers
    line = link(entry.bookmark, f"{number}{run(entry.text)}{gap}{shown}")
    return para(f"TOC{entry.level}", f"{opening}{line}{mark('end') if last else ''}")
