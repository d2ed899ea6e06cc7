"""The first sheet: cover and one-page summary of the report in two columns, and what the other sheets hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from prodige_core.charts import LIGHT
from prodige_core.exports.content import Content, one_line
from prodige_core.exports.inputs import ExportInputs
from prodige_core.exports.xlsx.measure import FONT_PT, LINE_PT, PADDING_PT, height, lines
from prodige_core.exports.xlsx.sheet import LINES, LIVE, Book, shown
from prodige_core.reports.document import BulletList, Cover, Heading, KeyFigure, NumberedList, Paragraph, Poster, Runs

LABEL, TEXT = 24.0, 72.0
"""Widths of the two columns, which fill a portrait page."""
LARGE: Final = 1.7
"""Of the centre's name to the text below."""
Line = tuple[str, str, str | KeyFigure]
"""Its kind (title, over, head, line), what stands first and what second. Figures are numbers that can be counted with."""


def fill(book: Book, sheet: Any, inputs: ExportInputs, content: Content) -> None:
    """Writes the sheet, which was added first, when all others are there."""
    t = inputs.t
    sheet.set_column(0, 0, LABEL)
    sheet.set_column(1, 1, TEXT)
    found = [*_lines(content)]
    if book.made:
        found += [("head", t.gettext("In this workbook"), ""), *(("line", name, says) for name, says in book.made)]
    name = one_line(inputs.file.centre.name)
    formats = {kind: book.workbook.add_format(look) for kind, look in _looks(name).items()}
    for row, (kind, first, second) in enumerate(found):
        if isinstance(second, KeyFigure):
            _figure(book, sheet, row, second)
        else:
            _write(book, sheet, row, kind, (shown(first), shown(second)), formats)
    sheet.print_area(0, 0, max(1, len(found) - 1), 1)
    sheet.fit_to_pages(1, 0)


def _looks(name: str) -> dict[str, dict[str, Any]]:
    wrapped = {**LINES, "text_wrap": True, "valign": "top"}
    ruled = {"bottom": 1, "bottom_color": LIGHT.hairline}
    size = round(FONT_PT * LARGE)
    return {
        "over": {**wrapped, "font_color": LIGHT.muted},
        "title": {
            **wrapped,
            "bold": True,
            "font_size": size,
            "font_color": LIGHT.accent,
            "quote_prefix": name.startswith(LIVE),
        },
        "head": {
            **wrapped,
            "bold": True,
            "font_size": 12,
            "font_color": LIGHT.accent,
            "bottom": 1,
            "bottom_color": LIGHT.accent,
            "valign": "bottom",
        },
        "label": {**wrapped, "bold": True, **ruled},
        "text": {**wrapped, **ruled},
        "live": {**wrapped, "quote_prefix": True, **ruled},
    }


def _figure(book: Book, sheet: Any, row: int, figure: KeyFigure) -> None:
    """A number of the plan; what it is a part of stands behind it as its format."""
    looks = _looks("")
    count = max(lines(figure.label, LABEL, bold=True), 1)
    sheet.set_row(row, height(count))
    sheet.write_string(row, 0, shown(figure.label), book.workbook.add_format(looks["label"]))
    form = book.numbers["money" if figure.money else "number"]
    if figure.of is not None:
        around = re.split(rf"(?<!\d){figure.amount}(?!\d)", figure.value.replace('"', ""), maxsplit=1)
        form = "0".join(f'"{part}"' if part else "" for part in around) if len(around) == 2 else "0"
    own = book.workbook.add_format({**looks["text"], "num_format": form, "align": "left"})
    sheet.write_number(row, 1, figure.amount or 0, own)


def _write(book: Book, sheet: Any, row: int, kind: str, texts: tuple[str, str], formats: dict[str, Any]) -> None:
    first, second = texts
    if kind == "line":
        count = max(lines(first, LABEL, bold=True), lines(second, TEXT))
        sheet.set_row(row, height(count))
        sheet.write_string(row, 0, first, formats["label"])
        sheet.write_string(row, 1, second, formats["live" if second.startswith(LIVE) else "text"])
        return
    large = LARGE if kind == "title" else 1.0
    count = lines(first, (LABEL + TEXT) / large, bold=kind != "over")
    above = 12 if kind == "head" else 0
    sheet.set_row(row, min(409, count * LINE_PT * large + PADDING_PT + above))
    sheet.merge_range(row, 0, row, 1, "", formats[kind])
    sheet.write_string(row, 0, first, formats[kind])


def _lines(content: Content) -> Iterator[Line]:
    for block in content.document.blocks:
        if isinstance(block, Cover):
            yield "title", block.title, ""
            yield "over", " · ".join(part for part in (block.eyebrow, block.subtitle) if part), ""
            for fact in block.facts:
                yield "line", fact.label, fact.value
        elif isinstance(block, Poster):
            yield "head", block.heading.text, ""
            yield "line", "", block.lead
            for figure in block.foot.figures:
                yield "line", figure.label, figure if figure.amount is not None else figure.value
            yield from _passages(block)


def _passages(poster: Poster) -> Iterator[Line]:
    head = ""
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
            yield "line", head, text
            head = ""


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
