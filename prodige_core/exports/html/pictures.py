"""Figures as inline SVG: labels are text of the page, so that they wrap; bars are drawn in percent, so that they fit.

The same rows, colours, patterns and marks as in print. Each picture is one image with its sentence for screen readers.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from prodige_core.charts import LIGHT, LoadCell, PracticeDot, ProfileBar, level_colour
from prodige_core.charts.palette import ROLE_PATTERNS, role_colour
from prodige_core.exports.content import one_line
from prodige_core.exports.html.votes import qr_code, shade_on, votes
from prodige_core.reports.document import Figure
from prodige_core.reports.drawings import (
    BudgetFigure,
    Drawing,
    GanttFigure,
    LadderFigure,
    LoadFigure,
    PracticeFigure,
    ProfileFigure,
    ProgressFigure,
    QrFigure,
    VoteFigure,
)

BAR = 18
SIDE = 20
MOST_LABELLED = 6
"""With more terms than this their months do not fit beside each other on a phone (looked at)."""
LEAST_FOR_TEXT = 8.0
"""Percent of the width a bar needs to hold its code, else the code stands right of it (looked at)."""


def picture(figure: Figure) -> str:
    """The drawing of a figure, without its caption and key."""
    return picture_of(figure.drawing, figure.alt)


def picture_of(drawing: Drawing, alt: str) -> str:
    """A drawing as one image with its sentence."""
    kind, inner = _drawn(drawing)
    return f'<div class="picture {kind}" role="img" aria-label="{escape(one_line(alt))}">{inner}</div>'


def _drawn(drawing: Drawing) -> tuple[str, str]:
    match drawing:
        case ProfileFigure():
            return "bars", _profile(drawing)
        case ProgressFigure():
            return "bars", _progress(drawing)
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
        case VoteFigure():
            return "votes", votes(drawing)
        case LadderFigure():
            return "bars", _ladder(drawing)
        case QrFigure():
            return "code", qr_code(drawing)


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
        ink = f' class="{shade_on(colour)}"' if inside else ""
        parts.append(_box(0, width, BAR, "edge", colour))
        parts.append(f'<text {at} y="13"{ink}>{_text(row.code)}</text>')
    if row.target is not None:
        parts.append(
            f'<rect class="mark" x="{_percent(row.target / row.top)}" y="-3" width="3" height="{BAR + 6}"'
            ' transform="translate(-1.5)"/>'
        )
    return "".join(parts)


def _progress(figure: ProgressFigure) -> str:
    last = max(1, len(figure.codes) - 1)
    lines = "".join(
        f'<line class="grid" x1="{_percent(place / last)}" x2="{_percent(place / last)}" y1="0" y2="{BAR}"/>'
        for place in range(last + 1)
    )
    parts = []
    for row in figure.rows:
        drawn = [lines]
        if row.before is not None and row.after is not None:
            ends = f'x1="{_percent(row.before / last)}" x2="{_percent(row.after / last)}"'
            drawn.append(f'<line class="span" {ends} y1="{BAR / 2:g}" y2="{BAR / 2:g}"/>')
        if row.before is not None:
            drawn.append(f'<circle class="then" cx="{_percent(row.before / last)}" cy="{BAR / 2:g}" r="5"/>')
        if row.after is not None:
            drawn.append(f'<circle class="now" cx="{_percent(row.after / last)}" cy="{BAR / 2:g}" r="6"/>')
        parts.append(f"<span>{_text(row.title)} <strong>{_text(row.words)}</strong></span>{_svg(BAR, ''.join(drawn))}")
    codes = "".join(
        f'<text class="small" x="{_percent(place / last)}" y="10" text-anchor="{_anchor(place, last)}">{_text(code)}</text>'
        for place, code in enumerate(figure.codes)
    )
    return "".join(parts) + f"<span></span>{_svg(14, codes)}"


def _strip(dot: PracticeDot, codes: tuple[str, ...]) -> str:
    step, parts = SIDE + 3, []
    for level, code in enumerate(codes):
        x = level * step
        filled = dot.level is not None and level <= dot.level
        colour = f' fill="{level_colour(level, dot.top)}"' if filled else ""
        parts.append(f'<rect class="{"edge" if filled else "track"}" x="{x}" width="{SIDE}" height="{SIDE}"{colour}/>')
        if level == dot.level:
            ink = shade_on(level_colour(level, dot.top))
            parts.append(f'<text x="{x + SIDE / 2}" y="14" text-anchor="middle" class="{ink}">{_text(code)}</text>')
        if dot.reached is not None and dot.level is not None and dot.level < level <= dot.reached:
            parts.append(f'<rect class="ring" x="{x + 1}" y="1" width="{SIDE - 2}" height="{SIDE - 2}"/>')
        if level == dot.target:
            parts.append(f'<path class="mark" d="M{x + SIDE} 0v9l-9-9z"/>')
    return f'<svg width="{len(codes) * step}" height="{SIDE}" aria-hidden="true">{"".join(parts)}</svg>'


def _ladder(figure: LadderFigure) -> str:
    """The highest level first, as steps are read; a square a practice, narrower where there are many."""
    most = max(SIDE, *(step.practices for step in figure.steps)) if figure.steps else SIDE
    parts = []
    for step in reversed(figure.steps):
        colour = level_colour(step.level, step.top)
        squares = "".join(
            f'<rect class="edge" x="{_percent(place / most)}" width="{_percent(0.8 / most)}" height="{BAR}" fill="{colour}"/>'
            for place in range(step.practices)
        )
        label = f"{_text(step.code)} {_text(step.name)} <strong>{step.practices}</strong>"
        parts.append(f"<span>{label}</span>{_svg(BAR, squares)}")
    return "".join(parts)


def _gantt(figure: GanttFigure) -> str:
    rows, count = figure.rows, max(1, len(figure.rows.terms))
    grid = "".join(
        f'<line class="grid" x1="{_percent(place / count)}" x2="{_percent(place / count)}" y1="0" y2="16"/>'
        for place in range(count + 1)
    )
    bars = []
    for bar in rows.bars:
        left, width = (bar.start - 1) / count, (bar.end - bar.start + 1) / count
        pattern = f'<rect x="{_percent(left)}" width="{_percent(width)}" y="2" height="12" fill="url(#p-{bar.lead})"/>'
        start = f'<rect class="over" x="{_percent(left)}" width="4" height="16"/>' if bar.pinned else ""
        drawn = grid + _box(left, width, 12, "edge", role_colour(bar.lead, LIGHT), 2) + pattern + start
        title = f"<p>{bar.number}  {_text(bar.title)} <span>{_text(bar.lead_name)}</span></p>"
        bars.append(f"<div>{title}{_svg(16, drawn)}</div>")
    return _heads(rows.terms) + "".join(bars)


def _heads(terms: tuple[tuple[str, str], ...]) -> str:
    """The months of each term as text above its column; of many terms the school years instead."""
    if len(terms) <= MOST_LABELLED:
        named = [(label, 1) for label, _ in terms]
    else:
        named = [(year, len([*group])) for year, group in groupby(year for _, year in terms)]
    texts = "".join(f'<span class="s{wide}">{_text(text)}</span>' for text, wide in named)
    return f'<div class="terms">{texts}</div>'


def _load(figure: LoadFigure) -> str:
    parts = []
    for role in dict.fromkeys(cell.role for cell in figure.rows):
        cells = [cell for cell in figure.rows if cell.role == role]
        parts.append(f"<span>{_text(cells[0].role_name)}</span>{_svg(64, _load_row(cells))}")
    heads = tuple((cell.term_label, "") for cell in figure.rows if cell.role == figure.rows[0].role)
    if len(heads) <= MOST_LABELLED:  # else the key names the first and the last term
        parts.append(f"<span></span>{_heads(heads)}")
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
        kind = "over" if row.spent_eur > row.budget_eur else "fill"
        mark = (
            f'<rect class="mark" x="{_percent(row.budget_eur / most)}" y="-3" width="3" height="{BAR + 6}"'
            ' transform="translate(-1.5)"/>'
        )
        label = f"{_text(row.school_year)}: {_text(spent)} / {_text(budget)}"
        drawn = _box(0, 1, BAR, "track") + _box(0, row.spent_eur / most, BAR, kind) + mark
        parts.append(f"<span>{label}</span>{_svg(BAR, drawn)}")
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
    return f'<svg width="0" height="0" aria-hidden="true" class="defs"><defs>{defined}</defs></svg>'


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
