"""What less and more means would reach: targets against hours, against money, and against both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme
from prodige_core.charts.table import ChartTable
from prodige_core.i18n import Translator
from prodige_core.planning.curve import Curve
from prodige_core.planning.curve_points import LINES, PRESENT, QUARTERS, WHOLE, Of, Point, point_of
from prodige_core.roadmap.points import point_name

HEIGHT = 210
"""Pixels; three beside each other on a screen, one below the other on a phone (looked at)."""
TIMES = {0: "0", 1: "¼", 2: "½", 3: "¾", 4: "1", 6: "1½", 8: "2"}
"""How a factor is written at the axis, by quarters."""
ROOM_ABOVE = 0.18
"""Empty room above the highest point, as a share, for its number."""


@dataclass(frozen=True, slots=True)
class CurveDot:
    """One point of one line.

    reached, wanted: targets. levels: gained by the end, over all practices. gain: levels × terms × weights, as the plan
    counts them. gap: share of the best possible gain that is not proven (0 to 1). lifted: ids of lifted pins.
    """

    of: Of
    point: Point
    reached: int
    wanted: int
    levels: int
    gain: int
    gap: float
    lifted: tuple[str, ...]

    @property
    def quarters(self) -> int:
        """The factor of this line, in quarters."""
        return self.point.money if self.of == "money" else self.point.hours


def curve_rows(curve: Curve, of: Of) -> tuple[CurveDot, ...]:
    """The points of one line that are known, from none to twice."""
    found = []
    for quarters in QUARTERS:
        point = point_of(of, quarters)
        if point not in curve.points:
            continue
        reached = curve.points[point]
        plan = reached.plan
        levels = sum(own[-1] - own[0] for own in plan.levels.values())
        ended = len(plan.levels) - len(plan.unreached)
        found.append(CurveDot(of, point, ended, len(plan.levels), levels, plan.gain, plan.gap, reached.left_out))
    return tuple(found)


def curve_chart(rows: tuple[CurveDot, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """A line of targets reached; the means as they are stand out, a hollow point is not proven to be the best."""
    import altair as alt

    values = [
        {
            "times": row.quarters / WHOLE,
            "reached": row.reached,
            "text": t.number(row.reached),
            "fill": theme.paper if row.gap else theme.ink if row.point == PRESENT else theme.accent,
            "edge": theme.ink if row.point == PRESENT else theme.accent,
            "size": 130 if row.point == PRESENT else 60,
        }
        for row in rows
    ]
    labels = ", ".join(f"'{own / WHOLE}': '{TIMES[own]}'" for own in QUARTERS)
    axis = alt.Axis(
        values=[own / WHOLE for own in QUARTERS if own % 2 == 0],
        labelExpr=f"({{{labels}}})[format(datum.value, '.1f')]",
        grid=False,
        title=t.gettext("times what you have"),
    )
    most = max((row.wanted for row in rows), default=1)
    chart = base_chart(values)
    x = alt.X("times:Q", axis=axis, scale=alt.Scale(domain=[-0.08, 2.12], nice=False))
    scale = alt.Scale(domain=[0, max(1, most) * (1 + ROOM_ABOVE)], nice=False)
    y = alt.Y(
        "reached:Q",
        title=t.gettext("Targets reached"),
        scale=scale,
        axis=alt.Axis(tickCount=4, tickMinStep=1, format="d"),
    )
    area = chart.mark_area(color=theme.tint).encode(x=x, y=y)
    line = chart.mark_line(color=theme.accent, strokeWidth=2).encode(x=x, y=y)
    all_targets = base_chart([{"all": most}]).mark_rule(color=theme.muted, strokeDash=[4, 4]).encode(y="all:Q")
    dots = chart.mark_point(filled=True, opacity=1, strokeWidth=2).encode(
        x=x,
        y=y,
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        size=alt.Size("size:Q", scale=None),
    )
    numbers = chart.mark_text(dy=-13, color=theme.ink).encode(x=x, y=y, text="text:N")
    behind = chart.mark_text(dy=-13, stroke=theme.paper, strokeWidth=5, color=theme.paper).encode(
        x=x, y=y, text="text:N"
    )
    return layered([area, all_targets, line, dots, behind, numbers], theme, height=HEIGHT)


def curve_alt(rows: tuple[CurveDot, ...], t: Translator) -> str:
    """What the picture of one line shows."""
    if not rows:
        return t.gettext("Nothing is worked out yet.")
    parts = [
        t.gettext("{count} with {means}").format(count=t.number(row.reached), means=point_name(row.point, t))
        for row in rows
    ]
    text = t.ngettext(
        "Of {all} target the plan reaches: {parts}.", "Of {all} targets the plan reaches: {parts}.", rows[0].wanted
    )
    return text.format(all=t.number(rows[0].wanted), parts=t.listing(parts))


def curve_table(curve: Curve, t: Translator) -> ChartTable:
    """The numbers of all lines; the present means once, at the head."""
    header = (
        t.gettext("With"),
        t.gettext("Targets reached"),
        t.gettext("Levels gained"),
        t.gettext("Gain (levels × terms × priority)"),
        t.gettext("How sure"),
    )
    lines = [dot for of in LINES for dot in curve_rows(curve, of)]
    rows = [dot for dot in lines if dot.point == PRESENT][:1] + [dot for dot in lines if dot.point != PRESENT]
    body = tuple(
        (
            point_name(dot.point, t),
            t.gettext("{count} of {all}").format(count=t.number(dot.reached), all=t.number(dot.wanted)),
            t.number(dot.levels),
            t.number(dot.gain),
            how_sure(dot.gap, t),
        )
        for dot in rows
    )
    return ChartTable(header, body, (False, True, True, True, False))


def how_sure(gap: float, t: Translator) -> str:
    """Whether a gain is proven to be the most there is, or how close it is."""
    if not gap:
        return t.gettext("proven")
    return t.gettext("at most {share} more").format(share=t.percent(max(gap / (1 - gap), 0.001), 1))
