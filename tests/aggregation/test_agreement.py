from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.aggregation import agreement


@pytest.mark.parametrize("levels", range(2, 7))
def test_all_on_one_level_is_full_agreement_wherever_it_is(levels):
    for level in range(levels):
        assert agreement([7 if here == level else 0 for here in range(levels)]) == 1


@pytest.mark.parametrize("levels", range(2, 7))
def test_an_even_spread_is_zero(levels):
    assert agreement([4] * levels) == 0


@pytest.mark.parametrize("levels", range(3, 7))
def test_two_camps_at_the_ends_are_minus_one(levels):
    assert agreement([5, *[0] * (levels - 2), 5]) == -1


def test_of_two_levels_the_share_that_agrees_counts():
    assert agreement([8, 2]) == Fraction(6, 10)


def test_the_example_of_the_r_package_agrmt():
    """Its help page gives 0.6113333 for this distribution (package agrmt by D. Ruedin, function agreement)."""
    assert agreement([30, 40, 210, 130, 530, 50, 10]) == Fraction(917, 1500)


def test_two_neighbours_by_hand():
    """One layer 0 1 1 0 0: U = 1, two of five levels: 1 - 1/4."""
    assert agreement([0, 3, 3, 0, 0]) == Fraction(3, 4)


def test_a_layer_with_a_hole_by_hand():
    """Levels 1, 2 and 4 of five are in use. Of the triples of levels, 123, 125, 145 and 245 are 110, none is 011,
    and 134 and 234 are 101: U = (3 * 4 - 4 * 2) / (3 * (4 + 2)) = 2/9, times 1 - 2/4.
    """
    assert agreement([2, 2, 0, 2, 0]) == Fraction(1, 9)


def test_two_layers_by_hand():
    """1 3 1: a layer 1 1 1 of three people (0) and a layer 0 1 0 of two (1): 2/5."""
    assert agreement([1, 3, 1]) == Fraction(2, 5)


@pytest.mark.parametrize("counts", [[], [0, 0, 0], [3, -1, 0]])
def test_nobody_has_no_agreement(counts):
    with pytest.raises(ValueError, match="people"):
        agreement(counts)


distributions = st.integers(2, 6).flatmap(lambda k: st.lists(st.integers(0, 9), min_size=k, max_size=k)).filter(any)


@given(distributions, st.integers(2, 5))
def test_it_stays_between_minus_one_and_one_and_ignores_direction_and_size(counts, times):
    value = agreement(counts)
    assert -1 <= value <= 1
    assert agreement(counts[::-1]) == value
    assert agreement([times * count for count in counts]) == value
