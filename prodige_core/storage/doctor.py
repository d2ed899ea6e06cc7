"""Looks a database over without changing it, also while the app runs: one finding a check, with what to do."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import backup, database, doctor_rows, doctor_server, sqlite_file
from prodige_core.storage.database import Database
from prodige_core.storage.findings import Finding
from prodige_core.storage.tables import REVISION

BACKUP_DAYS = 2
"""A last backup that is older is told of: one a day is usual. Source: reliability, D9."""
FREE_LEAST_BYTES = 50 * 2**20
"""With less free than this a day's votes, a report and a copy may not fit (editorial)."""
FREE_TIMES = 3
"""Room for a copy, for a migration of it, and for its growth (editorial)."""
LOG_MOST_BYTES = 256 * 2**20
"""SQLite's log is emptied again and again; one of this size means that something keeps it open (editorial)."""


def examine(url: str, loaded: Mapping[str, str], now: dt.datetime, backups: Path | None = None) -> tuple[Finding, ...]:
    """All findings. loaded: the version of every framework there is, by id. backups: a folder of backups, to date the last.

    A database that cannot be opened is a finding too; nothing is raised for it.
    """
    found: list[Finding] = []
    try:
        parsed = database.parse(url)
        if parsed.get_backend_name() == "sqlite":
            found += _file(parsed, now, backups)
        opened = database.open_database(url, read_only=True)
    except StorageError as error:
        return (*found, _stated(error))
    try:
        found.append(Finding("good", N_("The schema is this version’s ({revision})."), values={"revision": REVISION}))
        found += doctor_rows.examine(opened, loaded, now)
        found += _connection(opened) if parsed.get_backend_name() == "sqlite" else doctor_server.examine(opened)
        if parsed.get_backend_name() != "sqlite":
            found.append(_last_backup(_newest(backups), now))
    except StorageError as error:
        found.append(_stated(error))
    finally:
        opened.close()
    return tuple(found)


def _stated(error: StorageError) -> Finding:
    return Finding("wrong", error.problem.what, error.problem.remedy, error.problem.values)


def _file(url: URL, now: dt.datetime, backups: Path | None) -> Iterator[Finding]:
    path = sqlite_file.path_of(url)
    if not path.exists():
        return  # opening it says so
    yield _sound(path)
    yield from _room(path)
    yield from _readers(path)
    yield _last_backup(max(filter(None, (backup.last_backup(path), _newest(backups))), default=None), now)
    warning = sqlite_file.sqlite_warning()
    values = {"version": sqlite3.sqlite_version}
    yield (
        Finding("look", warning, values=values)
        if warning
        else Finding("good", N_("SQLite is {version}."), values=values)
    )


def _sound(path: Path) -> Finding:
    values = {"file": path}
    restore = N_("Stop the app and restore a backup: prodige restore FILE --replace.")
    try:
        with closing(sqlite_file.looking_at(path)) as connection:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if told != ("ok",):
                return Finding("wrong", N_("The file {file} is damaged."), restore, values)
            orphans = len(connection.execute("PRAGMA foreign_key_check").fetchall())
            tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
            for table, _ in [*tables, ("sqlite_master", "")]:
                for _row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the file's own names
                    pass  # text that is none is found when it is read, and not before
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return Finding(
            "wrong", N_("The file {file} cannot be read: {reason}."), restore, {**values, "reason": str(error)}
        )
    if orphans:
        what = N_("In {file} {count} rows are missing what they belong to.")
        return Finding("wrong", what, restore, {**values, "count": orphans})
    return Finding("good", N_("Every page and every reference of {file} is sound."), values=values)


def _room(path: Path) -> Iterator[Finding]:
    size = path.stat().st_size
    free = shutil.disk_usage(path.parent).free
    values = {"size": _megabytes(size), "free": _megabytes(free)}
    if free < FREE_LEAST_BYTES:
        what = N_("Only {free} MB are free where the database ({size} MB) is.")
        yield Finding("wrong", what, N_("Free some space today."), values)
    elif free < FREE_TIMES * size:
        what = N_("{free} MB are free where the database ({size} MB) is.")
        yield Finding("look", what, N_("Free some space, so that copies of it fit."), values)
    else:
        yield Finding("good", N_("The database has {size} MB; {free} MB are free beside it."), values=values)
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > LOG_MOST_BYTES:
        what = N_("SQLite’s log beside the database has {size} MB.")
        yield Finding("look", what, N_("End programs that keep the database open."), {"size": _megabytes(log)})


def _megabytes(size: int | Path) -> str:
    size = size.stat().st_size if isinstance(size, Path) else size
    return f"{size / 2**20:.1f}" if size < 2**27 else f"{size / 2**20:.0f}"


def _readers(path: Path) -> Iterator[Finding]:
    if os.name != "posix":
        return
    mode = path.stat().st_mode
    if mode & (stat.S_IROTH | stat.S_IWOTH) and path.parent.stat().st_mode & stat.S_IXOTH:
        what = N_("Every user of this computer may read {file}.")
        yield Finding("look", what, N_("If others use it, run: chmod 700 {folder}"), _of(path))
    else:
        yield Finding("good", N_("Other users of this computer may not read {file}."), values=_of(path))


def _of(path: Path) -> dict[str, object]:
    return {"file": path, "folder": path.parent}


def _newest(backups: Path | None) -> dt.datetime | None:
    if backups is None:
        return None
    times = [path.stat().st_mtime for path in backups.glob("*.sqlite3")]
    return dt.datetime.fromtimestamp(max(times), dt.UTC) if times else None


def _last_backup(at: dt.datetime | None, now: dt.datetime) -> Finding:
    advice = N_("Run “prodige backup FOLDER” every day.")
    if at is None:
        return Finding("look", N_("No backup is known of."), advice)
    days = (now - at).days
    values = {"date": at.astimezone().date(), "days": days}
    if days >= BACKUP_DAYS:
        return Finding("look", N_("The last backup is of {date}, {days} days ago."), advice, values)
    return Finding("good", N_("The last backup is of {date}."), values=values)


def _connection(opened: Database) -> Iterator[Finding]:
    with opened.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "journal_mode", "foreign_keys")
        }
    if found == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}:
        yield Finding("good", N_("What is saved waits for the disk (synchronous is full), and references are checked."))
    else:
        what = N_("The database is not opened as it should be: {found}.")
        remedy = N_("Put it on a local disk; a network folder cannot keep it safe.")
        yield Finding("wrong", what, remedy, {"found": ", ".join(f"{name} {value}" for name, value in found.items())})
