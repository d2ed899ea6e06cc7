"""The same tests on both databases: a test asks for an `address` and gets a fresh database of the kind of this run.

``PRODIGE_TEST_DATABASE=postgresql python -m pytest tests/storage tests/services tests/web`` runs on PostgreSQL (started
by itself, one server for all workers of ``-n 2``, stopped at the end); without the variable on SQLite. In a test:

- ``address(tmp_path)``: the URL of an empty, migrated database that belongs to that folder; the same folder gives the
  same database, in every process. It is dropped after the test, or emptied for the next (`tests.emptied_databases`).
  `tests.factories.mini_workspace` uses it.
- ``address(folder, "other")``: a second one. ``blank(folder)``: one without tables. ``copy(folder, target)`` and
  ``digest(folder)``: for a database that is built once and used often.
- ``@pytest.mark.sqlite``: about SQLite alone, skipped on PostgreSQL.
- ``@pytest.mark.postgres``: about PostgreSQL alone, on which it then is in every run (the server starts at first use,
  about a second). Fixtures of a whole module do not know of it: they use ``postgresql(folder)``.
- ``with using({}) as server``: a server of your own with its usual settings, when you want to stop or restart it.

The role in the addresses is no superuser, as the app's should not be. `as_superuser` gives the address with all rights.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import OperationalError

from tests.emptied_databases import Stock
from tests.postgresql_server import APP_ROLE, CARELESS, Server

KIND = "PRODIGE_TEST_DATABASE"
_SERVER = "PRODIGE_TEST_SERVER"  # its address, for workers and the processes that tests start
_LENT = "PRODIGE_TEST_LENT"  # for those processes as well: which database an address means, where one is used again
_TEMPLATE = "prodige_template"

_made: dict[str, str] = {}
"""Names by what belongs to a folder; most are the same."""
_stocks: dict[str, Stock] = {}
"""By server."""
_again = [False]
"""Whether the test that runs may get a database that another had."""
_at_the_end: list[Callable[[], object]] = []


def on_postgresql() -> bool:
    """Whether this run is the one on PostgreSQL."""
    return os.environ.get(KIND, "sqlite") == "postgresql"


def address(folder: Path, name: str = "prodige") -> str:
    """A fresh, migrated database of the kind of this run (see above)."""
    if on_postgresql():
        return postgresql(folder, name)
    path = folder / f"{name}.sqlite3"
    if not path.exists():
        shutil.copy(_migrated_file(), path)
    return f"sqlite:///{path}"


def blank(folder: Path, name: str = "blank") -> str:
    """As `address`, without tables."""
    if on_postgresql():
        return postgresql(folder, name, template="template0")
    return f"sqlite:///{folder / f'{name}.sqlite3'}"


def copy(folder: Path, target: Path, name: str = "prodige") -> str:
    """A copy of the database of ``folder``, which nobody has open, as the one of ``target``."""
    if on_postgresql():
        return postgresql(target, name, template=make_url(postgresql(folder, name)).database)
    shutil.copy(folder / f"{name}.sqlite3", target / f"{name}.sqlite3")
    return address(target, name)


def digest(folder: Path, name: str = "prodige") -> str:
    """Of everything that is stored in the database of ``folder``; equal for equal rows in whatever order they lie."""
    if on_postgresql():
        import psycopg

        with psycopg.connect(as_superuser(postgresql(folder, name)).replace("+psycopg", "")) as raw:
            tables = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            lines = [f"{one} {row}" for (one,) in tables for (row,) in raw.execute(f"SELECT t::text FROM {one} t")]  # noqa: S608
    else:
        with closing(sqlite3.connect(folder / f"{name}.sqlite3")) as raw:
            lines = list(raw.iterdump())
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _named(folder: Path, name: str) -> str:
    return f"t_{hashlib.sha256(str((folder.resolve(), name)).encode()).hexdigest()[:20]}"


def postgresql(folder: Path, name: str = "prodige", *, template: str = _TEMPLATE) -> str:
    """As `address`, on PostgreSQL in every run."""
    own = _named(folder, name)
    server = start()
    if own not in _made:
        _made[own] = _lent(server, own) if template == _TEMPLATE else _made_once(server, own, template)
    return _written(server.set(username=APP_ROLE, database=_made[own]))


def on_leaving(act: Callable[[], object]) -> None:
    """Do it when the tests or this process are over: pytest-xdist ends its workers without what is registered for that."""
    if not _at_the_end:
        atexit.register(leave)
    _at_the_end.append(act)


def leave() -> None:
    """Stop and remove what was made for this process. Twice is harmless."""
    while _at_the_end:
        _at_the_end.pop()()


def disk_full() -> OperationalError:
    """What SQLAlchemy raises when the driver of this run tells that the disk is full."""
    if on_postgresql():
        import psycopg

        told: Exception = psycopg.errors.DiskFull("could not extend file: No space left on device")
    else:
        told = sqlite3.OperationalError("database or disk is full")
    return OperationalError("COMMIT", {}, told)


def examples(most: int) -> int:
    """Of a property, so that the second run takes a share of the time: the first run tries it fully."""
    return max(10, most // 5) if on_postgresql() else most


def as_superuser(url: str) -> str:
    """The same database with all rights."""
    return _written(make_url(url).set(username=make_url(os.environ[_SERVER]).username))


def start() -> URL:
    """The address of the server, started when nobody has; it stops with this process."""
    if _SERVER not in os.environ:
        own = Server(CARELESS)
        on_leaving(own.close)
        os.environ[_SERVER] = own.url
        prepare(own.url)
    return make_url(os.environ[_SERVER])


@contextmanager
def using(settings: Mapping[str, str]) -> Iterator[Server]:
    """A server of one's own, to be stopped and restarted; within it all addresses are on it."""
    own, former, before = Server(dict(settings)), os.environ.get(_SERVER), dict(_made)
    try:
        prepare(own.url)
        os.environ[_SERVER] = own.url
        yield own
    finally:
        _forget(_made.keys() - before.keys())
        if stock := _stocks.pop(_written(make_url(own.url)), None):
            stock.close()
        os.environ.pop(_SERVER, None)
        if former is not None:
            os.environ[_SERVER] = former
        own.close()


