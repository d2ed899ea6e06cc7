"""A `Document` as Typst source, for comparison only: the same words, tables and pictures, without our layout."""

from __future__ import annotations

import json
from collections.abc import Sequence

from prodige_core.reports.document import (
    BulletList,
    Card,
    Cover,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Labelled,
    NumberedList,
    Paragraph,
    Runs,
    Table,
    Toc,
    walk,
)

START = """#set document(title: {title}, author: "Prodige")
#set page(paper: "a4", numbering: "1")
#set text(font: "Fira Sans", size: 9pt, lang: {lang}, hyphenate: true)
#set par(justify: false)
#show table.cell.where(y: 0): set text(weight: "bold")
"""


def source(document: Document, pictures: Sequence[str]) -> str:
    """pictures: SVG of each figure, in order; more of them than figures stand at the end."""
    left = list(pictures)
    parts = [START.format(title=_text(document.title), lang=_text(document.language)), f"= #{_text(document.title)}"]
    for block in walk(document):
        parts += _block(block, left)
    parts += [f'#image(bytes({_text(svg)}), format: "svg", alt: "A chart", width: 100%)' for svg in left]
    return "\n\n".join(parts)


def _block(block: object, pictures: list[str]) -> list[str]:
    match block:
        case Heading():
            return [f"#heading(level: {block.level + 1}, {_text(block.text)})"]
        case Paragraph():
            return [_runs(block.runs)]
        case BulletList() | NumberedList():
            kind = "list" if isinstance(block, BulletList) else "enum"
            return [f"#{kind}({', '.join(f'[{_runs(item)}]' for item in block.items)})"] if block.items else []
        case Table():
            return [_table(block)]
        case Figure():
            drawn = pictures.pop(0) if pictures else "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
            image = f'image(bytes({_text(drawn)}), format: "svg", width: 100%)'
            return [f"#figure({image}, alt: {_text(block.alt)}, caption: [#{_text(block.caption)}])"]
        case KeyFigures():
            return [f"*#{_text(one.value)}* #{_text(one.label)}" for one in block.figures]
        case Card():
            return [f"#heading(level: 3, {_text(f'{block.number} {block.title}')})", f"#{_text(block.facts)}"]
        case Labelled():
            return [f"*#{_text(block.label)}*"]
        case Cover():
            return [f"#{_text(block.subtitle)}", *(f"#{_text(f'{one.label}: {one.value}')}" for one in block.facts)]
        case Toc():
            return [f"#outline(title: {_text(block.title)}, depth: 2)"]
        case _:
            return []


def _table(table: Table) -> str:
    columns = ", ".join(f"{column.share}fr" for column in table.columns)
    head = ", ".join(f"[#{_text(cell)}]" for cell in table.header)
    cells = ", ".join(f"[#{_text(cell)}]" for row in table.rows for cell in row)
    return f"#table(columns: ({columns},), stroke: none, table.header({head}), {cells})"


def _runs(runs: Runs) -> str:
    return "".join(
        f"#strong({_text(run.text)})"
        if run.strong
        else f"#emph({_text(run.text)})"
        if run.emphasis
        else f"#{_text(run.text)}"
        for run in runs
    )


def _text(text: str) -> str:
    """A string of Typst: nothing in it is markup."""
    return json.dumps(text, ensure_ascii=False).replace("\\b", "").replace("\\f", "")
