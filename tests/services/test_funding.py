"""Mobilities of a centre: stored input by input, two people's changes joined, and never mixed with own money."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest

from prodige_core.errors import AnswerError, Conflict
from prodige_core.i18n import translator
from prodige_core.planning import Plan, terms_from
from prodige_core.planning.result import Scheduled, TermLoad
from prodige_core.programme import OwnEur, Span, Wanted, load_programme
from prodige_core.responses import BoardEntry, Centre, Means, Mobility, OwnAction
from prodige_core.services import centres, funding, funding_words
from prodige_core.services.workspace import Workspace, close
from prodige_core.storage import open_database
from tests import databases
from tests.factories import FRAMEWORKS, NOON, mini_workspace
from tests.samples import catalogue

VISIT = "staff.open-call-visits"
FAR = {"country": "ES", "distance_km": 1200}
T = translator("en")


@cache
def programme():
    return load_programme(FRAMEWORKS)


@pytest.fixture
def ws(tmp_path):
    one = Workspace(open_database(databases.address(tmp_path)), catalogue(), lambda: NOON, programme=programme())
    yield one
    close(one)


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Aurora", country="IT"))


def told(ws, centre_id, action=VISIT):
    return centres.get_centre(ws, centre_id).mobilities.get(action)


def test_inputs_are_stored_and_the_rest_comes_from_the_catalogue(ws, centre_id):
    for field, value in FAR.items():
        funding.set_mobility(ws, centre_id, VISIT, {field: value})
    assert told(ws, centre_id) == Mobility(**FAR)
    money = funding.funding(ws, centre_id).money
    assert (money.total.low, money.total.high) == (3972, 5526)  # by hand in tests/programme
    assert money.own == OwnEur(ws.catalogue.actions[VISIT].cost)
    assert money.without_number == 0
    assert money.wanted.people == 3


def test_an_input_can_be_taken_back_and_the_whole_be_undone(ws, centre_id):
    funding.set_mobility(ws, centre_id, VISIT, {"people": 9})
    done = funding.set_mobility(ws, centre_id, VISIT, {"people": None})
    assert told(ws, centre_id) == Mobility()
    funding.put_mobility(ws, centre_id, VISIT, done.before, seen=done.after)
    assert told(ws, centre_id) == Mobility(people=9)
    gone = funding.put_mobility(ws, centre_id, VISIT, None, seen=Mobility(people=9))
    assert told(ws, centre_id) is None
    assert gone.before == Mobility(people=9)


def test_two_people_change_different_inputs(ws, centre_id):
    funding.set_mobility(ws, centre_id, VISIT, {"people": 4}, seen=None)
    done = funding.set_mobility(ws, centre_id, VISIT, {"days": 6}, seen=None)
    assert done.after == Mobility(people=4, days=6)
    assert done.meant == Mobility(days=6)


def test_two_people_change_the_same_input_and_both_are_told(ws, centre_id):
    funding.set_mobility(ws, centre_id, VISIT, {"people": 4}, seen=None)
    with pytest.raises(Conflict) as error:
        funding.set_mobility(ws, centre_id, VISIT, {"people": 5}, seen=None)
    clash = error.value.clashes[0]
    assert (clash.field, clash.yours, clash.theirs) == ("people", 5, 4)
    funding.put_mobility(ws, centre_id, VISIT, error.value.mine, seen=error.value.theirs)
    assert told(ws, centre_id).people == 5


def test_taking_away_what_another_changed_clashes(ws, centre_id):
    funding.set_mobility(ws, centre_id, VISIT, {"people": 4}, seen=None)
    funding.set_mobility(ws, centre_id, VISIT, {"people": 5}, seen=Mobility(people=4))
    with pytest.raises(Conflict) as error:
        funding.put_mobility(ws, centre_id, VISIT, None, seen=Mobility(people=4))
    assert error.value.mine is None
    assert told(ws, centre_id) == Mobility(people=5)


@pytest.mark.parametrize("changes", [{"people": -1}, {"country": "Spain"}, {"days": 366}, {"luck": 3}])
def test_values_off_the_shape_are_refused_and_nothing_is_stored(ws, centre_id, changes):
    with pytest.raises(AnswerError):
        funding.set_mobility(ws, centre_id, VISIT, changes)
    assert told(ws, centre_id) is None


def test_an_unknown_action_is_refused(ws, centre_id):
    with pytest.raises(AnswerError):
        funding.set_mobility(ws, centre_id, "no.such", {"people": 3})


def test_an_own_action_can_be_estimated(ws, centre_id):
    with ws.database.write() as unit:
        unit.centres.touch(centre_id, ws.now())
        unit.living.set_own_actions(
            centre_id, (OwnAction(id="own.fair", title="Fair in Lyon", lead="teacher", cost=40),)
        )
        unit.commit()
    view = funding.funding(ws, centre_id)
    assert "own.fair" in {action.id for action in view.others}
    funding.put_mobility(ws, centre_id, "own.fair", Mobility(activity="job-shadowing", people=1, days=3, **FAR))
    money = funding.funding(ws, centre_id).money
    assert [own.id for own in money.mobilities] == ["own.fair"]
    assert money.own == OwnEur(40)
    assert money.total.low == 309 + 5 * 95 + 350


def test_the_cap_of_a_short_project_holds_for_all_its_stays_together(ws, centre_id):
    first, second = (own.id for own in ws.catalogue.actions.values() if own.funding == "KA122")
    stay = {**FAR, "activity": "job-shadowing", "days": 5}
    funding.set_mobility(ws, centre_id, first, {**stay, "people": 18, "accompanying": 9})
    funding.set_mobility(ws, centre_id, second, {**stay, "people": 12})
    funding.set_mobility(ws, centre_id, VISIT, {**FAR, "people": 40})  # paid in another way
    assert funding.funding(ws, centre_id).money.over_cap is None
    funding.set_mobility(ws, centre_id, second, {"people": 13})
    money = funding.funding(ws, centre_id).money
    assert "With KA122, 31 people are to go in all" in money.over_cap.text(T)
    assert "takes 30 at most" in money.over_cap.text(T)
    assert [own.grant.broken for own in money.mobilities] == [()] * 3, "each by itself keeps the rules"
    funding.set_mobility(ws, centre_id, second, {"activity": "preparatory-visit", "people": 3})
    assert funding.funding(ws, centre_id).money.over_cap is None, "visits beforehand are not counted"


def test_what_is_done_or_dropped_is_not_counted_any_more(ws, centre_id):
    funding.set_mobility(ws, centre_id, VISIT, FAR)
    for entry in (BoardEntry(status="done"), BoardEntry(status="dropped", reason="no time")):
        with ws.database.write() as unit:
            unit.centres.touch(centre_id, ws.now())
            unit.living.set_board(centre_id, {VISIT: entry})
            unit.commit()
        view = funding.funding(ws, centre_id)
        assert view.money.mobilities == ()
        assert view.money.total is None
        assert VISIT not in {action.id for action in view.others}


def test_answers_on_the_screen_go_before_what_seems(ws, centre_id):
    funding.set_mobility(ws, centre_id, VISIT, FAR)
    money = funding.funding(ws, centre_id, Wanted(people=45, ka122_grants=1)).money
    assert money.wanted == Wanted(people=45, ka122_grants=1)
    short = next(own for own in money.advice if own.route.id == "KA122")
    assert short.fit == "not_yet"


def test_a_plan_that_no_longer_fits_gives_no_days(ws, centre_id):
    file = centres.get_centre(ws, centre_id).model_copy(update={"means": Means(start="2027-01", terms=3)})
    assert funding.plan_spans(file, None) == ({}, None)
    loads = tuple(TermLoad(term.label, {}, 0) for term in terms_from("2027-01", 3))
    plan = Plan("optimal", actions=(Scheduled(VISIT, 1, 2),), terms=loads)
    assert funding.plan_spans(file, plan)[0] == {VISIT: Span(dt.date(2027, 1, 1), dt.date(2027, 8, 31))}
    assert funding.plan_spans(file, replace(plan, status="infeasible")) == ({}, None)
    later = file.model_copy(update={"means": Means(start="2027-04", terms=3)})
    assert funding.plan_spans(later, plan) == ({}, None)


def test_without_facts_there_is_no_money_and_nothing_breaks(tmp_path):
    ws = mini_workspace(tmp_path)
    centre_id = centres.create_centre(ws, Centre(name="Hill"))
    assert ws.programme is None
    assert funding.funding(ws, centre_id).money is None
    close(ws)


def test_the_form_asks_what_counts_for_the_activity():
    facts = programme()
    assert funding_words.fields_for("", facts) == ("activity",)
    assert funding_words.fields_for("preparatory-visit", facts) == ("activity", "people", "call")
    assert funding_words.fields_for("", facts, call="2031") == ("activity", "call")
    assert "country" not in funding_words.fields_for("invited-expert", facts)
    assert "accompanying" in funding_words.fields_for("group-mobility", facts)
    assert "accompanying" not in funding_words.fields_for("job-shadowing", facts)
    assert "accompanying" in funding_words.fields_for(
        "job-shadowing", facts, accompanying=2
    )  # they count, so they show
    assert funding_words.value_words("country", "ES", facts, T) == "Spain"
    assert funding_words.value_words("activity", "course", facts, T) == "Course or training for staff"
    assert funding_words.value_words("day_rate_eur", 75, facts, T) == "€75"
    assert funding_words.value_words("people", None, facts, T) == ""


def test_the_call_is_one_whose_rates_are_here_or_told_to_be_none():
    facts = programme()
    assert funding_words.calls_for("", facts) == ("", "2026")
    assert funding_words.calls_for("2031", facts) == ("", "2026", "2031")
    said = [funding_words.value_words("call", year, facts, T) for year in ("", "2026", "2031")]
    assert said == ["The newest, 2026", "2026", "2031 (its rates are not here)"]
    bare = facts.model_copy(update={"rates": ()})
    assert funding_words.value_words("call", "", bare, T) == "No rates are here"
