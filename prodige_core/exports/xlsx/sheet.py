"""A sheet that holds one table: header, cells with their formats, widths, heights, filter, print set-up. No cell is a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from prodige_core.charts import LIGHT
from prodige_core.exports.content import one_line, plain
from prodige_core.exports.xlsx.measure import FONT_PT, POINT, height, lines, pixels
from prodige_core.exports.xlsx.paper import Fit, fit
from prodige_core.i18n import Translator
from prodige_core.roadmap.overload import MARK

Kind = Literal["text", "number", "score", "hundredths", "money", "date"]
Value = str | int | float | dt.date | None
MAX_TEXT: Final = 32_767
"""Characters a cell holds (Excel's limit); a longer text is cut with an ellipsis instead of being lost."""
MAX_SHEET_NAME: Final = 31
MAX_HEADER: Final = 100
"""Of 255 characters allowed in a header of paper, most are needed by nobody (editorial)."""
EVERY_CELL: Final = "A1:XFD1048576"
LIVE: Final = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet may take for a formula once somebody edits the cell (OWASP, CSV injection)."""
EMPTY_PT: Final = 15
"""Height of a row that has none of its own (Calibri 11)."""
LINES: Final = {"font_name": "Calibri", "font_size": FONT_PT}


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks beside its kind. rule: a line above it, where something new begins.

    centred: across; middle: between top and bottom, as in rows of one line. over: a number of which there is less, marked
    as everywhere, but by its format, so that one can go on counting with it.
    """

    bold: bool = False
    fill: str = ""
    ink: str = ""
    rule: bool = False
    centred: bool = False
    middle: bool = False
    over: bool = False


PLAIN: Final = Look()


@dataclass(frozen=True, slots=True)
class Seen:
    """A value with a look of its own."""

    value: Value
    look: Look


Cell = Value | Seen


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what its cells hold, its width in characters. ``printed``: false for what paper has no room for;
    such columns stand last.
    """

    title: str
    kind: Kind = "text"
    width: float = 16
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a sheet, for charts below it: rows without header, the header's pixels, how it is printed."""

    sheet: Any
    count: int
    head: float
    fit: Fit


class Book:
    """A workbook under construction, its formats and the names already given."""

    def __init__(self, workbook: Any, centre: str, t: Translator) -> None:
        self.workbook = workbook
        self.centre = one_line(centre)
        self.numbers: Mapping[Kind, str] = {
            "number": "#,##0",
            "score": "0.0",
            "hundredths": "0.00",
            "money": _money(t),
            "date": "d mmm yyyy",
        }
        self.made: list[tuple[str, str]] = []
        self._names: set[str] = set()
        self._formats: dict[tuple[Kind, bool, Look], Any] = {}
        self._heads: dict[bool, Any] = {}

    def format(self, kind: Kind, look: Look = PLAIN, *, quoted: bool = False) -> Any:
        """The format of a kind of cell. ``quoted`` marks text that stays text when the cell is edited."""
        if (kind, quoted, look) not in self._formats:
            wanted: dict[str, Any] = {
                **LINES,
                "quote_prefix": quoted,
                "bold": look.bold,
                "valign": "vcenter" if look.middle else "top",
                "bottom": 1,
                "indent": 0 if look.centred else 1,
                "bottom_color": LIGHT.hairline,
            }
            if look.fill:
                wanted["bg_color"] = look.fill
            if look.ink:
                wanted["font_color"] = look.ink
            if look.rule:
                wanted |= {"top": 1, "top_color": LIGHT.accent}
            if kind == "text":
                wanted |= {"text_wrap": True, "align": "center" if look.centred else "left"}
            else:
                form = _over(self.numbers[kind]) if look.over else self.numbers[kind]
                wanted |= {"num_format": form, "align": "left" if kind == "date" else "right"}
            self._formats[kind, quoted, look] = self.workbook.add_format(wanted)
        return self._formats[kind, quoted, look]

    def add(self, name: str, *, portrait: bool = False) -> Any:
        """A new sheet, set up for A4 paper: margins, the centre's name and the sheet's above, page numbers below."""
        sheet = self.workbook.add_worksheet(self._free(name))
        if portrait:
            sheet.set_portrait()
        else:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.hide_gridlines(2)
        sheet.set_header(f"&L{self.centre[:MAX_HEADER].replace('&', '&&')}&R&A")
        sheet.set_footer("&R&P / &N")
        return sheet

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        says: str = "",
        frozen: int = 1,
        portrait: bool = False,
        spread: bool = False,
        note: str = "",
    ) -> Table:
        """A sheet with one table from its first cell: frozen, repeated and filtered by its header row.

        says: what it holds, for the list of sheets. frozen: columns that stay in sight beside it. spread: where it is too wide for one page, it goes on over pages
        side by side, each with the frozen columns; else the columns that paper has no room for are left out of the print.
        note: what must be known to read it, below it and out of the filter's reach.
        """
        sheet = self.add(name, portrait=portrait)
        self.made.append((sheet.get_name(), says))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(
                0, place, shown(column.title), self._head(column.kind == "text" or column.kind == "date")
            )
        heights = [height(max(lines(own.title, own.width - 2, bold=True) for own in columns)) + 3]
        sheet.set_row(0, heights[0])
        sheet.freeze_panes(1, frozen)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": EVERY_CELL})  # the codes of levels are texts, also 0 to 4
        for number, row in enumerate(rows, 1):
            count = _most_lines(columns, row)
            heights.append(height(count))
            sheet.set_row(number, heights[-1])
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self.write(sheet, number, place, _in_the_middle(value) if count == 1 else value, column.kind)
        printed = [pixels(column.width) for column in columns if column.printed]
        fitted = fit(printed, [own / POINT for own in heights], portrait=portrait, spread=spread)
        sheet.set_print_scale(fitted.scale)  # as a number: with "one page wide" Excel ignores breaks between charts
        if fitted.again:
            sheet.set_h_pagebreaks([fitted.again])
        if spread:
            sheet.repeat_columns(0, max(0, frozen - 1))
        if fitted.columns < len(columns):
            sheet.print_area(0, 0, max(1, len(rows)), fitted.columns - 1)
        if note:
            fitted = self._note(sheet, len(rows) + 2, note, columns[: fitted.columns], fitted)
        return Table(sheet, len(rows) + (2 if note else 0), heights[0] / POINT, fitted)

    def _note(self, sheet: Any, row: int, note: str, columns: Sequence[Column], fitted: Fit) -> Fit:
        """A text across a table, one empty row below it. What is filled of the last page then."""
        tall = height(lines(note, sum(own.width for own in columns)))
        sheet.set_row(row, tall)
        look = self.workbook.add_format({**LINES, "text_wrap": True, "valign": "top", "indent": 1})
        sheet.merge_range(row, 0, row, len(columns) - 1, "", look)
        sheet.write_string(row, 0, shown(note), look)
        return replace(fitted, used=fitted.used + (EMPTY_PT + tall) / POINT)

    def write(self, sheet: Any, row: int, place: int, cell: Cell, kind: Kind = "text") -> None:
        """One cell. Text is always text; None leaves the cell empty."""
        value, look = (cell.value, cell.look) if isinstance(cell, Seen) else (cell, PLAIN)
        if value is None or value == "":
            sheet.write_blank(row, place, None, self.format(kind, look))
        elif isinstance(value, str):
            text = shown(value)
            sheet.write_string(row, place, text, self.format("text", look, quoted=text.startswith(LIVE)))
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, place, dt.datetime.combine(value, dt.time()), self.format("date", look))
        else:
            sheet.write_number(row, place, value, self.format(kind, look))

    def _head(self, left: bool) -> Any:
        if left not in self._heads:
            self._heads[left] = self.workbook.add_format(
                {
                    **LINES,
                    "bold": True,
                    "bg_color": LIGHT.accent,
                    "font_color": "#FFFFFF",
                    "text_wrap": True,
                    "valign": "vcenter",
                    "indent": 1,
                    "align": "left" if left else "right",
                }
            )
        return self._heads[left]

    def _free(self, name: str) -> str:
        """A name that a sheet may have: short, without the signs Excel refuses, not taken yet."""
        plain_name = "".join(" " if char in "[]:*?/\\'" else char for char in one_line(name)).strip()[:MAX_SHEET_NAME]
        free, number = plain_name or "-", 2
        while free.casefold() in self._names:
            ending = f" {number}"
            free, number = plain_name[: MAX_SHEET_NAME - len(ending)] + ending, number + 1
        self._names.add(free.casefold())
        return free


