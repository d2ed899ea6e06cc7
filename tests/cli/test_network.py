"""``network``: begin one, list them; the id is what ``invite --network`` takes."""

from __future__ import annotations

import pytest

from prodige_core.services import networks, signing_in, workspace
from prodige_core.services.workspace import open_workspace
from tests.factories import MINI

BASE = "https://prodige.example.org"


def test_a_network_is_begun_and_its_coordinator_invited(run, tmp_path, monkeypatch):
    monkeypatch.setenv("PRODIGE_PUBLIC_URL", BASE)
    db = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    code, out, _ = run("network", "--name", "Colleges of the\tNorth", "--db", db)
    network = out.strip()
    assert code == 0
    code, out, _ = run("network", "--db", db)
    assert (code, out.split("\t")[0], out.strip().split("\t")[2]) == (0, network, "Colleges of the North")
    code, out, _ = run("invite", "--network", network, "--name", "Cora", "--db", db)
    assert code == 0
    ws = open_workspace(db, MINI)
    signing_in.accept(ws, out.strip().rsplit("/", 1)[1], "Cora")
    assert [one.name for one in networks.coordinators(ws, network)] == ["Cora"]
    workspace.close(ws)


def test_a_network_needs_a_name(run, tmp_path):
    db = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    code, _, err = run("network", "--name", "  ", "--db", db)
    assert code == 2
    assert "name" in err


def test_a_network_is_listed_with_its_counts_renamed_and_deleted(run, tmp_path):
    db = f"sqlite:///{tmp_path / 'a.sqlite3'}"
    network = run("network", "--name", "North", "--db", db)[1].strip()
    assert run("network", "--rename", network, "--name", "South", "--db", db) == (0, "", "")
    code, out, _ = run("network", "--db", db)
    assert (code, out.strip().split("\t")[2:]) == (0, ["South", "0 schools", "0 coordinators"])
    assert run("network", "--delete", network, "--db", db) == (0, "", "")
    assert run("network", "--db", db)[:2] == (0, "")
    code, _, err = run("network", "--delete", network, "--db", db)
    assert (code != 0, "not stored here" in err) == (True, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--rename", "x"], "needs --name"),
        (["--delete", "x", "--name", "North"], "does not go with --delete"),
    ],
)
def test_options_that_do_not_go_together_are_refused(run, tmp_path, options, said):
    code, _, err = run("network", *options, "--db", f"sqlite:///{tmp_path / 'a.sqlite3'}")
    assert code != 0
    assert said in err
