"""Tables of the Word document, also the time plan drawn as one."""

from __future__ import annotations

from typing import Any, Final

from prodige_core.charts import LIGHT, GanttRows
from prodige_core.charts.palette import ROLE_PATTERNS, Pattern, role_colour
from prodige_core.exports.content import one_line
from prodige_core.exports.docx.elements import add_text, describe, repeat, shade, whole
from prodige_core.reports.document import Column, Table

WIDTH_MM: Final = 166.0
STYLE: Final = "Table Grid"
PATTERNS: Final[dict[Pattern, str]] = {
    "plain": "clear",
    "up": "diagStripe",
    "down": "reverseDiagStripe",
    "cross": "diagCross",
    "dots": "pct20",
}
MOST_NAMED: Final = 6
"""With more terms than this their months do not fit above the columns; the terms' numbers stand there (looked at)."""


def add_table(document: Any, table: Table) -> None:
    """A table with its caption, a header row repeated on every page, and rows that stay whole."""
    if table.caption:
        add_text(document.add_paragraph(style="Caption"), table.caption)
    made = _started(document, table.header, table.columns, table.caption or table.header[0])
    for texts in table.rows:
        for place, (cell, text) in enumerate(zip(_row(made, table.columns), texts, strict=True)):
            _write(cell, text, table.columns[place], strong=table.row_headers and place == 0)
    _gap(document)


def add_gantt(document: Any, rows: GanttRows, title: str, sentence: str, heads: tuple[str, str]) -> None:
    """The time plan: one row an action, one column a term, its bar as patterned cells that people can move.

    ``sentence`` says it for who cannot see the bars; ``heads`` stand above the actions and above their leads.
    """
    few = len(rows.terms) <= MOST_NAMED
    labels = tuple(label if few else str(place) for place, (label, _) in enumerate(rows.terms, 1))
    columns = (Column(5.2), *(Column(1.2 if few else 6 / len(rows.terms)) for _ in labels), Column(1.7))
    made = _started(document, (heads[0], *labels, heads[1]), columns, title, sentence)
    for bar in rows.bars:
        cells = _row(made, columns)
        _write(cells[0], f"{bar.number}  {bar.title}", columns[0])
        for place in range(bar.start, bar.end + 1):
            shade(cells[place], role_colour(bar.lead, LIGHT), PATTERNS[ROLE_PATTERNS[bar.lead]], "#FFFFFF")
        if bar.pinned:
            _write(cells[bar.start], "◆", columns[bar.start])
        _write(cells[-1], bar.lead_name, columns[-1])
    _gap(document)


def _started(
    document: Any, header: tuple[str, ...], columns: tuple[Column, ...], title: str, sentence: str = ""
) -> Any:
    from docx.shared import Mm

    made = document.add_table(rows=0, cols=len(columns), style=STYLE)
    made.autofit = False
    describe(made, title, sentence)
    for column, width in zip(made.columns, _widths(columns), strict=True):
        column.width = Mm(width)
    for cell, text, column in zip(_row(made, columns), header, columns, strict=True):
        _write(cell, text, column, strong=True)
        shade(cell, LIGHT.tint)
    repeat(made.rows[0])
    return made


def _row(made: Any, columns: tuple[Column, ...]) -> tuple[Any, ...]:
    """The cells of a new row, their widths set: some programs read the widths of cells, others those of the grid."""
    from docx.shared import Mm

    row = made.add_row()
    whole(row)
    cells: tuple[Any, ...] = row.cells
    for cell, width in zip(cells, _widths(columns), strict=True):
        cell.width = Mm(width)
    return cells


def _widths(columns: tuple[Column, ...]) -> list[float]:
    """Millimetres of every column."""
    total = sum(column.share for column in columns)
    return [WIDTH_MM * column.share / total for column in columns]


def _write(cell: Any, text: str, column: Column, *, strong: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    if column.align == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = add_text(paragraph, one_line(text), strong=strong)
    run.font.size = Pt(9)


def _gap(document: Any) -> None:
    """Room below a table; without a paragraph Word would join two tables into one."""
    from docx.shared import Pt

    document.add_paragraph().paragraph_format.space_after = Pt(4)
