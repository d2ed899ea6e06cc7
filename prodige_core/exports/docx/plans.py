"""Figures that are tables in Word, so that people can change them: the time plan, and the level of every practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from prodige_core.charts import GanttBar, GanttRows, PracticeDot
from prodige_core.charts.palette import LIGHT, ROLE_PATTERNS, Pattern, ink_on, level_colour, role_colour
from prodige_core.exports.docx.grid import Cell, Kind, cell_text, framed, row
from prodige_core.exports.docx.markup import line, para, run
from prodige_core.exports.docx.plan_room import Setting, setting_of
from prodige_core.frameworks import Role
from prodige_core.reports.document import Figure, Table
from prodige_core.reports.drawings import PracticeFigure

PATTERNS: Final[dict[Pattern, str]] = {
    "plain": "clear",
    "up": "diagStripe",
    "down": "reverseDiagStripe",
    "cross": "diagCross",
    "dots": "pct20",
}
PATTERN_OF: Final[dict[Role, str]] = {role: PATTERNS[pattern] for role, pattern in ROLE_PATTERNS.items()}
"""Word's own patterns, white on the colour of a role."""
HANG: Final = 330
"""Twips from an action's number to its title."""
SQUARE: Final = 6.2
SMALL: Final = 7.5
SIGN: Final = 9.0
TOGETHER: Final = 10
"""Actions of one term that stay on one page; more would leave too much of the page before empty (looked at)."""
RING, FLAG, PIN = "○", "►", "◆"
"""A level the plan reaches, a target, a start that people fixed: signs that Calibri has."""


def time_plan(rows: GanttRows, figure: Figure, heads: tuple[str, str], width: float, langs: dict[str, str]) -> str:
    """One row an action, one column a term, its bar as shaded paragraphs that people can move. heads: action and lead.

    The period stands with the lead, and what a board says below the title, so that no second table has to say it. On one
    page where that can be read (`plan_room`); else pages end with a term where they can.
    """
    periods = (
        [texts[2] for texts in figure.table.rows] if figure.table is not None else [bar.period for bar in rows.bars]
    )
    if figure.table is not None:
        heads = (heads[0], f"{heads[1]} · {figure.table.header[2]}")
    own = setting_of(rows, periods, width)
    widths = [own.title, *[own.term] * max(1, len(rows.terms)), own.lead]
    head = [
        Cell(cell_text(heads[0], keep=True)),
        *(
            Cell(shifted(run(label, size=own.months), keep=True, shift=40), borders=term_edge(rows, place), tight=True)
            for place, (label, _) in enumerate(rows.terms)
        ),
        Cell(shifted(run(heads[1]), keep=True)),
    ]
    made = [row(head, widths, head=True)]
    keeps = _kept([bar.start for bar in rows.bars])
    for bar, period, keep in zip(rows.bars, periods, keeps, strict=True):
        made.append(_bar_row(rows, (bar, period), (own, widths), langs, keep=keep))
    return framed(Kind("ReportTable", figure.caption, figure.alt), widths, made)


def _kept(starts: Sequence[int]) -> list[bool]:
    """Whether a row stays with the next: those that begin in one term do, and neither the first nor the last is alone."""
    last = len(starts) - 1
    many = Counter(starts)
    return [
        place < last and (place in (0, last - 1) or (start == starts[place + 1] and many[start] <= TOGETHER))
        for place, start in enumerate(starts)
    ]


def _bar_row(
    rows: GanttRows,
    told: tuple[GanttBar, str],
    how: tuple[Setting, list[float]],
    langs: dict[str, str],
    *,
    keep: bool,
) -> str:
    """told: the action and its period in words; how: with the widths of all columns."""
    (bar, period), (own, widths) = told, how
    size = 0 if own.style == "SmallCell" else own.size
    title = run(f"{bar.number}\t", "ActionNumber", bold=True, size=size)
    title += run(bar.title, lang=langs.get(bar.title, ""), size=size)
    board = " · ".join(text for text in (bar.status, bar.owner) if text)
    muted = run("\t" + board, colour=LIGHT.muted, size=size)
    below = para(own.style, muted, keep_next=keep, hang=HANG) if board else ""
    cells = [Cell(para(own.style, title, keep_next=keep, hang=HANG) + below, middle=True)]
    for place in range(len(rows.terms)):
        term = place + 1
        content = para(own.style, "", keep_next=keep)
        if bar.start <= term <= bar.end:
            content = _piece(bar, PIN if bar.pinned and term == bar.start else "", keep)
        cells.append(Cell(content, borders=term_edge(rows, place), middle=True, tight=True))
    when = run(period, size=own.period, colour=LIGHT.muted)
    if own.beside:
        said = shifted(run(f"{bar.lead_name} · ", size=size) + when, keep=keep, style=own.style)
    else:
        said = shifted(run(bar.lead_name, size=size), keep=keep, style=own.style)
        said += shifted(when, keep=keep, style=own.style)
    cells.append(Cell(said, middle=True))
    return row(cells, widths)


