"""Tables of surveys and workshops: what many people answered.

Beside an answer stands no time, address, device or serial number, and the tables of people and answers are kept in the
order of their random keys (``WITHOUT ROWID`` on SQLite; PostgreSQL keeps rows as they came until `Database.wipe` writes
them anew), so that no dump tells who came first. Votes and answers are stored until the close, like the hash of a
person's token. Source: reliability, P4 and section 6.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from prodige_core.storage.tables import UtcTime, metadata

_STATES = "state IN ('level', 'na', 'unknown')"
_LEVEL = "(state = 'level') = (level IS NOT NULL)"


def _of(parent: str, *, primary: bool = True) -> Column[str]:
    name = f"{parent[:-1]}_id"
    return Column(name, String(36), ForeignKey(f"{parent}.id", ondelete="CASCADE"), primary_key=primary, nullable=False)


workshops = Table(
    "workshops",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("version", Integer, nullable=False, comment="counts every change of the host's"),
    _of("centres", primary=False),
    Column("code", String(8), nullable=False, unique=True),
    Column(
        "screen_token",
        String(43),
        nullable=False,
        unique=True,
        comment="opens the shared screen, which changes nothing",
    ),
    Column("title", Text, nullable=False),
    Column("pace", String(4), nullable=False),
    Column("status", String(6), nullable=False),
    Column("current_item", String(100), nullable=True),
    Column("k", Integer, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("applied", Boolean, nullable=False),
    Column("active_at", UtcTime, nullable=False),
    Column("opened_at", UtcTime, nullable=True),
    Column("closed_at", UtcTime, nullable=True),
    Column("timer_ends_at", UtcTime, nullable=True),
    Column("years_kept", Integer, nullable=True, comment="what people who took part were told; null: as usual"),
    CheckConstraint("pace IN ('host', 'self')", name="pace_known"),
    CheckConstraint("status IN ('draft', 'open', 'closed')", name="status_known"),
)

statements = Table(
    "statements",
    metadata,
    _of("workshops"),
    Column("item", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("framework", String(100), nullable=False),
    Column("outcome", String(6), nullable=False),
    Column("level", Integer, nullable=True),
    Column("reason", Text, nullable=False),
    Column(
        "replaced", String(7), nullable=True, comment="what the agreed level took the place of: a level, na or unknown"
    ),
    CheckConstraint("outcome IN ('', 'agreed', 'parked')", name="outcome_known"),
    CheckConstraint("(outcome = 'agreed') = (level IS NOT NULL)", name="level_when_agreed"),
)

rounds = Table(
    "rounds",
    metadata,
    Column("workshop_id", String(36), primary_key=True),
    Column("item", String(100), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column(
        "levels",
        JSON(none_as_null=True),
        nullable=True,
        comment="people by level, once revealed; absent while people vote",
    ),
    Column("without", Integer, nullable=True, comment="votes na and unknown, once revealed"),
    ForeignKeyConstraint(["workshop_id", "item"], ["statements.workshop_id", "statements.item"], ondelete="CASCADE"),
)

participants = Table(
    "participants",
    metadata,
    Column("id", String(36), primary_key=True),
    _of("workshops", primary=False),
    Column(
        "token_hash", String(64), nullable=True, unique=True, comment="sha256; forgotten at the close or on leaving"
    ),
    Index("ix_participants_workshop_id", "workshop_id"),
    sqlite_with_rowid=False,
)

votes = Table(
    "votes",
    metadata,
    _of("workshops"),
    Column("item", String(100), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    _of("participants"),
    Column("state", String(7), nullable=False),
    Column("level", Integer, nullable=True),
    Column("seq", BigInteger, nullable=False, comment="of two votes the higher one is the later"),
    CheckConstraint(_STATES, name="state_known"),
    CheckConstraint(_LEVEL, name="level_when_level"),
    Index("ix_votes_participant_id", "participant_id"),  # else removing a room searches all votes once a person
    sqlite_with_rowid=False,
)

surveys = Table(
    "surveys",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("version", Integer, nullable=False, comment="counts every change of the coordinator's"),
    _of("centres", primary=False),
    Column("token", String(43), nullable=False, unique=True, comment="the public link"),
    Column("title", Text, nullable=False),
    Column("frameworks", JSON, nullable=False, comment="version by framework id"),
    Column("roles", JSON, nullable=False),
    Column("opens_on", String(10), nullable=False),
    Column("closes_on", String(10), nullable=False),
    Column("k", Integer, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("closed_at", UtcTime, nullable=True),
    Column("years_kept", Integer, nullable=True, comment="what people who took part were told; null: as usual"),
)

respondents = Table(
    "respondents",
    metadata,
    Column("id", String(36), primary_key=True),
    _of("surveys", primary=False),
    Column("token_hash", String(64), nullable=True, unique=True, comment="sha256; forgotten at the close"),
    Column("role", String(20), nullable=False),  # forgotten at the close, like all but ``finished``
    Column("version", Integer, nullable=False, comment="counts saved pages, for two devices on one link"),
    Column("finished", Boolean, nullable=False),
    Column("comment", Text, nullable=False),
    Index("ix_respondents_survey_id", "survey_id"),
    sqlite_with_rowid=False,
)

survey_answers = Table(
    "survey_answers",
    metadata,
    _of("respondents"),
    Column("item", String(100), primary_key=True),
    Column("state", String(7), nullable=False),
    Column("level", Integer, nullable=True),
    Column("seq", Integer, nullable=False, comment="the respondent's version when it was saved"),
    Column("counted", Boolean, nullable=False, comment="part of a published batch, which never changes"),
    CheckConstraint(_STATES, name="state_known"),
    CheckConstraint(_LEVEL, name="level_when_level"),
    sqlite_with_rowid=False,
)

batches = Table(
    "batches",
    metadata,
    _of("surveys"),
    Column("item", String(100), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("part", String(20), primary_key=True, comment="a role, or empty for the roles counted together"),
    Column("levels", JSON, nullable=False, comment="people by level"),
    Column("without", Integer, nullable=False, comment="answers na and unknown"),
)

survey_comments = Table(
    "survey_comments",
    metadata,
    Column("id", String(36), primary_key=True),
    _of("surveys", primary=False),
    Column("text", Text, nullable=False),
    Index("ix_survey_comments_survey_id", "survey_id"),
    sqlite_with_rowid=False,
)

ABOUT_PEOPLE = (participants, votes, respondents, survey_answers, survey_comments)
"""In which no row may tell who somebody is, nor when they came. Each is kept in the order of its primary key."""
