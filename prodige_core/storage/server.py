"""The part of `prodige_core.storage.database` that is about PostgreSQL: connecting, migrating once, commits whose reply is lost.

Several processes write at the same moment. What must not happen at once is kept apart by row locks in the repositories;
a read is one view of one moment, as on SQLite. Decisions: ``docs/decisions/008-public-body.md``.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import DBAPIError

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import copies, rows, schema
from prodige_core.storage.driver_errors import first_line, is_lost
from prodige_core.storage.tables import REVISION
from prodige_core.storage.texts import refuse_unfit
from prodige_core.storage.voice_tables import ABOUT_PEOPLE

OLDEST = (13,)
"""The first PostgreSQL that tells what became of a transaction (``pg_xact_status`` of a 64-bit number)."""

POOL, OVERFLOW = 10, 10
"""Connections of a process: kept, and more at a peak. Four processes stay within PostgreSQL's default of 100."""
POOL_SECONDS = 5
"""How long to wait for a free one; like `LOCK_MS`, as long as SQLite waits (docs/decisions/003-storage.md)."""

LOCK_MS, STATEMENT_MS, IDLE_MS = 5_000, 30_000, 60_000
"""Waiting for another's lock; one statement (all of ours take well under a second, a report's reads included); sitting
still within a transaction, which holds locks: a unit of work never waits for people or the planner (editorial)."""

CONNECT_SECONDS = 5
"""libpq's patience with one address; a healthy server on the network takes milliseconds (editorial)."""
KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 15_000}
"""A server that vanished without a word is noticed within 15 s (ms there) while we wait for it, 60 s while we do not."""

PATIENCE_SECONDS = 3.0
"""How long a reader or writer waits for a server that restarts; a crash recovery of ours takes 0.2 s (measured)."""
_PAUSE_SECONDS = 0.1

WIPE_MS = 500
"""How long rewriting a table waits for others; they wait as long (as `sqlite_file.WIPE_TIMEOUT_MS`)."""
WIPE_MOST_BYTES = 8 * 2**20
"""Tables about people up to this size are rewritten at once (80,000 votes; 60,000 took 0.2 to 0.5 s on a busy machine, and
who votes waits as long); larger ones by the operator, at night."""

PERSON = "prodige_person"
"""Name of the connection option: for whom a transaction works. Without it row-level security shows nothing."""
EVERYTHING = "everything"
"""For the app's own work, the command line and local mode."""

_MIGRATING = (
    7_763_643_432_683_110  # a number of our own among the advisory locks of this database ("prodige" in base 36)
)


def engine(url: URL) -> Engine:
    """Connections with patience that ends. Opens none yet. Raises `StorageError` when the driver is not installed."""
    options = f"-c lock_timeout={LOCK_MS} -c statement_timeout={STATEMENT_MS}"
    options += f" -c idle_in_transaction_session_timeout={IDLE_MS}"
    ours = {"application_name": "prodige", "connect_timeout": CONNECT_SECONDS, "options": options, **KEEPALIVE}
    try:
        made = create_engine(
            url,
            hide_parameters=True,  # what staff answered must not stand in the log
            pool_pre_ping=True,  # a connection that a restart has cut is replaced before it is used
            pool_size=POOL,
            max_overflow=OVERFLOW,
            pool_timeout=POOL_SECONDS,
            connect_args={name: value for name, value in ours.items() if name not in url.query},
        )
    except ModuleNotFoundError as error:
        raise StorageError(
            N_("PostgreSQL needs the package {name}, which is not installed."),
            N_("Install it, or use a SQLite file."),
            name=error.name,
        ) from None
    event.listen(made, "begin", _begin)
    event.listen(made, "handle_error", _shorten)
    refuse_unfit(made)
    return made


