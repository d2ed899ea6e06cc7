"""What a framework folder holds, as frozen values. The shape is the contract of ``docs/framework-format.md``.

These are pydantic models because they are where text enters: unknown keys are refused, and the JSON Schema
for editors is generated from them. Nothing here knows a particular framework.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Role = Literal["leader", "coordinator", "digital_lead", "teacher", "admin"]
ROLES: tuple[Role, ...] = ("leader", "coordinator", "digital_lead", "teacher", "admin")

Respondent = Literal["leader", "coordinator", "teacher", "trainer", "learner"]
Funding = Literal["none", "KA121", "KA122", "KA120", "KA210", "KA220"]

SLUG = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
DOTTED = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*(?:\.[a-z0-9]+(?:[-_][a-z0-9]+)*)*$"
MAX_WEIGHT = 1_000_000
MAX_HOURS = 100_000
MAX_COST_EUR = 10_000_000
OWN = "own."
"""Ids of a centre's own actions begin with it, and no others do, so they never meet one of a catalogue."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
DottedId = Annotated[str, StringConstraints(pattern=DOTTED, max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


class Value(BaseModel):
    """A frozen value; unknown keys are refused, text is never read as a number."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Level(Value):
    """One step of the scale: ``value`` 0..n without gaps, ``code`` as printed (A1, 0), ``name`` in words."""

    value: int = Field(ge=0, le=20)
    code: Annotated[str, StringConstraints(min_length=1, max_length=8)]
    name: Line


class Item(Value):
    """One question with a described option for every level, lowest first."""

    id: DottedId
    question: Prose
    self_question: str = ""
    help: str = ""
    evidence: str = ""
    respondents: tuple[Respondent, ...] = Field(default=("leader", "coordinator"), strict=False)
    quick: bool = False
    options: tuple[Prose, ...] = Field(strict=False)


class Practice(Value):
    """One thing a centre does, measured by its items. ``weight`` counts it within its area."""

    id: DottedId
    title: Line
    weight: int = Field(default=1, ge=1, le=MAX_WEIGHT)
    items: tuple[Item, ...] = Field(min_length=1, strict=False)


class Area(Value):
    """A group of practices that is scored and drawn together.

    ``aim``: what is true when the area is strong, one sentence in the words of a centre (*we*); empty: its title serves.
    """

    id: Slug
    title: Line
    aim: Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)] = ""
    practices: tuple[Practice, ...] = Field(min_length=1, strict=False)


def _as_written(value: Any) -> Any:
    """Numbers only: text such as ``1e-5`` would otherwise be taken for one."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise PydanticCustomError("decimal_type", "a decimal number is due")
    return value


DecimalWritten = Annotated[
    Decimal, BeforeValidator(_as_written), Field(strict=False), WithJsonSchema({"type": "number"}, mode="validation")
]


class Scoring(Value):
    """``min_answered``: the share of items (or practices) needed for a score, compared as the decimal written."""

    min_answered: DecimalWritten = Field(default=Decimal("0.5"), ge=0, le=1)


class Framework(Value):
    """A published questionnaire. A published version is never edited."""

    id: Slug
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$", max_length=20)]
    title: Line
    levels: tuple[Level, ...] = Field(min_length=2, max_length=21, strict=False)
    scoring: Scoring = Scoring()
    areas: tuple[Area, ...] = Field(min_length=1, strict=False)

    @cached_property
    def practices(self) -> Mapping[str, Practice]:
        """Every practice by id, in the order of the questionnaire."""
        return {practice.id: practice for area in self.areas for practice in area.practices}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by id, in the order of the questionnaire."""
        return {item.id: item for practice in self.practices.values() for item in practice.items}

    @cached_property
    def quick_items(self) -> tuple[Item, ...]:
        """The items of the five-minute check."""
        return tuple(item for item in self.items.values() if item.quick)

    @cached_property
    def _area_of_practice(self) -> Mapping[str, Area]:
        return {practice.id: area for area in self.areas for practice in area.practices}

    @cached_property
    def _practice_of_item(self) -> Mapping[str, Practice]:
        return {item.id: practice for practice in self.practices.values() for item in practice.items}

    def area_of(self, practice_id: str) -> Area:
        """The area a practice belongs to. KeyError for an unknown id."""
        return self._area_of_practice[practice_id]

    def practice_of(self, item_id: str) -> Practice:
        """The practice an item belongs to. KeyError for an unknown id."""
        return self._practice_of_item[item_id]

    @property
    def top(self) -> int:
        """The highest level value."""
        return len(self.levels) - 1


class Raise(Value):
    """A contribution: ``share`` percent of the step to level ``to`` of a practice. Shares of several actions add up."""

    practice: DottedId
    to: int = Field(ge=1, le=20)
    share: int = Field(default=100, ge=1, le=100)


class Action(Value):
    """Something a centre can do. ``hours`` are for the whole action, ``cost`` is the centre's own money in EUR.

    ``months``: it must start in a term that holds one of these (1..12); empty means any term.
    ``evidence``: what proves it, one entry each (a list, like ``steps``).
    ``mobility``: people and days moved, for the grant estimate; what stands in it is free.
    """

    id: DottedId
    title: Line
    why: Prose
    steps: tuple[Prose, ...] = Field(min_length=1, max_length=20, strict=False)
    evidence: tuple[Prose, ...] = Field(default=(), max_length=20, strict=False)
    indicator: str = ""
    lead: Role
    raises: tuple[Raise, ...] = Field(default=(), strict=False)
    hours: dict[Role, Annotated[int, Field(ge=0, le=MAX_HOURS)]] = Field(default_factory=dict)
    cost: int = Field(default=0, ge=0, le=MAX_COST_EUR)
    terms: int = Field(default=1, ge=1, le=60)
    requires: tuple[DottedId, ...] = Field(default=(), strict=False)
    excludes: tuple[DottedId, ...] = Field(default=(), strict=False)
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = Field(default=(), strict=False)
    funding: Funding = "none"
    mobility: dict[str, Any] = Field(default_factory=dict)
    cards: tuple[DottedId, ...] = Field(default=(), strict=False)
    source: str = ""
    basis: Literal["sourced", "editorial"] = "editorial"

    @property
    def total_hours(self) -> int:
        """Hours of all roles together."""
        return sum(self.hours.values())


class Catalogue(Value):
    """All frameworks loaded together, with their actions. Ids are unique over the whole catalogue."""

    frameworks: dict[str, Framework]
    actions: dict[str, Action]
    action_framework: dict[str, str]

    @cached_property
    def practices(self) -> Mapping[str, Practice]:
        """Every practice of every framework by id."""
        return {
            pid: practice for framework in self.frameworks.values() for pid, practice in framework.practices.items()
        }

    @cached_property
    def _framework_of_practice(self) -> Mapping[str, Framework]:
        return {pid: framework for framework in self.frameworks.values() for pid in framework.practices}

    def framework_of(self, practice_id: str) -> Framework:
        """The framework a practice belongs to. KeyError for an unknown id."""
        return self._framework_of_practice[practice_id]

    @cached_property
    def framework_of_item(self) -> Mapping[str, Framework]:
        """The framework that asks each item, by item id, in the order of the questionnaires."""
        return {item: framework for framework in self.frameworks.values() for item in framework.items}

    @cached_property
    def _raising(self) -> Mapping[tuple[str, int], tuple[Action, ...]]:
        found: dict[tuple[str, int], list[Action]] = {}
        for action in self.actions.values():
            for key in dict.fromkeys((step.practice, step.to) for step in action.raises):
                found.setdefault(key, []).append(action)
        return {key: tuple(actions) for key, actions in found.items()}

    def raising(self, practice_id: str, to: int) -> tuple[Action, ...]:
        """Actions with a share in the step to level ``to`` of a practice, in catalogue order; empty when there is none."""
        return self._raising.get((practice_id, to), ())
