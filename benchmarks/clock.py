"""Timing by repetition: the median of several runs after a warm-up."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_seconds(work: Callable[[], object], runs: int = 7, warm_up: int = 1) -> float:
    """Median wall time of ``work`` in seconds."""
    for _ in range(warm_up):
        work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def clock_and_processor(work: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """Median seconds by the clock, and of computing in this process: the second says the same on a busy computer."""
    busy = []

    def timed() -> None:
        begun = time.process_time()
        work()
        busy.append(time.process_time() - begun)

    by_the_clock = median_seconds(timed, runs)
    return by_the_clock, statistics.median(busy[1:])


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def ratio(seconds: float, floor: float) -> str:
    return f"{seconds / floor:.2f} x"
