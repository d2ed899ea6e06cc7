"""How quick this machine is just now, so that a bound on computing is not a bound on the machine.

A process does a fixed piece of work and times it, and says what else it did in seconds of the machine the bounds were set on:
one that is four times slower, or whose processor others heat, takes four times as long for both.
"""

from __future__ import annotations

import os
import time

FIXED_WORK_SECONDS = 0.035
"""Of the processor, on the machine the bounds were set on (measured, quiet: the median of fifty)."""


def worked() -> float:
    """Seconds of the processor since this process began, its ended children's too."""
    return sum(os.times()[:4])


def fixed_work() -> float:
    """Do it: objects made, named, sorted and thrown away, as by reading and checking. The seconds of the processor it took."""
    begun = time.process_time()
    for _ in range(20):
        rows = [{"id": f"plan.goals.q{number}", "level": number % 4} for number in range(5_000)]
        found = {row["id"]: row for row in rows if row["id"].endswith(("1", "3", "5"))}
        assert sorted(found, key=len)[0] == "plan.goals.q1"
    return time.process_time() - begun


def in_usual_seconds(seconds: float, *timed: float) -> float:
    """What it would have taken where the bounds were set. timed: what the fixed work took here, before and after."""
    return seconds * FIXED_WORK_SECONDS * len(timed) / sum(timed)
