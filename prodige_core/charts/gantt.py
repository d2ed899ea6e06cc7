"""The Gantt: one bar an action over the terms it takes, coloured and patterned by the role that leads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme, role_colour
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Role
from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap, role_name, short_role_name

ROOM_FOR_LABEL = 0.8
"""Terms of empty room right of the last one, for the name beside a bar that ends there (looked at)."""


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One action; ``start`` and ``end`` are term numbers from 1, both included."""

    id: str
    number: int
    title: str
    lead: Role
    lead_name: str
    start: int
    end: int
    period: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class GanttRows:
    """The bars and the terms they lie on: ``terms`` holds (label, school year) by number."""

    terms: tuple[tuple[str, str], ...]
    bars: tuple[GanttBar, ...]


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
            )
            for action in roadmap.actions
        ),
    )


def gantt_chart(rows: GanttRows, t: Translator, theme: Theme = LIGHT) -> Any:
    """Bars by term as an Altair chart; the lead's name stands in the bar, so colour is never alone."""
    import altair as alt

    values = [
        {
            "action": f"{bar.number}  {bar.title}",
            "from": bar.start - 1,
            "to": bar.end,
            "lead": role_name(bar.lead, t),
            "text": bar.lead_name,
        }
        for bar in rows.bars
    ]
    order = [str(value["action"]) for value in values]
    roles = tuple(dict.fromkeys(bar.lead for bar in rows.bars))
    labels = " : ".join(f"datum.value == {place} ? {label!r}" for place, (label, _) in enumerate(rows.terms))
    chart = base_chart(values)
    y = alt.Y("action:N", sort=order, title=None, axis=alt.Axis(labelLimit=420, ticks=False, domain=False))
    axis = alt.Axis(
        values=list(range(len(rows.terms))),
        labelExpr=f"{labels} : ''" if rows.terms else "''",
        labelAlign="left",
        orient="top",
        grid=True,
    )
    scale = alt.Scale(domain=[0, max(1, len(rows.terms)) + ROOM_FOR_LABEL])
    colour = alt.Color(
        "lead:N",
        title=t.gettext("Lead"),
        scale=alt.Scale(
            domain=[role_name(role, t) for role in roles], range=[role_colour(role, theme) for role in roles]
        ),
    )
    x = alt.X("from:Q", scale=scale, title=None, axis=axis)
    bars = chart.mark_bar(height=16, cornerRadius=2, stroke=theme.muted, strokeWidth=0.5).encode(
        y=y, x=x, x2="to:Q", color=colour
    )
    leads = chart.mark_text(align="left", dx=6, color=theme.ink).encode(
        y=y, x=alt.X("to:Q", scale=scale), text="text:N"
    )
    return layered([bars, leads], theme, height=max(1, len(rows.bars)) * 26)


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


def gantt_table(rows: GanttRows, t: Translator) -> ChartTable:
    """The numbers of the picture."""
    header = (t.gettext("No."), t.gettext("Action"), t.gettext("Period"), t.gettext("Lead"))
    body = tuple((t.number(bar.number), bar.title, bar.period, role_name(bar.lead, t)) for bar in rows.bars)
    return ChartTable(header, body, (True, False, False, False))
