"""The indicators a centre follows, ready to be shown: definition, counts, values and course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prodige_core.errors import Problem
from prodige_core.frameworks import Catalogue
from prodige_core.i18n import N_
from prodige_core.indicators.course import Course, course_of
from prodige_core.indicators.definition import Indicator
from prodige_core.indicators.loader import by_id, indicators
from prodige_core.indicators.reading import Known, Reading, count_problem, read, target_problem
from prodige_core.indicators.worked_out import LevelsGained, from_rounds
from prodige_core.responses import CentreFile, IndicatorSeries, Measured

WorkedOutCounts = Mapping[str, Mapping[str, Measured]]
"""By code and school year, of the indicators that Prodige works out from more than the centre file."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One indicator that is followed. measured, readings: by school year, in order. gained: of levels only."""

    definition: Indicator
    series: IndicatorSeries
    measured: tuple[tuple[str, Measured], ...]
    readings: tuple[tuple[str, Reading], ...]
    course: Course
    gained: tuple[LevelsGained, ...] = ()

    @property
    def has_data(self) -> bool:
        """Whether there is any value."""
        return bool(self.gained) or any(isinstance(own, Known) for _, own in self.readings)

    @property
    def tells(self) -> bool:
        """Whether a report has something to say of it: a value or a target."""
        return self.has_data or self.series.target is not None


def followed_of(
    file: CentreFile, catalogue: Catalogue, worked_out: WorkedOutCounts | None = None
) -> tuple[Followed, ...]:
    """What a centre follows, in the order of the definitions; codes that are not (or no longer) known are left out."""
    known = worked_out or {}
    return tuple(
        _followed(own, file.indicators[own.id], known.get(own.id, {}), file, catalogue)
        for own in indicators()
        if own.id in file.indicators
    )


def _followed(
    definition: Indicator,
    series: IndicatorSeries,
    known: Mapping[str, Measured],
    file: CentreFile,
    catalogue: Catalogue,
) -> Followed:
    measured = dict(sorted((series.values if definition.typed else known).items()))
    readings = {year: read(definition, own) for year, own in measured.items()}
    gained = from_rounds(file, catalogue) if definition.worked_out == "rounds" else ()
    course = course_of(definition, series, readings)
    return Followed(definition, series, tuple(measured.items()), tuple(readings.items()), course, gained)


def indicator_problems(file: CentreFile, name: str = "centre file") -> list[Problem]:
    """What is wrong with the indicators of a centre file: unknown codes, counts and targets that cannot be."""
    known, problems = by_id(), []
    for code, series in file.indicators.items():
        where = f"indicators.{code}"
        definition = known.get(code)
        if definition is None:
            what, remedy = N_("is not an indicator of this Prodige."), N_("Use K1 to K{count}, or remove it.")
            problems.append(Problem(name, where, what, remedy, None, {"count": len(known)}))
            continue
        for year, measured in series.values.items():
            if not definition.typed:
                what, remedy = N_("is worked out by Prodige and never typed."), N_("Remove its values.")
                problems.append(Problem(name, f"{where}.values.{year}", what, remedy))
            elif (wrong := count_problem(definition, measured)) is not None:
                problems.append(_at(wrong, name, f"{where}.values.{year}"))
        if series.target is not None and (wrong := target_problem(definition, series.target)) is not None:
            problems.append(_at(wrong, name, f"{where}.target"))
    return problems


def _at(problem: Problem, name: str, where: str) -> Problem:
    return Problem(name, where, problem.what, problem.remedy, None, problem.values)
