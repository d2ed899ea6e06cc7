"""A folder with twenty planted mistakes of shape and meaning: each is listed with file, line and remedy, and no other."""

from __future__ import annotations

from prodige_core.cli import main
from prodige_core.services.frameworks import check_directory
from tests.factories import FIXTURES

FOLDER = FIXTURES / "twenty-mistakes"

# number in the fixture: file, line, where, part of what is said, part of the remedy
PLANTED = {
    1: ("framework.yaml", 3, "version", "is not written as it must be", "three numbers"),
    2: ("framework.yaml", 8, "levels[3]", "has the value 3 where 2 is due", "without gaps"),
    3: ("framework.yaml", 9, "scoring.min_answered", "must be 1 or less, not 1.5", "in the range"),
    4: ("framework.yaml", 16, "plan.goals wieght", "is not a known field", "Did you mean weight?"),
    5: ("framework.yaml", 21, "plan.goals.q1", "2 options for 3 levels", "one option a level"),
    6: ("framework.yaml", 23, "roles.names", "does not begin with its area’s id", "plan.names"),
    7: ("framework.yaml", 25, "roles.names weight", "must be 1 or more, not 0", "in the range"),
    8: ("framework.yaml", 27, "plan.roles.q1 question", "is missing", "Add it"),
    9: ("framework.yaml", 37, "plan.money.q1", "same text for option 1 and option 3", "told apart"),
    10: ("framework.yaml", 38, "plan.money.q1", "is the id of two things (first in line 32)", "its own id"),
    11: ("framework.yaml", 40, "plan.money.q1 respondents[1]", "not “headmaster”", "Choose one"),
    12: ("framework.yaml", 45, "doing.visits", "cannot be raised from 1 to 2", "Add an action"),
    13: ("actions.yaml", 7, "goals.talk", "goals.wirte in requires", "Did you mean goals.write?"),
    14: ("actions.yaml", 13, "goals.write", "plan.gaols, which does not exist", "Did you mean plan.goals?"),
    15: ("actions.yaml", 14, "goals.write", "is the id of two actions (first in line 8)", "its own id"),
    16: ("actions.yaml", 27, "roles.name", "to 3, above the top level 2", "from 1 to 2"),
    17: ("actions.yaml", 40, "money.ask", "money.plan → money.ask → money.plan", "Remove one"),
    18: ("actions.yaml", 47, "visits.try hours.teacher", "must be 0 or more, not -5", "in the range"),
    19: ("actions.yaml", 48, "visits.try months[1]", "must be 12 or less, not 13", "in the range"),
    20: ("examples/zero.yaml", 4, "practices.plan.goals", "should be at level 1 but is at 0", "Mend the example"),
}


def test_all_twenty_are_listed_with_file_line_and_remedy_and_none_besides():
    problems = check_directory(FOLDER)
    found = {(problem.file, problem.line, problem.where): problem.text() for problem in problems}
    assert len(problems) == 20
    for number, (file, line, where, what, remedy) in PLANTED.items():
        text = found.get((f"twenty-mistakes/{file}", line, where), "")
        assert what in text, f"{number}: {file}:{line}: {where}"
        assert remedy in text, f"{number}: {text}"


def test_the_command_says_no_and_lists_them_in_order(capsys):
    assert main(["check", str(FOLDER)]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert len(lines) == 21
    assert lines[0].startswith("twenty-mistakes/actions.yaml:7: goals.talk: names goals.wirte")
    assert lines[-1] == "20 problems."
