"""The last plan of a centre with what it was computed from, the plans it keeps, and its curve of plans."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select

from prodige_core.storage.living_tables import curves, kept_plans
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


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan that is kept. kind: ``kept`` under a name, or ``replanned``: the plan before it was planned anew.

    inputs: means and decisions it was made from, and where each action of the board stood; ``made_on`` is a day (ISO).
    """

    id: str
    kind: Literal["kept", "replanned"]
    name: str
    made_on: str
    plan: Mapping[str, Any]
    inputs: Mapping[str, Any]


class KeptPlans:
    """Plans that people keep to compare, and those that re-planning replaced; the oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_centre(self, centre_id: str) -> tuple[KeptPlan, ...]:
        """All of them; empty when none is kept."""
        columns = [kept_plans.c[name] for name in KeptPlan.__slots__]
        query = select(*columns).where(kept_plans.c.centre_id == centre_id).order_by(kept_plans.c.position)
        return tuple(KeptPlan(*row) for row in self._connection.execute(query))

    def add(
        self,
        centre_id: str,
        kind: Literal["kept", "replanned"],
        name: str,
        made_on: str,
        plan: Mapping[str, Any],
        inputs: Mapping[str, Any],
    ) -> str:
        """Keep a plan after those already there; returns its random id."""
        own_id = str(uuid.uuid4())
        last = self._connection.scalar(
            select(func.max(kept_plans.c.position)).where(kept_plans.c.centre_id == centre_id)
        )
        self._connection.execute(
            insert(kept_plans).values(
                id=own_id,
                centre_id=centre_id,
                position=0 if last is None else last + 1,
                kind=kind,
                name=name,
                made_on=made_on,
                plan=dict(plan),
                inputs=dict(inputs),
            )
        )
        return own_id

    def remove(self, centre_id: str, own_id: str) -> None:
        """Forget one of them; nothing happens when it is not there."""
        self._connection.execute(
            delete(kept_plans).where(kept_plans.c.centre_id == centre_id, kept_plans.c.id == own_id)
        )

    def remove_all(self, centre_id: str) -> None:
        """Forget all of them."""
        self._connection.execute(delete(kept_plans).where(kept_plans.c.centre_id == centre_id))


@dataclass(frozen=True, slots=True)
class CurveRow:
    """A curve as JSON, with the fingerprint of what it was computed from; ``made_on`` is a day (ISO)."""

    fingerprint: str
    curve: Mapping[str, Any]
    made_on: str


class Curves:
    """One curve a centre: the last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_centre(self, centre_id: str) -> CurveRow | None:
        """The last curve; None when there is none."""
        query = select(curves.c.fingerprint, curves.c.curve, curves.c.made_on).where(curves.c.centre_id == centre_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else CurveRow(*row)

    def put(self, centre_id: str, row: CurveRow) -> None:
        """Replace the curve."""
        values = {"fingerprint": row.fingerprint, "curve": dict(row.curve), "made_on": row.made_on}
        upsert(self._connection, curves, {"centre_id": centre_id, **values})

    def remove(self, centre_id: str) -> None:
        """Forget the curve."""
        self._connection.execute(delete(curves).where(curves.c.centre_id == centre_id))
