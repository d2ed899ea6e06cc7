"""Indicators of the board, the survey and the rounds: small cases worked out by hand."""

import datetime as dt
from fractions import Fraction

import pytest

from prodige_core.aggregation import ItemRelease, Suppressed, Tally, cell
from prodige_core.indicators import NoData, by_id, followed_of, from_board, from_rounds, from_survey, indicator_problems
from prodige_core.responses import Assessment, BoardEntry, IndicatorSeries, Measured
from tests.factories import answers, mini_catalogue, mini_file

MINI = mini_catalogue()
K18 = by_id()["K18"].model_copy(update={"framework": "mini", "level": "2"})
GOALS, KNOWN, WHO = "plan.goals.q1", "plan.goals.q2", "plan.roles.q1"


def entry(status="accepted", **rest) -> BoardEntry:
    return BoardEntry(status=status, **rest)


def test_actions_done_are_counted_of_those_due_by_the_end_of_their_term():
    board = {
        "a": entry("done", due="2026-10"),
        "b": entry("started", due="2026-11", started="2026-09"),
        "c": entry(due="2027-02"),
        "d": entry("declined", due="2026-09", reason="no"),
        "e": entry("done", ended="2026-05"),
        "f": entry("done"),
    }
    counts = from_board(board, {"b": "2027-08", "g": "2026-12", "h": "2026-12"}, {"h"}, dt.date(2027, 1, 1))
    # 2026/27: a and h done, b and g not; c is due in spring; d was declined; f says nothing of when
    assert counts == {"2025": Measured(numerator=1, denominator=1), "2026": Measured(numerator=2, denominator=4)}
    assert from_board(board, {}, (), dt.date(2026, 12, 31)) == {"2025": Measured(numerator=1, denominator=1)}, (
        "due on the last day, not late yet"
    )


def release(everyone=None, **parts) -> ItemRelease:
    return ItemRelease(everyone or Suppressed(), parts)


def test_teachers_answers_are_counted_over_all_items_that_are_shown():
    items = {
        GOALS: release(teacher=cell(Tally((1, 2, 3, 4)), 5), leader=cell(Tally((9, 0, 0, 0)), 5)),
        KNOWN: release(teacher=cell(Tally((0, 0, 6, 0)), 5)),
        WHO: release(teacher=cell(Tally((0, 0, 0, 4)), 5)),
    }
    # 7 of 10, then 6 of 6 (all alike: only that is told); the third has too few people and is not counted
    assert from_survey(K18, items, MINI) == Measured(numerator=13, denominator=16)


def test_where_nothing_of_teachers_is_shown_there_is_no_data():
    alone = {GOALS: release(cell(Tally((5, 5, 5, 5)), 5), leader=cell(Tally((5, 5, 5, 5)), 5))}
    assert from_survey(K18, alone, MINI) is None
    assert from_survey(K18, {GOALS: release(teacher=Suppressed())}, MINI) is None
    assert from_survey(by_id()["K18"], {}, MINI) is None, "the framework is not here"


def rounds(*given):
    file = mini_file()
    return file.model_copy(
        update={
            "assessments": tuple(
                Assessment(id=day, date=day, framework="mini", framework_version="1.2.0", answers=answers(**levels))
                for day, levels in given
            )
        }
    )


FIRST = ("2025-10-01", {"plan__goals__q1": 1, "plan__goals__q2": 1, "plan__roles__q1": 0})
SECOND = ("2026-05-01", {"plan__goals__q1": 2, "plan__goals__q2": 1, "plan__roles__q1": 0})
THIRD = ("2026-10-01", {"plan__goals__q1": 3, "plan__goals__q2": 2, "plan__roles__q1": 0, "doing__visits__q1": 2})


def test_levels_gained_since_the_first_round_are_exact_and_by_area():
    # plan, goals weigh 2 and roles 1: (2·1 + 0)/3, (2·1.5 + 0)/3, (2·2.5 + 0)/3
    _whole, plan = from_rounds(rounds(THIRD, FIRST, SECOND), MINI)
    assert (plan.area, plan.first, plan.now) == ("plan", Fraction(2, 3), Fraction(5, 3))
    assert plan.gained == 1
    assert plan.years == (("2025", Fraction(1, 3)), ("2026", Fraction(1)))
    assert (plan.first_on, plan.now_on) == ("2025-10-01", "2026-10-01")


def test_one_round_has_gained_nothing_yet():
    assert from_rounds(rounds(FIRST), MINI) == ()


def test_what_is_followed_stands_in_order_with_values_and_course():
    counted = {"2025": Measured(numerator=1, denominator=4), "2026": Measured(numerator=0, denominator=0)}
    file = rounds(FIRST, SECOND).model_copy(
        update={
            "indicators": {
                "K19": IndicatorSeries(),
                "K3": IndicatorSeries(values=counted, target=50),
                "K12": IndicatorSeries(target=80),
            }
        }
    )
    third, twelfth, last = followed_of(file, MINI, {"K12": {"2026": Measured(numerator=3, denominator=4)}})
    assert [own.definition.id for own in (third, twelfth, last)] == ["K3", "K12", "K19"]
    assert dict(third.readings)["2026"] == NoData("nothing")
    assert third.course.latest.value == 25
    assert twelfth.course.latest.value == 75
    assert twelfth.course.short
    assert last.has_data
    assert not followed_of(file, MINI)[1].has_data, "from a file alone nobody knows the board's days"


@pytest.mark.parametrize(
    ("code", "series", "where", "says"),
    [
        ("K99", IndicatorSeries(), "indicators.K99", "is not an indicator of this Prodige. Use K1 to K20"),
        (
            "K1",
            IndicatorSeries(values={"2026": Measured(numerator=3, denominator=2)}),
            "indicators.K1.values.2026",
            "counts 3 of 2",
        ),
        ("K1", IndicatorSeries(target=101), "indicators.K1.target", "100 is the most there can be"),
        ("K20", IndicatorSeries(target=6), "indicators.K20.target", "5 is the most there can be"),
        ("K19", IndicatorSeries(target=1), "indicators.K19.target", "can have no target"),
        ("K18", IndicatorSeries(values={"2026": Measured()}), "indicators.K18.values.2026", "never typed"),
    ],
)
def test_a_centre_file_that_cannot_be_is_told_where(code, series, where, says):
    (problem,) = indicator_problems(mini_file().model_copy(update={"indicators": {code: series}}), "a.json")
    assert (problem.file, problem.where) == ("a.json", where)
    assert says in problem.text()


def test_what_can_be_more_than_a_whole_may_have_such_a_target():
    file = mini_file().model_copy(update={"indicators": {"K14": IndicatorSeries(target=120)}})
    assert indicator_problems(file) == []
