from __future__ import annotations

import pytest

from prodige_core.errors import PlanningInputError
from prodige_core.frameworks import ROLES
from prodige_core.planning import build_problem, problem_from_json, problem_json
from prodige_core.planning.problem import Goal
from prodige_core.responses import Decisions, Means
from prodige_core.scoring import score_file
from prodige_core.targets import planned_targets, suggest_priorities
from tests.factories import answers, mini_catalogue, mini_file

MEANS = Means(start="2027-01", terms=3, hours_per_term={"leader": 5, "teacher": (1, 2, 3)}, budget_per_year=(7, 8))
ANSWERS = answers(plan__goals__q1=1, plan__roles__q1=3, doing__visits__q1=1, doing__visits__q2=2)


def build(**fields):
    file = mini_file(fields.pop("given", ANSWERS), targets=fields.pop("targets", None), **{"means": MEANS, **fields})
    return build_problem(file, mini_catalogue(), score_file(file, mini_catalogue()), "school.prodige.json")


def problems_of(**fields) -> dict[str, str]:
    with pytest.raises(PlanningInputError) as caught:
        build(**fields)
    assert all(problem.file == "school.prodige.json" for problem in caught.value.problems)
    return {problem.where: problem.text() for problem in caught.value.problems}


def test_without_targets_every_scored_practice_below_the_top_rises_by_one():
    # goals 1 (one of two answered is enough), roles 3 is the top, visits 1.5 is level 2
    assert build().goals == (Goal("doing.visits", 2, 3, 1), Goal("plan.goals", 1, 2, 1))


def test_with_targets_practices_not_listed_and_targets_not_above_the_level_are_left_out():
    goals = build(targets={"plan.goals": 3, "doing.visits": 2, "plan.roles": 3}).goals
    assert goals == (Goal("plan.goals", 1, 3, 1),)
    assert build(targets={}).goals == ()


def test_practices_without_a_score_are_left_out_even_with_a_target():
    given = answers(plan__roles__q1=1, plan__goals__q1="unknown", doing__visits__q1="na", doing__visits__q2="na")
    assert build(given=given, targets={"plan.goals": 2, "doing.visits": 1}).goals == ()


def test_a_practice_takes_its_own_priority_else_its_areas_else_one():
    goals = build(priorities={"plan": 3, "plan.goals": 5}).goals
    assert [goal.weight for goal in goals] == [1, 5]
    assert [goal.weight for goal in build(priorities={"plan": 3, "doing": 2}).goals] == [2, 3]


def test_only_the_latest_assessment_of_a_framework_counts():
    file = mini_file(ANSWERS)
    older = file.assessments[0].model_copy(update={"id": "old", "date": "2020-01-01", "answers": {}})
    file = file.model_copy(update={"assessments": (file.assessments[0], older)})
    planned = planned_targets(file, mini_catalogue(), score_file(file, mini_catalogue()))
    assert planned == {"plan.goals": (1, 2, 1), "doing.visits": (2, 3, 1)}


def test_one_number_counts_for_every_term_and_a_list_for_each():
    problem = build()
    rows = dict(zip(ROLES, problem.capacity, strict=True))
    assert rows["leader"] == (5, 5, 5)
    assert rows["teacher"] == (1, 2, 3)
    assert rows["coordinator"] == (0, 0, 0)
    assert problem.budget == (7, 8)
    assert problem.years == (2026, 2027)
    single = build(means=Means(start="2027-01", terms=3, budget_per_year=9))
    assert single.budget == (9, 9)


def test_a_problem_survives_the_way_to_the_planners_process():
    problem = build(decisions=Decisions(pinned={"roles.name": 2}, excluded=("visits.pilot",), done=("goals.talk",)))
    assert problem_from_json(problem_json(problem)) == problem


def test_the_order_in_which_a_catalogue_and_decisions_are_written_does_not_matter():
    file = mini_file(ANSWERS, means=MEANS, decisions=Decisions(done=("roles.name", "goals.talk")))
    turned = mini_file(ANSWERS, means=MEANS, decisions=Decisions(done=("goals.talk", "roles.name")))
    catalogue = mini_catalogue()
    backwards = catalogue.model_copy(update={"actions": dict(reversed(catalogue.actions.items()))})
    scores = score_file(file, catalogue)
    assert build_problem(file, catalogue, scores) == build_problem(turned, backwards, scores)


def test_all_problems_are_reported_together():
    found = problems_of(
        means=Means(start="2027-01", terms=3, hours_per_term={"leader": (1, 2)}, budget_per_year=(1, 2, 3)),
        decisions=Decisions(
            pinned={"goals.talk": 1, "goals.write": 2, "roles.name": 4, "nothing": 1},
            excluded=("goals.talk", "nobody"),
            done=("goals.write", "never"),
        ),
        priorities={"moon": 3},
        targets={"plan.goals": 4, "plan.stars": 1},
    )
    assert set(found) == {
        "means.hours_per_term.leader",
        "means.budget_per_year",
        "decisions.pinned.goals.talk",
        "decisions.pinned.goals.write",
        "decisions.pinned.roles.name",
        "decisions.pinned.nothing",
        "decisions.excluded.nobody",
        "decisions.done.never",
        "priorities.moon",
        "assessments.2026-autumn.targets.plan.goals",
        "assessments.2026-autumn.targets.plan.stars",
    }
    assert found["means.hours_per_term.leader"] == (
        "has 2 numbers, but the plan has 3 terms. Give one number for every term, or a single one for all."
    )
    assert "touches 2 school years" in found["means.budget_per_year"]


def test_missing_means_are_a_problem():
    assert set(problems_of(means=None)) == {"means"}


def test_priorities_are_suggested_for_what_lies_behind_with_reasons():
    given = answers(plan__goals__q1=0, plan__goals__q2=0, plan__roles__q1=0, doing__visits__q1=3, doing__visits__q2=2)
    file = mini_file(given)
    suggested = suggest_priorities(file, mini_catalogue(), score_file(file, mini_catalogue()))
    assert [entry.area for entry in suggested] == ["plan"]
    assert suggested[0].practices == ("plan.goals", "plan.roles")
    kinds = {reason.kind: reason for reason in suggested[0].reasons}
    assert float(kinds["behind"].gap) == pytest.approx(2.5 / 3)
    assert kinds["quick_win"].actions == ("goals.talk", "roles.name")


def test_nothing_is_suggested_when_nothing_stands_out_or_nothing_is_scored():
    for given in (answers(), answers(plan__goals__q1=1, plan__roles__q1=1, doing__visits__q1=1)):
        file = mini_file(given)
        assert suggest_priorities(file, mini_catalogue(), score_file(file, mini_catalogue())) == ()
