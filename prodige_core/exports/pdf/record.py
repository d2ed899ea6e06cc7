"""The record of a workshop: on one page where it fits, else on as many as it takes, the header row repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from prodige_core.charts.palette import LIGHT
from prodige_core.exports.pdf.blocks import Setter
from prodige_core.exports.pdf.flow import Slab, draw_column, height_of
from prodige_core.exports.pdf.fonts import printable
from prodige_core.exports.pdf.marks import level_square
from prodige_core.exports.pdf.prose import draw_lines, line_slabs
from prodige_core.exports.pdf.style import (
    BASELINE,
    BETWEEN,
    BOTTOM,
    CELL,
    CELL_STRONG,
    EYEBROW,
    FULL_WIDTH,
    HAIRLINE,
    LABEL,
    LEFT,
    NOTE,
    RIGHT,
    RULE,
    SMALL,
)
from prodige_core.exports.pdf.tables import Place, header_slab
from prodige_core.exports.pdf.tagged import Element, TaggedPDF
from prodige_core.exports.pdf.text import Type, balanced_lines, set_lines, text_lines, width_of
from prodige_core.exports.pdf.votes import GridLook, VoteGrid
from prodige_core.reports.document import Run, text_runs
from prodige_core.reports.sheets import Fact, Outcome, Record, VoteRow

HEAD_TOP: Final = 14.0
LOWEST: Final = 284.0
"""A page without running head and page number has more room."""
TITLE: Final = Type(24, 9.6, "strong")
SCALES: Final = (1.2, 1.1, 1.0, 0.95, 0.9, 0.86, 0.82)
"""Tried from large to small; below the last one (7 pt) the record goes on over several pages (editorial)."""
FLOWING: Final = 0.95
NUMBER: Final = Place(LEFT, 6.0, "left")
SAID: Final = Place(LEFT + 6.0, 49.0, "left")
VOTES: Final = Place(LEFT + 59.0, 74.0, "left")
OUTCOME: Final = Place(LEFT + 136.0, 28.0, "left")
BELOW: Final = Place(SAID.x, FULL_WIDTH - 6.0, "left")
NAMES: Final = (12.0, 20.0)
"""The least and the most for the name of a round: it stands on one line at every scale, and the cells keep their room."""
BESIDE: Final = 2.2
"""What `votes.VoteGrid` leaves free beside a name, 2 mm, and a little for rounding."""
SQUARE: Final = 7.0
PAD: Final = 1.7


@dataclass(frozen=True, slots=True)
class _Look:
    """The sizes of one scale."""

    text: Type
    strong: Type
    small: Type
    grid: GridLook
    square: float
    pad: float


def place_record(setter: Setter, record: Record) -> None:
    """Put the record on a page of its own and on the next ones as needed."""
    flow = setter.flow
    flow.page()
    flow.chapter = record.eyebrow
    flow.plain_pages.add(flow.pdf.page)
    tree = setter.tree.add("Sect")
    flow.y = _head(setter, record, tree.add("Sect"))
    body = tree.add("Sect")
    for scale in SCALES:
        slabs, again = _body(flow.pdf, record, body, _look(scale, record))
        if flow.y + height_of(slabs) <= LOWEST:
            draw_column(slabs, flow.y)
            flow.y = BOTTOM
            return
    slabs, again = _body(flow.pdf, record, body, _look(FLOWING, record))
    flow.place(slabs, again=again)


def _look(scale: float, record: Record) -> _Look:
    small = SMALL.scaled(scale)
    text = CELL.scaled(scale)
    number = Type(7.5, 3.2, "strong").scaled(scale)
    label = Type(number.size, number.leading, "regular", LIGHT.ink)
    names = (printable(panel.title) for row in record.rows for panel in row.votes.panels)
    beside = max((width_of(name, label.face, label.size) + BESIDE for name in names), default=0.0)
    grid = GridLook(min(max(beside, NAMES[0]), NAMES[1]), 28.0, 9.0, 5.6 * scale, label, small)
    return _Look(text, CELL_STRONG.scaled(scale), small, grid, SQUARE * scale, PAD * scale**2)


def _head(setter: Setter, record: Record, tree: Element) -> float:
    """What the record is of: eyebrow, title, facts in columns, how it was voted; returns the lower edge."""
    pdf = setter.flow.pdf
    pdf.artifact()
    pdf.box(LEFT, HEAD_TOP, 14.0, 1.6, LIGHT.accent)
    eyebrow = text_lines(record.eyebrow, EYEBROW, FULL_WIDTH)
    y = draw_lines(pdf, eyebrow, LEFT, HEAD_TOP + 3.4, EYEBROW, tree.add("P"))
    style = TITLE
    while len(text_lines(record.title, style, FULL_WIDTH)) > 2 and style.size > 13:
        style = style.scaled(0.92)
    y = draw_lines(
        pdf, balanced_lines(text_runs(record.title), style, FULL_WIDTH), LEFT, y + 1.0, style, tree.add("H1")
    )
    y = _facts(pdf, record.facts, y + 3.0, tree)
    return (
        draw_lines(pdf, set_lines(text_runs(record.lead), NOTE, FULL_WIDTH), LEFT, y + 2.4, NOTE, tree.add("P")) + 3.4
    )


def _facts(pdf: TaggedPDF, facts: Sequence[Fact], y: float, tree: Element) -> float:
    pdf.artifact()
    pdf.rule(LEFT, y, RIGHT, y, LIGHT.ink, RULE * 0.6)
    lowest, x = y, LEFT
    for fact, step in zip(facts, _steps(facts), strict=True):
        holder = tree.add("P")
        below = draw_lines(pdf, text_lines(fact.label + " ", LABEL, step - 4), x, y + 1.6, LABEL, holder)
        lowest = max(lowest, draw_lines(pdf, text_lines(fact.value, CELL, step - 4), x, below, CELL, holder))
        x += step
    return lowest


def _steps(facts: Sequence[Fact]) -> list[float]:
    """Equal columns; where a long one would break while others have room to spare, it gets that room."""
    equal = FULL_WIDTH / max(1, len(facts))
    needs = [
        4.5
        + max(
            width_of(printable(own.value), CELL.face, CELL.size), width_of(printable(own.label), LABEL.face, LABEL.size)
        )
        for own in facts
    ]
    over = sum(max(0.0, need - equal) for need in needs)
    spare = sum(max(0.0, equal - need) for need in needs)
    if not over:
        return [equal] * len(facts)
    share = min(1.0, over / spare) if spare else 0.0
    return [
        need + (equal - need) * (1 - share) if need <= equal else equal + (need - equal) * share * spare / over
        for need in needs
    ]


def _body(
    pdf: TaggedPDF, record: Record, tree: Element, look: _Look
) -> tuple[list[Slab], Callable[[], Sequence[Slab]]]:
    tree.kids.clear()
    table = tree.add("Table")
    columns = (Place(NUMBER.x, SAID.x + SAID.width - NUMBER.x, "left"), VOTES, OUTCOME)

    def head(row: Element | None) -> Slab:
        return header_slab(pdf, record.header, columns, row)

    slabs = [head(table.add("THead").add("TR"))]
    body = table.add("TBody")
    for place, row in enumerate(record.rows):
        slabs[-1].keep = slabs[-1].keep or place == len(record.rows) - 1
        slabs += _row_slabs(pdf, row, body.add("TR"), look)
    slabs[-1].keep = bool(record.notes)
    for place, note in enumerate(record.notes):
        lines = set_lines(text_runs(note), NOTE, FULL_WIDTH)
        slabs += line_slabs(pdf, lines, LEFT, NOTE, tree.add("P"), BETWEEN if place == 0 else 0.4)
    return slabs, lambda: [head(None)]


def _row_slabs(pdf: TaggedPDF, row: VoteRow, tree: Element, look: _Look) -> list[Slab]:
    """The statement with its votes as one slab, then a slab a line of the reason, all on one page if they fit."""
    said, votes, came = tree.add("TH", scope="Row"), tree.add("TD"), tree.add("TD")
    title = text_lines(row.title, look.strong, SAID.width)
    question = text_lines(row.question, look.small, SAID.width)
    grid = VoteGrid(pdf, row.votes, VOTES.width, look.grid)
    outcome = _outcome(pdf, row.outcome, came, look)
    head = len(title) * look.strong.leading + len(question) * look.small.leading
    height = max(head, grid.height, outcome.height)
    figure = votes.add("Figure", alt=row.votes.alt)

    def draw(y: float) -> None:
        top = y + look.pad
        base = top + look.strong.leading * BASELINE
        pdf.mark(said)
        pdf.write_text(NUMBER.x, base, f"{printable(row.number)} ", "strong", look.strong.size, LIGHT.accent)
        below = draw_lines(pdf, title, SAID.x, top, look.strong, said)
        draw_lines(pdf, question, SAID.x, below, look.small, said)
        grid.draw(VOTES.x, top, figure)
        figure.box = (pdf.page, VOTES.x, top, VOTES.x + VOTES.width, top + grid.height)
        outcome.draw(top)

    slabs = [Slab(height + look.pad, draw)]
    for passage in row.passages:
        runs = (Run(f"{passage.label}  ", strong=True), Run(passage.value))
        slabs += line_slabs(pdf, set_lines(runs, look.text, BELOW.width), BELOW.x, look.text, came, 1.3)
    for slab in slabs[:-1]:
        slab.keep = True
    slabs[-1].draw = _ruled(pdf, slabs[-1].draw, slabs[-1].height + look.pad)
    slabs[-1].height += look.pad
    return slabs


def _outcome(pdf: TaggedPDF, outcome: Outcome, element: Element, look: _Look) -> Slab:
    """The agreed level's square with its name beside it and what stood there before below."""
    indent = 0.0 if outcome.level is None else look.square + 1.8
    words = text_lines(outcome.words, look.strong, OUTCOME.width - indent)
    before = text_lines(outcome.before, look.small, OUTCOME.width)
    tall = max(look.square if indent else 0.0, len(words) * look.strong.leading)

    def draw(y: float) -> None:
        pdf.mark(element)
        if outcome.level is not None:
            level_square(pdf, OUTCOME.x, y, look.square, outcome.level, outcome.top, printable(outcome.code))
        middle = y + max(0.0, (look.square - len(words) * look.strong.leading) / 2 if indent else 0.0)
        draw_lines(pdf, words, OUTCOME.x + indent, middle, look.strong, element)
        draw_lines(pdf, before, OUTCOME.x, y + tall + 0.8, look.small, element)

    return Slab(tall + (0.8 + len(before) * look.small.leading if before else 0.0), draw)


def _ruled(pdf: TaggedPDF, draw: Callable[[float], None], height: float) -> Callable[[float], None]:
    def drawn(y: float) -> None:
        draw(y)
        pdf.artifact()
        pdf.rule(LEFT, y + height, RIGHT, y + height, LIGHT.hairline, HAIRLINE)

    return drawn
