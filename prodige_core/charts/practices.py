"""The profile by practice: one row a practice, one dot a level; filled now, ringed after the plan, marked at the target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme, ink_on, level_colour
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.scoring import FrameworkScores


@dataclass(frozen=True, slots=True)
class PracticeDot:
    """One practice. level: now, None when not scored; reached: after the plan, None when not planned; target likewise."""

    framework: str
    area: str
    area_title: str
    practice: str
    title: str
    level: int | None
    code: str
    level_name: str
    reached: int | None
    target: int | None
    top: int
    state: str


def practice_rows(
    scores: FrameworkScores,
    framework: Framework,
    targets: Mapping[str, int],
    reached: Mapping[str, int],
    t: Translator,
) -> tuple[PracticeDot, ...]:
    """The practices of one framework in its order. ``targets`` and ``reached`` by practice id; empty without a plan."""
    rows = []
    for area in framework.areas:
        for practice in area.practices:
            score = scores.practices[practice.id]
            level = None if score.level is None else framework.levels[score.level]
            missing = t.gettext("Not applicable") if score.state == "na" else t.gettext("Not enough answers")
            rows.append(
                PracticeDot(
                    framework.id,
                    area.id,
                    t.pgettext(area.id, area.title),
                    practice.id,
                    t.pgettext(practice.id, practice.title),
                    score.level,
                    "" if level is None else level.code,
                    missing if level is None else t.pgettext(framework.id, level.name),
                    reached.get(practice.id),
                    targets.get(practice.id),
                    framework.top,
                    score.state,
                )
            )
    return tuple(rows)


def practice_chart(rows: tuple[PracticeDot, ...], codes: tuple[str, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """A strip of squares, one a practice and level, as an Altair chart. ``codes``: what is printed for each level."""
    import altair as alt

    values = [
        {
            "practice": row.title,
            "level": codes[level],
            "fill": level_colour(level, row.top) if row.level is not None and level <= row.level else theme.tint,
            "text": codes[level] if level == row.level else "",
            "ink": ink_on(level_colour(level, row.top)),
            "edge": theme.accent if level == row.target else "transparent",
        }
        for row in rows
        for level in range(row.top + 1)
    ]
    order = [row.title for row in rows]
    chart = base_chart(values)
    y = alt.Y("practice:N", sort=order, title=None, axis=alt.Axis(labelLimit=360, ticks=False, domain=False))
    x = alt.X("level:N", sort=list(codes), title=t.gettext("Level"), axis=alt.Axis(labelAngle=0, domain=False))
    squares = chart.mark_rect(strokeWidth=2, cornerRadius=2).encode(
        y=y, x=x, color=alt.Color("fill:N", scale=None), stroke=alt.Stroke("edge:N", scale=None)
    )
    marks = chart.mark_text(fontWeight=600).encode(y=y, x=x, text="text:N", color=alt.Color("ink:N", scale=None))
    return layered([squares, marks], theme, height=max(1, len(rows)) * 24 + AXIS_HEIGHT)


def practice_alt(rows: tuple[PracticeDot, ...], title: str, t: Translator) -> str:
    """What the picture shows: how many practices stand at which level."""
    counts: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: -1 if row.level is None else row.level):
        name = row.level_name if row.level is None else f"{row.code} {row.level_name}"
        counts[name] = counts.get(name, 0) + 1
    parts = [
        t.gettext("{count} at {level}").format(count=t.number(count), level=name) for name, count in counts.items()
    ]
    return t.gettext("{title}, practices by level: {parts}.").format(title=title, parts=t.listing(parts))


def practice_table(
    rows: tuple[PracticeDot, ...], codes: tuple[str, ...], t: Translator, with_plan: bool = True
) -> ChartTable:
    """The numbers of the picture; without the columns of plan and target where there is none."""
    header = (
        t.gettext("Practice"),
        t.gettext("Level now"),
        t.gettext("After the plan"),
        t.gettext("Target"),
    )
    body = tuple(
        (
            row.title,
            f"{row.code} {row.level_name}".strip(),
            "–" if row.reached is None else codes[row.reached],
            "–" if row.target is None else codes[row.target],
        )
        for row in rows
    )
    count = 4 if with_plan else 2
    return ChartTable(header[:count], tuple(row[:count] for row in body), (False, False, True, True)[:count])
