"""The coordinator's survey screen: every state, what may not be shown is nowhere, what is typed is shown as typed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping

import pytest

from prodige_core.aggregation import Published
from prodige_core.responses import Centre
from prodige_core.services import answering, centres, surveys, trail
from prodige_core.services.workspace import Workspace
from prodige_ui.components import handing

DIGITAL = "digital-teaching"
DAY = dt.timedelta(days=1)
FIRST, SECOND, THIRD = "engagement.communication.q1", "engagement.collaboration.q1", "engagement.reflection.q1"


def words(at) -> str:
    kinds = (at.title, at.header, at.subheader, at.markdown, at.success, at.info, at.warning, at.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def tables(at) -> list[list[str]]:
    return [
        [str(cell).replace("\\", "") for cell in row]
        for table in at.table
        for row in table.value.itertuples(index=False)
    ]


def pictures(at) -> str:
    """The data drawn; sizes of type and axes are no numbers of people."""

    def drawn(part: object) -> list[object]:
        if isinstance(part, dict):
            return [part["values"]] if "values" in part else [one for own in part.values() for one in drawn(own)]
        return [one for own in part for one in drawn(own)] if isinstance(part, list) else []

    return "\n".join(json.dumps(drawn(json.loads(chart.proto.spec))) for chart in at.get("vega_lite_chart"))


def rendered(at) -> str:
    """Everything a browser is sent of the screen's content."""
    labels = [box.label for box in at.expander] + [button.label for button in at.button]
    codes = [code.value for code in at.code]
    return "\n".join([words(at), *(" ".join(row) for row in tables(at)), pictures(at), *labels, *codes])


def begin(ws: Workspace, centre_id: str, **changed: object) -> str:
    today = ws.today()
    usual = {"frameworks": [DIGITAL], "roles": ["leader", "teacher"], "opens_on": today, "closes_on": today + 9 * DAY}
    return surveys.create(ws, centre_id, **{**usual, **changed})


def give(ws: Workspace, survey_id: str, role: str, answers: Mapping[str, str], comment: str = "") -> None:
    link = answering.begin(ws, surveys.get(ws, survey_id).token, role)
    sheet = answering.sheet(ws, link)
    for number, page in enumerate(sheet.pages, 1):
        here = {item.id: answers[item.id] for item in page.items if item.id in answers}
        if here:
            sheet = answering.sheet(ws, link)
            answering.save_page(ws, link, number, here, sheet.version)
    answering.finish(ws, link, comment)


def everyone(ws: Workspace, survey_id: str, role: str, item: str, *levels: int) -> None:
    for level in levels:
        give(ws, survey_id, role, {item: str(level)})


@pytest.fixture
def item(ws):
    return next(iter(ws.catalogue.frameworks[DIGITAL].items))


@pytest.fixture
def survey_id(ws, small_centre):
    return begin(ws, small_centre)


def test_the_poster_comes_like_every_document_and_is_no_event(visit, ws, small_centre, survey_id):
    at = visit("survey")
    at.download_button(key="handed-survey-poster-pdf").click().run()
    assert not at.exception
    held = at.session_state["handed"]
    (asked,) = held.asked.values()
    assert handing._made(asked.wanted, held).startswith(b"%PDF")
    assert "report_downloaded" not in {one.kind for one in trail.trail(ws, small_centre)}


# before there is one


def test_without_a_centre_the_screen_points_to_the_start(visit):
    at = visit("survey")
    assert not at.exception
    assert at.title[0].value == "First, your centre"


def test_a_newcomer_reads_what_it_is_and_can_prepare_one(visit, ws, small_centre):
    at = visit("survey")
    assert not at.exception
    assert "without giving a name" in words(at)
    assert "You never see what one person answered" in words(at)
    assert "Counts and comments are deleted 2 years after the close." in words(at)
    assert "comments stay" not in words(at)
    assert "School leaders about 21 minutes, International coordinators about 15 minutes" in words(at)
    assert [box.label for box in at.expander] == []
    at.button(key="survey-prepare").click().run()
    row = surveys.list_surveys(ws, small_centre)[0]
    assert (row.stage, row.frameworks) == ("open", tuple(ws.catalogue.frameworks))
    assert "The survey is prepared. Now invite people." in words(at)


