"""Copies of a database in one SQLite file: whole or not at all under their name, and checked before they get it.

How a running database is copied: ``VACUUM INTO`` from a connection that may only read. It sees one moment, takes what
stands in the log along, holds no writer up, never writes to or checkpoints the original (so SQLite's WAL-reset bug
cannot strike, see `prodige_core.storage.claims`), and leaves deleted rows behind. Source: reliability, D8.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import rows, schema, sqlite_file

KEPT_COPIES = 3
"""Automatic copies of one kind that are kept: today's mistake, yesterday's, and one to compare (editorial)."""
KEPT_DAYS = 35
"""An automatic copy is never kept longer, because what people deleted stands in it. Source: reliability, section 6."""
FOLDER = "backups"
"""Beside the database: where automatic copies are kept."""

_TIME = "%Y%m%dT%H%M%S%fZ"
_TIME_LONG = 22  # characters
_MOMENT = re.compile(r"\d{8}T\d{12}Z")
_LEFT_BEHIND_SECONDS = 24 * 3600  # no copy takes a day: whoever wrote it was killed
_PART = re.compile(r"\..+\.sqlite3\.\d+\.part(-journal)?")


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A file beside ``target``, for its owner only, that gets the target's name at the end; after an error it vanishes.

    Raises `StorageError` when the file system stands in the way or the disk is full; what was at ``target`` stays then.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        for old in (part, *left_behind(target.parent, target.name)):
            old.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield part
        _sync(part)
        part.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise not_written(target, error) from error
    finally:
        for file in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)


def left_behind(folder: Path, name: str = "") -> list[Path]:
    """What was begun in a folder more than a day ago and never got its name: it holds what people said, too.

    name: of a file; what was begun for it counts whatever its ending.
    """
    return [
        path
        for path in folder.glob(".*.part*")
        if (_PART.fullmatch(path.name) or (name and path.name.startswith(f".{name}."))) and _is_left(path)
    ]


def _is_left(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _LEFT_BEHIND_SECONDS
    except FileNotFoundError:  # finished just now: it has its name
        return False


def not_written(target: Path, error: Exception) -> StorageError:
    """The sentence for a copy that failed."""
    reason = str(getattr(error, "orig", None) or getattr(error, "strerror", None) or error)
    return StorageError(
        N_("The copy {file} could not be written: {reason}."),
        N_("Free some space, or choose another folder. The database itself is as it was."),
        file=target,
        reason=reason.splitlines()[0],
    )


def copy_running(source: Path, part: Path) -> None:
    """Copy a SQLite database, which another process may be writing to, into the empty file ``part``.

    Raises `StorageError` when the original is damaged: a copy of it must not take the place of a good one.
    """
    with closing(sqlite_file.looking_at(source)) as connection:
        _refuse_damaged(connection, source)
        connection.execute("VACUUM INTO ?", (str(part),))


def check(path: Path) -> str:
    """The revision of a copy. Raises `StorageError` when it is not a whole, sound database of Prodige's.

    The file must lie where one may write, because a database that was copied by hand can have a log beside it.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _refuse_damaged(connection, path)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StorageError(N_("In {file} rows are missing that others belong to."), file=path)
        engine = plain_engine(path)
        with engine.connect() as connection:
            revision = schema.revision_of(connection)
    except (sqlite3.Error, DBAPIError) as error:
        raise _not_sound(path, str(getattr(error, "orig", error))) from error
    if not revision:
        raise StorageError(N_("The file {file} is empty: it is no backup."), file=path)
    schema.check_known(revision)
    return revision


def refuse_cut_off(path: Path) -> None:
    """Raise `StorageError` for a file whose last page is not whole: SQLite would take what is missing for zeros.

    Source: SQLite's file format, section 1.3.2 (page size in bytes 16 and 17; 1 means 65,536).
    """
    with path.open("rb") as file:
        head = file.read(18)
    size = int.from_bytes(head[16:18], "big")
    if head.startswith(b"SQLite format 3\0") and path.stat().st_size % (65_536 if size == 1 else size or 1):
        raise _not_sound(path, "cut off")


