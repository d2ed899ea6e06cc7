"""Curves worked out in the background: point by point, after searches for plans, stopped at once and taken up again."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from prodige_core.access import Actor
from prodige_core.errors import PlannerFailed
from prodige_core.planning import solve
from prodige_core.planning.cheapest import cheapest_plan
from prodige_core.responses import Means
from prodige_core.services import assessing, centres, what_if, wishes
from prodige_core.services import workspace as workspaces
from prodige_ui.curves import STEPS, Curves
from tests.factories import mini_workspace

SECONDS = 120


class Jobs:
    """The real solver, in this process; ``gate`` holds back results, ``failing`` breaks the next job."""

    def __init__(self):
        self.gate, self.asked, self.stopped, self.failing = threading.Event(), 0, 0, None
        self.gate.set()

    def plan(self, problem, effort):
        return self._job(lambda: solve(problem, effort))

    def cheapest(self, problem):
        return self._job(lambda: cheapest_plan(problem))

    def _job(self, work):
        self.asked += 1
        jobs = self

        class Job:
            def stop(self):
                jobs.stopped += 1

            def result(self, timeout=None):
                if jobs.failing is not None:
                    raise jobs.failing
                if not jobs.gate.wait(timeout):
                    raise TimeoutError
                return work()

        return Job()


@pytest.fixture
def ws(tmp_path):
    opened = mini_workspace(tmp_path)
    yield opened
    workspaces.close(opened)


@pytest.fixture
def jobs():
    return Jobs()


@pytest.fixture
def others():
    return threading.Event()


@pytest.fixture
def curves(jobs, others):
    made = Curves(others.is_set, jobs.plan, jobs.cheapest)
    yield made
    jobs.gate.set()
    made.close()


@pytest.fixture
def make_centre(ws):
    def make(name="Hill School"):
        own = centres.create_centre(ws, centres.profile_from({"name": name}))
        for item, level in {"plan.goals.q1": 1, "plan.roles.q1": 0}.items():
            assessing.save_answer(ws, own, "mini", item, level=level)
        wishes.set_means(ws, own, Means(start="2027-01", terms=3, hours_per_term={"leader": 5, "coordinator": 9}))
        return own

    return make


def until(condition):
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def test_nothing_is_known_before_it_is_asked_for(curves, make_centre):
    assert curves.look(make_centre()) is None
    assert curves.wait("nobody", 0)


def test_a_whole_curve_and_the_cheapest_plan_are_stored(curves, ws, make_centre):
    own = make_centre()
    curves.start(ws, own)
    assert curves.wait(own, SECONDS)
    done = curves.look(own)
    assert (done.state, done.known, done.busy) == ("done", STEPS, False)
    assert what_if.load(ws, own).complete


def test_stopping_is_at_once_and_going_on_keeps_what_is_known(curves, jobs, ws, make_centre):
    own = make_centre()
    curves.start(ws, own)
    until(lambda: curves.look(own).known >= 2)
    jobs.gate.clear()
    until(lambda: curves.look(own).busy)
    curves.stop(own)
    assert curves.look(own).state == "stopped"
    assert curves.wait(own, SECONDS), "although no job may go on"
    part = what_if.load(ws, own)
    jobs.gate.set()
    if not part.complete:  # or it was quicker than the test
        curves.start(ws, own)
        assert curves.look(own).known >= len(part.curve.points)
    assert curves.wait(own, SECONDS)
    assert what_if.load(ws, own).complete


def test_the_job_that_runs_is_stopped_too(curves, jobs, ws, make_centre):
    own = make_centre()
    jobs.gate.clear()
    curves.start(ws, own)
    until(lambda: jobs.asked == 1)
    curves.stop(own)
    assert curves.wait(own, SECONDS)
    assert jobs.stopped == 1
    assert what_if.load(ws, own) is None


def test_a_search_for_a_plan_goes_before_the_next_point(curves, jobs, others, ws, make_centre):
    own = make_centre()
    others.set()
    curves.start(ws, own)
    until(lambda: curves.look(own).state == "running")
    time.sleep(0.15)
    assert jobs.asked == 0
    others.clear()
    assert curves.wait(own, SECONDS)
    assert what_if.load(ws, own).complete


def test_waiting_for_a_search_can_be_stopped(curves, others, ws, make_centre):
    own = make_centre()
    others.set()
    curves.start(ws, own)
    curves.stop(own)
    assert curves.wait(own, SECONDS)


def test_curves_of_two_centres_take_turns(curves, jobs, ws, make_centre):
    one, other = make_centre("One"), make_centre("Other")
    jobs.gate.clear()
    curves.start(ws, one)
    until(lambda: jobs.asked == 1)
    curves.start(ws, other)
    assert curves.look(other).state == "waiting"
    jobs.gate.set()
    assert curves.wait(other, SECONDS)
    assert what_if.load(ws, other).complete


def test_what_is_known_is_not_worked_out_again(curves, jobs, ws, make_centre):
    own = make_centre()
    curves.start(ws, own)
    assert curves.wait(own, SECONDS)
    asked = jobs.asked
    curves.start(ws, own)
    assert curves.wait(own, SECONDS)
    assert jobs.asked == asked
    assert curves.look(own).known == STEPS


def test_a_breakdown_is_told_and_the_next_try_begins_anew(curves, jobs, ws, make_centre):
    own = make_centre()
    jobs.failing = PlannerFailed("The planner stopped unexpectedly.")
    curves.start(ws, own)
    assert curves.wait(own, SECONDS)
    assert (curves.look(own).state, curves.look(own).error) == ("failed", jobs.failing)
    jobs.failing = ValueError("a fault of ours")
    curves.start(ws, own)
    assert curves.wait(own, SECONDS)
    assert curves.look(own).reference
    jobs.failing = None
    curves.start(ws, own)
    assert curves.wait(own, SECONDS)
    assert curves.look(own).state == "done"


def test_a_centre_deleted_meanwhile_ends_it_quietly(curves, jobs, ws, make_centre):
    own = make_centre()
    jobs.gate.clear()
    curves.start(ws, own)
    until(lambda: jobs.asked == 1)
    centres.delete_centre(ws, own)
    jobs.gate.set()
    assert curves.wait(own, SECONDS)
    assert curves.look(own).state in ("stopped", "done")


def test_whoever_asks_for_many_curves_keeps_a_colleague_waiting_for_one_point(
    curves, jobs, ws, make_centre, monkeypatch
):
    schools = [make_centre(f"School {letter}") for letter in "ABC"]
    with ws.database.write() as unit:
        eager, other = (unit.people.add("link", name * 64, name, ws.now()) for name in "ab")
        for own, person in zip(schools, (eager, eager, other), strict=True):
            unit.people.set_role(own, person, "owner", ws.now())
        unit.commit()
    stored, store = [], what_if.store
    monkeypatch.setattr(what_if, "store", lambda ws, own, *what: stored.append(own) or store(ws, own, *what))
    jobs.gate.clear()
    for own in schools[:2]:
        curves.start(ws.acting_as(Actor.person(eager)), own)
    until(lambda: jobs.asked == 1)
    curves.start(ws.acting_as(Actor.person(other)), schools[2])
    jobs.gate.set()
    assert all(curves.wait(own, SECONDS) for own in schools)
    turns = "".join("ABC"[schools.index(own)] for own in stored)
    assert turns[:4] == "ACAC"
    assert turns.rindex("A") < turns.index("B")  # of one person's, one after the other
    assert len(set(Counter(turns).values())) == 1
    assert {curves.look(own).state for own in schools} == {"done"}


def test_a_curve_that_is_stopped_while_it_waits_gives_its_place_up(curves, jobs, make_centre, ws):
    one, other = make_centre("One"), make_centre("Other")
    jobs.gate.clear()
    curves.start(ws, one)
    until(lambda: jobs.asked == 1)
    curves.start(ws, other)
    curves.stop(other)
    assert curves.wait(other, SECONDS)
    jobs.gate.set()
    assert curves.wait(one, SECONDS)
    assert curves.look(one).state == "done"
    assert what_if.load(ws, other) is None


class Meeting:
    """A lock that lets two people who come back for it a second time through only once both are there."""

    def __init__(self):
        self._lock, self._both, self._came = threading.Lock(), threading.Barrier(2, timeout=SECONDS), Counter()

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        me = threading.current_thread().name
        self._came[me] += 1
        if me.startswith("person") and self._came[me] == 2:
            self._both.wait()
        self._lock.acquire()

    def __exit__(self, *_):
        self._lock.release()


def test_of_two_who_start_at_once_stop_reaches_both(curves, jobs, ws, make_centre):
    own = make_centre()
    jobs.gate.clear()
    curves._runs._lock = threading.Condition(Meeting())
    people = [threading.Thread(target=curves.start, args=(ws, own), name=f"person {number}") for number in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    curves.stop(own)
    until(lambda: not any(thread.name == "prodige-curve" for thread in threading.enumerate()))
