"""Insert or update in one statement, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
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
