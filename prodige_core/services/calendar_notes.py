"""What calendars hold, as it travels with a plan from one place to the next. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prodige_core.exports.in_calendars import IN_CALENDARS, Noted, noted, told_before
from prodige_core.responses import CentreFile


def with_calendars(plan: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """A plan about to take the place of another: it takes over what calendars hold."""
    kept = dict(plan)
    if told := {**_by_key(before), **_by_key(plan)}:
        kept[IN_CALENDARS] = noted(tuple(told.values()))
    return kept


def with_those_of(file: CentreFile, before: Mapping[str, Any]) -> CentreFile:
    """A file about to take the place of a centre with such a plan. One without a plan has no place for it."""
    if file.roadmap is None:
        return file
    return file.model_copy(update={"roadmap": with_calendars(file.roadmap, before)})


def without_calendars(file: CentreFile) -> CentreFile:
    """The same file of a centre whose calendar has other ids, so that nobody holds events of it."""
    if file.roadmap is None or IN_CALENDARS not in file.roadmap:
        return file
    rest = {name: part for name, part in file.roadmap.items() if name != IN_CALENDARS}
    return file.model_copy(update={"roadmap": rest})


def _by_key(plan: Mapping[str, Any] | None) -> dict[str, Noted]:
    return {own.key: own for own in told_before(plan)}
