"""Every bad input of the list has tests, and every test that is named is there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.bad_inputs.rows import ROWS

TESTS = Path(__file__).resolve().parents[1]


@cache
def functions(name: str) -> frozenset[str]:
    """The tests of a file; of one that is not there none."""
    path = TESTS / name
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def test_the_list_is_whole():
    assert [row.number for row in ROWS] == list(range(1, 46))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.number))
def test_a_row_has_tests_and_all_of_them_exist(row):
    assert row.tests
    assert [node for node in row.tests if node.split("::")[1] not in functions(node.split("::")[0])] == [], (
        "renamed or removed? name what shows it now in tests/bad_inputs/rows.py"
    )
