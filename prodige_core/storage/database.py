"""Opens a database and hands out units of work. Decisions behind it: ``docs/decisions/003-storage.md``."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import claims, copies, schema
from prodige_core.storage.group_commit import GroupWriter, Handler, J, R
from prodige_core.storage.tables import REVISION
from prodige_core.storage.unit_of_work import UnitOfWork

BUSY_TIMEOUT_MS = 5000
"""How long SQLite waits for another process's reader or writer. Source: docs/decisions/003-storage.md."""

WIPE_TIMEOUT_MS = 500
"""How long emptying the log waits for readers; whoever writes waits as long (editorial: half a second is hardly felt)."""

_WRITES = "prodige_writes"


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `read`, `write` and `submit` are the only ways to its rows; `close` when done.

    ``claim`` is None on PostgreSQL and for reading only. former: a copy of the file as it was before it was migrated.
    """

    engine: Engine
    claim: claims.Claim | None
    read_only: bool = False
    former: Path | None = None
    _closed: threading.Event = field(default_factory=threading.Event)
    _group: GroupWriter = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_group", GroupWriter(self.write))

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """One consistent view of the database; what is written is thrown away."""
        with _sentences(self.engine.url), self.engine.connect() as connection:
            yield UnitOfWork(connection)

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """One transaction, alone. Leaving without ``commit()`` changes nothing."""
        if self.read_only:
            raise StorageError(N_("The database was opened for reading only."))
        turn: AbstractContextManager[Any] = self.claim.turn if self.claim else nullcontext()
        with turn, _sentences(self.engine.url), self.engine.connect() as connection:
            yield UnitOfWork(connection.execution_options(**{_WRITES: True}))

    def submit(self, handler: Handler[J, R], job: J) -> Future[R]:
        """Write together with what others submit at this moment: see `prodige_core.storage.group_commit`."""
        return self._group.submit(handler, job)

    def wipe(self) -> bool:
        """Empty SQLite's log of recent writes, in which deleted rows stand on; call it after deleting what people said.

        False when a reader or a fault stood in the way: the log is emptied at a later call, or when the database is
        closed. It raises nothing, because what it is called after is committed and may not be reported as failed.
        Nothing to do on PostgreSQL, whose log is its operator's.
        """
        if self.claim is None:
            return True
        try:
            with self.claim.turn, closing(self.engine.raw_connection()) as connection:
                return _emptied(connection.cursor())  # the bare driver: a checkpoint cannot run within a transaction
        except (DBAPIError, sqlite3.Error):
            return False

    def close(self) -> None:
        """Finish what was submitted, close every connection and let another process in. Closing twice does nothing more."""
        self._group.close()
        self.engine.dispose()
        if self.claim and not self._closed.is_set():
            self._closed.set()
            claims.release(self.claim)


def open_database(url: str, *, read_only: bool = False) -> Database:
    """Open a database: make its folder, check it, migrate it.

    read_only: look at a database that another process may be writing to; nothing is created or migrated.
    Raises `StorageError` with one sentence when it cannot be used; a database that is refused is left as it was.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() != "sqlite":
        return _open_server(parsed, read_only)
    path = _sqlite_path(parsed)
    with _file_sentences(path), _sentences(parsed):
        if read_only:
            _inspect_file(path, must_be_current=True)
            return Database(_sqlite_engine(parsed), None, read_only=True)
        _inspect_file(path)  # refuse before a lock file is left beside someone else's file
        path.parent.mkdir(parents=True, exist_ok=True)
        held = claims.claim(path)
        try:
            former = None
            if (revision := _inspect_file(path)) != REVISION:
                former = copies.keep(path, "before-migration", dt.datetime.now(dt.UTC)) if revision else None
                _migrate_file(parsed)
            return Database(_sqlite_engine(parsed), held, former=former)
        except BaseException:
            claims.release(held)
            raise


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError):
        raise StorageError(
            N_("The database address {url} is not understood."),
            N_("Write it as sqlite:///folder/file.sqlite3 or postgresql+psycopg://user@host/name."),
            url=url if "@" not in url else url.split("://")[0] + "://…",
        ) from None
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StorageError(
            N_("Prodige stores in SQLite or PostgreSQL, not in {name}."),
            N_("Write the address as sqlite:///folder/file.sqlite3 or postgresql+psycopg://user@host/name."),
            name=parsed.get_backend_name(),
        )
    return parsed


