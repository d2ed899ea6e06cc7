"""Screens: one rerun of each, as a ratio to an empty page with the same widgets (goal: at most 3 x)."""

from __future__ import annotations

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

DRAWN = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")
CHOSEN = ("radio", "selectbox", "multiselect")
TYPED = ("text_input", "text_area", "number_input", "button")


def empty_page(recipe: list[tuple[str, str, list[str]]]) -> None:
    """The same elements with nothing behind them. Streamlit copies this source, so it imports for itself."""
    import streamlit as st

    for number, (kind, label, options) in enumerate(recipe):
        if options:
            getattr(st, kind)(label or "x", options, key=f"k{number}")
        elif kind in {"text_input", "text_area", "number_input", "button"}:
            getattr(st, kind)(label or "x", key=f"k{number}")
        else:
            getattr(st, kind)(label or "x")


def run() -> list[tuple[str, str]]:
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


def _recipe(at: Any) -> list[tuple[str, str, list[str]]]:
    recipe: list[tuple[str, str, list[str]]] = []
    for kind in DRAWN:
        recipe += [(kind, str(element.value), []) for element in getattr(at, kind)]
    for kind in CHOSEN:
        recipe += [(kind, element.label, list(element.options)) for element in getattr(at, kind)]
    for kind in TYPED:
        recipe += [(kind, element.label, []) for element in getattr(at, kind)]
    return recipe
