"""What every test has: databases of the kind of this run. How to use them: `tests.databases`."""

from __future__ import annotations

import pytest

from tests import databases


def pytest_configure(config: pytest.Config) -> None:
    # the controller starts the one server; its workers inherit the address
    if databases.on_postgresql() and not hasattr(config, "workerinput"):
        databases.start()


def pytest_unconfigure() -> None:
    databases.leave()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if databases.on_postgresql():
        skip = pytest.mark.skip(reason="about SQLite")
        for item in items:
            if "sqlite" in item.keywords:
                item.add_marker(skip)


@pytest.fixture(autouse=True)
def no_database_outlives_its_test(request, monkeypatch):
    if request.node.get_closest_marker("postgres"):
        monkeypatch.setenv(databases.KIND, "postgresql")
    with databases.dropped_afterwards():
        yield
