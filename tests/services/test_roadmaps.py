"""The roadmap as a screen needs it."""

from __future__ import annotations

import json

import pytest

from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.responses import Means
from prodige_core.services import assessing, centres, planning, roadmaps, wishes
from prodige_core.services.report_preview import preview
from tests.factories import mini_catalogue

T = translator()
MEANS = Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "coordinator": 20, "admin": 2})


def answer(ws, centre_id):
    assessing.save_answer(ws, centre_id, "mini", "plan.goals.q1", level=1)
    assessing.save_answer(ws, centre_id, "mini", "plan.roles.q1", level=0)


@pytest.fixture
def planned(ws, centre_id):
    answer(ws, centre_id)
    wishes.set_means(ws, centre_id, MEANS)
    plan_now(ws, centre_id)
    return centre_id


def plan_now(ws, centre_id):
    task = planning.task_for(ws, centre_id)
    planning.store_plan(ws, centre_id, solve(task.problem, "quick"), task.fingerprint)


def test_what_is_missing_is_told_one_after_the_other(ws, centre_id):
    assert roadmaps.roadmap_view(ws, centre_id, T).missing == "answers"
    answer(ws, centre_id)
    assert roadmaps.roadmap_view(ws, centre_id, T).missing == "means"
    wishes.set_means(ws, centre_id, MEANS)
    assert roadmaps.roadmap_view(ws, centre_id, T).missing == ""
    wishes.set_targets(ws, centre_id, "mini", {})
    assert roadmaps.roadmap_view(ws, centre_id, T).missing == "targets"


def test_before_the_first_plan_there_is_no_roadmap(ws, centre_id):
    view = roadmaps.roadmap_view(ws, centre_id, T)
    assert (view.stored, view.roadmap.status) == (None, "none")


def test_the_stored_plan_becomes_a_roadmap(ws, planned):
    view = roadmaps.roadmap_view(ws, planned, T)
    assert view.stored.current
    assert {action.id for action in view.roadmap.actions} >= {"goals.write", "roles.name"}
    assert view.terms == {1: "Jan–Mar 2027", 2: "Apr–Aug 2027", 3: "Sept–Dec 2027"}


def test_a_plan_for_another_period_is_not_laid_on_the_new_one(ws, planned):
    wishes.set_means(ws, planned, MEANS.model_copy(update={"start": "2027-04"}))
    view = roadmaps.roadmap_view(ws, planned, T)
    assert (view.roadmap.status, view.stored.current) == ("none", False)


def test_starts_follow_length_and_months():
    actions = mini_catalogue().actions
    assert roadmaps.possible_starts(actions["goals.talk"], MEANS) == (1, 2, 3)
    assert roadmaps.possible_starts(actions["roles.team"], MEANS) == (1, 2)  # takes two terms
    assert roadmaps.possible_starts(actions["goals.review"], MEANS) == (2,)  # April or May
    assert roadmaps.possible_starts(actions["roles.team"], MEANS.model_copy(update={"terms": 1})) == ()


def test_decisions_are_listed_by_kind_also_for_actions_outside_the_plan(ws, planned):
    planning.pin(ws, planned, "roles.name", 2)
    planning.exclude(ws, planned, "visits.pilot")
    planning.mark_done(ws, planned, "goals.talk")
    decided = roadmaps.roadmap_view(ws, planned, T).decided
    assert [(entry.id, entry.kind, entry.term) for entry in decided] == [
        ("roles.name", "pinned", 2),
        ("visits.pilot", "excluded", None),
        ("goals.talk", "done", None),
    ]
    assert decided[0].title == "Name a coordinator"


def test_changes_are_silent_about_infeasible_plans(ws, planned):
    view = roadmaps.roadmap_view(ws, planned, T)
    broken = view.stored.plan.__class__("infeasible")
    assert roadmaps.changes_between(view.stored.plan, broken, view, T) is None
    same = roadmaps.changes_between(view.stored.plan, view.stored.plan, view, T)
    assert same == roadmaps.Changed("The plan stays as it was.", "")


def test_the_preview_counts_what_the_report_holds(ws, planned):
    shown = preview(ws, planned, T)
    actions = len(roadmaps.roadmap_view(ws, planned, T).roadmap.actions)
    holds = {chapter.title: chapter.holds for chapter in shown.chapters}
    assert (shown.plan, shown.answered, shown.cover.title) == ("current", True, "Hill School")
    assert holds["Where we stand"] == "2 practices scored"
    assert holds["The actions"].startswith(f"{actions} ")


def test_the_preview_leaves_out_a_stale_plan(ws, planned):
    planning.exclude(ws, planned, "goals.write")
    shown = preview(ws, planned, T)
    assert shown.plan == "stale"
    assert "The actions" not in {chapter.title for chapter in shown.chapters}


def test_the_preview_works_before_anything_is_told(ws, centre_id):
    shown = preview(ws, centre_id, T)
    assert (shown.plan, shown.answered) == ("none", False)


def opened_again(ws, planned, change=lambda data: None):
    """The centre as it comes back from its own file, perhaps tampered with."""
    data = json.loads(centres.export_bytes(ws, planned, with_roadmap=True))
    change(data)
    data["centre"]["name"] = "Valley School"
    return centres.import_bytes(ws, json.dumps(data).encode(), "valley.prodige.json").centre_id


def test_a_plan_that_came_in_a_file_is_taken_when_it_keeps_every_rule(ws, planned):
    again = opened_again(ws, planned)
    assert planning.load_plan(ws, again) is None
    assert planning.adopt_plan(ws, again)
    assert planning.is_current(ws, again)
    assert planning.load_plan(ws, again).plan == planning.load_plan(ws, planned).plan
    assert not planning.adopt_plan(ws, again)  # once is enough


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["roadmap"].update(gain=99),
        lambda data: data["roadmap"]["actions"].append({"id": "no.such", "start": 1, "end": 1}),
        lambda data: data["roadmap"].update(actions="many"),
        lambda data: data.update(roadmap={"status": "optimal"}),
        lambda data: data["means"].update(terms=2),
        lambda data: data.update(means=None),
        lambda data: data["decisions"].update(excluded=["roles.name"]),
    ],
)
def test_a_plan_that_does_not_fit_is_left_alone(ws, planned, change):
    again = opened_again(ws, planned, change)
    assert not planning.adopt_plan(ws, again)
    assert planning.load_plan(ws, again) is None


def test_there_is_nothing_to_take_without_a_plan(ws, centre_id):
    assert not planning.adopt_plan(ws, centre_id)
