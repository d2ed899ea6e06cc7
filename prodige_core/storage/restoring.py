"""The way back from a backup into a SQLite file or a PostgreSQL database: all of it or nothing."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, text

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import backup, claims, copies, database, driver_errors, rows, schema, sqlite_file

_ROOTS = ("centres", "people", "networks")
"""Tables without which a database holds nothing of anybody's."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A database that holds what a backup held. kept: copies of what was there before; empty when nothing was.

    revision: the backup's own; an older one was brought to this version.
    """

    where: str
    revision: str
    kept: tuple[Path, ...]


def restore(file: Path, url: str, now: dt.datetime, *, replace: bool = False) -> Restored:
    """Put a backup in the place of a database: all of it or nothing. The app must be stopped.

    A database that holds something is refused unless ``replace``; then a copy of what was there is kept first. Who was
    signed in when the backup was taken must sign in again, and access links that waited then open nothing: a sign-in may
    have been ended since, a link used or withdrawn.
    Raises `StorageError`.
    """
    parsed = database.parse(url)
    if not file.is_file():
        raise StorageError(N_("There is no backup at {file}."), N_("Check its name."), file=file)
    if parsed.get_backend_name() != "sqlite":
        return _restore_server(file, url, now, replace=replace)
    return _restore_file(file, parsed, now, replace=replace)


@contextmanager
def _prepared(file: Path, beside: Path) -> Iterator[tuple[Path, str]]:
    """A sound copy of the backup in this version's schema, and the revision it came in. Its name is ``beside``'s after.

    The backup itself is only read, so it may lie where nobody may write.
    """
    with copies.new_file(beside) as part:
        try:
            copies.refuse_cut_off(file)
            copies.copy_running(file, part)
            revision = copies.check(part)
        except StorageError as error:
            raise _about(error, part, file) from error
        with copies.plain_engine(part).connect() as connection, connection.begin():
            schema.upgrade(connection)
            connection.execute(text("DELETE FROM sign_ins"))
            connection.execute(text("DELETE FROM invitations"))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StorageError(N_("The migration would break references between tables. Nothing was changed."))
        yield part, revision


def _about(error: StorageError, part: Path, file: Path) -> StorageError:
    """The same about the file that was given."""
    values = {name: file if str(value) == str(part) else value for name, value in error.problem.values.items()}
    if "damaged" in error.problem.what:
        return StorageError(N_("The backup {name} is damaged."), N_("Take another one. Nothing was changed."), **values)
    return StorageError(error.problem.what, error.problem.remedy, **values)


def _restore_file(file: Path, url: URL, now: dt.datetime, *, replace: bool) -> Restored:
    path = sqlite_file.path_of(url)
    with driver_errors.file_sentences(path), driver_errors.sentences(url):
        _holds_something(path, file)  # refuses what is not ours, before a lock file is left beside it
        path.parent.mkdir(parents=True, exist_ok=True)
        held = claims.claim(path)
        try:
            full = _holds_something(path, file)  # whoever had it until now may have written
            if full and not replace:
                raise _would_overwrite(path)
            with _prepared(file, path) as (_, revision):
                kept = _put_aside(path, now) if full else ()
                _drop_log(path)
            return Restored(str(path), revision, kept)
        finally:
            claims.release(held)


def _holds_something(path: Path, file: Path) -> bool:
    """Whether there is something to lose. Raises `StorageError` when it is no business of Prodige's."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    if path.samefile(file):
        raise StorageError(N_("{file} is the database itself."), N_("Name a backup."), file=path)
    try:
        with closing(sqlite_file.looking_at(path)) as connection:
            there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if there and "alembic_version" not in there:
                raise StorageError(
                    N_("The database {name} holds tables that are not Prodige’s."),
                    N_("Name another with --db."),
                    name=path,
                )
            queries = [f"SELECT 1 FROM {name} LIMIT 1" for name in _ROOTS if name in there]  # noqa: S608 - constants
            return any(connection.execute(query).fetchone() for query in queries)
    except sqlite3.DatabaseError:
        return True  # damaged: what a backup is restored for


def _would_overwrite(name: object) -> StorageError:
    return StorageError(
        N_("The database {name} holds centres already."),
        N_("Name another with --db or --into, or use --replace: a copy of what is there is kept then."),
        name=name,
    )


def _put_aside(path: Path, now: dt.datetime) -> tuple[Path, ...]:
    """A copy of what is there; of a damaged database its files as they are."""
    try:
        return (copies.keep(path, "before-restore", now),)
    except StorageError as error:
        if "damaged" not in error.problem.what and "not a database" not in error.problem.what:
            raise
    name = copies.kept_name(path.parent / copies.FOLDER, "before-restore-damaged", now)
    saved = []
    for file, own in (
        (path, name),
        (copies.log_of(path), copies.log_of(name)),
    ):  # nobody writes to them: the claim is ours
        if file.exists():
            with copies.new_file(own) as part:
                shutil.copyfile(file, part)
            saved.append(own)
    return tuple(saved)


def _drop_log(path: Path) -> None:
    """Take away the log of what was there: the next database of that name must not read it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        told = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if told and told[0]:
            raise StorageError(N_("The database {name} is busy."), N_("Stop who reads it, then try again."), name=path)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _restore_server(file: Path, url: str, now: dt.datetime, *, replace: bool) -> Restored:
    opened = database.open_database(url)
    try:
        with driver_errors.sentences(opened.engine.url), opened.engine.connect() as target:
            rows.see_everything(target)
            full = any(number for name, number in rows.counts(target, rows.tables_of(target)).items() if name in _ROOTS)
            if full and not replace:
                raise _would_overwrite(opened.engine.url.database)
            target.rollback()
            kept: tuple[Path, ...] = ()
            if full:
                kept = (backup.back_up(url, copies.kept_name(file.resolve().parent, "before-restore", now), now).file,)
            revision = _replace_rows(file, target)
        return Restored(opened.engine.url.render_as_string(), revision, kept)
    finally:
        opened.close()


def _replace_rows(file: Path, target: Connection) -> str:
    """Everything of the server's database goes and everything of the backup comes, in one transaction."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _prepared(file, Path(folder) / file.name) as (part, revision),
        copies.plain_engine(part).connect() as source,
    ):
        _refuse_company(target)
        tables = rows.tables_of(source)
        rows.see_everything(target)
        target.execute(text(f"TRUNCATE {', '.join(table.name for table in tables)}"))
        if rows.copy_rows(source, target, tables) != rows.counts(target, tables):
            raise rows.not_alike()
        target.commit()
    return revision


def _refuse_company(target: Connection) -> None:
    """Raise `StorageError` when somebody else is connected: a running app would write into the middle."""
    others = target.scalar(
        text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
    )
    if others:
        raise StorageError(
            N_("Something else is connected to the database {name}."),
            N_("Stop the app first."),
            name=target.engine.url.database,
        )
