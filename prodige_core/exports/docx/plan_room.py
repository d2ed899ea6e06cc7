"""How a time plan is set in Word so that it stands on one page where its rows fit at a size one can read; else over several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prodige_core.charts import GanttBar, GanttRows
from prodige_core.exports.docx.front import HEIGHT
from prodige_core.exports.docx.grid import PADDING
from prodige_core.exports.docx.measure import LINE, POINT_MM, lines_of, width_mm
from prodige_core.exports.docx.styles import BY_ID, SMALL_SIZE

CLOSE_SIZES: Final = (8.0, 7.5, 7.0)
"""Points, where the usual size has no room; smaller is hard to read on paper (editorial)."""
PERIOD: Final = 7.5
"""Points of a period below its lead, and of the months above few terms."""
TITLE, LEAD = 58.0, 30.0
"""Millimetres of the columns beside the terms."""
WIDER: Final = 8.0
"""Millimetres more for titles where the terms are few."""
MANY: Final = 7
"""With more terms than this their months are set smaller (looked at)."""
HANG_MM: Final = 5.8
"""From an action's number to its title."""
SHIFT_MM: Final = 2.0
"""From the last term to the lead."""
NARROWEST_TERM, NARROWEST_TITLE, WIDEST_LEAD = 10.5, 54.0, 39.0
"""Millimetres where period and lead stand in one line, the longest in two: *Sept–Dec* at 7 points, titles of two lines (looked at)."""
NEARLY: Final = 0.97
"""Of a line: programs round widths."""
RULE_MM: Final = 0.2
ABOVE: Final = 50.5
"""Millimetres of what stands above: chapter with its space (which Word keeps at the head of a page), three lines of lead, caption."""
BELOW: Final = 10.5
"""Millimetres of two lines of key below."""


@dataclass(frozen=True, slots=True)
class Setting:
    """size: of titles, in points; style: of the paragraphs. title, term, lead: widths of the columns in mm.

    beside: whether the period stands in one line with the lead, else below it. months: points of the months.
    """

    size: float
    style: str
    title: float
    term: float
    lead: float
    beside: bool
    months: float

    @property
    def period(self) -> float:
        """Points of the period."""
        return self.size if self.beside else min(PERIOD, self.size)


def months_size(terms: int) -> float:
    """Points of the months above the terms."""
    return 6.5 if terms > MANY else PERIOD


def setting_of(rows: GanttRows, periods: Sequence[str], width: float) -> Setting:
    """The most legible setting whose rows stand on one page; the usual one where none does. width: of the table in mm."""
    usual = _stacked(rows, width, SMALL_SIZE, "SmallCell")
    close = [
        own
        for size in CLOSE_SIZES
        for own in (_beside(rows, periods, width, size), _stacked(rows, width, size, "CloseCell"))
        if own is not None
    ]
    room = HEIGHT - ABOVE - BELOW
    return next((own for own in (usual, *close) if height_mm(rows, periods, own) <= room), usual)


def height_mm(rows: GanttRows, periods: Sequence[str], setting: Setting) -> float:
    """Of the head and all rows."""
    look = BY_ID["Cell"]
    head = (2 * max(setting.months, look.size / 2) * LINE + look.before + look.after) * POINT_MM + RULE_MM
    return head + sum(_row(bar, told, setting) for bar, told in zip(rows.bars, periods, strict=True))


def _row(bar: GanttBar, period: str, setting: Setting) -> float:
    look = BY_ID[setting.style]
    around = look.before + look.after
    board = 1 if bar.status or bar.owner else 0
    said = " · ".join(text for text in (bar.status, bar.owner) if text)
    title = _points(bar.title, setting.size, setting.title - PADDING - HANG_MM) + around
    title += board * (_points(said, setting.size, setting.title - PADDING - HANG_MM) + around)
    room = setting.lead - PADDING - SHIFT_MM
    if setting.beside:
        lead = _points(lead_words(bar, period), setting.size, room) + around
    else:
        lead = _points(bar.lead_name, setting.size, room) + _points(period, setting.period, room) + 2 * around
    piece = BY_ID["Bar"].size * LINE
    return max(title, lead, piece) * POINT_MM + RULE_MM


def lead_words(bar: GanttBar, period: str) -> str:
    """Lead and period in one line."""
    return f"{bar.lead_name} · {period}"


def _points(text: str, size: float, room: float) -> float:
    return len(lines_of(text, size, room * NEARLY)) * size * LINE


def _stacked(rows: GanttRows, width: float, size: float, style: str) -> Setting:
    count = max(1, len(rows.terms))
    title = TITLE + (WIDER if count <= MANY else 0)
    return Setting(size, style, title, (width - title - LEAD) / count, LEAD, False, months_size(count))


def _beside(rows: GanttRows, periods: Sequence[str], width: float, size: float) -> Setting | None:
    """None where the terms leave no room for it."""
    words = (lead_words(bar, period) for bar, period in zip(rows.bars, periods, strict=True))
    lead = min(WIDEST_LEAD, max((width_mm(own, size) for own in words), default=0.0) / NEARLY + PADDING + SHIFT_MM)
    title = width - lead - NARROWEST_TERM * max(1, len(rows.terms))
    if title < NARROWEST_TITLE:
        return None
    most = max((width_mm(bar.title, size) for bar in rows.bars), default=0.0) / NEARLY + PADDING + HANG_MM
    title = min(title, max(NARROWEST_TITLE, most))
    return Setting(
        size, "CloseCell", title, (width - title - lead) / max(1, len(rows.terms)), lead, True, CLOSE_SIZES[-1]
    )
