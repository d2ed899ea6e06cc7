"""Two rounds compared: hand-worked differences, what is not scored, other versions, and what must hold for any rounds."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_core.progress import compare_rounds, rounds_of
from prodige_core.progress.carrying import next_round
from prodige_core.progress.rounds import round_of
from prodige_core.responses import Answer, Assessment, CentreFile
from prodige_core.responses.model import Centre
from tests.factories import answers, mini_catalogue
from tests.strategies import assessments

MINI = mini_catalogue().frameworks["mini"]
FIRST = answers(
    plan__goals__q1=1, plan__goals__q2=2, plan__roles__q1=3, doing__visits__q1=0, doing__visits__q2="unknown"
)
SECOND = answers(
    plan__goals__q1=3, plan__goals__q2=2, plan__roles__q1=1, doing__visits__q1="na", doing__visits__q2="na"
)


def assessment(given_answers, own="2026-autumn", date="2026-11-21", version="1.2.0", **rest):
    return Assessment(id=own, date=date, framework="mini", framework_version=version, answers=given_answers, **rest)


def compared(first, second, **kwargs):
    one, other = assessment(first), assessment(second, "2027-autumn", "2027-11-20", **kwargs)
    return compare_rounds(MINI, (round_of(one, MINI, 1), one), (round_of(other, MINI, 2), other))


def test_differences_equal_the_subtraction_by_hand():
    """Goals weigh 2, roles 1: planning was (2·1.5 + 3) / 3 = 2 and is (2·2.5 + 1) / 3 = 2."""
    seen = compared(FIRST, SECOND)
    goals, roles = seen.practices["plan.goals"], seen.practices["plan.roles"]
    assert (goals.before.value, goals.after.value, goals.difference) == (Fraction(3, 2), Fraction(5, 2), Fraction(1))
    assert (roles.before.value, roles.after.value, roles.difference) == (Fraction(3), Fraction(1), Fraction(-2))
    assert (goals.steps, roles.steps) == (1, -2)  # 1.5 counts as 2 and 2.5 as 3
    assert seen.areas["plan"].difference == 0
    assert (goals.movement, roles.movement, seen.areas["plan"].movement) == ("rose", "fell", "same")


def test_a_third_is_subtracted_exactly():
    before = answers(plan__goals__q1=1, plan__goals__q2=1, plan__roles__q1=2)
    after = answers(plan__goals__q1=1, plan__goals__q2=2, plan__roles__q1=2)
    assert compared(before, after).areas["plan"].difference == Fraction(1, 3)


def test_what_is_not_scored_then_or_now_has_no_difference():
    seen = compared(FIRST, SECOND)
    visits = seen.practices["doing.visits"]
    assert (visits.before.level, visits.after.state) == (0, "na")
    assert (visits.difference, visits.steps, visits.movement) == (None, None, "only_then")
    assert compared(SECOND, FIRST).practices["doing.visits"].movement == "only_now"
    assert compared({}, {}).practices["doing.visits"].movement == "none"


def test_answers_that_differ_are_told_each_with_its_direction():
    seen = compared(FIRST, SECOND)
    assert {own.item: own.direction for own in seen.answers} == {
        "plan.goals.q1": "up",
        "plan.roles.q1": "down",
        "doing.visits.q1": "other",
        "doing.visits.q2": "other",
    }


def test_a_note_is_no_change():
    noted = {**FIRST, "plan.goals.q1": Answer(level=1, note="now in writing", evidence="minutes", carried=True)}
    assert compared(FIRST, noted).nothing
    assert compared(FIRST, noted).provisional


def test_rounds_of_another_version_are_read_with_todays_questions():
    """plan.old.q1 is asked no more, and mini has no level 9."""
    older = {**FIRST, "plan.old.q1": Answer(level=1), "plan.roles.q1": Answer(level=9)}
    seen = compared(older, SECOND)
    assert seen.gone == 2
    assert seen.practices["plan.roles"].movement == "only_now"
    assert not seen.other_version
    assert compared(FIRST, SECOND, version="1.3.0").other_version


def test_rounds_stand_in_time_and_those_of_one_day_as_in_the_file():
    file = CentreFile(
        centre=Centre(name="Hill School"),
        assessments=(
            assessment({}, "c", "2027-01-01"),
            assessment({}, "a", "2026-01-01"),
            assessment(FIRST, "b", "2026-01-01"),
        ),
    )
    found = rounds_of(file, MINI)
    assert [(own.id, own.number) for own in found] == [("a", 1), ("b", 2), ("c", 3)]
    assert (found[1].answered, found[1].carried, found[1].confirmed) == (5, 0, 5)


def test_the_next_round_takes_over_what_todays_questions_can_read():
    old = {**FIRST, "plan.old.q1": Answer(level=1), "plan.roles.q1": Answer(level=9, note="far")}
    kept = Answer(level=1, note="why", evidence="where")
    last = assessment({**old, "plan.goals.q1": kept}, version="1.1.0", targets={"plan.goals": 3, "plan.gone": 2})
    fresh = next_round(last, MINI, "2027-autumn", dt.date(2027, 9, 3))
    assert fresh.answers["plan.goals.q1"] == kept.model_copy(update={"carried": True})
    assert set(fresh.answers) == set(FIRST) - {"plan.roles.q1"}
    assert all(answer.carried for answer in fresh.answers.values())
    assert (fresh.date, fresh.framework_version, fresh.targets) == ("2027-09-03", "1.2.0", {"plan.goals": 3})


def test_targets_that_were_reached_are_left_to_be_renewed():
    def carried(targets):
        return next_round(assessment(FIRST, targets=targets), MINI, "n", dt.date(2027, 9, 3)).targets

    assert carried(None) is None
    assert carried({"plan.goals": 2, "plan.roles": 3}) == {}, "both reached: nobody asked for one up everywhere"
    assert carried({"plan.goals": 3, "plan.roles": 3, "doing.visits": 1}) == {"plan.goals": 3, "doing.visits": 1}


def test_a_round_is_never_dated_before_the_last_one():
    assert next_round(assessment(FIRST), MINI, "n", dt.date(2020, 1, 1)).date == "2026-11-21"


any_round = assessments(MINI, "any").map(lambda own: own.answers)


@settings(max_examples=60, deadline=None)
@given(any_round, any_round)
def test_turning_the_rounds_round_turns_every_difference(first, second):
    there, back = compared(first, second), compared(second, first)
    for changes, mirrored in ((there.areas, back.areas), (there.practices, back.practices)):
        for own, change in changes.items():
            other = mirrored[own].difference
            assert change.difference == (None if other is None else -other)
            if change.before.value is not None and change.after.value is not None:
                assert change.before.value + change.difference == change.after.value
    assert [own.item for own in there.answers] == [own.item for own in back.answers]


@settings(max_examples=40, deadline=None)
@given(any_round)
def test_a_round_beside_itself_and_beside_its_copy_shows_nothing(given_answers):
    assert compared(given_answers, given_answers).nothing
    copy = next_round(assessment(given_answers), MINI, "n", dt.date(2027, 9, 3))
    assert compared(given_answers, copy.answers).nothing


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 3), st.integers(0, 3))
def test_levels_gained_are_the_difference_of_the_levels(first, second):
    seen = compared(answers(plan__roles__q1=first), answers(plan__roles__q1=second)).practices["plan.roles"]
    assert (seen.steps, seen.difference) == (second - first, second - first)
