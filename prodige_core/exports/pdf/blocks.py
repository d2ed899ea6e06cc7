"""Turns blocks of a document into slabs and places them on pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.figures import figure_slabs, is_table
from prodige_core.exports.pdf.flow import Flow, Slab, chain, height_of
from prodige_core.exports.pdf.prose import heading_slabs, labelled_slabs, line_slabs, list_slabs, paragraph_slabs
from prodige_core.exports.pdf.style import (
    BASELINE,
    BETWEEN,
    FIGURE_VALUE,
    FULL_WIDTH,
    LEFT,
    MAIN,
    MAIN_WIDTH,
    NOTE,
    PASSAGE_WHOLE,
    RULE,
    STRONG,
)
from prodige_core.exports.pdf.tables import table_slabs
from prodige_core.exports.pdf.tagged import Element
from prodige_core.exports.pdf.text import draw_line, one_line, text_lines, width_of
from prodige_core.reports.document import (
    Block,
    BulletList,
    Callout,
    Figure,
    Heading,
    KeyFigures,
    Labelled,
    NumberedList,
    PageBreak,
    Paragraph,
    Table,
)


def leads_on(block: Block, following: Block | None) -> bool:
    """Whether a block stays with the next one: anything with its note, an introduction with its table or picture."""
    if isinstance(following, Paragraph) and following.style == "note":
        return isinstance(block, (Table, Figure, Paragraph))
    return isinstance(block, Paragraph) and isinstance(following, (Table, Figure))


@dataclass(slots=True)
class Setter:
    """Sets blocks into a flow. ``tree``: the element they belong to; ``held``: headings waiting for what they head."""

    flow: Flow
    tree: Element
    held: list[Slab] = field(default_factory=list)

    def place(self, block: Block, following: Block | None = None) -> None:
        """Put one block on the page. Covers, posters, contents and cards have modules of their own.

        following: the block after it, so that notes stay with their table and an introduction with what it introduces.
        """
        if isinstance(block, PageBreak):
            self.flow.page_unless_empty()
        elif isinstance(block, Heading):
            self.held += heading_slabs(self.flow, block, LEFT, FULL_WIDTH, self.tree)
        else:
            slabs = self._full(block) if isinstance(block, (Table, Figure)) else self._main(block)
            if slabs and leads_on(block, following):
                slabs[-1].keep = True
                self.held += slabs
            else:
                self.put(slabs)

    def _full(self, block: Table | Figure) -> list[Slab]:
        """What spans the whole width; a picture stays with the table that tells its numbers."""
        pdf = self.flow.pdf
        if isinstance(block, Table):
            return table_slabs(pdf, block, LEFT, FULL_WIDTH, self.tree)
        slabs = figure_slabs(pdf, block, LEFT, FULL_WIDTH, self.tree)
        if block.table is None or is_table(block):
            return slabs
        chain(slabs)
        slabs[-1].keep = True
        return slabs + table_slabs(pdf, block.table, LEFT, FULL_WIDTH, self.tree)

    def _main(self, block: Block) -> list[Slab]:
        slabs = self.slabs(block, MAIN, MAIN_WIDTH, self.tree)
        if isinstance(block, (Labelled, Callout, KeyFigures)) and height_of(slabs) <= PASSAGE_WHOLE:
            chain(slabs)
        return slabs

    def put(self, slabs: list[Slab], whole: bool = False, again: Callable[[], Sequence[Slab]] | None = None) -> None:
        """Place slabs under the headings that wait for them."""
        held, self.held = self.held, []
        self.flow.place([*held, *slabs], whole, again)

    def slabs(self, block: Block, x: float, width: float, tree: Element, scale: float = 1.0) -> list[Slab]:
        """The slabs of a block that can stand in any column. TypeError for the others."""
        pdf = self.flow.pdf
        if isinstance(block, Paragraph):
            return paragraph_slabs(pdf, block, x, width, tree, scale)
        if isinstance(block, (BulletList, NumberedList)):
            return list_slabs(pdf, block, x, width, tree, scale)
        if isinstance(block, Labelled):
            return labelled_slabs(self.flow, block, x, width, tree, self.slabs, scale)
        if isinstance(block, Heading):
            return heading_slabs(self.flow, block, x, width, tree, scale, needs=0)
        if isinstance(block, Figure):
            return figure_slabs(pdf, block, x, width, tree, scale)
        if isinstance(block, Callout):
            return self._callout(block, x, width, tree)
        if isinstance(block, KeyFigures):
            return [self.key_figures(block, x, width, tree)]
        raise TypeError(f"{type(block).__name__} has no column of its own")

    def _callout(self, block: Callout, x: float, width: float, tree: Element) -> list[Slab]:
        """A passage with a strong line beside it."""
        inner = tree.add("Sect")
        slabs = line_slabs(self.flow.pdf, text_lines(block.title, STRONG, width - 6), x + 6, STRONG, inner.add("P"))
        for slab in slabs:
            slab.keep = True
        if slabs:
            slabs[0].before = BETWEEN * 1.6
        for part in block.body:
            slabs += self.slabs(part, x + 6, width - 6, inner)
        for place, slab in enumerate(slabs):
            slab.draw = self._beside_rule(slab.draw, x, slab.height, 0.0 if place == 0 else slab.before)
        return slabs

    def _beside_rule(
        self, draw: Callable[[float], None], x: float, height: float, before: float
    ) -> Callable[[float], None]:
        def drawn(y: float) -> None:
            self.flow.pdf.artifact()
            self.flow.pdf.rule(x + 1, y - before, x + 1, y + height, LIGHT.warn, RULE * 1.6)
            draw(y)

        return drawn

    def key_figures(self, block: KeyFigures, x: float, width: float, tree: Element) -> Slab:
        """Numbers in a row, each over what it counts, under a hairline."""
        pdf = self.flow.pdf
        step = width / max(1, len(block.figures))
        holders = [tree.add("P") for _ in block.figures]
        labels = [text_lines(figure.label, NOTE, step - 4) for figure in block.figures]
        deepest = max((len(lines) for lines in labels), default=0)
        height = 3 + FIGURE_VALUE.leading + deepest * NOTE.leading + 1

        def draw(y: float) -> None:
            pdf.artifact()
            pdf.rule(x, y, x + width, y, LIGHT.ink, RULE * 0.6)
            for place, (figure, holder, lines) in enumerate(zip(block.figures, holders, labels, strict=True)):
                left = x + place * step
                size = FIGURE_VALUE.size
                while size > 9 and width_of(one_line(figure.value, "strong", size, 1000), "strong", size) > step - 4:
                    size -= 1
                pdf.mark(holder)
                text = one_line(figure.value, "strong", size, step - 4) + " "
                pdf.write_text(
                    left, y + 2.5 + FIGURE_VALUE.leading * BASELINE, text, "strong", size, FIGURE_VALUE.colour
                )
                for number, line in enumerate(lines):
                    base = y + 3 + FIGURE_VALUE.leading + number * NOTE.leading + NOTE.leading * BASELINE
                    draw_line(pdf, line, left, base, NOTE, holder)

        return Slab(height, draw, before=BETWEEN * 2)
