"""``demo-workshop``: a room to try, made while the app is stopped."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prodige_core.services import centres, taking_part, workshops, workspace
from prodige_core.storage import open_database
from tests.factories import FRAMEWORKS, MINI

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def db(tmp_path):
    return ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"]


def test_it_opens_a_self_paced_room_of_the_ten_quick_statements_for_hundreds(run, db):
    code, out, err = run("demo-workshop", "--frameworks", FRAMEWORKS, *db)
    assert (code, err) == (0, "")
    made = json.loads(out)
    ws = workspace.open_workspace(db[1], FRAMEWORKS)
    session = taking_part.room(ws, made["code"]).session
    assert made["items"] == list(workshops.quick_agenda(ws))
    assert len(made["items"]) == 10
    assert (session.pace, session.status) == ("self", "open")
    assert session.capacity >= 500
    assert taking_part.join(ws, made["code"]) is not None
    workspace.close(ws)


def test_closed_gives_a_room_that_lets_nobody_in(run, db):
    code, out, _ = run("demo-workshop", "--closed", *db)
    assert code == 0
    ws = workspace.open_workspace(db[1], MINI)
    assert taking_part.room(ws, json.loads(out)["code"]).session.status == "closed"
    assert taking_part.join(ws, json.loads(out)["code"]) is None
    workspace.close(ws)


def test_a_second_one_stands_in_the_same_centre_under_a_code_of_its_own(run, db):
    codes = {json.loads(run("demo-workshop", *db)[1])["code"] for _ in range(2)}
    assert len(codes) == 2
    ws = workspace.open_workspace(db[1], MINI)
    (centre,) = centres.list_centres(ws)
    assert {row.pace for row in workshops.list_workshops(ws, centre.id)} == {"self"}
    assert len(workshops.list_workshops(ws, centre.id)) == 2
    workspace.close(ws)


@pytest.mark.slow
def test_while_the_app_holds_the_database_it_refuses_with_one_sentence(run, db):
    run("migrate", *db)
    app = open_database(db[1])
    call = [sys.executable, "-m", "prodige_core", "demo-workshop", *db]
    env = {"PRODIGE_FRAMEWORKS": str(MINI), "PATH": ""}
    refused = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True)
    app.close()
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("prodige: Another Prodige is using the database")
    assert len(refused.stderr.splitlines()) == 1
