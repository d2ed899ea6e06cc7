"""The workbook: a summary in words, then one sheet a question, each a plain table to filter, sort and print."""

from __future__ import annotations

import datetime as dt
import io

from prodige_core.exports.content import content_of, one_line
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx import summary
from prodige_core.exports.xlsx.assessed import answers_sheet, areas_sheet, scores_sheet
from prodige_core.exports.xlsx.gaps import gaps_sheet, targets_sheet
from prodige_core.exports.xlsx.indicators import indicators_sheet
from prodige_core.exports.xlsx.means import budget_sheet, load_sheet
from prodige_core.exports.xlsx.planned import by_term_sheet, cards_sheet, plan_sheet
from prodige_core.exports.xlsx.sheet import Book
from prodige_core.exports.xlsx.voices import voices_sheet

MAX_PROPERTY = 250
"""Characters of a document property; Excel refuses longer ones with a warning at opening (255)."""


def render(inputs: ExportInputs) -> bytes:
    """The workbook. Its bytes depend on what it says only; nothing in it is computed when it is opened.

    A sheet that would be empty is left out.
    """
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
    book = Book(workbook, inputs.file.centre.name, inputs.t)
    first = book.add(inputs.t.gettext("Summary"), portrait=True)
    answers_sheet(book, inputs)
    scores_sheet(book, inputs, content)
    areas_sheet(book, inputs, content)
    gaps_sheet(book, inputs, content)
    plan_sheet(book, inputs, content)
    cards_sheet(book, inputs, content)
    by_term_sheet(book, inputs, content)
    load_sheet(book, inputs, content)
    budget_sheet(book, inputs, content)
    targets_sheet(book, inputs, content)
    indicators_sheet(book, inputs)
    voices_sheet(book, inputs)
    summary.fill(book, first, inputs, content)
    workbook.close()
    return made.getvalue()
