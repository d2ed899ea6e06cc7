"""The report's figures as marks: bars by area, hours by role and term, money by year, answers, change, and the cover's squares."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from prodige_core.charts import ProfileBar, ProgressRow, VoteBar, vote_most
from prodige_core.charts.palette import LIGHT, ink_on, level_colour, role_colour
from prodige_core.exports.docx.measure import clipped, width_mm
from prodige_core.exports.docx.pictures import Box, Disc, Mark, Picture, Stroke, Words
from prodige_core.reports.document import Cover, MosaicCell
from prodige_core.reports.drawings import (
    BudgetFigure,
    Drawing,
    LoadFigure,
    ProfileFigure,
    ProgressFigure,
    VoteFigure,
    VotePanel,
)

TEXT, SMALL = 9.0, 7.5
"""Points."""
LEAD: Final = 3.9
"""Millimetres from line to line."""
CAP: Final = 0.113
"""Half the height of a capital, in mm a point: what centres a line of text on a bar."""
BAR: Final = 4.6
NARROW: Final = 110.0
"""Pictures narrower than this set a bar's title above it (as the printed report does)."""
HAIR: Final = 0.2


def sketch(drawing: Drawing, width: float) -> Picture | None:
    """A figure at a width in mm; None for those that are tables in Word, or codes."""
    match drawing:
        case ProfileFigure():
            return _profile(drawing, width)
        case ProgressFigure():
            return _progress(drawing, width)
        case LoadFigure():
            return _load(drawing, width)
        case BudgetFigure():
            return _budget(drawing, width)
        case VoteFigure():
            return _votes(drawing, width)
        case _:
            return None


def mosaic(cover: Cover, width: float, height: float) -> Picture | None:
    """The cover's pattern: a column an area, a square a practice. None when there is nothing to show."""
    areas = [area for framework in cover.mosaic for area in framework]
    if not areas:
        return None
    deepest, groups, between = max(len(area) for area in areas), len(cover.mosaic), 5.0
    pitch = min(16.4, (width - between * (groups - 1)) / len(areas), height / deepest)
    marks: list[Mark] = []
    x = 0.0
    for framework in cover.mosaic:
        for area in framework:
            for place, cell in enumerate(area):
                marks += _square(cell, x, place * pitch, pitch - 1.1)
            x += pitch
        x += between
    return Picture(width, deepest * pitch, tuple(marks))


def _square(cell: MosaicCell, x: float, y: float, side: float) -> list[Mark]:
    if cell.level is None:
        return [Box(x + 0.2, y + 0.2, side - 0.4, side - 0.4, "", LIGHT.hairline, 0.3)]
    colour = level_colour(cell.level, cell.top)
    square: list[Mark] = [Box(x, y, side, side, colour)]
    if side >= 4:
        square.append(_middle(x + side / 2, y + side / 2, cell.code, side * 1.35, ink_on(colour), bold=True))
    return square


def _middle(x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False) -> Words:
    """Text round a point."""
    return Words(x, y + size * CAP, text, size, colour, bold, "middle")


def _beside(x: float, y: float, text: str, room: float, size: float = TEXT, *, most: int = 2) -> list[Mark]:
    """Text left-aligned in a room, its lines round a height."""
    lines = clipped(text, size, room, most)
    first = y - (len(lines) - 1) * LEAD / 2 + size * CAP
    return [Words(x, first + place * LEAD, own, size, LIGHT.ink) for place, own in enumerate(lines)]


def _scale(codes: Sequence[str], left: float, track: float, foot: float) -> list[Mark]:
    """The codes of the levels over a track, and fine lines under them down to the foot."""
    top = max(1, len(codes) - 1)
    marks: list[Mark] = []
    for level, code in enumerate(codes):
        at = left + track * level / top
        marks.append(Stroke(at, 4.4, at, foot, LIGHT.hairline, HAIR))
        marks.append(Words(at, 3.2, code, SMALL, LIGHT.muted, anchor="middle"))
    return marks


def _profile(figure: ProfileFigure, width: float) -> Picture:
    wide = width >= NARROW
    title, words = (width * 0.34, 34.0) if wide else (0.0, 2.0)
    left = title + (3 if wide else 1.5)
    track = width - left - words
    step = 8.2 if wide else 7.4
    foot = 5.5 + step * len(figure.rows)
    marks = _scale(figure.codes, left, track, foot)
    for place, row in enumerate(figure.rows):
        y = 5.5 + place * step
        bar = (y + 1.5, BAR + 0.6) if wide else (y + 4.9, 2.0)
        if wide:
            marks += _beside(0, bar[0] + bar[1] / 2, row.title, title)
            marks += _beside(left + track + 3, bar[0] + bar[1] / 2, row.level_name, words - 3)
        else:
            code = width_mm(row.code, TEXT, bold=True) + 2
            marks += [Box(left - 1, y + 0.6, track + 2, 3.9, LIGHT.paper)]
            marks += _beside(left, y + 2.3, row.title, track - code, most=1)
            marks.append(Words(left + track, y + 2.3 + TEXT * CAP, row.code, TEXT, LIGHT.ink, True, "end"))
        marks += _bar(row, left, track, *bar, code_inside=wide)
    return Picture(width, foot + 0.5, tuple(marks))


