"""A good first plan by simple means: take again and again the bundle of actions that brings most for what it uses.

It only gives the exact search a place to begin; nothing is proven here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from prodige_core.planning.outcome import levels_of
from prodige_core.planning.reduce import Chain, Reduced, Step, in_order
from prodige_core.planning.room import Room

MOST_COMBINED = 6
"""Beyond six contributors to a step only the largest shares are combined."""


def first_plan(reduced: Reduced, settled: Mapping[str, int]) -> dict[str, int]:
    """Give start terms by action. ``settled``: a schedule of the pinned actions and what they require (may be empty)."""
    builder = _Builder(reduced, settled)
    while builder.take_best():
        pass
    return builder.schedule


class _Builder:
    def __init__(self, reduced: Reduced, settled: Mapping[str, int]) -> None:
        self.reduced = reduced
        self.problem = problem = reduced.problem
        self.schedule: dict[str, int] = dict(settled)
        self._room = Room(problem, settled)
        self._whole_hours = [max(1, sum(row)) for row in problem.capacity]
        self._whole_money = max(1, sum(problem.budget))
        self._rank = {own_id: rank for rank, own_id in enumerate(in_order(problem))}
        self._apart: dict[str, set[str]] = {}
        for one, other in reduced.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._touched: dict[str, list[Chain]] = {}
        for chain in reduced.chains:
            for own_id in sorted({own_id for step in chain.steps for own_id, _ in step.shares}):
                self._touched.setdefault(own_id, []).append(chain)
        self._worth = {chain.goal.practice: self._levels_worth(chain) for chain in reduced.chains}
        self._scores: dict[tuple[str, ...], float] = {}

    def take_best(self) -> bool:
        """Add the best bundle there is; False when none brings anything. Scores only fall, so old ones are bounds."""
        waiting = sorted(
            {bundle for chain in self.reduced.chains for bundle in self._bundles(chain)},
            key=lambda bundle: (-self._scores.get(bundle, float("inf")), bundle),
        )
        best: tuple[float, tuple[str, ...], dict[str, int]] | None = None
        for bundle in waiting:
            if best is not None and self._scores.get(bundle, float("inf")) <= best[0]:
                break
            score, placed = self._try(bundle)
            self._scores[bundle] = score
            if score > 0 and (best is None or score > best[0]):
                best = (score, bundle, placed)
        if best is None:
            return False
        for own_id, start in best[2].items():
            self._room.book(self.problem.by_id[own_id], start)
            self.schedule[own_id] = start
        for chain in self._chains_of(best[2]):
            self._worth[chain.goal.practice] = self._levels_worth(chain)
        return True

    def _bundles(self, chain: Chain) -> Iterator[tuple[str, ...]]:
        """Sets of actions that close the chain's next open step, with all they require."""
        step = next((step for step in chain.steps if self._missing(step) > 0), None)
        if step is None:
            return
        missing = self._missing(step)
        free = [(own_id, percent) for own_id, percent in step.shares if self._allowed(own_id)]
        free = sorted(free, key=lambda share: (-share[1], share[0]))[:MOST_COMBINED]
        for size in range(1, len(free) + 1):
            for chosen in combinations(free, size):
                total = sum(percent for _, percent in chosen)
                if total >= missing and total - min(percent for _, percent in chosen) < missing:
                    yield self._with_required([own_id for own_id, _ in chosen])

    def _missing(self, step: Step) -> int:
        return step.need - sum(percent for own_id, percent in step.shares if own_id in self.schedule)

    def _allowed(self, own_id: str) -> bool:
        return own_id not in self.schedule and not self._apart.get(own_id, set()) & self.schedule.keys()

    def _with_required(self, wanted: list[str]) -> tuple[str, ...]:
        found, waiting = set[str](), list(wanted)
        while waiting:
            own_id = waiting.pop()
            if own_id not in found and own_id not in self.schedule:
                found.add(own_id)
                waiting += self.reduced.requires[own_id]
        return tuple(sorted(found, key=lambda own_id: self._rank[own_id]))

    def _try(self, bundle: tuple[str, ...]) -> tuple[float, dict[str, int]]:
        """Place a bundle as early as possible and say what it brings for its share of the means; 0 when it cannot be."""
        placed: dict[str, int] = {}
        for own_id in bundle:
            start = self._earliest(own_id)
            if start is None or not self._allowed(own_id):
                break
            placed[own_id] = start
            self._room.book(self.problem.by_id[own_id], start)
            self.schedule[own_id] = start
        gained = 0
        if len(placed) == len(bundle):
            gained = sum(
                self._levels_worth(chain) - self._worth[chain.goal.practice] for chain in self._chains_of(placed)
            )
        for own_id, start in placed.items():
            self._room.book(self.problem.by_id[own_id], start, -1)
            del self.schedule[own_id]
        return (gained / self._share_of_means(bundle) if gained else 0.0), placed

    def _share_of_means(self, bundle: tuple[str, ...]) -> float:
        actions = [self.problem.by_id[own_id] for own_id in bundle]
        hours = sum(a.hours[role] / whole for a in actions for role, whole in enumerate(self._whole_hours))
        return hours + sum(a.cost for a in actions) / self._whole_money + 1e-6

    def _chains_of(self, ids: Mapping[str, int]) -> list[Chain]:
        found = {chain.goal.practice: chain for own_id in ids for chain in self._touched.get(own_id, [])}
        return list(found.values())

    def _levels_worth(self, chain: Chain) -> int:
        return chain.goal.weight * sum(levels_of(self.problem, chain.goal, self.schedule)[1:])

    def _earliest(self, own_id: str) -> int | None:
        action = self.problem.by_id[own_id]
        ready = 1
        for other in self.reduced.requires[own_id]:
            if other not in self.schedule:
                return None
            ready = max(ready, self.schedule[other] + self.problem.by_id[other].terms)
        return next((s for s in self.reduced.starts[own_id] if s >= ready and self._room.holds(action, s)), None)
