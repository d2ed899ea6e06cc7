"""The plan in pictures: the time plan, when targets are reached, hours and money against the means."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from prodige_core import charts
from prodige_core.i18n import Translator
from prodige_core.roadmap import Roadmap
from prodige_core.roadmap.overload import meaning_of_mark
from prodige_ui import navigation
from prodige_ui.components import chart
from prodige_ui.components.text import literal

COLUMNS = 2
"""Terms beside each other where the screen is wide enough; a phone shows them one below the other."""


def time_plan(roadmap: Roadmap, t: Translator) -> None:
    """The Gantt by term. On a phone its place is taken by the list of actions by term."""
    if not roadmap.actions:
        st.write(t.gettext("No action is planned. More hours, money or terms, or other targets, may change that."))
        st.page_link(
            navigation.path("wishes"), label=t.gettext("Change targets or means"), icon=":material/arrow_forward:"
        )
        return
    st.header(t.gettext("What happens when"))
    rows = charts.gantt_rows(roadmap, t)
    alt = charts.gantt_alt(rows, t)
    with st.container(key="wide-only-gantt"):
        chart.picture(alt, charts.gantt_chart, rows, t, chart.theme())
    with st.container(key="phone-only-gantt"):
        st.write(literal(alt))
    chart.folded(charts.gantt_table(rows, t), alt, t)


def milestones(roadmap: Roadmap, t: Translator) -> None:
    """Targets by the term at whose end they are reached."""
    if not roadmap.milestones:
        return
    st.header(t.gettext("When targets are reached"))
    ends = [(term, [found for found in roadmap.milestones if found.term == term.number]) for term in roadmap.terms]
    filled = [(term, reached) for term, reached in ends if reached]
    for place in range(0, len(filled), COLUMNS):
        for column, (term, reached) in zip(st.columns(COLUMNS), filled[place : place + COLUMNS], strict=False):
            heading = t.gettext("End of {month}").format(month=t.month(term.last_day))
            lines = [f"- {literal(found.title)}: {literal(found.level.label)}" for found in reached]
            column.markdown("\n".join([f"**{literal(heading)}**", "", *lines]))


def means(roadmap: Roadmap, t: Translator) -> None:
    """Hours by role and term, money by school year, each against what there is."""
    st.header(t.gettext("Hours"))
    theme = chart.theme()
    cells = charts.load_rows(roadmap)
    if cells:
        alt = charts.load_alt(cells, t)
        st.write(literal(alt))
        with st.container(key="wide-only-load"):
            chart.picture(alt, charts.load_chart, cells, t, theme)
        _over(cells, t)
        chart.folded(charts.load_table(cells, t), alt, t)
    else:
        st.write(t.gettext("No staff hours are given, and none are planned."))
    st.header(t.gettext("Money"))
    bars = charts.budget_rows(roadmap)
    if any(bar.budget_eur or bar.spent_eur for bar in bars):
        alt = charts.budget_alt(bars, t)
        st.write(literal(alt))
        chart.picture(alt, charts.budget_chart, bars, t, theme)
        _over(bars, t)
        chart.folded(charts.budget_table(bars, t), alt, t)
    else:
        st.write(t.gettext("No own money is planned, and none is needed."))


def _over(shown: Iterable[charts.LoadCell | charts.BudgetBar], t: Translator) -> None:
    """What the mark means that numbers carry, in the picture and in the table, where more is planned than there is."""
    if any(own.over for own in shown):
        st.write(literal(meaning_of_mark(t)))