def _bar(row: ProfileBar, left: float, track: float, y: float, height: float, *, code_inside: bool) -> list[Mark]:
    marks: list[Mark] = [Box(left, y, track, height, LIGHT.tint)]
    if row.score is not None and row.level is not None:
        colour, filled = level_colour(row.level, row.top), track * row.score / row.top
        marks.append(Box(left, y, filled, height, colour))
        if code_inside:
            inside = filled > 7
            at = left + (1.6 if inside else filled + 1.4)
            ink = ink_on(colour) if inside else LIGHT.ink
            marks.append(Words(at, y + height / 2 + 8 * CAP, row.code, 8, ink, True))
    if row.target is not None:
        over = 0.6 if height > 4 else 0.3
        marks += _target(left + track * row.target / row.top, y - over, height + 2 * over)
    return marks


def small_bar(row: ProfileBar, width: float) -> Picture:
    """One bar without its texts, for a row of a table."""
    marks = _bar(row, 0.6, width - 1.2, 0.7, 2.4, code_inside=False)
    return Picture(width, 3.8, tuple(marks))


def _target(x: float, y: float, height: float) -> list[Mark]:
    """An upright mark with a foot at both ends; finer on fine bars."""
    weight, foot = (0.45, 0.7) if height > 4 else (0.35, 0.5)
    ends: list[Mark] = [Stroke(x - foot, at, x + foot, at, LIGHT.ink, weight) for at in (y, y + height)]
    return [Stroke(x, y, x, y + height, LIGHT.ink, weight), *ends]


def _progress(figure: ProgressFigure, width: float) -> Picture:
    wide = width >= NARROW
    title, words = (width * 0.34, 28.0) if wide else (0.0, 2.0)
    left = title + (4 if wide else 1.8)
    track = width - left - words - 2
    step = 8.2 if wide else 7.7
    foot = 5.5 + step * len(figure.rows)
    marks = _scale(figure.codes, left, track, foot)
    for place, row in enumerate(figure.rows):
        y = 5.5 + place * step
        middle = y + step / 2 if wide else y + 5.9
        strong = row.movement in ("rose", "fell")
        if wide:
            marks += _beside(0, middle, row.title, title)
            marks.append(Words(left + track + 5, middle + TEXT * CAP, row.words, TEXT, LIGHT.ink, strong))
        else:
            marks += [Box(left - 1, y + 0.6, track + 2, 3.9, LIGHT.paper)]
            marks += _beside(left, y + 2.3, row.title, track - width_mm(row.words, TEXT) - 3, most=1)
            marks.append(Words(left + track, y + 2.3 + TEXT * CAP, row.words, TEXT, LIGHT.ink, strong, "end"))
        marks += _course(row, left, track, middle)
    return Picture(width, foot + 0.5, tuple(marks))


def _course(row: ProgressRow, left: float, track: float, y: float) -> list[Mark]:
    """A line from an open mark (then) to a filled one (now)."""
    marks: list[Mark] = [Stroke(left, y, left + track, y, LIGHT.hairline, HAIR)]
    then, now = (None if score is None else left + track * score / row.top for score in (row.before, row.after))
    if then is not None and now is not None:
        marks.append(Stroke(then, y, now, y, LIGHT.muted, 0.7))
    if then is not None:
        marks.append(Disc(then, y, 1.15, LIGHT.paper, LIGHT.ink, 0.35))
    if now is not None:
        marks.append(Disc(now, y, 1.5, LIGHT.accent))
    return marks


