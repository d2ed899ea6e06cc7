"""A test on PostgreSQL that gets a database which another had finds nothing of it (`tests.emptied_databases`)."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
import pytest
from sqlalchemy import make_url

from prodige_core.responses import Centre
from prodige_core.services import centres, workspace
from tests import databases
from tests.factories import mini_workspace

pytestmark = pytest.mark.postgres


@pytest.fixture
def folders(tmp_path):
    made = [tmp_path / name for name in ("new", "first", "second")]
    for folder in made:
        folder.mkdir()
    return made


def use(folder, *statements):
    """What a test may do to its database."""
    ws = mini_workspace(folder)
    centres.create_centre(ws, Centre(name="Hill School"))
    workspace.close(ws)
    name = make_url(databases.address(folder)).database
    with psycopg.connect(_plain(folder), autocommit=True) as raw:
        for statement in statements:
            raw.execute(statement.format(name=name))
    return name


def test_an_emptied_database_is_as_new(folders):
    new, first, second = folders
    before = databases.digest(new)
    with databases.dropped_afterwards(again=True):
        name = use(first)
        assert databases.digest(first) != before
    with databases.dropped_afterwards(again=True):
        assert make_url(databases.address(second)).database == name
        assert databases.digest(second) == before


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE votes NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE centres ADD COLUMN more text",
        "ALTER TABLE centres ALTER COLUMN name DROP NOT NULL",
        "CREATE TABLE another (id int)",
        "DROP TABLE votes CASCADE",
        "UPDATE alembic_version SET version_num = 'older'",
        "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER DATABASE {name} SET lock_timeout = 1",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = '{name}'",
    ],
)
def test_a_database_that_emptying_does_not_make_as_new_is_given_to_nobody(folders, change):
    _, first, second = folders
    with databases.dropped_afterwards(again=True):
        name = use(first, change)
    with databases.dropped_afterwards(again=True):
        assert make_url(databases.address(second)).database != name


def test_a_database_that_somebody_still_has_open_is_given_to_nobody(folders):
    _, first, second = folders
    with databases.dropped_afterwards(again=True):
        left = psycopg.connect(_plain(first), autocommit=True)
        name = make_url(databases.address(first)).database
    with databases.dropped_afterwards(again=True):
        assert make_url(databases.address(second)).database != name
    with pytest.raises(psycopg.OperationalError):
        left.execute("SELECT 1")
    left.close()


def test_a_process_that_a_test_starts_finds_the_same_database(folders):
    _, first, _ = folders
    say = f"from pathlib import Path; from tests import databases; print(databases.address(Path({str(first)!r})))"
    with databases.dropped_afterwards(again=True):
        found = databases.address(first)
        told = subprocess.run([sys.executable, "-c", say], capture_output=True, text=True, check=True, env=os.environ)
        assert told.stdout.strip() == found


def test_tests_of_the_storage_get_a_database_that_nobody_had(folders):
    names = {make_url(databases.address(folder)).database for folder in folders}
    assert not any(name.startswith("again_") for name in names)


def _plain(folder) -> str:
    return databases.as_superuser(databases.address(folder)).replace("+psycopg", "")
