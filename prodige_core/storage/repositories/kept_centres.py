"""A centre in which participants write is not erased meanwhile, and who erases it holds nothing of it while waiting."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from prodige_core.storage.tables import centres


def keep(connection: Connection, of: Select[tuple[str]]) -> None:
    """Let nobody erase these centres until the transaction ends. Everything else in them goes on, its editors too.

    Asked before rooms or surveys of the centres are locked: a group of votes may hold two rooms of one centre, and
    erasing takes both in an order of the database's own. of: ids of centres, in the order of which they are locked.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        query = select(centres.c.id).where(centres.c.id.in_(of)).order_by(centres.c.id)
        connection.execute(query.with_for_update(read=True, key_share=True))
