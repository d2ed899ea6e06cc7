"""Voices beside the questions and in the results: shown, proposed, taken over by a press and never by themselves."""

from __future__ import annotations

import pytest

from prodige_core.responses import Centre
from prodige_core.services import assessing, centres, surveys, workshops
from prodige_core.workshops import Ballot
from prodige_ui import session
from tests.pages.test_survey import english, give, words

DIGITAL = "digital-teaching"


@pytest.fixture
def item(ws):
    return next(iter(ws.catalogue.frameworks[DIGITAL].items))


@pytest.fixture
def heard(ws, small_centre, item):
    """Seven teachers at A2 and six leaders at B2 on the first question; the survey is closed."""
    from tests.pages.test_survey import begin

    survey_id = begin(ws, small_centre)
    for _ in range(7):
        give(ws, survey_id, "teacher", {item: "1"})
    for _ in range(6):
        give(ws, survey_id, "leader", {item: "3"})
    surveys.close(ws, survey_id)
    return survey_id


def agreed(ws, centre_id, item, level, votes=(1, 1, 2, 2, 2, 3), reason=""):
    """A workshop that voted on one statement and agreed; still open."""
    from prodige_core.services import taking_part

    own = workshops.create(ws, centre_id, [item])
    workshops.open_room(ws, own)
    workshops.show(ws, own, item)
    code = workshops.get(ws, own).code
    for vote in votes:
        token = taking_part.join(ws, code).token
        taking_part.vote(ws, code, token, Ballot(item, vote, 1), 1)
    workshops.reveal(ws, own, item)
    if level is not None:
        workshops.agree(ws, own, item, level, reason)
    return own


def at_question(visit, item, lang=""):
    session_questions = visit("assess", lang=lang) if lang else visit("assess")
    session_questions.session_state["questions"] = DIGITAL
    at = session_questions.run()
    return at


def opened(at, item):
    at.session_state[f"voices-{item}"] = True
    return at.run()


def panels(at):
    return [box.label for box in at.expander if "What others say" in box.label]


def stored(ws, centre_id, item):
    assessment = assessing.current_assessment(ws, centre_id, DIGITAL)
    return assessment.answers.get(item) if assessment else None


# in the self-assessment


def test_without_voices_nothing_is_added_to_a_question(visit, small_centre, item):
    assert panels(at_question(visit, item)) == []


def test_a_folded_line_tells_what_the_survey_came_to(visit, small_centre, heard, item):
    at = at_question(visit, item)
    assert panels(at) == ["What others say: survey “A2 Explorer”"]
    assert "people gave a level" not in words(at)


def test_opened_it_tells_how_many_how_close_and_where_groups_differ(visit, small_centre, heard, item):
    said = words(opened(at_question(visit, item), item))
    assert "13 people gave a level. The middle answer is A2 Explorer." in said
    assert "Teachers: on average near A2 Explorer (1.0). School leaders: on average near B2 Expert (3.0)." in said


def test_a_proposal_is_taken_over_only_by_a_press_and_can_be_undone(visit, ws, small_centre, heard, item):
    assessing.save_answer(ws, small_centre, DIGITAL, item, level=4, note="kept")
    at = opened(at_question(visit, item), item)
    assert stored(ws, small_centre, item).level == 4
    assert "Your answer now: C1 Leader." in words(at)
    button = at.button(key=f"use-voices-{item}")
    assert button.label == "Use this answer: A2 Explorer"
    button.click().run()
    assert (stored(ws, small_centre, item).level, stored(ws, small_centre, item).note) == (1, "kept")
    assert [box.value for box in at.success] == ["Saved"]
    at.button(key=f"undo-{item}").click().run()
    assert stored(ws, small_centre, item).level == 4


def test_the_proposal_is_absent_where_it_is_the_answer_already(visit, ws, small_centre, heard, item):
    assessing.save_answer(ws, small_centre, DIGITAL, item, level=1)
    at = opened(at_question(visit, item), item)
    assert "This is your answer:" in words(at)
    assert not [button for button in at.button if button.key == f"use-voices-{item}"]


def test_a_proposal_answers_a_question_that_was_open(visit, go, ws, small_centre, heard, item):
    at = opened(at_question(visit, item), item)
    at.button(key=f"use-voices-{item}").click().run()
    assert stored(ws, small_centre, item).level == 1
    again = go(go(at, "profile"), "assess")
    assert next(radio for radio in again.radio if radio.key.endswith(item)).value == 1


def test_a_failed_write_is_said_and_never_called_saved(visit, ws, small_centre, heard, item, monkeypatch):
    from prodige_core.errors import StorageError
    from prodige_core.i18n import N_

    def fail(*args, **kwargs):
        raise StorageError(N_("The disk is full."), N_("Free some space, then try again."))

    at = opened(at_question(visit, item), item)
    monkeypatch.setattr(assessing, "change_answer", fail)
    at.button(key=f"use-voices-{item}").click().run()
    assert not at.success
    assert any("Not saved" in box.value for box in at.error)


