"""Run by Alembic. The connection comes from `prodige_core.storage.schema`, never from a file."""

from alembic import context

from prodige_core.storage import access_tables, voice_tables  # noqa: F401 - their tables belong to the same metadata
from prodige_core.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,  # SQLite can, and a killed migration must leave the old schema or the new one
)
with context.begin_transaction():
    context.run_migrations()