def _piece(bar: GanttBar, sign: str, keep: bool) -> str:
    """The part of a bar within one term: a shaded paragraph."""
    colour = role_colour(bar.lead, LIGHT)
    shade = f'<w:shd w:val="{PATTERN_OF[bar.lead]}" w:color="FFFFFF" w:fill="{colour[1:]}"/>'
    next_one = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Bar"/>{next_one}{shade}</w:pPr>'
        f"{run(sign, bold=True, colour=ink_on(colour), size=SMALL)}</w:p>"
    )


def term_edge(rows: GanttRows, place: int) -> str:
    """The line left of a term, darker where a school year begins."""
    new_year = place == 0 or rows.terms[place][1] != rows.terms[place - 1][1]
    right = line("right", 4, LIGHT.muted) if place == len(rows.terms) - 1 else ""
    return line("left", 6 if new_year else 2, LIGHT.muted if new_year else LIGHT.hairline) + right


def practice_levels(drawing: PracticeFigure, table: Table, figure: Figure, width: float, langs: dict[str, str]) -> str:
    """Rows by area: practice, a square a level, and the words. table: the texts, one row a practice."""
    codes, texts = drawing.codes, table.rows
    words = len(table.header) - 1
    shares = (34.0, 20.0, 15.0)[:words] if words <= 3 else (30.0,) * words
    title = width - SQUARE * len(codes) - 3 - sum(shares)
    widths = [title, *[SQUARE] * len(codes), shares[0] + 3, *shares[1:]]
    head = [
        Cell(cell_text(table.header[0], keep=True)),
        *(Cell(para("Cell", run(code, size=SMALL), keep_next=True, justify="center"), tight=True) for code in codes),
        *(Cell(_after(place, text, keep=True)) for place, text in enumerate(table.header[1:])),
    ]
    made = [row(head, widths, head=True)]
    pairs = zip(drawing.rows, texts, strict=True)
    for area, group in groupby(pairs, key=lambda pair: pair[0].area_title):
        own = list(group)
        whole = len(widths)
        made.append(row([Cell(para("Cell", run(area, "Strong"), keep_next=True, before=140), span=whole)], widths))
        for place, (dot, said) in enumerate(own):
            keep = place < len(own) - 1
            cells = [Cell(cell_text(said[0], keep=keep, lang=langs.get(said[0], "")), middle=True)]
            cells += [_square(dot, level, code, keep) for level, code in enumerate(codes)]
            cells += [Cell(_after(number, text, keep=keep), middle=True) for number, text in enumerate(said[1:])]
            made.append(row(cells, widths))
    return framed(Kind("ReportTable", figure.caption, figure.alt), widths, made)


def _after(place: int, text: str, *, keep: bool) -> str:
    """A text behind the squares: the level stands a little away from them, what follows is short and right-aligned."""
    if place:
        return cell_text(text, "right", keep=keep)
    return shifted(run(text), keep=keep)


def shifted(content: str, *, keep: bool, shift: int = 110, style: str = "Cell") -> str:
    """The paragraph of a cell, its text a little away from what stands left of it (twips)."""
    next_one = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{next_one}<w:ind w:left="{shift}"/></w:pPr>{content}</w:p>'


def _square(dot: PracticeDot, level: int, code: str, keep: bool) -> Cell:
    fill, sign, colour = LIGHT.tint, "", LIGHT.accent
    if dot.level is not None and level <= dot.level:
        fill = level_colour(level, dot.top)
        sign, colour = (code if level == dot.level else ""), ink_on(fill)
    elif dot.reached is not None and dot.level is not None and dot.level < level <= dot.reached:
        sign = RING
    if level == dot.target and (dot.level is None or level > dot.level):
        sign += FLAG
        colour = LIGHT.warn if len(sign) == 1 else colour
    gap = "".join(line(side, 12, LIGHT.paper) for side in ("top", "left"))
    borders = gap + line("bottom", 12, LIGHT.paper) + line("right", 12, LIGHT.paper)
    size = SIGN if sign and sign[0] in (RING, FLAG) else SMALL
    content = para("Cell", run(sign, bold=True, colour=colour, size=size), keep_next=keep, justify="center")
    return Cell(content, fill=fill, borders=borders, middle=True, tight=True)