def test_groups_that_are_asked_nothing_are_told(visit, small_centre):
    at = visit("survey")
    at.pills(key="survey-new-frameworks").set_value([DIGITAL]).run()
    at.pills(key="survey-new-roles").set_value(["teacher", "learner"]).run()
    assert "Nothing in this choice is asked of: Learners." in words(at)


def test_what_is_wrong_is_said_with_the_fields_as_they_are_named_and_nothing_is_lost(visit, ws, small_centre):
    at = visit("survey")
    at.pills(key="survey-new-frameworks").set_value([]).run()
    at.text_input(key="survey-new-title").set_value("Our view").run()
    at.date_input(key="survey-new-closes").set_value(ws.today() - DAY).run()
    at.button(key="survey-prepare").click().run()
    said = at.error[0].value.replace("\\", "")
    assert "Questionnaires: is empty." in said
    assert "Last day: is before the first day." in said
    assert at.text_input(key="survey-new-title").value == "Our view"
    assert surveys.list_surveys(ws, small_centre) == ()


def test_what_was_chosen_is_still_there_after_leaving_and_returning(visit, go, small_centre):
    at = visit("survey")
    at.number_input(key="survey-new-k").set_value(7).run()
    at.pills(key="survey-new-roles").set_value(["teacher"]).run()
    at = go(go(at, "profile"), "survey")
    assert at.number_input(key="survey-new-k").value == 7
    assert at.pills(key="survey-new-roles").value == ["teacher"]


# before the first day and while it is open


def test_before_the_first_day_it_says_when_it_opens_and_how_to_invite(visit, ws, small_centre):
    begin(ws, small_centre, opens_on=ws.today() + DAY, title="Our view")
    at = visit("survey")
    assert "Opens tomorrow" in words(at)
    assert "finished" not in words(at)
    assert at.header[0].value == "Our view"
    assert len(at.code) == 4


def test_an_open_survey_shows_counts_and_nothing_else(visit, ws, survey_id, item):
    everyone(ws, survey_id, "teacher", item, 1, 1, 4)
    answering.begin(ws, surveys.get(ws, survey_id).token, "leader")
    at = visit("survey")
    assert "3 of 50 people have finished. 1 more is on the way." in words(at)
    assert "10 days with today" in words(at)
    assert not at.table
    assert not pictures(at)


def test_links_are_there_to_copy_for_everyone_and_for_each_group(visit, ws, survey_id):
    at = visit("survey")
    token = surveys.get(ws, survey_id).token
    codes = [code.value for code in at.code]
    assert codes[0].endswith(f"/s/{token}")
    assert [code.rsplit("?", 1)[-1] for code in codes[2:]] == ["role=leader", "role=teacher"]
    assert codes[0] in codes[1]
    assert "Results are shown only for groups of at least 5 people." in codes[1]


def test_dates_can_be_changed_and_are_there_again(visit, go, ws, survey_id):
    at = open_part(visit("survey"), survey_id, "Dates and closing")
    at.date_input[1].set_value(ws.today() + 3 * DAY)
    press(at, "Change the dates")
    assert surveys.get(ws, survey_id).closes_on == ws.today() + 3 * DAY
    assert "4 days with today" in words(go(go(at, "profile"), "survey"))


def test_dates_that_do_not_fit_change_nothing(visit, ws, survey_id):
    at = open_part(visit("survey"), survey_id, "Dates and closing")
    at.date_input[1].set_value(ws.today() - 3 * DAY)
    press(at, "Change the dates")
    assert "The dates are as before." in at.error[0].value
    assert surveys.get(ws, survey_id).closes_on == ws.today() + 9 * DAY


