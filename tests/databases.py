"""The same tests on both databases: a test asks for an `address` and gets a fresh database of the kind of this run.

``PRODIGE_TEST_DATABASE=postgresql python -m pytest tests/storage tests/services tests/web`` runs on PostgreSQL (started
by itself, one server for all workers of ``-n 2``, stopped at the end); without the variable on SQLite. In a test:

- ``address(tmp_path)``: the URL of an empty, migrated database that belongs to that folder; the same folder gives the
  same database, in every process. It is dropped after the test. `tests.factories.mini_workspace` uses it.
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

from tests.postgresql_server import APP_ROLE, CARELESS, Server

KIND = "PRODIGE_TEST_DATABASE"
_SERVER = "PRODIGE_TEST_SERVER"  # its address, for workers and the processes that tests start
_TEMPLATE = "prodige_template"

_made: set[str] = set()
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
        return postgresql(target, name, template=_named(folder, name))
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
        _made_once(server, own, template)
        _made.add(own)
    return _written(server.set(username=APP_ROLE, database=own))


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
    own, former, before = Server(dict(settings)), os.environ.get(_SERVER), set(_made)
    try:
        prepare(own.url)
        os.environ[_SERVER] = own.url
        yield own
    finally:
        _made.intersection_update(before)
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
def dropped_afterwards() -> Iterator[None]:
    """Remove what is made within; what a fixture of a whole module made before stays until the server stops."""
    before = set(_made)
    yield
    if new := _made - before:
        with _admin(make_url(os.environ[_SERVER])) as admin:
            for name in sorted(new):
                admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        _made.intersection_update(before)


@functools.cache
def _migrated_file() -> Path:
    """Made once: migrating takes longer than most tests."""
    from prodige_core.storage import open_database

    folder = Path(tempfile.mkdtemp(prefix="prodige-sqlite-"))
    on_leaving(lambda: shutil.rmtree(folder, ignore_errors=True))
    open_database(f"sqlite:///{folder / 'template.sqlite3'}").close()
    return folder / "template.sqlite3"


def _made_once(server: URL, name: str, template: str) -> None:
    import psycopg

    with _admin(server) as admin:
        try:
            # by copying files: half the work of copying page by page, where nothing waits for the disk
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {APP_ROLE} STRATEGY FILE_COPY")
        except psycopg.errors.DuplicateDatabase:
            return  # by the process that started this one


def _admin(server: URL):
    import psycopg

    return psycopg.connect(_written(server).replace("+psycopg", ""), autocommit=True)


def _written(url: URL) -> str:
    return url.render_as_string(hide_password=False)
