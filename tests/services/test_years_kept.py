"""A centre's own choice of how long results and the trail are kept: told before, never longer than people were told."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import AnswerError, NotFound, StateError
from prodige_core.i18n import translator
from prodige_core.responses import Centre, write_centre_file
from prodige_core.services import (
    centres,
    people_words,
    retention,
    rooms,
    surveys,
    taking_part,
    trail,
    workshop_closing,
    workshops,
    workspace,
    years_kept,
)
from prodige_core.services.years_kept import Going
from tests import survey_steps
from tests.factories import NOON
from tests.services.workshop_steps import open_room
from tests.survey_steps import Clock

T = translator("en")
DAY = dt.timedelta(days=1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = survey_steps.survey_workspace(tmp_path, clock)
    yield opened
    workspace.close(opened)


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


def closed_survey(ws, centre_id):
    survey = survey_steps.begin_survey(ws, centre_id)
    survey_steps.answer(ws, survey, "teacher", {survey_steps.GOALS: 1})
    surveys.close(ws, survey)


def closed_workshop(ws, centre_id):
    room = open_room(ws, centre_id, people=3)
    workshop_closing.close(ws, room.id, apply=False, t=T)


def choose(ws, centre_id, years):
    years_kept.choose(
        ws, centre_id, years, seen=years_kept.kept(ws, centre_id).years, shown=years_kept.going(ws, centre_id, years)
    )


def cleaned(ws, clock, moment):
    """What the clean-up of that moment deletes."""
    clock.now = moment
    return retention.purge(ws, moment).facts()


def there(ws, centre_id):
    return len(surveys.list_surveys(ws, centre_id)), len(workshops.list_workshops(ws, centre_id))


def test_two_years_as_long_as_nobody_chose(ws, clock, centre_id):
    closed_survey(ws, centre_id)
    closed_workshop(ws, centre_id)
    assert years_kept.kept(ws, centre_id) == years_kept.Kept(2, False, NOON.date().replace(year=2028))
    cleaned(ws, clock, NOON.replace(year=2028))
    assert there(ws, centre_id) == (1, 1)
    assert cleaned(ws, clock, NOON.replace(year=2028) + DAY)["workshops"] == 1
    assert there(ws, centre_id) == (0, 0)


@pytest.mark.parametrize("years", retention.YEARS)
def test_what_began_after_the_choice_is_kept_as_chosen(ws, clock, centre_id, years):
    choose(ws, centre_id, years)
    closed_survey(ws, centre_id)
    closed_workshop(ws, centre_id)
    end = NOON.replace(year=2026 + years)
    assert years_kept.kept(ws, centre_id) == years_kept.Kept(years, True, end.date())
    cleaned(ws, clock, end)
    assert there(ws, centre_id) == (1, 1)
    assert "years_chosen" in {one.kind for one in trail.trail(ws, centre_id)}
    cleaned(ws, clock, end + DAY)
    assert there(ws, centre_id) == (0, 0)
    assert "years_chosen" not in {one.kind for one in trail.trail(ws, centre_id)}


def test_a_shorter_time_says_before_what_goes_and_the_next_clean_up_deletes_it(ws, clock, centre_id):
    closed_survey(ws, centre_id)
    closed_workshop(ws, centre_id)
    other = centres.create_centre(ws, Centre(name="Lake School"))
    closed_survey(ws, other)
    cleaned(ws, clock, NOON + 400 * DAY)
    assert not years_kept.going(ws, centre_id, 2).anything
    told = years_kept.going(ws, centre_id, 1)
    assert (told.surveys, told.workshops) == (1, 1)
    assert told.events == len(trail.trail(ws, centre_id)) > 0
    choose(ws, centre_id, 1)
    assert there(ws, centre_id) == (1, 1), "nothing goes before the clean-up"
    done = cleaned(ws, clock, clock.now)
    assert done == {"surveys": 1, "workshops": 1, "events": told.events}
    assert there(ws, centre_id) == (0, 0)
    assert there(ws, other) == (1, 0)
    assert cleaned(ws, clock, clock.now) == {}


def test_a_mistaken_choice_can_be_taken_back_until_the_clean_up(ws, clock, centre_id):
    closed_survey(ws, centre_id)
    cleaned(ws, clock, NOON + 400 * DAY)
    choose(ws, centre_id, 1)
    choose(ws, centre_id, 2)
    assert "surveys" not in cleaned(ws, clock, clock.now)
    assert there(ws, centre_id) == (1, 0)


def test_a_longer_time_never_lengthens_what_people_were_told(ws, clock, centre_id):
    closed_survey(ws, centre_id)
    going_on = survey_steps.begin_survey(ws, centre_id)
    survey_steps.answer(ws, going_on, "teacher", {survey_steps.GOALS: 1})
    nobody_yet = survey_steps.begin_survey(ws, centre_id)
    choose(ws, centre_id, 5)
    for survey in (going_on, nobody_yet):
        surveys.close(ws, survey)
    cleaned(ws, clock, NOON.replace(year=2029))
    assert [row.id for row in surveys.list_surveys(ws, centre_id)] == [nobody_yet]
    cleaned(ws, clock, NOON.replace(year=2032))
    assert surveys.list_surveys(ws, centre_id) == ()


def test_who_took_part_while_a_shorter_time_was_told_keeps_it(ws, clock, centre_id):
    survey = survey_steps.begin_survey(ws, centre_id)
    survey_steps.answer(ws, survey, "teacher", {survey_steps.GOALS: 1})
    choose(ws, centre_id, 1)
    survey_steps.answer(ws, survey, "teacher", {survey_steps.GOALS: 2})
    choose(ws, centre_id, 3)
    surveys.close(ws, survey)
    assert years_kept.kept(ws, centre_id).next_on == NOON.date().replace(year=2027)


def test_what_closed_while_a_shorter_time_was_told_keeps_it(ws, clock, centre_id):
    survey = survey_steps.begin_survey(ws, centre_id)
    room = open_room(ws, centre_id, people=3)
    choose(ws, centre_id, 1)
    survey_steps.answer(ws, survey, "teacher", {survey_steps.GOALS: 2})
    surveys.close(ws, survey)
    workshop_closing.close(ws, room.id, apply=False, t=T)
    choose(ws, centre_id, 5)
    assert years_kept.kept(ws, centre_id).next_on == NOON.date().replace(year=2027)
    cleaned(ws, clock, NOON.replace(year=2027) + DAY)
    assert there(ws, centre_id) == (0, 0)


def test_a_choice_is_refused_when_it_is_none_or_others_chose_or_more_would_go(ws, clock, centre_id):
    for wrong in (0, 4, -1, 100):
        with pytest.raises(AnswerError, match="must be one of 1, 2, 3, 5"):
            years_kept.going(ws, centre_id, wrong)
        with pytest.raises(AnswerError):
            years_kept.choose(ws, centre_id, wrong, seen=2, shown=Going())
    choose(ws, centre_id, 3)
    with pytest.raises(StateError, match="Somebody else has chosen"):
        years_kept.choose(ws, centre_id, 5, seen=2, shown=Going())
    choose(ws, centre_id, 2)
    closed_survey(ws, centre_id)
    cleaned(ws, clock, NOON + 400 * DAY)
    with pytest.raises(StateError, match="More would be deleted"):
        years_kept.choose(ws, centre_id, 1, seen=2, shown=Going())
    assert years_kept.kept(ws, centre_id).years == 2
    with pytest.raises(NotFound):
        years_kept.kept(ws, "nowhere")


def test_the_centre_file_says_nothing_of_it_and_a_copy_begins_as_usual(ws, centre_id):
    choose(ws, centre_id, 5)
    before = centres.get_centre(ws, centre_id)
    assert b"years" not in write_centre_file(before)
    copy = centres.import_bytes(ws, write_centre_file(before).replace(b"Hill", b"Lake"), "a.json").centre_id
    assert years_kept.kept(ws, copy) == years_kept.Kept(2, False, None)
    replaced = write_centre_file(before.model_copy(update={"centre": before.centre.model_copy(update={"staff": 3})}))
    assert centres.import_bytes(ws, replaced, "a.json", "replace").centre_id == centre_id
    assert years_kept.kept(ws, centre_id).years == 5


def test_the_trail_says_who_chose_what(ws, centre_id):
    choose(ws, centre_id, 3)
    said = [people_words.sentence(one, T) for one in trail.trail(ws, centre_id)]
    assert "Chosen: results and this list are kept for 3 years" in said
    choose(ws, centre_id, 1)
    said = [people_words.sentence(one, T) for one in trail.trail(ws, centre_id)]
    assert "Chosen: results and this list are kept for 1 year" in said


def test_what_a_centre_that_is_gone_left_in_the_trail_goes_as_usual(ws, clock, centre_id):
    choose(ws, centre_id, 5)
    with ws.database.write() as unit:
        unit.centres.remove(centre_id)
        unit.commit()
    cleaned(ws, clock, NOON.replace(year=2028) + DAY)
    with ws.database.read() as unit:
        assert unit.events.of_centre(centre_id, 10) == ()


def test_a_room_tells_what_holds_for_its_people_and_no_longer_than_its_centre_keeps(ws, centre_id):
    def told():
        rooms.forget(ws, room.code)
        return rooms.room(ws, room.code).years_kept

    room = open_room(ws, centre_id, 0)
    assert told() == 2
    choose(ws, centre_id, 5)
    assert told() == 5
    taking_part.join(ws, room.code)
    choose(ws, centre_id, 3)
    assert told() == 3
    choose(ws, centre_id, 5)
    assert told() == 3


def test_a_survey_goes_after_what_its_people_were_told_and_no_longer_than_its_centre_keeps(ws, centre_id):
    survey = survey_steps.begin_survey(ws, centre_id)
    assert years_kept.of_survey(ws, survey) == 2
    survey_steps.answer(ws, survey, "teacher", {survey_steps.GOALS: 1})
    choose(ws, centre_id, 5)
    assert years_kept.of_survey(ws, survey) == 2
    choose(ws, centre_id, 1)
    assert years_kept.of_survey(ws, survey) == 1
