"""What the ids of a calendar's events come from, once a centre has changed its name."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """To 0007."""
    op.add_column(
        "centres",
        sa.Column(
            "calendar_id",
            sa.String(length=36),
            nullable=True,
            comment="of its calendar; null while its ids come from the name",
        ),
    )


def downgrade() -> None:
    """Back to 0006."""
    op.drop_column("centres", "calendar_id")
