"""What to do next, from the first name to the report."""

from __future__ import annotations

import datetime as dt

import pytest

from prodige_core.config import ROOT
from prodige_core.planning import solve
from prodige_core.responses import Centre
from prodige_core.services import assessing, centres, planning, wishes
from prodige_core.services.journey import journey
from prodige_core.services.workspace import close, open_workspace
from tests import databases


@pytest.fixture
def ws(tmp_path):
    opened = open_workspace(databases.address(tmp_path), ROOT / "frameworks")
    yield opened
    close(opened)


def states(ws, centre):
    return {step.framework or step.name: step.state for step in journey(ws, centre).steps}


def test_a_new_centre_begins_with_its_profile_and_the_rest_waits(ws):
    centre = centres.create_centre(ws, Centre(name="Aurora"))
    way = journey(ws, centre)
    assert way.next.name == "profile"
    found = states(ws, centre)
    assert found["results"] == found["wishes"] == found["roadmap"] == found["report"] == "waiting"


def test_after_the_profile_comes_the_quick_check_and_then_the_questionnaires(ws):
    centre = centres.create_centre(ws, Centre(name="Aurora", country="IT", learners=600, staff=60))
    assert journey(ws, centre).next.name == "quick"
    for framework, item in assessing.quick_items(ws):
        assessing.save_answer(ws, centre, framework.id, item.id, level=1)
    way = journey(ws, centre)
    assert (way.next.name, way.next.framework) == ("questions", "digital-teaching")
    assert states(ws, centre)["results"] == "done"


def test_a_profile_with_only_a_name_holds_nobody_back_who_answers(ws):
    centre = centres.create_centre(ws, Centre(name="Aurora"))
    assessing.save_answer(ws, centre, "internationalisation", "strategy.plan.q1", level=1)
    assert journey(ws, centre).next.name == "quick"


@pytest.mark.parametrize(("given", "following"), [({"na": True}, "questions"), ({"level": 9}, "report")])
def test_where_nothing_can_be_planned_the_next_step_is_still_one_that_can_be_done(ws, given, following):
    centre = centres.create_centre(ws, Centre(name="Aurora"))
    wishes.set_means(ws, centre, wishes.suggested_means(Centre(name="Aurora", staff=60), dt.date(2026, 11, 21)))
    for framework in ws.catalogue.frameworks.values():
        answer = {"level": framework.top} if "level" in given else given
        for item in framework.items:
            assessing.save_answer(ws, centre, framework.id, item, **answer)
    way = journey(ws, centre)
    assert way.next.name == following
    assert way.next.state != "waiting"
    assert states(ws, centre)["roadmap"] == ("nothing" if following == "report" else "waiting")


def test_one_complete_questionnaire_is_enough_to_go_on(ws):
    centre = centres.create_centre(ws, Centre(name="Aurora", country="IT", learners=600, staff=60))
    for item in ws.catalogue.frameworks["internationalisation"].items:
        assessing.save_answer(ws, centre, "internationalisation", item, level=1)
    assert journey(ws, centre).next.name == "wishes"
    wishes.set_means(ws, centre, wishes.suggested_means(Centre(name="Aurora", staff=60), dt.date(2026, 11, 21)))
    assert journey(ws, centre).next.name == "roadmap"


def test_with_a_fitting_roadmap_the_report_is_next_and_a_change_makes_the_roadmap_stale(ws):
    centre = centres.create_centre(ws, Centre(name="Aurora", country="IT", learners=600, staff=60))
    assessing.save_answer(ws, centre, "internationalisation", "strategy.plan.q1", level=1)
    wishes.set_means(
        ws,
        centre,
        wishes.means_from(
            {"start": "2027-01", "terms": 1, "hours_per_term": {"leader": 40, "coordinator": 90, "teacher": 60}}
        ),
    )
    task = planning.task_for(ws, centre)
    planning.store_plan(ws, centre, solve(task.problem, effort="quick"), task.fingerprint)
    assert journey(ws, centre).next.name == "report"
    assessing.save_answer(ws, centre, "internationalisation", "strategy.plan.q1", level=0)
    assert states(ws, centre)["roadmap"] == "stale"
    assert states(ws, centre)["report"] == "waiting"  # it would tell of a plan that no longer fits
