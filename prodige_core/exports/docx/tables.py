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
        row = made.add_row()
        whole(row)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _write(cell, text, table.columns[place], strong=table.row_headers and place == 0)
    _finish(document, made, table.columns)


def add_gantt(document: Any, rows: GanttRows, title: str) -> None:
    """The time plan: one row an action, one column a term, its bar as patterned cells that people can move."""
    few = len(rows.terms) <= MOST_NAMED
    labels = tuple(label if few else str(place) for place, (label, _) in enumerate(rows.terms, 1))
    columns = (Column(5.2), *(Column(1.2 if few else 6 / len(rows.terms)) for _ in labels), Column(1.7))
    made = _started(document, ("", *labels, ""), columns, title)
    for bar in rows.bars:
        row = made.add_row()
        whole(row)
        _write(row.cells[0], f"{bar.number}  {bar.title}", columns[0])
        for place in range(1, len(labels) + 1):
            _write(row.cells[place], "◆" if bar.pinned and place == bar.start else "", columns[place])
            if bar.start <= place <= bar.end:
                shade(row.cells[place], role_colour(bar.lead, LIGHT), PATTERNS[ROLE_PATTERNS[bar.lead]], "#FFFFFF")
        _write(row.cells[-1], bar.lead_name, columns[-1])
    _finish(document, made, columns)


def _started(document: Any, header: tuple[str, ...], columns: tuple[Column, ...], title: str) -> Any:
    made = document.add_table(rows=1, cols=len(columns), style=STYLE)
    made.autofit = False
    describe(made, title)
    repeat(made.rows[0])
    whole(made.rows[0])
    for cell, text, column in zip(made.rows[0].cells, header, columns, strict=True):
        _write(cell, text, column, strong=True)
        shade(cell, LIGHT.tint)
    return made


def _write(cell: Any, text: str, column: Column, *, strong: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    if column.align == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = add_text(paragraph, one_line(text), strong=strong)
    run.font.size = Pt(9)


def _finish(document: Any, made: Any, columns: tuple[Column, ...]) -> None:
    """Give every column its share of the width; some programs read the grid, others the cells."""
    from docx.shared import Mm, Pt

    total = sum(column.share for column in columns)
    for place, column in enumerate(columns):
        width = Mm(WIDTH_MM * column.share / total)
        made.columns[place].width = width
        for cell in made.columns[place].cells:
            cell.width = width
    document.add_paragraph().paragraph_format.space_after = Pt(4)
