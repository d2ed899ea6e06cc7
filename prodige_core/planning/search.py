"""Runs CP-SAT: one worker, a fixed seed and a limit in deterministic time, so the same model gives the same answer."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from prodige_core.planning.model import PlanModel

LOG = logging.getLogger(__name__)

Ended = Literal["proven", "cut", "stopped", "impossible", "unknown"]

SEED = 1
WALL_SECONDS_PER_UNIT = 20.0
"""Far safety net: a unit of deterministic time took 0.9 to 1.8 s of processor time (docs/decisions/005-planner.md)."""
WALL_SECONDS_LEAST = 60.0
"""With it the normal search may take some fifteen times as long as usual; when the net cuts it, the log says so."""
NEAR_THE_NET = 0.9
"""The solver ends a little before its time is up; it never comes near it otherwise."""
POLL_SECONDS = 0.1
CUT_ROUNDS = 10
ROOT_ITERATIONS = 20_000
MOST_CUTS = 20_000
"""For the bound: ten times the solver's own rounds, iterations and cuts (measured: docs/decisions/009-living-plan.md)."""
NO_BOUND = 1e15
"""Far beyond any gain, hours or money; the solver reports such a bound when it has none."""
NOISE = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """What a search ended with.

    ended: ``proven`` optimal, ``cut`` by the limit or ``stopped`` by request with a schedule, ``impossible`` (proven
    that there is none), ``unknown`` (none found in time).
    value and bound: of the objective, in its own direction; bound is None without an objective or a bound.
    spent: deterministic time. by_clock: cut by the far safety net, so that another run may end otherwise.
    """

    ended: Ended
    schedule: dict[str, int]
    value: int
    bound: int | None
    spent: float
    solver: Any
    by_clock: bool = False


def search(
    model: PlanModel,
    limit: float,
    *,
    on_value: Callable[[int, int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    by_parts: bool = False,
    tight: bool = False,
) -> Found:
    """Solve a model whose objective (if any) is set. ``on_value(value, bound)`` hears of every better one.

    ``by_parts``: take turns between searching everything and bettering the best so far a part at a time (large
    neighbourhood search); finds better plans of large problems sooner, but proves less.
    ``tight``: more rounds of cuts before the search; proves more of large problems in the same time.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = SEED
    parameters.max_deterministic_time = limit
    parameters.max_time_in_seconds = WALL_SECONDS_LEAST + WALL_SECONDS_PER_UNIT * limit
    parameters.linearization_level = 2
    parameters.add_lp_constraints_lazily = False
    if by_parts:
        parameters.interleave_search = True  # in turns on the one worker, so as repeatable as one search
        parameters.subsolvers.append("default_lp")
    if tight:
        parameters.max_cut_rounds_at_level_zero = CUT_ROUNDS
        parameters.root_lp_iterations = ROOT_ITERATIONS
        parameters.max_num_cuts = MOST_CUTS
    listener = None
    if on_value is not None:
        listener = _listener(cp_model, on_value)
        solver.best_bound_callback = listener.on_bound
    with _watched(solver, should_stop) as asked_to_stop:
        status = solver.solve(model.cp, listener)
        stopped = asked_to_stop()
    spent = float(solver.response_proto.deterministic_time)
    undecided = status in (cp_model.FEASIBLE, cp_model.UNKNOWN) and not stopped
    by_clock = undecided and solver.wall_time >= NEAR_THE_NET * parameters.max_time_in_seconds and spent < limit
    if by_clock:
        LOG.warning("cut by the clock after %.0f s: planning again may give another plan", solver.wall_time)
    if status == cp_model.INFEASIBLE:
        return Found("impossible", {}, 0, 0, spent, solver)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found("unknown", {}, 0, None, spent, solver, by_clock)
    schedule = {own_id: start for (own_id, start), v in model.starts.items() if solver.boolean_value(v)}
    value = round(solver.objective_value)
    ended: Ended = "proven" if status == cp_model.OPTIMAL else "stopped" if stopped else "cut"
    return Found(ended, schedule, value, _bound(model, solver), spent, solver, by_clock)


def _bound(model: PlanModel, solver: Any) -> int | None:
    """The bound of a whole-numbered objective, rounded inwards; None when there is no objective or no bound yet."""
    if not model.cp.has_objective():
        return None
    bound = float(solver.best_objective_bound)
    if not math.isfinite(bound) or abs(bound) > NO_BOUND:
        return None
    # scaling_factor is -1 when maximising; the small term guards against noise in the solver's report
    maximising = model.cp.proto.objective.scaling_factor < 0
    return math.floor(bound + NOISE) if maximising else math.ceil(bound - NOISE)


def _listener(cp_model: Any, on_value: Callable[[int, int], None]) -> Any:
    class Listener(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]
        value: int | None = None

        def on_solution_callback(self) -> None:
            self.value = round(self.objective_value)
            on_value(self.value, round(self.best_objective_bound))

        def on_bound(self, bound: float) -> None:
            if self.value is not None:
                on_value(self.value, round(bound))

    return Listener()


@contextmanager
def _watched(solver: Any, should_stop: Callable[[], bool] | None) -> Iterator[Callable[[], bool]]:
    """While the solver runs, ask now and then whether to stop. Yields "was it asked to stop?"."""
    if should_stop is None:
        yield lambda: False
        return
    finished, stopped = threading.Event(), threading.Event()

    def watch() -> None:
        while not finished.wait(POLL_SECONDS):
            if should_stop():
                stopped.set()
                solver.stop_search()  # again and again: a search that has only just begun may miss the first call

    thread = threading.Thread(target=watch, name="planner-stop", daemon=True)
    thread.start()
    try:
        yield stopped.is_set
    finally:
        finished.set()
        thread.join()
