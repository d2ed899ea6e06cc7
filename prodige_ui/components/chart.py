"""A picture with its description and, folded beneath it, the same numbers as a table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from prodige_core.charts import DARK, LIGHT, ChartTable, Theme
from prodige_core.i18n import Translator
from prodige_ui.components.text import literal


def theme() -> Theme:
    """Colours for the background this reader has."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def show(picture: Any, alt: str, table: ChartTable, t: Translator) -> None:
    """An Altair chart that brings its own theme, then its table twin."""
    st.altair_chart(picture, theme=None, alt=alt)
    with st.expander(t.gettext("The same as a table")):
        twin(table, alt)


def twin(table: ChartTable, alt: str) -> None:
    """The numbers alone. Cells are shown as they are, never as markup."""
    columns = {literal(name): [literal(row[place]) for row in table.rows] for place, name in enumerate(table.header)}
    st.table(columns, border="horizontal", hide_index=True, alt=alt)
