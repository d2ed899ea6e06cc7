"""What every fact of ``frameworks/programme`` has: its sources, when it was checked, whether it must be verified.

Money is whole euros, distances are km, days are ISO days of the calendar in Brussels. ``verify`` says that the source is
not the programme's own text, so that whoever applies must check the number. Shape: ``docs/method/european-money.md``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from prodige_core.frameworks.model import Line, Slug, Value

SourceKind = Literal["official", "secondary", "memory", "ours"]
Who = Literal["learner", "staff"]

MAX_EUR = 1_000_000
MAX_KM = 20_100


def _real_day(text: str) -> str:
    dt.date.fromisoformat(text)
    return text


Day = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Clock = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
Year = Annotated[int, Field(ge=2021, le=2099)]
Eur = Annotated[int, Field(ge=0, le=MAX_EUR)]
Km = Annotated[int, Field(ge=0, le=MAX_KM)]


class Source(Value):
    """Where facts are from. cite: its name, as printed (never translated). address: where it is found."""

    id: Slug
    kind: SourceKind
    cite: Line
    address: Line


class Dated(Value):
    """A fact with its sources, the day it was compared with them, and whether it must still be verified."""

    sources: tuple[Slug, ...] = Field(min_length=1, max_length=10, strict=False)
    checked_on: Day
    verify: bool = False
    note: str = ""
