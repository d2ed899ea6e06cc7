"""Better plans by trying other orders of some of the actions: simulated annealing over what `Ordering` decodes.

Only the actions that a plan is to hold stand in its order; the others are left out, so that nothing without use
takes the room of what has one (2 to 3 times as fast as orders of all actions, and better where means are scarce).
It proves nothing. Random numbers come from a given seed and the number of tries is fixed, so the same problem gives
the same plan (docs/decisions/009-living-plan.md).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from prodige_core.planning.ordering import Order, Ordering

NEAR = 6
"""A near move shifts an action by at most this many places."""
MOVES = (0.35, 0.45, 0.55, 0.85)
"""Shares, added up: bring what a step needs together, leave out, take in or put in another's place, shift; the rest swaps."""
EVEN = 0.5
"""Where a move has two forms, each is as likely."""
TRIES_BETWEEN_LOOKS = 64
"""How often it is asked whether to stop: about every two thousandths of a second."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How to walk. tries: how many moves. heat: temperatures at the beginning and the end, in gain: a loss of that much
    is taken about one time in three. thrift: gain that one action more in the order must bring. seed: of chance.
    whole: every action stands in the order and takes what room is left (slower, but it gets stuck at other schools).
    """

    tries: int
    heat: tuple[float, float]
    thrift: float
    seed: int
    whole: bool = False


def annealed(
    ordering: Ordering,
    begin: Mapping[str, int],
    walk: Walk,
    *,
    on_better: Callable[[int], None] | None = None,
    over: Callable[[], bool] | None = None,
) -> dict[str, int]:
    """A schedule with at least as much gain as ``begin`` (which keeps every rule).

    on_better: hears the gain (without what done actions hold) of each better schedule. over: asked now and then.
    """
    walker = _Walker(ordering, begin, walk)
    if not ordering.free or not walker.valid:
        return dict(begin)
    first, last = walk.heat
    for tried in range(walk.tries):
        if tried % TRIES_BETWEEN_LOOKS == 0 and over is not None and over():
            break
        if walker.step(first * (last / first) ** (tried / walk.tries)) and on_better is not None:
            on_better(walker.best)
    return ordering.schedule_of(ordering.lean(walker.best_ends)) if walker.best > walker.begun else dict(begin)


class _Walker:
    """Where the walk stands: an order, what it decodes to, and the best seen."""

    def __init__(self, ordering: Ordering, begin: Mapping[str, int], walk: Walk) -> None:
        self._ordering, self._thrift, self._whole = ordering, walk.thrift, walk.whole
        self._chance = random.Random(walk.seed).random  # noqa: S311 - repeatable, not secret
        numbers = {action.id: n for n, action in enumerate(ordering.reduced.actions)}
        given = [ordering.never] * len(numbers)
        for own_id, start in begin.items():
            given[numbers[own_id]] = start + ordering.reduced.problem.by_id[own_id].terms - 1
        self._order = [n for n in ordering.order_of(begin) if walk.whole or given[n] < ordering.never]
        self._ends, self._left = ordering.begin(self._order)
        self.valid = ordering.keeps_pins(self._ends)
        self.begun = ordering.gain(given)
        gain = ordering.gain(self._ends)
        self._worth = gain - self._thrift * len(self._order)
        self.best, self.best_ends = max((self.begun, given), (gain, self._ends), key=lambda seen: seen[0])

    def step(self, heat: float) -> bool:
        """Try one move; is the plan the best so far?"""
        order = self._order[:]
        same = self._move(order)
        ends, left = self._ordering.decode(order, same, self._ends, self._left)
        if ends == self._ends:
            if len(order) <= len(self._order):
                self._worth += self._thrift * (len(self._order) - len(order))
                self._order, self._left = order, left
            return False
        if not self._ordering.keeps_pins(ends):
            return False
        gain = self._ordering.gain(ends)
        worth = gain - self._thrift * len(order)
        if worth < self._worth and self._chance() >= math.exp((worth - self._worth) / heat):
            return False
        self._order, self._ends, self._left, self._worth = order, ends, left, worth
        if gain <= self.best:
            return False
        self.best, self.best_ends = gain, ends
        return True

    def _move(self, order: Order) -> int:
        """Change an order; how many of its first places are as they were."""
        kind = self._chance()
        if (kind < MOVES[0] or len(order) < 2) and self._ordering.steps:
            return self._gather(order)
        if not order:
            return self._take_in(order, 0)
        if self._whole:  # nothing is left out or taken in
            kind = MOVES[2] + kind * (1 - MOVES[2])
        one = self._any(len(order))
        if kind < MOVES[1]:
            order.pop(one)
            return one
        if kind < MOVES[2]:
            return self._take_in(order, one)
        if kind < MOVES[3]:
            return self._shift(order, one)
        other = self._any(len(order))
        order[one], order[other] = order[other], order[one]
        return min(one, other)

    def _gather(self, order: Order) -> int:
        """Put what closes a step together at some place; now and then leave out an action to make room."""
        never = self._ordering.never
        need, shares = self._ordering.steps[self._any(len(self._ordering.steps))]
        same = to = self._any(len(order) + 1)
        total = sum(percent for number, percent in shares if self._ends[number] < never)
        closed = total >= need
        for number, percent in sorted(shares, key=lambda _: self._chance()):
            if number not in self._ordering.movable or (not closed and self._ends[number] < never):
                continue  # pinned, or already planned for a step that lacks others
            if not closed and total >= need:
                break
            same = min(same, self._insert(order, number, to, take_in=not closed))
            total += percent
        if not self._whole and len(order) > 2 and self._chance() < EVEN:
            place = self._any(len(order))
            order.pop(place)
            same = min(same, place)
        return same

    def _take_in(self, order: Order, place: int) -> int:
        """Any action at a place, instead of the one that was there where it requires nothing."""
        number = self._ordering.free[self._any(len(self._ordering.free))]
        if number in order:
            return len(order)
        if order and len(self._ordering.closures[number]) == 1:
            order[place] = number
            return place
        return self._insert(order, number, place, take_in=True)

    def _insert(self, order: Order, number: int, to: int, *, take_in: bool) -> int:
        """Put an action and what it requires no later than at a place; ``take_in``: even what is not in the order."""
        at = to
        for member in self._ordering.closures[number]:
            if member in order:
                place = order.index(member)
                if place < at:
                    continue
                order.pop(place)
            elif not take_in:
                continue
            order.insert(min(at, len(order)), member)
            at += 1
        return to

    def _shift(self, order: Order, place: int) -> int:
        """Move an action, and mostly what it requires before it."""
        count = len(order)
        if self._chance() < EVEN:
            to = self._any(count)
        else:
            to = min(count - 1, max(0, place + self._any(2 * NEAR + 1) - NEAR))
        number = order.pop(place)
        order.insert(to, number)
        for other in self._ordering.requires[number]:
            if other in order[to + 1 :] and self._chance() < EVEN:
                order.remove(other)
                order.insert(to, other)
        return min(place, to)

    def _any(self, count: int) -> int:
        return int(self._chance() * count)
