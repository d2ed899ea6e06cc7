"""Two rounds by area: a line from the score then (open mark) to the score now (filled mark), the difference beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator
from prodige_core.indicators.words import signed
from prodige_core.progress import Change, Comparison, Movement
from prodige_core.scoring import Score

ROW_HEIGHT = 52
"""A row holds the area's title and, below it, its line; so it fits a phone too (looked at)."""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One area or practice. before, after: scores 0..top, None when not scored; levels likewise.

    before_words, after_words: the level in words, or why there is none. words: the difference with its sign, or that it
    was not scored then or now.
    """

    id: str
    title: str
    before: float | None
    after: float | None
    before_level: int | None
    after_level: int | None
    before_words: str
    after_words: str
    words: str
    movement: Movement
    top: int


def progress_rows(comparison: Comparison, framework: Framework, t: Translator) -> tuple[ProgressRow, ...]:
    """The areas of a comparison, in the framework's order."""
    return tuple(
        progress_row(comparison.areas[area.id], t.pgettext(area.id, area.title), framework, t)
        for area in framework.areas
    )


def progress_row(change: Change, title: str, framework: Framework, t: Translator) -> ProgressRow:
    """One area or practice as a row."""
    return ProgressRow(
        id=change.id,
        title=title,
        before=None if change.before.value is None else float(change.before.value),
        after=None if change.after.value is None else float(change.after.value),
        before_level=change.before.level,
        after_level=change.after.level,
        before_words=_level_words(change.before, framework, t),
        after_words=_level_words(change.after, framework, t),
        words=_words(change, t),
        movement=change.movement,
        top=framework.top,
    )


def _level_words(score: Score, framework: Framework, t: Translator) -> str:
    if score.level is None:
        return t.gettext("not applicable") if score.state == "na" else t.gettext("not scored")
    level = framework.levels[score.level]
    return f"{level.code} {t.pgettext(framework.id, level.name)}"


def _words(change: Change, t: Translator) -> str:
    words = {
        "only_now": t.gettext("not scored then"),
        "only_then": t.gettext("not scored now"),
        "none": t.gettext("not scored"),
        "same": t.gettext("as before"),
    }
    if change.difference is None or change.movement in words:
        return words.get(change.movement, "–")
    return signed(change.difference, 1, t, fixed=True)


def progress_chart(rows: tuple[ProgressRow, ...], codes: tuple[str, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """Lines with an open and a filled mark as an Altair chart; titles and differences stand above the lines."""
    import altair as alt

    top = len(codes) - 1
    order = [row.id for row in rows]
    y = alt.Y("id:N", sort=order, title=None, axis=None)
    labels = f"{json.dumps(list(codes))}[datum.value]"
    axis = alt.Axis(values=list(range(top + 1)), grid=True, labelExpr=labels, labelFlush=True)
    x = alt.X("score:Q", scale=alt.Scale(domain=[0, top], nice=False), title=t.gettext("Level"), axis=axis)
    titles = base_chart([{"id": row.id, "title": row.title, "words": row.words} for row in rows])
    spans = [row for row in rows if row.before is not None and row.after is not None]
    then = [{"id": row.id, "score": row.before} for row in rows if row.before is not None]
    now = [{"id": row.id, "score": row.after} for row in rows if row.after is not None]
    text: dict[str, Any] = {"baseline": "bottom", "dy": -11}
    layers = [
        titles.mark_text(align="left", color=theme.ink, **text).encode(y=y, x=alt.value(2), text="title:N"),
        titles.mark_text(align="right", color=theme.ink, fontWeight=600, dx=-2, **text).encode(
            y=y, x=alt.value("width"), text="words:N"
        ),
    ]
    if spans:
        lines = base_chart([{"id": row.id, "score": row.before, "end": row.after} for row in spans])
        layers.append(lines.mark_rule(strokeWidth=3, color=theme.muted).encode(y=y, x=x, x2="end:Q"))
    if then:
        layers.append(
            base_chart(then)
            .mark_point(filled=True, fill=theme.paper, stroke=theme.ink, strokeWidth=1.6, size=110, opacity=1)
            .encode(y=y, x=x)
        )
    if now:
        layers.append(
            base_chart(now)
            .mark_point(filled=True, fill=theme.accent, stroke=theme.ink, strokeWidth=0.8, size=170, opacity=1)
            .encode(y=y, x=x)
        )
    return layered(layers, theme, height=max(1, len(rows)) * ROW_HEIGHT + AXIS_HEIGHT)


def progress_alt(rows: tuple[ProgressRow, ...], title: str, t: Translator) -> str:
    """What the picture shows: how many areas rose, fell and stayed, and which moved furthest."""
    counts = {kind: sum(1 for row in rows if row.movement == kind) for kind in ("rose", "fell", "same")}
    text = t.gettext("{title}: score by area in two rounds. {rose} rose, {fell} fell, {same} stayed.").format(
        title=title, **{kind: t.number(count) for kind, count in counts.items()}
    )
    moved = [row for row in rows if row.movement in ("rose", "fell")]
    if not moved:
        return text
    furthest = max(moved, key=lambda row: abs((row.after or 0) - (row.before or 0)))
    return (
        text
        + " "
        + t.gettext("Moved furthest: {area} ({difference}).").format(area=furthest.title, difference=furthest.words)
    )


def progress_table(rows: tuple[ProgressRow, ...], head: str, t: Translator) -> ChartTable:
    """The numbers of the picture. head: what the rows are, such as *Area*."""
    header = (head, t.gettext("Then"), t.gettext("Now"), t.gettext("Difference"), t.gettext("Level then and now"))
    body = tuple(
        (
            row.title,
            "–" if row.before is None else t.fixed(row.before, 1),
            "–" if row.after is None else t.fixed(row.after, 1),
            row.words,
            row.after_words if row.before_words == row.after_words else f"{row.before_words} → {row.after_words}",
        )
        for row in rows
    )
    return ChartTable(header, body, (False, True, True, True, False))
