"""What may be shown of many people's answers. A cell is published or suppressed; there is no third way to a number.

Why no published combination singles anybody out: ``docs/method/anonymity.md``. Source of the rule: reliability, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from prodige_core.aggregation.agreement import agreement
from prodige_core.aggregation.tally import Tally

K_USUAL = 5
"""Smallest number of people in a cell that is shown. Source: design, section 6."""
K_LEAST = 3
"""It cannot be set lower. Source: design, section 6."""
K_COMMENTS = 8
"""Comments are shown only from so many on. Source: design, section 6."""
TOGETHER = ""
"""The part of the answers that are counted together, whatever the role."""


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


@dataclass(frozen=True, slots=True)
class Batch:
    """Answers to one item that were taken into the count at the same moment. They never change afterwards.

    parts: by role, or "" for roles counted together; disjoint, each the answers of k people or more. A part whose
    people gave fewer than k levels is not shown: it waits in the count until later batches bring its part to k levels.
    """

    parts: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class ItemRelease:
    """What may be shown of one item. everyone: all shown parts together. parts: by role, or "" for roles counted together.

    A role's part holds its answers that were counted on their own; others of the same role may be in "".
    """

    everyone: Cell
    parts: Mapping[str, Cell]


@lru_cache(maxsize=10_000)  # as with agreement: the same few tallies come again with every item and every look
def cell(tally: Tally, k: int) -> Cell:
    """One group alone: published from k levels on. k from `K_LEAST` up, else ValueError."""
    _check(k)
    median, mean = tally.median, tally.mean
    if median is None or mean is None or tally.n < k:
        return Suppressed()
    alike = max(tally.counts) == tally.n
    shown = not alike or tally.n >= 2 * k
    return Published(
        n=tally.n,
        median=median,
        mean=mean,
        agreement=agreement(tally.counts),
        alike=alike,
        counts=tally.counts if shown else None,
        without=tally.without if shown else None,
    )


def next_batch(kept: Sequence[Batch], fresh: Mapping[str, Tally], k: int) -> tuple[Batch, Mapping[str, str]] | None:
    """Take answers into the count: the next batch and, by role, the part its answers go to.

    kept: the item's batches so far. fresh: answers not taken yet, by role. Roles that are not in the result wait, and
    None says that all do. Who stands alone follows from how many *people* answered (levels, "not applicable" and
    "don't know" together): if it followed from the levels, a role standing alone would tell that one person of another
    role had given none. A role that stood alone before stands again or waits. Of the others, roles with fewer than k
    people are counted together when they are k people, else they wait: a lone leader in the sum would otherwise cost
    the smallest other role its own results, and the difference between roles is what people ask for.
    """
    _check(k)
    standing_before = {role for batch in kept for role in batch.parts if role != TOGETHER}
    present = {role: tally for role, tally in fresh.items() if _people(tally)}
    where = {role: role for role in present if role in standing_before and _people(present[role]) >= k}
    free = {role: tally for role, tally in present.items() if role not in standing_before}
    where |= _divide(free, k)
    if not where:
        return None
    parts: dict[str, Tally] = {}
    for role in sorted(where):
        part = where[role]
        parts[part] = parts[part] + present[role] if part in parts else present[role]
    return Batch(parts), where


def _divide(free: Mapping[str, Tally], k: int) -> dict[str, str]:
    """The part of each role that has none yet; roles that are not in it wait."""
    together = [role for role, tally in free.items() if _people(tally) < k]
    where = {role: role for role in free if role not in together}
    if sum(_people(free[role]) for role in together) >= k:
        where |= dict.fromkeys(together, TOGETHER)
    return where


def release(kept: Sequence[Batch], top: int, k: int) -> ItemRelease:
    """What may be shown of an item whose levels are 0..top."""
    _check(k)
    names = sorted({part for batch in kept for part in batch.parts}, key=lambda part: (part == TOGETHER, part))
    shown = {part: _shown(kept, part, k) for part in names}
    everyone = _total((tally for tally in shown.values() if tally), Tally((0,) * (top + 1)))
    return ItemRelease(
        everyone=cell(everyone, k),
        parts={part: cell(tally, k) if tally else Suppressed() for part, tally in shown.items()},
    )


def _shown(kept: Sequence[Batch], part: str, k: int) -> Tally | None:
    """The answers of a part that are shown: whenever the hidden ones hold k levels, they are. None when none are."""
    shown: Tally | None = None
    hidden: Tally | None = None
    for batch in kept:
        if part not in batch.parts:
            continue
        hidden = hidden + batch.parts[part] if hidden else batch.parts[part]
        if hidden.n >= k:
            shown, hidden = (shown + hidden if shown else hidden), None
    return shown


def _total(tallies: Iterable[Tally], nobody: Tally) -> Tally:
    """All tallies together."""
    total = nobody
    for tally in tallies:
        total = total + tally
    return total


def _people(tally: Tally) -> int:
    """People who answered, with a level or without."""
    return tally.n + tally.without


def _check(k: int) -> None:
    if k < K_LEAST:
        raise ValueError(f"k is {k}, the least is {K_LEAST}")
