"""The disk is full, or may not be written to: one clear sentence, nothing acknowledged lost, recovery alone (D16, D17)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from prodige_core import cli
from prodige_core.errors import StorageError
from prodige_core.responses import Centre, Means, write_centre_file
from prodige_core.services import centres, taking_part, workspace
from prodige_core.storage import backup, copies, open_database
from prodige_core.storage.tables import REVISION
from prodige_core.workshops import Ballot
from tests.factories import MINI, NOON, mini_file
from tests.faults.figures import tell
from tests.faults.small_disk import small_disk
from tests.released import older, rows_of
from tests.services.workshop_steps import GOALS, VISITS, open_room

pytestmark = [pytest.mark.sqlite, pytest.mark.skipif(os.name == "nt", reason="tmpfs and limits are of POSIX systems")]
ROOT = Path(__file__).resolve().parents[2]
FULL = r"disk is full|disk I/O error"  # the second where the disk is a limit on files
PEOPLE = 40
SECONDS = 600
"""Five in the source (reliability, D17), which a busy machine needs to start Python; only what never ends takes these."""


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "small", "1m") as made:
        yield made


def test_votes_on_a_full_disk_are_refused_and_none_that_was_acknowledged_is_lost(disk, capsys):
    ws = workspace.open_workspace(f"sqlite:///{disk.folder / 'a.sqlite3'}", MINI, clock=lambda: NOON)
    room = open_room(ws, centres.create_centre(ws, Centre(name="Hill School")), PEOPLE, pace="self", expected=PEOPLE)
    assert ws.database.wipe()
    acknowledged = {}
    refused = []
    for seq in (100, 200, 300):
        with disk.full(leave=40_000 if disk.own else (disk.folder / "a.sqlite3-wal").stat().st_size + 40_000):
            for token in room.tokens:
                for item in (GOALS, VISITS):
                    try:
                        taking_part.vote(ws, room.code, token, Ballot(item, seq // 100, seq))
                        acknowledged[token, item] = seq
                    except StorageError as error:
                        refused.append(str(error))
            for token in room.tokens:  # readable meanwhile
                own = taking_part.own_votes(ws, room.code, token)
                assert {item: own[item].seq for item in own} == seen(acknowledged, token)
        taking_part.vote(ws, room.code, room.tokens[0], Ballot(GOALS, 3, seq + 10))  # the next write works
        acknowledged[room.tokens[0], GOALS] = seq + 10
    lost = sum(
        taking_part.own_votes(ws, room.code, token)[item].seq < seq for (token, item), seq in acknowledged.items()
    )
    workspace.close(ws)
    assert copies.check(disk.folder / "a.sqlite3") == REVISION
    tell(capsys, acknowledged=len(acknowledged), refused=len(refused), lost=lost, own_file_system=disk.own)
    assert lost == 0
    assert refused
    assert all("disk is full" in one or "disk I/O error" in one for one in refused)


def seen(acknowledged, token):
    return {item: seq for (who, item), seq in acknowledged.items() if who == token}


def test_a_migration_without_room_for_the_copy_is_not_begun_and_one_that_runs_out_of_room_is_undone(
    disk, tmp_path, monkeypatch
):
    path = older(disk.folder / "a.sqlite3", "0003")
    before = rows_of(path)
    with disk.full(), pytest.raises(StorageError, match=r"copy .* could not be written.*as it was"):
        open_database(f"sqlite:///{path}")
    assert (copies.kept(path), rows_of(path)) == ([], before)
    assert not list(disk.folder.glob("backups/.*"))
    real = copies.keep
    filled = []

    def keep_and_fill(*args):
        kept = real(*args)
        filled.append(disk.full(leave=16384))
        filled[-1].__enter__()
        return kept

    with monkeypatch.context() as patch:
        patch.setattr(copies, "keep", keep_and_fill)
        with pytest.raises(StorageError, match=FULL):
            open_database(f"sqlite:///{path}")
    filled[-1].__exit__(None, None, None)
    shutil.copy(path, tmp_path / "look")
    assert (copies.check(tmp_path / "look"), rows_of(path)) == ("0003", before)
    opened = open_database(f"sqlite:///{path}")
    opened.close()
    assert rows_of(path, like=copies.kept(path)[0]) == before


def test_a_backup_onto_a_full_disk_leaves_nothing_and_the_former_one_stays(disk, tmp_path):
    source = older(tmp_path / "a.sqlite3", "0003")
    done = backup.back_up(f"sqlite:///{source}", disk.folder / "out", NOON).file.read_bytes()
    for leave in (0, 8192, 100_000):
        with disk.full(leave), pytest.raises(StorageError, match=r"copy .* could not be written") as told:
            backup.back_up(f"sqlite:///{source}", disk.folder / "out", NOON)
        assert "Free some space" in str(told.value)
        assert (disk.folder / "out").read_bytes() == done
        assert [path.name for path in disk.folder.iterdir()] == ["out"]
    backup.back_up(f"sqlite:///{source}", disk.folder / "out", NOON)


@pytest.mark.slow
def test_a_report_onto_a_full_disk_leaves_no_half_file(disk, tmp_path, monkeypatch, capsys):
    centre = tmp_path / "hill.prodige.json"
    means = Means(start="2027-01", terms=3, hours_per_term={"leader": 10, "coordinator": 20, "admin": 5})
    centre.write_bytes(write_centre_file(mini_file(means=means)))
    command = ["report", str(centre), "--frameworks", str(MINI), "--out", str(disk.folder / "a.pdf")]
    monkeypatch.setattr(tempfile, "tempdir", str(disk.folder))
    if not disk.own:
        pytest.skip("a limit on files would be one on its processes, too")
    with disk.full():
        code = cli.main(command)
        assert [path.name for path in disk.folder.iterdir()] == ["filler"]
    told = capsys.readouterr().err
    assert code == 2
    assert "No space left" in told
    assert "Traceback" not in told
    assert cli.main(command) == 0


def test_where_nobody_may_write_it_is_one_sentence_soon_that_names_the_setting(disk, tmp_path, capsys):
    if not disk.own:
        pytest.skip("needs a file system of its own")
    there = older(disk.folder / "a.sqlite3", "0003")
    with disk.may_not_be_written_to():
        command = [sys.executable, "-m", "prodige_core", "migrate", "--db", f"sqlite:///{there}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS)
        told = [(done.returncode, done.stdout, done.stderr)]
        told += [
            (cli.main(["migrate", "--db", f"sqlite:///{disk.folder / name}"]), *capsys.readouterr())
            for name in ("new.sqlite3", "deep/new.sqlite3")
        ]
        for code, out, err in told:
            assert (code, out) == (2, "")
            assert len(err.splitlines()) == 1
            assert "PRODIGE_DATABASE_URL or --db" in err
        with pytest.raises(StorageError, match="could not be written"):
            backup.back_up(f"sqlite:///{there}", disk.folder / "out", NOON)
        backup.back_up(f"sqlite:///{there}", tmp_path / "out", NOON)  # reading is allowed
    assert rows_of(tmp_path / "out") == rows_of(there)
