"""A database whose COMMIT fails, in each of the ways it can, for tests of what people are told then."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from prodige_core.services.workspace import Workspace

WAYS = (
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "database is locked",
    "database disk image is malformed",
)
"""SQLite's words for it."""


@contextmanager
def failing(ws: Workspace, words: str = WAYS[0]) -> Iterator[list[str]]:
    """Nothing can be committed meanwhile; gives the list of the commits that were tried."""
    tried: list[str] = []

    def fail(_dbapi: object) -> None:
        tried.append(words)
        raise sqlite3.OperationalError(words)

    dialect = ws.database.engine.dialect
    dialect.do_commit = fail  # where the driver is asked to commit
    try:
        yield tried
    finally:
        del dialect.do_commit
