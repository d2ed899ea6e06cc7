"""Where groups see the school most differently: one line an item, one mark a group at its mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from prodige_core.aggregation import ItemRelease, Published, role_gap
from prodige_core.charts.base import AXIS_HEIGHT, FONT_SIZE, base_chart, layered
from prodige_core.charts.palette import LIGHT, ROLE_COLOURS, ROLE_COLOURS_ON_DARK, Theme
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Framework, Role
from prodige_core.i18n import Translator
from prodige_core.roadmap.words import item_title
from prodige_core.surveys.words import GROUPS, group_name

MOST_ROWS: Final = 5
"""Items in the picture: as many as a meeting can talk about (editorial)."""
_ROW_HEIGHT: Final = 62
_LOOKS: Final[dict[str, tuple[Role, str]]] = {
    "leader": ("leader", "square"),
    "coordinator": ("coordinator", "diamond"),
    "teacher": ("digital_lead", "circle"),
    "trainer": ("teacher", "triangle-up"),
    "learner": ("admin", "triangle-down"),
}
"""Colour and shape of each group: told apart by either alone."""


@dataclass(frozen=True, slots=True)
class GroupMark:
    """One group's mean level on an item."""

    role: str
    name: str
    mean: float


@dataclass(frozen=True, slots=True)
class GapRow:
    """One item with the groups that may be shown, lowest mean first. gap: highest minus lowest as printed, in levels."""

    item: str
    title: str
    marks: tuple[GroupMark, ...]
    gap: float
    codes: tuple[str, ...]


def gap_rows(releases: Mapping[str, ItemRelease], framework: Framework, t: Translator) -> tuple[GapRow, ...]:
    """The items of a framework on which groups differ most, widest first; none where fewer than two may be shown."""
    codes = tuple(level.code for level in framework.levels)
    found = []
    for item in framework.items.values():
        release = releases.get(item.id)
        gap = role_gap(release) if release is not None else None
        if release is None or gap is None or not gap.gap:
            continue
        marks = [
            GroupMark(role, group_name(role, t), float(cell.mean))
            for role, cell in release.parts.items()
            if role and isinstance(cell, Published)
        ]
        marks.sort(key=lambda mark: (mark.mean, GROUPS.index(mark.role)))
        found.append((gap.gap, GapRow(item.id, item_title(framework, item, t), tuple(marks), gap.printed, codes)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(row for _, row in found[:MOST_ROWS])


def gap_chart(rows: tuple[GapRow, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """A line from the lowest to the highest mean, a mark for each group, the item's title above."""
    import altair as alt

    order = [row.item for row in rows]
    roles = [role for role in GROUPS if any(mark.role == role for row in rows for mark in row.marks)]
    colours = ROLE_COLOURS if theme.name == "light" else ROLE_COLOURS_ON_DARK
    y = alt.Y("item:N", sort=order, title=None, axis=None)
    codes = rows[0].codes if rows else ("", "")
    top = len(codes) - 1
    axis = alt.Axis(
        values=list(range(top + 1)), grid=True, labelExpr=f"{json.dumps(list(codes))}[datum.value]", labelFlush=True
    )
    x = alt.X("mean:Q", scale=alt.Scale(domain=[0, top], nice=False), title=t.gettext("Mean level"), axis=axis)
    spans = base_chart([{"item": row.item, "mean": row.marks[0].mean, "end": row.marks[-1].mean} for row in rows])
    titles = base_chart([{"item": row.item, "title": row.title} for row in rows])
    marks = base_chart(
        [{"item": row.item, "mean": mark.mean, "group": mark.name} for row in rows for mark in row.marks]
    )
    names = [group_name(role, t) for role in roles]
    shape = alt.Shape("group:N", scale=alt.Scale(domain=names, range=[_LOOKS[role][1] for role in roles]), title=None)
    colour = alt.Color(
        "group:N", scale=alt.Scale(domain=names, range=[colours[_LOOKS[role][0]] for role in roles]), title=None
    )
    layers = [
        spans.mark_rule(strokeWidth=4, color=theme.hairline).encode(y=y, x=x, x2="end:Q"),
        marks.mark_point(filled=True, size=170, stroke=theme.ink, strokeWidth=0.8, opacity=1).encode(
            y=y, x=x, shape=shape, color=colour
        ),
        titles.mark_text(align="left", baseline="bottom", dy=-14, color=theme.ink, fontSize=FONT_SIZE).encode(
            y=y, x=alt.value(2), text="title:N"
        ),
    ]
    return layered(layers, theme, height=max(1, len(rows)) * _ROW_HEIGHT + AXIS_HEIGHT)


def gap_alt(rows: tuple[GapRow, ...], t: Translator) -> str:
    """What the picture shows: the widest difference, and how many items."""
    if not rows:
        return t.gettext("No groups to compare.")
    low, high = rows[0].marks[0], rows[0].marks[-1]
    return t.ngettext(
        "Mean level of each group on the {count} item they see most differently. Widest: {title}, {low} {low_mean}, {high} {high_mean}.",
        "Mean level of each group on the {count} items they see most differently. Widest: {title}, {low} {low_mean}, {high} {high_mean}.",
        len(rows),
    ).format(
        count=t.number(len(rows)),
        title=rows[0].title,
        low=low.name,
        low_mean=t.fixed(low.mean, 1),
        high=high.name,
        high_mean=t.fixed(high.mean, 1),
    )


def gap_table(rows: tuple[GapRow, ...], t: Translator) -> ChartTable:
    """The means by item, lowest first, in one column, so that the table fits a phone."""
    header = (t.gettext("Question"), t.gettext("Mean level by group"), t.gettext("Levels apart"))
    body = []
    for row in rows:
        means = [t.gettext("{group} {mean}").format(group=mark.name, mean=t.fixed(mark.mean, 1)) for mark in row.marks]
        body.append((row.title, t.listing(means), t.fixed(row.gap, 1)))
    return ChartTable(header, tuple(body), (False, False, True))
