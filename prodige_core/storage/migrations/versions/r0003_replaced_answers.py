"""What an agreed level took the place of, for the record of a workshop."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To 0003."""
    op.add_column(
        "statements",
        sa.Column(
            "replaced",
            sa.String(length=7),
            nullable=True,
            comment="what the agreed level took the place of: a level, na or unknown",
        ),
    )


def downgrade() -> None:
    """Back to 0002."""
    op.drop_column("statements", "replaced")
