"""Bad centre files: exit 2, every problem on stderr as ``file: where: what``, nothing on stdout, nothing stored."""

from __future__ import annotations

import json

import pytest

BAD = {
    "format": "prodige.centre",
    "version": 1,
    "centre": {"name": "Hill School", "country": "IT"},
    "assessments": [
        {
            "id": "2026-autumn",
            "date": "2026-11-21",
            "framework": "mini",
            "framework_version": "1.2.0",
            "answers": {"plan.goals.q1": {"level": 4}, "plan.goals.q9": {"level": 1}},
            "targets": {"plan.gaols": 2},
        }
    ],
    "priorities": {"plam": 3},
    "means": {"start": "2027-01", "terms": 3, "hours_per_term": {"leader": [1, 2]}, "budget_per_year": [1, 2, 3]},
    "decisions": {"pinned": {"goals.talk": 4}, "excluded": ["goals.talk"], "done": ["goals.tlak"]},
}
PLACES = (
    "assessments[1].answers.plan.goals.q1",
    "assessments[1].answers.plan.goals.q9",
    "assessments[1].targets.plan.gaols",
    "priorities.plam",
    "means.hours_per_term.leader",
    "means.budget_per_year",
    "decisions.done.goals.tlak",
)


@pytest.mark.parametrize("command", ["score", "plan", "import"])
def test_every_problem_is_named_and_nothing_is_stored(run, tmp_path, command):
    path = tmp_path / "bad.prodige.json"
    path.write_text(json.dumps(BAD))
    db = ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"] if command == "import" else []
    code, out, err = run(command, path, *db)
    assert (code, out) == (2, "")
    lines = err.splitlines()
    assert all(line.startswith(f"{path}: ") for line in lines)
    for place in PLACES:
        assert any(line.startswith(f"{path}: {place}: ") for line in lines), place
    # pinned twice over: too late for the plan, and excluded
    assert sum(line.startswith(f"{path}: decisions.pinned.goals.talk: ") for line in lines) == 2
    assert len(lines) == len(PLACES) + 2
    if command == "import":
        assert run("export", *db)[0] == 2
        assert "No centre is stored here yet" in run("export", *db)[2]


@pytest.mark.parametrize("command", ["score", "plan", "import"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not complete JSON"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b'{"format": "prodige.centre", "version": 9}', "newer Prodige"),
        (b"PK\x03\x04", "is not complete JSON"),
        (b"[" * 100_000, "is nested too deeply"),
    ],
)
def test_what_is_no_centre_file_is_one_sentence(run, tmp_path, command, content, sentence):
    path = tmp_path / "bad"
    path.write_bytes(content)
    db = ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"] if command == "import" else []
    code, out, err = run(command, path, *db)
    assert (code, out) == (2, "")
    assert err.startswith(f"{path}: ") or err.startswith(f"{path}:1: ")
    assert sentence in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("name", ["gone.json", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(run, tmp_path, name):
    code, out, err = run("score", tmp_path / name)
    assert (code, out) == (2, "")
    assert "cannot be read" in err


def test_frameworks_that_cannot_be_used_are_bad_input(run, good, tmp_path):
    code, out, err = run("score", good, "--frameworks", tmp_path)
    assert (code, out) == (2, "")
    assert "holds no framework" in err


@pytest.mark.parametrize("argv", [[], ["dance"], ["score"], ["plan", "x", "--effort", "heroic"]])
def test_a_wrong_call_leaves_with_2(run, argv):
    with pytest.raises(SystemExit) as left:
        run(*argv)
    assert left.value.code == 2


def test_help_and_version_are_good(run):
    for option in ("--help", "--version"):
        with pytest.raises(SystemExit) as left:
            run(option)
        assert left.value.code == 0
