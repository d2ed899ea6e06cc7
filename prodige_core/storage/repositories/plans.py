"""The last plan of a centre, with what it was computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select

from prodige_core.storage.tables import plans
from prodige_core.storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as JSON. ``fingerprint`` is empty when it came in a centre file; ``made_on`` is a day (ISO)."""

    plan: Mapping[str, Any]
    fingerprint: str
    made_on: str


class Plans:
    """One plan a centre: the last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_centre(self, centre_id: str) -> PlanRow | None:
        """The last plan; None when there is none."""
        query = select(plans.c.plan, plans.c.fingerprint, plans.c.made_on).where(plans.c.centre_id == centre_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else PlanRow(*row)

    def put(self, centre_id: str, row: PlanRow) -> None:
        """Replace the plan."""
        values = {"plan": dict(row.plan), "fingerprint": row.fingerprint, "made_on": row.made_on}
        upsert(self._connection, plans, {"centre_id": centre_id, **values})

    def remove(self, centre_id: str) -> None:
        """Forget the plan."""
        self._connection.execute(delete(plans).where(plans.c.centre_id == centre_id))
