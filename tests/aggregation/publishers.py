"""Rules the oracle is tried on: ours, and two that leak."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cache

from prodige_core.aggregation import Batch, Tally, cell, next_batch, release
from tests.aggregation.oracle import TOP, Present, PublishedSet, Publisher

NOBODY = Tally((0,) * (TOP + 1))


together = cache(Tally.__add__)
"""Of two tallies: a hundred thousand worlds add the same few."""


def by_role(present: Sequence[tuple[int, str, int, Tally]]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for _, role, _, tally in present:
        found[role] = together(found[role], tally) if role in found else tally
    return found


class HideBelowK(Publisher):
    """The naive rule: at each release every role, and everyone, with k levels or more is shown as it stands."""

    def step(self, state: Hashable, present: Present) -> tuple[Hashable, Hashable]:
        return (), tuple((role, cell(tally, self.k)) for role, tally in sorted(self._groups(present).items()))

    def published(self, presents: Sequence[Present]) -> list[PublishedSet]:
        return [
            (frozenset((i, v) for i, r, v, _ in present if role in ("everyone", r)), tally)
            for present in presents
            for role, tally in self._groups(present).items()
        ]

    def _groups(self, present: Present) -> dict[str, Tally]:
        roles = by_role(present)
        return {**roles, "everyone": sum(roles.values(), NOBODY)}


class Batches(Publisher):
    """Our rule. The adversary also sees which roles are taken into which part."""

    def __init__(self, k: int) -> None:
        super().__init__(k)
        self._taken: dict[Hashable, tuple[Hashable, Hashable]] = {}

    def start(self) -> Hashable:
        return (), frozenset()

    def take(self, kept: Sequence[Batch], fresh: Mapping[str, Tally]) -> tuple[Batch, Mapping[str, str]] | None:
        return next_batch(kept, fresh, self.k)

    def heard(self, state: Hashable, present: Present) -> Present:
        return tuple(one for one in present if one[0] not in state[1])

    def step(self, state: Hashable, present: Present) -> tuple[Hashable, Hashable]:
        kept, counted = state
        fresh = tuple(sorted(by_role(self.heard(state, present)).items()))
        if (known := self._taken.get((kept, fresh))) is None:
            known = self._taken[(kept, fresh)] = self._release(kept, dict(fresh))
        (after, roles), seen = known
        return (after, counted | {index for index, role, _, _ in present if role in roles}), seen

    def _release(self, kept: tuple, fresh: Mapping[str, Tally]) -> tuple[tuple, Hashable]:
        batches = [Batch(dict(parts)) for parts in kept]
        result = self.take(batches, fresh)
        where: Mapping[str, str] = {}
        if result:
            batch, where = result
            batches.append(batch)
            kept = (*kept, tuple(sorted(batch.parts.items())))
        shown = release(batches, TOP, self.k)
        seen = (tuple(sorted(where.items())), shown.everyone, tuple(sorted(shown.parts.items(), key=lambda p: p[0])))
        return (kept, frozenset(where)), seen

    def published(self, presents: Sequence[Present]) -> list[PublishedSet]:
        batches: list[Batch] = []
        counted: set[int] = set()
        found: list[PublishedSet] = []
        hidden: dict[str, PublishedSet] = {}
        for present in presents:
            left = tuple(one for one in present if one[0] not in counted)
            result = self.take(batches, by_role(left))
            if not result:
                continue
            batch, where = result
            batches.append(batch)
            for part, tally in batch.parts.items():
                members, before = hidden.pop(part, (frozenset(), NOBODY))
                members |= {(i, v) for i, role, v, _ in left if where.get(role) == part}
                block = (members, before + tally)
                if block[1].n >= self.k:
                    found.append(block)
                else:
                    hidden[part] = block
            counted |= {i for i, role, _, _ in left if role in where}
        return found


class StandingByLevels(Batches):
    """As ours, but who stands alone follows from how many gave a level, and too few levels wait unfixed."""

    def take(self, kept: Sequence[Batch], fresh: Mapping[str, Tally]) -> tuple[Batch, Mapping[str, str]] | None:
        if kept:
            fixed = {part for batch in kept for part in batch.parts}
            where = {role: role if role in fixed else "" for role in fresh}
        else:
            alone = sorted((r for r in fresh if fresh[r].n >= self.k), key=lambda r: (fresh[r].n, r))
            rest = [role for role in fresh if role not in alone]
            while alone and 0 < sum(fresh[role].n for role in rest) < self.k:
                rest.append(alone.pop(0))
            where = {**dict.fromkeys(alone), **dict.fromkeys(rest, "")}
            where = {role: role if part is None else part for role, part in where.items()}
        parts: dict[str, Tally] = {}
        for role, part in where.items():
            parts[part] = parts.get(part, NOBODY) + fresh[role]
        parts = {part: tally for part, tally in parts.items() if tally.n >= self.k}
        where = {role: part for role, part in where.items() if part in parts}
        return (Batch(parts), where) if where else None
