"""The migrations and the tables say the same, on an empty database and step by step."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from prodige_core.storage import (
    access_tables,  # noqa: F401 - its tables belong to the same metadata
    open_database,
    schema,
    voice_tables,  # noqa: F401 - their tables belong to the same metadata
)
from prodige_core.storage.tables import REVISION, metadata

ROOT = Path(__file__).resolve().parents[2]


def test_there_is_one_newest_revision_and_the_code_names_it():
    assert ScriptDirectory(str(schema._MIGRATIONS)).get_heads() == [REVISION]


def test_the_migrated_schema_is_the_one_of_the_tables(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        migrated = {
            name: {check["name"] for check in inspect(connection).get_check_constraints(name)}
            for name in metadata.tables
        }
    database.close()
    drawn = create_engine("sqlite://")
    metadata.create_all(drawn)
    with drawn.connect() as connection:
        assert migrated == {
            name: {check["name"] for check in inspect(connection).get_check_constraints(name)}
            for name in metadata.tables
        }


def test_every_table_can_be_made_on_postgresql_too():
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.sqlite3"
    real = schema.upgrade

    def break_off(connection):
        real(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "upgrade", break_off)
    with contextlib.suppress(KeyboardInterrupt):
        open_database(f"sqlite:///{path}")
    engine = create_engine(f"sqlite:///{path}")
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    monkeypatch.undo()
    open_database(f"sqlite:///{path}").close()


def test_four_processes_that_start_at_once_all_find_the_database_migrated(tmp_path):
    code = "import sys; from prodige_core.storage import open_database; open_database(sys.argv[1]).close()"
    address = f"sqlite:///{tmp_path / 'a.sqlite3'}"
    starts = [subprocess.Popen([sys.executable, "-c", code, address], cwd=ROOT) for _ in range(4)]
    assert [process.wait() for process in starts] == [0, 0, 0, 0]
