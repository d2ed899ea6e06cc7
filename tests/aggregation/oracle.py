"""An adversary who sees everything that is published, knows the rule, and tries every world that fits.

It knows of everybody the role, at which release the person had answered, changed the answer or had it erased, and that
the person answered this item. It does not know the answers: one of three levels, or none ("not applicable", "don't
know"). People of whom it knows the same are one kind, so a world is, for every kind, how many gave which answers.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod

from prodige_core.aggregation import Tally

TOP = 2
NONE = TOP + 1
ANSWERS = range(NONE + 1)
MOST_AT_FIRST, MOST_IN_ALL = 12_000, 400_000
"""Worlds of a case, counted at the first release and at the last; keeps a case to about a second."""

History = tuple[int, ...]
"""One person's answers: one, or the old and the new one."""
Option = tuple[tuple[History, int], ...]
"""How many people of a kind gave which answers."""


@dataclass(frozen=True)
class Kind:
    role: str
    arrives: int
    people: int
    erased: int | None = None
    changed: int | None = None

    def version(self, at: int) -> int | None:
        """Which of their answers stand at a release; None when they have none."""
        if at < self.arrives or (self.erased is not None and at >= self.erased):
            return None
        return int(self.changed is not None and at >= self.changed)


Present = tuple[tuple[int, str, int, Tally], ...]
"""At a release, for every kind with answers: its index, role, version and answers."""
PublishedSet = tuple[frozenset[tuple[int, int]], Tally]
"""Kinds (index, version) whose answers are published as one sum."""


class Publisher:
    """A rule under test. State goes from release to release; ``seen`` is what the adversary gets."""

    def __init__(self, k: int) -> None:
        self.k = k

    def start(self) -> Hashable:
        return ()

    def heard(self, state: Hashable, present: Present) -> Present:
        """The answers there that a step can still depend on."""
        return present

    def step(self, state: Hashable, present: Present) -> tuple[Hashable, Hashable]:
        raise NotImplementedError

    def published(self, presents: Sequence[Present]) -> list[PublishedSet]:
        """All sums of k levels or more that were published, alone or as the difference of two releases."""
        raise NotImplementedError


@cache
def options(kind: Kind) -> tuple[Option, ...]:
    histories = [(a,) for a in ANSWERS] if kind.changed is None else list(product(ANSWERS, repeat=2))
    return tuple(_spread(histories, kind.people))


def _spread(histories: Sequence[History], people: int) -> Iterator[Option]:
    if len(histories) == 1:
        yield ((histories[0], people),) if people else ()
        return
    for here in range(people + 1):
        first = ((histories[0], here),) if here else ()
        for rest in _spread(histories[1:], people - here):
            yield first + rest


@cache
def tally_of(option: Option, version: int) -> Tally:
    counts = [0] * (NONE + 1)
    for history, people in option:
        counts[history[version]] += people
    return Tally(tuple(counts[:NONE]), counts[NONE])


def present_at(kinds: Sequence[Kind], chosen: Mapping[int, Option], at: int) -> Present:
    return tuple(
        (index, kinds[index].role, version, tally_of(option, version))
        for index, option in sorted(chosen.items())
        if (version := kinds[index].version(at)) is not None
    )


World = tuple[Option, ...]


def consistent(kinds: Sequence[Kind], truth: World, releases: int, rule: Publisher) -> list[World]:
    """Every world in which exactly the same is seen as in the true one."""
    wanted, state = [], rule.start()
    for at in range(releases):
        state, seen = rule.step(state, present_at(kinds, dict(enumerate(truth)), at))
        wanted.append(seen)
    found: list[tuple[dict[int, Option], Hashable]] = [({}, rule.start())]
    for at in range(releases):
        arriving = _alike_by_role(kinds, at)
        following: list[tuple[dict[int, Option], Hashable]] = []
        fitting: dict[Hashable, list[tuple[Hashable, list[dict[int, Option]]]]] = {}
        for chosen, before in found:
            there = rule.heard(before, present_at(kinds, chosen, at))
            if (fit := fitting.get((before, there))) is None:
                fit = fitting[before, there] = []
                for newcomers, alike in arriving:
                    after, seen = rule.step(before, there + newcomers)
                    if seen == wanted[at]:
                        fit.append((after, alike))
            following += [(chosen | more, after) for after, alike in fit for more in alike]
        found = following
    return [tuple(chosen[index] for index in range(len(kinds))) for chosen, _ in found]


def _alike_by_role(kinds: Sequence[Kind], at: int) -> list[tuple[Present, list[dict[int, Option]]]]:
    """What those who arrive may answer; together what gives the same sums by role, with one of them as it is present.

    A rule is told answers by role, and of those who have just arrived it has counted none: it cannot tell these apart
    (`test_worlds_that_a_rule_cannot_tell_apart_are_tried_once` compares with trying each).
    """
    by_role: dict[str, list[int]] = {}
    for index, kind in enumerate(kinds):
        if kind.arrives == at:
            by_role.setdefault(kind.role, []).append(index)
    of_roles = []
    for members in by_role.values():
        sums: dict[Hashable, list[dict[int, Option]]] = {}
        for picks in product(*(options(kinds[index]) for index in members)):
            picked = dict(zip(members, picks, strict=True))
            tallies = [tally_of(option, 0) for option in picks]
            together = (
                *map(sum, zip(*(one.counts for one in tallies), strict=True)),
                sum(one.without for one in tallies),
            )
            sums.setdefault(together, []).append(picked)
        of_roles.append([(present_at(kinds, alike[0], at), alike) for alike in sums.values()])
    found = []
    for one_of_each in product(*of_roles):
        present = tuple(one for part, _ in one_of_each for one in part)
        found.append((present, [_joined(more) for more in product(*(alike for _, alike in one_of_each))]))
    return found


