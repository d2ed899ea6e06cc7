"""The plan with most gain, sought from both sides at once: one thread proves what no plan can exceed, one finds plans.

The first searches over everything with CP-SAT, which lets go of Python's lock while it works, so on two cores both
run side by side. The second walks several times over orders of the actions (`annealing`), seeks the best plan among all that
is near where the walks ended, and then betters it part by part.
Each has a limit of its own that no clock decides, and neither listens to the other, so the answer is repeatable: it
is the first one's plan when that is proven, else the better of the two.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from prodige_core.planning.annealing import Walk, annealed
from prodige_core.planning.model import PlanModel, Schedule
from prodige_core.planning.ordering import Ordering
from prodige_core.planning.outcome import gain_of, levels_of
from prodige_core.planning.reduce import Reduced
from prodige_core.planning.search import Found, search

HEAD_START_SECONDS = 0.4
"""The search over everything runs alone at first; most problems are proven by then. It changes no answer: a plan that
is proven is taken in any case, and then the other is not asked."""
TIGHT_STARTS = 400
"""Actions times possible starts beyond which more rounds of cuts pay: 40 actions over 6 terms are about 200, 120 over
12 about 900; the small ones are proven sooner without."""
TRIES_PER_UNIT = 16_000
"""Orders tried in each walk for each unit of the limit; 10,000 take 0.2 s of processor time at 120 actions × 12 terms."""
HEAT = (4.0, 0.3)
"""Temperatures of the walks; chosen on schools 101 to 105, which the benchmark does not use (009)."""
THRIFT = (0.1, 0.0, 0.1)
"""One walk each over orders of some actions, and one over orders of all: alone each kind got stuck at some school, up to
3 % below the best, but at others."""
WHOLE_SHARE = 1.0
"""Of the tries, for the walk over all actions, which takes twice as long for each."""
NEARBY = 2
"""Terms that a start may move from where some walk ended when the walks' plans are put together."""
TOGETHER_SHARE = 0.2
PARTS_SHARE = 0.15
"""Of the limit: for putting plans together, and for bettering the best part by part (such a unit takes twice as long)."""


@dataclass(frozen=True, slots=True)
class MostGain:
    """A schedule, its gain, and the bound no plan exceeds. spent: deterministic time of the search for the bound."""

    schedule: dict[str, int]
    gain: int
    bound: int
    spent: float

    @property
    def proven(self) -> bool:
        """Is there no plan with more gain?"""
        return self.gain == self.bound


def most_gain(
    reduced: Reduced,
    begin: Schedule,
    limit: float,
    tell: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> MostGain:
    """Seek within ``limit`` units of deterministic time; ``tell(gain, bound)`` hears of progress, from two threads."""
    model = PlanModel(reduced)
    model.hint(begin)
    model.cp.maximize(model.gain)
    heard = _Heard(reduced, begin, model, tell)
    given_up = threading.Event()
    with ThreadPoolExecutor(1, "planner-bound") as beside:
        whole = beside.submit(
            search,
            model,
            limit,
            on_value=heard.value,
            should_stop=lambda: given_up.is_set() or stopped(),
            tight=len(model.starts) > TIGHT_STARTS,
        )
        try:
            wait([whole], HEAD_START_SECONDS)
            found = (
                begin if _proven(whole) else _found(reduced, begin, limit, heard, lambda: stopped() or _proven(whole))
            )
            return _better(reduced, found, whole.result(), heard.first_bound)
        finally:
            given_up.set()


def _found(reduced: Reduced, begin: Schedule, limit: float, heard: _Heard, over: Callable[[], bool]) -> dict[str, int]:
    """The best schedule that several walks, all of them put together, and small searches come upon."""
    ordering, tries = Ordering(reduced), int(limit * TRIES_PER_UNIT)
    walks = [Walk(tries, HEAT, thrift, seed) for seed, thrift in enumerate(THRIFT, start=1)]
    walks.append(Walk(int(tries * WHOLE_SHARE), HEAT, 0.0, 1, whole=True))
    plans: list[Schedule] = [
        begin,
        *(annealed(ordering, begin, walk, on_better=heard.gain, over=over) for walk in walks),
    ]
    best = max(plans, key=lambda plan: _gain(reduced, plan))
    for near, share in ((plans, TOGETHER_SHARE), (None, PARTS_SHARE)):
        if over():
            break
        model = PlanModel(reduced)
        model.hint(best)
        model.cp.maximize(model.gain)
        if near is not None:
            model.stay_near(near, NEARBY)
        found = search(
            model, limit * share, on_value=lambda gain, _: heard.gain(gain), should_stop=over, by_parts=near is None
        )
        if found.ended not in ("unknown", "impossible"):
            best = found.schedule
    return dict(best)


def _better(reduced: Reduced, found: Schedule, whole: Found, first_bound: int) -> MostGain:
    fixed = sum(chain.held * chain.goal.weight for chain in reduced.chains) * reduced.problem.count
    bound = first_bound if whole.bound is None else min(first_bound, whole.bound + fixed)
    candidates = [whole.schedule, found] if whole.ended == "proven" else [found, whole.schedule]
    best = max(candidates, key=lambda schedule: _gain(reduced, schedule))
    return MostGain(dict(best), _gain(reduced, best), bound, whole.spent)


def _proven(whole: Future[Found]) -> bool:
    return whole.done() and whole.exception() is None and whole.result().ended == "proven"


def _gain(reduced: Reduced, schedule: Schedule) -> int:
    problem = reduced.problem
    return gain_of(problem, {goal.practice: levels_of(problem, goal, schedule) for goal in problem.goals})


class _Heard:
    """The best gain and the lowest bound that either thread has told of, so that progress never goes back."""

    def __init__(self, reduced: Reduced, begin: Schedule, model: PlanModel, tell: Callable[[int, int], None]) -> None:
        self._lock = threading.Lock()
        self._fixed, self._tell = model.fixed_gain, tell
        self.first_bound = model.most_gain + model.fixed_gain
        self._gain, self._bound = _gain(reduced, begin), self.first_bound

    def gain(self, gain: int) -> None:
        """Hear of a plan; its gain is without what done actions hold."""
        self._hear(gain + self._fixed, self._bound)

    def value(self, gain: int, bound: int) -> None:
        """Hear of a plan and a bound."""
        self._hear(gain + self._fixed, bound + self._fixed)

    def _hear(self, gain: int, bound: int) -> None:
        with self._lock:
            better = gain > self._gain or bound < self._bound
            self._gain, self._bound = max(gain, self._gain), min(bound, self._bound)
            if better:
                self._tell(self._gain, self._bound)
