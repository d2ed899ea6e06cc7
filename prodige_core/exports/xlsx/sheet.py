"""A sheet that holds one table: header, cells with their formats, widths, filter, print set-up. No cell is a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from prodige_core.charts import LIGHT
from prodige_core.exports.content import one_line, plain

Kind = Literal["text", "long", "number", "score", "hundredths", "money", "date"]
Cell = str | int | float | dt.date | None
MAX_TEXT: Final = 32_767
"""Characters a cell holds (Excel's limit); a longer text is cut with an ellipsis instead of being lost."""
MAX_SHEET_NAME: Final = 31
MAX_HEADER: Final = 100
"""Of 255 characters allowed in a header of paper, most are needed by nobody (editorial)."""
LIVE: Final = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet may take for a formula once somebody edits the cell (OWASP, CSV injection)."""
LINES: Final = {"valign": "top", "font_name": "Calibri", "font_size": 10}
NUMBERS: Final = {"number": "#,##0", "score": "0.0", "hundredths": "0.00", "money": "#,##0 [$€]", "date": "dd mmm yyyy"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what its cells hold, its width in characters."""

    title: str
    kind: Kind = "text"
    width: float = 16


class Book:
    """A workbook under construction, its formats and the names already given."""

    def __init__(self, workbook: Any, centre: str) -> None:
        self.workbook = workbook
        self.centre = one_line(centre)
        self._names: set[str] = set()
        self.head = workbook.add_format(
            {**LINES, "bold": True, "bg_color": LIGHT.accent, "font_color": "#FFFFFF", "text_wrap": True}
        )
        self._formats: dict[tuple[Kind, bool], Any] = {}

    def format(self, kind: Kind, quoted: bool = False) -> Any:
        """The format of a kind of cell. ``quoted`` marks text that stays text when the cell is edited."""
        if (kind, quoted) not in self._formats:
            wanted: dict[str, Any] = {**LINES, "quote_prefix": quoted}
            if kind in ("text", "long"):
                wanted["text_wrap"] = True
            else:
                wanted["num_format"] = NUMBERS[kind]
                wanted["align"] = "left" if kind == "date" else "right"
            self._formats[kind, quoted] = self.workbook.add_format(wanted)
        return self._formats[kind, quoted]

    def add(self, name: str) -> Any:
        """A new sheet, set up for paper: landscape A4, one page wide, page numbers."""
        sheet = self.workbook.add_worksheet(self._free(name))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{self.centre[:MAX_HEADER].replace('&', '&&')}&R&A")
        sheet.set_footer("&R&P / &N")
        return sheet

    def table(self, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], frozen: int = 1) -> Any:
        """A sheet with one table from its first cell: frozen, repeated and filtered by its header row.

        ``frozen``: columns that stay in sight beside it.
        """
        sheet = self.add(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, shown(column.title), self.head)
        sheet.freeze_panes(1, frozen)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        for number, row in enumerate(rows, 1):
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self.write(sheet, number, place, value, column.kind)
        return sheet

    def write(self, sheet: Any, row: int, place: int, value: Cell, kind: Kind = "text") -> None:
        """One cell. Text is always text; None leaves the cell empty."""
        if value is None:
            sheet.write_blank(row, place, None, self.format(kind))
        elif isinstance(value, str):
            text = shown(value)
            sheet.write_string(row, place, text, self.format("text", text.startswith(LIVE)))
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, place, dt.datetime.combine(value, dt.time()), self.format("date"))
        else:
            sheet.write_number(row, place, value, self.format(kind))

    def _free(self, name: str) -> str:
        """A name that a sheet may have: short, without the signs Excel refuses, not taken yet."""
        plain_name = "".join(" " if char in "[]:*?/\\'" else char for char in one_line(name)).strip()[:MAX_SHEET_NAME]
        free, number = plain_name or "-", 2
        while free.casefold() in self._names:
            ending = f" {number}"
            free, number = plain_name[: MAX_SHEET_NAME - len(ending)] + ending, number + 1
        self._names.add(free.casefold())
        return free


def shown(text: str) -> str:
    """A text as a cell holds it."""
    text = plain(text)
    return text if _units(text) <= MAX_TEXT else _cut(text)


def _units(text: str) -> int:
    """Excel counts as UTF-16 does: signs beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * (MAX_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