def looking(row: Sequence[Cell], look: Look) -> list[Cell]:
    """A row of which every cell that has no look of its own gets one."""
    return [own if isinstance(own, Seen) else Seen(own, look) for own in row]


def _in_the_middle(cell: Cell) -> Seen:
    seen = cell if isinstance(cell, Seen) else Seen(cell, PLAIN)
    return Seen(seen.value, replace(seen.look, middle=True))


def _most_lines(columns: Sequence[Column], row: Sequence[Cell]) -> int:
    most = 1
    for column, cell in zip(columns, row, strict=True):
        value, bold = (cell.value, cell.look.bold) if isinstance(cell, Seen) else (cell, False)
        if isinstance(value, str) and value:
            most = max(most, lines(value, column.width, bold=bold))
    return most


def _over(form: str) -> str:
    """A number's format with the mark behind it, for each of its parts (positive; negative)."""
    return ";".join(f'{part}"{MARK}"' for part in form.split(";"))


def _money(t: Translator) -> str:
    """Whole euros with the sign where the reader's language puts it."""
    first = t.money(0).startswith("€")
    return "[$€]#,##0;-[$€]#,##0" if first else "#,##0 [$€];-#,##0 [$€]"


def shown(text: str) -> str:
    """A text as a cell holds it."""
    text = plain(text)
    return text if _units(text) <= MAX_TEXT else _cut(text)


def _units(text: str) -> int:
    """Excel counts as UTF-16 does: signs beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * (MAX_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
