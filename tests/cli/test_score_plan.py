from __future__ import annotations

import json


def test_score_prints_every_height_in_words(run, good):
    code, out, err = run("score", good)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Hill School",
        "",
        "Mini check 1.2.0: 0.67, level 1 Tried",
        "  Planning: 0.67, level 1 Tried",
        "    Goals: 1.00, level 1 Tried",
        "    Roles: 0.00, level 0 Not started",
        "  Doing: not enough answers (0 of 2)",
        "    Visits: not enough answers (0 of 2)",
    ]


def test_score_prints_json_and_nothing_else(run, good):
    code, out, err = run("score", good, "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert data["frameworks"]["mini"]["overall"] == {
        "score": 0.6667,
        "level": 1,
        "answered": 3,
        "na": 1,
        "unknown": 0,
        "missing": 1,
    }


def test_score_of_an_unanswered_centre_is_empty_but_good(run, tmp_path):
    path = tmp_path / "new.prodige.json"
    path.write_text('{"format": "prodige.centre", "version": 1, "centre": {"name": "New"}}')
    assert run("score", path) == (0, "New\nNo questionnaire has been answered yet.\n", "")
    assert run("score", path, "--json")[1] == '{\n  "frameworks": {}\n}\n'


def test_plan_prints_the_contract_as_json(run, good):
    code, out, err = run("plan", good, "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data) == [
        "status", "gain", "hours", "cost", "bound", "gap", "terms", "actions", "levels", "unreached",
    ]  # fmt: skip
    assert data["status"] == "optimal"
    assert {entry["id"] for entry in data["actions"]} >= {"roles.name"}
    assert data["levels"]["plan.roles"][0] == 0


def test_the_same_file_gives_the_same_plan(run, good):
    assert run("plan", good, "--json") == run("plan", good, "--json")


def test_plan_prints_terms_with_their_actions(run, good):
    code, out, _ = run("plan", good, "--effort", "quick")
    assert code == 0
    assert "Jan–Mar 2027: " in out
    assert "Name a coordinator (roles.name)" in out


def test_an_infeasible_plan_is_printed_and_the_answer_is_no(run, contradictory):
    code, out, err = run("plan", contradictory, "--json")
    assert (code, err) == (1, "")
    data = json.loads(out)
    assert data["status"] == "infeasible"
    assert set(data["conflict"]) == {"goals.talk", "goals.write"}
    code, out, _ = run("plan", contradictory)
    assert code == 1
    assert "Write the goals down (goals.write)" in out


def test_a_plan_needs_means(run, tmp_path):
    path = tmp_path / "new.prodige.json"
    path.write_text('{"format": "prodige.centre", "version": 1, "centre": {"name": "New"}}')
    code, out, err = run("plan", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"{path}: means: are missing.")
