"""Every value of `sheet.csv`: 15 indicators over three school years, worked out by hand with the formula beside it."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.indicators import Known, NoData, by_id, count_problem, course_of, read, response_rate
from prodige_core.responses import IndicatorSeries, Measured

KNOWN = by_id()
with (Path(__file__).parent / "sheet.csv").open(encoding="utf-8", newline="") as source:
    ROWS = list(csv.DictReader(source))


def measured(row) -> Measured:
    return Measured(**{name: int(row[name]) for name in ("numerator", "denominator", "asked") if row[name]})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['code']} {row['year']}")
def test_a_value_is_that_of_the_sheet(row):
    reading = read(KNOWN[row["code"]], measured(row))
    if row["by hand"] == "no data":
        assert isinstance(reading, NoData)
        return
    assert isinstance(reading, Known)
    assert abs(reading.value - Fraction(row["by hand"])) < Fraction(1, 20_000), row["formula"]


def test_the_sheet_has_three_years_of_twelve_indicators_and_denominators_of_nothing():
    years = {code: {row["year"] for row in ROWS if row["code"] == code} for code in {row["code"] for row in ROWS}}
    assert len(years) >= 12
    assert all(len(own) == 3 for own in years.values())
    assert sum(row["denominator"] == "0" for row in ROWS) >= 5


def test_of_nothing_there_is_no_share_and_of_a_missing_number_no_value():
    nothing, missing = Measured(numerator=0, denominator=0), Measured(denominator=30)
    assert read(KNOWN["K2"], nothing) == NoData("nothing")
    assert read(KNOWN["K2"], missing) == read(KNOWN["K2"], None) == NoData("not_counted")
    assert read(KNOWN["K2"], Measured(numerator=0, denominator=30)) == Known(Fraction(0))


def test_values_are_exact():
    assert read(KNOWN["K1"], Measured(numerator=1, denominator=3)) == Known(Fraction(100, 3))


def test_counts_may_be_none_at_all():
    assert read(KNOWN["K15"], Measured(numerator=0, denominator=0)) == Known(Fraction(0))
    assert read(KNOWN["K15"], Measured(numerator=2)) == Known(Fraction(2))


def test_a_mean_comes_with_its_response_rate():
    assert response_rate(Measured(numerator=126, denominator=30, asked=40)) == 75
    assert response_rate(Measured(numerator=126, denominator=30)) is None
    assert response_rate(Measured(numerator=0, denominator=0, asked=0)) is None


@pytest.mark.parametrize(
    ("code", "counts", "says"),
    [
        ("K1", {"numerator": 48, "denominator": 40}, "counts 48 of 40: the part is larger than the whole."),
        ("K15", {"numerator": 3, "denominator": 2}, "counts 3 of 2"),
        ("K13", {"numerator": 3, "denominator": 13}, "has more than 12 months. A school year has 12 months."),
        ("K20", {"numerator": 4, "denominator": 30}, "adds up to 4 from 30 forms"),
        ("K20", {"numerator": 151, "denominator": 30}, "30 to 150 is possible"),
        ("K20", {"numerator": 120, "denominator": 30, "asked": 20}, "has 30 forms from 20 people asked."),
        ("K1", {"numerator": 1, "denominator": 2, "asked": 3}, "people asked, which this indicator does not count"),
    ],
)
def test_counts_that_cannot_be_are_told_in_words_and_have_no_value(code, counts, says):
    problem = count_problem(KNOWN[code], Measured(**counts))
    assert says in problem.text()
    assert read(KNOWN[code], Measured(**counts)) == NoData("impossible")


def test_more_than_was_due_is_possible_where_the_first_is_no_part_of_the_second():
    assert count_problem(KNOWN["K11"], Measured(numerator=15, denominator=12)) is None
    assert count_problem(KNOWN["K14"], Measured(numerator=10, denominator=8)) is None


def series(target=None, year="", baseline="", **values) -> IndicatorSeries:
    counted = {own.strip("y"): Measured(numerator=part, denominator=100) for own, part in values.items()}
    return IndicatorSeries(values=counted, target=target, target_year=year, baseline=baseline)


def course(own: IndicatorSeries, code: str = "K1", **changed):
    definition = KNOWN[code].model_copy(update=changed)
    return course_of(definition, own, {year: read(definition, counts) for year, counts in own.values.items()})


def test_the_line_to_the_target_is_straight():
    # 4 % in 2024 to 12 % in 2028: 2 points a year, so 8 % in 2026
    on, behind = (course(series(12, "2028", y2024=4, y2025=5, y2026=last)) for last in (8, 7))
    assert (on.line, on.state, on.change) == (8, "on_track", 4)
    assert (behind.line, behind.state, behind.change) == (8, "behind", 3)
    assert on.short
    assert behind.short


@pytest.mark.parametrize(
    ("own", "state"),
    [
        (series(), "no_data"),
        (series(12, "2028"), "no_data"),
        (series(y2024=4), "no_target"),
        (series(12, "2028", y2024=4), "begun"),
        (series(12, y2024=4, y2025=5), "below"),
        (series(12, "2028", y2024=4, y2025=12), "reached"),
        (series(12, "2028", y2024=4, y2028=11), "missed"),
        (series(12, "2024", y2024=4, y2023=5), "missed"),
    ],
)
def test_where_a_value_stands_towards_its_target(own, state):
    assert course(own).state == state


def test_a_value_is_held_against_the_baseline_that_was_chosen():
    own = series(20, "2030", baseline="2025", y2024=20, y2025=10, y2027=14)
    assert course(own).baseline.year == "2025"
    assert (course(own).change, course(own).line, course(own).state) == (4, 14, "on_track")
    named = series(20, "2030", baseline="2026", y2024=0, y2027=14)
    assert course(named).baseline.year == "2024", "the year named has no value"


def test_where_lower_is_better_the_line_falls_and_neither_goes_where_the_target_lies():
    falling = series(2, "2028", y2024=10, y2026=6)
    assert course(falling, direction="lower").state == "on_track"
    assert course(series(2, "2028", y2024=10, y2026=7), direction="lower").state == "behind"
    assert course(falling, direction="neither").state == "on_track"
    assert course(series(2, "2028", y2024=10, y2026=1), direction="neither").state == "reached"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 300), st.integers(0, 300))
def test_a_share_of_a_whole_is_never_outside_0_to_100_and_never_made_of_nothing(part, whole):
    reading = read(KNOWN["K1"], Measured(numerator=part, denominator=whole))
    if isinstance(reading, Known):
        assert 0 <= reading.value <= 100
        assert reading.value * whole == 100 * part
    else:
        assert whole == 0 or part > whole
