"""What the ids in a centre's calendar come from. They must outlive a change of its name, or every event would be doubled."""

from __future__ import annotations

import uuid

from prodige_core.responses.model import Centre

SPACE = uuid.UUID("6f0d0f0e-6a3b-5a39-9a5e-7d1b5b1f2c10")
"""Name space of the calendars' ids; drawn once, never to change, else a re-import would double every event."""


def calendar_of(centre: Centre) -> uuid.UUID:
    """The id of its calendar, from which those of the events come: its own, else one made of its name."""
    return calendar_of_name(centre.name) if centre.calendar_id is None else uuid.UUID(centre.calendar_id)


def calendar_of_name(name: str) -> uuid.UUID:
    """The id of the calendar of a centre that has none of its own."""
    return uuid.uuid5(SPACE, name)
