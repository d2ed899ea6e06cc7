"""What staff said, beside the items. Surveys and workshops are small; k is 3."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.aggregation import Suppressed
from prodige_core.errors import NotFound
from prodige_core.responses import Answer
from prodige_core.services import centres, surveys, taking_part, voices, workshops
from prodige_core.workshops import Ballot
from tests.survey_steps import (
    GOALS,
    HOME,
    KNOWN,
    TODAY,
    VISITS,
    WEEK,
    WHO,
    answer,
    begin_survey,
)

DAY = dt.timedelta(days=1)


def survey(ws, centre_id, answers, *, close=True, **changed):
    """A survey with so many people: ``{"leader": [{item: level}, …]}``."""
    survey_id = begin_survey(ws, centre_id, **changed)
    for role, people in answers.items():
        for given in people:
            answer(ws, survey_id, role, given)
    if close:
        surveys.close(ws, survey_id)
    return survey_id


def workshop(ws, centre_id, item, *rounds, agreed=None, park=False, k=3):
    """A workshop on one statement with the levels given in each round."""
    workshop_id = workshops.create(ws, centre_id, [item], k=k)
    session = workshops.open_room(ws, workshop_id)
    workshops.show(ws, workshop_id, item)
    for number, given in enumerate(rounds, start=1):
        if number > 1:
            workshops.vote_again(ws, workshop_id, item)
        for seq, level in enumerate(given):
            joined = taking_part.join(ws, session.code)
            assert joined is not None
            taking_part.vote(ws, session.code, joined.token, Ballot(item, level, seq), number)
        workshops.reveal(ws, workshop_id, item)
    if agreed is not None:
        workshops.agree(ws, workshop_id, item, agreed)
    if park:
        workshops.park(ws, workshop_id, item)
    return workshop_id


def people(item, *levels):
    return [{item: level} for level in levels]


def test_with_nobody_heard_there_is_nothing(ws, centre_id):
    assert voices.voices(ws, centre_id) == {}
    assert voices.differs_agenda(ws, centre_id) == ()
    with pytest.raises(NotFound):
        voices.voices(ws, "nobody")


def test_an_open_survey_is_not_heard_before_a_look(ws, clock, centre_id):
    survey_id = survey(ws, centre_id, {"teacher": people(GOALS, 1, 2, 2)}, close=False)
    assert voices.voices(ws, centre_id) == {}
    surveys.look_now(ws, survey_id)
    heard = voices.voices(ws, centre_id)[GOALS]
    assert (heard.survey_id, heard.survey_closed_on, heard.proposal) == (survey_id, None, 2)
    clock.go_to(TODAY + DAY)
    surveys.close(ws, survey_id)
    assert voices.voices(ws, centre_id)[GOALS].survey_closed_on == TODAY + DAY


def test_a_survey_that_nobody_closed_in_time_ended_on_its_last_day(ws, clock, centre_id):
    survey(ws, centre_id, {"teacher": people(GOALS, 1, 2, 2)}, close=False)
    clock.go_to(TODAY + WEEK * 3)
    surveys.close_due(ws)
    assert voices.voices(ws, centre_id)[GOALS].survey_closed_on == TODAY + WEEK


def test_items_stand_in_the_order_of_the_questionnaire(ws, centre_id):
    survey(ws, centre_id, {"learner": [{HOME: 1, VISITS: 2, GOALS: 1}] * 3})
    assert list(voices.voices(ws, centre_id)) == [GOALS, VISITS, HOME]


def test_what_may_not_be_shown_is_no_voice(ws, centre_id):
    survey(ws, centre_id, {"teacher": [{GOALS: 1}, {GOALS: 1}, {GOALS: 2, KNOWN: 3}]})
    assert list(voices.voices(ws, centre_id)) == [GOALS]


def test_the_later_survey_takes_the_place_of_the_earlier_one_where_it_may_be_shown(ws, clock, centre_id):
    first = survey(ws, centre_id, {"teacher": [{GOALS: 1, KNOWN: 1}] * 3})
    clock.go_to(TODAY + WEEK * 2)
    later = {"opens_on": TODAY + WEEK * 2, "closes_on": TODAY + WEEK * 3}
    second = survey(ws, centre_id, {"teacher": [{GOALS: 3, KNOWN: 3}, *people(GOALS, 3, 3)]}, **later)
    heard = voices.voices(ws, centre_id)
    assert (heard[GOALS].survey_id, heard[GOALS].proposal) == (second, 3)
    assert (heard[KNOWN].survey_id, heard[KNOWN].proposal) == (first, 1)


def test_both_rounds_of_a_workshop_are_told(ws, centre_id):
    workshop_id = workshop(ws, centre_id, GOALS, (0, 0, 3, 3), (1, 2, 2, 2))
    heard = voices.voices(ws, centre_id)[GOALS]
    assert heard.first_round is not None
    assert heard.workshop is not None
    assert (heard.first_round.number, heard.workshop.number) == (1, 2)
    assert heard.workshop.cell.counts == (0, 1, 3, 0)
    assert (heard.workshop_id, heard.workshop_on, heard.proposal) == (workshop_id, TODAY, 2)
    assert heard.survey is None


def test_after_one_round_there_is_no_other_to_compare_with(ws, centre_id):
    workshop(ws, centre_id, GOALS, (0, 0, 3))
    heard = voices.voices(ws, centre_id)[GOALS]
    assert heard.first_round is None
    assert heard.workshop.number == 1


def test_a_statement_nobody_revealed_is_no_voice(ws, centre_id):
    workshop(ws, centre_id, GOALS)
    assert voices.voices(ws, centre_id) == {}


def test_too_few_votes_are_told_without_a_number_and_propose_nothing(ws, centre_id):
    workshop(ws, centre_id, GOALS, (0, 3))
    heard = voices.voices(ws, centre_id)[GOALS]
    assert heard.workshop.cell == Suppressed()
    assert heard.proposal is None


def test_a_parked_statement_is_told_as_parked(ws, centre_id):
    workshop(ws, centre_id, GOALS, park=True)
    heard = voices.voices(ws, centre_id)[GOALS]
    assert (heard.parked, heard.agreed, heard.workshop, heard.proposal) == (True, None, None, None)


def test_the_agreed_level_is_proposed_before_the_survey_and_that_before_the_vote(ws, centre_id):
    workshop(ws, centre_id, GOALS, (0, 0, 0), agreed=3)
    workshop(ws, centre_id, VISITS, (0, 0, 1))
    survey(ws, centre_id, {"teacher": [{GOALS: 1, VISITS: 2}] * 3})
    heard = voices.voices(ws, centre_id)
    assert (heard[GOALS].agreed, heard[GOALS].proposal) == (3, 3)
    assert (heard[VISITS].agreed, heard[VISITS].proposal) == (None, 2)


def test_the_later_workshop_takes_the_place_of_the_earlier_one(ws, clock, centre_id):
    workshop(ws, centre_id, GOALS, (0, 0, 0), agreed=3)
    clock.go_to(TODAY + DAY)
    later = workshop(ws, centre_id, GOALS, (1, 1, 2))
    heard = voices.voices(ws, centre_id)[GOALS]
    assert (heard.workshop_id, heard.agreed, heard.proposal) == (later, None, 1)


def test_roles_a_level_apart_are_findings_the_widest_first(ws, centre_id):
    survey(
        ws,
        centre_id,
        {
            "leader": [{GOALS: 2, KNOWN: 3, WHO: 3, VISITS: 1}] * 3,
            "teacher": [{GOALS: 1, KNOWN: 1, WHO: 3, VISITS: 1}] * 2 + [{GOALS: 1, KNOWN: 1, WHO: 2, VISITS: 1}],
        },
    )
    heard = voices.voices(ws, centre_id)
    found = voices.findings(heard)
    assert [(finding.item, finding.gap.low_role, finding.gap.gap) for finding in found] == [
        (KNOWN, "teacher", 2),
        (GOALS, "teacher", 1),
    ]
    assert heard[WHO].gap is not None
    assert heard[WHO].gap.gap < 1


def test_a_workshop_is_proposed_on_findings_and_then_on_what_divides_people(ws, centre_id):
    answers = {
        "leader": [{GOALS: 2, KNOWN: 0, WHO: 1, VISITS: 1}] * 2 + [{GOALS: 2, KNOWN: 3, WHO: 2, VISITS: 1}],
        "teacher": [{GOALS: 1, KNOWN: 0, WHO: 1, VISITS: 1}] * 2 + [{GOALS: 1, KNOWN: 3, WHO: 2, VISITS: 1}],
    }
    survey(ws, centre_id, answers)
    # goals a level apart; known in two camps; who between two neighbours; visits all alike
    assert voices.differs_agenda(ws, centre_id) == (GOALS, KNOWN, WHO)


def test_how_far_an_answer_is_from_what_staff_see(ws, centre_id):
    survey(ws, centre_id, {"teacher": people(GOALS, 1, 1, 2)})
    heard = voices.voices(ws, centre_id)[GOALS]
    assert [voices.far_from(Answer(level=level), heard) for level in (0, 1, 3)] == [1, 0, -2]
    assert voices.far_from(Answer(unknown=True), heard) == 0
    assert voices.far_from(None, heard) == voices.far_from(Answer(level=1), None) == 0


def test_a_deleted_centre_has_no_voices(ws, centre_id):
    survey(ws, centre_id, {"teacher": people(GOALS, 1, 1, 2)})
    centres.delete_centre(ws, centre_id)
    with pytest.raises(NotFound):
        voices.voices(ws, centre_id)
