"""The profile by area: one bar an area on the framework's scale, its level printed, its target marked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme, ink_on, level_colour
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.scoring import FrameworkScores, Score


@dataclass(frozen=True, slots=True)
class ProfileBar:
    """One area. score: 0..top or None when not scored; target: the score the area would have with every target reached."""

    framework: str
    area: str
    title: str
    score: float | None
    level: int | None
    code: str
    level_name: str
    top: int
    target: float | None
    state: str


def profile_rows(
    scores: FrameworkScores, framework: Framework, targets: Mapping[str, int], t: Translator
) -> tuple[ProfileBar, ...]:
    """The bars of one framework, in its order. ``targets`` by practice; those of other frameworks are ignored."""
    rows = []
    for area in framework.areas:
        score = scores.areas[area.id]
        level = None if score.level is None else framework.levels[score.level]
        parts = [
            (practice.weight, scores.practices[practice.id].value, targets.get(practice.id))
            for practice in area.practices
        ]
        rows.append(
            ProfileBar(
                framework=framework.id,
                area=area.id,
                title=t.pgettext(area.id, area.title),
                score=None if score.value is None else float(score.value),
                level=score.level,
                code="" if level is None else level.code,
                level_name=_state_words(score, t) if level is None else t.pgettext(framework.id, level.name),
                top=framework.top,
                target=_target(parts) if score.value is not None else None,
                state=score.state,
            )
        )
    return tuple(rows)


def _target(parts: list[tuple[int, Fraction | None, int | None]]) -> float | None:
    if not any(target is not None for _, _, target in parts):
        return None
    wanted = [
        (weight, max(value, Fraction(target)) if target is not None else value)
        for weight, value, target in parts
        if value is not None
    ]
    total = sum(weight for weight, _ in wanted)
    return float(sum((weight * value for weight, value in wanted), Fraction(0)) / total) if total else None


def _state_words(score: Score, t: Translator) -> str:
    return t.gettext("Not applicable") if score.state == "na" else t.gettext("Not enough answers")


def profile_chart(
    rows: tuple[ProfileBar, ...], t: Translator, theme: Theme = LIGHT, codes: tuple[str, ...] = ()
) -> Any:
    """Horizontal bars as an Altair chart; the level's code stands in the bar, the target is a vertical mark.

    ``codes``: what is printed on the axis for each level; without them the level's number.
    """
    import altair as alt

    top = rows[0].top if rows else 1
    values = [
        {
            "area": row.title,
            "score": row.score,
            "target": row.target,
            "code": row.code,
            "fill": level_colour(row.level, top) if row.level is not None else theme.tint,
            "ink": ink_on(level_colour(row.level, top)) if row.level is not None else theme.muted,
            "words": f"{t.fixed(row.score, 1)}  {row.level_name}" if row.score is not None else row.level_name,
        }
        for row in rows
    ]
    order = [row.title for row in rows]
    chart = base_chart(values)
    y = alt.Y("area:N", sort=order, title=None, axis=alt.Axis(labelLimit=320, ticks=False, domain=False))
    scale = alt.Scale(domain=[0, top])
    axis = alt.Axis(values=list(range(top + 1)), grid=True, labelExpr=_axis_labels(codes))
    x = alt.X("score:Q", scale=scale, title=t.gettext("Level"), axis=axis)
    bars = chart.mark_bar(height=18, stroke=theme.muted, strokeWidth=0.5).encode(
        y=y, x=x, color=alt.Color("fill:N", scale=None)
    )
    codes = chart.mark_text(align="left", dx=6, fontWeight=600).encode(
        y=y, x=alt.value(0), text="code:N", color=alt.Color("ink:N", scale=None)
    )
    words = chart.mark_text(align="left", dx=6, color=theme.muted).encode(
        y=y, x=alt.X("score:Q", scale=scale), text="words:N"
    )
    marks = chart.mark_tick(thickness=3, size=28, color=theme.ink).encode(y=y, x=alt.X("target:Q", scale=scale))
    # an empty layer would be a picture without a name for screen readers
    layers = [bars, codes, words, *([marks] if any(row.target is not None for row in rows) else [])]
    return layered(layers, theme, height=max(1, len(rows)) * 30 + AXIS_HEIGHT)


def _axis_labels(codes: tuple[str, ...]) -> str:
    """A Vega expression from level to code."""
    return f"{json.dumps(list(codes))}[datum.value]" if codes else "format(datum.value, 'd')"


def profile_alt(rows: tuple[ProfileBar, ...], title: str, t: Translator) -> str:
    """What the picture shows, in one or two sentences."""
    scored = [row for row in rows if row.score is not None]
    if not scored:
        return t.gettext("{title}: no area has enough answers yet.").format(title=title)
    high = max(scored, key=lambda row: row.score or 0)
    low = min(scored, key=lambda row: row.score or 0)
    return t.gettext(
        "{title}: {count} areas on a scale from 0 to {top}. Highest: {high} ({high_score}). Lowest: {low} ({low_score})."
    ).format(
        title=title,
        count=t.number(len(scored)),
        top=t.number(high.top),
        high=high.title,
        high_score=t.fixed(high.score or 0, 1),
        low=low.title,
        low_score=t.fixed(low.score or 0, 1),
    )


def profile_table(rows: tuple[ProfileBar, ...], t: Translator, with_targets: bool = True) -> ChartTable:
    """The numbers of the picture; without the column of targets where none is drawn."""
    header = (t.gettext("Area"), t.gettext("Score"), t.gettext("Level"), t.gettext("With all targets"))
    body = tuple(
        (
            row.title,
            "–" if row.score is None else t.fixed(row.score, 1),
            f"{row.code} {row.level_name}".strip(),
            "–" if row.target is None else t.fixed(row.target, 1),
        )
        for row in rows
    )
    count = 4 if with_targets else 3
    return ChartTable(header[:count], tuple(row[:count] for row in body), (False, True, False, True)[:count])
