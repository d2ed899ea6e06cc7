"""What staff and learners said of an item, as far as a report may know it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prodige_core.aggregation import Cell, ItemRelease


@dataclass(frozen=True, slots=True)
class Heard:
    """What may be shown of one item. survey: published for everyone, else None; survey_on: its end, None while it is open.

    rounds: number and cell of the first and the last revealed round of a workshop, once when they are the same.
    agreed: the agreed level.
    """

    item: str
    survey: ItemRelease | None = None
    survey_on: dt.date | None = None
    rounds: tuple[tuple[int, Cell], ...] = ()
    workshop_on: dt.date | None = None
    agreed: int | None = None
    parked: bool = False