def _load(figure: LoadFigure, width: float) -> Picture:
    """A row a role, a column a term: hours planned under the line of hours there are."""
    terms = list(dict.fromkeys(cell.term_label for cell in figure.rows))
    title, tall = 34.0, 17.0
    step = (width - title) / max(1, len(terms))
    head = 5.0
    marks: list[Mark] = []
    for place, label in enumerate(terms):
        shown = label if width_mm(label, SMALL) <= step - 1 else str(place + 1)
        marks.append(Words(title + place * step, 3.2, shown, SMALL, LIGHT.muted))
    for number, (_, group) in enumerate(groupby(figure.rows, key=lambda cell: cell.role)):
        cells = list(group)
        floor = head + number * tall + tall - 2
        most = max(max(cell.used, cell.capacity) for cell in cells) or 1
        marks += _beside(0, floor - 3.5, cells[0].role_name, title - 3)
        for place, cell in enumerate(cells):
            x, bar = title + place * step, min(step * 0.62, 14)
            used, there = (10.0 * hours / most for hours in (cell.used, cell.capacity))
            marks.append(Box(x, floor - used, bar, used, role_colour(cell.role, LIGHT)))
            marks.append(Stroke(x, floor, x + bar, floor, LIGHT.muted, HAIR))
            marks.append(Stroke(x - 0.6, floor - there, x + bar + 0.6, floor - there, LIGHT.ink, 0.4))
            if cell.used and step >= 7:
                up = max(used, there if 0 <= there - used < 3 else 0)
                marks.append(Words(x, floor - up - 0.9, str(cell.used), SMALL, LIGHT.ink, True))
    roles = len({cell.role for cell in figure.rows})
    return Picture(width, head + roles * tall, tuple(marks))


def _budget(figure: BudgetFigure, width: float) -> Picture:
    title, words, step = 24.0, 46.0, 7.6
    track = width - title - words
    most = max((max(row.spent_eur, row.budget_eur) for row in figure.rows), default=1) or 1
    marks: list[Mark] = []
    for place, (row, texts) in enumerate(zip(figure.rows, figure.texts, strict=True)):
        y = 1.0 + place * step
        spent, there = (track * euros / most for euros in (row.spent_eur, row.budget_eur))
        marks.append(Words(0, y + BAR / 2 + TEXT * CAP, row.school_year, TEXT, LIGHT.ink, True))
        marks += [Box(title, y, there, BAR, LIGHT.tint), Box(title, y, spent, BAR, LIGHT.accent)]
        marks += _target(title + there, y - 0.5, BAR + 1)
        marks += _beside(title + track + 5, y + BAR / 2, " / ".join(texts), words - 5, most=1)
    return Picture(width, 1.0 + step * len(figure.rows), tuple(marks))


def _votes(figure: VoteFigure, width: float) -> Picture:
    """One row a group or round, one column a level; a bar and its number in each cell."""
    label, note = min(44.0, width * 0.3), min(36.0, width * 0.24)
    pitch = min(14.0, (width - label - note) / max(1, len(figure.codes)))
    side, tall = pitch - 0.7, 8.0
    top = max(1, len(figure.codes) - 1)
    marks: list[Mark] = []
    for level, code in enumerate(figure.codes):
        colour = level_colour(level, top)
        marks.append(Box(label + level * pitch, 0.6, side, 4.2, colour))
        marks.append(_middle(label + level * pitch + side / 2, 2.7, code, SMALL, ink_on(colour)))
    most = vote_most(*(_levels(panel) for panel in figure.panels))
    cells = label + len(figure.codes) * pitch
    for place, panel in enumerate(figure.panels):
        y = 5.6 + place * (tall + 0.9)
        marks += _beside(0, y + tall / 2, panel.title, label - 2)
        if not panel.bars:
            marks += _beside(label, y + tall / 2, panel.note, width - label, 8)
            continue
        marks += [
            own for bar in _levels(panel) for own in _cell(bar, label + (bar.level or 0) * pitch, y, side, tall, most)
        ]
        marks += _beside(cells + 2, y + tall / 2, panel.note, width - cells - 2, 8)
    height = 5.6 + len(figure.panels) * (tall + 0.9)
    if figure.agreed is not None:
        marks.append(Box(label + figure.agreed * pitch - 0.4, 0.2, side + 0.8, height - 0.4, "", LIGHT.ink, 0.5))
    return Picture(width, height + 0.2, tuple(marks))


def _cell(bar: VoteBar, x: float, y: float, side: float, tall: float, most: float) -> list[Mark]:
    share = bar.share if bar.share is not None else float(bar.marked)
    filled, colour = tall * share / most, level_colour(bar.level or 0, bar.top)
    marks: list[Mark] = [Box(x, y, side, tall, LIGHT.tint)]
    if filled:
        marks.append(Box(x, y + tall - filled, side, filled, colour, LIGHT.muted, HAIR))
    marks.append(Stroke(x, y + tall, x + side, y + tall, LIGHT.muted, HAIR))
    if bar.count:
        inside = filled >= 3.4
        middle = y + tall - filled + 1.8 if inside else max(y + tall - filled - 1.8, y + 1.8)
        marks.append(
            _middle(x + side / 2, middle, str(bar.count), TEXT, ink_on(colour) if inside else LIGHT.ink, bold=True)
        )
    return marks


def _levels(panel: VotePanel) -> tuple[VoteBar, ...]:
    return tuple(bar for bar in panel.bars if bar.level is not None)
