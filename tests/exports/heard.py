"""Voices for tests: released surveys and revealed rounds, small enough to count on fingers."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

from prodige_core.aggregation import Batch, Cell, ItemRelease, Tally, cell, release
from prodige_core.frameworks import Framework
from prodige_core.reports import Heard
from tests.samples import catalogue

ENDED = dt.date(2026, 11, 13)
HELD = dt.date(2026, 11, 20)
K = 5


def released(parts: Mapping[str, Sequence[int]], k: int = K) -> ItemRelease:
    """A survey's item: people by level for each role, counted in one batch."""
    tallies = {role: Tally(tuple(counts)) for role, counts in parts.items()}
    top = len(next(iter(tallies.values())).counts) - 1
    return release([Batch(tallies)], top, k)


def voted(*counts: int, without: int = 0, k: int = K) -> Cell:
    """A revealed round."""
    return cell(Tally(counts, without), k)


def sample(seed: int = 7, most: int = 62) -> tuple[Heard, ...]:
    """Voices on the first items of both questionnaires; every fourth has a workshop, every third a wide gap."""
    made: list[Heard] = []
    chance = random.Random(seed)  # noqa: S311 - data for tests, nothing secret
    items = [(own, item) for own in catalogue().frameworks.values() for item in own.items]
    for place, (framework, item) in enumerate(items[:most]):
        survey = released({role: _spread(framework, chance, role, place) for role in ("leader", "teacher", "learner")})
        rounds: tuple[tuple[int, Cell], ...] = ()
        if place % 4 == 0:
            first = _spread(framework, chance, "teacher", place)
            rounds = ((1, voted(*first)), (2, voted(*_around(framework, first))))
        made.append(
            Heard(
                item,
                survey,
                ENDED,
                rounds,
                HELD if rounds else None,
                agreed=min(2, framework.top) if rounds and place % 8 == 0 else None,
                parked=place % 8 == 4,
            )
        )
    return tuple(made)


def _spread(framework: Framework, chance: random.Random, role: str, place: int) -> list[int]:
    counts = [0] * (framework.top + 1)
    middle = framework.top - 1 if role == "leader" and place % 3 == 0 else 1 + place % 2
    for _ in range({"leader": 6, "teacher": 24, "learner": 60}[role]):
        counts[max(0, min(framework.top, middle + chance.choice((-1, 0, 0, 1))))] += 1
    return counts


def _around(framework: Framework, first: Sequence[int]) -> list[int]:
    """The same people, gathered round the middle of the first round."""
    people = sum(first)
    mean = round(Fraction(sum(level * count for level, count in enumerate(first)), people))
    counts = [0] * (framework.top + 1)
    counts[mean] = people - people // 4
    counts[min(framework.top, mean + 1)] += people // 4
    return counts
