"""The tables. Keys are random UUIDs as text; only the computed plan, which nobody queries, is JSON.

``position`` columns keep the order in which a centre file lists things, so that it is written back byte for byte.
The revision that makes this schema is in ``migrations/versions``; a test holds the two together.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

REVISION = "0008"
"""The newest revision in ``migrations/versions``, known without loading Alembic."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment. Aware in Python; stored in UTC without zone, because SQLite knows none."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """To the database."""
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """From the database."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


def _key() -> Column[str]:
    return Column("id", String(36), primary_key=True)


def _of_centre() -> Column[str]:
    return Column("centre_id", String(36), ForeignKey("centres.id", ondelete="CASCADE"), primary_key=True)


def _of_assessment() -> Column[str]:
    return Column("assessment_id", String(36), ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)


centres = Table(
    "centres",
    metadata,
    _key(),
    Column("version", Integer, nullable=False, comment="counts every change; for optimistic locking"),
    Column("name", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("learners", Integer, nullable=False),
    Column("staff", Integer, nullable=False),
    Column("accreditation", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("deleted_at", UtcTime, nullable=True, comment="in the bin since; can be restored for a while"),
    Column("calendar_id", String(36), nullable=True, comment="of its calendar; null while its ids come from the name"),
    Column("years_kept", Integer, nullable=True, comment="results and trail are kept so long; null: as usual"),
)

centre_languages = Table(
    "centre_languages",
    metadata,
    _of_centre(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("language", Text, nullable=False),
)

centre_sectors = Table(
    "centre_sectors",
    metadata,
    _of_centre(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("sector", Text, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    _key(),
    Column("centre_id", String(36), ForeignKey("centres.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", String(100), nullable=False, comment="its id in the centre file, such as 2026-autumn"),
    Column("date", String(10), nullable=False),
    Column("framework", String(100), nullable=False),
    Column("framework_version", String(20), nullable=False),
    Column("has_targets", Boolean, nullable=False, comment="no targets differs from an empty list of targets"),
    UniqueConstraint("centre_id", "name"),
)

answers = Table(
    "answers",
    metadata,
    _of_assessment(),
    Column("item", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("state", String(7), nullable=False),
    Column("level", Integer, nullable=True),
    Column("note", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column(
        "carried",
        Boolean,
        nullable=False,
        server_default=false(),
        comment="taken over from the round before, not confirmed yet",
    ),
    CheckConstraint("state IN ('level', 'na', 'unknown')", name="state_known"),
    CheckConstraint("(state = 'level') = (level IS NOT NULL)", name="level_when_level"),
)

targets = Table(
    "targets",
    metadata,
    _of_assessment(),
    Column("practice", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("level", Integer, nullable=False),
)

priorities = Table(
    "priorities",
    metadata,
    _of_centre(),
    Column("subject", String(100), primary_key=True, comment="a practice or an area"),
    Column("position", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
)

means = Table(
    "means",
    metadata,
    _of_centre(),
    Column("start", String(7), nullable=False),
    Column("terms", Integer, nullable=False),
    Column("budget_per_year", Integer, nullable=True, comment="EUR; absent when year_budgets lists it"),
)

year_budgets = Table(
    "year_budgets",
    metadata,
    _of_centre(),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="school year touched, from 1"),
    Column("amount", Integer, nullable=False, comment="EUR"),
)

hours = Table(
    "hours",
    metadata,
    _of_centre(),
    Column("role", String(20), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("per_term", Integer, nullable=True, comment="absent when term_hours lists them"),
)

term_hours = Table(
    "term_hours",
    metadata,
    _of_centre(),
    Column("role", String(20), primary_key=True),
    Column("term", Integer, primary_key=True, autoincrement=False, comment="from 1"),
    Column("hours", Integer, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    _of_centre(),
    Column("kind", String(10), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("action", String(100), nullable=False),
    Column("term", Integer, nullable=True, comment="start term of a pinned action, from 1"),
    CheckConstraint("kind IN ('pinned', 'excluded', 'done')", name="kind_known"),
    CheckConstraint("(kind = 'pinned') = (term IS NOT NULL)", name="term_when_pinned"),
)

plans = Table(
    "plans",
    metadata,
    _of_centre(),
    Column("plan", JSON, nullable=False),
    Column("fingerprint", String(64), nullable=False, comment="sha256 of what it was computed from; empty: unknown"),
    Column("made_on", String(10), nullable=False),
)
