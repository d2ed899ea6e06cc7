"""Every widget of every screen, as the running app lists them, is sent what it never offers: nothing is stored, nothing breaks.

Sources: reliability, S8 (widget values outside the options, as a client sends them raw); 4, row 33.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections import Counter

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from prodige_core.responses.texts import MAX_NOTE
from prodige_core.services import workshops, workspace
from prodige_ui.navigation import SCREENS
from tests.bad_inputs import hostile_school
from tests.bad_inputs.hostile_school import Texts
from tests.hardening.conftest import running
from tests.web.raw_window import raw_window

pytestmark = pytest.mark.slow

LONG, NUL, NOBODY = "x" * (MAX_NOTE + 1), "a\x00b", "Level nine"
"""The first is longer than any text may be."""
OWN = {
    "button": "trigger_value",
    "button_group": "string_array_value",
    "checkbox": "bool_value",
    "date_input": "string_array_value",
    "download_button": "trigger_value",
    "expandable": "bool_value",
    "file_uploader": "file_uploader_state_value",
    "menu_button": "string_trigger_value",
    "multiselect": "string_array_value",
    "number_input": "double_value",
    "radio": "string_value",
    "selectbox": "string_value",
    "tab_container": "string_value",
    "text_area": "string_value",
    "text_input": "string_value",
}
"""The type in which a widget tells its value, by its kind."""
OUTSIDE = {
    "button_group": [[NOBODY], [LONG], [NUL], ["9"] * 1000],
    "date_input": [["9999/99/99"], [NUL], ["2026/11/22", "2026/11/23", "x"]],
    "menu_button": [NOBODY, LONG, NUL, "9"],
    "multiselect": [[LONG], [NUL]],
    "number_input": [float("nan"), float("inf"), -1e308, 1e308, -0.5],
    "radio": [NOBODY, LONG, NUL, "9"],
    "selectbox": [LONG, NUL],
    "tab_container": [NOBODY, LONG],
    "text_area": [NUL],
    "text_input": [NUL],
}
"""Of the right type, and no value of the widget: some lists take what people type, so for them only what no text may be.

A text that is too long for its field is cut by Streamlit at what the field takes, which then is like any other."""
WRONG = {
    "string_value": NOBODY,
    "int_value": 9,
    "double_value": 9.5,
    "bool_value": True,
    "json_value": '{"level": 9}',
    "bytes_value": b"\xff\xfe",
    "string_array_value": [NOBODY],
    "double_array_value": [1.5, 2.5],
    "int_array_value": [9],
    "string_trigger_value": NOBODY,
}

LEAK = re.compile(r"Traceback|site-packages|\w+\.py\b|SELECT ")
PRESSED = {"button", "download_button"}
"""Whatever type says so: a press is a press, and what it does may be done."""


def state(name, kind, value):
    made = WidgetState(id=name)
    if kind == "string_trigger_value":
        made.string_trigger_value.data = value
    elif kind.endswith("_array_value"):
        getattr(made, kind).data.extend(value)
    else:
        setattr(made, kind, value)
    return made


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The running app, its database, and the addresses of all screens there are in it."""
    folder, texts = tmp_path_factory.mktemp("widgets"), Texts()
    frameworks = hostile_school.frameworks(folder, texts)
    hostile_school.facts(folder, texts)
    database = folder / "prodige.sqlite3"
    ws = workspace.open_workspace(f"sqlite:///{database}", frameworks)
    centre_id = hostile_school.school(ws, texts)
    hostile_school.living(ws, centre_id, texts)
    hostile_school.survey(ws, centre_id, texts, close=True)
    hostile_school.survey(ws, centre_id, texts, close=False)
    room = hostile_school.workshop(ws, centre_id, texts)
    draft = workshops.create(ws, centre_id, list(ws.catalogue.frameworks["mini"].items), title=texts())
    hostile_school.plan(ws, centre_id)
    hostile_school.keep(ws, centre_id, texts)
    workspace.close(ws)
    pages = [(one.name, "") for one in SCREENS]
    with running(folder, "", PRODIGE_FRAMEWORKS=str(frameworks)) as app:
        yield app, database, [*pages, ("workshop", f"workshop={room}"), ("workshop", f"workshop={draft}")]


def stored(database):
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
        return Counter(reading.iterdump())


@contextlib.contextmanager
def changes(database):
    """A question whether anything was committed since it was asked last. Source: SQLite, PRAGMA data_version."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
        last = None

        def changed():
            nonlocal last
            former, (last,) = last, reading.execute("PRAGMA data_version").fetchone()
            return last != former

        yield changed


def unfolded(window, page, query):
    """Every state of a screen, one after the other: all that unfolds is open, and each tab in turn."""
    window.values.clear()
    window.open(page, query)
    turned = [None, *window.tabs[1:]]
    for tab in turned:
        for _ in range(3):
            shut = [name for name, _ in window.of_kind("expandable") if name not in window.values]
            bars = [name for name, _ in window.of_kind("tab_container")] if tab else []
            states = [state(name, "bool_value", True) for name in shut]
            states += [state(name, "string_value", tab) for name in bars]
            if not states:
                break
            window.send(*states, query=query)
            if not shut:
                break
        yield tab


def test_no_widget_takes_a_value_it_does_not_offer(school, record_property):
    app, database, places = school
    sent, kinds, wrong = 0, Counter(), []
    with raw_window(app.base) as window:
        for page, query in places:  # what opening a screen writes is written now
            for _ in unfolded(window, page, query):
                pass
    before = stored(database)
    with changes(database) as changed:
        for page, query in places:
            with raw_window(app.base) as window:
                for tab in unfolded(window, page, query):
                    listed, opened = dict(window.widgets), dict(window.values)
                    kinds.update(kind for kind, _ in listed.values())
                    for tries in filter(None, batches(listed)):
                        window.send(*tries, query=query)
                        sent += len(tries)
                        now = stored(database) if changed() else before
                        leaks = LEAK.findall(" ".join(window.texts))
                        if now != before or leaks:
                            what = [str(one)[:200] for one in tries]
                            wrong.append((page, query, tab, what, [*(now - before)], leaks))
                            before = now
                        window.values = dict(opened)
    record_property("sent", f"{sent} values to {sum(kinds.values())} widgets: {dict(kinds)}")
    assert wrong == []
    assert set(kinds) <= set(OWN)
    assert app.process.poll() is None


def batches(listed):
    """What is sent at once: to all widgets of a screen a value each."""
    for turn in range(max(map(len, OUTSIDE.values()))):
        yield [
            state(name, OWN[kind], OUTSIDE[kind][turn])
            for name, (kind, _) in listed.items()
            if turn < len(OUTSIDE.get(kind, ()))
        ]
    for type_of, value in WRONG.items():
        yield [
            state(name, type_of, value)
            for name, (kind, _) in listed.items()
            if kind in OWN and kind not in PRESSED and OWN[kind] != type_of
        ]
