"""Puts slabs on pages from top to bottom; a slab is the smallest thing that is never divided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prodige_core.exports.pdf.style import BOTTOM, TOP
from prodige_core.exports.pdf.tagged import TaggedPDF


@dataclass(slots=True)
class Slab:
    """Something of a fixed height. ``draw(y)`` draws it with its upper edge at ``y`` on the current page.

    before: space above, dropped at the top of a page. keep: it must not be the last thing on a page.
    needs: room that must be left on the page for it to begin there (chapters).
    again: what to repeat above it where a page begins with it (table heads).
    """

    height: float
    draw: Callable[[float], None]
    before: float = 0.0
    keep: bool = False
    needs: float = 0.0
    again: Callable[[], Sequence[Slab]] | None = None


def height_of(slabs: Sequence[Slab]) -> float:
    """Height of slabs one below the other, without the first one's space above."""
    return sum(slab.height + (slab.before if place else 0.0) for place, slab in enumerate(slabs))


def chain(slabs: Sequence[Slab]) -> None:
    """Keep slabs together on one page."""
    for slab in slabs[:-1]:
        slab.keep = True


def draw_column(slabs: Sequence[Slab], y: float) -> float:
    """Draw slabs one below the other from ``y`` on, with no page break; returns the lower edge."""
    for place, slab in enumerate(slabs):
        y += slab.before if place else 0.0
        slab.draw(y)
        y += slab.height
    return y


@dataclass(slots=True)
class Flow:
    """The page being filled. ``chapters``: the chapter each page belongs to, for the running heads."""

    pdf: TaggedPDF
    y: float = TOP
    chapter: str = ""
    chapters: dict[int, str] = field(default_factory=dict)
    plain_pages: set[int] = field(default_factory=set)

    def page(self) -> None:
        """Begin a new page."""
        self.pdf.next_page()
        self.chapters[self.pdf.page] = self.chapter
        self.y = TOP

    def page_unless_empty(self) -> None:
        """Begin a new page unless nothing is on this one."""
        if self.y > TOP:
            self.page()

    def place(
        self, slabs: Sequence[Slab], whole: bool = False, again: Callable[[], Sequence[Slab]] | None = None
    ) -> None:
        """Put slabs on the page, and on the next ones as needed.

        whole: keep all together if they fit on one page. again: what to repeat after a page break within them.
        """
        if whole and self._breaks(height_of(slabs), slabs[0].before if slabs else 0):
            self.page()
        for number, group in enumerate(_groups(slabs)):
            needed = max(height_of(group), group[0].needs)
            if self._breaks(needed, group[0].before):
                self.page()
                repeat = group[0].again or (again if number else None)
                if repeat is not None:
                    self._put(repeat())
            self._put(group)

    def _breaks(self, height: float, before: float) -> bool:
        return self.y > TOP and self.y + before + height > BOTTOM and height <= BOTTOM - TOP

    def _put(self, slabs: Sequence[Slab]) -> None:
        for slab in slabs:
            before = slab.before if self.y > TOP else 0.0
            if self.y > TOP and self.y + before + slab.height > BOTTOM:
                self.page()
                before = 0.0
            self.y += before
            slab.draw(self.y)
            self.y += slab.height


def _groups(slabs: Sequence[Slab]) -> list[list[Slab]]:
    """Slabs that must stay with the next one, chained."""
    groups: list[list[Slab]] = []
    open_group: list[Slab] = []
    for slab in slabs:
        open_group.append(slab)
        if not slab.keep:
            groups.append(open_group)
            open_group = []
    if open_group:
        groups.append(open_group)
    return groups