@contextmanager
def connected(made: Engine) -> Iterator[Connection]:
    """A connection that answers; waits up to `PATIENCE_SECONDS` for a server that restarts."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection = made.connect()
            break
        except DBAPIError as error:
            if not is_lost(error) or time.monotonic() > until:
                raise
        time.sleep(_PAUSE_SECONDS)
    with connection:
        yield connection


def bring_up_to_date(made: Engine, *, read_only: bool, copies_in: Path | None = None) -> Path | None:
    """Migrate unless it is current; of several processes that start at once one does and the others wait.

    copies_in: where the database as it was is kept first; None goes on without. Gives that copy, where one was made.
    Raises `StorageError` for what is not ours, is newer or (read_only) older, or cannot be kept; it is left as it was.
    """
    with connected(made) as connection:
        version = connection.dialect.server_version_info or OLDEST
        if version < OLDEST:
            raise StorageError(
                N_("This PostgreSQL is too old: it is {theirs}, Prodige needs {ours} or newer."),
                theirs=version[0],
                ours=OLDEST[0],
            )
        revision = schema.revision_of(connection)
        schema.check_known(revision)
        if revision == REVISION:
            return None
        if read_only:
            raise StorageError(
                N_("The database {file} was made by an older Prodige."),
                N_("Run “prodige migrate”, or start the app once."),
                file=made.url.database,
            )
    with connected(made) as connection:
        connection = connection.execution_options(**{PERSON: EVERYTHING})
        # begun here, because Alembic commits a transaction that it begins itself: the lock must last as long
        with connection.begin():
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_MIGRATING,))
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {LOCK_MS}")  # people may be using an older app
            revision = schema.revision_of(connection)
            schema.check_known(revision)
            if revision == REVISION:
                return None  # another process did it meanwhile
            former = None if copies_in is None or not revision else _keep_former(connection, copies_in)
            schema.upgrade(connection)
            return former


def _keep_former(connection: Connection, folder: Path) -> Path:
    """A copy of exactly what the migration that follows in this transaction begins with: until then nobody writes."""
    quoted = connection.dialect.identifier_preparer.quote
    names = ", ".join(quoted(name) for name in inspect(connection).get_table_names())
    connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE MODE")
    rows.see_everything(connection)
    try:
        return copies.keep_rows(connection, folder, "before-migration", dt.datetime.now(dt.UTC))
    except StorageError as error:
        remedy = N_(
            "Let PRODIGE_COPIES name a folder with room that Prodige may write to, or set it to “no” to go on without a "
            "copy. The database is as it was."
        )
        raise StorageError(error.problem.what, remedy, **error.problem.values) from error


@contextmanager
def for_everybody(connection: Connection) -> Iterator[None]:
    """Let a person's transaction pass row-level security for a few statements. Right on SQLite, too, where nothing is done."""
    person = connection.get_execution_options().get(PERSON)
    if person in (None, EVERYTHING):
        yield
        return
    _work_for(connection, EVERYTHING)
    yield
    _work_for(connection, person)  # after an error there is nothing to go back to: the transaction is over


def warnings(connection: Connection) -> tuple[str, ...]:
    """A sentence when the role of the app may do what row-level security cannot bind."""
    free = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if not connection.exec_driver_sql(free).scalar():
        return ()
    return (
        N_(
            "The user of the database may do everything, so PostgreSQL does not keep the schools apart. "
            "Use one that is no superuser and owns the database."
        ),
    )


def commit(connection: Connection) -> None:
    """Commit; when the reply is lost, ask a new connection what became of the transaction. Also right on SQLite.

    Raises a driver's error when surely nothing was kept, and `StorageError` when nobody knows.
    """
    if connection.dialect.name != "postgresql":
        connection.commit()
        return
    number = connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar()
    try:
        connection.commit()
    except DBAPIError as error:
        if number is None or not error.connection_invalidated:
            raise
        became = _became(connection.engine, number)
        if became == "aborted":
            raise
        if became != "committed":
            raise StorageError(
                N_("The database {name} stopped answering, so it is not known whether this was saved."),
                N_("Look whether it is there before you do it again."),
                name=connection.engine.url.database,
            ) from error
        connection.rollback()  # of the lost connection; what comes next in this unit of work gets a new one


def rewrite(made: Engine) -> bool:
    """Write the tables about people anew, in the order of their random keys and without what was deleted.

    So no dump tells who came first, and deleted rows are not in their files any more (the server's log is its operator's).
    False when somebody stood in the way, or a table is larger than `WIPE_MOST_BYTES`.
    """
    done = True
    for table in ABOUT_PEOPLE:
        try:
            with connected(made) as connection, connection.begin():
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {WIPE_MS}")
                size = connection.exec_driver_sql("SELECT pg_table_size(%s::regclass)", (table.name,)).scalar_one()
                if size > WIPE_MOST_BYTES:
                    done = False
                elif size:
                    connection.exec_driver_sql(f"CLUSTER {table.name} USING {table.primary_key.name}")
        except DBAPIError:
            done = False
    return done


def _became(made: Engine, number: str) -> str | None:
    """``committed`` or ``aborted``; None when the server does not answer in time or cannot tell."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with connected(made) as connection:
                became = connection.exec_driver_sql("SELECT pg_xact_status(%s::xid8)", (number,)).scalar()
        except DBAPIError:
            return None
        if became != "in progress":
            return str(became) if became else None
        time.sleep(_PAUSE_SECONDS)  # the server has not noticed yet that we are gone
    return None


def _begin(connection: Connection) -> None:
    person = connection.get_execution_options().get(PERSON)
    if person is not None:
        _work_for(connection, person)


def _work_for(connection: Connection, person: str) -> None:
    connection.exec_driver_sql("SELECT set_config('prodige.person', %s, true)", (person,))


def _shorten(context: ExceptionContext) -> None:
    for error in (context.original_exception, context.sqlalchemy_exception):
        if isinstance(error, BaseException) and error.args and isinstance(error.args[0], str):
            error.args = (first_line(error.args[0]), *error.args[1:])
