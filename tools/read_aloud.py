"""Prints what a screen reader says of a PDF: ``python tools/read_aloud.py FILE.pdf``.

Taken from the structure tree alone, in its order: roles, text, sentences of pictures, every cell with what heads it. What
is no part of the tree (running heads, lines, heads of tables said again) is not said.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.exports.reading import Node, read

SOFT_HYPHEN = "\u00ad"
GROUPS = {"Document", "Sect", "Part", "Div", "THead", "TBody", "TOCI"}
WITHIN = {"Span", "Link", "Reference", "Lbl", "LBody"}
"""They go on in the line of what holds them."""


def spoken(data: bytes) -> list[str]:
    """The lines that are read, each begun with its role."""
    return list(_said(read(data).tree, ""))


def _said(node: Node, before: str) -> Iterator[str]:
    if node.tag in GROUPS:
        for kid in node.kids:
            yield from _said(kid, before)
    elif node.tag in ("H1", "H2", "H3"):
        yield f"{before}[heading {node.tag[1]}{_lang(node)}] {_line(node)}"
    elif node.tag == "Figure":
        yield f"{before}[picture{_lang(node)}] {node.alt}"
    elif node.tag in ("L", "TOC"):
        items = [kid for kid in node.kids if kid.tag in ("LI", "TOCI")]
        yield f"{before}[{'contents' if node.tag == 'TOC' else 'list'} of {len(items)}]"
        for kid in node.kids:
            yield from _said(kid, before + "  ")
    elif node.tag == "Table":
        yield from _table(node, before)
    else:
        yield f"{before}[{_role(node)}{_lang(node)}] {_line(node)}"
        for kid in node.kids:
            if kid.tag not in WITHIN:
                yield from _said(kid, before + "  ")


def _role(node: Node) -> str:
    return {"LI": "item", "P": "text", "Reference": "entry", "Caption": "caption", "BlockQuote": "quote"}.get(
        node.tag, node.tag
    )


def _lang(node: Node) -> str:
    return f" in {node.lang}" if node.lang else ""


def _line(node: Node) -> str:
    return node.instead or " ".join("".join(_inline(node)).replace(SOFT_HYPHEN, "").split())


def _inline(node: Node) -> Iterator[str]:
    for part in node.content:
        if isinstance(part, str):
            yield part
        elif part.tag in WITHIN:
            inner = "".join(_inline(part))
            named = {"Link": "link: ", "Span": f"in {part.lang}: "}.get(part.tag, "")
            yield f"{{{named}{inner.strip()}}} " if named and (part.lang or part.tag == "Link") else inner + " "


def _table(node: Node, before: str) -> Iterator[str]:
    rows = [kid for kid in node.walk() if kid.tag == "TR"]
    named = [kid for kid in node.kids if kid.tag == "Caption"]
    title = f" {_line(named[0])}" if named else ""
    yield f"{before}[table of {len(rows)} rows{_lang(node)}]{title}{' – ' + node.summary if node.summary else ''}"
    called = {kid.id: _line(kid) for kid in node.walk() if kid.id}
    columns: dict[int, str] = {}
    for row in rows:
        cells = [kid for kid in row.kids if kid.tag in ("TH", "TD")]
        side = next((_line(cell) for cell in cells if cell.scope == "Row"), "")
        at, said = 0, []
        for cell in cells:
            text = _line(cell) or "blank"
            heads = [called.get(own, "?") for own in cell.heads] or [
                columns.get(at, ""),
                "" if cell.tag == "TH" else side,
            ]
            if cell.scope == "Column":
                columns[at] = text
                said.append(f"{text} (heads a column)")
            else:
                said.append(f"{' / '.join(own for own in heads if own)}: {text}" if any(heads) else text)
            at += cell.span
        yield f"{before}  [row] " + " | ".join(said)
        for cell in cells:
            for kid in cell.kids:
                if kid.tag not in WITHIN:
                    yield from _said(kid, before + "    ")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write("\n".join(spoken(Path(name).read_bytes())) + "\n")
