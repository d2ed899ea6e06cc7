from __future__ import annotations

import argparse
import json

import pytest

from prodige_core.cli.main import _parser
from prodige_core.i18n import translator


def test_the_json_report_is_the_centre_file_with_the_plan_filled_in(run, good, tmp_path):
    target = tmp_path / "out.json"
    assert run("report", good, "--out", target) == (0, "", "")
    data = json.loads(target.read_text(encoding="utf-8"))
    assert data["roadmap"] == json.loads(run("plan", good, "--json")[1])
    assert {**data, "roadmap": None} == json.loads(good.read_text(encoding="utf-8"))


def test_every_command_that_writes_a_file_takes_the_short_name_of_the_option(run, good, tmp_path):
    commands = next(own for own in _parser(translator("en"))._actions if isinstance(own, argparse._SubParsersAction))
    names = {name: {*own._option_string_actions} for name, own in commands.choices.items()}
    writing = {name for name, options in names.items() if "--out" in options}
    assert writing == {name for name, options in names.items() if "-o" in options} >= {"report", "demo", "export"}
    db = ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"]
    long, short = tmp_path / "long.json", tmp_path / "short.json"
    assert run("import", good, *db)[0] == 0
    for words in (("report", good), ("export", *db)):
        assert run(*words, "--out", long) == run(*words, "-o", short) == (0, "", "")
        assert short.read_bytes() == long.read_bytes()


def test_the_pdf_report_can_be_scored_planned_and_imported_like_the_file(run, good, tmp_path):
    target = tmp_path / "out.PDF"
    assert run("report", good, "--out", target, "--effort", "quick") == (0, "", "")
    assert target.read_bytes().startswith(b"%PDF-")
    assert run("score", target)[1] == run("score", good)[1]
    db = ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"]
    assert run("import", target, *db)[0] == 0
    assert run("export", *db)[1].encode() == good.read_bytes()


BEGINNINGS = {"docx": b"PK", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "html": b"<!DOCTYPE html>", "zip": b"PK"}


@pytest.mark.parametrize("ending", [*BEGINNINGS])
def test_every_ending_of_the_contract_writes_its_format(run, good, contradictory, tmp_path, ending):
    target = tmp_path / f"out.{ending}"
    assert run("report", good, "--out", target, "--effort", "quick") == (0, "", "")
    assert target.read_bytes().startswith(BEGINNINGS[ending])
    assert run("report", contradictory, "--out", target, "--effort", "quick") == (1, "", "")
    assert run("report", tmp_path / "nothing.json", "--out", target)[0] == 2


@pytest.mark.parametrize("name", ["out.xyz", "out", "out.json.gz"])
def test_an_unknown_ending_is_refused_naming_those_there_are(run, good, tmp_path, name):
    code, out, err = run("report", good, "--out", tmp_path / name)
    assert (code, out) == (2, "")
    assert ".pdf" in err
    assert ".json" in err
    assert not (tmp_path / name).exists()


def test_an_infeasible_plan_is_written_too_and_the_answer_is_no(run, contradictory, tmp_path):
    target = tmp_path / "out.json"
    assert run("report", contradictory, "--out", target) == (1, "", "")
    assert json.loads(target.read_text())["roadmap"]["status"] == "infeasible"


def test_a_language_that_is_not_there_is_said(run, good, tmp_path):
    code, out, err = run("report", good, "--out", tmp_path / "out.json", "--lang", "tlh")
    assert (code, out) == (0, "")
    assert "no translation into “tlh” yet" in err


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing else", b"%PDF-" + b"\x00" * 2000], ids=["cut off", "zeros"])
@pytest.mark.parametrize("command", ["score", "import"])
def test_a_pdf_without_a_centre_file_is_one_sentence(run, tmp_path, content, command):
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    db = ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"] if command == "import" else []
    code, out, err = run(command, path, *db)
    assert (code, out) == (2, "")
    assert err.startswith(f"{path}: is not a whole PDF file.")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_the_progress_report_is_written_too_and_its_pdf_opens_again(run, good, tmp_path, ending):
    target = tmp_path / f"out.{ending}"
    assert run("report", good, "--kind", "progress", "--out", target, "--effort", "quick") == (0, "", "")
    if ending == "pdf":
        assert run("score", target)[1] == run("score", good)[1]
    assert run("report", good, "--kind", "progress", "--out", tmp_path / "out.ics")[0] == 2
