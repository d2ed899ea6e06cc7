"""A picture with its description and, folded beneath it, the same numbers as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

import streamlit as st

from prodige_core.charts import DARK, LIGHT, ChartTable, Theme
from prodige_core.i18n import Translator
from prodige_ui.components.text import literal


def theme() -> Theme:
    """Colours for the background this reader has."""
    return DARK if st.context.theme.type == "dark" else LIGHT


@lru_cache(maxsize=256)
def _described(draw: Callable[..., Any], parts: tuple[Hashable, ...]) -> str:
    """The chart as JSON. Altair takes 50 to 150 ms to build and check one; its parts are values, so once is enough."""
    return json.dumps(draw(*parts).to_dict())


def picture(alt: str, draw: Callable[..., Any], *parts: Hashable) -> None:
    """A chart that brings its own theme: ``draw(*parts)`` makes it, such as ``gantt_chart(rows, t, theme)``."""
    st.vega_lite_chart(spec=json.loads(_described(draw, parts)), theme=None, alt=alt)


def folded(table: ChartTable, alt: str, t: Translator) -> None:
    """The table twin, closed until somebody opens it."""
    with st.expander(t.gettext("The same as a table")):
        twin(table, alt)


def twin(table: ChartTable, alt: str) -> None:
    """The numbers alone. Cells are shown as they are, never as markup."""
    columns = {literal(name): [literal(row[place]) for row in table.rows] for place, name in enumerate(table.header)}
    st.table(columns, border="horizontal", hide_index=True, alt=alt)
