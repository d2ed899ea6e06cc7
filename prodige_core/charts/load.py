"""Hours planned against hours there are, by role and term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import base_chart, dressed
from prodige_core.charts.palette import LIGHT, Theme, role_colour
from prodige_core.charts.table import ChartTable
from prodige_core.frameworks import Role
from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap
from prodige_core.roadmap.overload import marked

FACET_WIDTH = 155
"""Pixels; three beside each other, with their axes, fit the column of a screen (looked at)."""


@dataclass(frozen=True, slots=True)
class LoadCell:
    """Hours of one role in one term (number from 1)."""

    role: Role
    role_name: str
    term: int
    term_label: str
    used: int
    capacity: int

    @property
    def over(self) -> bool:
        """Whether more is used than there is."""
        return self.used > self.capacity


def load_rows(roadmap: Roadmap) -> tuple[LoadCell, ...]:
    """Cells by role, then term; roles that have neither hours nor work are left out."""
    return tuple(
        LoadCell(
            total.role,
            total.name,
            term.number,
            term.label,
            term.hours[total.role].used if total.role in term.hours else 0,
            term.hours[total.role].capacity if total.role in term.hours else 0,
        )
        for total in roadmap.roles
        for term in roadmap.terms
    )


def load_chart(rows: tuple[LoadCell, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """One small chart a role: bars for hours used, a mark for the hours there are."""
    import altair as alt

    values = [
        {
            "role": row.role_name,
            "term": row.term_label,
            "used": row.used,
            "capacity": row.capacity,
            "higher": max(row.used, row.capacity),
            "text": marked(str(row.used), row.used, row.capacity),
        }
        for row in rows
    ]
    terms = list(dict.fromkeys(row.term_label for row in rows))
    names = list(dict.fromkeys(row.role_name for row in rows))
    colours = [role_colour(role, theme) for role in dict.fromkeys(row.role for row in rows)]
    chart = base_chart(values)
    x = alt.X("term:N", sort=terms, title=None, axis=alt.Axis(labelAngle=-40))
    colour = alt.Color("role:N", scale=alt.Scale(domain=names, range=colours), legend=None)
    bars = chart.mark_bar().encode(x=x, y=alt.Y("used:Q", title=t.gettext("Hours")), color=colour)
    marks = chart.mark_tick(thickness=2, size=26, color=theme.ink).encode(x=x, y="capacity:Q")
    numbers = chart.mark_text(dy=-7, color=theme.ink).encode(x=x, y="higher:Q", text="text:N")
    faceted = (
        alt.layer(bars, marks, numbers)
        .properties(width=FACET_WIDTH, height=110)
        .facet(facet=alt.Facet("role:N", sort=names, title=None), columns=3)
        .resolve_scale(y="independent")
    )
    return dressed(faceted, theme)


def load_alt(rows: tuple[LoadCell, ...], t: Translator) -> str:
    """What the picture shows: hours used of hours there are, by role."""
    parts = []
    for role in dict.fromkeys(row.role for row in rows):
        cells = [row for row in rows if row.role == role]
        parts.append(
            t.gettext("{role} {used} of {capacity}").format(
                role=cells[0].role_name,
                used=t.number(sum(cell.used for cell in cells)),
                capacity=t.number(sum(cell.capacity for cell in cells)),
            )
        )
    if not parts:
        return t.gettext("No staff hours are given.")
    return t.gettext("Hours planned of hours available, all terms together: {parts}.").format(parts=t.listing(parts))


def load_table(rows: tuple[LoadCell, ...], t: Translator) -> ChartTable:
    """The numbers of the picture: one row a role, one column a term, each *used / available*, marked where it is more."""

    def cell_of(used: int, capacity: int) -> str:
        return marked(f"{t.number(used)} / {t.number(capacity)}", used, capacity)

    terms = tuple(dict.fromkeys(row.term_label for row in rows))
    header = (t.gettext("Role"), *terms, t.gettext("All"))
    body = []
    for role in dict.fromkeys(row.role for row in rows):
        cells = [row for row in rows if row.role == role]
        used, capacity = sum(cell.used for cell in cells), sum(cell.capacity for cell in cells)
        body.append(
            (
                cells[0].role_name,
                *(cell_of(cell.used, cell.capacity) for cell in cells),
                cell_of(used, capacity),
            )
        )
    return ChartTable(header, tuple(body), (False, *(True for _ in terms), True))
