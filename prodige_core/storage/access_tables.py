"""Tables of people and their access, in server mode, and the audit trail. Of links and sessions only hashes are stored.

Nobody's password is here: people sign in by an access link or at an identity provider (issuer and subject name them,
never an e-mail address). Events name people and centres by their random ids, without references, so that the trail of a
deletion outlives what was deleted.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from prodige_core.storage.tables import UtcTime, metadata


def _key() -> Column[str]:
    return Column("id", String(36), primary_key=True)


def _to(parent: str, column: str, *, primary: bool = False, nullable: bool = False) -> Column[str]:
    target = ForeignKey(f"{parent}.id", ondelete="CASCADE")
    return Column(column, String(36), target, primary_key=primary, nullable=nullable)


people = Table(
    "people",
    metadata,
    _key(),
    Column("issuer", Text, nullable=False, comment="the identity provider's address, or link"),
    Column("subject_hash", String(64), nullable=False, comment="sha256 of issuer and subject; random for links"),
    Column("name", Text, nullable=False, comment="as others see this person in the list of people"),
    Column("created_at", UtcTime, nullable=False),
    Column("seen_on", String(10), nullable=False, comment="the day of the last visit, no moment"),
    UniqueConstraint("subject_hash"),
)

memberships = Table(
    "memberships",
    metadata,
    _to("centres", "centre_id", primary=True),
    _to("people", "person_id", primary=True),
    Column("role", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    CheckConstraint("role IN ('owner', 'editor', 'facilitator', 'viewer')", name="role_known"),
    Index("ix_memberships_person_id", "person_id"),
)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _to("people", "person_id"),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Index("ix_sign_ins_person_id", "person_id"),
)

networks = Table(
    "networks",
    metadata,
    _key(),
    Column("name", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

network_centres = Table(
    "network_centres",
    metadata,
    _to("networks", "network_id", primary=True),
    _to("centres", "centre_id", primary=True),
    Column("joined_at", UtcTime, nullable=False),
    Index("ix_network_centres_centre_id", "centre_id"),
)

network_people = Table(
    "network_people",
    metadata,
    _to("networks", "network_id", primary=True),
    _to("people", "person_id", primary=True),
    Column("role", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    CheckConstraint("role IN ('coordinator')", name="role_known"),
    Index("ix_network_people_person_id", "person_id"),
)

invitations = Table(
    "invitations",
    metadata,
    _key(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("kind", String(11), nullable=False),
    _to("centres", "centre_id", nullable=True),
    _to("networks", "network_id", nullable=True),
    _to("people", "person_id", nullable=True),
    Column("role", String(20), nullable=False, comment="what the person will be; empty for kinds without"),
    Column("name", Text, nullable=False, comment="for whom, as the inviter wrote it"),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("used_at", UtcTime, nullable=True),
    # start: begin centres of one's own; centre: a role in one; coordinator, school: of a network; device: sign in again
    CheckConstraint("kind IN ('start', 'centre', 'coordinator', 'school', 'device')", name="kind_known"),
    CheckConstraint("(kind = 'centre') = (centre_id IS NOT NULL)", name="centre_when_centre"),
    CheckConstraint("(kind IN ('coordinator', 'school')) = (network_id IS NOT NULL)", name="network_when_network"),
    CheckConstraint("(kind = 'device') = (person_id IS NOT NULL)", name="person_when_device"),
    Index("ix_invitations_centre_id", "centre_id"),
    Index("ix_invitations_network_id", "network_id"),
    Index("ix_invitations_person_id", "person_id"),
)

events = Table(
    "events",
    metadata,
    _key(),
    Column("at", UtcTime, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("centre_id", String(36), nullable=True, comment="no reference: the trail outlives the centre"),
    Column("person_id", String(36), nullable=True, comment="who did it; absent in local mode"),
    Column("detail", JSON, nullable=False, comment="roles, formats and counts; never names or texts"),
    Index("ix_events_centre_id_at", "centre_id", "at"),
)
