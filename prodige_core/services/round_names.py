"""Names of rounds: ``2026-autumn``, within a centre only once."""

from __future__ import annotations

from prodige_core.services.workspace import Workspace
from prodige_core.storage import UnitOfWork

_SEASONS = {1: "spring", 4: "summer", 9: "autumn"}
"""Names of the school terms of design section 7, by first month, for assessment ids such as 2026-autumn."""


def new_name(ws: Workspace, unit: UnitOfWork, centre_id: str, framework_id: str) -> str:
    """A name for a round begun today; for services, within a writing unit of work."""
    today = ws.today()
    first_month = max(month for month in _SEASONS if month <= today.month)
    base = f"{today.year}-{_SEASONS[first_month]}"
    taken = unit.assessments.names(centre_id)
    candidates = [base, f"{base}-{framework_id}"[:90]]
    number = 2
    while candidates[0] in taken:
        candidates.pop(0)
        if not candidates:
            candidates.append(f"{base}-{framework_id}"[:90] + f"-{number}")
            number += 1
    return candidates[0]
