"""The oracle of reliability, section 6: on the naive rule first, which must leak, then on ours, which must not."""

from __future__ import annotations

import time
from itertools import product
from math import prod

import pytest

from tests.aggregation.oracle import Kind, consistent, count_leaks, leaks, options, present_at, random_case
from tests.aggregation.publishers import Batches, HideBelowK, StandingByLevels

FEW, SOME, MANY = 60, 200, 500


def everyone_gave(*counts_by_kind):
    """Answers of several kinds, each as people by level 0, 1, 2 and without one."""
    return tuple(tuple(((level,), n) for level, n in enumerate(counts) if n) for counts in counts_by_kind)


@pytest.fixture
def tell(capsys, record_property):
    """Print a figure, also when the test passes."""

    def told(rule, found, worlds, began):
        text = f"{rule}: leaks in {len(found)} of {worlds} worlds, {time.monotonic() - began:.0f} s"
        record_property("oracle", text)
        with capsys.disabled():
            print(f"\n{text}")  # noqa: T201 (a figure, not only pass)

    return told


def test_the_oracle_finds_leaks_when_only_groups_below_k_are_hidden(tell):
    began = time.monotonic()
    found = count_leaks([random_case(seed) for seed in range(FEW)], HideBelowK)
    tell("hide below k", found, FEW, began)
    assert len(found) > 0


def test_the_oracle_finds_nothing_with_our_rule(tell):
    began = time.monotonic()
    found = count_leaks([random_case(seed) for seed in range(FEW)], Batches)
    tell("batches", found, FEW, began)
    assert found == {}


def seen_of(case, world, rule):
    state, everything = rule.start(), []
    for at in range(case.releases):
        state, seen = rule.step(state, present_at(case.kinds, dict(enumerate(world)), at))
        everything.append(seen)
    return everything


@pytest.mark.parametrize("rule", [HideBelowK, Batches, StandingByLevels])
def test_worlds_that_a_rule_cannot_tell_apart_are_tried_once(rule):
    cases = [random_case(seed) for seed in range(SOME)]
    small = [case for case in cases if 1_000 < prod(len(options(kind)) for kind in case.kinds) < 2_000]
    assert {case.releases for case in small} == {2, 3}
    assert any(kind.changed for case in small for kind in case.kinds)
    assert any(kind.erased for case in small for kind in case.kinds)
    for case in small:
        one = rule(case.k)
        wanted = seen_of(case, case.truth, one)
        each = [world for world in product(*map(options, case.kinds)) if seen_of(case, world, one) == wanted]
        assert sorted(consistent(case.kinds, case.truth, case.releases, one)) == sorted(each)


@pytest.mark.slow
def test_five_hundred_worlds(tell):
    began = time.monotonic()
    others = range(FEW, MANY)  # the first are those of the test above
    found = count_leaks([random_case(seed) for seed in others], Batches)
    tell("batches", found, len(others), began)
    assert found == {}


@pytest.mark.slow
def test_the_oracle_finds_leaks_of_a_rule_that_looks_at_levels_alone(tell):
    began = time.monotonic()
    found = count_leaks([random_case(seed) for seed in range(SOME)], StandingByLevels)
    tell("standing by levels", found, SOME, began)
    assert len(found) > 0


def test_five_teachers_beside_one_leader_give_the_leader_away():
    kinds = (Kind("leader", 0, 1), Kind("teacher", 0, 5))
    truth = everyone_gave((0, 1, 0, 0), (1, 3, 1, 0))
    assert "role='leader'" in leaks(kinds, truth, 1, HideBelowK(5))[0]
    assert leaks(kinds, truth, 1, Batches(5)) == []


def test_five_answers_and_then_six_give_the_sixth_away():
    kinds = (Kind("teacher", 0, 5), Kind("teacher", 1, 1))
    truth = everyone_gave((1, 3, 1, 0), (0, 0, 1, 0))
    assert "arrives=1" in leaks(kinds, truth, 2, HideBelowK(5))[0]
    assert leaks(kinds, truth, 2, Batches(5)) == []


def test_one_changed_answer_is_not_seen():
    kinds = (Kind("teacher", 0, 5), Kind("teacher", 0, 1, changed=1))
    truth = (*everyone_gave((1, 3, 1, 0)), (((0, 2), 1),))
    assert "changed=1" in leaks(kinds, truth, 2, HideBelowK(5))[0]
    assert leaks(kinds, truth, 2, Batches(5)) == []


def test_one_erased_answer_is_not_seen():
    kinds = (Kind("teacher", 0, 6), Kind("teacher", 0, 1, erased=1))
    truth = everyone_gave((2, 3, 1, 0), (0, 0, 1, 0))
    assert "erased=1" in leaks(kinds, truth, 2, HideBelowK(5))[0]
    assert leaks(kinds, truth, 2, Batches(5)) == []


def test_that_one_person_gave_no_level_is_not_told_by_who_stands_alone():
    kinds = (Kind("leader", 0, 1), Kind("teacher", 0, 6))
    truth = everyone_gave((0, 0, 0, 1), (2, 2, 2, 0))
    assert "role='leader'" in leaks(kinds, truth, 1, StandingByLevels(5))[0]
    assert leaks(kinds, truth, 1, Batches(5)) == []


def test_that_an_erased_person_gave_no_level_is_not_told_by_what_waited():
    kinds = (Kind("teacher", 0, 2), Kind("teacher", 0, 1, erased=1), Kind("teacher", 1, 1))
    truth = everyone_gave((1, 1, 0, 0), (0, 0, 0, 1), (0, 0, 1, 0))
    assert "erased=1" in leaks(kinds, truth, 2, StandingByLevels(3))[0]
    assert leaks(kinds, truth, 2, Batches(3)) == []


def test_five_who_all_say_the_same_are_covered_by_rule_six_and_four_beside_them_are_not_told():
    kinds = (Kind("teacher", 0, 5), Kind("trainer", 0, 4))
    assert leaks((kinds[0],), everyone_gave((0, 5, 0, 0)), 1, Batches(5)) == []
    assert leaks(kinds, everyone_gave((0, 5, 0, 0), (2, 1, 1, 0)), 1, Batches(5)) == []
