"""Lists of the Word document: one definition a kind, and a numbered list of its own for every list, so that each starts at 1."""

from __future__ import annotations

from typing import Final

from prodige_core.exports.docx.markup import twips
from prodige_core.exports.docx.styles import (
    ACCENT,
    BULLETS,
    HEAD,
    INDENT,
    MARGIN,
    NUMBERS,
    PASSAGE_BULLETS,
    PASSAGE_NUMBERS,
    W,
)

_KINDS: Final = (
    # definition, style, sign or number, mm from the left to the text, mm from sign to text
    (BULLETS, "ListBullet", "•", MARGIN + INDENT, INDENT),
    (NUMBERS, "ListNumber", "%1", MARGIN + INDENT, INDENT),
    (PASSAGE_BULLETS, "PassageBullet", "•", 4.5, 4.5),
    (PASSAGE_NUMBERS, "PassageNumber", "%1", 4.5, 4.5),
)


class Lists:
    """Gives the ids of lists and writes their definitions at the end."""

    def __init__(self) -> None:
        self._own: list[int] = []

    def new(self, kind: int) -> int:
        """The id of a list of a kind (`NUMBERS` or `PASSAGE_NUMBERS`) that counts from 1 again."""
        self._own.append(kind)
        return len(_KINDS) + len(self._own)

    def part(self) -> str:
        """``word/numbering.xml``."""
        definitions = "".join(_definition(*kind) for kind in _KINDS)
        bases = "".join(_list(kind, kind) for kind, *_ in _KINDS)
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        own = "".join(_list(len(_KINDS) + place, kind, again) for place, kind in enumerate(self._own, 1))
        return f"{HEAD}<w:numbering {W}>{definitions}{bases}{own}</w:numbering>"


def _definition(kind: int, style: str, sign: str, left: float, hang: float) -> str:
    bullet = sign == "•"
    look = (
        f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr>' if bullet else f'<w:rPr><w:b/><w:color w:val="{ACCENT}"/></w:rPr>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{"bullet" if bullet else "decimal"}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{twips(left)}"/></w:tabs>'
        f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hang)}"/></w:pPr>{look}</w:lvl></w:abstractNum>'
    )


def _list(number: int, kind: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'
