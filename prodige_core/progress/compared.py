"""Everything two rounds of a centre have to tell, from a centre file: one value for screens and reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prodige_core.frameworks import Catalogue, Framework
from prodige_core.indicators import Followed, year_of
from prodige_core.planning import Plan
from prodige_core.progress.actions import Sequel, finished_between, known_actions, sequel
from prodige_core.progress.comparison import Comparison, compare_rounds
from prodige_core.progress.indicators import IndicatorChange, indicator_changes
from prodige_core.progress.replanning import Replanned, replanned_between
from prodige_core.progress.rounds import Round, round_assessment, rounds_of
from prodige_core.progress.story import BoardStory, board_story
from prodige_core.responses import CentreFile

Pair = tuple[str, str]
"""Ids of the earlier and the later round."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rounds of one framework side by side. rounds: all there are of it, oldest first."""

    framework: Framework
    rounds: tuple[Round, ...]
    comparison: Comparison
    sequel: Sequel


@dataclass(frozen=True, slots=True)
class PlansMade:
    """replaced: plans that gave way to another, each with its day, oldest first. present: the last; None before any."""

    replaced: Sequence[tuple[dt.date, Plan]] = ()
    present: Plan | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """What happened between two days beside the levels. years: the school years of both, by the year they begin in.

    indicators: empty where both days lie in one school year, or nothing was counted.
    """

    first_day: dt.date
    last_day: dt.date
    years: Pair
    indicators: tuple[IndicatorChange, ...]
    story: BoardStory
    replanned: tuple[Replanned, ...]


def compared(file: CentreFile, catalogue: Catalogue, framework: Framework, pair: Pair | None = None) -> Compared | None:
    """Two rounds of a framework: those of the pair, else the last and the one before; None where there are fewer than two.

    A round that is not there (any more) is as one not named.
    """
    found = rounds_of(file, framework)
    if len(found) < 2:
        return None
    first, second = _chosen(found, pair)
    one, other = (round_assessment(file, framework.id, own.id) for own in (first, second))
    if one is None or other is None:  # never: both were just found in this file
        return None
    comparison = compare_rounds(framework, (first, one), (second, other))
    finished = finished_between(file, catalogue, first.date, second.date)
    return Compared(framework, found, comparison, sequel(comparison, finished))


def all_compared(
    file: CentreFile, catalogue: Catalogue, pairs: Mapping[str, Pair] | None = None
) -> tuple[Compared, ...]:
    """One for every framework with two rounds or more, in catalogue order. pairs: by framework, see `compared`."""
    named = pairs or {}
    every = (compared(file, catalogue, own, named.get(own.id)) for own in catalogue.frameworks.values())
    return tuple(one for one in every if one is not None)


def between(
    file: CentreFile,
    catalogue: Catalogue,
    first_day: dt.date,
    last_day: dt.date,
    followed: Sequence[Followed] = (),
    plans: PlansMade | None = None,
) -> Between:
    """What the board, the plans and the indicators tell of the time between two days."""
    made = plans or PlansMade()
    years = (year_of(first_day), year_of(last_day))
    return Between(
        first_day=first_day,
        last_day=last_day,
        years=years,
        indicators=indicator_changes(followed, *years),
        story=board_story(file, catalogue, f"{first_day:%Y-%m}", f"{last_day:%Y-%m}"),
        replanned=replanned_between(
            made.replaced, made.present, file.board, known_actions(catalogue, file), first_day, last_day
        ),
    )


def _chosen(found: tuple[Round, ...], pair: Pair | None) -> tuple[Round, Round]:
    """The two rounds in time; the last two where one is not there or they do not follow each other."""
    named = {own.id: own for own in found}
    first, second = (named.get(own) for own in pair) if pair is not None else (None, None)
    if first is None or second is None or first.number >= second.number:
        return found[-2], found[-1]
    return first, second
