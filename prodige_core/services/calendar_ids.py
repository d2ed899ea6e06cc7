"""No two centres here share the ids of a calendar, or the events of one would take the place of the other's."""

from __future__ import annotations

import uuid

from prodige_core.responses import Centre, calendar_of
from prodige_core.storage import UnitOfWork


def apart(unit: UnitOfWork, profile: Centre, centre_id: str | None = None) -> Centre:
    """The profile, with a calendar of its own when another centre in use has the one it would have.

    centre_id: of the centre itself, once it is stored. Call it after anything else that waits for somebody, and before
    the centre is written: from here on nobody else gets a calendar until the end of this transaction.
    """
    with unit.for_everybody():  # the others may be centres of people the caller knows nothing of
        unit.centres.hold_calendars()
        if not unit.centres.shares_calendar(profile, but=centre_id):
            return profile
    return profile.model_copy(update={"calendar_id": str(uuid.uuid4())})


def renamed(unit: UnitOfWork, centre_id: str, before: Centre, after: Centre) -> str | None:
    """The calendar id under another name: still the former one when people may have a calendar with it, because the centre
    has (or had) a plan. None while it comes from the new name.
    """
    if after.calendar_id is None and _is_planned(unit, centre_id):
        kept = before.model_copy(update={"calendar_id": str(calendar_of(before))})
        return apart(unit, kept, centre_id).calendar_id
    return apart(unit, after, centre_id).calendar_id


def _is_planned(unit: UnitOfWork, centre_id: str) -> bool:
    return unit.plans.of_centre(centre_id) is not None or bool(unit.kept_plans.of_centre(centre_id))
