"""What the mark of `prodige_core.roadmap.overload` means, below a table in which it stands."""

from __future__ import annotations

from collections.abc import Iterable

from prodige_core.i18n import Translator
from prodige_core.reports.document import Block, paragraph
from prodige_core.roadmap.overload import MARK, meaning_of_mark


def explained(cells: Iterable[str], t: Translator) -> list[Block]:
    """What the mark means, below a table in which any cell carries it."""
    if not any(cell.endswith(MARK) for cell in cells):
        return []
    return [paragraph(meaning_of_mark(t), "note")]
