"""The searches of a process: one at a time, outside reruns, stoppable, stored with their fingerprint."""

from __future__ import annotations

import threading

import pytest

from prodige_core.access import Actor
from prodige_core.errors import PlannerFailed, PlanningInputError
from prodige_core.planning import Plan
from prodige_core.planning.solve import Progress
from prodige_core.responses import Means
from prodige_core.services import assessing, centres, people, planning, signing_in, wishes
from prodige_core.services import workspace as workspaces
from prodige_ui.planner import Planner
from tests.factories import mini_workspace

SECONDS = 120
BEST, SO_FAR = Plan("optimal", gain=9, bound=9), Plan("feasible", gain=6, bound=9)


class FakeJob:
    """Ends when the test says so, or when it is stopped."""

    def __init__(self, problem, effort):
        self.effort, self.began = effort, threading.Event()
        self.plan, self.failure, self.stops = None, None, 0
        self._ended = threading.Event()

    def progress(self):
        return Progress(1.0, "gain", 6, 8)

    def stop(self):
        self.stops += 1
        self.end(SO_FAR)

    def end(self, plan):
        self.plan = plan
        self._ended.set()

    def fail(self, failure):
        self.failure = failure
        self._ended.set()

    def result(self, timeout=None):
        self.began.set()
        if not self._ended.wait(timeout):
            raise TimeoutError
        if self.failure:
            raise self.failure
        return self.plan


@pytest.fixture
def ws(tmp_path):
    opened = mini_workspace(tmp_path)
    yield opened
    workspaces.close(opened)


@pytest.fixture
def jobs():
    return []


@pytest.fixture
def planner(jobs):
    def start(problem, effort):
        jobs.append(FakeJob(problem, effort))
        return jobs[-1]

    made = Planner(start)
    yield made
    made.close()


@pytest.fixture
def make_centre(ws):
    def make(name="Hill School"):
        centre_id = centres.create_centre(ws, centres.profile_from({"name": name}))
        assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=1)
        wishes.set_means(ws, centre_id, Means(start="2027-01", terms=3, hours_per_term={"leader": 10}))
        return centre_id

    return make


def until(condition):
    ticks = threading.Event()
    for _ in range(SECONDS * 100):
        if condition():
            return
        ticks.wait(0.01)
    raise AssertionError("it did not happen in time")


def test_nothing_is_known_before_the_first_search(planner, make_centre):
    assert planner.look(make_centre()) is None
    assert planner.wait("nobody", 0)


def test_a_finished_plan_is_stored_and_current(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id)
    until(lambda: planner.look(centre_id).gap is not None)
    running = planner.look(centre_id)
    assert (running.state, running.gap, running.phase, running.busy) == ("running", 0.25, "gain", True)
    jobs[0].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    done = planner.look(centre_id)
    assert (done.state, done.before, done.after, done.busy) == ("done", None, BEST, False)
    assert planning.load_plan(ws, centre_id).plan == BEST
    assert planning.is_current(ws, centre_id)


def test_stopping_keeps_the_best_so_far(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id, "long")
    until(lambda: jobs and jobs[0].began.is_set())
    planner.stop(centre_id)
    assert planner.wait(centre_id, SECONDS)
    assert (jobs[0].stops, jobs[0].effort) == (1, "long")
    assert planner.look(centre_id).stopping
    assert planning.load_plan(ws, centre_id).plan == SO_FAR


def test_searches_of_two_centres_wait_for_each_other(planner, jobs, ws, make_centre):
    one, other = make_centre("One"), make_centre("Other")
    planner.start(ws, one)
    until(lambda: len(jobs) == 1 and jobs[0].began.is_set())
    planner.start(ws, other)
    assert planner.look(other).state == "waiting"
    jobs[0].end(BEST)
    until(lambda: len(jobs) == 2)
    jobs[1].end(SO_FAR)
    assert planner.wait(other, SECONDS)
    assert planning.load_plan(ws, other).plan == SO_FAR


def test_a_search_the_system_cannot_start_stands_in_nobodys_way(planner, jobs, ws, make_centre, monkeypatch):
    one, other = make_centre("One"), make_centre("Other")

    def refuse(thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", refuse)
        with pytest.raises(RuntimeError):
            planner.start(ws, one)
    assert planner.look(one) is None
    planner.start(ws, other)
    until(lambda: jobs and jobs[0].began.is_set())
    jobs[0].end(BEST)
    assert planner.wait(other, SECONDS)


def test_a_new_search_of_a_centre_replaces_the_old_one(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id)
    until(lambda: jobs and jobs[0].began.is_set())
    planning.exclude(ws, centre_id, "goals.talk")
    planner.start(ws, centre_id)
    until(lambda: len(jobs) == 2)
    assert jobs[0].stops == 1
    assert planning.load_plan(ws, centre_id) is None  # what the old one found is not stored
    jobs[1].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    assert planning.is_current(ws, centre_id)


def test_a_plan_made_from_older_answers_is_stored_as_stale(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id)
    until(lambda: len(jobs) == 1)
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=2)
    jobs[0].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    assert not planning.load_plan(ws, centre_id).current


