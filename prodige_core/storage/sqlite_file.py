"""The part of `prodige_core.storage.database` that is about SQLite: looking at a file, opening it, emptying its log."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import schema
from prodige_core.storage.tables import REVISION
from prodige_core.storage.texts import refuse_unfit

BUSY_TIMEOUT_MS = 5000
"""How long SQLite waits for another process's reader or writer. Source: docs/decisions/003-storage.md."""

WIPE_TIMEOUT_MS = 500
"""How long emptying the log waits for readers; whoever writes waits as long (editorial: half a second is hardly felt)."""

WRITES = "prodige_writes"
"""Name of the connection option under which a transaction takes its turn among the writers from its beginning."""

PATIENCE = "prodige_patience"
"""Name of the connection option that says how many ms a transaction may wait for the file."""

SOUND_VERSION = (3, 51, 3)
"""The first SQLite without the WAL-reset bug. Source: https://sqlite.org/wal.html, reliability, finding 3."""


def sqlite_warning(version: tuple[int, int, int] | None = None) -> str:
    """A sentence (English, marked for translation) when this machine's SQLite has the WAL-reset bug; else empty.

    version: None means the one in use.
    """
    if (version or sqlite3.sqlite_version_info) >= SOUND_VERSION:
        return ""
    return N_(
        "This machine’s SQLite is older than 3.51.3. Two programs that write to one database at the same moment could, "
        "very rarely, damage it, so only one Prodige may open it. Leave other programs away from the file."
    )


def path_of(url: URL) -> Path:
    """The file of an address. Raises `StorageError` when it names none."""
    if not url.database or url.database == ":memory:":
        raise StorageError(
            N_("The database address {url} names no file."),
            N_("Write it as sqlite:///folder/file.sqlite3."),
            url=url.render_as_string(),
        )
    return Path(url.database)


def inspect(path: Path, *, must_be_current: bool = False) -> str:
    """The revision of a file, read without touching it; empty when it is not there. Refuses what is not ours or is newer."""
    if not path.exists():
        if must_be_current:
            raise StorageError(
                N_("There is no database at {file}."), N_("Start the app or import a centre first."), file=path
            )
        return ""
    looking = create_engine("sqlite://", creator=lambda: looking_at(path), poolclass=NullPool)
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


@contextmanager
def turn(lock: threading.RLock, url: URL) -> Iterator[int]:
    """One's turn among the writers of this process; gives the ms left to wait for other processes.

    Raises `StorageError` when others kept it for as long as anybody should wait: they are waiting for the file.
    """
    begun = time.monotonic()
    if not lock.acquire(timeout=BUSY_TIMEOUT_MS / 1000):
        raise StorageError(N_("The database {name} is busy."), N_("Try again in a moment."), name=url.database)
    try:
        waited = round((time.monotonic() - begun) * 1000)
        # a millisecond here and there is no reason to tell SQLite another number
        yield BUSY_TIMEOUT_MS if waited < BUSY_TIMEOUT_MS / 10 else max(0, BUSY_TIMEOUT_MS - waited)
    finally:
        lock.release()


def refuse_damaged(path: Path) -> None:
    """Raise a driver's error when pages, indexes or references do not fit together, so that no nonsense is served.

    It reads the whole file once at the start: about 10 ms a MB (measured).
    """
    if path.exists():
        with closing(looking_at(path)) as connection:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if told != ("ok",) or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise sqlite3.DatabaseError("malformed")


def looking_at(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, but that what a killed process left half written is first undone, as always."""
    mode = "rw" if path.with_name(f"{path.name}-journal").exists() else "ro"
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def migrate(url: URL) -> None:
    """Bring a file to the newest revision, in one transaction."""
    # foreign keys are off here: rebuilding a table drops the old one, and with them on its children would go too
    made = engine(url, foreign_keys=False)
    try:
        # begun here, because Alembic commits a transaction that it begins itself: the check below must come first
        with made.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            schema.upgrade(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StorageError(N_("The migration would break references between tables. Nothing was changed."))
    finally:
        made.dispose()


def engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """Connections that are durable and check references."""
    # hidden, because what staff answered must not stand in the log when the database refuses it
    made = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(made, "connect")
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

    @event.listens_for(made, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(WRITES):
            connection.exec_driver_sql("BEGIN")
            return
        patience = options.get(PATIENCE, BUSY_TIMEOUT_MS)
        if patience == BUSY_TIMEOUT_MS:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")

    refuse_unfit(made)
    return made


def empty_log(made: Engine) -> bool:
    """Take the log of recent writes over into the file and empty it. False when a reader or a fault stands in the way."""
    try:
        # the bare driver, because a checkpoint cannot run within a transaction
        with closing(made.raw_connection()) as connection:
            return _emptied(connection.cursor())
    except (DBAPIError, sqlite3.Error):
        return False


def _emptied(cursor: DBAPICursor) -> bool:
    with closing(cursor):
        try:
            cursor.execute(f"PRAGMA busy_timeout={WIPE_TIMEOUT_MS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            told = cursor.fetchone()  # blocked, pages in the log, pages taken over
        finally:
            cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    return told is not None and not told[0]
