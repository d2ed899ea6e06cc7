"""What the check-up finds in answers, targets and voices: each rule with a file that has it and one that just has not."""

from __future__ import annotations

from prodige_core.health import Heard, Place, Voices
from prodige_core.responses import Answer
from tests.health.cases import EVERY, all_at, case, found, school


def test_a_high_level_without_evidence_is_to_mend():
    (finding,) = found("high_without_evidence", case(school(all_at(2))))
    assert finding.grade == "mend"
    assert finding.what == (
        "Mini check: 5 answers are at one of the two highest levels (2 Usual and 3 Leading) and name no evidence."
    )
    assert finding.place == Place("assess", "mini", "plan")
    assert [detail.text for detail in finding.details][:2] == ["Goals (1)", "Goals (2)"]
    assert finding.details[-1].place == Place("assess", "mini", "doing")


def test_a_high_level_with_evidence_or_a_lower_one_is_fine():
    given = {item: Answer(level=3, evidence="The minutes of June") for item in EVERY} | {EVERY[0]: Answer(level=1)}
    assert not found("high_without_evidence", case(school(given)))


def test_blank_evidence_is_none():
    given = all_at(1) | {EVERY[0]: Answer(level=3, evidence="  ")}
    (finding,) = found("high_without_evidence", case(school(given)))
    assert "1 answer is at" in finding.what


def test_a_quick_question_without_answer_is_key():
    given = {item: Answer(level=1) for item in EVERY if item != "doing.visits.q1"}
    (finding,) = found("unanswered_key", case(school(given)))
    assert finding.what == "Mini check: 1 key question is not answered."
    assert finding.place == Place("assess", "mini", "doing")
    given = {item: Answer(level=1) for item in EVERY if item != "doing.visits.q2"}
    assert not found("unanswered_key", case(school(given))), "not quick, and not put first"


def test_a_question_of_what_was_put_first_is_key():
    given = {item: Answer(level=1) for item in EVERY if item != "doing.visits.q2"}
    assert found("unanswered_key", case(school(given, priorities={"doing": 4})))
    assert found("unanswered_key", case(school(given, priorities={"doing.visits": 5})))
    assert not found("unanswered_key", case(school(given, priorities={"doing": 3})))


def test_a_question_the_framework_itself_weighs_most_is_key():
    given = {item: Answer(level=1) for item in EVERY if item != "plan.goals.q2"}
    assert found("unanswered_key", case(school(given))), "mini gives its goals the weight 2, all else 1"


def test_dont_know_is_an_answer_and_not_missing():
    assert not found("unanswered_key", case(school(all_at(1) | {"doing.visits.q1": Answer(unknown=True)})))


def test_dont_know_piles_up_from_three_in_an_area():
    three = {item: Answer(unknown=True) for item in EVERY[:3]}
    (finding,) = found("unknown_piled_up", case(school(all_at(1) | three)))
    assert finding.what == "Planning: 3 of 3 questions are answered “we don’t know”."
    assert finding.place == Place("assess", "mini", "plan")
    two = {item: Answer(unknown=True) for item in (*EVERY[:2], *EVERY[3:])}
    assert not found("unknown_piled_up", case(school(all_at(1) | two))), "two in each of the two areas"


def test_an_answer_taken_over_waits_to_be_confirmed():
    (finding,) = found("carried_unconfirmed", case(school(all_at(1) | {EVERY[2]: Answer(level=1, carried=True)})))
    assert "1 answer was taken over from the last round" in finding.what
    assert [detail.text for detail in finding.details] == ["Roles"]
    assert not found("carried_unconfirmed", case())


def voices(*heard: Heard, settled: int | None = None):
    return {"plan.roles.q1": Voices(heard, settled)}


def test_a_level_apart_from_a_survey_is_worth_a_look_and_two_are_to_mend():
    (near,) = found("far_from_voices", case(voices=voices(Heard(2, "survey"))))
    (far,) = found("far_from_voices", case(voices=voices(Heard(3, "survey"))))
    assert (near.grade, far.grade) == ("look", "mend")
    assert near.details[0].text == "Roles: you say “1 Tried”, the middle answer of the survey is “2 Usual”."
    assert not found("far_from_voices", case(voices=voices(Heard(1, "survey"))))
    assert not found("far_from_voices", case(voices=voices())), "a suppressed cell is no voice"


def test_the_voice_furthest_away_is_told():
    (finding,) = found("far_from_voices", case(voices=voices(Heard(2, "agreed"), Heard(3, "vote"))))
    assert finding.details[0].text == "Roles: you say “1 Tried”, the middle vote of the workshop is “3 Leading”."


def test_a_level_that_a_workshop_agreed_on_with_a_reason_stands_against_its_own_survey():
    apart = voices(Heard(1, "agreed"), Heard(3, "survey"), settled=1)
    assert not found("far_from_voices", case(voices=apart))
    assert found("far_from_voices", case(voices=voices(Heard(1, "agreed"), Heard(3, "survey")))), "no reason written"


def test_no_answer_is_not_far_from_anything():
    given = all_at(1) | {"plan.roles.q1": Answer(na=True)}
    assert not found("far_from_voices", case(school(given), voices=voices(Heard(3, "survey"))))


def test_a_target_below_today_is_worth_a_look():
    (finding,) = found("target_below_level", case(school(all_at(2), targets={"plan.roles": 1})))
    assert finding.grade == "look"
    assert finding.details[0].text == "Roles: target 1 Tried, today 2 Usual."
    assert not found("target_below_level", case(school(all_at(2), targets={"plan.roles": 2})))
