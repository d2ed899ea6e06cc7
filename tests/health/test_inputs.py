"""What the check-up takes from the programme's facts and the indicators."""

from __future__ import annotations

import datetime as dt
from functools import cache

from prodige_core.frameworks import load_catalogue
from prodige_core.health import call_deadlines, rates_used, ratios
from prodige_core.i18n import translator
from prodige_core.indicators import indicators
from prodige_core.programme import are_old, load_programme
from prodige_core.responses import BoardEntry, Centre, CentreFile, Mobility
from tests.factories import FRAMEWORKS

T = translator("en")
VISIT = Mobility(activity="job-shadowing", people=2, days=5, country="FI", distance_km=2200)


@cache
def facts():
    programme = load_programme(FRAMEWORKS)
    assert programme is not None
    return load_catalogue(FRAMEWORKS), programme


def by_action(today: dt.date):
    catalogue, programme = facts()
    return {own.action: own for own in call_deadlines(catalogue, programme, today, T)}


def test_applications_have_the_last_deadline_that_is_known():
    found = by_action(dt.date(2026, 11, 22))
    assert set(found) == {"office.apply-ka122", "office.apply-ka120", "partners.small-partnership"}
    assert (found["office.apply-ka122"].day, found["office.apply-ka122"].sure) == (dt.date(2027, 2, 28), False)


def test_after_the_last_call_the_one_that_is_over_is_told():
    found = by_action(dt.date(2028, 1, 10))
    assert found["office.apply-ka122"].day == dt.date(2027, 2, 28)


def test_rates_are_told_only_where_an_estimate_rests_on_them():
    catalogue, programme = facts()
    file = CentreFile(centre=Centre(name="Hill School", country="IT"))
    assert rates_used(file, catalogue, programme, dt.date(2026, 11, 22)) is None
    halfway = file.model_copy(update={"mobilities": {"staff.open-call-visits": Mobility(people=2)}})
    assert rates_used(halfway, catalogue, programme, dt.date(2026, 11, 22)) is None
    told = file.model_copy(update={"mobilities": {"staff.open-call-visits": VISIT}})
    used = rates_used(told, catalogue, programme, dt.date(2026, 10, 1))
    assert used is not None
    assert (used.call, used.verify, used.past, used.estimates) == ("2026", True, False, 1)
    over = told.model_copy(update={"board": {"staff.open-call-visits": BoardEntry(status="dropped", reason="no")}})
    assert rates_used(over, catalogue, programme, dt.date(2026, 10, 1)) is None


def test_rates_are_past_the_day_after_the_last_call_of_their_year_as_on_the_screen_of_european_money():
    catalogue, programme = facts()
    told = CentreFile(centre=Centre(name="Hill School", country="IT"), mobilities={"staff.open-call-visits": VISIT})
    for day in (dt.date(2026, 10, 1), dt.date(2026, 10, 2), dt.date(2026, 11, 22)):
        used = rates_used(told, catalogue, programme, day)
        assert used is not None
        assert used.past == are_old(programme.rates[0], programme, day) == (day > dt.date(2026, 10, 1))


def test_shares_and_means_need_their_whole_and_counts_do_not():
    found = ratios(indicators(), T)
    assert found["K1"] == "Learners who were abroad"
    assert not {"K15", "K19", "K12"} & set(found), "a count, levels, and one that Prodige works out"
