"""The Erasmus Quality Standards as dated facts, each point with the practices it leans on. Use: ``docs/method/erasmus-plan.md``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal, get_args

from pydantic import Field

from prodige_core.frameworks.model import DottedId, Line, Prose, Slug, Value
from prodige_core.frameworks.reader import YamlFile
from prodige_core.i18n import N_
from prodige_core.programme.dated import Dated, Year

STANDARDS = "quality-standards"
"""Name of the file without its ending."""

QualityPart = Literal["principles", "management", "participants", "sharing"]
PARTS: tuple[QualityPart, ...] = get_args(QualityPart)
"""The four parts in their order."""


class PlanFacts(Dated):
    """How many years an Erasmus Plan covers."""

    id: Slug
    year: Year
    least_years: int = Field(ge=1, le=20)
    most_years: int = Field(ge=1, le=20)


class QualityPoint(Dated):
    """One point in our own words. why: one sentence. practices: what a centre does for it, the most important first."""

    id: Slug
    part: QualityPart
    title: Line
    why: Prose
    practices: tuple[DottedId, ...] = Field(min_length=1, max_length=6, strict=False)


class QualityStandards(Value):
    """``quality-standards.yaml``."""

    plan: PlanFacts
    points: Annotated[tuple[QualityPoint, ...], Field(min_length=1, max_length=100, strict=False)]

    def of(self, part: QualityPart) -> tuple[QualityPoint, ...]:
        """The points of one part, in their order."""
        return tuple(own for own in self.points if own.part == part)


def standards_problems(file: YamlFile, standards: QualityStandards) -> None:
    """Note what contradicts itself: years out of order, a part without points, a practice written twice."""
    plan = standards.plan
    if plan.least_years > plan.most_years:
        file.problem(("plan",), plan.id, N_("has a least that is above its most."), N_("Mend one of the two."))
    for part in PARTS:
        if not standards.of(part):
            file.problem(("points",), part, N_("has no point."), N_("Every part of the standards needs one."))
    for place, point in enumerate(standards.points):
        for at, own in enumerate(point.practices):
            if own in point.practices[:at]:
                where = ("points", place, "practices", at)
                file.problem(where, f"{point.id}.{own}", N_("is written twice."), N_("Keep one of the two."))


def practice_problems(file: YamlFile, standards: QualityStandards, practices: Collection[str]) -> None:
    """Note every practice that no questionnaire has. practices: the ids of all there are."""
    for place, point in enumerate(standards.points):
        for at, own in enumerate(point.practices):
            if own not in practices:
                what, remedy = N_("is not a practice of any questionnaire."), N_("Mend the id, or take it out.")
                file.problem(("points", place, "practices", at), f"{point.id}.{own}", what, remedy)
