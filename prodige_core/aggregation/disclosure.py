"""What may be shown of many people's answers. A cell is published or suppressed; there is no third way to a number.

Why no published combination singles anybody out: ``docs/method/anonymity.md``. Source of the rule: reliability, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

K_USUAL = 5
"""Smallest number of people in a cell that is shown. Source: design, section 6."""
K_LEAST = 3
"""It cannot be set lower. Source: design, section 6."""
K_COMMENTS = 8
"""Comments are shown only from so many on. Source: design, section 6."""


@dataclass(frozen=True, slots=True)
class Published:
    """A cell that may be shown. n: people who gave a level.

    counts, without: the distribution; None when all gave the same level and n is below 2k (then only the level is
    shown). agreement: van der Eijk's A, -1 (two camps) to 1 (all alike). alike: all gave the same level.
    """

    n: int
    median: int
    mean: Fraction
    agreement: Fraction
    alike: bool
    counts: tuple[int, ...] | None
    without: int | None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A cell that is not shown: too few people, or another group could be found by subtraction. Holds no number."""


Cell = Published | Suppressed
