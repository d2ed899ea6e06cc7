"""Reads exports as other programs do: the workbook by its XML, the page by an HTML parser, the rest by their libraries."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import icalendar
from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EMPTY = {"meta", "br", "link", "img", "input", "hr"}
LIVE = {"script", "iframe", "object", "embed", "form", "img", "link", "base", "b"}


def workbook(data: bytes) -> dict[str, list[list[str]]]:
    """Texts of the cells by sheet; numbers as written. No formula may be in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = [
            "".join(part.text or "" for part in entry.iter(f"{MAIN}t"))
            for entry in etree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheets = etree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        return {
            sheet.get("name"): _rows(book.read(f"xl/worksheets/sheet{number}.xml"), strings)
            for number, sheet in enumerate(sheets, 1)
        }


def _rows(xml: bytes, strings: list[str]) -> list[list[str]]:
    root = etree.fromstring(xml)
    assert not [*root.iter(f"{MAIN}f"), *root.iter(f"{MAIN}hyperlink")], "a live cell"
    rows = []
    for row in root.iter(f"{MAIN}row"):
        cells = []
        for cell in row:
            value = cell.findtext(f"{MAIN}v") or ""
            cells.append(strings[int(value)] if cell.get("t") == "s" else value)
        rows.append(cells)
    return rows


def records(rows: list[list[str]]) -> list[dict[str, str]]:
    """The rows of a sheet by the titles of their columns, without a note below them, which goes across them all."""
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if any(row[1:])]


class Page(HTMLParser):
    """Text, headings, ids, links and tables of a web page; fails on tags that are not closed in order."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.parts: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag not in EMPTY:
            self.open.append(tag)
        elif tag == "br":
            self.parts.append("\n")

    def handle_startendtag(self, tag, attrs):
        self.attributes.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.parts.append(data)
        if self.headings and any(re.fullmatch(r"h[1-6]", tag) for tag in self.open):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    @property
    def text(self) -> str:
        return one(" ".join(self.parts))


def word(data: bytes):
    return docx.Document(io.BytesIO(data))


def word_text(data: bytes) -> str:
    """Body and tables in reading order."""
    document = word(data)
    texts = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append("".join(part.text for part in block.iter_inner_content()))
    return one("\n".join(texts))


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def one(text: str) -> str:
    return re.sub(r"\s+", " ", text)
