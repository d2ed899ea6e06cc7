"""The answers of many people to one item, counted. Exact: means and agreement are rationals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Given = int | Literal["na", "unknown"]


@dataclass(frozen=True, slots=True)
class Tally:
    """counts: people by level value 0..top; without: people who answered "not applicable" or "don't know"."""

    counts: tuple[int, ...]
    without: int = 0

    @property
    def n(self) -> int:
        """People who gave a level."""
        return sum(self.counts)

    def __add__(self, other: Tally) -> Tally:
        """Both together; on the same scale."""
        counts = tuple(mine + theirs for mine, theirs in zip(self.counts, other.counts, strict=True))
        return Tally(counts, self.without + other.without)

    @property
    def median(self) -> int | None:
        """The lower median: of an even number the lower of the two in the middle. None without a level."""
        if not self.n:
            return None
        seen = 0
        for level, count in enumerate(self.counts):
            seen += count
            if 2 * seen >= self.n:
                return level
        raise AssertionError("counts add up to n")

    @property
    def mean(self) -> Fraction | None:
        """The mean level. None without a level."""
        if not self.n:
            return None
        return Fraction(sum(level * count for level, count in enumerate(self.counts)), self.n)

    def share_from(self, level: int) -> Fraction | None:
        """The share of people at a level or above. None without a level."""
        return Fraction(sum(self.counts[level:]), self.n) if self.n else None


def tally(given: Iterable[Given], top: int) -> Tally:
    """Count answers on a scale 0..top. Raises ValueError for a level outside the scale."""
    counts, without = [0] * (top + 1), 0
    for answer in given:
        if isinstance(answer, str):
            without += 1
        elif 0 <= answer <= top:
            counts[answer] += 1
        else:
            raise ValueError(f"{answer} is not on a scale from 0 to {top}")
    return Tally(tuple(counts), without)
