"""Own money by school year: what there is and what the plan spends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prodige_core.charts.base import AXIS_HEIGHT, base_chart, layered
from prodige_core.charts.palette import LIGHT, Theme
from prodige_core.charts.table import ChartTable
from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap
from prodige_core.roadmap.overload import marked

ROOM_FOR_TEXT = 0.6
"""Empty room right of the longest bar, as a share of it, for the amounts (looked at, down to a phone)."""


@dataclass(frozen=True, slots=True)
class BudgetBar:
    """One school year, in EUR."""

    school_year: str
    spent_eur: int
    budget_eur: int

    @property
    def over(self) -> bool:
        """Whether more is planned than there is."""
        return self.spent_eur > self.budget_eur


def budget_rows(roadmap: Roadmap) -> tuple[BudgetBar, ...]:
    """The school years of a roadmap, in order."""
    return tuple(BudgetBar(year.label, year.spent_eur, year.budget_eur) for year in roadmap.years)


def budget_chart(rows: tuple[BudgetBar, ...], t: Translator, theme: Theme = LIGHT) -> Any:
    """Bars of money spent, a mark for the budget."""
    import altair as alt

    values = [
        {
            "year": row.school_year,
            "spent": row.spent_eur,
            "budget": row.budget_eur,
            "furthest": max(row.spent_eur, row.budget_eur),
            "text": marked(
                t.gettext("{spent} of {budget}").format(spent=t.money(row.spent_eur), budget=t.money(row.budget_eur)),
                row.spent_eur,
                row.budget_eur,
            ),
        }
        for row in rows
    ]
    chart = base_chart(values)
    y = alt.Y("year:N", sort=[row.school_year for row in rows], title=None)
    most = max((max(row.spent_eur, row.budget_eur) for row in rows), default=0)
    scale = alt.Scale(domain=[0, max(1, most) * (1 + ROOM_FOR_TEXT)], nice=False)
    axis = alt.Axis(tickCount=5, labelOverlap=True)
    x = alt.X("spent:Q", title=t.gettext("Own money in euros"), scale=scale, axis=axis)
    bars = chart.mark_bar(height=18, color=theme.accent).encode(y=y, x=x)
    marks = chart.mark_tick(thickness=3, size=26, color=theme.ink).encode(y=y, x="budget:Q")
    texts = chart.mark_text(align="left", dx=6, color=theme.ink).encode(y=y, x="furthest:Q", text="text:N")
    return layered([bars, marks, texts], theme, height=max(1, len(rows)) * 34 + AXIS_HEIGHT)


def budget_alt(rows: tuple[BudgetBar, ...], t: Translator) -> str:
    """What the picture shows."""
    if not rows:
        return t.gettext("No budget is given.")
    parts = [
        t.gettext("{year} {spent} of {budget}").format(
            year=row.school_year, spent=t.money(row.spent_eur), budget=t.money(row.budget_eur)
        )
        for row in rows
    ]
    return t.gettext("Own money planned of money available, by school year: {parts}.").format(parts=t.listing(parts))


def budget_table(rows: tuple[BudgetBar, ...], t: Translator) -> ChartTable:
    """The numbers of the picture, marked where more is planned than there is."""
    header = (t.gettext("School year"), t.gettext("Planned"), t.gettext("Available"), t.gettext("Left"))
    body = tuple(
        (
            row.school_year,
            marked(t.money(row.spent_eur), row.spent_eur, row.budget_eur),
            t.money(row.budget_eur),
            t.money(row.budget_eur - row.spent_eur),
        )
        for row in rows
    )
    return ChartTable(header, body, (False, True, True, True))
