"""A framework was edited after a centre answered it: a question is gone, the scale is shorter, an action is gone, all is gone.

Every screen opens, the old round keeps its version and its answers, and where it does not fit any more a sentence says so.
"""

from __future__ import annotations

import json
import shutil

import pytest
import yaml

from prodige_core.errors import CentreFileError, InputError
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import Centre, Means, parse_centre_file
from prodige_core.services import assessing, centres, planning, reporting, surveys, wishes
from prodige_ui import runtime
from prodige_ui.navigation import SCREENS
from tests.factories import MINI
from tests.survey_steps import begin_survey


def a_question_is_gone(framework, actions):
    framework["version"] = "1.3.0"
    framework["areas"][1]["practices"][0]["items"].pop()


def the_scale_is_shorter(framework, actions):
    framework["version"] = "2.0.0"
    framework["levels"].pop()
    for area in framework["areas"]:
        for practice in area["practices"]:
            for item in practice["items"]:
                item["options"].pop()
    for action in actions:
        action["raises"] = [step for step in action["raises"] if step["to"] < 3]


def an_action_is_gone(framework, actions):
    for action in actions:
        action["id"] = {"roles.team": "roles.group"}.get(action["id"], action["id"])
    framework["areas"][0]["practices"][1]["title"] = "Tasks"


def all_of_it_is_gone(framework, actions):
    framework["id"] = "other"
    for area in framework["areas"]:
        area["id"] = f"new-{area['id']}"
        for practice in area["practices"]:
            practice["id"] = f"new-{practice['id']}"
            for item in practice["items"]:
                item["id"] = f"new-{item['id']}"
    for action in actions:
        action["id"] = f"new-{action['id']}"
        for step in action["raises"]:
            step["practice"] = f"new-{step['practice']}"
        for field in ("requires", "excludes"):
            action[field] = [f"new-{own}" for own in action.get(field, [])]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    own = tmp_path / "frameworks"
    shutil.copytree(MINI, own)
    shutil.rmtree(own / "mini" / "examples")
    monkeypatch.setenv("PRODIGE_FRAMEWORKS", str(own))
    return own / "mini"


@pytest.fixture
def answered(folder):
    """A centre that used everything there is; its id."""
    ws = runtime.workspace()
    own = centres.create_centre(ws, Centre(name="Hill School", learners=10, staff=5))
    for place, item in enumerate(ws.catalogue.frameworks["mini"].items):
        assessing.save_answer(ws, own, "mini", item, level=place % 4, note="as it was")
    wishes.set_targets(ws, own, "mini", {"plan.goals": 3, "doing.visits": 3, "plan.roles": 3})
    wishes.set_priorities(ws, own, {"plan.goals": 5, "doing": 2})
    hours = {"leader": 40, "coordinator": 40, "teacher": 60, "admin": 5, "digital_lead": 5}
    wishes.set_means(ws, own, Means(start="2027-01", terms=4, hours_per_term=hours, budget_per_year=5000))
    planning.exclude(ws, own, "roles.team")
    task = planning.task_for(ws, own)
    planning.store_plan(ws, own, solve(task.problem, "quick"), task.fingerprint)
    today = ws.today()
    begin_survey(ws, own, roles=["leader", "coordinator"], opens_on=today, closes_on=today)
    return own


def go_on(ws, own):
    """What was decided before still can be changed; decisions that mean nothing any more can be taken back."""
    framework = next(iter(ws.catalogue.frameworks.values()))
    action = next(iter(ws.catalogue.actions))
    planning.exclude(ws, own, action)
    planning.release(ws, own, action)
    planning.release(ws, own, "roles.team")
    wishes.set_priorities(ws, own, {next(iter(framework.practices)): 3})
    wishes.set_means(ws, own, Means(start="2027-01", terms=3, hours_per_term={"leader": 20}))
    if framework.id == "mini":
        wishes.set_targets(ws, own, "mini", {"plan.roles": framework.top})
        planning.task_for(ws, own)


@pytest.mark.parametrize("edit", [a_question_is_gone, the_scale_is_shorter, an_action_is_gone, all_of_it_is_gone])
def test_every_screen_opens_and_the_old_round_stays_as_it_was(edit, folder, answered, visit, go):
    before = parse_centre_file(centres.export_bytes(runtime.workspace(), answered))
    framework = yaml.safe_load((folder / "framework.yaml").read_text(encoding="utf-8"))
    actions = yaml.safe_load((folder / "actions.yaml").read_text(encoding="utf-8"))
    edit(framework, actions)
    (folder / "framework.yaml").write_text(json.dumps(framework), encoding="utf-8")
    (folder / "actions.yaml").write_text(json.dumps(actions), encoding="utf-8")
    runtime.close()

    at = visit()
    for screen in SCREENS:
        go(at, screen.name)
        assert not at.exception, screen.name
        assert at.title, screen.name

    go_on(runtime.workspace(), answered)
    ws = runtime.workspace()
    kept = parse_centre_file(centres.export_bytes(ws, answered))
    for old, new in zip(before.assessments, kept.assessments, strict=True):
        assert (new.framework_version, new.answers) == (old.framework_version, old.answers)
    try:
        centres.read_upload(ws, centres.export_bytes(ws, answered), "again.json")
    except CentreFileError as error:
        said = " ".join(problem.text() for problem in error.problems)
        assert "was answered on version" in said or "is not here" in said or "not in the catalogue" in said
    for form in reporting.formats():
        try:
            reporting.report(ws, answered, form.id, translator("en"))
        except InputError as error:
            assert "out of date" in str(error)  # noqa: PT017
    assert surveys.list_surveys(ws, answered)
