"""Check-up: what a person sees with nothing, with findings, and when all is well; and what the start reminds of."""

from __future__ import annotations

import pytest

from prodige_core.planning import Plan
from prodige_core.responses import Means
from prodige_core.services import assessing, centres, plan_inputs, planning, wishes, year
from prodige_core.services.year import Reminder


def texts(at) -> str:
    return " ".join(element.value for kind in (at.markdown, at.header, at.subheader, at.success) for element in kind)


@pytest.fixture
def answered(ws, small_centre):
    """Every question of both questionnaires with level 1; a plan that holds nothing, but is current."""
    for framework in ws.catalogue.frameworks.values():
        for item in framework.items:
            assessing.save_answer(ws, small_centre, framework.id, item, level=1)
    return small_centre


def plan_nothing(ws, centre_id):
    for framework in ws.catalogue.frameworks:
        wishes.set_targets(ws, centre_id, framework, {})
    wishes.set_means(ws, centre_id, Means(start=ws.today().strftime("%Y-%m"), terms=1))
    planning.store_plan(ws, centre_id, Plan("optimal"), plan_inputs.fingerprint(ws, centres.get_centre(ws, centre_id)))


def test_before_the_first_answer_it_leads_to_the_questions(visit, small_centre):
    at = visit("health")
    assert not at.exception
    assert "Nothing is answered yet" in texts(at)


def test_without_a_plan_it_says_so(visit, answered):
    at = visit("health")
    assert not at.exception
    assert "There is no plan yet to look at" in texts(at)


def test_when_all_is_well_it_says_so(visit, ws, answered):
    plan_nothing(ws, answered)
    at = visit("health")
    assert not at.exception
    assert "All is well\\: nothing to mend" in texts(at)


def test_findings_stand_under_their_grade_in_words_and_shape(visit, ws, answered):
    plan_nothing(ws, answered)
    assessing.save_answer(ws, answered, "internationalisation", "strategy.plan.q1", level=4)
    at = visit("health")
    assert not at.exception
    assert "2 things to mend" in at.markdown[0].value
    assert [box.value for box in at.header] == [":material/warning: To mend"]
    assert "is out of date" in texts(at)
    assert "names no evidence" in texts(at)


def test_a_link_of_a_finding_opens_the_area_it_is_about(visit, go, answered):
    at = visit("health")
    at.query_params["questions"] = "internationalisation"
    at.query_params["area"] = "office"
    go(at, "assess")
    assert not at.exception
    assert "International office" in at.header[0].value or "office" in at.header[0].value.lower()
    at.query_params["questions"] = "no-such-thing"
    assert not go(at, "assess").exception


def test_no_text_is_left_untranslated(visit, ws, answered):
    plan_nothing(ws, answered)
    assessing.save_answer(ws, answered, "internationalisation", "strategy.plan.q1", level=4)
    at = visit("health", lang="xx")
    shown = [box.value for box in [*at.header, *at.markdown]]
    assert shown
    assert [text for text in shown if "~" not in text] == []


REPLAN = Reminder("replan", "Plan again from today", "A new term has begun.", "board")
SHARE = Reminder("share", "Begin with the plan", "Accept the first actions.", "board")


def test_what_is_due_takes_the_place_of_the_next_step_and_the_rest_stands_below(visit, ws, answered, monkeypatch):
    plan_nothing(ws, answered)
    monkeypatch.setattr(year, "reminders", lambda *_: (REPLAN, SHARE))
    at = visit()
    assert [box.value for box in at.subheader][:2] == ["Next\\: Plan again from today", "Also due"]
    assert "Accept the first actions" in texts(at)
    at.button(key="next-go").click().run()
    assert not at.exception
    assert at.title[0].value == "Board"


def test_that_a_plan_can_be_begun_with_does_not_hide_the_report(visit, ws, answered, monkeypatch):
    plan_nothing(ws, answered)
    monkeypatch.setattr(year, "reminders", lambda *_: (SHARE,))
    assert [box.value for box in visit().subheader][:2] == ["Next: Report", "Also due"]
