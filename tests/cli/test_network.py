"""``network``: begin one, list them; the id is what ``invite --network`` takes."""

from __future__ import annotations

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