def test_the_second_plan_knows_the_first(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    for place, plan in enumerate((SO_FAR, BEST)):
        planner.start(ws, centre_id)
        until(lambda place=place: len(jobs) == place + 1)
        jobs[place].end(plan)
        assert planner.wait(centre_id, SECONDS)
    seen = planner.look(centre_id)
    assert (seen.before, seen.after) == (SO_FAR, BEST)
    planner.forget(centre_id)
    assert planner.look(centre_id) is None


def test_a_broken_planner_is_told_and_the_former_plan_stays(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planning.store_plan(ws, centre_id, SO_FAR, planning.task_for(ws, centre_id).fingerprint)
    planner.start(ws, centre_id)
    until(lambda: len(jobs) == 1)
    jobs[0].fail(PlannerFailed("The planner stopped unexpectedly."))
    assert planner.wait(centre_id, SECONDS)
    seen = planner.look(centre_id)
    assert (seen.state, str(seen.error)) == ("failed", "The planner stopped unexpectedly.")
    assert planning.load_plan(ws, centre_id).plan == SO_FAR


def test_a_fault_of_ours_gets_a_number_and_frees_the_turn(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id)
    until(lambda: len(jobs) == 1)
    jobs[0].fail(RuntimeError("surprise"))
    assert planner.wait(centre_id, SECONDS)
    assert len(planner.look(centre_id).reference) == 8
    planner.start(ws, centre_id)
    until(lambda: len(jobs) == 2)
    jobs[1].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    assert planner.look(centre_id).state == "done"


def test_a_centre_deleted_meanwhile_needs_no_plan(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id)
    until(lambda: len(jobs) == 1)
    centres.delete_centre(ws, centre_id)
    jobs[0].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    assert planner.look(centre_id).state == "done"


def test_missing_means_are_refused_before_anything_starts(planner, jobs, ws):
    centre_id = centres.create_centre(ws, centres.profile_from({"name": "Bare"}))
    with pytest.raises(PlanningInputError, match="are missing"):
        planner.start(ws, centre_id)
    assert planner.look(centre_id) is None
    assert jobs == []


def test_closing_stops_the_search_and_stores_nothing(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    planner.start(ws, centre_id)
    until(lambda: jobs and jobs[0].began.is_set())
    planner.close()
    assert jobs[0].stops == 1
    assert planning.load_plan(ws, centre_id) is None


def test_a_plan_that_was_asked_for_is_kept_after_signing_out(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    done = signing_in.accept(ws, people.invite(ws, centre_id, "editor", "Ana"), "Ana")
    planner.start(ws.acting_as(signing_in.who(ws, done.secret).actor), centre_id)
    signing_in.sign_out(ws, done.secret)
    until(lambda: jobs)
    jobs[0].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    assert planning.load_plan(ws, centre_id).plan == BEST


def test_a_plan_is_not_stored_for_somebody_who_lost_access_meanwhile(planner, jobs, ws, make_centre):
    centre_id = make_centre()
    done = signing_in.accept(ws, people.invite(ws, centre_id, "editor", "Ana"), "Ana")
    planner.start(ws.acting_as(signing_in.who(ws, done.secret).actor), centre_id)
    people.change_role(ws, centre_id, done.person_id, "viewer")
    until(lambda: jobs)
    jobs[0].end(BEST)
    assert planner.wait(centre_id, SECONDS)
    assert planning.load_plan(ws, centre_id) is None


def test_whoever_asks_for_many_plans_keeps_a_colleague_waiting_for_one(planner, jobs, ws, make_centre):
    schools = [make_centre(f"School {letter}") for letter in "ABCD"]
    with ws.database.write() as unit:
        eager, other = (unit.people.add("link", name * 64, name, ws.now()) for name in "ab")
        for own, person in zip(schools, (eager, eager, eager, other), strict=True):
            unit.people.set_role(own, person, "owner", ws.now())
        unit.commit()
    for own in schools[:3]:
        planner.start(ws.acting_as(Actor.person(eager)), own)
    until(lambda: jobs and planner.look(schools[0]).state == "running")
    planner.start(ws.acting_as(Actor.person(other)), schools[3])
    order = []
    for number in range(4):
        until(lambda number=number: len(jobs) > number)
        order.append(next(own for own in schools if planner.look(own).state == "running"))
        jobs[number].end(BEST)
        assert planner.wait(order[-1], SECONDS)
    assert order == [schools[0], schools[1], schools[3], schools[2]]


def test_a_search_that_is_asked_for_anew_gives_its_place_up(planner, jobs, ws, make_centre):
    first, second = make_centre("School A"), make_centre("School B")
    planner.start(ws, first)
    until(lambda: jobs)
    planner.start(ws, second)
    planner.start(ws, second)
    jobs[0].end(BEST)
    until(lambda: len(jobs) == 2)
    jobs[1].end(BEST)
    assert planner.wait(second, SECONDS)
    assert len(jobs) == 2
    assert not planner.busy
