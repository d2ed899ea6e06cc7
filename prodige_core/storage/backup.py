"""Backups. A backup is one SQLite file, whichever kind of database it was taken from; `restoring` is the way back.

It holds everything, unread answers and the hashes of private links too: keep it where the database may be kept.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import copies, database, driver_errors, rows, schema, server, sqlite_file

NAME = "prodige-{time}.sqlite3"
"""What a backup into a folder is called, so that names sort by time."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and checked. revision: of its schema. size: bytes."""

    file: Path
    revision: str
    size: int


def back_up(url: str, target: Path, now: dt.datetime) -> Backup:
    """Write a backup while others may be writing to the database; it holds what was committed when it began.

    target: a file, or a folder in which a file named by the time is made. Whole or not at all; a former backup of that
    name is replaced only then. Raises `StorageError`.
    """
    parsed = database.parse(url)
    path = target / NAME.format(time=now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")) if target.is_dir() else target
    source = _existing(parsed)
    _refuse_target(path, source)
    with copies.new_file(path) as part:
        if source is None:
            _copy_server(parsed, part)
        else:
            copies.copy_running(source, part)
        revision = copies.check(part)
    if source is not None:
        _note(source, path, now)
    return Backup(path, revision, path.stat().st_size)


def last_backup(source: Path) -> dt.datetime | None:
    """When a SQLite database was backed up last; None when nobody knows."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return dt.datetime.fromisoformat(json.loads(_note_of(source).read_text("utf-8"))["at"])
    return None


def _existing(url: URL) -> Path | None:
    """The file of a SQLite database; None for a server's. Raises `StorageError` when there is none."""
    if url.get_backend_name() != "sqlite":
        return None
    path = sqlite_file.path_of(url)
    with driver_errors.sentences(url):
        sqlite_file.inspect(path)
    if not path.exists():
        raise StorageError(
            N_("There is no database at {file}."), N_("Start the app or import a centre first."), file=path
        )
    return path


def _refuse_target(path: Path, source: Path | None) -> None:
    if not path.parent.is_dir():
        raise StorageError(
            N_("The folder {folder} is not there."), N_("Make it, or choose another."), folder=path.parent
        )
    if not path.exists():
        return
    if source is not None and path.samefile(source):
        raise StorageError(N_("{file} is the database itself."), N_("Choose another name for the backup."), file=path)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as former:
            former.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        raise StorageError(
            N_("{file} is there already and is no backup of Prodige’s."), N_("Choose another name."), file=path
        ) from None


def _copy_server(url: URL, part: Path) -> None:
    engine = server.engine(url)  # looked at as it is: before an update its schema may be an older one
    try:
        with driver_errors.sentences(url), server.connected(engine) as source:
            source = source.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            rows.see_everything(source)
            revision = schema.revision_of(source)
            schema.check_known(revision)
            if not revision:
                raise StorageError(N_("There is nothing to back up: the database {name} is empty."), name=url.database)
            copies.fill(source, revision, part)
    finally:
        engine.dispose()


def _note_of(source: Path) -> Path:
    return source.with_name(source.name + ".last-backup")


def _note(source: Path, path: Path, now: dt.datetime) -> None:
    told = {"at": now.astimezone(dt.UTC).isoformat(timespec="seconds"), "file": str(path.resolve())}
    with suppress(OSError):  # the backup is good all the same; doctor then says that it knows of none
        _note_of(source).write_text(json.dumps(told) + "\n", "utf-8")
