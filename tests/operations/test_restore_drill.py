"""The drill that operators do once a term: back up, restore elsewhere, examine, compare (promise D9)."""

from __future__ import annotations

import sqlite3

import pytest

from prodige_core.config import ROOT
from prodige_core.services import centres, workspace
from prodige_core.services.demo import demo_bytes
from tests.databases import address
from tools import restore_drill

pytestmark = pytest.mark.slow  # many programs or documents, each a second or so


def test_the_drill_finds_every_centre_as_it_was_while_the_app_has_the_database(tmp_path, capsys):
    ws = workspace.open_workspace(address(tmp_path), ROOT / "frameworks")
    centres.import_bytes(ws, demo_bytes(), "demo.prodige.json")
    done = restore_drill.drill(address(tmp_path), ROOT / "frameworks", tmp_path)
    workspace.close(ws)
    assert (done.good, done.compared, done.failed, done.different) == (True, 1, "", [])
    assert done.size_bytes > 100_000
    assert list(done.seconds) == ["backup", "restore", "doctor"]
    assert capsys.readouterr().out.count("$ prodige ") == 3


def test_the_drill_says_which_centre_is_not_as_it_was(tmp_path, monkeypatch):
    ws = workspace.open_workspace(address(tmp_path), ROOT / "frameworks")
    centres.import_bytes(ws, demo_bytes(), "demo.prodige.json")
    run = restore_drill._run

    def damaging(done, name, *words):
        good = run(done, name, *words)
        if name == "restore":
            with sqlite3.connect(tmp_path / "restored" / "prodige.sqlite3") as copy:
                copy.execute("DELETE FROM answers")
            copy.close()
        return good

    monkeypatch.setattr(restore_drill, "_run", damaging)
    done = restore_drill.drill(address(tmp_path), ROOT / "frameworks", tmp_path)
    (row,) = centres.list_centres(ws)
    workspace.close(ws)
    assert not done.good
    assert done.different == [row.name]


def test_the_drill_stops_where_there_is_nothing_to_back_up(tmp_path):
    done = restore_drill.drill(f"sqlite:///{tmp_path / 'none.sqlite3'}", ROOT / "frameworks", tmp_path)
    assert (done.good, done.failed) == (False, "backup")
