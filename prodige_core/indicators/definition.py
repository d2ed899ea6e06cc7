"""What an indicator is, as frozen values. The shape is the contract of ``docs/indicator-format.md``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from prodige_core.frameworks.model import DottedId, Line, Prose, Slug, Value

Unit = Literal["percent", "count", "mean", "levels", "months"]
Direction = Literal["higher", "lower", "neither"]
WorkedOut = Literal["", "board", "survey", "rounds"]
Screen = Literal[
    "profile", "assess", "results", "wishes", "roadmap", "survey", "workshop", "board", "funding", "progress"
]
MONTHS = 12
"""Of a school year."""
HUNDRED = 100
MAX_VALUE = 1_000_000_000


def _real_day(text: str) -> str:
    dt.date.fromisoformat(text)
    return text


Day = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Year = Annotated[int, Field(ge=2020, le=2100)]
Counted = Annotated[int, Field(ge=0, le=MAX_VALUE)]


class Reference(Value):
    """What the European Union aims at, drawn beside a centre's own values.

    value: in the indicator's unit. year: the calendar year by which. says: in plain words. source, address: the document.
    dated: its day. checked: when somebody compared it. verify: why it must still be checked; empty when it was read there.
    """

    value: Counted
    year: Year
    says: Prose
    source: Line
    address: Annotated[str, StringConstraints(pattern=r"^https?://[!-~]+$", max_length=200)]
    dated: Day
    checked: Day
    verify: str = ""


class Example(Value):
    """An invented school. counts: numerator, denominator, people asked; as many as the indicator has."""

    story: Prose
    counts: tuple[Counted, ...] = Field(default=(), max_length=3, strict=False)


class Indicator(Value):
    """One indicator. Texts are prose of the framework kind: translated with its id as context.

    numerator, denominator, asked: what is counted, of how many, and (means only) how many were asked; ``denominator`` is
    empty where nothing is divided. part: the numerator is a part of the denominator, so it cannot be more.
    scale: lowest and highest mark of a mean. worked_out: where Prodige takes it from; such values are never typed.
    framework, level: for those of the survey, which answers count. first: among those proposed to a school that begins.
    after: whose idea it is. screens: the parts of Prodige it belongs to.
    """

    id: Annotated[str, StringConstraints(pattern=r"^K[1-9][0-9]?$")]
    title: Line
    numerator: Line
    denominator: str = ""
    asked: str = ""
    unit: Unit
    part: bool = True
    scale: tuple[Counted, Counted] | None = Field(default=None, strict=False)
    direction: Direction
    how: Prose
    example: Example
    areas: tuple[Slug, ...] = Field(default=(), max_length=20, strict=False)
    practices: tuple[DottedId, ...] = Field(default=(), max_length=20, strict=False)
    screens: tuple[Screen, ...] = Field(default=(), max_length=10, strict=False)
    worked_out: WorkedOut = ""
    framework: str = ""
    level: str = ""
    first: bool = False
    after: Line
    reference: Reference | None = None

    @property
    def typed(self) -> bool:
        """Whether people give its numbers."""
        return not self.worked_out

    @property
    def aims(self) -> bool:
        """Whether it can have a target: levels have theirs under *Targets and means*."""
        return self.unit != "levels"

    @property
    def most(self) -> int | None:
        """The highest value there can be, in its unit; None where there is none."""
        if self.unit == "percent":
            return HUNDRED if self.part else None
        if self.unit == "months":
            return MONTHS
        return self.scale[1] if self.scale else None
