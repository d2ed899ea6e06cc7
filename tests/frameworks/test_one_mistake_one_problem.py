"""A single mistake is told once: neither the pass for meaning nor the examples echo it."""

from __future__ import annotations

import shutil

import pytest

from prodige_core.services.frameworks import check_directory
from tests.factories import MINI

MISTAKES = [
    ("actions.yaml", "lead: leader\n", "lead: leader\n  : x: y\n"),
    ("actions.yaml", "id: goals.talk\n", "id: Goals Talk\n"),
    ("actions.yaml", "id: goals.talk\n", "ids: goals.talk\n"),
    ("actions.yaml", "to: 1, share: 100}", "to: '1', share: 100}"),
    ("actions.yaml", "to: 1, share: 100}", "share: 100}"),
    ("actions.yaml", "to: 1, share: 100}", "to: 0, share: 100}"),
    ("actions.yaml", "to: 1, share: 100}", "to: 1, share: 0}"),
    ("actions.yaml", "to: 1, share: 100}", "to: 1, share: all}"),
    (
        "actions.yaml",
        "raises: [{practice: plan.goals, to: 1, share: 100}]",
        "raise: [{practice: plan.goals, to: 1, share: 100}]",
    ),
    ("actions.yaml", "practice: plan.goals, to: 1", "practise: plan.goals, to: 1"),
    ("actions.yaml", "practice: plan.goals, to: 1", "practice: Plan Goals, to: 1"),
    ("actions.yaml", "practice: plan.goals, to: 1", "practice: plan.goal, to: 1"),
    ("actions.yaml", "title: Talk about goals", "title: Talk: about goals"),
    ("actions.yaml", "steps: [Invite the staff., Ask what they want.]", "steps: Invite the staff."),
    ("actions.yaml", "hours: {leader: 4}", "hours: 4"),
    ("actions.yaml", "hours: {leader: 4}", "hours: {leader: four}"),
    ("actions.yaml", "- id: goals.write", "- id: goals.talk"),
    ("actions.yaml", "- id: goals.review\n", "- "),
    ("actions.yaml", "requires: [goals.talk]", "requires: goals.talk"),
    ("actions.yaml", "requires: [goals.talk]", "requires: [Goals Talk]"),
    ("actions.yaml", "months: [4, 5]", "months: [April]"),
    ("actions.yaml", "months: [4, 5]", "months: 4"),
    ("actions.yaml", "terms: 2", "terms: two"),
    ("actions.yaml", "cost: 1200", "cost: 1,200"),
    ("actions.yaml", "cost: 1200", "cost: 1200 EUR"),
    ("actions.yaml", "evidence: [The notes of the talk]", "evidence: The notes of the talk"),
    ("framework.yaml", "id: plan.goals\n", "id: plan goals\n"),
    ("framework.yaml", "id: plan.goals\n", "ids: plan.goals\n"),
    ("framework.yaml", "id: plan\n", "name: plan\n"),
    ("framework.yaml", "title: Planning", "titel: Planning"),
    ("framework.yaml", '- {value: 3, code: "3", name: Leading}\n', ""),
    ("framework.yaml", "{value: 3,", "{value: 2,"),
    ("framework.yaml", "{value: 3,", "{level: 3,"),
    (
        "framework.yaml",
        "options: [Nobody in particular., One volunteer., A named person., A team with hours.]",
        "options: Nobody",
    ),
    ("framework.yaml", "options: [Nobody in particular., One volunteer., A named person., A team with hours.]", ""),
    ("framework.yaml", "practices:\n      - id: plan.goals", "practice:\n      - id: plan.goals"),
    ("framework.yaml", "version: 1.2.0", ""),
    ("framework.yaml", "levels:", "level:"),
    ("framework.yaml", "id: mini\n", ""),
    ("framework.yaml", "items:\n          - id: plan.roles.q1", "item:\n          - id: plan.roles.q1"),
    ("framework.yaml", "id: plan.roles.q1", "id: 7"),
    ("framework.yaml", "title: Mini check\n", "title: Mini check\ntitle: again\n"),
    ("framework.yaml", "- id: doing\n", "- doing\n  id: doing\n"),
]


@pytest.mark.parametrize(("file", "old", "new"), MISTAKES)
def test_a_single_mistake_is_told_once(tmp_path, file, old, new):
    folder = tmp_path / "mini"
    shutil.copytree(MINI / "mini", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    said = [problem.line_text() for problem in check_directory(folder)]
    assert len(said) == 1, said
    assert said[0].startswith(f"mini/{file}:")
