"""The Gantt: one bar an action over the terms it takes, coloured and patterned by the role that leads it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme, role_colour
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Role
from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap, role_name, short_role_name, status_name

MOST_LABELLED = 10
"""With more terms than this their months do not fit beside each other; school years are named instead (looked at)."""
ROW_HEIGHT = 40
"""Pixels: the title stands on its own line above its bar, so that long titles cost no width (looked at)."""


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One action; ``start`` and ``end`` are term numbers from 1, both included. status, owner: in words, from the board."""

    id: str
    number: int
    title: str
    lead: Role
    lead_name: str
    start: int
    end: int
    period: str
    pinned: bool
    status: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class GanttRows:
    """The bars and the terms they lie on: ``terms`` holds (label, school year) by number. on_board: with status and owner."""

    terms: tuple[tuple[str, str], ...]
    bars: tuple[GanttBar, ...]
    on_board: bool = False


def lanes_of(bars: Sequence[GanttBar]) -> list[list[GanttBar]]:
    """Bars in as few lanes as can be, longer ones first where several begin together."""
    lanes: list[list[GanttBar]] = []
    for bar in sorted(bars, key=lambda own: (own.start, own.start - own.end, own.number)):
        free = next((lane for lane in lanes if lane[-1].end < bar.start), None)
        if free is None:
            lanes.append([bar])
        else:
            free.append(bar)
    return lanes


def gantt_rows(roadmap: Roadmap, t: Translator) -> GanttRows:
    """The bars of a roadmap, in the order of their numbers."""
    return GanttRows(
        tuple((term.label, term.school_year) for term in roadmap.terms),
        tuple(
            GanttBar(
                action.id,
                action.number,
                action.title,
                action.lead,
                short_role_name(action.lead, t),
                action.start,
                action.end,
                action.period,
                action.pinned,
                status_name(action.status, t) if roadmap.has_board else "",
                action.owner,
            )
            for action in roadmap.actions
        ),
        roadmap.has_board,
    )


def gantt_chart(rows: GanttRows, t: Translator, theme: Theme = LIGHT) -> Any:
    """Bars by term as an Altair chart, each under its title and beside its lead's name, so colour is never alone."""
    import altair as alt

    count = max(1, len(rows.terms))
    values = [_drawn(bar, count, theme) for bar in rows.bars]
    labels = " : ".join(f"datum.value == {place} ? {json.dumps(label)}" for place, label in _axis_labels(rows))
    axis = alt.Axis(
        values=list(range(count)),
        labelExpr=f"{labels} : ''" if labels else "''",
        labelAlign="left",
        labelOverlap=False,
        labelPadding=20,  # two lines
        orient="top",
        grid=True,
    )
    y = alt.Y("row:O", sort=None, axis=None)
    scale = alt.Scale(domain=[0, count], nice=False)
    x = alt.X("from:Q", scale=scale, title=None, axis=axis)
    chart = base_chart(values)
    bars = chart.mark_bar(height=12, yOffset=9, cornerRadius=2, stroke=theme.muted, strokeWidth=0.5).encode(
        y=y, x=x, x2="to:Q", color=alt.Color("fill:N", scale=None, legend=None)
    )
    texts = [
        base_chart(chosen)
        .mark_text(align=side, baseline="middle", dx=dx, dy=dy, color=theme.ink)
        .encode(y=y, x=alt.X(f"{place}:Q", scale=scale, axis=axis), text=f"{text}:N")
        for place, text, side, dx, dy in _WRITTEN
        if (chosen := [value for value in values if value[f"{text}_at"] == place])
    ]
    return layered([bars, *texts], theme, height=max(1, len(rows.bars)) * ROW_HEIGHT + AXIS_HEIGHT)


_WRITTEN = (
    # where, what, aligned, pixels beside, pixels above or below the middle of the row
    ("from", "title", "left", 1, -8),
    ("to", "title", "right", -1, -8),
    ("to", "lead", "left", 6, 9),
    ("from", "lead", "right", -6, 9),
)


def _drawn(bar: GanttBar, count: int, theme: Theme) -> dict[str, Any]:
    """A bar with its texts. A title hangs on that end of its bar with more room; a name stands where there is any."""
    spans_all = bar.start == 1 and bar.end >= count
    title = f"{bar.number}  {bar.title}" + (f" – {bar.lead_name}" if spans_all else "")
    return {
        "row": bar.number,
        "from": bar.start - 1,
        "to": bar.end,
        "fill": role_colour(bar.lead, theme),
        "title": title,
        "title_at": "from" if bar.start - 1 <= count - bar.end else "to",
        "lead": bar.lead_name,
        "lead_at": "" if spans_all else "to" if bar.end < count else "from",
    }


def _axis_labels(rows: GanttRows) -> list[tuple[int, list[str]]]:
    """What stands above each term, in lines: its months and year, or the school year where one begins."""
    if len(rows.terms) <= MOST_LABELLED:
        return [(place, label.rsplit(" ", 1)) for place, (label, _) in enumerate(rows.terms)]
    years = [year for _, year in rows.terms]
    return [(place, [year]) for place, year in enumerate(years) if place == 0 or years[place - 1] != year]


def gantt_alt(rows: GanttRows, t: Translator) -> str:
    """What the picture shows: how many actions start in which term."""
    parts = []
    for number, (label, _) in enumerate(rows.terms, 1):
        count = sum(1 for bar in rows.bars if bar.start == number)
        if count:
            parts.append(
                t.ngettext("{count} action starts in {term}", "{count} actions start in {term}", count).format(
                    count=t.number(count), term=label
                )
            )
    if not parts:
        return t.gettext("Time plan: no action is planned.")
    return t.gettext("Time plan by term: {parts}.").format(parts=t.listing(parts))


def period_of(bar: GanttBar, t: Translator) -> str:
    """The months of an action, and that people fixed them: what the mark at the start of its bar shows."""
    return t.gettext("{period} (start fixed)").format(period=bar.period) if bar.pinned else bar.period


def gantt_table(rows: GanttRows, t: Translator) -> ChartTable:
    """The numbers of the picture."""
    header = (t.gettext("No."), t.gettext("Action"), t.gettext("Period"), t.gettext("Lead"))
    body = tuple((t.number(bar.number), bar.title, period_of(bar, t), role_name(bar.lead, t)) for bar in rows.bars)
    if not rows.on_board:
        return ChartTable(header, body, (True, False, False, False))
    board = tuple((bar.status, bar.owner or "–") for bar in rows.bars)
    return ChartTable(
        (*header, t.gettext("Status"), t.gettext("Who sees to it")),
        tuple((*one, *two) for one, two in zip(body, board, strict=True)),
        (True, False, False, False, False, False),
    )
