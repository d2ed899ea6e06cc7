"""One mistake at a time in the mini framework: what is said, where, and nothing besides."""

from __future__ import annotations

import shutil

import pytest

from prodige_core.errors import FrameworkError
from prodige_core.frameworks import load_catalogue
from prodige_core.services.frameworks import check_directory
from tests.factories import FRAMEWORKS, MINI


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(MINI / "mini", tmp_path / "mini")
    return tmp_path / "mini"


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path, sign):
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if sign in line)


FRAMEWORK_MISTAKES = [
    ("id: mini", "id: Mini check", "id: is not written as it must be"),
    ("title: Mini check", "titel: Mini check", "titel: is not a known field. Did you mean title?"),
    ("name: Usual", "name: Tried", "levels[3]: repeats the name “Tried”"),
    ('code: "2"', 'code: "1"', "levels[3]: repeats the code “1”"),
    ("title: Planning\n", "title: Planning\n    aim: planning.\n", "plan: has its title as its aim."),
    ('code: "0"', "code: 0", "levels[1].code: must be text, not 0"),
    ("id: doing.visits\n", "id: visits\n", "visits: does not begin with its area’s id. Write it as doing.visits."),
    ("id: plan.goals.q2", "id: plan.goals.q1", "plan.goals.q1: is the id of two things"),
    ("title: Planning\n", "title: Planning\n    aim: planning.\n", "plan: has its title as its aim."),
    ("title: Planning\n", "title: Planning\n    aim: [We plan.]\n", "plan aim: must be text"),
    ("id: doing\n", "id: plan\n", "plan: is the id of two things"),
    ("quick: true", "quick: yes", "plan.goals.q1 quick: must be true or false, not “yes”"),
    ("[Nobody in particular., One", "[Nobody in particular., 1, One", "options[2]: must be text, not 1"),
    ("[Nobody in particular.,", '["",', "plan.roles.q1 options[1]: must not be empty"),
    ("title: Roles", "title: ''", "plan.roles title: must not be empty"),
    ("question: Who does the work?", "respondents: []", "plan.roles.q1: names its respondents twice or not at all"),
    ("question: Who does the work?", "question: [a]", "plan.roles.q1 question: must be text"),
]


@pytest.mark.parametrize(("old", "new", "said"), FRAMEWORK_MISTAKES, ids=[said for _, _, said in FRAMEWORK_MISTAKES])
def test_a_mistake_in_the_questionnaire_is_named(folder, old, new, said):
    change(folder / "framework.yaml", old, new)
    assert any(said in problem.line_text() and problem.line for problem in check_directory(folder))


ACTION_MISTAKES = [
    ("lead: leader", "lead: head", "goals.talk lead: must be one of", 1),
    ("lead: leader", "lead: leader\n  cost: 12.5", "goals.talk cost: must be a whole number, not 12.5", 1),
    ("lead: leader", "lead: leader\n  cost: -1", "goals.talk cost: must be 0 or more", 1),
    ("lead: leader", "lead: leader\n  funding: ESF", "goals.talk funding: must be one of", 1),
    ("lead: leader", "lead: leader\n  effort: 3", "goals.talk effort: is not a known field", 1),
    ("lead: leader", "lead: leader\n  terms: 0", "goals.talk terms: must be 1 or more", 1),
    ("hours: {leader: 4}", "hours: {boss: 4}", "goals.talk hours.boss: must be one of", 1),
    ("steps: [Invite the staff., Ask what they want.]", "steps: []", "goals.talk steps: needs at least 1 entries", 1),
    ("why: Goals begin with a talk.", "", "goals.talk why: is missing", 1),
    ("requires: [goals.talk]", "requires: [goals.write]", "goals.write: names itself in requires", 1),
    ("requires: [goals.talk]", "requires: [goals.talk, goals.talk]", "names goals.talk twice in requires", 1),
    ("excludes: [visits.online]", "excludes: [visits.onlien]", "Did you mean visits.online?", 1),
    ("share: 60}", "share: 50}", "plan.goals: cannot be raised from 2 to 3: the actions’ shares add up to 90 of 100", 1),
    ("share: 60}", "share: 160}", "goals.write raises[2].share: must be 100 or less", None),
    ("requires: [goals.talk]", "requires: [goals.talk]\n  excludes: [goals.talk]", "both requires and excludes goals.talk", None),
    ("to: 3, share: 60}", "to: 2, share: 60}", "raises plan.goals to 2 twice", None),
    ("id: roles.team", "id: roles.name", "roles.name: is the id of two actions", None),
    ("id: roles.team", "id: Roles Team", "id: is not written as it must be", None),
    ("id: roles.team", "id: own.team", "own.team: begins with own., as only a centre’s own actions do", 1),
]  # fmt: skip


def test_two_areas_with_one_aim_are_named_and_an_aim_of_its_own_is_right(folder):
    path = folder / "framework.yaml"
    change(path, "  - id: plan\n", "  - id: plan\n    aim: We know where we go.\n")
    assert not check_directory(folder)
    change(path, "  - id: doing\n", "  - id: doing\n    aim: We know  where we GO\n")
    (problem,) = check_directory(folder)
    assert "doing: has the same aim as “plan”." in problem.line_text()
    assert problem.line == line_of(path, "where we GO")