def plain_engine(path: Path) -> Engine:
    """For a file that nobody else has open yet. It waits for no disk: `new_file` syncs what has become of it."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)), hide_parameters=True, poolclass=NullPool
    )  # hidden, as in `database`

    @event.listens_for(engine, "connect")
    def _set_up(dbapi: sqlite3.Connection, _record: object) -> None:
        dbapi.isolation_level = None  # we say BEGIN ourselves, so that a migration is one transaction
        for pragma in ("journal_mode=DELETE", "synchronous=OFF", "secure_delete=ON", "foreign_keys=OFF"):
            dbapi.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def keep(database: Path, why: str, now: dt.datetime) -> Path:
    """Copy a SQLite database into the folder of automatic copies, drop the oldest of the same kind; gives the copy.

    why: a word for the name of the file. Raises `StorageError`.
    """
    with _kept(database.parent / FOLDER, why, now) as (part, target):
        copy_running(database, part)
    return target


def keep_rows(source: Connection, folder: Path, why: str, now: dt.datetime) -> Path:
    """As `keep`, of a database on a server as its transaction sees it, into a folder that is made."""
    with _kept(folder, why, now) as (part, target):
        fill(source, schema.revision_of(source), part)
    return target


@contextmanager
def _kept(folder: Path, why: str, now: dt.datetime) -> Iterator[tuple[Path, Path]]:
    target = kept_name(folder, why, now)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(target, error) from error
    with new_file(target) as part:
        yield part, target
        check(part)
    for old in _of_kind(folder, why)[KEPT_COPIES:]:
        drop(old)


def fill(source: Connection, revision: str, part: Path) -> None:
    """Write every row of a database on a server, of that revision, into the empty file ``part``."""
    with plain_engine(part).connect() as target, target.begin():
        schema.upgrade(target, revision)
        tables = rows.tables_of(target)
        copied = rows.copy_rows(source, target, tables)
        if rows.counts(source, tables) != copied or rows.counts(target, tables) != copied:
            raise rows.not_alike()


def kept_name(folder: Path, why: str, now: dt.datetime) -> Path:
    """How a new automatic copy is called."""
    while (path := folder / f"{why}-{now.astimezone(dt.UTC).strftime(_TIME)}.sqlite3").exists():
        now += dt.timedelta(microseconds=1)
    return path


def kept(database: Path, why: str = "before") -> list[Path]:
    """The automatic copies beside a database whose name begins so, the newest first."""
    return _of_kind(database.parent / FOLDER, why)


def outlived(folder: Path, now: dt.datetime) -> list[Path]:
    """Automatic copies in a folder that were kept long enough, and what of copies was left behind half-written."""
    oldest = (now - dt.timedelta(days=KEPT_DAYS)).astimezone(dt.UTC).strftime(_TIME)
    return [path for path in _of_kind(folder, "before") if _stamp(path) < oldest] + left_behind(folder)


def drop(copy: Path) -> None:
    """Delete an automatic copy, and the log that was kept beside that of a damaged database."""
    log_of(copy).unlink(missing_ok=True)  # first: without its copy nobody would find it again
    copy.unlink(missing_ok=True)


def log_of(database: Path) -> Path:
    """SQLite's log of recent writes."""
    return database.with_name(database.name + "-wal")


def _of_kind(folder: Path, why: str) -> list[Path]:
    """Those with a moment in their name, the newest first; any other file is somebody's own."""
    found = [path for path in folder.glob(f"{why}-*.sqlite3") if _MOMENT.fullmatch(_stamp(path))]
    return sorted(found, key=_stamp, reverse=True)


def _stamp(path: Path) -> str:
    return path.stem[-_TIME_LONG:]


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database; None for a server's."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int = os.O_RDWR) -> None:
    file = os.open(path, flags)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    try:
        told = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise _not_sound(path, str(error)) from error
    if told != ("ok",):
        raise _not_sound(path, str(told))


def _not_sound(path: Path, reason: str) -> StorageError:
    if "not a database" in reason:
        return StorageError(
            N_("The file {name} is not a database."), N_("Name a file that “prodige backup” wrote."), name=path
        )
    return StorageError(
        N_("The database {name} is damaged."), N_("Restore it from a backup: prodige restore FILE."), name=path
    )
