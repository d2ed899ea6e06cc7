"""Numbers of one indicator, year by year, with the sum at once; and its target."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prodige_core.i18n import Translator
from prodige_core.indicators import Followed, Indicator, words, year_label, year_of
from prodige_core.indicators.definition import MAX_VALUE
from prodige_core.responses import Measured
from prodige_core.services import indicator_words, indicators
from prodige_core.services.indicators import IndicatorsView
from prodige_core.services.workspace import Workspace
from prodige_ui.components import indicators as cards
from prodige_ui.components import keeping
from prodige_ui.components.text import label, literal

TARGET = "indicator-target"
_CHOSEN = "indicator-chosen"
_COUNTS = ("numerator", "denominator", "asked")


def show(ws: Workspace, centre_id: str, view: IndicatorsView, t: Translator) -> None:
    """Choose one, then its numbers and target. Nothing where none can have either."""
    rows = {row.definition.id: row for row in view.followed if row.definition.typed or row.definition.aims}
    if not rows:
        return
    st.header(t.gettext("Numbers and targets"))
    if st.session_state.get(_CHOSEN) not in rows:
        first = next((own for own, row in rows.items() if not row.has_data), next(iter(rows)))
        st.session_state[_CHOSEN] = first
    chosen = st.selectbox(
        t.gettext("Indicator"),
        list(rows),
        format_func=lambda own: words.code_and_title(rows[own].definition, t),
        key=_CHOSEN,
        persist_state="session",
    )
    row = rows[chosen]
    cards.explain(row.definition, t)
    with st.expander(t.gettext("More about it")):
        cards.background(row.definition, ws.catalogue, t)
    if row.definition.typed:
        for year in view.years:
            _year(ws, centre_id, row, year, t)
    if row.definition.aims:
        _target(ws, centre_id, row, t)


def _year(ws: Workspace, centre_id: str, row: Followed, year: str, t: Translator) -> None:
    definition = row.definition
    stored = row.series.values.get(year, Measured())
    with st.container(border=True, gap="small", key=f"indicator-year-{definition.id}-{year}"):
        total = words.sum_words(definition, stored, t)
        st.markdown(f"**{literal(year_label(year))}**: {literal(total)}")
        names = _COUNTS[: 3 if definition.asked else 2]
        *places, last = st.columns([*([1] * len(names)), 2], gap="small", vertical_alignment="bottom")
        for name, place in zip(names, places, strict=True):
            with place:
                _count(ws, centre_id, definition, year, name, getattr(stored, name), t)
        with last:
            st.text_input(
                label(indicator_words.count_label("source", year, t)),
                key=keeping.hold(_key(definition, year, "source"), stored.source),
                on_change=_store_year,
                args=(ws, centre_id, definition, year),
            )
        keeping.line(_section(year), t)
        cards.clash(_section(year), t)


def _section(year: str) -> str:
    return f"indicator-numbers-{year}"


def _count(
    ws: Workspace, centre_id: str, definition: Indicator, year: str, name: str, stored: int | None, t: Translator
) -> None:
    st.number_input(
        label(indicator_words.count_label(name, year, t)),
        min_value=0,
        max_value=MAX_VALUE,
        value=None,
        step=1,
        key=keeping.hold(_key(definition, year, name), stored),
        on_change=_store_year,
        args=(ws, centre_id, definition, year),
    )


def _store_year(ws: Workspace, centre_id: str, definition: Indicator, year: str) -> None:
    given = {name: st.session_state.get(_key(definition, year, name)) for name in (*_COUNTS, "source")}
    given["source"] = given["source"] or ""
    cards.store(
        ws,
        centre_id,
        _section(year),
        lambda own: indicators.set_value(ws, centre_id, definition.id, year, indicators.measured_from(given), seen=own),
    )


def _target(ws: Workspace, centre_id: str, row: Followed, t: Translator) -> None:
    definition, series = row.definition, row.series
    change = partial(_store_target, ws, centre_id, definition)
    with st.container(border=True, gap="small", key=f"indicator-target-{definition.id}"):
        st.markdown(f"**{t.gettext('Target')}**")
        with st.grid(2, min_column_width=240, gap="small"):
            st.number_input(
                label(indicator_words.target_label(definition, t)),
                min_value=0,
                max_value=definition.most or MAX_VALUE,
                value=None,
                step=1,
                key=keeping.hold(_key(definition, "target", "value"), series.target),
                on_change=change,
            )
            st.selectbox(
                t.gettext("To be reached in the school year"),
                indicator_words.target_years(series, year_of(ws.today())),
                format_func=lambda year: indicator_words.year_words(year, t.gettext("no year")),
                key=keeping.hold(_key(definition, "target", "year"), series.target_year),
                on_change=change,
            )
            st.selectbox(
                t.gettext("Held against"),
                ("", *sorted({*(year for year, _ in row.measured), series.baseline} - {""})),
                format_func=lambda year: indicator_words.year_words(year, t.gettext("the first year with a value")),
                key=keeping.hold(_key(definition, "target", "baseline"), series.baseline),
                on_change=change,
            )
            st.text_input(
                t.gettext("Who set the target"),
                key=keeping.hold(_key(definition, "target", "source"), series.target_source),
                on_change=change,
            )
        st.write(t.gettext("On track means: on the straight line from the first value to the target, or better."))
        keeping.line(TARGET, t)
        cards.clash(TARGET, t)


def _store_target(ws: Workspace, centre_id: str, definition: Indicator) -> None:
    target, year, baseline, source = (
        st.session_state.get(_key(definition, "target", name)) for name in ("value", "year", "baseline", "source")
    )
    cards.store(
        ws,
        centre_id,
        TARGET,
        lambda own: indicators.set_target(
            ws, centre_id, definition.id, target, year or "", source or "", baseline or "", seen=own
        ),
    )


def _key(definition: Indicator, year: str, name: str) -> str:
    return f"kpi-{definition.id}-{year}-{name}"
