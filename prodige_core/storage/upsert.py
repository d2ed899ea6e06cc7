"""Insert or update in one statement, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, table: Table, values: Mapping[str, Any], keep: Sequence[str] = ()) -> None:
    """Write one row by its primary key. Columns in ``keep`` hold their value when the row is already there.

    Raises NotImplementedError on a database other than the two.
    """
    keys = [column.name for column in table.primary_key]
    changed = {name: value for name, value in values.items() if name not in keys and name not in keep}
    match connection.dialect.name:
        case "sqlite":
            statement = sqlite.insert(table).values(**values)
            connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))
        case "postgresql":
            again = postgresql.insert(table).values(**values)
            connection.execute(again.on_conflict_do_update(index_elements=keys, set_=changed))
        case other:
            raise NotImplementedError(other)


def insert_once(connection: Connection, table: Table, values: Mapping[str, Any], unique: str) -> None:
    """Write a row unless one with the same value in the column ``unique`` is there, which then stays as it is.

    Raises NotImplementedError on a database other than the two.
    """
    match connection.dialect.name:
        case "sqlite":
            connection.execute(sqlite.insert(table).values(**values).on_conflict_do_nothing(index_elements=[unique]))
        case "postgresql":
            once = postgresql.insert(table).values(**values)
            connection.execute(once.on_conflict_do_nothing(index_elements=[unique]))
        case other:
            raise NotImplementedError(other)


def upsert_newer(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], order: str) -> None:
    """Write many rows by their primary key, each with all columns. A row that is there gives way only to a higher ``order``.

    Raises NotImplementedError on a database other than the two.
    """
    if rows:
        # in one order, so that two processes that write the same rows never wait for each other in a ring
        keys = [column.name for column in table.primary_key]
        ordered = sorted(rows, key=lambda row: [row[key] for key in keys])
        connection.execute(_insert_newer(connection.dialect.name, table, order), ordered)


@cache
def _insert_newer(dialect: str, table: Table, order: str) -> Executable:
    keys = [column.name for column in table.primary_key]
    match dialect:
        case "sqlite":
            lite = sqlite.insert(table)
            changed = {column.name: lite.excluded[column.name] for column in table.c if column.name not in keys}
            newer = lite.excluded[order] > table.c[order]
            return lite.on_conflict_do_update(index_elements=keys, set_=changed, where=newer)
        case "postgresql":
            post = postgresql.insert(table)
            changed = {column.name: post.excluded[column.name] for column in table.c if column.name not in keys}
            newer = post.excluded[order] > table.c[order]
            return post.on_conflict_do_update(index_elements=keys, set_=changed, where=newer)
        case other:
            raise NotImplementedError(other)
