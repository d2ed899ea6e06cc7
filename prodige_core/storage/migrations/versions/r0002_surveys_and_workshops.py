"""Surveys and workshops: what many people answered."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """To 0002."""
    op.create_table(
        "surveys",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="counts every change of the coordinator's"),
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False, comment="the public link"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("frameworks", sa.JSON(), nullable=False, comment="version by framework id"),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("opens_on", sa.String(length=10), nullable=False),
        sa.Column("closes_on", sa.String(length=10), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_surveys_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("token", name=op.f("uq_surveys_token")),
    )
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="counts every change of the host's"),
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column(
            "screen_token",
            sa.String(length=43),
            nullable=False,
            comment="opens the shared screen, which changes nothing",
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("pace", sa.String(length=4), nullable=False),
        sa.Column("status", sa.String(length=6), nullable=False),
        sa.Column("current_item", sa.String(length=100), nullable=True),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("active_at", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("timer_ends_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("pace IN ('host', 'self')", name=op.f("ck_workshops_pace_known")),
        sa.CheckConstraint("status IN ('draft', 'open', 'closed')", name=op.f("ck_workshops_status_known")),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_workshops_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshops")),
        sa.UniqueConstraint("code", name=op.f("uq_workshops_code")),
        sa.UniqueConstraint("screen_token", name=op.f("uq_workshops_screen_token")),
    )
    op.create_table(
        "batches",
        sa.Column("survey_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "part", sa.String(length=20), nullable=False, comment="a role, or empty for the roles counted together"
        ),
        sa.Column("levels", sa.JSON(), nullable=False, comment="people by level"),
        sa.Column("without", sa.Integer(), nullable=False, comment="answers na and unknown"),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["surveys.id"], name=op.f("fk_batches_survey_id_surveys"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("survey_id", "item", "number", "part", name=op.f("pk_batches")),
    )
    op.create_table(
        "participants",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("workshop_id", sa.String(length=36), nullable=False),
        sa.Column(
            "token_hash", sa.String(length=64), nullable=True, comment="sha256; forgotten at the close or on leaving"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_participants_workshop_id_workshops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_participants_token_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participants_workshop_id", "participants", ["workshop_id"], unique=False)
    op.create_table(
        "respondents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("survey_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=True, comment="sha256; forgotten at the close"),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="counts saved pages, for two devices on one link"),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["surveys.id"], name=op.f("fk_respondents_survey_id_surveys"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondents")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_respondents_token_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_respondents_survey_id", "respondents", ["survey_id"], unique=False)
    op.create_table(
        "statements",
        sa.Column("workshop_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("framework", sa.String(length=100), nullable=False),
        sa.Column("outcome", sa.String(length=6), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("(outcome = 'agreed') = (level IS NOT NULL)", name=op.f("ck_statements_level_when_agreed")),
        sa.CheckConstraint("outcome IN ('', 'agreed', 'parked')", name=op.f("ck_statements_outcome_known")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_statements_workshop_id_workshops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "item", name=op.f("pk_statements")),
    )
    op.create_table(
        "survey_comments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("survey_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["surveys.id"], name=op.f("fk_survey_comments_survey_id_surveys"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_comments")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_comments_survey_id", "survey_comments", ["survey_id"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("workshop_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "levels", sa.JSON(), nullable=True, comment="people by level, once revealed; absent while people vote"
        ),
        sa.Column("without", sa.Integer(), nullable=True, comment="votes na and unknown, once revealed"),
        sa.ForeignKeyConstraint(
            ["workshop_id", "item"],
            ["statements.workshop_id", "statements.item"],
            name=op.f("fk_rounds_workshop_id_statements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "item", "number", name=op.f("pk_rounds")),
    )
    op.create_table(
        "survey_answers",
        sa.Column("respondent_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False, comment="the respondent's version when it was saved"),
        sa.Column("counted", sa.Boolean(), nullable=False, comment="part of a published batch, which never changes"),
        sa.CheckConstraint("(state = 'level') = (level IS NOT NULL)", name=op.f("ck_survey_answers_level_when_level")),
        sa.CheckConstraint("state IN ('level', 'na', 'unknown')", name=op.f("ck_survey_answers_state_known")),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["respondents.id"],
            name=op.f("fk_survey_answers_respondent_id_respondents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("respondent_id", "item", name=op.f("pk_survey_answers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "votes",
        sa.Column("workshop_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("participant_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=False, comment="of two votes the higher one is the later"),
        sa.CheckConstraint("(state = 'level') = (level IS NOT NULL)", name=op.f("ck_votes_level_when_level")),
        sa.CheckConstraint("state IN ('level', 'na', 'unknown')", name=op.f("ck_votes_state_known")),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_votes_participant_id_participants"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_votes_workshop_id_workshops"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "item", "round", "participant_id", name=op.f("pk_votes")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_votes_participant_id", "votes", ["participant_id"], unique=False)


def downgrade() -> None:
    """Back to 0001."""
    op.drop_index("ix_votes_participant_id", table_name="votes")
    op.drop_table("votes")
    op.drop_table("survey_answers")
    op.drop_table("rounds")
    op.drop_index("ix_survey_comments_survey_id", table_name="survey_comments")
    op.drop_table("survey_comments")
    op.drop_table("statements")
    op.drop_index("ix_respondents_survey_id", table_name="respondents")
    op.drop_table("respondents")
    op.drop_index("ix_participants_workshop_id", table_name="participants")
    op.drop_table("participants")
    op.drop_table("batches")
    op.drop_table("workshops")
    op.drop_table("surveys")
