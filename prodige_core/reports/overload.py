"""Where a document shows that more is planned than there is: a mark at the number, and once below it what that means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from prodige_core.i18n import Translator
from prodige_core.reports.document import Block, paragraph

MARK: Final = "*"


def marked(text: str, used: int, there: int) -> str:
    """The words of a cell, with the mark where more is used than there is."""
    return f"{text}{MARK}" if used > there else text


def explained(cells: Iterable[str], t: Translator) -> list[Block]:
    """What the mark means, below a table in which any cell carries it."""
    if not any(cell.endswith(MARK) for cell in cells):
        return []
    said = t.gettext(
        "* More than there is: what has begun takes more than was planned, or less was given since the plan was made. "
        "Give more, or plan anew."
    )
    return [paragraph(said, "note")]
