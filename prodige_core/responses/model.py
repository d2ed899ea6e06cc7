"""The values of a centre file (format ``prodige.centre``, version 1), frozen.

Field order is the order in which the file is written. See ``docs/centre-file.md``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from prodige_core.frameworks import Item, Role
from prodige_core.responses.living import BoardEntry, IndicatorSeries, Mobility, OwnAction
from prodige_core.responses.texts import Id, Name, Note, storable
from prodige_core.responses.values import (
    MAX_IDS,
    MAX_PEOPLE,
    MAX_TERMS,
    Euros,
    Hours,
    Month,
    Value,
    Yes,
    not_blank,
)

FORMAT: Literal["prodige.centre"] = "prodige.centre"
VERSION = 1

MAX_OWN_ACTIONS = 200
"""Far more than a school invents in ten years (editorial limit)."""

CALENDAR_ID = r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
"""A UUID as Python and RFC 9562 write it."""

ACCREDITATIONS = ("none", "KA122", "KA120", "consortium")


def _opaque(value: dict[str, Any] | None) -> dict[str, Any] | None:
    """What we carry without reading must still be writable: storable texts, finite numbers."""
    waiting: list[Any] = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += [*node, *node.values()]
        elif isinstance(node, list):
            waiting += node
        elif isinstance(node, str):
            storable(node)
        elif isinstance(node, float) and not math.isfinite(node):
            raise ValueError("it holds a number that is too large")
    return value


def _whole(value: Any) -> Any:
    """Nor is true 1, though Python takes it for the first version."""
    if isinstance(value, (bool, float)):
        raise PydanticCustomError("int_type", "must be a whole number")
    return value


HourList = Annotated[tuple[Hours, ...], Field(strict=False, max_length=MAX_TERMS)]
EuroList = Annotated[tuple[Euros, ...], Field(strict=False, max_length=MAX_TERMS)]


class Answer(Value):
    """A level, *not applicable* or *don't know*; exactly one of the three. An item without answer is *missing*."""

    level: int | None = Field(default=None, ge=0, le=20)
    na: Yes | None = None
    unknown: Yes | None = None
    note: Note = ""
    evidence: Note = ""
    carried: Yes | None = None
    """Taken over from the round before and not confirmed yet; it counts like any other answer."""

    @model_validator(mode="after")
    def _one_of_three(self) -> Answer:
        if (self.level is not None) + (self.na is not None) + (self.unknown is not None) != 1:
            raise ValueError("give exactly one of level, na and unknown")
        return self


class Centre(Value):
    """Who the centre is. Everything but the name may be left out; absent numbers are 0, meaning not told.

    calendar_id: what the ids of its calendar's events come from; None while they come from the name, and written only when
    it is set. It is given when a centre with a plan gets another name (`calendar_of`).
    """

    name: Annotated[Name, StringConstraints(min_length=1), AfterValidator(not_blank)]
    country: Annotated[str, StringConstraints(pattern=r"^(?:[A-Z]{2})?$")] = ""
    languages: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$")], ...] = Field(
        default=(), max_length=20, strict=False
    )
    learners: int = Field(default=0, ge=0, le=MAX_PEOPLE)
    staff: int = Field(default=0, ge=0, le=MAX_PEOPLE)
    sectors: tuple[Name, ...] = Field(default=(), max_length=40, strict=False)
    accreditation: Literal["none", "KA122", "KA120", "consortium"] = "none"
    calendar_id: Annotated[str, StringConstraints(pattern=CALENDAR_ID)] | None = None


def _real_day(text: str) -> str:
    dt.date.fromisoformat(text)
    return text


class Assessment(Value):
    """One dated round of one framework. ``targets`` absent (None) differs from ``{}``: see `prodige_core.targets`."""

    id: Id
    date: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
    framework: Id
    framework_version: Annotated[str, StringConstraints(max_length=20)]
    answers: dict[Id, Answer] = Field(default_factory=dict, max_length=MAX_IDS)
    targets: dict[Id, Annotated[int, Field(ge=0, le=20)]] | None = Field(default=None, max_length=MAX_IDS)


class Means(Value):
    """Time and money. A number counts for every term (school year); a list gives one for each that is touched."""

    start: Month
    terms: int = Field(ge=1, le=MAX_TERMS)
    hours_per_term: dict[Role, Hours | HourList] = Field(default_factory=dict)
    budget_per_year: Euros | EuroList = 0


class Decisions(Value):
    """What people decided against the optimiser: start terms (from 1) of pinned actions, never, already done."""

    pinned: dict[Id, Annotated[int, Field(ge=1, le=MAX_TERMS)]] = Field(default_factory=dict, max_length=MAX_IDS)
    excluded: tuple[Id, ...] = Field(default=(), max_length=MAX_IDS, strict=False)
    done: tuple[Id, ...] = Field(default=(), max_length=MAX_IDS, strict=False)


class CentreFile(Value):
    """Everything one centre told us. ``roadmap`` is the plan as last computed, only in files made with a report.

    board, mobilities: by action; own_actions: those the centre made itself; indicators: by code (``K1``). These four are
    written only when there is something in them, so that a file without them is what it was before they existed.
    """

    format: Literal["prodige.centre"] = FORMAT
    version: Annotated[Literal[1], BeforeValidator(_whole)] = 1
    centre: Centre
    assessments: tuple[Assessment, ...] = Field(default=(), max_length=1000, strict=False)
    priorities: dict[Id, Annotated[int, Field(ge=1, le=5)]] = Field(default_factory=dict, max_length=MAX_IDS)
    means: Means | None = None
    decisions: Decisions = Decisions()
    board: dict[Id, BoardEntry] = Field(default_factory=dict, max_length=MAX_IDS)
    own_actions: tuple[OwnAction, ...] = Field(default=(), max_length=MAX_OWN_ACTIONS, strict=False)
    mobilities: dict[Id, Mobility] = Field(default_factory=dict, max_length=MAX_IDS)
    indicators: dict[Id, IndicatorSeries] = Field(default_factory=dict, max_length=MAX_IDS)
    roadmap: Annotated[dict[str, Any], AfterValidator(_opaque)] | None = None


def on_scale(answer: Answer | None, item: Item) -> Answer | None:
    """The answer as today's question can read it: None too for a level it has no option for (any more).

    A framework may be edited after it was answered. What was answered stays stored and in the centre file; where it
    cannot be read, the item counts as missing. Source: reliability 4, row 9.
    """
    return None if answer is not None and (answer.level or 0) >= len(item.options) else answer


def latest_assessments(file: CentreFile) -> Mapping[str, Assessment]:
    """The assessment that counts for each framework: the latest date; of two on one day, the later in the file."""
    latest: dict[str, Assessment] = {}
    for assessment in file.assessments:
        known = latest.get(assessment.framework)
        if known is None or assessment.date >= known.date:
            latest[assessment.framework] = assessment
    return latest
