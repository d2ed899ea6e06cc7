"""Two people at one centre: what one writes is joined with what the other stored meanwhile, or both are shown.

A write says what its editor saw (`ANYTHING` for scripts and files, which replace on purpose). Within the transaction, the
centre's row locked, it is compared with what is stored, field by field: a field that only one of the two changed keeps
that change, one that both changed alike is fine, one that both changed differently is a `Conflict`, and nothing is
stored. Why not version numbers: docs/decisions/008-public-body.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, TypeVar

from prodige_core.errors import Clash, Conflict
from prodige_core.i18n import N_

T = TypeVar("T")


class Anything(Enum):
    """The type of `ANYTHING`."""

    ANYTHING = "anything"


ANYTHING: Final = Anything.ANYTHING
"""In place of what an editor saw: replace whatever is stored. For scripts, files and tests; never from a screen."""


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """A change that is stored. Undo it by writing ``before`` with ``after`` as what was seen.

    meant: what its editor takes to be stored now, that is what they saw with their own change; it lacks what others
    changed meanwhile, so it is what they "saw" if they change more before they look again.
    """

    before: T
    after: T
    meant: T


@dataclass(frozen=True, slots=True)
class Joined(Generic[T]):
    """Two changes of one thing, joined. Without ``clashes`` it is what to store; with them it has this person's values."""

    value: T
    clashes: tuple[Clash, ...] = ()


def join_fields(
    base: Mapping[str, object], yours: Mapping[str, object], theirs: Mapping[str, object]
) -> Joined[dict[str, object]]:
    """Join two changes of fields; a field that is not listed is None. What is new stands at the end, as yours lists it."""
    if base == theirs:
        return Joined(dict(yours))
    changed = {own: yours.get(own) for own in dict.fromkeys([*base, *yours]) if yours.get(own) != base.get(own)}
    clashes = tuple(
        Clash(own, base.get(own), value, theirs.get(own))
        for own, value in changed.items()
        if theirs.get(own) not in (value, base.get(own))
    )
    joined = {**theirs, **changed}
    return Joined({own: value for own, value in joined.items() if value is not None}, clashes)


def join_set(base: Sequence[T], yours: Sequence[T], theirs: Sequence[T]) -> tuple[T, ...]:
    """Join two changes of a list in which each entry stands once: what either took away is gone, what either added is in."""
    gone = set(base) - set(yours)
    added = [own for own in yours if own not in base and own not in theirs]
    return (*(own for own in theirs if own not in gone), *added)


def join_order(field: str, base: Sequence[T], yours: Sequence[T], theirs: Sequence[T]) -> Joined[tuple[T, ...]]:
    """As `join_set`, where the order counts too: two different new orders of the same entries clash."""
    if tuple(theirs) in (tuple(base), tuple(yours)):
        return Joined(tuple(yours))
    mine_moved, theirs_moved = not _same_order(base, yours), not _same_order(base, theirs)
    if mine_moved and theirs_moved and not _same_order(yours, theirs):
        return Joined(tuple(yours), (Clash(field, tuple(base), tuple(yours), tuple(theirs)),))
    return Joined(join_set(base, theirs, yours) if mine_moved else join_set(base, yours, theirs))


def agreed(joined: Joined[T], theirs: object) -> T:
    """What to store. theirs: the whole that is stored. Raises `Conflict`."""
    if joined.clashes:
        raise conflict(joined.clashes, joined.value, theirs)
    return joined.value


def conflict(clashes: Iterable[Clash], mine: object, theirs: object) -> Conflict:
    """The error that tells of both."""
    return Conflict(
        N_("Somebody else changed the same while you were working."),
        N_("Look at both, then choose."),
        clashes=clashes,
        mine=mine,
        theirs=theirs,
    )


def _same_order(one: Sequence[T], other: Sequence[T]) -> bool:
    """Whether the entries that both have stand in the same order."""
    in_one, in_other = set(one), set(other)
    return [own for own in one if own in in_other] == [own for own in other if own in in_one]
