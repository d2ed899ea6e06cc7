"""Better plans by trying other orders of the actions: simulated annealing over what `Ordering` decodes.

It proves nothing, and is given nothing but time: on large problems it finds in two seconds what the solver's own
neighbourhood search finds in ten (docs/decisions/009-living-plan.md). Random numbers come from a fixed seed and the
number of tries is fixed, so the same problem gives the same plan.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

from prodige_core.planning.ordering import Order, Ordering

NEAR = 10
"""A near move shifts an action by at most this many places."""
MOVES = (0.3, 0.6, 0.8)
"""Shares of far moves, near moves and swaps; the rest brings contributors to one step together."""
TRIES_BETWEEN_LOOKS = 64
"""How often it is asked whether to stop: about every four thousandths of a second."""
SEED = 1


def annealed(
    ordering: Ordering,
    begin: Mapping[str, int],
    tries: int,
    heat: tuple[float, float],
    *,
    on_better: Callable[[int], None] | None = None,
    over: Callable[[], bool] | None = None,
) -> dict[str, int]:
    """A schedule with at least as much gain as ``begin`` (which keeps every rule).

    heat: temperatures at the beginning and the end, in gain: a loss of that much is taken about one time in three.
    on_better: hears the gain (without what done actions hold) of each better schedule. over: asked now and then.
    """
    walk = _Walk(ordering, begin)
    if not ordering.free or not walk.valid:
        return dict(begin)
    first, last = heat
    for tried in range(tries):
        if tried % TRIES_BETWEEN_LOOKS == 0 and over is not None and over():
            break
        if walk.step(first * (last / first) ** (tried / tries)) and on_better is not None:
            on_better(walk.best)
    return ordering.schedule_of(ordering.lean(walk.best_ends)) if walk.best > walk.begun else dict(begin)


class _Walk:
    """Where the walk stands: an order, what it decodes to, and the best seen."""

    def __init__(self, ordering: Ordering, begin: Mapping[str, int]) -> None:
        self._ordering = ordering
        self._random = random.Random(SEED)  # noqa: S311 - repeatable, not secret
        self._order = ordering.order_of(begin)
        self._ends, self._left = ordering.begin(self._order)
        self.valid = ordering.keeps_pins(self._ends)
        numbers = {action.id: n for n, action in enumerate(ordering.reduced.actions)}
        given = [ordering.never] * len(numbers)
        for own_id, start in begin.items():
            given[numbers[own_id]] = start + ordering.reduced.problem.by_id[own_id].terms - 1
        self.begun = ordering.gain(given)
        self._gain = ordering.gain(self._ends)
        self.best, self.best_ends = max((self.begun, given), (self._gain, self._ends), key=lambda seen: seen[0])

    def step(self, heat: float) -> bool:
        """Try one move; is the plan the best so far?"""
        order = self._order[:]
        same = self._move(order)
        ends, left = self._ordering.decode(order, same, self._ends, self._left)
        if ends == self._ends:
            self._order, self._left = order, left
            return False
        if not self._ordering.keeps_pins(ends):
            return False
        gain = self._ordering.gain(ends)
        if gain < self._gain and self._random.random() >= math.exp((gain - self._gain) / heat):
            return False
        self._order, self._ends, self._left, self._gain = order, ends, left, gain
        if gain <= self.best:
            return False
        self.best, self.best_ends = gain, ends
        return True

    def _move(self, order: Order) -> int:
        """Change an order; how many of its first places are as they were."""
        kind, count = self._random.random(), len(order)
        one = int(self._random.random() * count)
        if kind < MOVES[0]:
            return self._shift(order, one, int(self._random.random() * count))
        if kind < MOVES[1]:
            far = one + int(self._random.random() * (2 * NEAR + 1)) - NEAR
            return self._shift(order, one, min(count - 1, max(0, far)))
        if kind < MOVES[2] or not self._ordering.bundles:
            other = int(self._random.random() * count)
            order[one], order[other] = order[other], order[one]
            return min(one, other)
        return self._gather(order, one)

    def _shift(self, order: Order, place: int, to: int) -> int:
        """Move an action, and now and then what it requires before it."""
        number = order.pop(place)
        order.insert(to, number)
        same = min(place, to)
        for other in self._ordering.requires[number]:
            if other in order[to:] and self._random.random() < 0.5:
                order.remove(other)
                at = order.index(number)
                order.insert(at, other)
                same = min(same, at)
        return same

    def _gather(self, order: Order, to: int) -> int:
        """Bring the contributors to one step together (of more than two only some)."""
        bundle = self._ordering.bundles[int(self._random.random() * len(self._ordering.bundles))]
        same = to
        for number in bundle:
            if len(bundle) > 2 and self._random.random() < 0.5:
                continue
            place = order.index(number)
            order.insert(to, order.pop(place))
            same = min(same, place)
        return same
