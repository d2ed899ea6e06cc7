"""Answers by level as rows of bars, and addresses as QR codes: the newer pictures of the page."""

from __future__ import annotations

from html import escape

from prodige_core.charts import VoteBar, level_colour, qr_svg, vote_most
from prodige_core.charts.palette import ink_on
from prodige_core.exports.content import one_line
from prodige_core.reports.drawings import QrFigure, VoteFigure, VotePanel

CELL = 34
CODES = 18
FILLED = 0.94
"""Share of its column that a bar takes."""
LEAST_FOR_TEXT = 17.0
"""Height in pixels a bar needs to hold its number, else the number stands above it (looked at)."""


def votes(figure: VoteFigure) -> str:
    """A grid: the codes of the levels, then a row a panel with its name, its bars and how many answered."""
    most = vote_most(*(_levels(panel) for panel in figure.panels))
    parts = [f"<span></span>{_svg(CODES, _codes(figure))}<span></span>"]
    for panel in figure.panels:
        title, note = f"<span>{_text(panel.title)}</span>", _text(panel.note)
        if panel.bars:
            bars = "".join(_cell(bar, len(figure.codes), most) for bar in _levels(panel)) + _agreed(figure, CELL)
            parts.append(f'{title}{_svg(CELL, bars)}<span class="small">{note}</span>')
        else:
            parts.append(f'{title}<span class="small unseen">{note}</span>')
    return "".join(parts)


def shade_on(colour: str) -> str:
    """The class of text on a colour: white or the dark ink, whichever is read better. The style sheet knows both."""
    return "pale" if ink_on(colour) == "#FFFFFF" else "dark"


def qr_code(figure: QrFigure) -> str:
    """The QR code; it is named by the figure that holds it."""
    return qr_svg(figure.address)


def _codes(figure: VoteFigure) -> str:
    count = len(figure.codes)
    parts = []
    for level, text in enumerate(figure.codes):
        colour = level_colour(level, count - 1)
        parts.append(
            f'<rect x="{_percent(level / count)}" width="{_percent(FILLED / count)}" height="{CODES}" fill="{colour}"/>'
            f'<text x="{_middle(level, count)}" y="13" text-anchor="middle" class="{shade_on(colour)}">{_text(text)}</text>'
        )
    return "".join(parts) + _agreed(figure, CODES)


def _cell(bar: VoteBar, count: int, most: float) -> str:
    level = bar.level or 0
    x, width = _percent(level / count), _percent(FILLED / count)
    high = CELL * (bar.share if bar.share is not None else float(bar.marked)) / most
    colour = level_colour(level, bar.top)
    parts = [f'<rect class="track" x="{x}" width="{width}" height="{CELL}"/>']
    if high:
        parts.append(
            f'<rect class="edge" x="{x}" width="{width}" y="{CELL - high:.1f}" height="{high:.1f}" fill="{colour}"/>'
        )
    if bar.count:
        inside = high >= LEAST_FOR_TEXT
        y = CELL - high + (13 if inside else -3)
        ink = f' class="{shade_on(colour)}"' if inside else ""
        parts.append(f'<text x="{_middle(level, count)}" y="{y:.1f}" text-anchor="middle"{ink}>{bar.count}</text>')
    return "".join(parts)


def _agreed(figure: VoteFigure, height: int) -> str:
    """Two strong lines beside the agreed level; together those of all rows frame its column."""
    if figure.agreed is None:
        return ""
    count = len(figure.codes)
    sides = (figure.agreed / count, (figure.agreed + FILLED) / count)
    return "".join(
        f'<rect class="mark" x="{_percent(side)}" width="3" y="-3" height="{height + 6}" transform="translate(-1.5)"/>'
        for side in sides
    )


def _levels(panel: VotePanel) -> tuple[VoteBar, ...]:
    return tuple(bar for bar in panel.bars if bar.level is not None)


def _svg(height: int, inner: str) -> str:
    return f'<svg height="{height}" aria-hidden="true">{inner}</svg>'


def _middle(level: int, count: int) -> str:
    return _percent((level + FILLED / 2) / count)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _text(text: str) -> str:
    return escape(one_line(text))
