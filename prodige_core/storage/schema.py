"""Brings a database to the schema of this code, or refuses it untouched."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from prodige_core.errors import StorageError
from prodige_core.i18n import N_
from prodige_core.storage.tables import REVISION

_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION_TABLE = "alembic_version"


def revision_of(connection: Connection) -> str:
    """The revision a database is at; empty for a database without tables.

    Raises `StorageError` when its tables are not Prodige's.
    """
    names = inspect(connection).get_table_names()
    if not names:
        return ""
    if _VERSION_TABLE not in names:
        raise StorageError(
            N_("The database {name} holds tables that are not Prodige’s."),
            N_("Name another database with PRODIGE_DATABASE_URL or --db."),
            name=connection.engine.url.database,
        )
    return connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar() or ""  # noqa: S608 - a constant


def check_known(revision: str) -> None:
    """Raise `StorageError` for a revision that a newer Prodige made."""
    if revision in {"", REVISION}:
        return
    from alembic.script import ScriptDirectory  # late: most starts need no migration

    if revision not in {script.revision for script in ScriptDirectory(str(_MIGRATIONS)).walk_revisions()}:
        raise StorageError(
            N_("The database was made by a newer Prodige (schema {theirs}, this one knows {ours})."),
            N_("Update Prodige, or name another database with PRODIGE_DATABASE_URL or --db. Nothing was changed."),
            theirs=revision,
            ours=REVISION,
        )


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations that are missing up to ``revision``, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
