from __future__ import annotations

import json

import pytest

from prodige_core.errors import PlanningInputError
from prodige_core.i18n import translator
from prodige_core.planning import Plan, plan_json
from prodige_core.planning.solve import solve
from prodige_core.responses import Means
from prodige_core.services import assessing, centres, planning, reporting, wishes


@pytest.fixture
def planned(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=1)
    wishes.set_means(ws, centre_id, Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "coordinator": 20}))
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)
    return centre_id


def test_the_json_report_is_the_centre_file_with_the_plan(ws, planned):
    made = reporting.report(ws, planned, "json", translator())
    assert made.name == "hill-school-2026-11-21.prodige.json"
    data = json.loads(made.data)
    assert data["roadmap"] == plan_json(planning.load_plan(ws, planned).plan)
    assert {**data, "roadmap": None} == json.loads(centres.export_bytes(ws, planned))


def test_the_pdf_report_opens_again_as_the_same_centre(ws, planned):
    made = reporting.report(ws, planned, "pdf", translator())
    assert (made.name, made.media_type) == ("roadmap-hill-school-2026-11-21.pdf", "application/pdf")
    assert centres.import_bytes(ws, made.data, made.name) == centres.Imported(planned, "unchanged")
    before = centres.export_bytes(ws, planned, with_roadmap=True)
    centres.delete_centre(ws, planned)
    again = centres.import_bytes(ws, made.data, made.name)
    assert again.outcome == "new"
    assert centres.export_bytes(ws, again.centre_id, with_roadmap=True) == before


def test_a_report_of_a_stale_plan_is_refused(ws, planned):
    assessing.save_answer(ws, planned, "mini", "plan.goals.q1", level=2)
    with pytest.raises(PlanningInputError, match="out of date"):
        reporting.report(ws, planned, "json", translator())


def test_a_report_before_the_first_plan_has_no_roadmap(ws, centre_id):
    assert json.loads(reporting.report(ws, centre_id, "json", translator()).data)["roadmap"] is None


def test_an_infeasible_plan_can_be_reported(ws, planned):
    planning.store_plan(ws, planned, Plan("infeasible"), planning.task_for(ws, planned).fingerprint)
    assert json.loads(reporting.report(ws, planned, "json", translator()).data)["roadmap"]["status"] == "infeasible"
