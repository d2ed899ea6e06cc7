"""Remembers what handed-out calendars hold, beside the plan, so that a later calendar can call off what went away."""

from __future__ import annotations

from dataclasses import replace

from prodige_core import security_log
from prodige_core.access import Right
from prodige_core.errors import StorageError
from prodige_core.exports.in_calendars import IN_CALENDARS, Noted, noted, told_before
from prodige_core.services import access
from prodige_core.services.workspace import Workspace


@access.needs(Right.VIEW)
def in_calendars(ws: Workspace, centre_id: str) -> tuple[Noted, ...]:
    """What calendars of a centre hold that were handed out; nothing before the first."""
    with ws.database.read() as unit:
        row = unit.plans.of_centre(centre_id)
    return told_before(None if row is None else row.plan)


@access.needs(Right.VIEW)
def remember(ws: Workspace, centre_id: str, events: tuple[Noted, ...]) -> None:
    """Keep what a calendar holds that was handed out. It is part of no decision, so it does not count as a change.

    Raises nothing when it cannot be written: the security log says so then, as people need their file most. Nothing is
    written by a command that may only read, nor for a centre without a plan.
    """
    told = {own.key: own for own in events}
    if not told or ws.database.read_only:
        return
    try:
        with ws.database.write() as unit:
            unit.centres.hold(centre_id)
            row = unit.plans.of_centre(centre_id)
            if row is None:
                return
            known = {own.key: own for own in told_before(row.plan)}
            if known != known | told:
                unit.plans.put(
                    centre_id, replace(row, plan={**row.plan, IN_CALENDARS: noted(tuple((known | told).values()))})
                )
                unit.commit()
    except StorageError:
        security_log.tell("event_not_written", kind_of_event="calendar", centre=centre_id)
