"""Tables of what a centre keeps while its plan is carried out, and of what is computed for it.

Values that nobody queries are JSON, in the shape of the centre file (`prodige_core.responses.living`); each of the first
four tables has one row a key, in the order of ``position``.
"""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Integer, String, Table, Text

from prodige_core.storage.tables import metadata


def _of_centre(*, primary: bool = True) -> Column[str]:
    target = ForeignKey("centres.id", ondelete="CASCADE")
    return Column("centre_id", String(36), target, primary_key=primary, nullable=False)


def _by_key(name: str, key: str, meant: str) -> Table:
    return Table(
        name,
        metadata,
        _of_centre(),
        Column(key, String(100), primary_key=True),
        Column("position", Integer, nullable=False),
        Column("value", JSON, nullable=False, comment=meant),
    )


board_entries = _by_key("board_entries", "action", "status, owner, due, started, ended, reason, note, evidence")
own_actions = _by_key("own_actions", "action", "an action the centre made itself")
mobility_plans = _by_key("mobility_plans", "action", "people, days, host country, distance")
indicator_series = _by_key("indicator_series", "indicator", "counts by school year, target")

kept_plans = Table(
    "kept_plans",
    metadata,
    Column("id", String(36), primary_key=True),
    _of_centre(primary=False),
    Column("position", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("name", Text, nullable=False, comment="as people named it; empty for a plan before it was re-planned"),
    Column("made_on", String(10), nullable=False),
    Column("plan", JSON, nullable=False),
    Column("inputs", JSON, nullable=False, comment="means, decisions and board it was made from"),
    CheckConstraint("kind IN ('kept', 'replanned')", name="kind_known"),
)

curves = Table(
    "curves",
    metadata,
    _of_centre(),
    Column("fingerprint", String(64), nullable=False, comment="sha256 of what it was computed from"),
    Column("curve", JSON, nullable=False, comment="what is reached with less and more means"),
    Column("made_on", String(10), nullable=False),
)
