"""The migrations and the tables say the same, on an empty database and step by step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from prodige_core.storage import (
    access_tables,  # noqa: F401 - its tables belong to the same metadata
    living_tables,  # noqa: F401 - its tables belong to the same metadata
    open_database,
    schema,
    voice_tables,  # noqa: F401 - their tables belong to the same metadata
)
from prodige_core.storage.tables import REVISION, metadata
from tests import databases

ROOT = Path(__file__).resolve().parents[2]


def test_there_is_one_newest_revision_and_the_code_names_it():
    assert ScriptDirectory(str(schema._MIGRATIONS)).get_heads() == [REVISION]


def test_the_migrated_schema_is_the_one_of_the_tables(tmp_path):
    database = open_database(databases.blank(tmp_path))
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
    address = databases.blank(tmp_path)
    real = schema.upgrade

    def break_off(connection):
        real(connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "upgrade", break_off)
        with pytest.raises(KeyboardInterrupt):
            open_database(address)
    engine = create_engine(address)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    open_database(address).close()


STARTER = """
import sys
from prodige_core.storage import open_database, schema
real = schema.upgrade
schema.upgrade = lambda connection: (print("migrates"), real(connection))
open_database(sys.argv[1]).close()
"""


@pytest.mark.parametrize("before", ["", "0003"])
def test_of_four_processes_that_start_at_once_one_migrates_and_the_others_wait(tmp_path, before):
    address = databases.blank(tmp_path)
    if before:
        engine = create_engine(address)
        with engine.connect() as connection, connection.begin():
            schema.upgrade(connection, before)
        engine.dispose()
    call = [sys.executable, "-c", STARTER, address]
    starts = [subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = [process.communicate()[0] for process in starts]
    assert [process.returncode for process in starts] == [0, 0, 0, 0]
    assert sorted(told) == ["", "", "", "migrates\n"]
    open_database(address).close()
