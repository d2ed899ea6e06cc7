"""What a centre keeps while its plan is carried out: the board, its own actions, mobilities and indicators. Frozen.

These parts of the centre file are optional; field order is the order in which they are written.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from prodige_core.frameworks import Action, Raise, Role
from prodige_core.frameworks.model import MAX_COST_EUR, MAX_HOURS, OWN
from prodige_core.responses.texts import Id, Name, Note
from prodige_core.responses.values import MAX_PEOPLE, MAX_TERMS, Month, Value, not_blank

BoardStatus = Literal["proposed", "accepted", "declined", "started", "done", "dropped"]
STATUSES: tuple[BoardStatus, ...] = ("proposed", "accepted", "started", "done", "declined", "dropped")
"""In the order in which a board shows them. Source: entity RoadmapItem of the seed notes, section 5."""

MAX_INDICATOR_YEARS = 30
MAX_DISTANCE_KM = 20_100
"""Half of the way round the earth: no place is further away."""
MAX_COUNT = 1_000_000_000

MonthOrNone = Annotated[str, StringConstraints(pattern=r"^(?:(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2]))?$")]
SchoolYear = Annotated[str, StringConstraints(pattern=r"^(?:19|20|21)[0-9]{2}$")]
"""A school year (September to August) by the year in which it begins: ``2026`` is 2026/27."""


class BoardEntry(Value):
    """Where one action stands. An action without entry is as the plan has it: proposed when planned.

    owner: who sees to it, a role or a name. due: a month of the term by whose end it should be done; empty: as planned.
    started, ended: months; ``started`` is there once it began (it may be unknown of a done one). reason: why it was
    declined or dropped. evidence: what proves that it is done.
    """

    status: BoardStatus = "proposed"
    owner: Name = ""
    due: MonthOrNone = ""
    started: MonthOrNone = ""
    ended: MonthOrNone = ""
    reason: Note = ""
    note: Note = ""
    evidence: Note = ""

    @model_validator(mode="after")
    def _fits_its_status(self) -> BoardEntry:
        if self.status in ("declined", "dropped") and not self.reason.strip():
            raise PydanticCustomError("board_reason", "a declined or dropped action needs a reason")
        if self.status == "started" and not self.started:
            raise PydanticCustomError("board_started", "a started action needs the month in which it began")
        if self.started and self.ended and self.ended < self.started:
            raise PydanticCustomError("board_order", "it cannot end before it started")
        return self


class OwnAction(Value):
    """An action the centre made itself. Fields as in ``actions.yaml``; ``why`` and ``steps`` may be left out."""

    id: Annotated[Id, StringConstraints(pattern=r"^own\.[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
    title: Annotated[Name, StringConstraints(min_length=1), AfterValidator(not_blank)]
    why: Note = ""
    steps: tuple[Annotated[Note, StringConstraints(min_length=1)], ...] = Field(default=(), max_length=20, strict=False)
    indicator: Note = ""
    lead: Role
    raises: tuple[Raise, ...] = Field(default=(), max_length=20, strict=False)
    hours: dict[Role, Annotated[int, Field(ge=0, le=MAX_HOURS)]] = Field(default_factory=dict)
    cost: int = Field(default=0, ge=0, le=MAX_COST_EUR)
    terms: int = Field(default=1, ge=1, le=MAX_TERMS)
    requires: tuple[Id, ...] = Field(default=(), max_length=20, strict=False)
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = Field(default=(), max_length=12, strict=False)

    def action(self) -> Action:
        """As an action of the catalogue. Its title stands in where nothing more is told."""
        return Action(
            id=self.id,
            title=self.title,
            why=self.why.strip() or self.title,
            steps=tuple(step for step in self.steps if step.strip()) or (self.title,),
            indicator=self.indicator,
            lead=self.lead,
            raises=self.raises,
            hours=dict(self.hours),
            cost=self.cost,
            terms=self.terms,
            requires=self.requires,
            months=self.months,
        )


Count = Annotated[int, Field(ge=0, le=MAX_PEOPLE)]


class Mobility(Value):
    """What a mobility action moves, for the estimate of its grant. Absent parts are taken from the catalogue's action.

    activity: an activity of ``frameworks/programme`` (``job-shadowing``). people: who travel, without accompanying
    persons. days: at the destination, without travel. country: of the host, two letters. distance_km: one way, in a
    straight line. green: how many of all who travel go by train, bus or shared car. fewer_opportunities: of ``people``.
    day_rate_eur: what the national agency pays a person and day, when known; None: the middle of the permitted range.
    language_support: of ``people``, those who get linguistic support. call: the year whose rates count; empty: newest.
    """

    activity: Annotated[str, StringConstraints(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$", max_length=60)] = ""
    people: Count | None = None
    days: Annotated[int, Field(ge=0, le=365)] | None = None
    travel_days: Annotated[int, Field(ge=0, le=6)] | None = None
    accompanying: Count = 0
    country: Annotated[str, StringConstraints(pattern=r"^(?:[A-Z]{2})?$")] = ""
    distance_km: Annotated[int, Field(ge=0, le=MAX_DISTANCE_KM)] | None = None
    green: Count = 0
    fewer_opportunities: Count = 0
    language_support: Count = 0
    day_rate_eur: Annotated[int, Field(ge=0, le=1000)] | None = None
    call: Annotated[str, StringConstraints(pattern=r"^(?:20[0-9]{2})?$")] = ""


def _not_true(value: object) -> object:
    if isinstance(value, (bool, float)):
        raise PydanticCustomError("int_type", "must be a whole number")
    return value


Whole = Annotated[int, BeforeValidator(_not_true), Field(ge=0, le=MAX_COUNT)]


class Measured(Value):
    """One indicator in one school year: what was counted, of how many. None: not counted, which is not 0.

    asked: of a mean, how many people were asked for a mark; None for everything else.
    """

    numerator: Whole | None = None
    denominator: Whole | None = None
    asked: Whole | None = None
    source: Note = ""


class IndicatorSeries(Value):
    """An indicator over the years, by school year. ``target`` is in the indicator's own unit (percent, a count).

    baseline: the school year it is measured against; empty: the first with a value. target_source: who set it.
    """

    values: dict[SchoolYear, Measured] = Field(default_factory=dict, max_length=MAX_INDICATOR_YEARS)
    baseline: Annotated[str, StringConstraints(pattern=r"^(?:(?:19|20|21)[0-9]{2})?$")] = ""
    target: Whole | None = None
    target_year: Annotated[str, StringConstraints(pattern=r"^(?:(?:19|20|21)[0-9]{2})?$")] = ""
    target_source: Note = ""


__all__ = [
    "OWN",
    "STATUSES",
    "BoardEntry",
    "BoardStatus",
    "IndicatorSeries",
    "Measured",
    "Mobility",
    "Month",
    "OwnAction",
    "SchoolYear",
]
