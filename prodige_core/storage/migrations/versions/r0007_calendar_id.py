"""What the ids of a calendar's events come from, once a centre has changed its name or is not the only one of it."""

import uuid

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
    _one_each()


def _one_each() -> None:
    """Of the centres in use that have one name, all but the first begin a calendar of their own."""
    names = ("id", "name", "created_at", "deleted_at", "calendar_id")
    centres = sa.table("centres", *[sa.column(name, sa.String()) for name in names])
    seen: set[str] = set()
    here = sa.select(centres.c.id, centres.c.name).where(centres.c.deleted_at.is_(None))
    for centre_id, name in op.get_bind().execute(here.order_by(centres.c.created_at, centres.c.id)).all():
        if name in seen:
            own = sa.update(centres).where(centres.c.id == centre_id).values(calendar_id=str(uuid.uuid4()))
            op.get_bind().execute(own)
        seen.add(name)


def downgrade() -> None:
    """Back to 0006."""
    op.drop_column("centres", "calendar_id")
