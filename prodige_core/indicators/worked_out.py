"""Indicators that Prodige works out from what it knows: the board (K12), the staff survey (K18), the rounds (K19)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prodige_core.aggregation import ItemRelease, Published
from prodige_core.frameworks import Catalogue, Framework
from prodige_core.indicators.definition import Indicator
from prodige_core.indicators.years import year_of, year_of_month
from prodige_core.planning import is_past, terms_from
from prodige_core.responses import Assessment, BoardEntry, CentreFile, Measured
from prodige_core.scoring import FrameworkScores, score_answers

TEACHER = "teacher"
"""Whose answers the digital level counts (K18 of the seed list: share of teachers)."""


@dataclass(frozen=True, slots=True)
class LevelsGained:
    """One area (``area`` empty: the whole framework) that has a score in the first round and in a later one.

    first, now: scores on the framework's scale. years: levels gained since the first round, by school year of the round.
    """

    framework: str
    area: str
    first: Fraction
    now: Fraction
    first_on: str
    now_on: str
    years: tuple[tuple[str, Fraction], ...]

    @property
    def gained(self) -> Fraction:
        """Levels gained, exact; negative when it fell."""
        return self.now - self.first


def from_board(
    board: Mapping[str, BoardEntry], planned_ends: Mapping[str, str], done: Collection[str], today: dt.date
) -> dict[str, Measured]:
    """Actions done of those due, by school year of the due term.

    planned_ends: by action a month of its last term in the plan, for actions whose entry has no due month; a done action
    without either counts in the year in which it ended. Due is what is past the last day of its term (`is_past`). done:
    actions that are done by decision, without an entry. Declined and dropped ones are left out.
    """
    counted: dict[str, list[bool]] = {}
    for action in dict.fromkeys([*board, *planned_ends]):
        entry = board.get(action, BoardEntry())
        if entry.status in ("declined", "dropped"):
            continue
        finished = entry.status == "done" or action in done
        month = entry.due or planned_ends.get(action, "")
        if month:
            term = terms_from(month, 1)[0]
            if is_past(term.last_day, today):
                counted.setdefault(str(term.school_year), []).append(finished)
        elif finished and entry.ended:
            counted.setdefault(year_of_month(entry.ended), []).append(True)
    return {year: Measured(numerator=sum(all_), denominator=len(all_)) for year, all_ in sorted(counted.items())}


def from_survey(definition: Indicator, items: Mapping[str, ItemRelease], catalogue: Catalogue) -> Measured | None:
    """Teachers' answers at the definition's level or above, of those that may be shown; None when none may.

    Only published cells of the teachers' own part count, whose distribution is shown anyway: nothing new is told.
    """
    framework = catalogue.frameworks.get(definition.framework)
    least = None if framework is None else _level(framework, definition.level)
    if framework is None or least is None:
        return None
    above = total = 0
    for item in framework.items:
        part = items[item].parts.get(TEACHER) if item in items else None
        if isinstance(part, Published):
            above += _from(part, least)
            total += part.n
    return Measured(numerator=above, denominator=total) if total else None


def from_rounds(file: CentreFile, catalogue: Catalogue) -> tuple[LevelsGained, ...]:
    """Levels gained by framework, as a whole and by area, where two rounds or more have a score. Carried answers count."""
    found = []
    for framework in catalogue.frameworks.values():
        rounds = [own for own in file.assessments if own.framework == framework.id]
        rounds.sort(key=lambda own: own.date)  # of two on one day the later in the file counts as later
        sheets = [(own, score_answers(framework, own.answers)) for own in rounds]
        for area in ("", *(area.id for area in framework.areas)):
            gained = _gained(framework.id, area, sheets)
            if gained is not None:
                found.append(gained)
    return tuple(found)


def _gained(framework_id: str, area: str, sheets: list[tuple[Assessment, FrameworkScores]]) -> LevelsGained | None:
    scored = [(own, value) for own, sheet in sheets if (value := _score(sheet, area)) is not None]
    if len(scored) < 2:
        return None
    (before, first), *later = scored
    years = {year_of(dt.date.fromisoformat(own.date)): value - first for own, value in later}
    last, now = later[-1]
    return LevelsGained(framework_id, area, first, now, before.date, last.date, tuple(years.items()))


def _score(sheet: FrameworkScores, area: str) -> Fraction | None:
    return sheet.areas[area].value if area else sheet.overall.value


def _level(framework: Framework, code: str) -> int | None:
    return next((level.value for level in framework.levels if level.code == code), None)


def _from(cell: Published, least: int) -> int:
    if cell.counts is not None:
        return sum(cell.counts[least:])
    return cell.n if cell.median >= least else 0  # all gave the same level, and which and how many is shown
