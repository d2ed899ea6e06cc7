"""Figures as inline SVG: labels are text of the page, so that they wrap; bars are drawn in percent, so that they fit.

The same rows, colours, patterns and marks as in print. Each picture is one image with its sentence for screen readers.
"""

from __future__ import annotations

from html import escape

from prodige_core.charts import LIGHT, LoadCell, PracticeDot, ProfileBar, level_colour
from prodige_core.charts.palette import ROLE_PATTERNS, ink_on, role_colour
from prodige_core.exports.content import one_line
from prodige_core.reports.document import (
    BudgetFigure,
    Drawing,
    Figure,
    GanttFigure,
    LoadFigure,
    PracticeFigure,
    ProfileFigure,
)

BAR = 18
SIDE = 20
LEAST_FOR_TEXT = 8.0
"""Percent of the width a bar needs to hold its code, else the code stands right of it (looked at)."""


def picture(figure: Figure) -> str:
    """The drawing of a figure, without its caption and key."""
    alt = escape(one_line(figure.alt))
    kind, inner = _drawn(figure.drawing)
    return f'<div class="picture {kind}" role="img" aria-label="{alt}">{inner}</div>'


def _drawn(drawing: Drawing) -> tuple[str, str]:
    match drawing:
        case ProfileFigure():
            return "bars", _profile(drawing)
        case PracticeFigure():
            return "strips", "".join(
                f"<span>{_text(dot.title)}</span>{_strip(dot, drawing.codes)}" for dot in drawing.rows
            )
        case GanttFigure():
            return "gantt", _gantt(drawing)
        case LoadFigure():
            return "load", _load(drawing)
        case BudgetFigure():
            return "bars", _budget(drawing)


def _profile(figure: ProfileFigure) -> str:
    rows = [f"<span>{_text(row.title)}</span>{_svg(BAR, _profile_bar(row))}" for row in figure.rows]
    last = max(1, len(figure.codes) - 1)
    codes = "".join(
        f'<text class="small" x="{_percent(place / last)}" y="10" text-anchor="{_anchor(place, last)}">{_text(code)}</text>'
        for place, code in enumerate(figure.codes)
    )
    return "".join(rows) + f"<span></span>{_svg(14, codes)}"


def _profile_bar(row: ProfileBar) -> str:
    parts = [_box(0, 1, BAR, "track")]
    if row.score is not None and row.level is not None:
        width, colour = max(row.score / row.top, 0.01), level_colour(row.level, row.top)
        inside = width * 100 > LEAST_FOR_TEXT
        at = 'x="6"' if inside else f'x="{_percent(width)}" dx="5"'
        ink = f' style="fill:{ink_on(colour)}"' if inside else ""
        parts.append(_box(0, width, BAR, "edge", colour))
        parts.append(f'<text {at} y="13"{ink}>{_text(row.code)}</text>')
    if row.target is not None:
        parts.append(
            f'<rect class="mark" x="{_percent(row.target / row.top)}" y="-3" width="3" height="{BAR + 6}"'
            ' transform="translate(-1.5)"/>'
        )
    return "".join(parts)


def _strip(dot: PracticeDot, codes: tuple[str, ...]) -> str:
    step, parts = SIDE + 3, []
    for level, code in enumerate(codes):
        x = level * step
        filled = dot.level is not None and level <= dot.level
        colour = f' fill="{level_colour(level, dot.top)}"' if filled else ""
        parts.append(f'<rect class="{"edge" if filled else "track"}" x="{x}" width="{SIDE}" height="{SIDE}"{colour}/>')
        if level == dot.level:
            ink = ink_on(level_colour(level, dot.top))
            parts.append(
                f'<text x="{x + SIDE / 2}" y="14" text-anchor="middle" style="fill:{ink}">{_text(code)}</text>'
            )
        if dot.reached is not None and dot.level is not None and dot.level < level <= dot.reached:
            parts.append(f'<rect class="ring" x="{x + 1}" y="1" width="{SIDE - 2}" height="{SIDE - 2}"/>')
        if level == dot.target:
            parts.append(f'<path class="mark" d="M{x + SIDE} 0v9l-9-9z"/>')
    return f'<svg width="{len(codes) * step}" height="{SIDE}" aria-hidden="true">{"".join(parts)}</svg>'


