"""Parts of pages that have to fit as a whole: facts side by side, bars within their table, the time plan in lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from prodige_core.charts import GanttBar, GanttRows, lanes_of
from prodige_core.charts.palette import LIGHT, role_colour
from prodige_core.exports.docx.grid import Cell, Kind, cell_text, fitted, framed, row
from prodige_core.exports.docx.markup import line, para, run, written
from prodige_core.exports.docx.pictures import placed
from prodige_core.exports.docx.plan_room import months_size
from prodige_core.exports.docx.plans import PATTERN_OF, shifted, term_edge
from prodige_core.exports.docx.prose import Pen, spacer
from prodige_core.exports.docx.sketches import small_bar
from prodige_core.exports.docx.styles import HAIRLINE
from prodige_core.frameworks import Role
from prodige_core.reports.document import Block, Column, Figure
from prodige_core.reports.drawings import GanttFigure, ProfileFigure
from prodige_core.reports.sheets import Fact
from prodige_core.reports.spreads import Short, Spread

BAR: Final = 18.0
"""Millimetres of a bar within its table."""
SIGN: Final = "\u2007" * 3
"""What is shaded as a sign in the legend: spaces as wide as digits, about 5 mm. LibreOffice cuts other fixed spaces apart."""
FILLS: Final = 8
"""How often a page is set again to say a little more on it (measured: 20 ms each)."""


Chosen = tuple[int, ...]
"""Which version of every `Short` of a page is set, in reading order."""


def fitted_columns(
    spread: Spread, fits: Callable[[Sequence[Sequence[Sequence[Block]]]], bool]
) -> Sequence[Sequence[Sequence[Block]]]:
    """The columns of every band as long as the page holds them. fits: whether it does; each call sets the whole page."""
    shorts = [own for band in spread.bands for column in band.columns for own in column if isinstance(own, Short)]
    ways = _ways(shorts)
    low, high = 0, len(ways) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(_columns(spread, ways[middle])) else (middle + 1, high)
    chosen = list(ways[low])
    tries = 0
    for place in sorted(range(len(chosen)), key=lambda own: -len(shorts[own].versions)):
        while chosen[place] and tries < FILLS:
            tries += 1
            chosen[place] -= 1
            if not fits(_columns(spread, tuple(chosen))):
                chosen[place] += 1
                break
    return _columns(spread, tuple(chosen))


def _ways(shorts: Sequence[Short]) -> list[Chosen]:
    """From everything to the least: the longest lists first as far as is enough, then what can be left out, then all."""
    at = [0] * len(shorts)
    ways = [tuple(at)]
    enough = [own.enough or 0 for own in shorts]
    last = [len(own.versions) - 1 for own in shorts]
    middle = [end if own.enough is None else most for own, end, most in zip(shorts, last, enough, strict=True)]
    for limits in (enough, middle, last):
        while any(own < limit for own, limit in zip(at, limits, strict=True)):
            at[max(range(len(at)), key=lambda place: limits[place] - at[place])] += 1
            ways.append(tuple(at))
    return ways


def _columns(spread: Spread, chosen: Chosen) -> Sequence[Sequence[Sequence[Block]]]:
    versions = iter(chosen)
    return [[list(_said(column, versions)) for column in band.columns] for band in spread.bands]


def _said(column: Sequence[Block | Short], versions: Iterator[int]) -> Iterator[Block]:
    for own in column:
        if isinstance(own, Short):
            yield from own.versions[next(versions)]
        else:
            yield own


def facts_row(pen: Pen, facts: tuple[Fact, ...], width: float) -> str:
    """Facts side by side, each below its label."""
    widths = [width / len(facts)] * len(facts)
    rule = line("top", 8) + line("bottom", 4, HAIRLINE)
    cells = [
        Cell(para("Label", pen.text(own.label)) + para("SmallCell", pen.text(own.value)), borders=rule) for own in facts
    ]
    title = ", ".join(own.label for own in facts)
    return framed(Kind("Passages", title, head=False), widths, (row(cells, widths),)) + spacer()


def bars_table(pen: Pen, drawn: ProfileFigure, figure: Figure, width: float) -> str:
    """The numbers of a profile with a small bar in every row. The figure has its table, one row an area."""
    table = figure.table
    if table is None:
        raise ValueError("bars within a table need their table")
    header = (table.header[0], "", *table.header[1:])
    first, *rest = table.columns
    share = sum(column.share for column in table.columns)
    columns = (first, Column(share * BAR / (width - BAR)), *rest)
    widths = fitted(
        replace(table, header=header, columns=columns, rows=tuple((r[0], "", *r[1:]) for r in table.rows)), width
    )
    head = [
        Cell(cell_text(text, column.align, keep=True, small=True)) for text, column in zip(header, columns, strict=True)
    ]
    rows = [row(head, widths, head=True)]
    scored = {bar.title: bar for bar in drawn.rows}
    for texts in table.rows:
        bar = scored.get(texts[0])
        drawing = ""
        if bar is not None:
            pen.pictures += 1
            sentence = f"{bar.code} {bar.level_name}".strip()
            drawing = placed(small_bar(bar, min(BAR, widths[1] - 3.2)), pen.media, pen.pictures, bar.title, sentence)
        cells = [
            Cell(cell_text(texts[0], small=True, lang=pen.langs.get(texts[0], "")), middle=True),
            Cell(para("SmallCell", drawing), middle=True),
        ]
        cells += [
            Cell(cell_text(text, column.align, small=True), middle=True)
            for text, column in zip(texts[1:], rest, strict=True)
        ]
        rows.append(row(cells, widths))
    return framed(Kind("ReportTable", figure.caption or table.header[0], figure.alt), widths, rows)


def lanes_legend(pen: Pen, drawn: GanttFigure) -> str:
    """Which pattern and colour stands for which lead; a sign stays beside its word."""
    roles = dict.fromkeys((bar.lead, bar.lead_name) for bar in drawn.rows.bars)
    return pen.para("Note", run("    ").join(_sign(role) + run(f"\u00a0{name}") for role, name in roles), keep=True)


def _sign(role: Role) -> str:
    """A little bar: shaded spaces."""
    shade = f'<w:shd w:val="{PATTERN_OF[role]}" w:color="FFFFFF" w:fill="{role_colour(role, LIGHT)[1:]}"/>'
    return f"<w:r><w:rPr>{shade}</w:rPr>{written(SIGN)}</w:r>"


def lanes(drawn: GanttFigure, figure: Figure, width: float) -> str:
    """The time plan in little room: bars share rows where they do not meet, each with its action's number."""
    terms = drawn.rows.terms
    widths = [width / max(1, len(terms))] * max(1, len(terms))
    size = months_size(len(terms))
    head = [
        Cell(shifted(run(label, size=size), keep=True, shift=40), borders=term_edge(drawn.rows, place), tight=True)
        for place, (label, _) in enumerate(terms)
    ]
    rows = [row(head, widths, head=True)]
    rows += [row(list(_lane(drawn.rows, bars)), widths) for bars in lanes_of(drawn.rows.bars)]
    return framed(Kind("ReportTable", figure.caption, figure.alt), widths, rows)


def _number(bar: GanttBar) -> str:
    """Dark on white, as in print: it reads on every colour and pattern."""
    shade = '<w:b/><w:bCs/><w:sz w:val="15"/><w:szCs w:val="15"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    return f"<w:r><w:rPr>{shade}</w:rPr>{written(chr(0x2007) + str(bar.number) + chr(0x2007))}</w:r>"


def _lane(rows: GanttRows, bars: Sequence[GanttBar]) -> Iterator[Cell]:
    at = 1
    for bar in bars:
        for place in range(at, bar.start):
            yield Cell(para("Bar", ""), borders=term_edge(rows, place - 1), tight=True)
        colour = role_colour(bar.lead, LIGHT)
        white = "".join(line(side, 8, LIGHT.paper) for side in ("top", "left", "bottom", "right"))
        text = _number(bar)
        yield Cell(
            para("Bar", text),
            bar.end - bar.start + 1,
            fill=colour,
            borders=white,
            tight=True,
            pattern=PATTERN_OF[bar.lead],
        )
        at = bar.end + 1
    for place in range(at, len(rows.terms) + 1):
        yield Cell(para("Bar", ""), borders=term_edge(rows, place - 1), tight=True)
