"""Differences with their sign, written alike on every screen and in every report; months likewise."""

from fractions import Fraction

import pytest

from prodige_core.i18n import month_name, translator
from prodige_core.indicators.words import signed

T = translator("en")


@pytest.mark.parametrize(
    ("change", "digits", "fixed", "read"),
    [
        (Fraction(3, 4), 2, False, "+0.75"),
        (Fraction(-2), 2, False, "\u22122"),
        (Fraction(0), 1, False, "±0"),
        (Fraction(1, 1000), 2, False, "±0"),
        (Fraction(-1, 1000), 2, False, "±0"),
        (Fraction(2, 3), 1, True, "+0.7"),
        (Fraction(-1), 1, True, "\u22121.0"),
        (Fraction(1, 100), 1, True, "±0.0"),
    ],
)
def test_a_difference_has_the_sign_of_what_is_read(change, digits, fixed, read):
    assert signed(change, digits, T, fixed=fixed) == read


def test_a_month_of_a_file_is_named():
    assert month_name("2027-03", T) == "Mar 2027"
