"""``backup``, ``restore``, ``doctor`` and ``purge``: what they print, where, and their exit codes."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from sqlalchemy import create_engine

from prodige_core.services import centres, workspace
from prodige_core.storage import copies, schema
from tests import databases
from tests.factories import MINI
from tests.released import older


@pytest.fixture
def db(tmp_path):
    return ["--db", f"sqlite:///{tmp_path / 'db.sqlite3'}"]


@pytest.fixture
def stored(run, good, db):
    return run("import", good, *db)[1].strip()


def test_the_drill_back_up_restore_into_a_new_folder_and_ask_the_doctor(run, good, db, stored, tmp_path):
    code, out, err = run("backup", tmp_path, *db)
    assert (code, err) == (0, "")
    copy = out.strip()
    assert copy.startswith(str(tmp_path / "prodige-2"))
    target = tmp_path / "new" / "prodige.sqlite3"
    assert run("restore", copy, "--into", tmp_path / "new") == (0, f"{target}\n", "")
    code, out, err = run("doctor", "--db", f"sqlite:///{target}")
    assert (code, err) == (0, "")
    assert {line.split("  ")[0] for line in out.splitlines()} == {"good", "look at this"}
    assert run("export", "--db", f"sqlite:///{target}")[1].encode() == good.read_bytes()


def test_over_something_it_is_refused_and_with_replace_says_what_it_kept(run, db, stored, tmp_path):
    copy = run("backup", tmp_path / "out", *db)[1].strip()
    code, out, err = run("restore", copy, *db)
    assert (code, out) == (2, "")
    assert "holds centres already" in err
    assert "--replace" in err
    code, out, err = run("restore", copy, *db, "--replace")
    assert (code, out) == (0, f"{tmp_path / 'db.sqlite3'}\n")
    (kept,) = copies.kept(tmp_path / "db.sqlite3")
    assert str(kept) in err


def test_where_can_be_said_once_only(run, db, tmp_path):
    code, _, err = run("restore", tmp_path / "x", *db, "--into", tmp_path)
    assert (code, "give one of them" in err) == (2, True)


def test_the_doctor_says_no_when_something_is_wrong_and_lists_what_is_wrong_with_frameworks(run, db, stored, tmp_path):
    empty = tmp_path / "frameworks"
    empty.mkdir()
    code, out, err = run("doctor", *db, "--frameworks", empty)
    assert (code, err) == (1, "")
    assert "wrong         " in out
    assert "need the questionnaire mini" in out
    code, out, _ = run("doctor", "--db", f"sqlite:///{tmp_path / 'none'}")
    assert (code, "There is no database" in out) == (1, True)
    assert run("doctor", *db, "--backups", tmp_path / "nowhere")[0] == 2


def test_purge_prints_counts_only_and_a_look_first_changes_nothing(run, db, stored, tmp_path):
    ws = workspace.open_workspace(db[1], MINI)
    centres.delete_centre(ws, stored)
    workspace.close(ws)
    later = (dt.datetime.now(dt.UTC) + dt.timedelta(days=32)).date().isoformat()
    for _ in range(2):
        code, out, err = run("purge", "--now", later, "--dry-run", *db)
        assert (code, err) == (0, "")
        assert "1\tcentres out of the bin\n" in out
    code, out, _ = run("purge", *db)
    assert "0\tcentres out of the bin\n" in out
    code, out, err = run("purge", "--now", later, *db)
    assert (code, err) == (0, "")
    assert "1\tcentres out of the bin\n" in out
    assert "0\tcentres out of the bin\n" in run("purge", "--now", later, *db)[1]


def test_a_day_that_is_none_is_refused(run, db, capsys):
    with pytest.raises(SystemExit) as left:
        run("purge", "--now", "2029-02-29", *db)
    assert left.value.code == 2
    assert "2029-02-29" in capsys.readouterr().err


def test_while_the_clock_is_not_trusted_purge_says_so_and_no(run, db, stored):
    ws = workspace.open_workspace(db[1], MINI)
    with ws.database.write() as unit:  # as if nothing had happened for two months
        unit._connection.exec_driver_sql("UPDATE centres SET updated_at = '2026-01-01 00:00:00.000000'")
        unit.commit()
    workspace.close(ws)
    code, out, err = run("purge", *db)
    assert (code, out) == (1, "")
    assert "far ahead of what happened" in err
    assert run("purge", *db, "--dry-run")[0] == 0


def test_migrate_says_where_it_keeps_what_was_there(run, db, tmp_path):
    older(tmp_path / "db.sqlite3", "0001")
    code, out, err = run("migrate", *db)
    assert (code, out) == (0, "The database is up to date.\n")
    (kept,) = copies.kept(tmp_path / "db.sqlite3")
    assert str(kept) in err
    assert run("migrate", *db) == (0, "The database is up to date.\n", "")
    assert json.loads(run("export", *db)[1])["centre"]["name"]


@pytest.mark.postgres
def test_migrate_keeps_the_state_of_a_server_in_the_folder_of_the_settings(run, tmp_path, monkeypatch):
    url = databases.postgresql(tmp_path, "older", template="template0")
    engine = create_engine(url)
    with engine.begin() as connection:
        schema.upgrade(connection, "0006")
    engine.dispose()
    (tmp_path / "no folder").write_text("")
    monkeypatch.setenv("PRODIGE_COPIES", str(tmp_path / "no folder"))
    code, _, err = run("migrate", "--db", url)
    assert (code, "PRODIGE_COPIES" in err) == (2, True)
    monkeypatch.setenv("PRODIGE_COPIES", str(tmp_path / "kept"))
    code, out, err = run("migrate", "--db", url)
    assert (code, out) == (0, "The database is up to date.\n")
    (kept,) = (tmp_path / "kept").iterdir()
    assert str(kept) in err
