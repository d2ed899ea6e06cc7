from __future__ import annotations

import subprocess
import sys
import time

import pytest

from benchmarks.random_schools import random_school
from prodige_core.errors import PlannerFailed
from prodige_core.planning import PlanJob, jobs, solve, violations
from prodige_core.planning.jobs import Planner
from tests.planning.small import action, problem

PATIENCE = 240  # seconds; only a hanging test needs them


@pytest.fixture(scope="module")
def planner():
    planner = Planner()
    yield planner
    planner.close()


@pytest.mark.slow
def test_a_job_gives_the_same_plan_as_solving_here(planner):
    case = random_school(1, 40, 6)
    job = PlanJob.start(case, "quick", planner)
    plan = job.result(PATIENCE)
    assert job.done
    assert plan == solve(case, "quick")
    assert plan.status == "optimal"


def test_a_stopped_job_gives_its_best_so_far_marked_feasible(planner):
    case = random_school(1, 120, 12, scarce=True)
    job = PlanJob.start(case, "long", planner)
    until = time.monotonic() + PATIENCE
    while (progress := job.progress()) is None or not progress.gain:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert progress.bound >= progress.gain
    assert progress.phase == "gain"
    job.stop()
    plan = job.result(PATIENCE)
    assert plan.status == "feasible"
    assert 0 < plan.gain <= plan.bound
    assert violations(case, plan) == []


def test_jobs_wait_for_each_other_and_all_get_done(planner):
    cases = [random_school(seed, 40, 6) for seed in (2, 3)]
    jobs = [PlanJob.start(case, "quick", planner) for case in cases]
    for case, job in zip(cases, jobs, strict=True):
        assert violations(case, job.result(PATIENCE)) == []


def test_a_job_that_is_not_done_says_so(planner):
    job = PlanJob.start(random_school(2, 120, 12, scarce=True), "long", planner)
    with pytest.raises(TimeoutError):
        job.result(0.01)
    job.stop()
    job.result(PATIENCE)


def test_a_breakdown_fails_the_job_and_the_next_one_gets_a_new_process():
    planner = Planner()
    case = problem(action("a", ("p", 1), teacher=5), teacher=5)
    try:
        broken = PlanJob.start(random_school(1, 120, 12, scarce=True), "long", planner)
        planner._process.kill()
        with pytest.raises(PlannerFailed):
            broken.result(PATIENCE)
        assert PlanJob.start(case, "quick", planner).result(PATIENCE).gain == 3
    finally:
        planner.close()


@pytest.mark.parametrize(
    "said",
    [
        "{",
        "7",
        "{}",
        '{"job": 1, "progress": 7}',
        '{"job": 1, "answer": {"status": 9}}',
        '{"job": 1}',
        "\\xff",
        "[" * 9999,
    ],
    ids=range(8),
)
def test_what_a_dying_process_says_fails_its_job_and_the_next_one_gets_a_new_process(monkeypatch, said):
    """Said by a process that then hangs: nobody waits for it."""
    planner, answer = Planner(), []
    talks = f"import sys, time; sys.stdout.buffer.write(b'{said}' + bytes([10])); sys.stdout.flush(); time.sleep({3 * PATIENCE})"

    def started():
        more = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
        answer.append(subprocess.Popen([sys.executable, "-ISc", talks], **more))
        return answer[-1]

    monkeypatch.setattr(jobs, "_started", started)
    case = problem(action("a", ("p", 1), teacher=5), teacher=5)
    try:
        with pytest.raises(PlannerFailed, match="stopped unexpectedly"):
            PlanJob.start(case, "quick", planner).result(PATIENCE)
        PlanJob.start(case, "quick", planner)
        assert len(answer) == 2
    finally:
        for process in answer:
            process.kill()
        planner.close()


def test_a_problem_the_planner_cannot_read_is_a_failure_not_silence():
    planner = Planner()
    try:
        job = PlanJob.start(problem(terms=1), "no such effort", planner)  # type: ignore[arg-type]
        with pytest.raises(PlannerFailed, match="KeyError"):
            job.result(PATIENCE)
    finally:
        planner.close()


def test_the_process_ends_when_its_input_ends():
    process = subprocess.Popen(
        [sys.executable, "-m", "prodige_core.planning.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process.communicate(b"", timeout=PATIENCE)
    assert process.returncode == 0
