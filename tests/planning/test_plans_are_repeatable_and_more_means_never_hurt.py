from __future__ import annotations

import dataclasses
import json
import os
import random
import subprocess
import sys

import pytest

from benchmarks.random_schools import random_school
from prodige_core.planning import plan_json, solve
from tests.planning.small import random_problem

PROGRAM = """
import json, sys
from benchmarks.random_schools import random_school
from prodige_core.planning import plan_json, solve
cases = [random_school(5, 40, 6, scarce=True), random_school(1, 70, 8, scarce=True)]
print(json.dumps([plan_json(solve(case, "quick")) for case in cases]))
"""


@pytest.mark.slow
def test_the_same_problem_gives_the_same_plan_in_processes_that_hash_differently():
    plans = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert plans[0] == plans[1]
    assert json.loads(plans[0])[0]["actions"]


def test_solving_twice_in_one_process_gives_the_same_plan():
    case = random_school(6, 40, 6, scarce=True)
    assert plan_json(solve(case, "quick")) == plan_json(solve(case, "quick"))


def test_more_hours_money_or_terms_never_give_less_gain():
    rng = random.Random(1)  # noqa: S311
    compared = 0
    for seed in range(80):
        case = random_problem(seed)
        plan = solve(case, "quick")
        if plan.status == "infeasible":
            continue
        rows = [list(row) for row in case.capacity]
        rows[rng.randrange(len(rows))][rng.randrange(case.count)] += rng.choice((3, 7, 20))
        money = (case.budget[0] + rng.choice((0, 150)), *case.budget[1:])
        richer = dataclasses.replace(case, capacity=tuple(map(tuple, rows)), budget=money)
        for more in (richer, case.longer(1)):
            better = solve(more, "quick")
            assert plan.status == better.status == "optimal"
            assert better.gain >= plan.gain
            compared += 1
    assert compared > 80
