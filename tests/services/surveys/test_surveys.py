"""The coordinator's side of a survey. Small numbers, k is 3, counted by hand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from sqlalchemy import func, insert, select, update

from prodige_core.aggregation import Published, Suppressed, role_gap
from prodige_core.errors import AnswerError, NotFound, StateError
from prodige_core.responses import Centre
from prodige_core.services import answering, centres, survey_release, surveys, workspace
from prodige_core.storage.repositories.surveys import Surveys
from prodige_core.storage.tables import metadata
from prodige_core.storage.voice_tables import respondents, survey_answers
from tests.survey_steps import (
    ASKED,
    GOALS,
    HOME,
    KNOWN,
    TODAY,
    VISITS,
    WEEK,
    WHO,
    answer,
    begin_survey,
    change,
    sheet,
    shortened,
    survey_workspace,
    with_mini,
    without,
)

DAY = dt.timedelta(days=1)


def levels(ws, survey_id, item, part=None):
    """The published distribution; None when there is none."""
    found = surveys.view(ws, survey_id).items.get(item)
    if found is None:
        return None
    cell = found.everyone if part is None else found.parts.get(part, Suppressed())
    return cell.counts if isinstance(cell, Published) else None


def give(ws, survey_id, role, item, *given):
    return [answer(ws, survey_id, role, {item: one}) for one in given]


def count_rows(ws, table):
    with ws.database.read() as unit:
        connection = unit._connection  # what is really stored
        return connection.scalar(select(func.count()).select_from(table))


# beginning


def test_a_survey_is_stored_as_it_was_asked_for(ws, centre_id):
    survey_id = begin_survey(ws, centre_id, title="  Us  ", roles=["learner", "leader"], expected=40, k=5)
    survey = surveys.get(ws, survey_id)
    assert (survey.title, survey.roles, survey.expected, survey.k) == ("Us", ("leader", "learner"), 40, 5)
    assert survey.frameworks == {"mini": "1.2.0"}
    assert (survey.opens_on, survey.closes_on, survey.closed_at) == (TODAY, TODAY + WEEK, None)
    assert re.fullmatch("[2-9a-hj-km-np-z]{12}", survey.token)  # typed from a poster: no 0 o 1 i l


def test_surveys_are_listed_the_newest_first(ws, centre_id):
    first = begin_survey(ws, centre_id)
    second = begin_survey(ws, centre_id, opens_on=TODAY + DAY)
    answer(ws, first, "leader", {GOALS: 1})
    answer(ws, first, "leader", {GOALS: 1}, finish=False)
    rows = surveys.list_surveys(ws, centre_id)
    assert [(row.id, row.stage, row.begun, row.finished) for row in rows] == [
        (second, "before", 0, 0),
        (first, "open", 2, 1),
    ]
    assert rows[0].frameworks == ("mini",)


def test_everything_that_is_wrong_is_said_at_once(ws, centre_id):
    with pytest.raises(AnswerError) as caught:
        begin_survey(
            ws,
            centre_id,
            frameworks=["gone"],
            roles=["janitor"],
            opens_on=TODAY,
            closes_on=TODAY - DAY,
            k=2,
            expected=5001,
        )
    assert sorted(problem.where for problem in caught.value.problems) == [
        "closes_on",
        "expected",
        "frameworks",
        "k",
        "roles",
    ]
    assert surveys.list_surveys(ws, centre_id) == ()


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"frameworks": []}, "frameworks"),
        ({"roles": []}, "roles"),
        ({"opens_on": TODAY - WEEK, "closes_on": TODAY - DAY}, "closes_on"),
        ({"k": 21}, "k"),
        ({"expected": 1}, "expected"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\x00b"}, "title"),
    ],
)
def test_what_makes_no_sense_is_refused(ws, centre_id, changed, where):
    with pytest.raises(AnswerError) as caught:
        begin_survey(ws, centre_id, **changed)
    assert [problem.where for problem in caught.value.problems] == [where]


def test_a_group_that_is_asked_nothing_is_refused(ws, centre_id):
    fewer = replace(ws, catalogue=_asking_only_leaders(ws))
    with pytest.raises(AnswerError) as caught:
        begin_survey(fewer, centre_id, roles=["leader", "learner"])
    assert "ask that group nothing" in str(caught.value)


def _asking_only_leaders(ws):
    mini = ws.catalogue.frameworks["mini"]
    dumped = mini.model_dump()
    for area in dumped["areas"]:
        for practice in area["practices"]:
            for item in practice["items"]:
                item["respondents"] = ["leader"]
    return with_mini(ws.catalogue, type(mini).model_validate(dumped))


def test_dates_can_be_changed_until_the_end(ws, clock, survey_id):
    changed = surveys.change_dates(ws, survey_id, TODAY + DAY, TODAY + DAY * 2)
    assert changed == surveys.get(ws, survey_id)
    assert changed.stage(TODAY) == "before"
    clock.go_to(TODAY + DAY * 3)
    with pytest.raises(StateError):
        surveys.change_dates(ws, survey_id, TODAY, TODAY + WEEK)
    with pytest.raises(AnswerError):
        surveys.change_dates(ws, survey_id, TODAY + WEEK, TODAY)


def test_more_people_than_expected_can_be_let_in_until_the_end(ws, clock, centre_id):
    survey_id = begin_survey(ws, centre_id, expected=2)
    for _ in range(3):
        answer(ws, survey_id, "teacher", {})
    with pytest.raises(StateError):
        answer(ws, survey_id, "teacher", {})
    assert surveys.change_expected(ws, survey_id, 4) == surveys.get(ws, survey_id)
    answer(ws, survey_id, "teacher", {})
    surveys.change_expected(ws, survey_id, 2)
    assert surveys.counts(ws, survey_id).begun == 4
    for number in (1, 5001):
        with pytest.raises(AnswerError):
            surveys.change_expected(ws, survey_id, number)
    clock.go_to(TODAY + 2 * WEEK)
    with pytest.raises(StateError):
        surveys.change_expected(ws, survey_id, 4)


# what may be shown


def test_before_a_look_only_the_numbers_of_people_are_told(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 0, 1, 2, 3)
    view = surveys.view(ws, survey_id)
    assert view.counts == surveys.Counts(begun=4, finished=4)
    assert (view.released, view.items, view.roles, view.comments, view.levels) == (False, {}, {}, None, {})


def test_a_look_needs_k_people_who_have_finished(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 0, 1)
    answer(ws, survey_id, "teacher", {GOALS: 2}, finish=False)
    assert not surveys.may_look(ws, survey_id)
    with pytest.raises(StateError):
        surveys.look_now(ws, survey_id)
    give(ws, survey_id, "teacher", GOALS, 2)
    assert surveys.may_look(ws, survey_id)
    assert surveys.look_now(ws, survey_id) == surveys.view(ws, survey_id)


def test_a_look_counts_who_has_finished_and_the_close_counts_all(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 1, 1, 2)
    for level in (0, 0, 3):
        answer(ws, survey_id, "teacher", {GOALS: level}, finish=False)
    surveys.look_now(ws, survey_id)
    assert levels(ws, survey_id, GOALS) == (0, 2, 1, 0)
    surveys.close(ws, survey_id)
    assert levels(ws, survey_id, GOALS) == (2, 2, 1, 1)


def test_over_two_looks_only_whole_groups_are_added(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 1, 1, 2, 2)
    surveys.look_now(ws, survey_id)
    assert levels(ws, survey_id, GOALS, "teacher") == (0, 2, 2, 0)
    give(ws, survey_id, "teacher", GOALS, 3, 3)
    surveys.look_now(ws, survey_id)
    assert levels(ws, survey_id, GOALS, "teacher") == (0, 2, 2, 0)  # two more wait
    give(ws, survey_id, "teacher", GOALS, 0)
    surveys.look_now(ws, survey_id)
    assert levels(ws, survey_id, GOALS, "teacher") == (1, 2, 2, 2)  # with the third they are three
    give(ws, survey_id, "teacher", GOALS, 0, 0)
    surveys.close(ws, survey_id)
    assert levels(ws, survey_id, GOALS, "teacher") == (1, 2, 2, 2)  # the last two are never shown


def test_groups_that_are_too_small_alone_are_counted_together(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 1, 1, 1, 2, 2)
    give(ws, survey_id, "trainer", GOALS, 1, 2)
    give(ws, survey_id, "leader", GOALS, 3)
    surveys.close(ws, survey_id)
    view = surveys.view(ws, survey_id)
    assert set(view.items[GOALS].parts) == {"teacher", ""}
    assert levels(ws, survey_id, GOALS, "teacher") == (0, 3, 2, 0)
    assert levels(ws, survey_id, GOALS, "") == (0, 1, 1, 1)
    assert levels(ws, survey_id, GOALS) == (0, 4, 3, 1)
    assert view.roles == {"teacher": 5, "": 3}


def test_alone_too_few_are_not_shown_at_all(ws, survey_id):
    give(ws, survey_id, "leader", GOALS, 1, 2)
    surveys.close(ws, survey_id)
    view = surveys.view(ws, survey_id)
    assert view.released
    assert view.items[GOALS].everyone == Suppressed()
    assert set(view.items) == set(ASKED)
    assert view.roles == {}
    assert view.levels == {}


def test_of_few_who_agree_only_the_level_is_shown(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 2, 2, 2)
    surveys.close(ws, survey_id)
    cell = surveys.view(ws, survey_id).items[GOALS].everyone
    assert (cell.median, cell.alike, cell.counts, cell.without) == (2, True, None, None)
    assert surveys.view(ws, survey_id).levels["mini"].everyone.counts == (0, 0, 3, 0)


def test_what_is_counted_stays_when_people_change_or_erase(ws, survey_id):
    links = give(ws, survey_id, "teacher", GOALS, 1, 2, 3)
    surveys.look_now(ws, survey_id)
    change(ws, links[0], {GOALS: 0})
    answering.erase(ws, links[1])
    give(ws, survey_id, "teacher", GOALS, 0, 0, 0)
    surveys.close(ws, survey_id)
    assert levels(ws, survey_id, GOALS) == (3, 1, 1, 1)
    assert surveys.view(ws, survey_id).counts == surveys.Counts(begun=5, finished=5)


def test_who_erases_before_anything_is_counted_was_never_there(ws, survey_id):
    links = give(ws, survey_id, "teacher", GOALS, 1, 2, 3, 3)
    answering.erase(ws, links[0])
    surveys.close(ws, survey_id)
    assert levels(ws, survey_id, GOALS) == (0, 0, 1, 2)
    assert surveys.view(ws, survey_id).roles == {"teacher": 3}


def test_leaders_and_teachers_two_levels_apart_are_a_gap(ws, survey_id):
    give(ws, survey_id, "leader", WHO, 3, 3, 2)
    give(ws, survey_id, "teacher", WHO, 0, 1, 1)
    surveys.close(ws, survey_id)
    gap = role_gap(surveys.view(ws, survey_id).items[WHO])
    assert gap is not None
    assert (gap.low_role, gap.high_role, gap.gap) == ("teacher", "leader", 2)


def test_levels_put_all_published_answers_together(ws, survey_id):
    for level in (1, 2, 3):
        answer(ws, survey_id, "teacher", {GOALS: level, VISITS: 0, KNOWN: "unknown"})
    surveys.close(ws, survey_id)
    found = surveys.view(ws, survey_id).levels["mini"]
    assert found.everyone.counts == (3, 1, 1, 1)
    assert {area: tally.counts for area, tally in found.areas.items()} == {"plan": (0, 1, 1, 1), "doing": (3, 0, 0, 0)}


@pytest.mark.parametrize(("written", "shown"), [(7, None), (8, 8)])
def test_comments_are_shown_from_eight_on(ws, survey_id, written, shown):
    for number in range(10):
        comment = f"Remark {number}" if number < written else "  "
        answer(ws, survey_id, "teacher", {GOALS: 1}, comment=comment)
    assert surveys.look_now(ws, survey_id).comments is None
    surveys.close(ws, survey_id)
    comments = surveys.view(ws, survey_id).comments
    assert comments is None if shown is None else sorted(comments) == [f"Remark {number}" for number in range(8)]
    with ws.database.read() as unit:
        connection = unit._connection  # what is really stored
        assert set(connection.scalars(select(respondents.c.comment))) == {""}


# closing


def test_closing_forgets_every_private_link(ws, survey_id):
    links = give(ws, survey_id, "teacher", GOALS, 1, 2, 3)
    closed = surveys.close(ws, survey_id)
    assert closed.stage(TODAY) == "closed"
    assert [answering.sheet(ws, link) for link in links] == [None] * 3
    with ws.database.read() as unit:
        connection = unit._connection  # what is really stored
        assert set(connection.scalars(select(respondents.c.token_hash))) == {None}


def test_closing_twice_is_closing_once(ws, clock, survey_id):
    for number in range(9):
        answer(ws, survey_id, "teacher", {GOALS: number % 4}, comment=f"Remark {number}")
    surveys.close(ws, survey_id)
    once = surveys.view(ws, survey_id)
    clock.go_to(TODAY + DAY)
    assert surveys.close(ws, survey_id) == once.survey
    assert surveys.close_due(ws) == 0
    assert surveys.view(ws, survey_id) == once


def test_after_the_end_nothing_can_be_looked_at_early(ws, clock, survey_id):
    give(ws, survey_id, "teacher", GOALS, 1, 2, 3)
    clock.go_to(TODAY + WEEK + DAY)
    assert not surveys.may_look(ws, survey_id)
    with pytest.raises(StateError):
        surveys.look_now(ws, survey_id)
    surveys.close(ws, survey_id)
    with pytest.raises(StateError):
        surveys.look_now(ws, survey_id)


def test_after_the_close_nothing_stored_tells_whether_the_one_leader_took_part(ws, survey_id):
    answer(ws, survey_id, "leader", {GOALS: 1})
    for _ in range(4):
        answer(ws, survey_id, "teacher", {GOALS: 2})
    surveys.close(ws, survey_id)
    with ws.database.read() as unit:
        connection = unit._connection  # what is really stored
        left = connection.execute(select(respondents).with_only_columns(respondents.c.role, respondents.c.version))
        assert set(left.all()) == {("", 0)}
    assert surveys.counts(ws, survey_id) == surveys.Counts(begun=5, finished=5)


def test_surveys_past_their_last_day_close_by_themselves(ws, clock, centre_id):
    due, running = begin_survey(ws, centre_id), begin_survey(ws, centre_id, closes_on=TODAY + WEEK * 2)
    binned = centres.create_centre(ws, Centre(name="Valley School"))
    forgotten = begin_survey(ws, binned)
    link = answer(ws, forgotten, "teacher", {GOALS: 1})
    centres.delete_centre(ws, binned)
    clock.go_to(TODAY + WEEK)
    assert surveys.close_due(ws) == 0
    clock.go_to(TODAY + WEEK + DAY)
    assert surveys.close_due(ws) == 2
    assert surveys.close_due(ws) == 0
    assert surveys.get(ws, due).closed_at == clock.now
    assert surveys.get(ws, running).closed_at is None
    centres.restore_centre(ws, binned)
    assert surveys.get(ws, forgotten).closed_at == clock.now
    assert answering.sheet(ws, link) is None


def test_a_survey_deleted_while_others_are_closed_keeps_none_of_them_open(ws, clock, centre_id, monkeypatch):
    due = begin_survey(ws, centre_id)
    clock.go_to(TODAY + WEEK + DAY)
    past = Surveys.past
    monkeypatch.setattr(Surveys, "past", lambda own, today: ("deleted meanwhile", *past(own, today)))
    assert surveys.close_due(ws) == 1
    assert surveys.get(ws, due).closed_at == clock.now


def test_rows_put_in_afterwards_show_nowhere(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 1, 2, 3)
    surveys.close(ws, survey_id)
    before = surveys.view(ws, survey_id)
    with ws.database.write() as unit:
        connection = unit._connection
        for number in range(10):
            person = {"id": f"planted-{number}", "survey_id": survey_id, "role": "teacher", "version": 1}
            connection.execute(insert(respondents).values(**person, finished=False, comment="planted"))
            row = {"respondent_id": f"planted-{number}", "item": GOALS, "state": "level", "level": 0}
            connection.execute(insert(survey_answers).values(**row, seq=1, counted=False))
        connection.execute(update(survey_answers).values(level=0, state="level", counted=True))
        unit.commit()
    surveys.close(ws, survey_id)
    survey_release._read.clear()  # so that it is read again
    # all but the number of people who began comes from batches
    assert replace(surveys.view(ws, survey_id), counts=before.counts) == before


def test_after_the_close_nobodys_answers_are_stored_any_more(ws, survey_id):
    give(ws, survey_id, "leader", GOALS, 3)
    give(ws, survey_id, "teacher", GOALS, 1, 2, 3, 1, 2)
    surveys.close(ws, survey_id)
    assert count_rows(ws, survey_answers) == 0
    assert surveys.counts(ws, survey_id).begun == 6
    assert sum(surveys.view(ws, survey_id).items[GOALS].everyone.counts) == 5


def test_a_survey_goes_on_after_a_restart(tmp_path, ws, clock, survey_id):
    links = give(ws, survey_id, "teacher", GOALS, 1, 2, 3)
    before = surveys.look_now(ws, survey_id)
    workspace.close(ws)
    again = survey_workspace(tmp_path, clock)
    assert surveys.view(again, survey_id) == before
    assert sheet(again, links[2]).answers == {GOALS: 3}
    give(again, survey_id, "teacher", GOALS, 0, 0, 0)
    surveys.close(again, survey_id)
    assert levels(again, survey_id, GOALS) == (3, 1, 1, 1)
    workspace.close(again)


def test_deleting_leaves_nothing(ws, survey_id):
    for number in range(9):
        answer(ws, survey_id, "teacher", {GOALS: number % 4}, comment="Remark")
    surveys.look_now(ws, survey_id)
    other = begin_survey(ws, surveys.get(ws, survey_id).centre_id)
    surveys.close(ws, survey_id)
    surveys.delete(ws, survey_id)
    names = ("respondents", "survey_answers", "batches", "survey_comments")
    assert [count_rows(ws, metadata.tables[name]) for name in names] == [0, 0, 0, 0]
    assert surveys.get(ws, other).id == other
    with pytest.raises(NotFound):
        surveys.delete(ws, survey_id)


def test_a_survey_goes_into_the_bin_with_its_centre(ws, centre_id, survey_id):
    centres.delete_centre(ws, centre_id)
    for look in (surveys.get, surveys.view, surveys.counts, surveys.may_look, surveys.look_now, surveys.close):
        with pytest.raises(NotFound):
            look(ws, survey_id)
    with pytest.raises(NotFound):
        surveys.list_surveys(ws, centre_id)
    centres.restore_centre(ws, centre_id)
    assert surveys.get(ws, survey_id).id == survey_id


# a framework that has changed since


def test_an_item_that_is_gone_is_passed_over(ws, survey_id):
    for level in (1, 2, 3):
        answer(ws, survey_id, "learner", {GOALS: level, HOME: level})
    newer = replace(ws, catalogue=with_mini(ws.catalogue, without(ws.catalogue.frameworks["mini"], HOME)))
    assert sheet(newer, answer(newer, survey_id, "learner", {GOALS: 0})).total == 2
    surveys.close(newer, survey_id)
    assert HOME not in surveys.view(newer, survey_id).items
    assert levels(newer, survey_id, GOALS) == (1, 1, 1, 1)


def test_counts_on_another_scale_are_left_out_rather_than_misread(ws, survey_id):
    give(ws, survey_id, "teacher", GOALS, 1, 2, 3)
    for level in (1, 2, 2):
        answer(ws, survey_id, "teacher", {VISITS: level})
    surveys.look_now(ws, survey_id)
    shorter = replace(ws, catalogue=with_mini(ws.catalogue, shortened(ws.catalogue.frameworks["mini"])))
    assert {GOALS, VISITS}.isdisjoint(surveys.view(shorter, survey_id).items)
    answer(shorter, survey_id, "teacher", {GOALS: 0})
    surveys.close(shorter, survey_id)
    assert levels(ws, survey_id, GOALS) == (0, 1, 1, 1)


def test_a_survey_on_a_framework_that_is_gone_still_opens(ws, survey_id):
    link = answer(ws, survey_id, "teacher", {GOALS: 1})
    nothing = replace(ws, catalogue=ws.catalogue.model_copy(update={"frameworks": {}}))
    assert sheet(nothing, link).pages == ()
    surveys.close(nothing, survey_id)
    assert surveys.view(nothing, survey_id).items == {}


def test_unknown_surveys_are_not_found(ws):
    for look in (surveys.get, surveys.view, surveys.counts, surveys.close, surveys.delete):
        with pytest.raises(NotFound):
            look(ws, "nobody")
    with pytest.raises(NotFound):
        surveys.list_surveys(ws, "nobody")
    with pytest.raises(NotFound):
        begin_survey(ws, "nobody")


def test_beside_an_answer_stands_nothing_that_could_name_a_person():
    assert set(survey_answers.c.keys()) == {"respondent_id", "item", "state", "level", "seq", "counted"}
    assert set(respondents.c.keys()) == {"id", "survey_id", "token_hash", "role", "version", "finished", "comment"}
