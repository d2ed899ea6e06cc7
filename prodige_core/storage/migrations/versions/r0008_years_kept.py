"""How many years a centre keeps what its surveys, workshops and trail came to, and what people were told who took part."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

COLUMNS = {
    "centres": "results and trail are kept so long; null: as usual",
    "surveys": "what people who took part were told; null: as usual",
    "workshops": "what people who took part were told; null: as usual",
}


def upgrade() -> None:
    """To 0008. Nobody has chosen anything yet: null."""
    for table, comment in COLUMNS.items():
        op.add_column(table, sa.Column("years_kept", sa.Integer(), nullable=True, comment=comment))


def downgrade() -> None:
    """Back to 0007."""
    for table in COLUMNS:
        op.drop_column(table, "years_kept")
