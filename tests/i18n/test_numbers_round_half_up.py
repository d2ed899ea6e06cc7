"""Print and workbook show the same figure: spreadsheets count half of the last place up, and so do we."""

from __future__ import annotations

import pytest

from prodige_core.i18n import translator

T = translator("en")


@pytest.mark.parametrize(
    ("value", "shown"), [(0.25, "0.3"), (1.25, "1.3"), (1.75, "1.8"), (1.15, "1.2"), (1.24, "1.2"), (-0.25, "-0.3")]
)
def test_half_of_the_last_place_counts_up(value, shown):
    assert T.fixed(value, 1) == T.number(value, 1) == shown


def test_whole_numbers_and_shares_too():
    assert (T.number(2.5), T.number(1234567), T.fixed(2, 1)) == ("3", "1,234,567", "2.0")
    assert (T.percent(0.125), T.percent(0.0125, 1), T.percent(1)) == ("13%", "1.3%", "100%")
    assert T.number(0.5, 3) == "0.5"
