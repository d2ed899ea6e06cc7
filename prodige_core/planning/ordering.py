"""An order of actions as a schedule: each in turn goes to the first term that has room for it, or is left out.

Gain never falls when an action ends earlier, so good schedules can be found among those that some order gives. What
is left of all hours and all money is one large integer with a guard bit above each amount: whether an action fits is
one subtraction, which borrows a guard bit where it does not (some ten times as fast as looping over roles and terms).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from prodige_core.planning.problem import PlanAction
from prodige_core.planning.reduce import Chain, Reduced, Step, in_order

Order = list[int]
"""Numbers of free actions, most urgent first; those left out are not planned."""
_Ends = tuple[int, ...]


class Ordering:
    """Decodes orders of the actions that are not pinned. Actions are numbered as in ``reduced.actions``.

    free: those that are not pinned (movable: the same, to look up). steps: need and contributors with their percent of each
    open step that a free action can help to close. closures: an action behind everything free that it requires.
    An action's end is its last term, or ``never``.
    """

    def __init__(self, reduced: Reduced) -> None:
        self.reduced = reduced
        self.never = reduced.problem.count + 1
        self._number = {action.id: number for number, action in enumerate(reduced.actions)}
        self._pack()
        self.requires = [tuple(self._number[o] for o in reduced.requires[a.id]) for a in reduced.actions]
        self._apart: list[list[int]] = [[] for _ in reduced.actions]
        for one, other in reduced.apart:
            self._apart[self._number[one]].append(self._number[other])
            self._apart[self._number[other]].append(self._number[one])
        self._pin()
        self.free = [number for number, ends in enumerate(self._fixed) if ends == self.never]
        self.movable = frozenset(self.free)
        shared = [
            (step.need, [(self._number[own_id], percent) for own_id, percent in step.shares])
            for chain in reduced.chains
            for step in chain.steps
        ]
        self.steps = [step for step in shared if any(number in self.movable for number, _ in step[1])]
        place = {own_id: index for index, own_id in enumerate(in_order(reduced.problem))}
        self._place = [place[action.id] for action in reduced.actions]
        self.closures = [self._closure(number) for number in range(len(reduced.actions))]
        self._chains = [self._reader(chain) for chain in reduced.chains if any(step.shares for step in chain.steps)]

    def order_of(self, schedule: Mapping[str, int]) -> Order:
        """The planned actions by start, then the others, by id."""
        ids = [action.id for action in self.reduced.actions]
        return sorted(self.free, key=lambda n: (schedule.get(ids[n], self.never), ids[n]))

    def schedule_of(self, ends: Sequence[int]) -> dict[str, int]:
        """Start terms by action."""
        return {
            action.id: end - action.terms + 1
            for action, end in zip(self.reduced.actions, ends, strict=True)
            if end < self.never
        }

    def begin(self, order: Order) -> tuple[list[int], list[int]]:
        """Ends of all actions, and what is left before each place of the order and after the last."""
        return self.decode(order, 0, self._fixed, [self._means])

    def decode(self, order: Order, same: int, ends: Sequence[int], left: list[int]) -> tuple[list[int], list[int]]:
        """As `begin`, when the first ``same`` places are as they were with these ``ends`` and this ``left``."""
        after, never, guards = list(self._fixed), self.never, self._guards
        requires, apart, ways = self.requires, self._apart, self._ways
        for number in order[:same]:
            after[number] = ends[number]
        lefts = left[: same + 1]
        rest = lefts[-1]
        for number in order[same:]:
            ready = 1
            for other in requires[number]:
                if after[other] >= ready:
                    ready = after[other] + 1
            for other in apart[number]:
                if after[other] < never:
                    ready = never
            for start, end, need in ways[number]:
                if start >= ready and (fits := rest - need) & guards == guards:
                    after[number], rest = end, fits
                    break
            lefts.append(rest)
        return after, lefts

    def keeps_pins(self, ends: Sequence[int]) -> bool:
        """Has all that pinned actions require ended before they start?"""
        return all(ends[other] < start for other, start in self._before_pins)

    def gain(self, ends: Sequence[int]) -> int:
        """The gain, without what done actions hold from the start."""
        total = 0
        for read, known, worth in self._chains:
            key = read(ends)
            value = known.get(key)
            if value is None:
                value = known[key] = worth(key)
            total += value
        return total

    def lean(self, ends: Sequence[int]) -> list[int]:
        """The same without actions that add no gain and that nothing planned requires, dearest in hours first."""
        kept, gain = list(ends), self.gain(ends)
        hours = [action.total_hours for action in self.reduced.actions]
        idle = True
        while idle:
            idle = False
            for number in sorted(self.free, key=lambda n: (-hours[n], n)):
                planned = [n for n, end in enumerate(kept) if end < self.never]
                if kept[number] == self.never or any(number in self.requires[n] for n in planned):
                    continue
                less = [*kept[:number], self.never, *kept[number + 1 :]]
                if self.gain(less) == gain:
                    kept, idle = less, True
        return kept

    def _pack(self) -> None:
        """Give each amount of the means that is of use its bits; write down what each action takes, by start."""
        needs = {
            (n, start): self._amounts(action, start)
            for n, action in enumerate(self.reduced.actions)
            for start in self.reduced.starts[action.id]
        }
        most: dict[tuple[int, int], int] = {}
        for amounts in needs.values():
            for what, amount in amounts.items():
                most[what] = max(most.get(what, 0), amount)
        problem, place = self.reduced.problem, 0
        places: dict[tuple[int, int], int] = {}
        self._means = self._guards = 0
        for what, amount in most.items():
            there = problem.budget[what[1]] if what[0] < 0 else problem.capacity[what[0]][what[1] - 1]
            places[what] = place
            guard = 1 << (place + max(there, amount).bit_length())
            self._means += (there << place) + guard
            self._guards += guard
            place = guard.bit_length()
        self._ways = [
            tuple(
                (start, start + action.terms - 1, sum(v << places[what] for what, v in needs[n, start].items()))
                for start in self.reduced.starts[action.id]
            )
            for n, action in enumerate(self.reduced.actions)
        ]

    def _amounts(self, action: PlanAction, start: int) -> dict[tuple[int, int], int]:
        """Hours by (role, term), and EUR by (-1, school year), as far as there are any."""
        amounts = {
            (role, start + offset): hours
            for offset in range(action.terms)
            for role, hours in enumerate(action.hours_in(offset))
            if hours
        }
        if action.cost:
            amounts[-1, self.reduced.problem.year_index[start - 1]] = action.cost
        return amounts

    def _pin(self) -> None:
        """Take what pinned actions need out of the means."""
        self._fixed = [self.never] * len(self.reduced.actions)
        self._before_pins: list[tuple[int, int]] = []
        for own_id in self.reduced.problem.pinned:
            if (number := self._number.get(own_id)) is not None:
                start, end, need = self._ways[number][0]
                self._fixed[number] = end
                self._means -= need
                self._before_pins += [(other, start) for other in self.requires[number]]

    def _closure(self, number: int) -> tuple[int, ...]:
        found = [number]
        for member in found:  # grows while it is read
            found += [other for other in self.requires[member] if other in self.movable and other not in found]
        return tuple(sorted(found, key=self._place.__getitem__))

    def _reader(
        self, chain: Chain
    ) -> tuple[Callable[[Sequence[int]], _Ends], dict[_Ends, int], Callable[[_Ends], int]]:
        """How to read the ends that matter to a chain, what is known of them, and how to work it out."""
        numbers = sorted({self._number[own_id] for step in chain.steps for own_id, _ in step.shares})
        place = {number: index for index, number in enumerate(numbers)}
        steps = [
            (step, [(place[self._number[own_id]], percent) for own_id, percent in step.shares]) for step in chain.steps
        ]
        only = numbers[0]
        read: Any = itemgetter(*numbers) if len(numbers) > 1 else lambda ends: (ends[only],)

        def worth(ends: _Ends) -> int:
            gain = closed = 0
            for step, shares in steps:
                closed = max(closed, self._closes(step, [(ends[index], percent) for index, percent in shares]))
                gain += chain.goal.weight * min(self.never - closed, self.never - 1)
            return gain

        return read, {}, worth

    def _closes(self, step: Step, ends: list[tuple[int, int]]) -> int:
        """The end of the term in which a step is closed: 0 when it is from the start, ``never`` when it is not."""
        total = 0
        if not step.need:
            return 0
        for end, percent in sorted(ends):
            total += percent
            if total >= step.need:
                return end
        return self.never
