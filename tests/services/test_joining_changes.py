"""Two changes of the same thing: what only one of the two changed stands, and nothing is dropped without being told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.errors import Clash, Conflict
from prodige_core.responses import Means
from prodige_core.services import means
from prodige_core.services.means_parts import join_means, spread, with_period
from prodige_core.services.merging import Joined, join_fields, join_order, join_set

HOURS = st.one_of(st.integers(0, 3), st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)))
PLANS = st.builds(
    Means,
    start=st.just("2027-01"),
    terms=st.just(3),
    hours_per_term=st.fixed_dictionaries({"leader": HOURS, "teacher": HOURS}),
    budget_per_year=st.integers(0, 3),
)
ACTS = st.one_of(
    st.tuples(st.just("terms"), st.sampled_from([2, 4, 5, 6]), st.none()),
    st.tuples(st.just("leader"), st.integers(4, 9), st.one_of(st.none(), st.integers(1, 2))),
    st.tuples(st.just("teacher"), st.integers(4, 9), st.one_of(st.none(), st.integers(1, 2))),
    st.tuples(st.just("budget"), st.integers(4, 9), st.none()),
)
FIELDS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2))
LISTS = st.lists(st.sampled_from("abcde"), unique=True).map(tuple)


def test_changes_of_different_fields_are_joined():
    assert join_fields({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}) == Joined({"a": 2, "b": 3})


def test_taking_away_and_adding_are_changes_too():
    assert join_fields({"a": 1, "b": 1}, {"b": 1}, {"a": 1, "b": 1, "c": 5}) == Joined({"b": 1, "c": 5})


def test_different_changes_of_one_field_clash_and_carry_all_three():
    joined = join_fields({"a": 1}, {"a": 2}, {"a": 3})
    assert joined.clashes == (Clash("a", 1, 2, 3),)
    assert joined.value == {"a": 2}, "what to store if one keeps one’s own"
    assert join_fields({"a": 1}, {}, {"a": 3}).clashes == (Clash("a", 1, None, 3),)
    assert join_fields({"a": 1}, {"a": 3}, {}).clashes == (Clash("a", 1, 3, None),)
    assert join_fields({}, {"a": 3}, {"a": 4}).clashes == (Clash("a", None, 3, 4),)


@given(FIELDS, FIELDS, FIELDS)
def test_no_change_of_either_is_lost(base, one, other):
    joined = join_fields(base, one, other)
    clashing = {clash.field for clash in joined.clashes}
    for field in "abcd":
        was, mine, theirs = base.get(field), one.get(field), other.get(field)
        assert (field in clashing) == (mine != was and theirs not in (was, mine))
        expected = mine if mine != was else theirs
        assert joined.value.get(field) == expected


@given(FIELDS, FIELDS, FIELDS)
def test_whoever_comes_second_the_outcome_is_the_same(base, one, other):
    first, second = join_fields(base, one, other), join_fields(base, other, one)
    assert {clash.field for clash in first.clashes} == {clash.field for clash in second.clashes}
    if not first.clashes:
        assert first.value == second.value


@given(FIELDS, FIELDS)
def test_the_same_change_twice_is_one_and_no_change_leaves_the_other(base, one):
    assert join_fields(base, one, one) == Joined(one)
    assert join_fields(base, base, one) == Joined(one)
    assert join_fields(base, one, base) == Joined(one)


@given(FIELDS, FIELDS, FIELDS)
def test_keeping_ones_own_after_a_clash_stores_it_and_leaves_the_other_fields(base, one, other):
    joined = join_fields(base, one, other)
    assert join_fields(other, joined.value, other) == Joined(joined.value)


@given(LISTS, LISTS, LISTS)
def test_of_a_set_what_either_took_away_is_gone_and_what_either_added_is_in(base, one, other):
    joined = join_set(base, one, other)
    added = (set(one) | set(other)) - set(base)
    kept = set(base) & set(one) & set(other)
    assert set(joined) == added | kept
    assert len(joined) == len(set(joined))


def test_moving_and_adding_are_joined_and_two_different_orders_clash():
    assert join_order("x", "ab", "ba", "abc") == Joined(("b", "a", "c"))
    assert join_order("x", "ab", "abc", "ba") == Joined(("b", "a", "c"))
    assert join_order("x", "abc", "bac", "bc").value == ("b", "c")
    clash = join_order("x", "abc", "bac", "acb")
    assert clash.clashes == (Clash("x", tuple("abc"), tuple("bac"), tuple("acb")),)
    assert clash.value == tuple("bac")


def acted(plan: Means, act) -> Means:
    what, number, term = act
    if what == "terms":
        return with_period(plan, plan.start, number)
    return means.with_budget(plan, number) if what == "budget" else means.with_hours(plan, what, number, term)


def stands(plan: Means, act) -> bool:
    """Whether a change is in the means."""
    what, number, term = act
    if what in ("terms", "budget"):
        return number == (plan.terms if what == "terms" else plan.budget_per_year)
    hours = spread(plan.hours_per_term[what], plan.terms)
    return hours[term - 1] == number if term else set(hours) == {number}


@given(PLANS, ACTS, ACTS)
def test_of_two_changes_of_means_both_stand_or_both_are_told(base, one, other):
    mine, theirs = acted(base, one), acted(base, other)
    told = None
    try:
        joined = join_means(base, mine, theirs)
    except Conflict as error:
        told, joined = error, error.mine
    assert stands(joined, one)
    if told is None:
        assert stands(joined, other)
        assert all(len(own) == joined.terms for own in joined.hours_per_term.values() if isinstance(own, tuple))
    else:
        assert one[0] == other[0], "only changes of the same thing clash"
        assert told.theirs == theirs


def test_hours_that_one_took_away_and_the_other_changed_are_told():
    """So it is when hours that nobody had given are undone, and a colleague has changed them meanwhile."""
    none = Means(start="2027-01", terms=6, hours_per_term={}, budget_per_year=0)
    base, theirs = means.with_hours(none, "leader", 10), means.with_hours(none, "leader", 20)
    with pytest.raises(Conflict) as told:
        join_means(base, none, theirs)
    assert told.value.clashes == (Clash("hours.leader", 10, None, 20),)
    assert told.value.mine == none


@given(LISTS, LISTS, LISTS)
def test_an_order_loses_no_entry_either(base, one, other):
    joined = join_order("x", base, one, other)
    if not joined.clashes and tuple(one) != tuple(other):
        assert set(joined.value) == set(join_set(base, one, other))
