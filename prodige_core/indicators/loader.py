"""Loads ``frameworks/indicators/indicators.yaml`` in two passes, shape then meaning, and reports all problems."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from prodige_core.config import ROOT
from prodige_core.errors import FrameworkError
from prodige_core.frameworks import Catalogue
from prodige_core.frameworks.reader import YamlFile, read_yaml
from prodige_core.i18n import N_
from prodige_core.indicators.definition import Indicator
from prodige_core.indicators.reading import NoData, count_problem, read
from prodige_core.responses import Measured
from prodige_core.shapes import json_schema, shape_problems

FILE = ROOT / "frameworks" / "indicators" / "indicators.yaml"
COUNTS = {"percent": 2, "count": 2, "months": 2, "mean": 3, "levels": 0}
"""Numbers an example has, by unit."""


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """The indicators of this Prodige, in their order. Raises `FrameworkError` when the file is broken."""
    return load_indicators(FILE)


def by_id() -> dict[str, Indicator]:
    """`indicators` by code."""
    return {own.id: own for own in indicators()}


def load_indicators(path: Path) -> tuple[Indicator, ...]:
    """Read a file of indicators. Raises `FrameworkError` with every problem, by file and line."""
    file = read_yaml(path, f"{path.parent.name}/{path.name}")
    found = _shape(file)
    _meaning(file, found)
    if file.problems:
        raise FrameworkError(file.problems)
    return tuple(found.values())


def place_problems(found: tuple[Indicator, ...], catalogue: Catalogue) -> list[str]:
    """Areas, practices and levels that a catalogue does not have, as ``K1: mobility``; for checks of our own files."""
    areas = {area.id for framework in catalogue.frameworks.values() for area in framework.areas}
    lost = [f"{own.id}: {area}" for own in found for area in own.areas if area not in areas]
    lost += [f"{own.id}: {one}" for own in found for one in own.practices if one not in catalogue.practices]
    for own in (one for one in found if one.framework):
        framework = catalogue.frameworks.get(own.framework)
        if framework is None or own.level not in {level.code for level in framework.levels}:
            lost.append(f"{own.id}: {own.framework} {own.level}")
    return lost


def indicators_schema() -> dict[str, Any]:
    """The JSON Schema kept in ``frameworks/indicators.schema.json``."""
    return json_schema(list[Indicator], "Prodige indicators")


def _shape(file: YamlFile) -> dict[int, Indicator]:
    if not isinstance(file.data, list):
        if not file.problems:
            file.problem((), "", N_("must be a list of indicators."), N_("Begin each indicator with '- id:'."))
        return {}
    found = {}
    for index, entry in enumerate(file.data):
        try:
            found[index] = Indicator.model_validate(entry)
        except ValidationError as error:
            name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
            for place, what, remedy, values in shape_problems(error, Indicator):
                if not file.is_unread((index, *place)):
                    where = " ".join(filter(None, [name, ".".join(map(str, place))]))
                    file.problem((index, *place), where, what, remedy, **values)
    return found


def _meaning(file: YamlFile, found: dict[int, Indicator]) -> None:
    seen: dict[str, int] = {}
    for index, own in found.items():
        if own.id in seen:
            what, remedy = N_("is the id of two indicators."), N_("Give each indicator its own id.")
            file.problem((index, "id"), own.id, what, remedy)
        seen[own.id] = index
        _fits(file, index, own)


def _fits(file: YamlFile, index: int, own: Indicator) -> None:
    def wrong(field: str, what: str, remedy: str = "", **values: object) -> None:
        file.problem((index, field), f"{own.id} {field}", what, remedy, **values)

    if bool(own.denominator) == (own.unit == "levels"):
        wrong("denominator", N_("is needed for every unit but levels."), N_("Say of how many it is counted."))
    if (own.unit == "mean") != (own.scale is not None):
        wrong("scale", N_("belongs to means, and to nothing else."), N_("Give the lowest and highest mark of a mean."))
    if own.scale is not None and own.scale[0] >= own.scale[1]:
        wrong("scale", N_("must rise."), N_("Give the lowest mark first."))
    if bool(own.asked) != (own.unit == "mean"):
        wrong("asked", N_("belongs to means, and to nothing else."), N_("Say who was asked."))
    if (own.worked_out == "survey") != bool(own.framework and own.level):
        wrong("framework", N_("and a level belong to what the survey tells."), N_("Name both, or neither."))
    if own.unit == "levels" and own.worked_out != "rounds":
        wrong("worked_out", N_("must be rounds for levels."))
    if own.reference is not None and own.most is not None and own.reference.value > own.most:
        wrong("reference", N_("is more than {most}, the most there can be."), N_("Mend the value."), most=own.most)
    _example(file, index, own)


def _example(file: YamlFile, index: int, own: Indicator) -> None:
    counts, wanted = own.example.counts, COUNTS[own.unit]
    place, where = (index, "example"), f"{own.id} example"
    if len(counts) != wanted:
        what, remedy = N_("needs {wanted} numbers, not {given}."), N_("Give as many as it counts.")
        file.problem(place, where, what, remedy, given=len(counts), wanted=wanted)
        return
    if not counts:
        return
    measured = example_counts(own)
    problem = count_problem(own, measured)
    if problem is not None:
        file.problem(place, where, problem.what, problem.remedy, **dict(problem.values))
    elif isinstance(read(own, measured), NoData):
        file.problem(place, where, N_("gives no value."), N_("Choose an example with a value."))


def example_counts(own: Indicator) -> Measured:
    """The numbers of the example as they would be entered; nothing for levels."""
    given: list[int | None] = [*own.example.counts, None, None, None]
    return Measured(numerator=given[0], denominator=given[1], asked=given[2])