def test_more_people_can_be_let_in_and_the_number_is_there_again(visit, go, ws, survey_id):
    at = open_part(visit("survey"), survey_id, "Dates and closing")
    assert "Half as many again as you expect are let in" in words(at)
    at.number_input[0].set_value(70)
    press(at, "Change the number")
    assert surveys.get(ws, survey_id).expected == 70
    assert "You expect 70 people." in words(go(go(at, "profile"), "survey"))


def test_who_finished_after_a_look_is_told_to_be_in_no_count(visit, ws, survey_id, item):
    everyone(ws, survey_id, "teacher", item, 1, 1, 4, 4, 2)
    surveys.look_now(ws, survey_id)
    at = open_part(visit("survey"), survey_id, "Results")
    assert "not counted yet" not in words(at)
    everyone(ws, survey_id, "teacher", item, 1)
    assert "Some who finished are not counted yet" in words(open_part(visit("survey"), survey_id, "Results"))
    surveys.close(ws, survey_id)
    assert "Some who finished are in no row" in words(visit("survey"))


def test_a_look_is_not_offered_before_enough_people_have_finished(visit, ws, survey_id, item):
    everyone(ws, survey_id, "teacher", item, 1, 1, 4, 4)
    at = open_part(visit("survey"), survey_id, "Results")
    assert "as soon as 5 people have finished" in words(at)
    assert not [button for button in at.button if button.key.startswith("survey-look")]


def test_a_look_warns_and_then_shows_what_may_be_shown(visit, ws, survey_id, item):
    everyone(ws, survey_id, "teacher", item, 1, 1, 4, 4, 2)
    at = open_part(visit("survey"), survey_id, "Results")
    assert "a few late answers may never be shown" in words(at)
    assert at.button(key=f"survey-look-{survey_id}").disabled
    at.checkbox(key=f"survey-look-sure-{survey_id}-1").check().run()
    at.button(key=f"survey-look-{survey_id}").click().run()
    assert not at.exception
    assert isinstance(surveys.view(ws, survey_id).items[item].everyone, Published)
    assert "5 people gave a level." in words(at)
    assert "Comments are shown when the survey is closed" in words(at)


def test_closing_needs_a_yes_and_is_final(visit, ws, survey_id):
    at = open_part(visit("survey"), survey_id, "Dates and closing")
    assert at.button(key=f"survey-close-{survey_id}").disabled
    assert "The single answers are deleted at once. Counts and comments are deleted 2 years after the close." in words(
        at
    )
    at.checkbox(key=f"survey-close-sure-{survey_id}").check().run()
    at.button(key=f"survey-close-{survey_id}").click().run()
    assert not at.exception
    assert surveys.get(ws, survey_id).closed_at is not None
    assert "The survey is closed." in words(at)
    assert not at.code


def test_a_survey_past_its_last_day_closes_when_somebody_looks(visit, ws, survey_id, monkeypatch):
    real = type(ws).today
    monkeypatch.setattr(type(ws), "today", lambda self: real(self) + 30 * DAY)
    at = visit("survey")
    assert surveys.get(ws, survey_id).closed_at is not None
    assert "Closed." in words(at)


def test_after_the_close_the_closed_survey_stays_on_the_screen_although_another_is_open(visit, ws, small_centre, item):
    begin(ws, small_centre, title="Other", opens_on=ws.today() - DAY)
    survey_id = begin(ws, small_centre, title="Ours")
    at = open_part(visit("survey"), survey_id, "Dates and closing")
    assert at.header[0].value == "Ours"
    at.checkbox(key=f"survey-close-sure-{survey_id}").check().run()
    at.button(key=f"survey-close-{survey_id}").click().run()
    assert at.header[0].value == "Ours"


def test_deleting_needs_a_yes(visit, ws, small_centre, survey_id):
    at = visit("survey")
    assert at.button(key=f"survey-delete-{survey_id}").disabled
    at.checkbox(key=f"survey-delete-sure-{survey_id}").check().run()
    at.button(key=f"survey-delete-{survey_id}").click().run()
    assert surveys.list_surveys(ws, small_centre) == ()
    assert "The survey is deleted." in words(at)


