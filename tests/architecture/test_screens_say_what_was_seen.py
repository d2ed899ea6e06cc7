"""A screen that stores a change says what its person saw, so that nobody overwrites a colleague unknowingly."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from prodige_core.services import (
    accepting,
    aims,
    assessing,
    board_writes,
    centres,
    funding,
    indicators,
    own_actions,
    planning,
    replanning,
    rounds,
    surveys,
    what_if,
    wishes,
    workshops,
)

ROOT = Path(__file__).resolve().parents[2]
SERVICES = (
    accepting,
    aims,
    assessing,
    board_writes,
    centres,
    funding,
    indicators,
    own_actions,
    planning,
    replanning,
    rounds,
    surveys,
    what_if,
    wishes,
    workshops,
)
COMPARING = {
    name
    for module in SERVICES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if not name.startswith("_") and "seen" in inspect.signature(function).parameters
}


def calls(path: Path):
    """Calls of a comparing service, direct or through partial, with the names of their keyword arguments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.args[0] if _name(node.func) == "partial" and node.args else node.func
        if isinstance(called, ast.Name) and called.id in own:
            continue
        if _name(called) in COMPARING:
            yield _name(called), {keyword.arg for keyword in node.keywords}, node.lineno


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_the_services_that_compare_are_known():
    assert {"change_answer", "put_answer", "change_profile", "set_means", "pin", "change_agenda", "agree"} <= COMPARING


def test_no_screen_stores_without_saying_what_was_seen():
    silent = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for folder in ("prodige_ui", "pages")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name, keywords, line in calls(path)
        if "seen" not in keywords and not _later(path, name)
    ]
    assert silent == []


def _later(path: Path, name: str) -> bool:
    """Made with partial here, called with ``seen`` where it runs."""
    return (path.name, name) in {
        ("survey_form.py", "change_dates"),
        ("survey_form.py", "change_expected"),
        ("workshop_outcome.py", "agree"),
        ("workshop_outcome.py", "park"),
        ("workshop_outcome.py", "take_back"),
        ("decisions.py", "set_decisions"),
    }
