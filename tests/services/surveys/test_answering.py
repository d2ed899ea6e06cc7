"""One person answers a survey on one or two devices."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from prodige_core.errors import AnswerError, NotFound, StateError
from prodige_core.services import answering, centres, erasing, surveys, workspace
from prodige_core.storage import voice_tables
from prodige_core.storage.repositories.surveys import Surveys, _locked
from prodige_core.storage.voice_tables import respondents, survey_answers
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
    sheet,
    survey_workspace,
)

DAY = dt.timedelta(days=1)


@pytest.fixture
def token(ws, survey_id):
    return surveys.get(ws, survey_id).token


@pytest.fixture
def link(ws, token):
    return answering.begin(ws, token, "leader")


def stored(ws, link):
    return dict(sheet(ws, link).answers)


# the public link


def test_the_public_link_says_who_asks_and_until_when(ws, survey_id, token):
    found = answering.invitation(ws, token)
    assert found is not None
    assert (found.survey.id, found.stage, found.centre_name, found.full) == (survey_id, "open", "Hill School", False)


@pytest.mark.parametrize("wrong", ["", "x", "x" * 43, "é" * 43, "\x00" * 43, "\ud800" * 43, "x" * 10_000])
def test_a_wrong_link_opens_nothing_and_breaks_nothing(ws, token, wrong):
    assert answering.invitation(ws, wrong) is None
    assert answering.sheet(ws, wrong) is None
    assert answering.feedback(ws, wrong) is None
    for act in (
        lambda: answering.begin(ws, wrong, "leader"),
        lambda: answering.save_page(ws, wrong, 1, {}, 0),
        lambda: answering.finish(ws, wrong),
        lambda: answering.erase(ws, wrong),
    ):
        with pytest.raises(NotFound):
            act()


def test_one_symbol_changed_opens_nothing(ws, link):
    other = ("A" if link[0] != "A" else "B") + link[1:]
    assert answering.sheet(ws, other) is None


def test_only_the_hash_of_a_private_link_is_stored(ws, link):
    with ws.database.read() as unit:
        connection = unit._connection  # what is really stored
        (row,) = connection.execute(select(respondents))
    assert link not in map(str, row)
    assert len(row.token_hash) == 64


def test_nobody_begins_before_the_first_and_after_the_last_day(ws, clock, token):
    for day, stage in ((-1, "before"), (8, "closed")):
        clock.go_to(TODAY + day * DAY)
        assert answering.invitation(ws, token).stage == stage
        with pytest.raises(StateError):
            answering.begin(ws, token, "leader")


def test_a_role_that_is_not_asked_is_refused(ws, centre_id):
    token = surveys.get(ws, begin_survey(ws, centre_id, roles=["leader"])).token
    for role in ("teacher", "", "janitor"):
        with pytest.raises(AnswerError) as caught:
            answering.begin(ws, token, role)
        assert [problem.where for problem in caught.value.problems] == ["role"]


def test_half_as_many_again_as_expected_get_in(ws, centre_id):
    token = surveys.get(ws, begin_survey(ws, centre_id, expected=3)).token
    links = [answering.begin(ws, token, "learner") for _ in range(5)]
    assert answering.invitation(ws, token).full
    with pytest.raises(StateError):
        answering.begin(ws, token, "learner")
    answering.erase(ws, links[0])
    assert not answering.invitation(ws, token).full
    assert answering.begin(ws, token, "learner")


# page by page


def test_a_page_is_saved_and_there_after_a_restart(tmp_path, ws, clock, link):
    assert answering.save_page(ws, link, 1, {GOALS: "2", WHO: "unknown"}, 0) == answering.SavedPage(2, (), 1)
    workspace.close(ws)
    again = survey_workspace(tmp_path, clock)
    found = sheet(again, link)
    assert found.answers == {GOALS: 2, WHO: "unknown"}
    assert (found.role, found.stage, found.finished, found.done, found.total) == ("leader", "open", False, 2, 4)
    assert [len(page.items) for page in found.pages] == [3, 1]
    workspace.close(again)


def test_saving_the_same_page_again_changes_nothing(ws, link):
    for _ in range(3):
        assert answering.save_page(ws, link, 1, {GOALS: "2"}, 0) == answering.SavedPage(1, (), 1)
    assert sheet(ws, link).version == 1
    assert stored(ws, link) == {GOALS: 2}


def test_an_item_left_out_keeps_its_answer(ws, link):
    answering.save_page(ws, link, 1, {GOALS: "2", KNOWN: "1"}, 0)
    answering.save_page(ws, link, 1, {KNOWN: "na"}, 1)
    assert stored(ws, link) == {GOALS: 2, KNOWN: "na"}
    assert answering.save_page(ws, link, 1, {}, 2) == answering.SavedPage(0, (), 2)
    assert stored(ws, link) == {GOALS: 2, KNOWN: "na"}


@pytest.mark.parametrize("value", ["4", "-1", "1.5", "", "a", "٢", "0x1", "00", " 1", "1" * 5000, "NA", "\x00"])
def test_a_value_outside_the_scale_is_refused_and_nothing_of_the_page_is_stored(ws, link, value):
    with pytest.raises(AnswerError) as caught:
        answering.save_page(ws, link, 1, {GOALS: "1", KNOWN: value}, 0)
    assert [problem.where for problem in caught.value.problems] == [KNOWN]
    assert stored(ws, link) == {}


def test_items_of_other_pages_and_roles_are_refused(ws, link):
    with pytest.raises(AnswerError) as caught:
        answering.save_page(ws, link, 1, {VISITS: "1", HOME: "1", "gone": "1", "": "0"}, 0)
    assert len(caught.value.problems) == 4
    for number in (0, 3, -1):
        with pytest.raises(NotFound):
            answering.save_page(ws, link, number, {}, 0)


# two devices on one private link


def test_what_the_other_device_answered_meanwhile_stays_and_is_named(ws, link):
    phone = laptop = sheet(ws, link).version
    answering.save_page(ws, link, 1, {GOALS: "1", KNOWN: "2"}, phone)
    saved = answering.save_page(ws, link, 1, {GOALS: "3", KNOWN: "2", WHO: "0"}, laptop)
    assert saved == answering.SavedPage(2, (GOALS,), 2)
    assert stored(ws, link) == {GOALS: 1, KNOWN: 2, WHO: 0}


def test_with_the_page_drawn_again_the_change_counts(ws, link):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    assert answering.save_page(ws, link, 1, {GOALS: "3"}, 0).kept == (GOALS,)
    assert answering.save_page(ws, link, 1, {GOALS: "3"}, sheet(ws, link).version) == answering.SavedPage(1, (), 2)
    assert stored(ws, link) == {GOALS: 3}


def test_who_was_told_of_the_other_answer_may_change_it(ws, link):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    told = answering.save_page(ws, link, 1, {GOALS: "3"}, 0)
    assert answering.save_page(ws, link, 1, {GOALS: "3"}, told.version) == answering.SavedPage(1, (), 2)


def test_two_devices_on_different_pages_do_not_disturb_each_other(ws, link):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    assert answering.save_page(ws, link, 2, {VISITS: "2"}, 0) == answering.SavedPage(1, (), 2)
    assert stored(ws, link) == {GOALS: 1, VISITS: 2}


def test_many_threads_at_once_lose_nothing(ws, token):
    links = [answering.begin(ws, token, "leader") for _ in range(4)]
    errors = []

    def run(link, page, item):
        try:
            for level in range(4):
                version = sheet(ws, link).version
                assert answering.save_page(ws, link, page, {item: str(level)}, version).kept == ()
        except Exception as error:
            errors.append(error)

    threads = [
        threading.Thread(target=run, args=(link, page, item))
        for link in links
        for page, item in ((1, GOALS), (1, KNOWN), (1, WHO), (2, VISITS))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert [stored(ws, link) for link in links] == [{GOALS: 3, KNOWN: 3, WHO: 3, VISITS: 3}] * 4


# done, and taking it back


def test_finishing_keeps_the_comment_and_answers_may_still_change(ws, link):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    answering.finish(ws, link, " More\r\ntime ")
    found = sheet(ws, link)
    assert (found.finished, found.comment) == (True, "More\ntime")
    assert answering.save_page(ws, link, 1, {GOALS: "2"}, found.version).kept == ()
    answering.finish(ws, link, "")
    assert (sheet(ws, link).comment, stored(ws, link)) == ("", {GOALS: 2})


def test_a_comment_of_five_hundred_characters_fits_and_one_more_does_not(ws, link):
    answering.finish(ws, link, "é" * 500)
    for comment in ("x" * 501, "x" * 1_000_000, "a\x00b", "\ud800"):
        with pytest.raises(AnswerError) as caught:
            answering.finish(ws, link, comment)
        assert [problem.where for problem in caught.value.problems] == ["comment"]
    assert sheet(ws, link).comment == "é" * 500


def test_erasing_removes_the_person_and_all_their_answers(ws, survey_id, link):
    other = answer(ws, survey_id, "teacher", {GOALS: 1})
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    answering.finish(ws, link, "Mine")
    answering.erase(ws, link)
    assert answering.sheet(ws, link) is None
    with pytest.raises(NotFound):
        answering.erase(ws, link)
    assert surveys.counts(ws, survey_id) == surveys.Counts(1, 1)
    assert stored(ws, other) == {GOALS: 1}
    with ws.database.read() as unit:
        connection = unit._connection  # what is really stored
        assert len(connection.execute(select(survey_answers)).all()) == 2  # the other's answer, and that they finished


def test_after_the_last_day_everything_is_refused_even_before_it_is_closed(ws, clock, link):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    clock.go_to(TODAY + WEEK + DAY)
    for act in (
        lambda: answering.save_page(ws, link, 1, {GOALS: "2"}, 1),
        lambda: answering.finish(ws, link, "late"),
        lambda: answering.erase(ws, link),
    ):
        with pytest.raises(StateError):
            act()
    found = sheet(ws, link)
    assert (found.stage, found.answers, found.finished) == ("closed", {GOALS: 1}, False)


def test_when_the_first_day_is_put_off_answers_wait_but_may_be_erased(ws, survey_id, link):
    surveys.change_dates(ws, survey_id, TODAY + DAY, TODAY + WEEK)
    assert sheet(ws, link).stage == "before"
    with pytest.raises(StateError):
        answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    answering.erase(ws, link)
    assert answering.sheet(ws, link) is None


def test_a_centre_in_the_bin_takes_no_answers_and_goes_on_when_it_comes_back(ws, centre_id, token, link):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    centres.delete_centre(ws, centre_id)
    assert answering.invitation(ws, token) is None
    with pytest.raises(NotFound):
        answering.begin(ws, token, "leader")
    for act in (
        lambda: answering.save_page(ws, link, 1, {GOALS: "2"}, 1),
        lambda: answering.finish(ws, link),
    ):
        with pytest.raises(StateError):
            act()
    centres.restore_centre(ws, centre_id)
    assert stored(ws, link) == {GOALS: 1}
    assert not sheet(ws, link).waits


@pytest.mark.parametrize("erase", [answering.erase, lambda ws, link: answering.submit_erase(ws, link).result()])
def test_while_a_centre_is_in_the_bin_people_see_their_answers_and_may_delete_them(
    ws, centre_id, survey_id, link, erase
):
    answering.save_page(ws, link, 1, {GOALS: "1"}, 0)
    centres.delete_centre(ws, centre_id)
    assert (stored(ws, link), sheet(ws, link).in_bin, sheet(ws, link).waits) == ({GOALS: 1}, True, True)
    erase(ws, link)
    assert answering.sheet(ws, link) is None
    centres.restore_centre(ws, centre_id)
    assert surveys.counts(ws, survey_id).begun == 0


def test_a_centre_deleted_for_good_leaves_nothing_behind_a_private_link(ws, centre_id, link):
    erasing.erase_now(ws, centre_id, "Hill School")
    assert answering.sheet(ws, link) is None
    with pytest.raises(NotFound):
        answering.erase(ws, link)


# feedback


def test_feedback_is_of_this_persons_answers_only(ws, survey_id, link):
    for _ in range(5):
        answer(ws, survey_id, "leader", {GOALS: 3, KNOWN: 3, WHO: 3, VISITS: 3})
    answering.save_page(ws, link, 1, {GOALS: "1", KNOWN: "1", WHO: "1"}, 0)
    found = answering.feedback(ws, link)
    assert found is not None
    assert [(area.area.id, area.score.level) for area in found.areas] == [("plan", 1)]
    assert [step.item.id for step in found.steps] == [GOALS, KNOWN, WHO]


# through the group writer


def test_the_submitted_forms_do_the_same(ws, survey_id, token):
    links = [future.result(240) for future in [answering.submit_begin(ws, token, "leader") for _ in range(10)]]
    saves = [answering.submit_save_page(ws, link, 1, {GOALS: str(at % 4)}, 0) for at, link in enumerate(links)]
    assert [future.result(240) for future in saves] == [answering.SavedPage(1, (), 1)] * 10
    for future in [answering.submit_finish(ws, link, "Done") for link in links]:
        assert future.result(240) is None
    answering.submit_erase(ws, links[0]).result(240)
    assert surveys.counts(ws, survey_id) == surveys.Counts(9, 9)
    assert [stored(ws, link) for link in links[1:]] == [{GOALS: at % 4} for at in range(1, 10)]


def test_one_refusal_leaves_its_neighbours_alone(ws, token, link):
    waiting = [
        answering.submit_save_page(ws, link, 1, {GOALS: "2"}, 0),
        answering.submit_save_page(ws, link, 1, {GOALS: "9"}, 0),
        answering.submit_save_page(ws, "x" * 43, 1, {GOALS: "1"}, 0),
        answering.submit_begin(ws, token, "janitor"),
        answering.submit_finish(ws, link, "x" * 501),
        answering.submit_finish(ws, link, "fine"),
    ]
    outcomes = [future.exception(10) for future in waiting]
    assert [type(error) for error in outcomes] == [
        type(None),
        AnswerError,
        NotFound,
        AnswerError,
        AnswerError,
        type(None),
    ]
    assert (stored(ws, link), sheet(ws, link).comment) == ({GOALS: 2}, "fine")


def test_submitted_together_no_more_get_in_than_there_is_room_for(ws, centre_id):
    token = surveys.get(ws, begin_survey(ws, centre_id, expected=4)).token
    waiting = [answering.submit_begin(ws, token, "leader") for _ in range(20)]
    refused = [future.exception(10) for future in waiting]
    assert sum(error is None for error in refused) == 6
    assert {type(error) for error in refused if error} == {StateError}


def test_answers_racing_the_close_are_counted_or_refused(ws, survey_id, token):
    links = [answering.begin(ws, token, "leader") for _ in range(30)]
    waiting = [answering.submit_save_page(ws, link, 1, {GOALS: "2"}, 0) for link in links[:15]]
    closing = threading.Thread(target=surveys.close, args=(ws, survey_id))
    closing.start()
    waiting += [answering.submit_save_page(ws, link, 1, {GOALS: "1"}, 0) for link in links[15:]]
    acknowledged = sum(future.exception(10) is None for future in waiting)
    closing.join(10)
    cell = surveys.view(ws, survey_id).items[GOALS].everyone
    assert getattr(cell, "n", 0) == (acknowledged if acknowledged >= 3 else 0)


def test_reading_changes_nothing(ws, token, link):
    before = sheet(ws, link)
    reading = replace(ws)
    for _ in range(3):
        answering.invitation(reading, token)
        answering.sheet(reading, link)
        answering.feedback(reading, link)
    assert sheet(ws, link) == before


def test_letting_people_in_shares_the_survey_and_only_counting_is_alone(ws, survey_id, monkeypatch):
    """On PostgreSQL, processes that each want a survey alone wait for each other in a ring, and one of them is refused."""
    locks, by_token = [], Surveys.by_token

    def watched(own, token, lock=""):
        locks.append(lock)
        return by_token(own, token, lock)

    monkeypatch.setattr(Surveys, "by_token", watched)
    answering.begin(ws, surveys.get(ws, survey_id).token, "teacher")
    assert locks == ["shared"]
    for lock, said in (("shared", "FOR SHARE OF surveys"), ("alone", "FOR UPDATE OF surveys")):
        query = str(_locked(select(voice_tables.surveys.c.id), lock).compile(dialect=postgresql.dialect()))
        assert query.endswith(said)
