"""Two people at two screens: each sees the other's change, and where both changed the same, both texts and two buttons."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.errors import Forbidden
from prodige_core.services import assessing, centres, planning, surveys, wishes, workshops
from prodige_ui import session

pytestmark = pytest.mark.slow  # many screens or documents, each a second or so

ITEM = "strategy.plan.q1"
INTERNATIONAL = "internationalisation"
MINE = "We meet partners twice a year.\nThe minutes are kept."
THEIRS = "The plan was agreed by the board in May, and the staff know it well; it is looked at each spring."


def words(at) -> str:
    kinds = (at.title, at.header, at.subheader, at.markdown, at.info, at.success, at.error, at.warning)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def stored(ws, centre):
    return assessing.current_assessment(ws, centre, INTERNATIONAL).answers.get(ITEM)


def field(at, name):
    every = at.text_area if name != "answer" else at.radio
    return next(one for one in every if one.key.startswith(f"{name}:") and one.key.endswith(ITEM))


def press(at, start):
    next(button for button in at.button if button.key.startswith(start)).click().run()
    assert not at.exception


@pytest.fixture
def answered(ws, small_centre):
    assessing.save_answer(ws, small_centre, INTERNATIONAL, ITEM, level=1)
    return small_centre


@pytest.fixture
def both(visit, answered):
    """Two people look at the same questions."""
    return visit("assess"), visit("assess")


def test_both_notes_are_shown_in_full_and_mine_can_be_kept(both, ws, answered):
    one, two = both
    field(two, "note").set_value(THEIRS).run()
    field(one, "note").set_value(MINE).run()
    assert not one.exception
    assert stored(ws, answered).note == THEIRS
    said = words(one)
    assert "Somebody else changed this while you were working." in said
    assert "You wrote:" in said
    assert "Meanwhile it was changed to:" in said
    assert THEIRS in said
    assert all(line in said for line in MINE.splitlines())
    assert field(one, "note").value == MINE, "what was typed stays in its field"
    assert MINE.splitlines()[0] in words(one.run()), "also after another run"
    press(one, "keep-mine-note")
    assert stored(ws, answered).note == MINE
    assert "Somebody else" not in words(one)


def test_theirs_can_be_taken(both, ws, answered):
    one, two = both
    field(two, "note").set_value(THEIRS).run()
    field(one, "note").set_value(MINE).run()
    press(one, "take-theirs-note")
    assert stored(ws, answered).note == THEIRS
    assert field(one, "note").value == THEIRS
    assert "Somebody else" not in words(one)


def test_a_third_text_made_from_both_is_stored_because_both_were_seen(both, ws, answered):
    one, two = both
    field(two, "note").set_value("theirs").run()
    field(one, "note").set_value("mine").run()
    field(one, "note").set_value("mine and theirs").run()
    assert stored(ws, answered).note == "mine and theirs"
    assert "Somebody else" not in words(one)


def test_the_texts_wait_while_somebody_looks_at_another_page(both, go, ws, answered):
    one, two = both
    field(two, "note").set_value("theirs").run()
    field(one, "note").set_value("mine").run()
    assert "You wrote: **mine**" in words(go(go(one, "profile"), "assess"))
    press(one, "keep-mine-note")
    assert stored(ws, answered).note == "mine"


def test_a_third_person_is_not_overwritten_by_keeping_mine(both, ws, answered):
    one, two = both
    field(two, "note").set_value("theirs").run()
    field(one, "note").set_value("mine").run()
    field(two, "note").set_value("the third").run()
    press(one, "keep-mine-note")
    assert stored(ws, answered).note == "the third"
    assert "Meanwhile it was changed to: **the third**" in words(one)
    press(one, "keep-mine-note")
    assert stored(ws, answered).note == "mine"


def test_two_choices_are_told_in_the_words_that_stand_beside_the_question(both, ws, answered):
    one, two = both
    field(two, "answer").set_value(3).run()
    field(one, "answer").set_value("na").run()
    assert stored(ws, answered).level == 3
    assert not one.success
    said = words(one)
    assert "You chose:" in said
    assert "Does not apply to us" in said
    assert f"3 Embedded: {ws.catalogue.frameworks[INTERNATIONAL].items[ITEM].options[3]}" in said
    assert "Yours is not saved yet." in said
    press(one, "take-theirs-answer")
    assert field(one, "answer").value == 3


def test_undo_leaves_a_newer_answer_of_somebody_else_and_says_so(both, ws, answered):
    one, two = both
    field(one, "answer").set_value(2).run()
    field(two.run(), "answer").set_value(4).run()
    press(one, f"undo-{ITEM}")
    assert stored(ws, answered).level == 4
    assert "Somebody else changed this" in words(one)
    press(one, "keep-mine-answer")
    assert stored(ws, answered).level == 1


def test_a_note_for_an_answer_that_somebody_cleared_is_not_lost(both, ws, answered):
    one, two = both
    press(two, f"clear-{ITEM}")
    field(one, "note").set_value(MINE).run()
    assert stored(ws, answered) is None
    assert "Meanwhile somebody took it away." in words(one)
    press(one, "keep-mine-note")
    assert (stored(ws, answered).level, stored(ws, answered).note) == (1, MINE)


def test_what_somebody_else_changes_shows_at_the_next_run(both, ws, answered):
    one, two = both
    field(two, "answer").set_value(3).run()
    assert field(one.run(), "answer").value == 3
    assert "Somebody else" not in words(one)


# the profile


def test_two_names_clash_and_sectors_are_joined(visit, ws, small_centre):
    one, two = visit("profile"), visit("profile")

    def entry(at, name):
        kinds = (*at.text_input, *at.multiselect)
        return next(one for one in kinds if one.key.endswith(f":{name}"))

    entry(two, "sectors").set_value(["Energy and environment"]).run()
    entry(one, "sectors").set_value(["Retail and sales"]).run()
    entry(two, "name").set_value("Aurora Academy").run()
    entry(one, "name").set_value("Aurora *College*").run()
    centre = centres.get_centre(ws, small_centre).centre
    assert (centre.name, centre.sectors) == ("Aurora Academy", ("Energy and environment", "Retail and sales"))
    assert entry(one, "sectors").value == ["Energy and environment", "Retail and sales"]
    assert "You wrote: **Aurora *College***" in words(one)
    press(one, "keep-mine-profile")
    assert centres.get_centre(ws, small_centre).centre.name == "Aurora *College*"


# targets and means


@pytest.fixture
def wishing(visit, ws, answered):
    for item in ws.catalogue.frameworks[INTERNATIONAL].items:
        assessing.save_answer(ws, answered, INTERNATIONAL, item, level=1)
    visit("wishes")
    wishes.set_targets(ws, answered, INTERNATIONAL, {"strategy.plan": 2})
    return visit("wishes"), visit("wishes")


def test_two_numbers_of_hours_clash_beside_their_field_and_others_are_joined(wishing, ws, answered):
    one, two = wishing
    two.number_input(key="hours-teacher").set_value(95).run()
    two.number_input(key="budget").set_value(4000).run()
    one.number_input(key="hours-admin").set_value(7).run()
    one.number_input(key="hours-teacher").set_value(50).run()  # joined means were shown, so nothing clashes here
    assert wishes.get_means(ws, answered).hours_per_term["teacher"] == 50
    two.number_input(key="hours-teacher").set_value(60).run()
    assert "You chose: **60 hours**" in words(two)
    assert "Meanwhile it was changed to: **50 hours**" in words(two)
    assert two.number_input(key="hours-teacher").value == 60
    given = wishes.get_means(ws, answered)
    assert (given.hours_per_term["teacher"], given.hours_per_term["admin"], given.budget_per_year) == (50, 7, 4000)
    press(two, "keep-mine-hours-teacher")
    assert wishes.get_means(ws, answered).hours_per_term["teacher"] == 60
    assert "Saved." in words(two)


def test_two_targets_and_two_weights_clash(wishing, ws, answered):
    one, two = wishing
    two.selectbox(key="target-strategy.plan").set_value(4).run()
    one.selectbox(key="target-strategy.plan").set_value(3).run()
    assert wishes.get_targets(ws, answered, INTERNATIONAL)["strategy.plan"] == 4
    assert "You chose: **3" in words(one)
    press(one, "take-theirs-target-strategy.plan")
    assert one.selectbox(key="target-strategy.plan").value == 4
    one.selectbox(key="priority-add").set_value("strategy.plan").run()
    weighing = two.run()
    press(one, "away-strategy.plan")
    weighing.selectbox(key="weight-strategy.plan").set_value(5).run()
    assert wishes.get_priorities(ws, answered) == {}
    assert "Not among the first" in words(weighing)
    press(weighing, "keep-mine-priorities")
    assert wishes.get_priorities(ws, answered) == {"strategy.plan": 5}


def test_one_level_up_everywhere_shows_the_choices_it_would_wipe(wishing, ws, answered):
    one, two = wishing
    two.selectbox(key="target-strategy.plan").set_value(4).run()
    one.radio(key=f"targets-{INTERNATIONAL}").set_value(False).run()
    assert wishes.get_targets(ws, answered, INTERNATIONAL) == {"strategy.plan": 4}
    assert "You chose: **One level up everywhere**" in words(one)


def test_undo_of_hours_leaves_somebody_elses_newer_number(wishing, ws, answered):
    one, two = wishing
    one.number_input(key="hours-teacher").set_value(95).run()
    two.run().number_input(key="hours-teacher").set_value(10).run()
    press(one, "undo-means")
    assert wishes.get_means(ws, answered).hours_per_term["teacher"] == 10
    assert "Somebody else changed this" in words(one)


def test_an_action_taken_back_by_one_and_kept_by_the_other(wishing, ws, answered):
    one, two = wishing
    action = "plan.write-policy"
    planning.mark_done(ws, answered, action)
    one.run(), two.run()
    press(one, f"undone-{action}")
    planning.exclude(ws, answered, action)
    press(one, "undo-in-place")
    assert planning.get_decisions(ws, answered).excluded == (action,)
    assert "Not for us" in words(one)


# the centre is gone


def test_a_centre_deleted_meanwhile_is_said_and_the_typed_text_is_kept(visit, go, ws, answered):
    centres.create_centre(ws, centres.profile_from({"name": "Another School"}))
    at = visit()
    at.session_state[session._CENTRE] = answered
    go(at, "assess")
    centres.delete_centre(ws, answered)
    field(at, "note").set_value(MINE).run()
    assert not at.exception
    assert at.title[0].value == "This centre is no longer here"
    assert MINE.splitlines()[1] in words(at)
    assert at.title[0].value == at.run().title[0].value, "it does not turn to another centre by itself"
    centres.restore_centre(ws, answered)
    assert MINE.splitlines()[0] in words(go(at, "assess"))
    press(at, "close-leftovers")
    assert MINE.splitlines()[0] not in words(at)
    assert stored(ws, answered).note == ""


def test_a_right_taken_away_meanwhile_is_said_and_the_typed_text_is_kept(visit, ws, answered, monkeypatch):
    at = visit("assess")

    def refuse(*_, **__):
        raise Forbidden("Your role does not allow this.", "Ask an owner.")

    monkeypatch.setattr(assessing, "change_answer", refuse)
    field(at, "note").set_value(MINE).run()
    assert "Not saved. Your role does not allow this." in words(at)
    assert MINE.splitlines()[0] in words(at)
    assert field(at, "note").value == MINE
    assert stored(ws, answered).note == ""


# hosts and survey leaders


def test_two_hosts_titles_clash_and_their_statements_are_joined(visit, ws, small_centre):
    items = workshops.quick_agenda(ws)[:3]
    own = workshops.create(ws, small_centre, items)

    def host():
        at = visit()
        at.session_state[session._CENTRE] = small_centre
        at.session_state[session._WORKSHOP] = own
        return at.switch_page("../pages/workshop.py").run()

    one, two = host(), host()
    two.text_input(key=f"title-{own}").set_value("Spring day").run()
    one.text_input(key=f"title-{own}").set_value("Day of the staff").run()
    assert workshops.get(ws, own).title == "Spring day"
    assert "You wrote: **Day of the staff**" in words(one)
    press(one, "keep-mine-title")
    assert workshops.get(ws, own).title == "Day of the staff"


def test_dates_typed_while_somebody_else_changed_them_are_not_lost(visit, ws, small_centre):
    today = ws.today()
    own = surveys.create(
        ws,
        small_centre,
        frameworks=[INTERNATIONAL],
        roles=["teacher"],
        opens_on=today,
        closes_on=today + dt.timedelta(7),
    )
    one = visit("survey")
    one.session_state[f"survey-part-{own}"] = "Dates and closing"
    one.run()
    before = surveys.get(ws, own)
    surveys.change_dates(ws, own, today, today + dt.timedelta(20), seen=before)
    next(box for box in one.date_input if "closes" in box.key).set_value(today + dt.timedelta(3))
    press(one, "survey-dates-go")
    assert surveys.get(ws, own).closes_on == today + dt.timedelta(20)
    assert "Somebody else changed this" in words(one)
    press(one, "keep-mine-survey-dates")
    assert surveys.get(ws, own).closes_on == today + dt.timedelta(3)


def test_no_text_of_a_clash_stays_in_english_in_another_language(visit, ws, answered):
    one, two = visit("assess", lang="xx"), visit("assess", lang="xx")
    field(two, "answer").set_value(3).run()
    field(one, "answer").set_value("na").run()
    labels = [button.label for button in one.button if button.key.startswith(("keep-", "take-"))]
    assert len(labels) == 2
    assert all("~" in label for label in labels)
    said = [one.value for one in one.markdown if "Somebody" in one.value or "hile" in one.value]
    assert all("~" in text for text in said)