def _sqlite_path(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise StorageError(
            N_("The database address {url} names no file."),
            N_("Write it as sqlite:///folder/file.sqlite3."),
            url=url.render_as_string(),
        )
    return Path(url.database)


def _inspect_file(path: Path, *, must_be_current: bool = False) -> str:
    """The revision of a SQLite file, read without touching it; refuses what is not ours or is newer."""
    if not path.exists():
        if must_be_current:
            raise StorageError(
                N_("There is no database at {file}."), N_("Start the app or import a centre first."), file=path
            )
        return ""
    looking = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True), poolclass=NullPool
    )
    with looking.connect() as connection:
        revision = schema.revision_of(connection)
        schema.check_known(revision)
    if must_be_current and revision != REVISION:
        raise StorageError(
            N_("The database {file} was made by an older Prodige."),
            N_("Run “prodige migrate”, or start the app once."),
            file=path,
        )
    return revision


def _migrate_file(url: URL) -> None:
    # foreign keys are off here: rebuilding a table drops the old one, and with them on its children would go too
    engine = _sqlite_engine(url, foreign_keys=False)
    try:
        # begun here, because Alembic commits a transaction that it begins itself: the check below must come first
        with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
            schema.upgrade(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StorageError(N_("The migration would break references between tables. Nothing was changed."))
    finally:
        engine.dispose()


def _open_server(url: URL, read_only: bool) -> Database:
    with _sentences(url):
        try:
            engine = create_engine(
                url,
                hide_parameters=True,
                pool_pre_ping=True,  # a restarted server costs one retry, not an error
            )
        except ModuleNotFoundError as error:
            raise StorageError(
                N_("PostgreSQL needs the package {name}, which is not installed."),
                N_("Install it, or use a SQLite file."),
                name=error.name,
            ) from None
        with engine.connect() as connection:
            revision = schema.revision_of(connection)
            schema.check_known(revision)
            if revision != REVISION and not read_only:
                schema.upgrade(connection)
                connection.commit()
        return Database(engine, None, read_only)


def _sqlite_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    # hidden, because what staff answered must not stand in the log when the database refuses it
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def _set_up(dbapi: sqlite3.Connection, _record: object) -> None:
        dbapi.isolation_level = None  # we say BEGIN ourselves, so that a read is one view and DDL is transactional
        for pragma in (
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",  # an answer shown as saved survives a power cut
            "secure_delete=ON",  # what people deleted is overwritten; not every build of SQLite does so unasked
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        ):
            dbapi.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _emptied(cursor: DBAPICursor) -> bool:
    with closing(cursor):
        try:
            cursor.execute(f"PRAGMA busy_timeout={WIPE_TIMEOUT_MS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            told = cursor.fetchone()  # blocked, pages in the log, pages taken over
        finally:
            cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    return told is not None and not told[0]


@contextmanager
def _sentences(url: URL) -> Iterator[None]:
    """Turn what a driver raises into one sentence that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _storage_error(str(getattr(error, "orig", error)), url.database or "") from error


@contextmanager
def _file_sentences(name: Path) -> Iterator[None]:
    """The same for what the file system raises while the database is being opened."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            N_("The database {name} cannot be opened: {reason}."),
            N_(
                "Check that its folder is there and may be written to, or name another with PRODIGE_DATABASE_URL or --db."
            ),
            name=name,
            reason=error.strerror or str(error),
        ) from error


_KNOWN = (
    ("not a database", N_("The file {name} is not a database."), N_("Name another with PRODIGE_DATABASE_URL or --db.")),
    ("malformed", N_("The database {name} is damaged."), N_("Restore it from a backup.")),
    ("is full", N_("The disk is full; this was not saved."), N_("Free some space and try again.")),
    (
        "readonly",
        N_("The database {name} may not be written to."),
        N_("Give this user the right to write to its folder."),
    ),
    ("locked", N_("The database {name} is busy."), N_("Try again in a moment.")),
    (
        "unable to open",
        N_("The database {name} cannot be opened."),
        N_("Check that its folder may be written to, or name another with PRODIGE_DATABASE_URL or --db."),
    ),
)


def _storage_error(reason: str, name: str) -> StorageError:
    for sign, what, remedy in _KNOWN:
        if sign in reason:
            return StorageError(what, remedy, name=name)
    return StorageError(
        N_("The database {name} reports: {reason}."), N_("Try again."), name=name, reason=reason.splitlines()[0]
    )