def prepare(url: str) -> None:
    """Make the app's role and the template, a migrated database, on a server."""
    from prodige_core.storage import open_database

    with _admin(make_url(url)) as admin:
        admin.execute(f"CREATE ROLE {APP_ROLE} LOGIN")
        admin.execute(f"CREATE DATABASE {_TEMPLATE} OWNER {APP_ROLE}")
    open_database(_written(make_url(url).set(username=APP_ROLE, database=_TEMPLATE))).close()


@contextmanager
def dropped_afterwards(*, again: bool = False) -> Iterator[None]:
    """Remove what is made within; what a fixture of a whole module made before stays until the server stops.

    again: whether what is made within may be a database that was emptied, and be emptied afterwards for the next.
    """
    before = set(_made)
    _again[0] = again
    yield
    _again[0] = False
    if new := _made.keys() - before:
        stock = _stocks.get(_written(start()))
        names = [_made[own] for own in sorted(new) if stock is None or not stock.take_back(own)]
        _forget(new)
        if names:
            with _admin(make_url(os.environ[_SERVER])) as admin:
                for name in names:
                    admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _forget(gone: set[str]) -> None:
    for own in gone:
        del _made[own]
    _tell_the_processes()


def _tell_the_processes() -> None:
    """Those that a test starts find under an address what the test finds."""
    other = {own: name for own, name in _made.items() if own != name}
    os.environ[_LENT] = " ".join(f"{own}={name}" for own, name in other.items())


def _lent(server: URL, own: str) -> str:
    """A migrated database: one that another test had, where that may be."""
    told = dict(one.split("=") for one in os.environ.get(_LENT, "").split())
    if own in told:
        return told[own]
    if not _again[0]:
        return _made_once(server, own, _TEMPLATE)
    address = _written(server)
    if address not in _stocks:

        def make(name: str) -> str:
            _made_once(server, name, _TEMPLATE)
            return _written(server.set(database=name)).replace("+psycopg", "")

        _stocks[address] = Stock(make)
        on_leaving(_stocks[address].close)
    name = _stocks[address].lend(own) or own
    _made[own] = name
    _tell_the_processes()
    return name


@functools.cache
def _migrated_file() -> Path:
    """Made once: migrating takes longer than most tests."""
    from prodige_core.storage import open_database

    folder = Path(tempfile.mkdtemp(prefix="prodige-sqlite-"))
    on_leaving(lambda: shutil.rmtree(folder, ignore_errors=True))
    open_database(f"sqlite:///{folder / 'template.sqlite3'}").close()
    return folder / "template.sqlite3"


def _made_once(server: URL, name: str, template: str) -> str:
    import psycopg

    by_the_process_that_started_this_one = contextlib.suppress(psycopg.errors.DuplicateDatabase)
    with _admin(server) as admin, by_the_process_that_started_this_one:
        # by copying files: half the work of copying page by page, where nothing waits for the disk
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {APP_ROLE} STRATEGY FILE_COPY")
    return name


def _admin(server: URL):
    import psycopg

    return psycopg.connect(_written(server).replace("+psycopg", ""), autocommit=True)


def _written(url: URL) -> str:
    return url.render_as_string(hide_password=False)