def test_of_several_surveys_the_open_one_is_shown_and_another_chosen_stays_chosen(visit, go, ws, small_centre):
    later = begin(ws, small_centre, opens_on=ws.today() + 2 * DAY, closes_on=ws.today() + 9 * DAY, title="Later")
    begin(ws, small_centre, title="Now")
    at = visit("survey")
    assert at.header[0].value == "Now"
    assert [option.split("**")[1] for option in at.radio[0].options] == ["Later", "Now"]
    assert "0 have finished." in at.radio[0].options[1]
    at.radio[0].set_value(later).run()
    assert at.header[0].value == "Later"
    assert go(go(at, "profile"), "survey").header[0].value == "Later"


# results


@pytest.fixture
def apart(ws, survey_id, item):
    """Seven teachers at A2, six leaders at B2, with nine comments; closed."""
    for place in range(7):
        give(ws, survey_id, "teacher", {item: "1"}, f"**word** {place} :smile: $x$")
    for place in range(6):
        give(ws, survey_id, "leader", {item: "3" if place else "4"}, "<b>bold</b>" if place < 2 else "")
    surveys.close(ws, survey_id)
    return survey_id


def test_results_begin_with_where_groups_differ_most(visit, apart):
    at = visit("survey")
    assert not at.exception
    said = words(at)
    assert "The groups differ most in “Contact with learners, families, companies”." in said
    assert "Teachers: on average near A2 Explorer (1.0). School leaders: on average near B2 Expert (3.2)." in said
    assert "That is 2.2 levels apart." in said
    assert '"group": "School leaders"' in pictures(at)
    assert ["Contact with learners, families, companies", "Teachers 1.0 and School leaders 3.2", "2.2"] in tables(at)
    assert ["Teachers", "7", "A2 Explorer, 1.0", "–"] in tables(at)
    assert ["School leaders", "6", "B2 Expert, 3.2", "100%"] in tables(at)
    assert "13 people gave a level." in said
    assert "46% are at B1 Integrator or above." in said


def test_comments_are_shown_as_they_were_typed(visit, apart):
    at = visit("survey")
    listed = next(element.value for element in at.markdown if "word" in element.value)
    assert listed.count("\n- ") == 8
    assert "\\*\\*word\\*\\*" in listed
    assert "\\<b\\>bold" in listed
    assert ":smile:" not in listed


def test_one_click_takes_the_differences_to_a_workshop(visit, apart, item, monkeypatch):
    from prodige_ui import session

    chosen = []
    monkeypatch.setattr(session, "choose_agenda", chosen.append)
    at = visit("survey")
    press(at, "The 1 that groups see most differently")
    assert chosen == [(item,)]


def test_a_group_that_is_too_small_has_no_number_anywhere(visit, ws, survey_id, item):
    """Two leaders at the highest level beside 14 teachers: nothing of theirs is shown, alone or in a sum."""
    everyone(ws, survey_id, "teacher", item, *[1] * 7, *[2] * 7)
    everyone(ws, survey_id, "leader", item, 5, 5)
    surveys.close(ws, survey_id)
    at = visit("survey")
    rows = [row for row in tables(at) if row[0] == "School leaders"]
    assert len(rows) == 2
    assert [cell for row in rows for cell in row if re.search(r"\d", cell)] == []
    assert "too few answers to show" in rows[0]
    assert "groups cannot be compared" in words(at)
    assert "14 people gave a level." in words(at)
    assert ["C2 Pioneer", "0", "0%", ""] in tables(at)
    shown = rendered(at).replace("16 of 50 people have finished.", "")
    assert not re.search(r"\b16\b", shown)


