"""Screens: one rerun of each, as a ratio to an empty page with the same widgets (goal: at most 3 x)."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from benchmarks.clock import median_seconds, milliseconds, ratio
from prodige_core.config import ROOT
from prodige_core.planning import solve
from prodige_core.services import centres, planning
from prodige_core.services.demo import demo_bytes
from prodige_ui import navigation, runtime

Recipe = list[tuple[str, str, list[str]]]
TYPED = ("text_input", "text_area", "number_input", "button", "checkbox")
CHOSEN = ("radio", "selectbox", "multiselect", "pills", "segmented_control")
SAID = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")


def empty_page(recipe: list[tuple[str, str, list[str]]]) -> None:
    """The same elements with nothing behind them. Streamlit copies this source, so it imports for itself."""
    import json

    import streamlit as st

    for number, (kind, label, options) in enumerate(recipe):
        if kind in {"radio", "selectbox", "multiselect", "pills", "segmented_control"}:
            getattr(st, kind)(label or "x", options, key=f"k{number}")
        elif kind in {"text_input", "text_area", "number_input", "button", "checkbox"}:
            getattr(st, kind)(label or "x", key=f"k{number}")
        elif kind == "download_button":
            st.download_button("x", b"x", key=f"k{number}")
        elif kind == "file_uploader":
            st.file_uploader("x", key=f"k{number}")
        elif kind == "page_link":
            st.link_button("x", "http://localhost")
        elif kind == "vega_lite_chart":
            st.vega_lite_chart(spec=json.loads(label))
        elif kind == "table":
            st.table({"x": options})
        elif kind == "expander":
            st.expander("x").write("x")
        elif kind == "column":
            st.columns(1)
        elif kind == "flex_container":
            st.container(horizontal=True)
        elif kind == "divider":
            st.divider()
        else:
            getattr(st, kind)(label or "x")


def run() -> list[tuple[str, str]]:
    logging.disable(logging.WARNING)  # Streamlit notes that no browser is there
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRODIGE_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        runtime.close()
        try:
            return _measure()
        finally:
            runtime.close()


def _measure() -> list[tuple[str, str]]:
    ws = runtime.workspace()
    centre_id = centres.import_bytes(ws, demo_bytes(), "demo.prodige.json").centre_id
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, effort="quick"), task.fingerprint)
    figures = []
    for screen in navigation.SCREENS:
        at = AppTest.from_file(str(ROOT / "prodige_ui" / "workspace.py"), default_timeout=60).run()
        if screen.name != "home":
            at = at.switch_page(str(ROOT / "pages" / f"{screen.name}.py")).run()
        if at.exception:
            raise RuntimeError(f"{screen.name}: {at.exception[0].value}")
        own = median_seconds(at.run)
        recipe = _recipe(at)
        empty = AppTest.from_function(empty_page, kwargs={"recipe": recipe}, default_timeout=60).run()
        floor = median_seconds(empty.run)
        figures.append(
            (
                f"{screen.name} ({len(recipe)} elements)",
                f"{milliseconds(own)}, empty page {milliseconds(floor)}: {ratio(own, floor)}",
            )
        )
    return figures


def _recipe(at: Any) -> Recipe:
    """What the screen drew, in its order. Kinds that the floor cannot draw alone (tabs, forms) are left out of it."""
    recipe: Recipe = []
    for node in at.main:
        kind = node.type
        if kind in SAID:
            recipe.append((kind, str(node.value), []))
        elif kind in CHOSEN:
            recipe.append((kind, node.label, [str(option) for option in node.options]))
        elif kind in TYPED:
            recipe.append((kind, node.label, []))
        elif kind == "vega_lite_chart":
            recipe.append((kind, node.proto.spec, []))
        elif kind == "table":
            recipe.append((kind, "", [str(value) for value in node.value.iloc[:, 0]]))
        elif kind in {
            "download_button",
            "file_uploader",
            "page_link",
            "expander",
            "column",
            "flex_container",
            "divider",
        }:
            recipe.append((kind, "", []))
    return recipe
