"""WordprocessingML as text: runs and paragraphs whose properties stand in the order the standard wants.

Word calls a file unreadable when properties stand in another order (ISO/IEC 29500-1, 17.3.1.26 and 17.3.2.28), so it is
kept here, in one place. Whatever people typed is escaped here too and stays text.
"""

from __future__ import annotations

import html
import re
from typing import Final, Literal

from prodige_core.exports.content import one_line, plain

Justify = Literal["", "left", "center", "right"]
TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
EMU: Final = 36_000
"""English metric units in a millimetre."""
MAX_BOOKMARK: Final = 40
"""Characters in the name of a bookmark (Word's limit)."""
_BREAKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def twips(millimetres: float) -> int:
    """Millimetres as whole twentieths of a point."""
    return round(millimetres * TWIPS)


def emu(millimetres: float) -> int:
    """Millimetres as drawings measure."""
    return round(millimetres * EMU)


def attribute(text: str) -> str:
    """A text as the value of an attribute: one line, escaped."""
    return html.escape(one_line(text), quote=True)


def written(text: str) -> str:
    """The inside of a run: literal text, line ends as line breaks."""
    parts = re.split("([\n\t])", plain(text))
    return "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{html.escape(part, quote=False)}</w:t>'
        for part in parts
        if part
    )


def run(
    text: str,
    style: str = "",
    *,
    bold: bool = False,
    italic: bool = False,
    colour: str = "",
    size: float = 0,
    lang: str = "",
) -> str:
    """A run. style: id of a character style; size: points, where no style has it; lang: only where it is another."""
    if not text:
        return ""
    properties = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if bold else "",
            "<w:i/><w:iCs/>" if italic else "",
            f'<w:color w:val="{colour.lstrip("#")}"/>' if colour else "",
            f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
            f'<w:lang w:val="{attribute(lang)}"/>' if lang else "",
        )
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{written(text)}</w:r>"


def para(
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    break_before: bool = False,
    list_id: int = 0,
    top_rule: bool = False,
    before: int | None = None,
    hang: int = 0,
    justify: Justify = "",
    section: str = "",
) -> str:
    """A paragraph. before: space above in twips; hang: indent of all but the first line, with a tab there; section: ends it."""
    properties = "".join(
        (
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if keep_next else "",
            "<w:keepLines/>" if keep_lines else "",
            "<w:pageBreakBefore/>" if break_before else "",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else "",
            f"<w:pBdr>{line('top', 4, space=5)}</w:pBdr>" if top_rule else "",
            f'<w:tabs><w:tab w:val="left" w:pos="{hang}"/></w:tabs>' if hang else "",
            "" if before is None else f'<w:spacing w:before="{before}"/>',
            f'<w:ind w:left="{hang}" w:hanging="{hang}"/>' if hang else "",
            f'<w:jc w:val="{justify}"/>' if justify else "",
            section,
        )
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def line(side: str, eighths: int, colour: str = "1B1F23", space: int = 0) -> str:
    """A border: its weight in eighths of a point, its distance from the text in points."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour.lstrip("#")}"/>'


def no_line(side: str) -> str:
    """No border where a style would draw one."""
    return f'<w:{side} w:val="nil"/>'


def link(bookmark: str, content: str) -> str:
    """A link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def field(code: str, shown: str) -> str:
    """A field whose code is ours, with the content shown until Word renews it."""
    return (
        f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mark("separate")}'
        f"{shown}{mark('end')}"
    )


def mark(kind: Literal["begin", "separate", "end"]) -> str:
    """One of the three marks of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


class Bookmarks:
    """Names and numbers of the places links lead to. Only places that are there may be named."""

    def __init__(self, targets: tuple[str, ...]) -> None:
        self._names = {target: _name(place, target) for place, target in enumerate(dict.fromkeys(targets), 1)}
        self._put: set[str] = set()

    def name(self, target: str) -> str:
        """The bookmark of a heading or card: a letter first, short, no two alike; empty when there is no such place."""
        return self._names.get(target, "")

    def around(self, target: str, content: str) -> str:
        """The content marked as the target; a second time it is left as it is."""
        if target in self._put or target not in self._names:
            return content
        self._put.add(target)
        number = len(self._put)
        return f'<w:bookmarkStart w:id="{number}" w:name="{self._names[target]}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def _name(place: int, target: str) -> str:
    safe = "".join(char if char.isascii() and char.isalnum() else "_" for char in target)
    return f"p{place}_{safe}"[:MAX_BOOKMARK]
