"""Nothing past its day is offered as current; expected dates say that they are; the programme ends in 2027."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.frameworks import load_catalogue
from prodige_core.i18n import translator
from prodige_core.programme import Span, are_old, deadlines, european_money, load_programme, words
from prodige_core.responses import Centre, CentreFile
from tests.factories import FRAMEWORKS

PROGRAMME = load_programme(FRAMEWORKS)
T = translator("en")


def ahead(year, month, day):
    return [own.call.id for own in deadlines(PROGRAMME, dt.date(year, month, day)).ahead]


def test_on_21_november_2026_all_of_2026_is_past_and_2027_is_expected():
    found = deadlines(PROGRAMME, dt.date(2026, 11, 21))
    assert [own.call.id for own in found.ahead] == ["ka1-2027", "ka2-2027", "ka120-2027"]
    assert all(own.expected for own in found.ahead)
    assert {own.call.year for own in found.past} == {2026}


def test_a_deadline_counts_until_its_day_is_over():
    assert ahead(2026, 9, 29)[0] == "ka120-2026"
    assert "ka120-2026" not in ahead(2026, 9, 30)


def test_an_expected_one_counts_until_its_last_day():
    assert ahead(2027, 2, 28)[0] == "ka1-2027"
    assert ahead(2027, 3, 1)[0] == "ka2-2027"


def test_after_the_last_call_there_is_none_and_rules_may_change():
    found = deadlines(PROGRAMME, dt.date(2028, 1, 1))
    assert found.ahead == ()
    assert found.beyond
    assert found.next_for("KA122") is None


def test_only_deadlines_up_to_a_day_and_a_warning_where_it_lies_beyond_the_programme():
    near = deadlines(PROGRAMME, dt.date(2026, 11, 21), dt.date(2027, 3, 31))
    assert [own.call.id for own in near.ahead] == ["ka1-2027", "ka2-2027"]
    assert not near.beyond
    assert deadlines(PROGRAMME, dt.date(2026, 11, 21), dt.date(2028, 8, 31)).beyond


def test_words_say_what_is_published_and_what_is_expected():
    published, expected = (
        deadlines(PROGRAMME, dt.date(2026, 2, 1)).ahead[0],
        deadlines(PROGRAMME, dt.date(2027, 1, 1)).ahead[0],
    )
    assert words.deadline_day(published, T) == "19 February 2026, 12:00 Brussels time"
    assert words.deadline_day(expected, T) == "between 15 Feb 2027 and 28 Feb 2027 (expected, not published)"
    assert published.is_open(dt.date(2026, 2, 19))
    assert not expected.is_open(dt.date(2027, 2, 20))


def test_rates_are_old_when_no_call_of_their_year_is_left_or_nobody_looked_for_a_year():
    newest = PROGRAMME.rates_of()
    assert not are_old(newest, PROGRAMME, dt.date(2026, 10, 1))  # the second round of KA122 ends
    assert are_old(newest, PROGRAMME, dt.date(2026, 10, 2))
    later = newest.model_copy(update={"year": 2027})
    assert not are_old(later, PROGRAMME, dt.date(2027, 2, 28))
    unseen = newest.travel.model_copy(update={"checked_on": "2026-02-20"})
    assert are_old(later.model_copy(update={"travel": unseen}), PROGRAMME, dt.date(2027, 2, 28))


@settings(max_examples=50, deadline=None)
@given(st.dates(dt.date(2025, 1, 1), dt.date(2030, 12, 31)))
def test_on_no_day_is_a_past_deadline_offered(today):
    found = deadlines(PROGRAMME, today)
    assert all(own.last >= today for own in found.ahead)
    assert all(own.last < today for own in found.past)
    assert len(found.ahead) + len(found.past) == len(PROGRAMME.calls)


def test_a_plan_cuts_off_deadlines_after_it_but_one_that_is_over_cuts_off_none():
    file, catalogue = CentreFile(centre=Centre(name="Hill School", country="IT")), load_catalogue(FRAMEWORKS)

    def told(last):
        period = Span(dt.date(2026, 1, 1), last)
        money = european_money(file, catalogue, PROGRAMME, dt.date(2026, 11, 22), period=period)
        return [own.call.id for own in money.dates.ahead]

    assert told(dt.date(2027, 8, 31)) == ["ka1-2027", "ka2-2027"]
    assert told(dt.date(2026, 12, 31)) == []
    assert told(dt.date(2026, 8, 31)) == ["ka1-2027", "ka2-2027", "ka120-2027"]
