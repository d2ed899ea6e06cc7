"""``import``, ``export`` and ``migrate``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prodige_core.storage import open_database
from tests.factories import MINI

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def db(tmp_path):
    return ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"]


def test_import_prints_the_id_and_export_gives_the_same_bytes(run, good, db, tmp_path):
    code, out, err = run("import", good, *db)
    assert (code, err) == (0, "")
    centre_id = out.strip()
    target = tmp_path / "out.prodige.json"
    assert run("export", centre_id, "--out", target, *db) == (0, "", "")
    assert target.read_bytes() == good.read_bytes()
    code, out, err = run("export", *db)
    assert (code, out.encode(), err) == (0, good.read_bytes(), "")


def test_importing_again_changes_nothing_and_says_so(run, good, db):
    first = run("import", good, *db)[1]
    code, out, err = run("import", good, *db)
    assert (code, out) == (0, first)
    assert "stored already" in err


def test_another_state_is_kept_beside_it_or_replaces_it(run, good, db, tmp_path):
    first = run("import", good, *db)[1]
    changed = tmp_path / "changed.json"
    data = json.loads(good.read_text())
    changed.write_text(json.dumps({**data, "priorities": {"plan": 5}}))
    code, second, err = run("import", changed, *db)
    assert (code, second != first) == (0, True)
    assert "both are kept" in err
    code, out, err = run("export", *db)
    assert (code, out) == (2, "")
    assert "2 centres are stored" in err
    assert first.strip() in err
    assert second.strip() in err

    data["priorities"] = {"plan": 4}
    changed.write_text(json.dumps(data))
    third = run("import", changed, "--replace", *db)[1]
    assert third in (first, second)
    assert json.loads(run("export", third.strip(), *db)[1])["priorities"] == {"plan": 4}


def test_export_of_an_unknown_centre_or_database_is_one_sentence(run, db):
    code, out, err = run("export", *db)
    assert (code, out) == (2, "")
    assert "There is no database at" in err
    assert run("migrate", *db) == (0, "The database is up to date.\n", "")
    assert "not stored here" in run("export", "nobody", *db)[2]


@pytest.mark.slow
def test_while_the_app_holds_the_database_export_works_and_import_refuses(run, good, db):
    run("import", good, *db)
    app = open_database(db[1])
    env = {"PRODIGE_FRAMEWORKS": str(MINI), "PATH": ""}
    call = [sys.executable, "-m", "prodige_core"]
    exported = subprocess.run([*call, "export", *db], cwd=ROOT, env=env, capture_output=True, check=True)
    refused = subprocess.run([*call, "import", str(good), *db], cwd=ROOT, env=env, capture_output=True, text=True)
    app.close()
    assert exported.stdout == good.read_bytes()
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("prodige: Another Prodige is using the database")
    assert len(refused.stderr.splitlines()) == 1


def test_an_out_file_that_cannot_be_written_is_one_sentence_and_leaves_nothing(run, good, db, tmp_path):
    run("import", good, *db)
    code, out, err = run("export", "--out", tmp_path / "no" / "where.json", *db)
    assert (code, out) == (2, "")
    assert "cannot be written" in err
    assert not (tmp_path / "no").exists()
