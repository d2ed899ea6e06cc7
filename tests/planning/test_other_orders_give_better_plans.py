"""Orders of actions as schedules, and the walk over orders, against the small oracle."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.random_schools import random_school
from prodige_core.planning.annealing import Walk, annealed
from prodige_core.planning.conflict import settle_pins
from prodige_core.planning.greedy import first_plan
from prodige_core.planning.model import PlanModel
from prodige_core.planning.ordering import Ordering
from prodige_core.planning.reduce import reduce_problem
from prodige_core.planning.search import search
from tests.planning.small import action, allowed, problem, random_problem, worth

HEAT = (6.0, 0.5)


def walk(tries: int) -> Walk:
    return Walk(tries, HEAT, thrift=0.1, seed=1)


def test_every_order_gives_a_schedule_that_keeps_the_rules_and_is_worth_what_it_says():
    rng, seen = random.Random(1), 0  # noqa: S311
    for seed in range(150):
        case = random_problem(seed)
        if settle_pins(case) is None:
            continue
        ordering = Ordering(reduce_problem(case))
        held = sum(chain.held * chain.goal.weight for chain in ordering.reduced.chains) * case.count
        order = ordering.free[:]
        rng.shuffle(order)
        ends, left = ordering.begin(order)
        if not ordering.keeps_pins(ends):
            continue
        schedule = ordering.schedule_of(ends)
        assert allowed(case, schedule), seed
        assert ordering.gain(ends) + held == worth(case, schedule)[0], seed
        assert ordering.gain(ordering.lean(ends)) == ordering.gain(ends)
        if len(order) > 1:  # taking up an order half-way gives what beginning anew gives
            changed = [*order[:1], *reversed(order[1:])]
            assert ordering.decode(changed, 1, ends, left) == ordering.begin(changed)
        seen += 1
    assert seen > 80


def test_the_walk_never_loses_gain_and_keeps_pins():
    for seed in range(60):
        case = random_problem(seed)
        settled = settle_pins(case)
        if settled is None:
            continue
        reduced = reduce_problem(case)
        begin = first_plan(reduced, settled)
        for way in (walk(200), replace(walk(200), whole=True)):
            found = annealed(Ordering(reduced), begin, way)
            assert allowed(case, found), seed
            assert worth(case, found)[0] >= worth(case, begin)[0], seed
            assert found.items() >= case.pinned.items(), seed


def test_the_walk_finds_the_order_that_the_first_plan_missed():
    # the first plan takes the long action, which brings more for its hours than one short one, but not than both
    case = problem(
        action("long", ("p", 1), coordinator=10),
        action("one", ("q", 1), coordinator=6),
        action("two", ("r", 1), coordinator=6),
        goals=(("p", 0, 1, 5), ("q", 0, 1, 3), ("r", 0, 1, 3)),
        terms=1,
        coordinator=12,
    )
    reduced = reduce_problem(case)
    assert first_plan(reduced, {}) == {"long": 1}
    assert annealed(Ordering(reduced), {"long": 1}, walk(200)) == {"one": 1, "two": 1}


def test_the_walk_is_repeatable_and_tells_of_each_better_plan():
    reduced = reduce_problem(random_school(2, 60, 8, scarce=True))
    begin, told = first_plan(reduced, {}), []
    found = annealed(Ordering(reduced), begin, walk(1000), on_better=told.append)
    assert told == sorted(set(told))
    assert len(told) > 1
    assert annealed(Ordering(reduced), begin, walk(1000)) == found
    assert annealed(Ordering(reduced), begin, walk(1000), over=lambda: True) == begin


def test_near_some_schedules_only_their_actions_are_planned_and_start_about_then():
    model = PlanModel(reduce_problem(random_school(2, 30, 6)))
    model.stay_near([{"a001": 2}, {"a002": 4}], 1)
    model.cp.maximize(sum(model.starts.values()))
    found = search(model, 1.0)
    assert found.ended == "proven"
    assert set(found.schedule) <= {"a001", "a002"}
    assert found.schedule.get("a001", 2) in (1, 2, 3)
    assert found.schedule.get("a002", 4) in (3, 4, 5)


def test_a_search_that_the_clock_cut_says_so(monkeypatch, caplog):
    reduced = reduce_problem(random_school(1, 120, 12, scarce=True))
    model = PlanModel(reduced)
    model.hint(first_plan(reduced, {}))
    model.cp.maximize(model.gain)
    assert not search(model, 0.05).by_clock
    assert caplog.messages == []
    monkeypatch.setattr("prodige_core.planning.search.WALL_SECONDS_LEAST", 0.3)
    monkeypatch.setattr("prodige_core.planning.search.WALL_SECONDS_PER_UNIT", 0.0)
    assert search(model, 100.0).by_clock
    (message,) = caplog.messages
    assert message.startswith("cut by the clock after ")