def test_small_groups_that_are_large_enough_together_are_one_row(visit, ws, small_centre, item):
    survey_id = begin(ws, small_centre, roles=["leader", "coordinator", "teacher"])
    everyone(ws, survey_id, "teacher", item, *[1] * 9)
    everyone(ws, survey_id, "leader", item, 4, 3)
    everyone(ws, survey_id, "coordinator", item, 3, 3, 4, 4)
    surveys.close(ws, survey_id)
    found = tables(visit("survey"))
    assert ["Other groups together", "6", "B2 Expert, 3.5", "100%"] in found
    assert ["Other groups together", "6"] in found
    for group in ("School leaders", "International coordinators"):
        assert [cell for row in found if row[0] == group for cell in row if re.search(r"\d", cell)] == []


def test_with_fewer_people_than_are_shown_no_result_holds_a_number(visit, ws, survey_id, item):
    everyone(ws, survey_id, "teacher", item, 3, 3, 4)
    surveys.close(ws, survey_id)
    at = visit("survey")
    assert not at.exception
    assert "Too few people answered to show anything here." in words(at)
    assert "Too few answers to show." in words(at)
    known = (
        "3 of 50 people have finished.",
        "Fewer than 8 people wrote a comment.",
        "Groups of fewer than 5 people are shown together where that makes 5;",
        f"Survey of {ws.today().day}",
        str(ws.today().year),
    )
    left = re.sub(r"\b[ABC][12]\b", "", rendered(at))
    for text in known:
        assert text in left
        left = left.replace(text, "")
    assert re.findall(r"\d+", left) == []


def test_when_all_gave_the_same_level_only_the_level_is_told(visit, ws, survey_id, item):
    everyone(ws, survey_id, "teacher", item, *[2] * 6)
    surveys.close(ws, survey_id)
    at = visit("survey")
    assert "all of them B1 Integrator" in words(at)
    assert not pictures(at)


def test_too_few_comments_are_not_shown(visit, ws, survey_id, item):
    for _ in range(5):
        give(ws, survey_id, "teacher", {item: "1"}, "planted words")
    surveys.close(ws, survey_id)
    at = visit("survey")
    assert "planted words" not in rendered(at)
    assert "Fewer than 8 people wrote a comment." in words(at)


# languages and hostile texts


def open_part(at, survey_id, name):
    at.session_state[f"survey-part-{survey_id}"] = name
    return at.run()


def press(at, name):
    next(button for button in at.button if button.label == name).click().run()


@pytest.mark.parametrize("part", ["Invite people", "Results", "Dates and closing"])
def test_no_text_stays_in_english_in_another_language_while_it_is_open(visit, survey_id, part):
    at = visit("survey", lang="xx")
    from prodige_core.i18n import translator

    at = open_part(at, survey_id, translator("xx").gettext(part))
    assert not at.exception
    assert english(at) == []


def test_no_text_stays_in_english_in_the_results(visit, apart):
    at = visit("survey", lang="xx")
    assert [text for text in english(at) if "word" not in text] == []


def test_no_text_stays_in_english_before_there_is_a_survey(visit, small_centre):
    assert english(visit("survey", lang="xx")) == []


def english(at) -> list[str]:
    kinds = (at.title, at.header, at.subheader, at.markdown, at.info, at.warning, at.success)
    shown = [element.value for kind in kinds for element in kind]
    shown += [box.label for box in (*at.expander, *at.button, *at.selectbox, *at.date_input, *at.number_input)]
    shown += [box.label for box in (*at.text_input, *at.checkbox, *at.pills, *at.tabs)]
    return [text for text in shown if text and "~" not in text]


def test_hostile_names_are_shown_as_they_were_typed(visit, ws):
    own = centres.create_centre(ws, Centre(name="*Stars* :smile: $x$ <b>"))
    begin(ws, own, title="# [Survey](x) :material/home:")
    begin(ws, own, title="<script>")
    at = visit("survey")
    assert not at.exception
    titles = at.header[0].value + "".join(at.radio[0].options)
    assert ":material/home:" not in titles
    assert "[Survey](x)" not in titles
    assert "*Stars* :smile: $x$ <b>" in at.code[1].value
