"""The first schema: centres, assessments, answers, wishes and the last plan."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """To 0001."""
    op.create_table(
        "centres",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="counts every change; for optimistic locking"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("learners", sa.Integer(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=False),
        sa.Column("accreditation", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True, comment="in the bin since; can be restored for a while"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centres")),
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "name", sa.String(length=100), nullable=False, comment="its id in the centre file, such as 2026-autumn"
        ),
        sa.Column("date", sa.String(length=10), nullable=False),
        sa.Column("framework", sa.String(length=100), nullable=False),
        sa.Column("framework_version", sa.String(length=20), nullable=False),
        sa.Column(
            "has_targets", sa.Boolean(), nullable=False, comment="no targets differs from an empty list of targets"
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_assessments_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint("centre_id", "name", name=op.f("uq_assessments_centre_id_name")),
    )
    op.create_table(
        "centre_languages",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_centre_languages_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "position", name=op.f("pk_centre_languages")),
    )
    op.create_table(
        "centre_sectors",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_centre_sectors_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "position", name=op.f("pk_centre_sectors")),
    )
    op.create_table(
        "decisions",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action", sa.String(length=100), nullable=False),
        sa.Column("term", sa.Integer(), nullable=True, comment="start term of a pinned action, from 1"),
        sa.CheckConstraint("(kind = 'pinned') = (term IS NOT NULL)", name=op.f("ck_decisions_term_when_pinned")),
        sa.CheckConstraint("kind IN ('pinned', 'excluded', 'done')", name=op.f("ck_decisions_kind_known")),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_decisions_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "kind", "position", name=op.f("pk_decisions")),
    )
    op.create_table(
        "hours",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("per_term", sa.Integer(), nullable=True, comment="absent when term_hours lists them"),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_hours_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "role", name=op.f("pk_hours")),
    )
    op.create_table(
        "means",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("start", sa.String(length=7), nullable=False),
        sa.Column("terms", sa.Integer(), nullable=False),
        sa.Column("budget_per_year", sa.Integer(), nullable=True, comment="EUR; absent when year_budgets lists it"),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_means_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_means")),
    )
    op.create_table(
        "plans",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.String(length=64),
            nullable=False,
            comment="sha256 of what it was computed from; empty: unknown",
        ),
        sa.Column("made_on", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_plans_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_plans")),
    )
    op.create_table(
        "priorities",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False, comment="a practice or an area"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_priorities_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "subject", name=op.f("pk_priorities")),
    )
    op.create_table(
        "term_hours",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("term", sa.Integer(), autoincrement=False, nullable=False, comment="from 1"),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_term_hours_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "role", "term", name=op.f("pk_term_hours")),
    )
    op.create_table(
        "year_budgets",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False, comment="school year touched, from 1"),
        sa.Column("amount", sa.Integer(), nullable=False, comment="EUR"),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_year_budgets_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "number", name=op.f("pk_year_budgets")),
    )
    op.create_table(
        "answers",
        sa.Column("assessment_id", sa.String(length=36), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.CheckConstraint("(state = 'level') = (level IS NOT NULL)", name=op.f("ck_answers_level_when_level")),
        sa.CheckConstraint("state IN ('level', 'na', 'unknown')", name=op.f("ck_answers_state_known")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_answers_assessment_id_assessments"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "item", name=op.f("pk_answers")),
    )
    op.create_table(
        "targets",
        sa.Column("assessment_id", sa.String(length=36), nullable=False),
        sa.Column("practice", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_targets_assessment_id_assessments"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "practice", name=op.f("pk_targets")),
    )


def downgrade() -> None:
    """Back to an empty database."""
    op.drop_table("targets")
    op.drop_table("answers")
    op.drop_table("year_budgets")
    op.drop_table("term_hours")
    op.drop_table("priorities")
    op.drop_table("plans")
    op.drop_table("means")
    op.drop_table("hours")
    op.drop_table("decisions")
    op.drop_table("centre_sectors")
    op.drop_table("centre_languages")
    op.drop_table("assessments")
    op.drop_table("centres")
