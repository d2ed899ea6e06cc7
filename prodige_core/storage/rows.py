"""Copies every row of one database to another of the same schema, whichever of the two kinds each is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Connection, Inspector, MetaData, Table, event, func, insert, select, text

from prodige_core.errors import StorageError
from prodige_core.i18n import N_

CHUNK = 500
"""Rows at a time, so that a large database needs no large memory (editorial)."""

_VERSION_TABLE = "alembic_version"


def tables_of(connection: Connection) -> list[Table]:
    """Prodige's tables as they are in a database, parents first, with types that both kinds of database understand.

    Read from the database and not from the code, so that it also holds for an older schema.
    """
    metadata = MetaData()

    @event.listens_for(metadata, "column_reflect")
    def _plain(_inspector: Inspector, _table: Table, column: Any) -> None:
        plain = column["type"].as_generic()
        column["type"] = JSON(none_as_null=True) if isinstance(plain, JSON) else plain
        column["default"] = None

    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != _VERSION_TABLE]


def copy_rows(source: Connection, target: Connection, tables: list[Table]) -> Mapping[str, int]:
    """Copy all rows of the tables, which must be empty in the target; gives how many there were by table.

    tables: as `tables_of` the SQLite database of the two gives them.
    """
    copied = {}
    for table in tables:
        copied[table.name] = 0
        query = select(table).execution_options(stream_results=True, yield_per=CHUNK)
        for part in source.execute(query).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in part])
            copied[table.name] += len(part)
    return copied


def counts(connection: Connection, tables: list[Table]) -> Mapping[str, int]:
    """How many rows each table has."""
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def see_everything(connection: Connection) -> None:
    """Let this transaction pass PostgreSQL's row-level security, and take as long as a whole database takes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT set_config('prodige.person', 'everything', true)"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def not_alike() -> StorageError:
    """The sentence for a copy that was counted and found short."""
    return StorageError(N_("The copy does not hold as many rows as the database."), N_("Try again."))
