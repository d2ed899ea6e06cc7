"""Alembic migrations; run by `prodige_core.storage.schema`."""
