"""Databases as earlier releases left them (``tests/storage/released``, written by ``tools/write_released.py``)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).parent / "storage" / "released"
REVISIONS = tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))
CENTRE_FILE = FOLDER / "centre.prodige.json"
"""What every one of them holds, whatever becomes of the schema."""


def older(path: Path, revision: str) -> Path:
    """A SQLite file of that revision, with a school in it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((FOLDER / f"{revision}.sql").read_text("utf-8"))
    return path


def rows_of(path: Path, like: Path | None = None) -> dict[str, list[tuple[object, ...]]]:
    """All rows by table, in no order; of the tables and columns that ``like`` has (a file), else of all."""
    with closing(sqlite3.connect(path)) as raw, closing(sqlite3.connect(like or path)) as model:
        names = model.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'")
        found = {}
        for (table,) in names.fetchall():
            columns = ", ".join(f'"{row[1]}"' for row in model.execute(f"PRAGMA table_info({table})"))
            found[table] = sorted(raw.execute(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608 - our own names
    return found
