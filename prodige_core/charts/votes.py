"""How answers spread over the levels: one bar a level, lowest first, the middle answer named. For workshops and surveys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prodige_core.aggregation import Published
from prodige_core.charts.base import base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme, level_colour
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Framework
from prodige_core.i18n import Translator

ROOM_FOR_TEXT = 0.5
"""Empty room right of the longest bar, as a share of it, for count and mark (looked at, down to a phone)."""
ROW_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class VoteBar:
    """The answers at one level; ``level`` None: those who gave no level (does not apply, don't know).

    label: the level's name. count: people; share: of those who gave a level, 0 to 1. Both are None where only the level
    may be told, because all gave the same one. marked: the median.
    """

    label: str
    code: str
    level: int | None
    count: int | None
    share: float | None
    marked: bool
    top: int

    @property
    def name(self) -> str:
        """Code and label: *A2 Explorer*."""
        return f"{self.code} {self.label}".strip()


def vote_rows(cell: Published, framework: Framework, t: Translator) -> tuple[VoteBar, ...]:
    """Every level of the framework, lowest first; then those without a level, if there are any and they may be told."""
    rows = []
    for level in framework.levels:
        count = None if cell.counts is None else cell.counts[level.value]
        share = None if count is None or not cell.n else count / cell.n
        label = t.pgettext(framework.id, level.name)
        rows.append(VoteBar(label, level.code, level.value, count, share, level.value == cell.median, framework.top))
    if cell.without:
        rows.append(VoteBar(t.gettext("No level given"), "", None, cell.without, None, False, framework.top))
    return tuple(rows)


def vote_most(*pictures: tuple[VoteBar, ...]) -> float:
    """The largest share in several pictures, so that they can be drawn on one scale."""
    return max((_length(row) for rows in pictures for row in rows), default=1.0) or 1.0


def vote_chart(rows: tuple[VoteBar, ...], t: Translator, theme: Theme = LIGHT, most: float = 0.0) -> Any:
    """Horizontal bars as an Altair chart, the count at the end of each and the median named.

    most: the share that fills the width, from `vote_most`; 0 for the largest share of these rows.
    """
    import altair as alt

    values = [
        {
            "level": row.name,
            "share": _length(row),
            "fill": theme.tint if row.level is None else level_colour(row.level, row.top),
            "text": _mark(row, t),
        }
        for row in rows
    ]
    chart = base_chart(values)
    axis = alt.Axis(labelLimit=170, ticks=False, domain=False, labelPadding=8)
    y = alt.Y("level:N", sort=[row.name for row in rows], title=None, axis=axis)
    scale = alt.Scale(domain=[0, (most or vote_most(rows)) * (1 + ROOM_FOR_TEXT)], nice=False)
    x = alt.X("share:Q", scale=scale, axis=None)
    bars = chart.mark_bar(height=20, stroke=theme.muted, strokeWidth=0.5).encode(
        y=y, x=x, color=alt.Color("fill:N", scale=None)
    )
    texts = chart.mark_text(align="left", dx=6, color=theme.ink, fontWeight=600).encode(y=y, x=x, text="text:N")
    return layered([bars, texts], theme, height=max(1, len(rows)) * ROW_HEIGHT)


def vote_alt(rows: tuple[VoteBar, ...], title: str, t: Translator) -> str:
    """What the picture shows: how many at which level, and the median."""
    median = next((row for row in rows if row.marked), None)
    if median is None:
        return t.gettext("{title}: no answers.").format(title=title)
    if median.count is None:
        return t.gettext("{title}: all at {level}.").format(title=title, level=median.name)
    parts = [
        t.gettext("{count} at {level}").format(count=t.number(row.count), level=row.name)
        for row in rows
        if row.count and row.level is not None
    ]
    said = t.gettext("{title}: {parts}. Median: {level}.").format(
        title=title, parts=t.listing(parts), level=median.name
    )
    without = next((row.count for row in rows if row.level is None and row.count), 0)
    if not without:
        return said
    more = t.ngettext("{count} gave no level.", "{count} gave no level.", without).format(count=t.number(without))
    return f"{said} {more}"


def vote_table(rows: tuple[VoteBar, ...], t: Translator) -> ChartTable:
    """The numbers of the picture; a dash where a number is not told."""
    header = (t.gettext("Level"), t.gettext("Answers"), t.gettext("Share"), t.gettext("Median"))
    body = tuple(
        (
            row.name,
            "–" if row.count is None else t.number(row.count),
            "–" if row.share is None else t.percent(row.share),
            t.gettext("Median") if row.marked else "",
        )
        for row in rows
    )
    return ChartTable(header, body, (False, True, True, False))


def _length(row: VoteBar) -> float:
    """The bar's share of the width; where only the level may be told, all of it."""
    if row.share is not None:
        return row.share
    return 1.0 if row.marked else 0.0


def _mark(row: VoteBar, t: Translator) -> str:
    if row.count is None:
        return t.gettext("all") if row.marked else ""
    count = t.number(row.count) if row.count else "0"
    return t.gettext("{count}, median").format(count=count) if row.marked else count