def _joined(parts: Sequence[dict[int, Option]]) -> dict[int, Option]:
    return {index: option for part in parts for index, option in part.items()}


def covered(kinds: Sequence[Kind], truth: World, releases: int, rule: Publisher) -> set[tuple[int, int]]:
    """Kinds in a published sum of k levels or more that are all the same (rule 6)."""
    presents = [present_at(kinds, dict(enumerate(truth)), at) for at in range(releases)]
    return {
        member
        for members, tally in rule.published(presents)
        if tally.n >= rule.k and max(tally.counts) == tally.n
        for member in members
    }


def leaks(kinds: Sequence[Kind], truth: World, releases: int, rule: Publisher) -> list[str]:
    """What the adversary finds out beyond rule 6; empty is good."""
    worlds = consistent(kinds, truth, releases, rule)
    assert truth in worlds
    known = covered(kinds, truth, releases, rule)
    voices = [(i, v) for i, kind in enumerate(kinds) for v in range(1 if kind.changed is None else 2)]
    found = []
    for index, version in voices:
        possible = {history[version] for world in worlds for history, _ in world[index]}
        if len(possible) == 1 and (index, version) not in known:
            found.append(f"one of {kinds[index]} answered {possible.pop()}")
    found += [
        f"{[(kinds[i], v, n) for (i, v), n in group.items()]} together {total}"
        for group in _small_groups(kinds, voices, rule.k - 1)
        if not all(voice in known for voice in group) and (total := _one_sum(worlds, group)) is not None
    ]
    return found


def _small_groups(
    kinds: Sequence[Kind], voices: Sequence[tuple[int, int]], most: int
) -> Iterator[dict[tuple[int, int], int]]:
    """Groups of 1 to ``most`` people: how many of which kind, each with the old or with the new answer."""

    def choose(at: int, left: int) -> Iterator[dict[tuple[int, int], int]]:
        if at == len(voices):
            yield {}
            return
        index = voices[at][0]
        for rest in choose(at + 1, left):
            yield rest
            others = sum(n for (i, _), n in rest.items() if i == index)
            for people in range(1, min(kinds[index].people - others, left - sum(rest.values())) + 1):
                yield {voices[at]: people, **rest}

    yield from (group for group in choose(0, most) if group)


def _one_sum(worlds: Sequence[World], group: Mapping[tuple[int, int], int]) -> int | None:
    """The one possible sum of the group's levels (no level counts 0); None when several are possible."""
    least = most = None
    for world in worlds:
        ends = [_ends(world[index], version, people) for (index, version), people in group.items()]
        low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
        least, most = (low if least is None else min(least, low)), (high if most is None else max(most, high))
        if least != most:
            return None
    return least


@cache
def _ends(option: Option, version: int, people: int) -> tuple[int, int]:
    """The least and the greatest sum that so many people of a kind can have."""
    levels = sorted(history[version] % NONE for history, count in option for _ in range(count))
    return sum(levels[:people]), sum(levels[-people:])


@dataclass(frozen=True)
class Case:
    k: int
    releases: int
    kinds: tuple[Kind, ...]
    truth: World


def random_case(seed: int) -> Case:
    """4 to 10 people in up to 4 roles, 2 or 3 releases; some change their answer, some have it erased."""
    rng = random.Random(seed)  # noqa: S311 (test data)
    while True:
        releases, roles = rng.choice((2, 2, 3)), "abcd"[: rng.randint(1, 4)]
        weights = [rng.choice((1, 2, 4)) for _ in roles]
        people: Counter[tuple[str, int, int | None, int | None]] = Counter()
        for _ in range(rng.randint(4, 10)):
            arrives = rng.choice((0, 0, rng.randrange(releases)))
            event = rng.randint(arrives + 1, releases)
            what = rng.choice(("erased", "changed", *[""] * 6)) if event < releases else ""
            role = rng.choices(roles, weights)[0]
            people[(role, arrives, event if what == "erased" else None, event if what == "changed" else None)] += 1
        kinds = tuple(Kind(r, a, n, e, c) for (r, a, e, c), n in sorted(people.items(), key=str))
        sizes = [len(options(kind)) for kind in kinds]
        at_first = prod(size for size, kind in zip(sizes, kinds, strict=True) if kind.arrives == 0)
        if at_first <= MOST_AT_FIRST and prod(sizes) <= MOST_IN_ALL:
            return Case(rng.choice((3, 3, 5)), releases, kinds, _random_truth(rng, kinds))


def _random_truth(rng: random.Random, kinds: Sequence[Kind]) -> World:
    """Answers: mixed, mostly alike, or many without a level."""
    weights = rng.choice(((1, 1, 1, 1), (1, 8, 1, 1), (1, 1, 1, 4), (2, 2, 2, 0.3), (0, 12, 0, 1), (12, 0, 0, 1)))
    truth = []
    for kind in kinds:
        drawn = Counter(
            tuple(rng.choices(ANSWERS, weights, k=1 if kind.changed is None else 2)) for _ in range(kind.people)
        )
        truth.append(tuple(sorted(drawn.items())))
    return tuple(truth)


def count_leaks(cases: Sequence[Case], rule: Callable[[int], Publisher]) -> dict[int, list[str]]:
    """Leaks by number of the case."""
    rules = {k: rule(k) for k in {case.k for case in cases}}
    found = {number: leaks(case.kinds, case.truth, case.releases, rules[case.k]) for number, case in enumerate(cases)}
    return {number: told for number, told in found.items() if told}