@pytest.mark.parametrize(("old", "new", "said", "count"), ACTION_MISTAKES, ids=[row[2] for row in ACTION_MISTAKES])
def test_a_mistake_in_the_actions_is_named(folder, old, new, said, count):
    change(folder / "actions.yaml", old, new)
    problems = check_directory(folder)
    assert any(said in problem.line_text() and problem.line for problem in problems), problems
    assert count is None or len(problems) == count


def test_actions_that_exclude_each_other_do_not_close_a_step_together(folder):
    change(folder / "actions.yaml", "  months: [4, 5]", "  months: [4, 5]\n  excludes: [goals.write]")
    (problem,) = check_directory(folder)
    assert problem.line_text() == (
        f"mini/framework.yaml:{line_of(folder / 'framework.yaml', 'id: plan.goals')}: plan.goals: cannot be raised from 2 to 3: "
        "the actions that would do it exclude each other. Let a set of actions that may stand together reach 100."
    )


def test_an_action_that_needs_two_that_exclude_each_other_is_named(folder):
    change(
        folder / "actions.yaml",
        "  hours: {coordinator: 8}",
        "  hours: {coordinator: 8}\n  requires: [visits.pilot, visits.online]",
    )
    said = [problem.text() for problem in check_directory(folder)]
    assert any("can never be done: it needs visits.pilot and visits.online" in text for text in said)


def test_a_circle_of_three_is_named_once(folder):
    path = folder / "actions.yaml"
    change(path, "  hours: {leader: 4}", "  hours: {leader: 4}\n  requires: [goals.review]")
    change(path, "  months: [4, 5]", "  months: [4, 5]\n  requires: [goals.write]")
    (problem,) = check_directory(folder)
    assert "goals.talk → goals.review → goals.write → goals.talk" in problem.text()


EXAMPLE_MISTAKES = [
    ("doing.visits.q1: 2", "doing.vists.q1: 2", "doing.vists.q1: is not a question"),
    ("doing.visits.q1: 2", "doing.visits.q1: 4", "doing.visits.q1: is 4, but the scale ends at 3"),
    ("doing.visits.q1: 2", "doing.visits.q1: maybe", "must be"),
    ("score: 2.5", "score: 2.4", "plan.goals: should score 2.4 but scores 2.5"),
    ("level: 3", "level: 2", "should be at level 2 but is at 3"),
    ("areas: {plan:", "areas: {paln:", "paln: does not exist"),
    ("expect:", "expects:", "expects: is not a known field. Did you mean expect?"),
]


@pytest.mark.parametrize(("old", "new", "said"), EXAMPLE_MISTAKES, ids=[said for _, _, said in EXAMPLE_MISTAKES])
def test_a_mistake_in_an_example_is_named(folder, old, new, said):
    change(folder / "examples" / "by-hand.yaml", old, new)
    problems = check_directory(folder)
    assert any(said in problem.line_text() and problem.file == "mini/examples/by-hand.yaml" for problem in problems), (
        problems
    )


def test_two_frameworks_with_the_same_ids_are_refused_naming_both_places(folder):
    shutil.copytree(folder, folder.parent / "twin")
    with pytest.raises(FrameworkError, match=r"twin/actions.yaml:1: goals.talk: is also used in mini/actions.yaml:1"):
        load_catalogue(folder.parent)
    with pytest.raises(
        FrameworkError, match=r"twin/framework.yaml:15: plan.goals: is also used in mini/framework.yaml:15"
    ):
        load_catalogue(folder.parent)


def test_a_folder_without_actions_can_be_loaded_and_one_without_framework_is_left_alone(folder):
    (folder / "actions.yaml").unlink()
    (folder.parent / "cards").mkdir()
    catalogue = load_catalogue(folder.parent)
    assert (list(catalogue.frameworks), dict(catalogue.actions)) == (["mini"], {})


def test_actions_without_their_framework_are_not_passed_over(folder):
    (folder.parent / "lost").mkdir()
    shutil.copy(folder / "actions.yaml", folder.parent / "lost")
    (problem,) = check_directory(folder.parent)
    assert problem.line_text().startswith("lost/actions.yaml: stands without a framework.yaml")


@pytest.mark.parametrize("where", ["nowhere", "empty", "file"])
def test_a_place_without_framework_is_refused(tmp_path, where):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(FrameworkError, match="holds no framework"):
        check_directory(tmp_path / where)


def test_the_frameworks_of_prodige_have_no_problem():
    assert check_directory(FRAMEWORKS) == []
    assert check_directory(MINI) == []


def test_what_stands_in_mobility_is_free(folder):
    change(
        folder / "actions.yaml",
        "  hours: {leader: 4}\n",
        "  hours: {leader: 4}\n  mobility: {staff: {days: [5, 7]}, distance: 0.5}\n",
    )
    assert check_directory(folder) == []