def _gantt(figure: GanttFigure) -> str:
    rows, count = figure.rows, max(1, len(figure.rows.terms))
    grid = "".join(
        f'<line class="grid" x1="{_percent(place / count)}" x2="{_percent(place / count)}" y1="0" y2="16"/>'
        for place in range(count + 1)
    )
    many = count > 10  # more labels than this overlap (looked at); then each school year is named once
    years = [year for _, year in rows.terms]
    heads = "".join(
        f'<text class="small" x="{_percent(place / count)}" dx="3" y="11">{_text(year if many else label)}</text>'
        for place, (label, year) in enumerate(rows.terms)
        if not many or place == 0 or years[place - 1] != year
    )
    bars = []
    for bar in rows.bars:
        left, right = (bar.start - 1) / count, bar.end / count
        pattern = (
            f'<rect x="{_percent(left)}" width="{_percent(right - left)}" y="2" height="12" fill="url(#p-{bar.lead})"/>'
        )
        start = f'<rect class="over" x="{_percent(left)}" width="4" height="16"/>' if bar.pinned else ""
        at = f'x="{_percent(right)}" dx="5"' if bar.end < count else f'x="{_percent(left)}" dx="-5" text-anchor="end"'
        whole = bar.start == 1 and bar.end >= count
        name = "" if whole else f'<text class="small" {at} y="12">{_text(bar.lead_name)}</text>'
        title = f"{bar.number}  {bar.title}" + (f" – {bar.lead_name}" if whole else "")
        drawn = grid + _box(left, right - left, 12, "edge", role_colour(bar.lead, LIGHT), 2) + pattern + start + name
        bars.append(f"<div><p>{_text(title)}</p>{_svg(16, drawn)}</div>")
    return f"<div>{_svg(16, heads)}{''.join(bars)}</div>"


def _load(figure: LoadFigure) -> str:
    parts = []
    for role in dict.fromkeys(cell.role for cell in figure.rows):
        cells = [cell for cell in figure.rows if cell.role == role]
        parts.append(f"<span>{_text(cells[0].role_name)}</span>{_svg(64, _load_row(cells))}")
    heads = [cell for cell in figure.rows if cell.role == figure.rows[0].role]
    if len(heads) <= 6:  # more labels do not fit beside each other; the key then names first and last term
        step = 1 / len(heads)
        texts = "".join(
            f'<text class="small" x="{_percent((place + 0.1) * step)}" y="10">{_text(cell.term_label)}</text>'
            for place, cell in enumerate(heads)
        )
        parts.append(f"<span></span>{_svg(14, texts)}")
    return "".join(parts)


def _load_row(cells: list[LoadCell]) -> str:
    most, step = max(1, *(max(cell.used, cell.capacity) for cell in cells)), 1 / len(cells)
    parts = []
    for place, cell in enumerate(cells):
        x, width = _percent((place + 0.1) * step), _percent(0.6 * step)
        high, line = 44 * cell.used / most, 60 - 44 * cell.capacity / most
        kind = "over" if cell.used > cell.capacity else "fill"
        parts.append(f'<rect class="{kind}" x="{x}" width="{width}" y="{60 - high:.1f}" height="{high:.1f}"/>')
        parts.append(f'<rect class="mark" x="{x}" width="{width}" y="{line - 1:.1f}" height="2"/>')
        top = min(60 - high, line) - 4
        parts.append(f'<text class="small" x="{x}" y="{top:.1f}">{cell.used}</text>')
    return "".join(parts) + '<line class="grid" x1="0" x2="100%" y1="60" y2="60"/>'


def _budget(figure: BudgetFigure) -> str:
    most = max(1, *(max(row.spent_eur, row.budget_eur) for row in figure.rows))
    parts = []
    for row, (spent, budget) in zip(figure.rows, figure.texts, strict=True):
        share, mark = 0.8 * row.spent_eur / most, _percent(0.8 * row.budget_eur / most)
        kind = "over" if row.spent_eur > row.budget_eur else "fill"
        drawn = (
            _box(0, share, BAR, kind)
            + f'<rect class="mark" x="{mark}" y="-3" width="3" height="{BAR + 6}" transform="translate(-1.5)"/>'
            + f'<text x="{_percent(max(share, 0.8 * row.budget_eur / most))}" dx="8" y="13">{_text(spent)} / {_text(budget)}</text>'
        )
        parts.append(f"<span>{_text(row.school_year)}</span>{_svg(BAR, drawn)}")
    return "".join(parts)


def patterns() -> str:
    """The roles' patterns, defined once for the page; white lines or dots over the role's colour."""
    shapes = {
        "up": '<path d="M0 6 6 0" stroke="#fff"/>',
        "down": '<path d="M0 0 6 6" stroke="#fff"/>',
        "cross": '<path d="M0 6 6 0M0 0 6 6" stroke="#fff"/>',
        "dots": '<circle cx="3" cy="3" r="1" fill="#fff"/>',
        "plain": "",
    }
    defined = "".join(
        f'<pattern id="p-{role}" width="6" height="6" patternUnits="userSpaceOnUse">{shapes[kind]}</pattern>'
        for role, kind in ROLE_PATTERNS.items()
    )
    return f'<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>{defined}</defs></svg>'


def _svg(height: int, inner: str) -> str:
    return f'<svg height="{height}" aria-hidden="true">{inner}</svg>'


def _box(left: float, width: float, height: int, kind: str, colour: str = "", y: int = 0) -> str:
    fill = f' fill="{colour}"' if colour else ""
    return f'<rect class="{kind}" x="{_percent(left)}" y="{y}" width="{_percent(width)}" height="{height}"{fill}/>'


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _anchor(place: int, last: int) -> str:
    return "start" if place == 0 else "end" if place == last else "middle"


def _text(text: str) -> str:
    return escape(one_line(text))
