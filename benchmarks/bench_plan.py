"""The planner on random schools: seconds, proven or gap. ``python -m benchmarks.bench_plan [--long]``."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence

from benchmarks.random_schools import random_school
from prodige_core.planning import solve, violations
from prodige_core.planning.solve import Effort

SMALL_SEEDS = (1, 2, 3, 4, 5, 6)
LARGE_SEEDS = (1, 2, 3)


def run(efforts: Sequence[Effort] = ("normal",)) -> list[tuple[str, str]]:
    """(name, figure) pairs. Times are of this machine, with whatever else it is doing."""
    solve(random_school(0, 10, 3), "quick")  # loads the solver; start-up is measured elsewhere
    figures = [_case("plan 40 × 6, usual means", SMALL_SEEDS, 40, 6, False, "normal")]
    figures.append(_case("plan 40 × 6, scarce means", SMALL_SEEDS, 40, 6, True, "normal"))
    for effort in efforts:
        figures.append(_case(f"plan 120 × 12, usual means, {effort}", LARGE_SEEDS, 120, 12, False, effort))
        figures.append(_case(f"plan 120 × 12, scarce means, {effort}", LARGE_SEEDS, 120, 12, True, effort))
    return figures


def _case(name: str, seeds: tuple[int, ...], actions: int, terms: int, scarce: bool, effort: Effort) -> tuple[str, str]:
    seconds, gaps, proven = [], [], 0
    for seed in seeds:
        problem = random_school(seed, actions, terms, scarce=scarce)
        began = time.perf_counter()
        plan = solve(problem, effort)
        seconds.append(time.perf_counter() - began)
        gaps.append(plan.gap)
        proven += plan.status == "optimal"
        assert violations(problem, plan) == []
    return name, (
        f"{proven}/{len(seeds)} proven, gap median {statistics.median(gaps):.2%} worst {max(gaps):.2%}, "
        f"{statistics.median(seconds):.2f} s median, {max(seconds):.2f} s worst"
    )


if __name__ == "__main__":
    for name, figure in run(("quick", "normal", "long") if "--long" in sys.argv else ("normal",)):
        print(f"{name}: {figure}", flush=True)
