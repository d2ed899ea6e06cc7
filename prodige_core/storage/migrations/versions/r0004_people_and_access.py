"""People, their access, networks, and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """To 0004."""
    op.create_table(
        "events",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "centre_id", sa.String(length=36), nullable=True, comment="no reference: the trail outlives the centre"
        ),
        sa.Column("person_id", sa.String(length=36), nullable=True, comment="who did it; absent in local mode"),
        sa.Column("detail", sa.JSON(), nullable=False, comment="roles, formats and counts; never names or texts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_centre_id_at", "events", ["centre_id", "at"], unique=False)
    op.create_table(
        "networks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_networks")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False, comment="the identity provider's address, or link"),
        sa.Column(
            "subject_hash",
            sa.String(length=64),
            nullable=False,
            comment="sha256 of issuer and subject; random for links",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="as others see this person in the list of people"),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_on", sa.String(length=10), nullable=False, comment="the day of the last visit, no moment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("subject_hash", name=op.f("uq_people_subject_hash")),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=11), nullable=False),
        sa.Column("centre_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=True),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column(
            "role", sa.String(length=20), nullable=False, comment="what the person will be; empty for kinds without"
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="for whom, as the inviter wrote it"),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'centre') = (centre_id IS NOT NULL)", name=op.f("ck_invitations_centre_when_centre")
        ),
        sa.CheckConstraint(
            "(kind = 'device') = (person_id IS NOT NULL)", name=op.f("ck_invitations_person_when_device")
        ),
        sa.CheckConstraint(
            "(kind IN ('coordinator', 'school')) = (network_id IS NOT NULL)",
            name=op.f("ck_invitations_network_when_network"),
        ),
        sa.CheckConstraint(
            "kind IN ('start', 'centre', 'coordinator', 'school', 'device')", name=op.f("ck_invitations_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_invitations_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["networks.id"], name=op.f("fk_invitations_network_id_networks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_invitations_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index("ix_invitations_centre_id", "invitations", ["centre_id"], unique=False)
    op.create_index("ix_invitations_network_id", "invitations", ["network_id"], unique=False)
    op.create_index("ix_invitations_person_id", "invitations", ["person_id"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "role IN ('owner', 'editor', 'facilitator', 'viewer')", name=op.f("ck_memberships_role_known")
        ),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_memberships_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_memberships_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("centre_id", "person_id", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_person_id", "memberships", ["person_id"], unique=False)
    op.create_table(
        "network_centres",
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("centre_id", sa.String(length=36), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_id"], ["centres.id"], name=op.f("fk_network_centres_centre_id_centres"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["networks.id"], name=op.f("fk_network_centres_network_id_networks"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "centre_id", name=op.f("pk_network_centres")),
    )
    op.create_index("ix_network_centres_centre_id", "network_centres", ["centre_id"], unique=False)
    op.create_table(
        "network_people",
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("role IN ('coordinator')", name=op.f("ck_network_people_role_known")),
        sa.ForeignKeyConstraint(
            ["network_id"], ["networks.id"], name=op.f("fk_network_people_network_id_networks"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_network_people_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "person_id", name=op.f("pk_network_people")),
    )
    op.create_index("ix_network_people_person_id", "network_people", ["person_id"], unique=False)
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_sign_ins_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_ins")),
    )
    op.create_index("ix_sign_ins_person_id", "sign_ins", ["person_id"], unique=False)


def downgrade() -> None:
    """Back to 0003."""
    op.drop_index("ix_sign_ins_person_id", table_name="sign_ins")
    op.drop_table("sign_ins")
    op.drop_index("ix_network_people_person_id", table_name="network_people")
    op.drop_table("network_people")
    op.drop_index("ix_network_centres_centre_id", table_name="network_centres")
    op.drop_table("network_centres")
    op.drop_index("ix_memberships_person_id", table_name="memberships")
    op.drop_table("memberships")
    op.drop_index("ix_invitations_person_id", table_name="invitations")
    op.drop_index("ix_invitations_network_id", table_name="invitations")
    op.drop_index("ix_invitations_centre_id", table_name="invitations")
    op.drop_table("invitations")
    op.drop_table("people")
    op.drop_table("networks")
    op.drop_index("ix_events_centre_id_at", table_name="events")
    op.drop_table("events")
