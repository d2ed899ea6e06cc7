"""Where something is missing or a rule is broken there is no number, and it is said which."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.frameworks import Action
from prodige_core.i18n import translator
from prodige_core.programme import OwnEur, estimate, load_programme, mobility_of
from prodige_core.responses import Mobility
from tests.factories import FRAMEWORKS

PROGRAMME = load_programme(FRAMEWORKS)
T = translator("en")
FULL = {"activity": "job-shadowing", "people": 3, "days": 5, "country": "ES", "distance_km": 1200}


def made(own_country="IT", **changes):
    return estimate(Mobility.model_validate({**FULL, **changes}), PROGRAMME, own_country=own_country)


def texts(said):
    return " ".join(one.text(T) for one in said)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"activity": ""}, "kind of activity"),
        ({"activity": "flying"}, "kind of activity"),
        ({"people": None}, "how many people"),
        ({"people": 0}, "how many people"),
        ({"days": None}, "how many days"),
        ({"country": ""}, "which country"),
        ({"distance_km": None}, "how far"),
        ({"country": "US"}, "United States is outside the programme"),
        ({"call": "2031"}, "call 2031"),
        ({"activity": "hosting-teachers", "days": 20}, "not in our sources"),
        ({"activity": "invited-expert"}, ""),
    ],
)
def test_what_is_missing_is_named_and_no_number_given(changes, words):
    grant = made(**changes)
    if words:
        assert words in texts(grant.missing)
        assert grant.total is None
        assert grant.lines == ()
    else:
        assert grant.total is not None


@pytest.mark.parametrize(
    ("changes", "hidden"),
    [
        ({"activity": "invited-expert"}, {"country": "BG", "fewer_opportunities": 9, "language_support": 9}),
        ({"activity": "course", "days": 5}, {"language_support": 9}),
        (
            {"activity": "preparatory-visit", "people": 2},
            {"country": "IT", "green": 9, "fewer_opportunities": 9, "language_support": 9},
        ),
    ],
)
def test_what_was_told_for_another_kind_of_activity_does_not_count(changes, hidden):
    # the form does not ask it for this kind, so nobody could see or mend it there
    without = {"country": "", "green": 0, "fewer_opportunities": 0, "language_support": 0}
    plain = made(**{**changes, **{name: without[name] for name in hidden}})
    grant = made(**{**changes, **hidden})
    assert plain.total is not None
    assert (grant.total, grant.broken, grant.missing) == (plain.total, (), ())


def test_a_guest_to_a_school_of_no_told_country_has_no_number():
    assert "centre profile" in texts(made("", activity="invited-expert", country="BG").missing)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"days": 1}, "2 days or more"),
        ({"days": 61}, "60 days at most"),
        ({"activity": "short-term-learner", "days": 9}, "10 days or more; 2 days where all have fewer"),
        ({"activity": "short-term-learner", "days": 90}, "89 days at most"),
        ({"activity": "erasmuspro", "days": 89}, "90 days or more"),
        ({"activity": "group-mobility", "people": 1}, "At least 2 people"),
        ({"activity": "preparatory-visit", "people": 4}, "At most 3 people"),
        ({"country": "IT"}, "your own country"),
        ({"green": 4}, "4 travel green, but only 3 travel"),
        ({"fewer_opportunities": 4}, "4 have fewer opportunities"),
        ({"language_support": 4}, "language support"),
    ],
)
def test_a_broken_rule_is_named_and_no_number_given(changes, words):
    grant = made(**changes)
    assert words in texts(grant.broken)
    assert grant.total is None


def test_a_school_outside_the_programme_gets_no_number():
    assert "Albania is outside the programme" in texts(made("AL").broken)


def test_learners_who_all_have_fewer_opportunities_may_stay_shorter():
    grant = made(activity="short-term-learner", days=3, fewer_opportunities=3)
    assert grant.total is not None
    assert "as they really are" in texts(grant.remarks)


def test_a_day_rate_outside_the_range_is_told():
    assert "outside €95 to €169 of country group 2" in texts(made(day_rate_eur=30).remarks)


def test_exceptional_costs_are_said_to_be_in_no_estimate():
    said = texts(made().remarks)
    assert "Exceptional costs are not in this estimate." in said
    assert "expensive travel 80 % is paid, of visas and guarantees 100 % (call 2026, verify)" in said
    assert "Exceptional" not in texts(made(activity="preparatory-visit").remarks), "no travel of its own"


def test_no_travel_is_paid_next_door():
    grant = made(distance_km=5)
    assert "below 10 km" in texts(grant.remarks)
    assert [line.kind for line in grant.lines] == ["stay", "organisation"]


def test_every_rate_has_a_year_sources_and_its_mark():
    for line in made(accompanying=1, fewer_opportunities=1, language_support=1).lines:
        assert line.year == 2026
        assert line.fact.verify
        assert PROGRAMME.cited(line.fact.sources)
        assert line.fact.checked_on == "2026-11-21"


def test_absent_parts_come_from_the_catalogue_and_told_ones_count():
    action = Action(
        id="a.b",
        title="A",
        why="b",
        steps=("c",),
        lead="teacher",
        mobility={"activity": "course", "people": 2, "days": 5},
    )
    assert mobility_of(action, None) == Mobility(activity="course", people=2, days=5)
    assert mobility_of(action, Mobility(people=0, days=7)) == Mobility(activity="course", people=0, days=7)
    odd = action.model_copy(update={"mobility": {"activity": 3, "people": "many"}})
    assert mobility_of(odd, None) == Mobility()


def test_own_money_and_grants_never_add_up():
    grant = made().total
    for one, other in [(grant, OwnEur(5)), (OwnEur(5), grant), (OwnEur(5), 5), (grant, 5)]:
        with pytest.raises(TypeError):
            one + other


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(PROGRAMME.activities)),
    st.integers(0, 150),
    st.integers(0, 365),
    st.sampled_from(["", *sorted(PROGRAMME.countries.group_of), "CH"]),
    st.integers(0, 20_000),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_every_estimate_is_a_number_or_says_why_not(activity, people, days, country, km, green, along):
    grant = made(
        activity=activity, people=people, days=days, country=country, distance_km=km, green=green, accompanying=along
    )
    assert (grant.total is None) == bool(grant.missing or grant.broken)
    if grant.total is not None:
        assert 0 <= grant.total.low <= grant.total.middle <= grant.total.high
        assert grant.total.middle == sum(line.amount.middle for line in grant.lines)
    texts((*grant.missing, *grant.broken, *grant.remarks))
