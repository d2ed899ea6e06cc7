"""Opens a database and hands out units of work. Decisions behind it: ``docs/decisions/003-storage.md`` and 008.

What differs between the two databases is in `sqlite_file` and `server`; what their drivers report, in `driver_errors`.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage import claims, copies, server, sqlite_file
from prodige_core.storage.driver_errors import file_sentences, is_full, sentences
from prodige_core.storage.group_commit import GroupWriter, Handler, J, R
from prodige_core.storage.tables import REVISION
from prodige_core.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `read`, `write` and `submit` are the only ways to its rows; `close` when done.

    ``claim`` is None on PostgreSQL and for reading only. former: a copy of it as it was before it was migrated.
    copies_in: the folder of automatic copies; None where there are none.
    person: whose rows PostgreSQL shows, see `seen_by`. first: what every writing transaction begins with.
    """

    engine: Engine
    claim: claims.Claim | None
    read_only: bool = False
    former: Path | None = None
    copies_in: Path | None = None
    person: str = server.EVERYTHING
    first: Callable[[UnitOfWork], None] | None = field(default=None, repr=False, compare=False)
    _closed: threading.Event = field(default_factory=threading.Event)
    _group: GroupWriter | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self._group is None:
            object.__setattr__(self, "_group", GroupWriter(self.write))

    def seen_by(self, person_id: str | None) -> Database:
        """The same database for one person, or (None) for all that Prodige itself does.

        On PostgreSQL it then shows and takes only rows of centres in which the person has a role: a second wall behind
        the checks of the services. On SQLite it makes no difference. `submit` goes on to work for everybody, because
        what many people send is written together; and `close` closes the one database that both are.
        """
        return replace(self, person=server.EVERYTHING if person_id is None else person_id)

    def beginning_with(self, first: Callable[[UnitOfWork], None] | None) -> Database:
        """The same database, of which every writing transaction does this before anything else; None: nothing.

        What it raises ends the transaction. `submit` does without.
        """
        return replace(self, first=first)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """One consistent view of the database; what is written is thrown away."""
        with sentences(self.engine.url), self._connected() as connection:
            if self.on_server:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield UnitOfWork(connection)

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """One transaction. Leaving without ``commit()`` changes nothing.

        On SQLite it is alone. On PostgreSQL others write at the same moment, so read what you change under a lock: the
        row of the centre (`Centres.touch` first), of the survey or of the workshop.
        """
        if self.read_only:
            raise StorageError(N_("The database was opened for reading only."))
        if self.claim is None:
            with sentences(self.engine.url), self._connected() as connection:
                yield self._begun(connection)
            return
        with sqlite_file.turn(self.claim.turn, self.engine.url) as patience:
            own = {sqlite_file.WRITES: True, sqlite_file.PATIENCE: patience}
            try:
                with sentences(self.engine.url), self.engine.connect() as connection:
                    yield self._begun(connection.execution_options(**own))
            except StorageError as error:
                if is_full(error):
                    sqlite_file.empty_log(self.engine)  # it may be all the room there is for the next one
                raise

    def submit(self, handler: Handler[J, R], job: J) -> Future[R]:
        """Write together with what others submit at this moment: see `prodige_core.storage.group_commit`."""
        return self._writer.submit(handler, job)

    def wipe(self) -> bool:
        """Leave nothing of what was deleted, and no order in which people came; call it after deleting what people said.

        SQLite: empty the log of recent writes, in which deleted rows stand on. PostgreSQL: write the tables about people
        anew. False when somebody or a fault stood in the way: it is done at a later call. It raises nothing, because what
        it is called after is committed and may not be reported as failed.
        """
        if self.read_only:
            return True
        if self.on_server:
            return server.rewrite(self.engine)
        if self.claim is None:
            return True
        with self.claim.turn:
            return sqlite_file.empty_log(self.engine)

    def warnings(self) -> tuple[str, ...]:
        """Sentences for whoever runs Prodige about what is risky here; English, marked for translation; mostly none."""
        if self.on_server:
            with sentences(self.engine.url), self._connected() as connection:
                return server.warnings(connection)
        return (warning,) if (warning := sqlite_file.sqlite_warning()) else ()

    def close(self) -> None:
        """Finish what was submitted, close every connection and let another process in. Closing twice does nothing more."""
        self._writer.close()
        self.engine.dispose()
        if self.claim and not self._closed.is_set():
            self._closed.set()
            claims.release(self.claim)

    @property
    def on_server(self) -> bool:
        """Whether it is PostgreSQL, on which others write at the same moment; on SQLite one writes at a time."""
        return self.engine.dialect.name == "postgresql"

    @property
    def _writer(self) -> GroupWriter:
        assert self._group is not None  # noqa: S101 - made in __post_init__
        return self._group

    def _begun(self, connection: Connection) -> UnitOfWork:
        unit = UnitOfWork(connection)
        if self.first is not None:
            self.first(unit)
        return unit

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if not self.on_server:
            with self.engine.connect() as connection:
                yield connection
            return
        with server.connected(self.engine) as connection:
            yield connection.execution_options(**{server.PERSON: self.person})


def open_database(url: str, *, read_only: bool = False, copies_in: Path | None = None) -> Database:
    """Open a database: make its folder, check it, migrate it.

    read_only: look at a database that another process may be writing to; nothing is created or migrated. copies_in: the
    folder in which PostgreSQL's state is kept before it is migrated, None for no copy; a file's is always kept beside it.
    Raises `StorageError` with one sentence when it cannot be used; a database that is refused is left as it was.
    """
    parsed = parse(url)
    if parsed.get_backend_name() != "sqlite":
        return _open_server(parsed, read_only, copies_in)
    path = sqlite_file.path_of(parsed)
    with file_sentences(path), sentences(parsed):
        if read_only:
            sqlite_file.inspect(path, must_be_current=True)
            return Database(sqlite_file.engine(parsed), None, read_only=True)
        sqlite_file.inspect(path)  # refuse before a lock file is left beside someone else's file
        path.parent.mkdir(parents=True, exist_ok=True)
        held = claims.claim(path)
        try:
            former = None
            sqlite_file.refuse_damaged(path)
            if (revision := sqlite_file.inspect(path)) != REVISION:
                former = copies.keep(path, "before-migration", dt.datetime.now(dt.UTC)) if revision else None
                path.touch(mode=0o600)  # if it is new: whoever else uses this computer has no business with it
                sqlite_file.migrate(parsed)
            return Database(sqlite_file.engine(parsed), held, former=former, copies_in=path.parent / copies.FOLDER)
        except BaseException:
            claims.release(held)
            raise


def _open_server(url: URL, read_only: bool, copies_in: Path | None) -> Database:
    with sentences(url):
        engine = server.engine(url)
        try:
            former = server.bring_up_to_date(engine, read_only=read_only, copies_in=copies_in)
        except BaseException:
            engine.dispose()
            raise
        return Database(engine, None, read_only, former, copies_in)


def parse(url: str) -> URL:
    """The parts of an address. Raises `StorageError` when it is none, or not of one of the two databases."""
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
