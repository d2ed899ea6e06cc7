"""The workbook: a summary in words, then one sheet a question, each a plain table to filter, sort and print."""

from __future__ import annotations

import datetime as dt
import io

from prodige_core.charts import LIGHT
from prodige_core.exports.content import Content, content_of, one_line
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.assessed import answers_sheet, scores_sheet
from prodige_core.exports.xlsx.indicators import indicators_sheet
from prodige_core.exports.xlsx.planned import budget_sheet, load_sheet, plan_sheet, targets_sheet
from prodige_core.exports.xlsx.sheet import LINES, LIVE, Book, shown
from prodige_core.exports.xlsx.voices import voices_sheet
from prodige_core.reports.document import BulletList, Cover, Heading, NumberedList, Paragraph, Poster, Runs

MAX_PROPERTY = 250
"""Characters of a document property; Excel refuses longer ones with a warning at opening (255)."""


def render(inputs: ExportInputs) -> bytes:
    """The workbook. Its bytes depend on what it says only; nothing in it is computed when it is opened."""
    import xlsxwriter

    content = content_of(inputs, carries_file=False)
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = xlsxwriter.Workbook(made, options)
    document = content.document
    workbook.set_properties(
        {
            "title": one_line(document.title)[:MAX_PROPERTY],
            "subject": one_line(document.subject)[:MAX_PROPERTY],
            "author": one_line(document.author)[:MAX_PROPERTY],
            "created": dt.datetime.combine(inputs.made_on, dt.time(), dt.UTC),
        }
    )
    book = Book(workbook, inputs.file.centre.name)
    _summary(book, inputs, content)
    answers_sheet(book, inputs)
    scores_sheet(book, inputs, content)
    plan_sheet(book, inputs, content)
    load_sheet(book, inputs, content)
    budget_sheet(book, inputs, content)
    targets_sheet(book, inputs, content)
    voices_sheet(book, inputs)
    indicators_sheet(book, inputs)
    workbook.close()
    return made.getvalue()


def _summary(book: Book, inputs: ExportInputs, content: Content) -> None:
    """Cover and one-page summary of the report, in two columns: what, and what it says."""
    sheet = book.add(inputs.t.gettext("Summary"))
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    name = one_line(inputs.file.centre.name)
    look = {"bold": True, "font_size": 18, "font_color": LIGHT.accent, "quote_prefix": name.startswith(LIVE)}
    title = book.workbook.add_format({**LINES, **look})
    label = book.workbook.add_format({**LINES, "bold": True})
    for row, (kind, first, second) in enumerate(_lines(content)):
        if kind == "title":
            sheet.write_string(row, 0, shown(first), title)
        else:
            sheet.write_string(row, 0, shown(first), label)
            book.write(sheet, row, 1, second)


def _lines(content: Content) -> list[tuple[str, str, str]]:
    lines: list[tuple[str, str, str]] = []
    for block in content.document.blocks:
        if isinstance(block, Cover):
            lines += [("title", block.title, ""), ("line", block.eyebrow, block.subtitle)]
            lines += [("line", fact.label, fact.value) for fact in block.facts]
        elif isinstance(block, Poster):
            lines.append(("line", "", ""))
            lines.append(("line", block.heading.text, block.lead))
            lines += [("line", figure.label, figure.value) for figure in block.foot.figures]
            lines += _passages(block)
    return lines


def _passages(poster: Poster) -> list[tuple[str, str, str]]:
    lines, head = [], ""
    for block in (*poster.left, *poster.right):
        match block:
            case Heading():
                head = block.text
                continue
            case Paragraph():
                texts = [_text(block.runs)]
            case BulletList() | NumberedList():
                texts = [_text(item) for item in block.items]
            case _:
                continue
        for text in texts:
            lines.append(("line", head, text))
            head = ""
    return lines


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
