"""What happens when a database is opened, and what is refused untouched."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from prodige_core.errors import StorageError
from prodige_core.storage import backup, open_database
from prodige_core.storage.sqlite_file import sqlite_warning
from prodige_core.storage.tables import REVISION
from tests.factories import NOON
from tests.released import older, rows_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.sqlite  # PostgreSQL: test_opening_postgresql.py


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "er" / "prodige.sqlite3"


def test_a_missing_folder_is_made_and_a_new_file_is_its_owners_alone(path):
    open_database(url(path)).close()
    assert path.is_file()
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0


def test_every_connection_is_durable_and_checks_references(path, as_patient_as_the_app):
    database = open_database(url(path))
    connections = [database.engine.connect() for _ in range(3)]
    for connection in connections:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
        connection.close()
    database.close()


@pytest.mark.slow
def test_opening_twice_in_one_process_shares_the_claim_and_closing_one_keeps_it(path):
    first, second = open_database(url(path)), open_database(url(path))
    assert first.claim is second.claim
    first.close()
    assert another_process_says(path) == "StorageError"
    second.close()
    assert another_process_says(path) == "opened"


@pytest.mark.slow
def test_closing_twice_does_no_more_than_once(path):
    first, second = open_database(url(path)), open_database(url(path))
    first.close()
    first.close()
    assert another_process_says(path) == "StorageError"
    second.close()


def another_process_says(path: Path) -> str:
    code = (
        "import sys; from prodige_core.storage import open_database, claims; claims.WAIT_SECONDS = 0\n"
        "from prodige_core.errors import StorageError\n"
        "try: open_database(sys.argv[1]).close(); print('opened')\n"
        "except StorageError as error: print(type(error).__name__)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, url(path)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_process_that_only_reads_may_come_along(path):
    database = open_database(url(path))
    code = (
        "import sys; from prodige_core.storage import open_database\n"
        "database = open_database(sys.argv[1], read_only=True)\n"
        "with database.read() as unit: print(len(unit.centres.listed()))"
    )
    done = subprocess.run([sys.executable, "-c", code, url(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
    database.close()


def test_reading_only_makes_nothing_and_writes_nothing(path):
    with pytest.raises(StorageError, match="There is no database"):
        open_database(url(path), read_only=True)
    assert not path.parent.exists()
    open_database(url(path)).close()
    reader = open_database(url(path), read_only=True)
    with pytest.raises(StorageError, match="reading only"), reader.write():
        pass
    reader.close()


def test_a_database_of_a_newer_prodige_is_refused_untouched(path):
    open_database(url(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = digest(path)
    with pytest.raises(
        StorageError, match=f"newer Prodige \\(schema 9999, this one knows {REVISION}\\).*Update Prodige"
    ):
        open_database(url(path))
    assert digest(path) == before


def test_what_is_not_a_database_is_refused_untouched(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear school, " * 100)
    before = digest(path)
    with pytest.raises(StorageError, match="is not a database"):
        open_database(url(path))
    assert digest(path) == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_untouched(tmp_path):
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
    connection.close()
    before = digest(path)
    with pytest.raises(StorageError, match="holds tables that are not Prodige’s"):
        open_database(url(path))
    assert digest(path) == before


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"cannot be opened: .*Check that its folder"):
        open_database(url(tmp_path / "file" / "prodige.sqlite3"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_one_sentence(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="Check that its folder"):
            open_database(url(tmp_path / "prodige.sqlite3"))
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nonsense", "is not understood"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("mysql://host/name", "SQLite or PostgreSQL, not in mysql"),
    ],
)
def test_an_address_that_cannot_be_is_refused(address, sentence):
    with pytest.raises(StorageError, match=sentence):
        open_database(address)


def test_what_a_killed_process_left_half_written_is_undone_and_the_file_opens(path):
    path.parent.mkdir(parents=True)
    older(path, "0003")  # as a backup comes back: not in WAL mode yet
    killed = (
        "import os, sqlite3, sys; raw = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "raw.execute('PRAGMA cache_size=1'); raw.execute('BEGIN')\n"
        'raw.execute("UPDATE answers SET note = hex(randomblob(2000))"); os._exit(9)'
    )
    before = rows_of(path)
    assert subprocess.run([sys.executable, "-c", killed, path], check=False).returncode == 9
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    backup.back_up(url(path), path.parent / "out", NOON)
    assert rows_of(path.parent / "out") == before
    open_database(url(path)).close()
    assert rows_of(path, like=path.parent / "out") == before


def test_an_old_sqlite_is_told_of_and_a_sound_one_is_not(path, monkeypatch):
    assert sqlite_warning((3, 51, 3)) == ""
    assert "older than 3.51.3" in sqlite_warning((3, 51, 2))
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    database = open_database(url(path))
    assert database.warnings() == (sqlite_warning((3, 40, 1)),)
    database.close()