def test_what_a_workshop_agreed_on_stands_before_the_survey(visit, ws, small_centre, heard, item):
    agreed(ws, small_centre, item, 2, reason="We *all* use :smile: it")
    at = opened(at_question(visit, item), item)
    assert panels(at) == ["What others say: survey “A2 Explorer”, workshop agreed on “B1 Integrator”"]
    said = words(at)
    assert "Vote: 6 people gave a level. The middle answer is B1 Integrator." in said
    assert "Agreed on B1 Integrator. Reason: We *all* use" in said
    assert ":smile:" not in said
    assert at.button(key=f"use-voices-{item}").label == "Use this answer: B1 Integrator"


def test_a_round_with_too_few_votes_shows_no_number(visit, ws, small_centre, item):
    agreed(ws, small_centre, item, None, votes=(3, 3, 4))
    at = opened(at_question(visit, item), item)
    assert panels(at) == ["What others say: workshop vote"]
    assert "Vote: Too few answers to show." in words(at)
    assert not [button for button in at.button if button.key == f"use-voices-{item}"]


# in the results


def test_without_voices_one_line_points_to_the_survey(visit, ws, small_centre):
    at = visit("results")
    assert "What staff and learners say" not in words(at)
    assert "A staff survey shows how others see it." in words(at)
    assert [link.label for link in at.page_link if link.label == "Staff survey"] == ["Staff survey"]


def test_after_a_workshop_alone_nothing_is_said_of_groups(visit, ws, small_centre, item):
    """Votes have no role, so a workshop can neither show nor rule out a gap between groups."""
    agreed(ws, small_centre, item, 2)
    said = words(visit("results"))
    assert "1 of these questions was voted on in a workshop, and 1 agreed." in said
    assert "No two groups" not in said


def test_findings_are_plain_sentences_and_one_click_from_a_workshop(visit, ws, small_centre, heard, item, monkeypatch):
    chosen = []
    monkeypatch.setattr(session, "choose_agenda", chosen.append)
    at = visit("results")
    said = words(at)
    assert "What staff and learners say" in said
    assert "**Contact with learners, families, companies.** Teachers: on average near A2 Explorer (1.0)." in said
    assert "That is 2.0 levels apart." in said
    at.button(key=f"talk-{DIGITAL}").click().run()
    assert chosen == [(item,)]


def test_a_difference_from_own_answers_is_told_without_blame(visit, ws, small_centre, heard, item):
    assessing.save_answer(ws, small_centre, DIGITAL, item, level=4)
    at = visit("results")
    labels = [box.label for box in at.expander]
    assert "In 1 question your answer is a level or more from what others say" in labels
    assert "Both may be right." in words(at)
    rows = [list(row) for table in at.table for row in table.value.itertuples(index=False)]
    assert ["Contact with learners, families, companies", "C1 Leader", "A2 Explorer"] in rows


def test_an_answer_that_others_share_is_not_mentioned(visit, ws, small_centre, heard, item):
    assessing.save_answer(ws, small_centre, DIGITAL, item, level=1)
    assert [box.label for box in visit("results").expander if "a level or more" in box.label] == []


# on the start screen


def test_the_start_screen_says_that_a_survey_is_open_or_has_results(visit, ws, small_centre, item):
    from tests.pages.test_survey import begin

    assert "Together with others" not in words(visit())
    survey_id = begin(ws, small_centre)
    give(ws, survey_id, "teacher", {item: "1"})
    assert any("1 person has finished." in link.value for link in visit().page_link)
    surveys.close(ws, survey_id)
    assert any("The staff survey is closed." in link.value for link in visit().page_link)


def test_the_start_screen_says_that_a_workshop_is_open(visit, ws, small_centre, item):
    agreed(ws, small_centre, item, 2)
    assert any("A workshop is open: 1 of 1 statement agreed." in link.value for link in visit().page_link)


# languages


def test_no_text_stays_in_english_in_another_language(visit, ws, heard, small_centre, item):
    assessing.save_answer(ws, small_centre, DIGITAL, item, level=4)
    agreed(ws, small_centre, item, 2)
    at = opened(at_question(visit, item, "xx"), item)
    assert not at.exception
    assert english(at) == []
    assert english(visit("results", lang="xx")) == []


def test_a_hostile_reason_in_a_hostile_centre_is_shown_as_typed(visit, ws, item):
    own = centres.create_centre(ws, Centre(name="*Stars* :smile:"))
    agreed(ws, own, item, 2, reason="<b>x</b> [a](b) $y$")
    at = opened(at_question(visit, item), item)
    assert "\\<b\\>x\\</b\\> \\[a\\]\\(b\\) \\$y\\$" in "".join(element.value for element in at.markdown)
