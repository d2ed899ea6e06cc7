"""What the check-up finds on the board, in indicators and rates: each rule with a file that has it and one that just has not."""

from __future__ import annotations

import datetime as dt

from prodige_core.health import RatesUsed
from prodige_core.indicators import followed_of
from prodige_core.responses import BoardEntry, IndicatorSeries, Measured
from prodige_core.roadmap.abroad import TooFew
from tests.factories import mini_catalogue
from tests.health.cases import TODAY, case, found, plan, school


def board(**entry: str):
    return school(board={"roles.name": BoardEntry(**entry)})


def test_a_begun_action_past_the_term_it_was_due_in_is_to_mend():
    file = board(status="started", started="2026-09", due="2026-10", owner="Ana")
    (finding,) = found("overdue", case(file, today=dt.date(2027, 1, 1)))
    assert finding.details[0].text == "Name a coordinator: begun, due by 31 December 2026."
    assert not found("overdue", case(file, today=dt.date(2026, 12, 31))), "the last day of that term"


def test_without_a_due_month_the_plan_says_when():
    made = plan(("roles.name", 1, 1))
    file = board(status="accepted", owner="Ana")
    assert "not begun" in found("overdue", case(file, made, today=dt.date(2027, 1, 1)))[0].details[0].text
    assert not found("overdue", case(file, today=dt.date(2027, 1, 1))), "nobody said when"
    assert not found("overdue", case(board(status="done", due="2026-09"), made, today=dt.date(2027, 1, 1)))


def test_an_accepted_action_without_owner_is_to_mend():
    (finding,) = found("without_owner", case(board(status="accepted")))
    assert finding.grade == "mend"
    assert finding.details[0].text == "Name a coordinator"
    assert found("without_owner", case(board(status="started", started="2026-10", owner=" ")))
    assert not found("without_owner", case(board(status="accepted", owner="Ana")))
    assert not found("without_owner", case(board(status="proposed")))


def test_a_done_action_without_evidence_is_worth_a_look():
    (finding,) = found("done_without_evidence", case(board(status="done")))
    assert finding.grade == "look"
    assert not found("done_without_evidence", case(board(status="done", evidence="The letter")))


def series(**values: Measured):
    return school(indicators={"K1": IndicatorSeries(values={year.strip("y"): one for year, one in values.items()})})


def test_a_share_without_its_whole_is_to_mend():
    bare = series(y2025=Measured(numerator=12, denominator=0), y2026=Measured(numerator=14))
    (finding,) = found("without_denominator", case(bare, ratios={"K1": "Learners who were abroad"}))
    assert finding.details[0].text == "K1 Learners who were abroad: 2025/26 and 2026/27."
    assert not found("without_denominator", case(bare, ratios={})), "a plain count"
    nothing = series(y2025=Measured(numerator=0, denominator=0))
    assert not found("without_denominator", case(nothing, ratios={"K1": "Learners who were abroad"})), "0 of 0"
    whole = series(y2025=Measured(numerator=12, denominator=100), y2026=Measured(denominator=100))
    assert not found("without_denominator", case(whole, ratios={"K1": "Learners who were abroad"}))


def rates(**changed: object) -> RatesUsed:
    given = {"call": "2026", "checked_on": TODAY, "verify": False, "past": False, "estimates": 1}
    return RatesUsed(**{**given, **changed})  # type: ignore[arg-type]


def test_rates_checked_more_than_a_year_ago_are_to_mend():
    (finding,) = found("stale_rates", case(rates=rates(checked_on=dt.date(2025, 11, 20))))
    assert finding.grade == "mend"
    assert not found("stale_rates", case(rates=rates(checked_on=dt.date(2025, 11, 21)))), "365 days"


def test_rates_of_a_call_that_is_over_or_not_confirmed_are_worth_a_look():
    assert "which is over" in found("stale_rates", case(rates=rates(past=True)))[0].what
    (finding,) = found("stale_rates", case(rates=rates(verify=True)))
    assert (finding.grade, "not confirmed" in finding.what) == ("look", True)
    assert not found("stale_rates", case(rates=rates()))
    assert not found("stale_rates", case(rates=rates(verify=True, estimates=0))), "nothing rests on them"


def test_a_target_for_people_abroad_that_the_plan_does_not_reach_is_worth_a_look():
    wants = IndicatorSeries(values={"2025": Measured(numerator=1, denominator=96)}, target=5, target_year="2026")
    file = school(indicators={"K4": wants})
    few = TooFew(followed_of(file, mini_catalogue())[0], 96, 5, 3)
    (finding,) = found("fewer_abroad", case(file, abroad=(few,)))
    assert finding.grade == "look"
    assert (
        finding.details[0].text == "K4 Staff who were abroad, 5% by 2026/27: 5 people of 96 are wanted, 3 are planned."
    )
    assert not found("fewer_abroad", case(file))
