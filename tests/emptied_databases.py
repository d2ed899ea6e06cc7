"""Migrated databases on PostgreSQL that one test after another of this process gets: emptying one is a fifteenth of the
server's work of making one (1.5 ms of a processor against 24).

Only for tests of what stands above the storage (`tests.databases.dropped_afterwards`). Those that look at the database
itself - at its files, its order, its sessions, its schema - get one that nobody had before.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import psycopg

KEEPER = "prodige_tests"
"""What the connection that empties calls itself; those of the app are called prodige."""
_ENOUGH_SECONDS = 0.5
"""How long the connections of a test may take to go; one that stays costs the database, not the test."""
_LARGE_BYTES = 256 * 1024
"""Tables from this size on are cut off, so that what was deleted does not slow down whoever comes next."""

_EMPTY = f"""DO $$ DECLARE own regclass; found bool; BEGIN
SET LOCAL session_replication_role = replica;
FOR own IN SELECT oid FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version' LOOP
  IF pg_relation_size(own) > {_LARGE_BYTES} THEN
    EXECUTE format('TRUNCATE %s CASCADE', own);
  ELSE
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', own) INTO found;
    IF found THEN EXECUTE format('DELETE FROM %s', own); END IF;
  END IF;
END LOOP; END $$"""  # noqa: S608 - a number of ours

_OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

# of pg_class the contents, because the numbers of its rows change with every table that is written anew
_CLASSES = """concat_ws('|', relname, relkind, relowner, relrowsecurity, relforcerowsecurity, relacl, reloptions)
FROM pg_class WHERE relnamespace = 'public'::regnamespace"""
# whoever changes a row of a catalogue leaves the number of the transaction there
_CATALOGUES = (
    *("pg_attribute", "pg_attrdef", "pg_constraint", "pg_policy", "pg_proc", "pg_trigger", "pg_rewrite"),
    *("pg_extension", "pg_db_role_setting", "alembic_version"),
)
_ROWS = " UNION ALL ".join(
    f"SELECT concat('{one}', count(*), ' ', max(xmin::text::bigint)) FROM {one}"  # noqa: S608
    for one in _CATALOGUES
)
_SCHEMA = f"SELECT md5(string_agg(told, ',' ORDER BY told)) FROM (SELECT {_CLASSES} UNION ALL {_ROWS}) AS schema (told)"  # noqa: S608


class Emptied:
    """One such database. name: of the database; made: with the address of it for somebody with all rights."""

    def __init__(self, name: str, address: str) -> None:
        self.name, self._process = name, os.getpid()
        self._raw = psycopg.connect(address, autocommit=True, application_name=KEEPER)
        self._raw.execute("SET lock_timeout = 5000")
        self._schema = self._told(_SCHEMA)

    def empty(self) -> bool:
        """Make it as it was when it was new. False when that cannot be: then it must be dropped."""
        try:
            if not self._left_alone():
                return False
            self._raw.execute(_EMPTY)
            return self._told(_SCHEMA) == self._schema
        except psycopg.Error:
            return False

    def exists(self, name: str) -> bool:
        """Whether the server has a database of this name."""
        return self._raw.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).rowcount == 1

    def answers(self) -> bool:
        """Not in a fork of the process that made it, and not when somebody cut the connection or stopped the server."""
        try:
            return self._process == os.getpid() and self._told("SELECT true") is True
        except psycopg.Error:
            return False

    def close(self) -> None:
        """Let go of it; it stays on the server."""
        self._raw.close()

    def _left_alone(self) -> bool:
        until = time.monotonic() + _ENOUGH_SECONDS
        while self._told(_OTHERS):
            if time.monotonic() > until:
                return False
            time.sleep(0.005)
        return True

    def _told(self, question: str) -> object:
        return self._raw.execute(question).fetchone()[0]


class Stock:
    """Those of this process on one server. make: makes a migrated database of a name and gives its address."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make
        self._made = 0
        self._free: list[Emptied] = []
        self._lent: dict[str, Emptied] = {}

    def lend(self, whom: str) -> str | None:
        """The name of a database that is as new. None when ``whom``'s own was made by another process already."""
        while self._free and not self._free[-1].answers():
            self._free.pop().close()
        if not self._free:
            self._made += 1
            name = f"again_{os.getpid()}_{self._made}"
            self._free.append(Emptied(name, self._make(name)))
        if self._free[-1].exists(whom):
            return None
        self._lent[whom] = self._free.pop()
        return self._lent[whom].name

    def take_back(self, whom: str) -> bool:
        """Keep what was lent for the next; False when it is to be dropped."""
        if whom not in self._lent:
            return False
        own = self._lent.pop(whom)
        if own.answers() and own.empty():
            self._free.append(own)
            return True
        own.close()
        return False

    def close(self) -> None:
        for own in (*self._free, *self._lent.values()):
            own.close()
        self._free, self._lent = [], {}
