"""The adviser's rules, each with the reason it gives. Source: domain notes, section 4.2."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.i18n import translator
from prodige_core.programme import Wanted, advise, estimate, load_programme, words
from prodige_core.programme.model import Call
from prodige_core.responses import Centre, Mobility

T = translator("en")
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def programme():
    from tests.factories import FRAMEWORKS

    return load_programme(FRAMEWORKS)


def asked(programme, accreditation="none", country="IT", today=TODAY, **wanted):
    centre = Centre(name="Aurora", country=country, accreditation=accreditation)
    return {own.route.id: own for own in advise(centre, Wanted(**wanted), programme, today)}


def said(advice):
    return words.reasons_text(advice, T)


def fits(found):
    return [own for own, advice in found.items() if advice.fit == "fits"]


def test_a_school_without_anything_can_ask_for_a_short_project_join_or_host(programme):
    found = asked(programme)
    assert fits(found) == ["KA122", "consortium", "host"]
    assert "calls 2023 to 2027: it must be fewer than 3" in said(found["KA122"])
    assert found["KA122"].deadline.call.id == "ka1-2027"
    assert words.headline(tuple(found.values()), T).startswith("What fits you now: Short-term project (KA122).")


def test_a_plan_that_counts_on_the_money_of_a_consortium_is_advised_to_join_one(programme):
    found = asked(programme, funded=(("KA121", dt.date(2027, 1, 1)),))
    assert fits(found) == ["consortium", "KA122", "host"]
    assert said(found["consortium"]).startswith("Your plan counts on money that comes this way (KA121).")
    assert "after the last call" not in said(found["consortium"])
    assert "Members of a consortium get this money without one." in said(found["KA121"])


def test_a_plan_that_joins_after_the_last_call_is_told(programme):
    found = asked(programme, funded=(("KA121", dt.date(2027, 3, 1)),))
    assert "In your plan this begins after the last call for this money. Join earlier" in said(found["consortium"])


def test_a_plan_that_applies_for_itself_keeps_that_way_first(programme):
    days = dt.date(2027, 1, 1)
    assert fits(asked(programme, funded=(("KA121", days), ("KA122", days))))[0] == "KA122"


def test_an_accredited_school_asks_for_money_each_year(programme):
    found = asked(programme, "KA120", people=80)
    assert fits(found) == ["KA121", "host"]
    assert "not for centres that hold an accreditation" in said(found["KA122"])
    assert found["KA120"].fit == "no"
    assert found["consortium"].fit == "no"


def test_a_member_of_a_consortium_asks_its_coordinator(programme):
    found = asked(programme, "consortium")
    assert found["consortium"].fit == "fits"
    assert "Ask your coordinator" in said(found["consortium"])
    assert found["KA121"].fit == "not_yet"


@pytest.mark.parametrize(("people", "fit"), [(30, "fits"), (31, "not_yet")])
def test_a_short_project_takes_thirty_people(programme, people, fit):
    found = asked(programme, people=people)
    assert found["KA122"].fit == fit
    if fit == "not_yet":
        assert "31 people; one project takes 30" in said(found["KA122"])


@pytest.mark.parametrize(("grants", "fit"), [(2, "fits"), (3, "no")])
def test_three_short_grants_in_five_call_years_are_the_limit(programme, grants, fit):
    found = asked(programme, ka122_grants=grants)
    assert found["KA122"].fit == fit
    assert "Check how many" not in said(found["KA122"])


def test_an_accreditation_now_would_come_too_late_for_this_programme(programme):
    found = asked(programme, every_year=True)
    assert found["KA120"].fit == "not_yet"
    assert "next programme only" in said(found["KA120"])
    assert "not for every year" in said(found["KA122"])


@pytest.mark.parametrize("wanted", [{"every_year": True}, {"people": 31}, {"ka122_grants": 3}, {"network": True}])
def test_an_accreditation_fits_who_wants_more_while_a_call_for_money_follows(programme, wanted):
    later = programme.model_copy(update={"calls": (*programme.calls, _following(programme))})
    assert asked(later, **wanted)["KA120"].fit == "fits"
    assert asked(later)["KA120"].fit == "not_yet"


def _following(programme) -> Call:
    last = next(own for own in programme.calls if own.id == "ka1-2027")
    return last.model_copy(update={"id": "ka1-later", "earliest": "2027-11-01", "latest": "2027-11-10"})


def test_a_country_outside_can_only_host_and_hears_of_other_ways(programme):
    found = asked(programme, country="AL")
    assert fits(found) == ["host"]
    assert all(own.fit == "no" for own_id, own in found.items() if own_id != "host")
    assert "Albania is outside the programme" in said(found["KA122"])
    assert "CB-VET" in said(found["KA122"])


@pytest.mark.parametrize(("country", "name"), [("CH", "Switzerland"), ("GB", "United Kingdom")])
def test_a_country_that_is_to_join_is_not_sent_away(programme, country, name):
    found = asked(programme, country=country)
    assert found["KA122"].fit == "not_yet"
    assert f"{name} is to take part from the call 2027 on. This was agreed in 2025." in said(found["KA122"])
    visit = Mobility(activity="job-shadowing", people=2, days=5, country=country, distance_km=900)
    there = estimate(visit, programme, own_country="IT")
    assert there.total is None
    assert "from the call 2027 on; its rates are not in our sources" in there.missing[0].text(T)
    (from_there,) = estimate(visit.model_copy(update={"country": "IT"}), programme, own_country=country).broken
    assert from_there.text(T) == f"{name} was not in the programme in the calls whose rates we have."


def test_without_a_country_nothing_is_promised(programme):
    found = asked(programme, country="")
    assert fits(found) == ["host"]
    assert "Tell it in your centre profile" in said(found["KA122"])


def test_stays_outside_the_programme(programme):
    assert "does not pay stays" in said(asked(programme, third_countries=True)["KA122"])
    assert "At most 20 %" in said(asked(programme, "KA120", third_countries=True)["KA121"])


def test_partnerships_fit_when_they_are_planned(programme):
    assert asked(programme)["KA210"].fit == "not_yet"
    assert asked(programme, partnerships=frozenset({"KA210"}))["KA210"].fit == "fits"
    assert "30,000" in " ".join(asked(programme)["KA210"].route.rules)


def test_when_no_call_is_left_no_application_fits(programme):
    found = asked(programme, today=dt.date(2027, 12, 1))
    assert fits(found) == ["host"]
    assert "places are left in grants they hold already" in said(found["consortium"])
    assert fits(asked(programme, "consortium", today=dt.date(2027, 12, 1))) == ["consortium", "host"]
    assert "No call is open or expected" in said(found["KA122"])
    assert "2027" in said(found["KA122"])


@pytest.mark.parametrize("accreditation", ["none", "KA122", "KA120", "consortium"])
@pytest.mark.parametrize("country", ["", "IT", "AL", "US"])
def test_every_route_is_told_once_with_a_reason(programme, accreditation, country):
    found = asked(programme, accreditation, country)
    assert sorted(found) == sorted(own.id for own in programme.routes)
    assert all(own.reasons for own in found.values())
    order = [("fits", "not_yet", "no").index(own.fit) for own in found.values()]
    assert order == sorted(order)
