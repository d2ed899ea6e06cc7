"""The planner on random schools: proven or gap, seconds by the clock and of the processor; each twice, plans compared.

``python -m benchmarks.bench_plan quick normal long`` measures other efforts than the normal one.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Sequence

from benchmarks.random_schools import random_school
from prodige_core.planning import solve, violations
from prodige_core.planning.solve import LIMITS, Effort

SMALL_SEEDS = range(1, 13)
LARGE_SEEDS = range(1, 21)


def run(efforts: Sequence[Effort] = ("normal",)) -> list[tuple[str, str]]:
    """(name, figure) pairs. Clock times are of this machine with whatever else it is doing."""
    return list(_figures(efforts))


def _figures(efforts: Sequence[Effort]) -> Iterator[tuple[str, str]]:
    solve(random_school(0, 10, 3), "quick")  # loads the solver; start-up is measured elsewhere
    yield _case("plan 40 × 6, usual means", SMALL_SEEDS, 40, 6, False, "normal")
    yield _case("plan 40 × 6, scarce means", SMALL_SEEDS, 40, 6, True, "normal")
    for effort in efforts:
        yield _case(f"plan 120 × 12, usual means, {effort}", LARGE_SEEDS, 120, 12, False, effort)
        yield _case(f"plan 120 × 12, scarce means, {effort}", LARGE_SEEDS, 120, 12, True, effort)


def _case(name: str, seeds: Sequence[int], actions: int, terms: int, scarce: bool, effort: Effort) -> tuple[str, str]:
    seconds, busy, gaps, proven, other = [], [], [], 0, 0
    for seed in seeds:
        problem = random_school(seed, actions, terms, scarce=scarce)
        began, began_busy = time.perf_counter(), time.process_time()
        plan = solve(problem, effort)
        seconds.append(time.perf_counter() - began)
        busy.append(time.process_time() - began_busy)
        gaps.append(plan.gap)
        proven += plan.status == "optimal"
        other += solve(problem, effort) != plan
        assert violations(problem, plan) == []
    return name, (
        f"{proven}/{len(seeds)} proven, gap {statistics.median(gaps):.2%} (worst {max(gaps):.2%}), "
        f"{statistics.median(seconds):.1f} s (worst {max(seconds):.1f}), processor {statistics.median(busy):.1f} s; "
        f"another plan the second time: {other}"
    )


if __name__ == "__main__":
    chosen = [effort for effort in LIMITS if effort in sys.argv[1:]]
    for label, figure in _figures(chosen or ["normal"]):
        print(f"{label}: {figure}", flush=True)
