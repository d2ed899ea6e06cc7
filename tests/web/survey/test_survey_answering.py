"""A person answers the staff survey in a browser without a script, from the public link to deleting everything."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from sqlalchemy import event, update

from prodige_core.services import centres, surveys, years_kept
from prodige_core.storage.voice_tables import surveys as surveys_table
from tests import databases
from tests.survey_steps import GOALS, HOME, KNOWN, TODAY, VISITS, WEEK, WHO, begin_survey
from tests.web.survey.steps import private_link, stored
from tests.web.visitor import Visitor

DAY = dt.timedelta(days=1)


# the invitation


def test_the_invitation_says_who_asks_what_how_long_and_who_sees_what_before_the_first_question(phone, token):
    page = phone.get(f"/s/{token}?role=teacher")
    assert page.status == 200
    for words in (
        "\u2068Hill School\u2069 asks for your view",
        "Autumn survey",
        "4 questions, about 2 minutes",
        "no name, no address of you or your device, no time",
        "Taking part is your choice",
        "Only counts of at least 3 people",
        "until 28 November 2026. The school may end it on another day.",
        "What you have saved counts, also if you stop half way.",
        "You can change or delete it until the survey ends",
        "Your single answers and your private link are deleted at the end.",
        "only if at least 8 people write one",
        "In a small school, or where few share your role, somebody may guess your answers",
        "is not encrypted",
    ):
        assert words in page.text
    assert page.form(token).fields == {"role": "teacher"}
    assert page.form(token).choices["role"] == ["leader", "coordinator", "teacher", "trainer", "learner"]


def test_the_invitation_says_how_long_counts_are_kept_as_the_school_has_chosen(ws, centre_id, phone, token):
    assert "They are deleted 2 years after the survey has closed" in phone.get(f"/s/{token}").text
    years_kept.choose(ws, centre_id, 5, seen=2, shown=years_kept.Going())
    assert "They are deleted 5 years after the survey has closed" in phone.get(f"/s/{token}").text
    phone.send(role="teacher")
    years_kept.choose(ws, centre_id, 1, seen=5, shown=years_kept.Going())
    assert "They are deleted 1 year after the survey has closed" in Visitor(phone.app).get(f"/s/{token}").text


def test_a_link_typed_from_a_poster_in_capitals_with_hyphens_opens_the_survey(phone, token):
    page = phone.get(f"/s/{token[:4]}-{token[4:8]}-{token[8:]}".upper().replace("/S/", "/s/"))
    assert "Which describes you best?" in page.text
    assert page.url == f"/s/{token}"
    phone.send(role="teacher")
    assert phone.get(f"/s/{token.upper()}/").url == f"/s/{token}/link"


def test_a_long_public_link_of_an_earlier_version_opens_still(ws, survey_id, phone):
    long = "aB_-" * 10 + "xyz"
    with ws.database.write() as unit:
        unit._connection.execute(update(surveys_table).values(token=long))
        unit.commit()
    assert "Which describes you best?" in phone.get(f"/s/{long}").text
    assert phone.get(f"/s/{long.lower()}").status == 404


def test_only_the_groups_of_the_survey_are_offered_and_a_single_one_is_chosen_already(ws, centre_id, phone):
    one = surveys.get(ws, begin_survey(ws, centre_id, roles=["learner"])).token
    assert phone.get(f"/s/{one}?role=leader").form(one).choices == {"role": ["learner"]}
    assert phone.now.form(one).fields == {"role": "learner"}


def test_without_a_group_of_the_survey_nobody_begins_and_the_page_says_why(ws, survey_id, phone, token):
    for given in ({}, {"role": ""}, {"role": "owner"}, {"role": "LEADER"}, {"role": "<b>"}):
        page = phone.post(f"/s/{token}", given)
        assert page.status == 422
        assert "Please choose one" in page.text
    assert surveys.counts(ws, survey_id).begun == 0


def test_starting_leads_to_the_private_link_and_no_address_on_the_way_shows_it(teacher, token):
    page = teacher.now
    assert page.url == f"/s/{token}/link"
    assert "Keep this link" in page.text
    assert re.search(r"<textarea[^>]*readonly[^>]*>http://school.example/s/[\w-]{43}</textarea>", page.body.decode())
    assert any(link.startswith("mailto:?subject=") and "http%3A//school.example/s/" in link for link in page.links)


def test_the_cookie_is_for_this_survey_only_and_no_script_or_other_site_gets_it(phone, token):
    reply = phone.post(f"/s/{token}", {"role": "teacher"}, follow=False)
    assert reply.status == 303
    assert reply.header("referrer-policy") in {"no-referrer", "strict-origin"}
    cookie = reply.header("set-cookie")
    assert f"Path=/s/{token};" in cookie
    for rule in ("HttpOnly", "SameSite=lax", f"Max-Age={8 * 86400}"):
        assert rule in cookie


# page by page


def test_a_page_shows_the_own_words_the_described_choices_and_the_progress(teacher, token):
    page = teacher.get(f"/s/{token}/1")
    assert "Part 1 of 2 · about 2 minutes left" in page.text
    assert page.form("/1").choices == {item: ["0", "1", "2", "3", "na", "unknown"] for item in (GOALS, KNOWN, WHO)}
    assert "Does not apply to me" in page.text
    assert "I don’t know" in page.text


def test_saving_goes_on_page_by_page_to_the_end_and_tells_gently_what_is_open(ws, teacher, token):
    teacher.get(f"/s/{token}/1")
    page = teacher.send("/1", "next", plan__goals__q1="2", plan__roles__q1="na")
    assert page.url.split("?")[0] == f"/s/{token}/2"
    assert "Saved. 1 question before is still open" in page.text
    page = teacher.send("/2", "next", doing__visits__q1="unknown")
    assert page.url.split("?")[0] == f"/s/{token}/end"
    assert "You have answered 3 of 4 questions." in page.text
    assert stored(ws, teacher) == {GOALS: 2, WHO: "na", VISITS: "unknown"}
    assert f"/s/{token}/1#q2" in page.links
    assert f"/s/{token}/2" in page.links


def test_an_empty_page_is_fine_and_an_answer_left_out_is_not_cleared(ws, teacher, token):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "next", plan__goals__q1="2")
    teacher.post(f"/s/{token}/1", {"_who": teacher.now.form("/2").fields["_who"], "_version": "1", "_go": "next"})
    assert stored(ws, teacher) == {GOALS: 2}


def test_back_saves_too_and_stop_leads_to_the_private_link(ws, teacher, token):
    teacher.get(f"/s/{token}/2")
    assert teacher.send("/2", "back", doing__visits__q1="1").url.split("?")[0] == f"/s/{token}/1"
    page = teacher.send("/1", "stop", plan__goals__q1="3")
    assert page.url.split("?")[0] == f"/s/{token}/link"
    assert "Saved. Go on whenever you like" in page.text
    assert stored(ws, teacher) == {VISITS: 1, GOALS: 3}


def test_the_first_page_has_no_way_back(teacher, token):
    assert ("_go", "back") not in teacher.get(f"/s/{token}/1").form("/1").buttons


def test_a_page_that_is_not_there_leads_to_where_the_person_is(teacher, token):
    for number in ("0", "3", "9999"):
        assert teacher.get(f"/s/{token}/{number}").url == f"/s/{token}/link"


def test_answers_are_told_only_after_the_database_has_committed(ws, teacher, token):
    fields = teacher.get(f"/s/{token}/1").form("/1").fields

    def fail(connection):
        raise databases.disk_full()

    event.listen(ws.database.engine, "commit", fail)
    page = teacher.post(f"/s/{token}/1", fields | {GOALS: "2"})
    by_script = teacher.post(f"/s/{token}/1", fields | {GOALS: "2", "_go": "auto"}, accept="application/json")
    event.remove(ws.database.engine, "commit", fail)
    assert (page.status, by_script.status, by_script.body) == (503, 503, b"{}")
    assert "Not saved yet" in page.text
    assert stored(ws, teacher) == {}


# coming back


def test_the_device_that_began_goes_on_at_once_where_it_was(teacher, token):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "next", plan__goals__q1="2", plan__goals__q2="1", plan__roles__q1="0")
    assert teacher.get(f"/s/{token}").url == f"/s/{token}/2"
    assert teacher.get(f"/s/{token}?lang=en").url == f"/s/{token}/2?lang=en"


def test_half_a_page_answered_is_taken_up_at_its_first_gap(teacher, token):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "stop", plan__goals__q1="2")
    assert teacher.get(f"/s/{token}").url == f"/s/{token}/1#q2"


def test_the_private_link_goes_on_in_another_browser_and_leaves_no_secret_in_the_address(ws, app, teacher, token):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "stop", plan__goals__q1="2")
    laptop = Visitor(app, address="192.0.2.20")
    page = laptop.get(private_link(teacher))
    assert page.url == f"/s/{token}/1#q2"
    assert laptop.now.form("/1").fields[GOALS] == "2"
    laptop.send("/1", "next", plan__goals__q2="3")
    assert stored(ws, teacher) == {GOALS: 2, KNOWN: 3}


def test_another_person_begins_on_the_same_device_and_a_form_of_the_first_saves_nothing(ws, survey_id, teacher, token):
    before = teacher.get(f"/s/{token}/1").form("/1").fields
    first = teacher.cookies.copy()
    assert f"/s/{token}/new" in teacher.now.links
    assert "the first one needs the private link" in teacher.get(f"/s/{token}/new").text
    teacher.send(role="learner")
    assert surveys.counts(ws, survey_id).begun == 2
    page = teacher.post(f"/s/{token}/1", before | {GOALS: "3"})
    assert page.status == 409
    assert "somebody else began on this device" in page.text
    assert stored(ws, teacher) == {}
    teacher.cookies = first
    assert stored(ws, teacher) == {}


def test_leaving_forgets_the_device_and_keeps_the_answers(ws, app, teacher, token):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "stop", plan__goals__q1="2")
    link = private_link(teacher)
    page = teacher.get(f"/s/{token}/leave")
    assert link.encode() in page.body  # the last time it can be kept
    page = teacher.send("/leave")
    assert page.url == f"/s/{token}/left"
    assert teacher.cookies == {}
    assert "Which describes you best?" in teacher.get(f"/s/{token}").text
    assert teacher.get(link).form("/1").fields[GOALS] == "2"


def test_without_cookies_nothing_is_saved_and_the_page_says_what_is_needed(app, token):
    refusing = Visitor(app, with_cookies=False)
    refusing.get(f"/s/{token}")
    assert "Which describes you best?" in refusing.send(role="teacher").text
    page = refusing.post(f"/s/{token}/1", {GOALS: "1"})
    assert page.status == 403
    assert "Cookies must be allowed" in page.text


# the end


def finish(visitor, token, **given):
    visitor.get(f"/s/{token}/1")
    visitor.send("/1", "next", **given)
    visitor.get(f"/s/{token}/end")
    return visitor.send("/end")


def test_finishing_leads_to_the_own_levels_in_words_and_the_next_steps(teacher, token):
    page = finish(teacher, token, plan__goals__q1="2", plan__goals__q2="0", plan__roles__q1="3")
    assert page.url == f"/s/{token}/feedback"
    assert "Only you see this page." in page.text
    assert "Planning Level 2 Usual" in page.text  # goals (2 + 0) / 2, twice, and roles 3: 5/3 is 2 as a level
    assert "2 next steps to think about" in page.text
    assert "The leader does. You chose: Nobody knows them." in page.text
    assert page.body.count(b'<i class="on">') == 3


def test_the_feedback_waits_for_the_finish_and_the_device_comes_back_to_it(teacher, token):
    assert teacher.get(f"/s/{token}/feedback").url == f"/s/{token}/end"
    finish(teacher, token, plan__goals__q1="3", plan__goals__q2="3", plan__roles__q1="3")
    assert teacher.get(private_link(teacher)).url == f"/s/{token}/feedback"
    assert "You chose the highest level everywhere" in teacher.now.text


def test_without_any_level_the_feedback_says_so(teacher, token):
    assert "You have not chosen a level anywhere" in finish(teacher, token).text
    text = finish(teacher, token, plan__goals__q1="na", plan__goals__q2="na", plan__roles__q1="na").text
    assert "Planning Does not apply to you" in text
    assert "You have not chosen a level anywhere" in text


def test_answers_change_after_the_finish_until_the_close(ws, teacher, token):
    finish(teacher, token, plan__goals__q1="1")
    assert f"/s/{token}/end" in teacher.now.links
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "next", plan__goals__q1="3")
    assert stored(ws, teacher) == {GOALS: 3}


def test_one_comment_is_kept_and_shown_again_to_its_writer(teacher, token):
    teacher.get(f"/s/{token}/end")
    assert "at least 8 people write one" in teacher.now.text
    teacher.send("/end", comment="  More time,\r\nplease. <b>")
    teacher.get(f"/s/{token}/end")
    assert teacher.now.form("/end").fields["comment"] == "More time,\nplease. <b>"


def test_a_comment_of_501_characters_is_refused_counted_and_not_lost(ws, survey_id, teacher, token):
    teacher.get(f"/s/{token}/end")
    page = teacher.send("/end", comment="ä" * 501)
    assert page.status == 422
    assert "The comment is 1 character too long." in page.text
    assert page.form("/end").fields["comment"] == "ä" * 501
    assert surveys.counts(ws, survey_id).finished == 0
    assert teacher.send("/end", comment="ä" * 500).url == f"/s/{token}/feedback"


def test_deleting_asks_first_then_deletes_and_says_goodbye(ws, survey_id, teacher, token):
    finish(teacher, token, plan__goals__q1="1")
    link = private_link(teacher)
    assert "This cannot be undone." in teacher.get(f"/s/{token}/delete").text
    assert surveys.counts(ws, survey_id).begun == 1
    page = teacher.send("/delete")
    assert page.url == f"/s/{token}/deleted"
    assert "Your answers are deleted" in page.text
    assert surveys.counts(ws, survey_id).begun == 0
    assert teacher.cookies == {}
    assert teacher.get(link).status == 404


def test_what_a_person_deletes_is_gone_from_the_files_too(tmp_path, teacher, token):
    teacher.get(f"/s/{token}/end")
    teacher.send("/end", comment="The lathe in hall 3 has no guard.")
    teacher.get(f"/s/{token}/delete")
    teacher.send("/delete")
    assert not any(b"The lathe in hall 3" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_who_opens_the_survey_where_somebody_has_finished_is_asked_who_they_are(teacher, token):
    finish(teacher, token, plan__goals__q1="1")
    page = teacher.get(f"/s/{token}")
    assert "Somebody has begun on this device." in page.text
    assert "Which describes you best?" in page.text
    assert "Known to all." not in page.text
    assert f"/s/{token}/feedback" in page.links  # it was you after all


def test_a_full_survey_lets_somebody_who_has_finished_here_go_on(ws, centre_id, phone):
    token = surveys.get(ws, begin_survey(ws, centre_id, expected=2)).token
    for _ in range(3):
        phone.get(f"/s/{token}/new")
        phone.send(role="teacher")
    finish(phone, token, plan__goals__q1="1")
    page = phone.get(f"/s/{token}")
    assert "The survey is full" in page.text
    assert f"/s/{token}/feedback" in page.links


# the survey's own states


def test_before_the_first_day_the_page_names_it_and_asks_nothing(ws, centre_id, phone):
    token = surveys.get(ws, begin_survey(ws, centre_id, opens_on=TODAY + DAY)).token
    assert "The survey opens on 22 November 2026" in phone.get(f"/s/{token}").text
    assert phone.now.forms == []
    assert "The survey opens on" in phone.post(f"/s/{token}", {"role": "teacher"}).text


@pytest.mark.parametrize("by_hand", [True, False])
def test_after_the_close_the_public_link_says_so_and_the_private_link_opens_nothing(
    ws, clock, survey_id, teacher, token, by_hand
):
    fields = teacher.get(f"/s/{token}/1").form("/1").fields
    link = private_link(teacher)
    if by_hand:
        surveys.close(ws, survey_id)
    else:
        clock.go_to(TODAY + WEEK + DAY)
        assert teacher.get(link).url == f"/s/{token}"
        assert teacher.post(f"/s/{token}/1", fields | {GOALS: "1"}).status == 409
        surveys.close_due(ws)
    assert "The survey has ended" in teacher.get(f"/s/{token}").text
    assert "The survey has ended" in teacher.get(f"/s/{token}/1").text
    assert "The survey has ended" in teacher.post(f"/s/{token}", {"role": "teacher"}).text
    assert teacher.post(f"/s/{token}/1", fields | {GOALS: "1"}).status == 403
    page = teacher.get(link)
    assert page.status == 404
    assert "A private link ends with its survey." in page.text
    assert "Hill School" not in page.text


def test_a_full_survey_lets_nobody_else_in_and_those_who_began_go_on(ws, centre_id, app):
    token = surveys.get(ws, begin_survey(ws, centre_id, expected=2)).token
    people = [Visitor(app) for _ in range(4)]
    for one in people:
        one.get(f"/s/{token}")
    for one in people[:3]:
        assert one.send(role="teacher").url == f"/s/{token}/link"
    assert "The survey is full" in people[3].send(role="teacher").text
    assert "The survey is full" in Visitor(app).get(f"/s/{token}").text
    assert people[0].get(f"/s/{token}").url == f"/s/{token}/link"


def test_dates_moved_to_later_keep_what_was_answered(ws, clock, survey_id, teacher, token):
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "stop", plan__goals__q1="2")
    surveys.change_dates(ws, survey_id, TODAY + DAY, TODAY + WEEK)
    assert "The survey opens on" in teacher.get(f"/s/{token}/1").text
    clock.go_to(TODAY + DAY)
    assert teacher.get(f"/s/{token}").form("/1").fields[GOALS] == "2"


def test_a_learner_is_asked_what_learners_are_asked(phone, token):
    phone.get(f"/s/{token}")
    phone.send(role="learner")
    assert list(phone.get(f"/s/{token}/2").form("/2").choices) == [VISITS, HOME]


@pytest.fixture(params=["its centre is in the bin", "its first day was put off"])
def waiting(request, ws, centre_id, survey_id, teacher, token):
    """A teacher has answered and commented, then the survey is open no more, for a while. Their private link."""
    teacher.get(f"/s/{token}/1")
    teacher.send("/1", "stop", plan__goals__q1="1")
    teacher.get(f"/s/{token}/end")
    teacher.send("/end", comment="More <time>, please.")
    link = private_link(teacher)
    if "bin" in request.param:
        centres.delete_centre(ws, centre_id)
    else:
        surveys.change_dates(ws, survey_id, TODAY + DAY, TODAY + WEEK)
    return link


def test_while_a_survey_waits_a_private_link_shows_the_own_answers_and_says_that_none_are_taken(
    ws, app, waiting, teacher, token
):
    elsewhere = Visitor(app)
    for page in (teacher.get(f"/s/{token}/1"), elsewhere.get(waiting)):
        assert (page.status, page.url) == (200, f"/s/{token}")
        assert "No answers are taken now" in page.text
        assert "Which describes your goals best? Somebody has some." in page.text
        assert "More <time>, please." in page.text
    for path, fields in (("1", {GOALS: "2"}), ("end", {"comment": "x"})):
        assert teacher.post(f"/s/{token}/{path}", fields).status == 409
    assert stored(ws, teacher) == {GOALS: 1}


def test_while_a_survey_waits_a_private_link_deletes_the_own_answers(ws, app, centre_id, survey_id, waiting, token):
    elsewhere = Visitor(app)
    elsewhere.get(waiting)
    assert "This cannot be undone." in elsewhere.get(f"/s/{token}/delete").text
    assert "Your answers are deleted" in elsewhere.send("/delete").text
    assert (elsewhere.cookies, elsewhere.get(waiting).status) == ({}, 404)
    if not centres.list_centres(ws):
        centres.restore_centre(ws, centre_id)
    assert surveys.counts(ws, survey_id).begun == 0
