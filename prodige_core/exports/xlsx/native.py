"""Charts that the spreadsheet draws itself, from the cells of its sheets, so that a changed number changes the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from prodige_core.charts import LIGHT
from prodige_core.exports.xlsx.sheet import Book, Table

GAP: Final = 16
"""Pixels between two charts."""
ROW: Final = 20
"""Pixels of a row without a height of its own (15 points, the default of Calibri 11)."""
TITLE: Final = {"size": 11, "bold": True, "color": LIGHT.ink, "name": "Calibri"}
WORDS: Final = {"size": 9, "color": LIGHT.ink, "name": "Calibri"}
AXIS: Final = {"size": 9, "bold": False, "color": LIGHT.muted, "name": "Calibri"}


@dataclass(frozen=True, slots=True)
class Series:
    """A column of a sheet as a series. name: in the legend."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of rows ``first`` to ``last`` of a table (the header is row 0). along, up: what the axes count."""

    title: str
    alt: str
    first: int
    last: int
    labels: int
    series: tuple[Series, ...]
    along: str
    up: str
    money: bool = False


def against(book: Book, table: Table, picture: Picture) -> Any:
    """What is planned (or counted) as columns, what there is (or is aimed at) as a line with marks."""
    columns = book.workbook.add_chart({"type": "column"})
    columns.add_series(_series(table, picture, 0) | {"fill": {"color": LIGHT.accent}, "gap": 60})
    if len(picture.series) > 1:
        line = book.workbook.add_chart({"type": "line"})
        ink = {"color": LIGHT.ink}
        marker = {"type": "long_dash", "size": 9, "fill": ink, "border": ink}
        line.add_series(_series(table, picture, 1) | {"line": {**ink, "width": 1.5}, "marker": marker})
        columns.combine(line)
    columns.set_x_axis({"name": picture.along, "name_font": AXIS, "num_font": WORDS, "line": {"color": LIGHT.muted}})
    columns.set_y_axis(_scale(book, picture) | {"name": picture.up, "name_font": AXIS})
    return _dressed(columns, picture)


def beside(book: Book, table: Table, picture: Picture, top: float) -> Any:
    """Two bars a row, lying: the first filled, the second outlined, on one scale from 0."""
    bars = book.workbook.add_chart({"type": "bar"})
    bars.add_series(_series(table, picture, 0) | {"fill": {"color": LIGHT.accent}, "gap": 45, "overlap": -5})
    outline = {"color": LIGHT.ink, "width": 1}
    for place in range(1, len(picture.series)):
        pattern = {"pattern": "light_upward_diagonal", "fg_color": LIGHT.ink, "bg_color": "#FFFFFF"}
        bars.add_series(_series(table, picture, place) | {"pattern": pattern, "border": outline})
    bars.set_x_axis(_scale(book, picture) | {"name": picture.up, "name_font": AXIS, "max": top, "major_unit": 1})
    names = {"name": picture.along, "name_font": AXIS, "num_font": WORDS, "line": {"color": LIGHT.muted}}
    bars.set_y_axis(names | {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
    return _dressed(bars, picture)


def place(table: Table, charts: list[tuple[Any, str, int]], abreast: int) -> None:
    """Charts below their table, so many abreast as wide as it is printed. Each with its alternative text and height in pixels.

    A row of charts that the page has no room for begins the next one.
    """
    across = (table.fit.across - (abreast - 1) * GAP) // abreast
    row, used, breaks = table.count + 2, table.fit.used + ROW, [table.fit.again] if table.fit.again else []
    for first in range(0, len(charts), abreast):
        beside_each_other = charts[first : first + abreast]
        rows = -(-(max(down for _, _, down in beside_each_other) + GAP) // ROW)
        if used + rows * ROW > table.fit.page:
            breaks.append(row)
            used = table.head
        for column, (chart, alt, down) in enumerate(beside_each_other):
            chart.set_size({"width": across, "height": down})
            at = {"x_offset": column * (across + GAP), "y_offset": 4, "object_position": 3, "description": alt}
            table.sheet.insert_chart(row, 0, chart, at)
        row, used = row + rows, used + rows * ROW
    table.sheet.set_h_pagebreaks(breaks)
    table.sheet.print_area(0, 0, row - 1, table.fit.columns - 1)


def _series(table: Table, picture: Picture, number: int) -> dict[str, Any]:
    name, own = table.sheet.get_name(), picture.series[number]
    return {
        "name": own.name,
        "categories": [name, picture.first, picture.labels, picture.last, picture.labels],
        "values": [name, picture.first, own.column, picture.last, own.column],
    }


def _scale(book: Book, picture: Picture) -> dict[str, Any]:
    lines = {"visible": True, "line": {"color": LIGHT.hairline, "width": 0.75}}
    form = book.numbers["money"] if picture.money else "General"
    return {"min": 0, "num_format": form, "num_font": WORDS, "major_gridlines": lines, "line": {"none": True}}


def _dressed(chart: Any, picture: Picture) -> Any:
    chart.set_title({"name": picture.title, "name_font": TITLE, "overlay": False})
    chart.set_legend({"position": "bottom", "font": WORDS} if len(picture.series) > 1 else {"none": True})
    chart.set_chartarea({"border": {"color": LIGHT.hairline}})
    return chart
