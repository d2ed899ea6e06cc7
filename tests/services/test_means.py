"""Time and money term by term: what a screen shows, and what changing one number does to the rest."""

from __future__ import annotations

import datetime as dt

from prodige_core.responses import Means
from prodige_core.services import means, means_parts

PLAIN = Means(start="2027-01", terms=4, hours_per_term={"leader": 10, "teacher": (5, 6, 7, 8)}, budget_per_year=900)


def test_means_are_spread_over_terms_and_school_years_with_their_sums():
    view = means.view_of(PLAIN)
    assert [row.hours for row in view.roles] == [(10,) * 4, (0,) * 4, (0,) * 4, (5, 6, 7, 8), (0,) * 4]
    assert [row.listed for row in view.roles] == [False, False, False, True, False]
    assert view.years == ("2026/27", "2027/28")
    assert view.budgets == (900, 900)
    assert (view.least_hours, view.most_hours, view.total_hours, view.total_eur) == (15, 18, 66, 1800)


def test_a_longer_plan_goes_on_with_the_last_number_and_a_shorter_one_is_cut():
    assert means_parts.with_period(PLAIN, "2027-01", 6).hours_per_term["teacher"] == (5, 6, 7, 8, 8, 8)
    assert means_parts.with_period(PLAIN, "2027-01", 2).hours_per_term == {"leader": 10, "teacher": (5, 6)}


def test_money_by_school_year_follows_the_school_years_touched():
    listed = PLAIN.model_copy(update={"budget_per_year": (100, 200)})
    assert means_parts.with_period(listed, "2027-01", 6).budget_per_year == (100, 200, 200)
    assert means_parts.with_period(listed, "2027-09", 3).budget_per_year == (100,)
    assert means_parts.with_period(PLAIN, "2027-09", 3).budget_per_year == 900


def test_one_number_is_set_for_all_terms_or_for_one():
    assert means.with_hours(PLAIN, "admin", 7).hours_per_term["admin"] == 7
    assert means.with_hours(PLAIN, "leader", 20, term=2).hours_per_term["leader"] == (10, 20, 10, 10)
    assert means.with_budget(PLAIN, 50).budget_per_year == 50
    assert means.with_budget(PLAIN, 50, year=1).budget_per_year == (50, 900)


def test_lists_are_made_and_taken_back_only_where_asked():
    changed = means.listed(PLAIN, ("leader",), budget=True)
    assert changed.hours_per_term == {"leader": (10, 10, 10, 10), "teacher": 5}
    assert changed.budget_per_year == (900, 900)
    assert means.listed(PLAIN, ("teacher",), budget=False) == PLAIN


def test_the_start_may_be_this_term_or_one_of_the_next_two_years_and_the_one_stored_stays():
    today = dt.date(2026, 11, 21)
    assert means.start_choices(today, PLAIN) == (
        "2026-09", "2027-01", "2027-04", "2027-09", "2028-01", "2028-04", "2028-09",
    )  # fmt: skip
    odd = PLAIN.model_copy(update={"start": "2027-02"})
    assert "2027-02" in means.start_choices(today, odd)
    assert "2027-01" not in means.start_choices(today, odd)
    assert means.start_choices(today, PLAIN.model_copy(update={"start": "2025-01"}))[0] == "2025-01"


def test_as_many_terms_as_stored_can_be_kept():
    assert means.count_choices(PLAIN) == tuple(range(3, 13))
    assert means.count_choices(PLAIN.model_copy(update={"terms": 30}))[-1] == 30
