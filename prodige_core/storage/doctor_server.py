"""What `doctor` asks a PostgreSQL server: whether it keeps what it says it keeps, and from whom."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from prodige_core.i18n import N_
from prodige_core.storage.database import Database
from prodige_core.storage.findings import Finding

SUPPORTED_FROM = 14
"""The oldest PostgreSQL that its makers still repair at the end of 2026. Source: postgresql.org/support/versioning."""

WALLED = ("assessments", "answers", "plans", "workshops", "votes", "surveys", "survey_answers", "memberships", "events")
"""Tables on which row-level security stands for all: the revision that made it walls in all or none."""


def examine(opened: Database) -> Iterator[Finding]:
    """All findings."""
    with opened.read() as unit:
        connection = unit._connection
        yield _version(connection)
        yield _durable(connection)
        yield _role(connection)
        yield _walls(connection)
        yield _encoding(connection)
        size = connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
        yield Finding("good", N_("The database has {size} MB."), values={"size": f"{size / 2**20:.0f}"})


def _version(connection: Connection) -> Finding:
    values = {"version": _show(connection, "server_version")}
    if int(_show(connection, "server_version_num")) // 10_000 < SUPPORTED_FROM:
        return Finding("look", N_("PostgreSQL {version} is no longer repaired."), N_("Plan to update it."), values)
    return Finding("good", N_("PostgreSQL is {version}."), values=values)


def _durable(connection: Connection) -> Finding:
    names = ("fsync", "synchronous_commit", "full_page_writes")
    off = [name for name in names if _show(connection, name) == "off"]
    if off:
        what = N_("What is saved may be lost in a power cut: {names} is not on.")
        remedy = N_("Set it in postgresql.conf and reload the server.")
        return Finding("wrong", what, remedy, {"names": ", ".join(off)})
    return Finding("good", N_("What is saved waits for the disk: {names} are on."), values={"names": ", ".join(names)})


def _role(connection: Connection) -> Finding:
    row = connection.execute(
        text("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
    ).one()
    values = {"role": row.rolname}
    if row.rolsuper or row.rolbypassrls:
        what = N_("The role {role} may do everything, so the database keeps no centre’s rows from another.")
        return Finding("wrong", what, N_("Connect as a role that is no superuser and owns the database."), values)
    return Finding("good", N_("The role {role} is no superuser."), values=values)


def _walls(connection: Connection) -> Finding:
    """Row-level security: on, and also for the role that owns the tables."""
    query = "SELECT count(*) FROM pg_class WHERE oid = ANY(CAST(:names AS regclass[])) AND relforcerowsecurity"
    walled = connection.scalar(text(query + " AND relrowsecurity"), {"names": list(WALLED)})
    if walled != len(WALLED):
        what = N_("Row-level security is not in force on {count} of {all} tables.")
        remedy = N_("Restore a backup into a new database; a copy made in another way can lose it.")
        return Finding("wrong", what, remedy, {"count": len(WALLED) - (walled or 0), "all": len(WALLED)})
    return Finding("good", N_("Row-level security keeps the rows of one centre from the others."))


def _encoding(connection: Connection) -> Finding:
    values = {"encoding": _show(connection, "server_encoding")}
    if values["encoding"] != "UTF8":
        what = N_("The database is stored as {encoding}, which cannot hold every name.")
        return Finding("wrong", what, N_("Make a new database in UTF8 and restore a backup into it."), values)
    return Finding("good", N_("Text is stored as {encoding}."), values=values)


def _show(connection: Connection, name: str) -> str:
    return str(connection.scalar(text("SELECT current_setting(:name)"), {"name": name}))
