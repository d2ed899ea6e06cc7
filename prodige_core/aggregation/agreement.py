"""How far people agree on an ordered scale: van der Eijk's A, exact.

Source: C. van der Eijk (2001), Measuring agreement in ordered rating scales, Quality and Quantity 35(3), 325-341.
A distribution is cut into layers in which every level in use holds the same number of people. A layer is measured by
its pattern of levels in use, and the layers' values are averaged by the people in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations


def agreement(counts: Sequence[int]) -> Fraction:
    """A of a distribution; counts: people by level, lowest first, every level of the scale named.

    1: all on one level. 0: spread evenly. -1: half on the lowest and half on the highest level, on a scale of three
    levels or more. The source defines A from three levels on; of two levels, each layer that fills both counts 0.
    Raises ValueError when nobody is counted or a count is negative.
    """
    people = sum(counts)
    if people <= 0 or min(counts) < 0:
        raise ValueError("agreement needs people")
    return _of_counts(tuple(counts))


@lru_cache(maxsize=10_000)  # the same few distributions come again with every item and every look
def _of_counts(counts: tuple[int, ...]) -> Fraction:
    people, left, total = sum(counts), list(counts), Fraction(0)
    while any(left):
        pattern = tuple(count > 0 for count in left)
        height = min(count for count in left if count)
        total += Fraction(height * sum(pattern), people) * _of_pattern(pattern)
        left = [count - height if used else 0 for count, used in zip(left, pattern, strict=True)]
    return total


@lru_cache(maxsize=1_000)
def _of_pattern(used: tuple[bool, ...]) -> Fraction:
    """A of one layer. used: which levels it fills."""
    size, filled = len(used), sum(used)
    if filled == 1:
        return Fraction(1)
    if filled == size:
        return Fraction(0)
    side_by_side = apart = 0
    for triple in combinations(used, 3):
        side_by_side += triple in ((True, True, False), (False, True, True))
        apart += triple == (True, False, True)
    unimodality = Fraction(
        (size - 2) * side_by_side - (size - 1) * apart,
        (size - 2) * (side_by_side + apart),
    )
    return unimodality * (1 - Fraction(filled - 1, size - 1))
