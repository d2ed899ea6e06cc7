"""How an indicator moves: from its baseline to its last value, and whether that leads to the target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from prodige_core.indicators.definition import Indicator
from prodige_core.indicators.reading import Known, Reading
from prodige_core.responses import IndicatorSeries

State = Literal["no_data", "no_target", "reached", "below", "begun", "on_track", "behind", "missed"]


@dataclass(frozen=True, slots=True)
class Point:
    """A value in a school year."""

    year: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Course:
    """baseline, latest: None without any value. change: from one to the other; None while there is one year only.

    state: ``reached`` when the latest value meets the target, ``missed`` when there is a value of its year (or a
    later one) and it does not.
    Before that it is measured against `line`: ``on_track`` on it or better, ``behind`` else; ``begun`` with the baseline
    alone; ``below`` where there is no line, because the target has no year or one that is not after the baseline.
    line: where the straight line from baseline to target stands in the latest year.
    """

    baseline: Point | None
    latest: Point | None
    change: Fraction | None
    target: int | None
    target_year: str
    state: State
    line: Fraction | None = None

    @property
    def short(self) -> bool:
        """Whether the latest value does not meet the target."""
        return self.state not in ("no_data", "no_target", "reached")


def course_of(definition: Indicator, series: IndicatorSeries, readings: Mapping[str, Reading]) -> Course:
    """How the values run. The baseline is the year named in the series, if it has a value, else the first with one."""
    points = [Point(year, own.value) for year, own in sorted(readings.items()) if isinstance(own, Known)]
    if not points:
        return Course(None, None, None, series.target, series.target_year, "no_data")
    baseline = next((point for point in points if point.year == series.baseline), points[0])
    latest = points[-1]
    change = latest.value - baseline.value if latest != baseline else None
    state, line = _state(definition, series, baseline, latest)
    return Course(baseline, latest, change, series.target, series.target_year, state, line)


def line_at(baseline: Point, target: int, target_year: str, year: str) -> Fraction:
    """The straight line from the baseline to the target, in a year. ``target_year`` is after the baseline's."""
    part = Fraction(int(year) - int(baseline.year), int(target_year) - int(baseline.year))
    return baseline.value + (target - baseline.value) * part


def _state(
    definition: Indicator, series: IndicatorSeries, baseline: Point, latest: Point
) -> tuple[State, Fraction | None]:
    target, year = series.target, series.target_year
    if target is None:
        return "no_target", None
    rising = definition.direction == "higher" or (definition.direction == "neither" and target >= baseline.value)

    def meets(value: Fraction, wanted: Fraction) -> bool:
        return value >= wanted if rising else value <= wanted

    if meets(latest.value, Fraction(target)):
        return "reached", None
    if year and latest.year >= year:
        return "missed", None
    if not year or year <= baseline.year:
        return "below", None
    if latest == baseline:
        return "begun", None
    line = line_at(baseline, target, year, latest.year)
    return ("on_track" if meets(latest.value, line) else "behind"), line
