"""What a centre keeps while its plan is carried out: board, own actions, mobilities, indicators, plans, curves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BY_KEY = {
    "board_entries": ("action", "status, owner, due, started, ended, reason, note, evidence"),
    "own_actions": ("action", "an action the centre made itself"),
    "mobility_plans": ("action", "people, days, host country, distance"),
    "indicator_series": ("indicator", "counts by school year, target"),
}
OF_CENTRE = (*BY_KEY, "kept_plans", "curves")

# as in 0005
_PERSON = "(SELECT current_setting('prodige.person', true))"
_PASSES = f"{_PERSON} = 'everything' OR centre_id IN (SELECT prodige_centres_of({_PERSON}))"


def upgrade() -> None:
    """To 0006."""
    op.add_column(
        "answers",
        sa.Column(
            "carried",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="taken over from the round before, not confirmed yet",
        ),
    )
    for table, (key, meant) in BY_KEY.items():
        op.create_table(
            table,
            sa.Column("centre_id", sa.String(length=36), nullable=False),
            sa.Column(key, sa.String(length=100), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.Column("value", sa.JSON(), nullable=False, comment=meant),
            _to_centre(table),
            sa.PrimaryKeyConstraint("centre_id", key, name=op.f(f"pk_{table}")),
        )
    op.create_table(
        "kept_plans",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="as people named it; empty for a plan before it was re-planned"
        ),
        sa.Column("made_on", sa.String(length=10), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False, comment="means, decisions and board it was made from"),
        sa.CheckConstraint("kind IN ('kept', 'replanned')", name=op.f("ck_kept_plans_kind_known")),
        _to_centre("kept_plans"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_plans")),
    )
    op.create_table(
        "curves",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False, comment="sha256 of what it was computed from"),
        sa.Column("curve", sa.JSON(), nullable=False, comment="what is reached with less and more means"),
        sa.Column("made_on", sa.String(length=10), nullable=False),
        _to_centre("curves"),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_curves")),
    )
    if op.get_context().dialect.name != "postgresql":
        return
    for table in OF_CENTRE:  # walled in like the others: see 0005
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY of_centre ON {table} USING ({_PASSES})")


def _to_centre(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_centre_id_centres")
    return sa.ForeignKeyConstraint(["centre_id"], ["centres.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    """Back to 0005."""
    for table in reversed(OF_CENTRE):
        op.drop_table(table)
    op.drop_column("answers", "carried")
