"""A backup is one whole, sound file, taken while others write; restoring is all or nothing, into either database."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from prodige_core.errors import StorageError
from prodige_core.responses import Centre, write_centre_file
from prodige_core.services import centres, people, signing_in, surveys, workshops, workspace
from prodige_core.storage import backup, claims, copies, open_database, restoring
from prodige_core.storage.tables import REVISION
from tests import databases, survey_steps
from tests.factories import NOON, mini_file, mini_workspace
from tests.services.workshop_steps import GOALS, all_vote, open_room

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def ws(tmp_path):
    opened = survey_steps.survey_workspace(tmp_path, lambda: NOON)
    yield opened
    workspace.close(opened)


@pytest.fixture
def url(tmp_path, ws):
    return databases.address(tmp_path)


@pytest.fixture
def centre_id(ws):
    made = centres.create_centre(ws, Centre(name="Escuela Ñandú 学校 “Hill”", languages=("eu", "es"), staff=60))
    room = open_room(ws, made, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 1, 2, "na", "unknown"])
    survey_id = survey_steps.begin_survey(ws, made)
    for level in (0, 1, 2, 3):
        survey_steps.answer(ws, survey_id, "teacher", {GOALS: level}, comment="Más tiempo.")
    surveys.look_now(ws, survey_id)
    return made


def lines(path: Path) -> list[str]:
    """Everything in a SQLite file, in no order."""
    raw = sqlite3.connect(path)
    found = sorted(raw.iterdump())
    raw.close()
    return found


def rows_of(url: str, folder: Path) -> list[str]:
    """Everything in a database, by way of a backup."""
    return lines(backup.back_up(url, folder / "rows.sqlite3", NOON).file)


def pause(ws):
    """Close the database, as whoever restores must."""
    workspace.close(ws)


# -- backups ---------------------------------------------------------------------------------------------------------


def test_a_backup_holds_what_is_stored_in_one_file_that_only_its_owner_may_read(ws, url, centre_id, tmp_path):
    done = backup.back_up(url, tmp_path / "out.sqlite3", NOON)
    assert (done.file, done.revision, done.size) == (tmp_path / "out.sqlite3", REVISION, done.file.stat().st_size)
    assert stat.S_IMODE(done.file.stat().st_mode) == 0o600
    with sqlite3.connect(done.file) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)  # nothing of it is in another file
        assert raw.execute("SELECT name FROM centres").fetchall() == [("Escuela Ñandú 学校 “Hill”",)]
        assert raw.execute("SELECT count(*) FROM votes").fetchone() == (5,)
        assert raw.execute("SELECT count(*) FROM rounds WHERE levels IS NULL").fetchone() == (1,)  # not the JSON null
    raw.close()
    assert not list(tmp_path.glob(".out*"))


def test_a_backup_into_a_folder_is_named_by_the_time(ws, url, centre_id, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    assert backup.back_up(url, folder, NOON).file == folder / "prodige-20261121T120000Z.sqlite3"


@pytest.mark.sqlite
def test_a_backup_is_taken_by_another_process_and_has_what_is_only_in_the_log_yet(ws, url, centre_id, tmp_path):
    code = (
        "import sys, datetime as dt; from pathlib import Path; from prodige_core.storage import backup\n"
        "print(backup.back_up(sys.argv[1], Path(sys.argv[2]), dt.datetime.now(dt.UTC)).size)"
    )
    log = tmp_path / "prodige.sqlite3-wal"
    before = log.stat().st_size
    assert before > 0
    subprocess.run([sys.executable, "-c", code, url, tmp_path / "out"], cwd=ROOT, check=True, capture_output=True)
    assert log.stat().st_size == before  # it took nothing over into the file: only the app does
    assert lines(tmp_path / "out") == rows_of(url, tmp_path)


def test_a_former_backup_is_replaced_only_by_a_whole_one(ws, url, centre_id, tmp_path, monkeypatch):
    target = tmp_path / "out.sqlite3"
    backup.back_up(url, target, NOON)
    before = target.read_bytes()
    centres.create_centre(ws, Centre(name="Second"))

    def damaged(_path):
        raise StorageError("damaged")

    with monkeypatch.context() as patch:
        patch.setattr(copies, "check", damaged)
        with pytest.raises(StorageError, match="damaged"):
            backup.back_up(url, target, NOON)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".out*"))
    backup.back_up(url, target, NOON)
    assert any("Second" in line for line in lines(target))


def test_nothing_else_is_overwritten_and_a_missing_folder_is_named(ws, url, centre_id, tmp_path):
    (tmp_path / "thesis.odt").write_text("five years of work")
    with pytest.raises(StorageError, match="is no backup of Prodige’s"):
        backup.back_up(url, tmp_path / "thesis.odt", NOON)
    assert (tmp_path / "thesis.odt").read_text() == "five years of work"
    with pytest.raises(StorageError, match=r"folder .*nowhere is not there"):
        backup.back_up(url, tmp_path / "nowhere" / "out", NOON)


@pytest.mark.sqlite
def test_the_database_itself_and_one_that_is_not_there_are_no_place_and_no_source(ws, url, tmp_path):
    with pytest.raises(StorageError, match="is the database itself"):
        backup.back_up(url, tmp_path / "prodige.sqlite3", NOON)
    with pytest.raises(StorageError, match="There is no database"):
        backup.back_up(f"sqlite:///{tmp_path / 'none'}", tmp_path / "out", NOON)
    assert not (tmp_path / "none").exists()


@pytest.mark.sqlite
def test_a_damaged_database_does_not_take_the_place_of_a_good_backup(ws, url, centre_id, tmp_path):
    backup.back_up(url, tmp_path / "out", NOON)
    good = (tmp_path / "out").read_bytes()
    pause(ws)
    spoil(tmp_path / "prodige.sqlite3")
    with pytest.raises(StorageError, match="is damaged"):
        backup.back_up(url, tmp_path / "out", NOON)
    assert (tmp_path / "out").read_bytes() == good


def spoil(path: Path) -> None:
    """Write over the middle of every page but the first."""
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 8 : page * 4096 + 64] = b"\xff" * 56
    path.write_bytes(data)


@pytest.mark.sqlite
def test_what_a_killed_backup_left_behind_is_cleared_away_a_day_later(ws, url, tmp_path):
    left, busy = tmp_path / ".out.1.part", tmp_path / ".out.2.part"
    other = tmp_path / ".prodige-20260101T000000Z.sqlite3.3.part"  # of a backup that was named by its time
    for one in (left, busy, other):
        one.write_bytes(b"half")
    os.utime(left, (0, 0))
    os.utime(other, (0, 0))
    backup.back_up(url, tmp_path / "out", NOON)
    assert (left.exists(), busy.exists(), other.exists()) == (False, True, False)


@pytest.mark.sqlite
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_copy_that_gets_its_name_while_others_are_looked_for_disturbs_nobody(ws, url, tmp_path):
    gone = tmp_path / ".prodige.sqlite3.4.part"
    gone.symlink_to(tmp_path / "nothing")  # listed, and not there when it is looked at
    assert copies.left_behind(tmp_path) == []
    backup.back_up(url, tmp_path / "out", NOON)


# -- restoring -------------------------------------------------------------------------------------------------------


def test_a_backup_restored_elsewhere_is_the_same_and_works(ws, url, centre_id, tmp_path):
    done = backup.back_up(url, tmp_path / "out", NOON)
    target = f"sqlite:///{tmp_path / 'new' / 'prodige.sqlite3'}"
    restored = restoring.restore(done.file, target, NOON)
    assert (restored.revision, restored.kept) == (REVISION, ())
    assert rows_of(target, tmp_path) == lines(done.file)
    with workspace_at(target, ws) as again:
        assert centres.export_bytes(again, centre_id) == centres.export_bytes(ws, centre_id)


class workspace_at:  # noqa: N801 - used like a function
    def __init__(self, url, ws):
        self.ws = workspace.Workspace(open_database(url), ws.catalogue, ws.clock)

    def __enter__(self):
        return self.ws

    def __exit__(self, *_):
        workspace.close(self.ws)


@pytest.mark.postgres
def test_from_a_file_to_a_server_and_back_nothing_changes(tmp_path):
    (tmp_path / "a").mkdir()
    ws = mini_workspace(tmp_path / "a")
    first = mini_file(means=None, priorities={"plan": 5})
    made = centres.import_bytes(ws, write_centre_file(first), "a.json").centre_id
    source = databases.address(tmp_path / "a")
    (tmp_path / "b").mkdir()
    server = databases.postgresql(tmp_path / "b")
    one = backup.back_up(source, tmp_path / "one", NOON).file
    restoring.restore(one, server, NOON)
    two = backup.back_up(server, tmp_path / "two", NOON).file
    assert lines(two) == lines(one)
    with workspace_at(server, ws) as there:
        assert centres.export_bytes(there, made) == centres.export_bytes(ws, made)
        with pytest.raises(StorageError, match="Something else is connected"):
            restoring.restore(two, server, NOON, replace=True)
        centres.create_centre(there, Centre(name="Newer"))
    with pytest.raises(StorageError, match="holds centres already"):
        restoring.restore(two, server, NOON)
    (kept,) = restoring.restore(two, server, NOON, replace=True).kept
    assert any("Newer" in line for line in lines(kept))
    assert rows_of(server, tmp_path) == lines(one)
    workspace.close(ws)


def test_a_database_that_holds_something_is_refused_and_with_replace_kept_first(ws, url, centre_id, tmp_path):
    done = backup.back_up(url, tmp_path / "out", NOON)
    centres.create_centre(ws, Centre(name="Newer"))
    full = rows_of(url, tmp_path)
    pause(ws)
    with pytest.raises(StorageError, match="holds centres already"):
        restoring.restore(done.file, url, NOON)
    assert rows_of(url, tmp_path) == full
    restored = restoring.restore(done.file, url, NOON, replace=True)
    assert rows_of(url, tmp_path) == lines(done.file)
    (kept,) = restored.kept
    assert lines(kept) == full


@pytest.mark.sqlite
def test_while_the_app_runs_it_is_refused(ws, url, centre_id, tmp_path):
    done = backup.back_up(url, tmp_path / "out", NOON)
    code = (
        "import sys, datetime as dt; from pathlib import Path; from prodige_core.storage import claims, restoring\n"
        "claims.WAIT_SECONDS = 0\n"
        "from prodige_core.errors import StorageError\n"
        "try: restoring.restore(Path(sys.argv[1]), sys.argv[2], dt.datetime.now(dt.UTC), replace=True)\n"
        "except StorageError as error: print(error)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, done.file, url], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "Another Prodige is using the database" in told.stdout
    assert centres.list_centres(ws)[0].id == centre_id


@pytest.mark.sqlite
def test_over_a_damaged_database_the_backup_comes_and_the_damaged_files_are_kept(ws, url, centre_id, tmp_path):
    done = backup.back_up(url, tmp_path / "out", NOON)
    pause(ws)
    spoil(tmp_path / "prodige.sqlite3")
    damaged = (tmp_path / "prodige.sqlite3").read_bytes()
    (tmp_path / "prodige.sqlite3-wal").write_bytes(b"of the damaged one")
    with pytest.raises(StorageError, match="holds centres already"):
        restoring.restore(done.file, url, NOON)
    kept = restoring.restore(done.file, url, NOON, replace=True).kept
    assert [path.read_bytes() for path in kept] == [damaged, b"of the damaged one"]
    assert not (tmp_path / "prodige.sqlite3-wal").exists()
    assert rows_of(url, tmp_path) == lines(done.file)


def no_backup(tmp_path, text=b"Dear school, " * 1000):
    path = tmp_path / "no-backup"
    path.write_bytes(text)
    return path


def test_what_is_no_backup_is_refused_and_nothing_is_changed(ws, url, centre_id, tmp_path):
    good = backup.back_up(url, tmp_path / "good", NOON).file
    before = rows_of(url, tmp_path)
    pause(ws)
    other = tmp_path / "other"
    raw = sqlite3.connect(other)
    raw.execute("CREATE TABLE invoices (id INTEGER)")
    raw.close()
    newer = tmp_path / "newer"
    newer.write_bytes(good.read_bytes())
    raw = sqlite3.connect(newer)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    orphan = tmp_path / "orphan"
    orphan.write_bytes(good.read_bytes())
    raw = sqlite3.connect(orphan)
    raw.execute("DELETE FROM centres")
    raw.commit()
    raw.close()
    damaged = tmp_path / "damaged"
    damaged.write_bytes(good.read_bytes())
    spoil(damaged)
    empty = tmp_path / "empty"
    empty.write_bytes(b"")
    refused = {
        no_backup(tmp_path): "is not a database",
        tmp_path / "nowhere": "There is no backup",
        other: "tables that are not Prodige’s",
        newer: "newer Prodige",
        orphan: "rows are missing",
        damaged: "damaged",
        empty: "is empty",
    }
    for path, sentence in refused.items():
        with pytest.raises(StorageError, match=sentence) as told:
            restoring.restore(path, url, NOON, replace=True)
        assert ".part" not in str(told.value)
    assert rows_of(url, tmp_path) == before
    assert not list(tmp_path.glob(".*part*"))


@pytest.mark.sqlite
def test_a_backup_cut_off_anywhere_is_refused(ws, url, centre_id, tmp_path):
    good = backup.back_up(url, tmp_path / "good", NOON).file.read_bytes()
    pause(ws)
    for cut in (*range(1, len(good), len(good) // 40), len(good) - 1):
        with pytest.raises(StorageError):
            restoring.restore(no_backup(tmp_path, good[:cut]), url, NOON, replace=True)


@pytest.mark.sqlite
def test_another_programs_database_is_not_replaced(ws, url, centre_id, tmp_path):
    done = backup.back_up(url, tmp_path / "out", NOON)
    other = tmp_path / "other.sqlite3"
    raw = sqlite3.connect(other)
    raw.execute("CREATE TABLE invoices (id INTEGER)")
    raw.close()
    before = other.read_bytes()
    with pytest.raises(StorageError, match="tables that are not Prodige’s"):
        restoring.restore(done.file, f"sqlite:///{other}", NOON, replace=True)
    with pytest.raises(StorageError, match="is the database itself"):
        restoring.restore(tmp_path / "prodige.sqlite3", url, NOON, replace=True)
    assert other.read_bytes() == before
    assert not other.with_name("other.sqlite3.lock").exists()


def test_who_was_signed_in_when_the_backup_was_taken_must_sign_in_again(ws, url, centre_id, tmp_path):
    with ws.database.write() as unit:
        person = unit.people.add("link", "s", "Ana", NOON)
        unit.sign_ins.add("a" * 64, person, NOON, NOON.replace(year=2030))
        unit.people.set_role(centre_id, person, "owner", NOON)
        unit.commit()
    done = backup.back_up(url, tmp_path / "out", NOON)
    target = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    restoring.restore(done.file, target, NOON)
    raw = sqlite3.connect(tmp_path / "new.sqlite3")
    assert raw.execute("SELECT (SELECT count(*) FROM sign_ins), (SELECT count(*) FROM memberships)").fetchone() == (
        0,
        1,
    )
    raw.close()


def test_a_link_that_waited_when_the_backup_was_taken_opens_nothing_for_it_may_have_been_used_since(
    ws, url, centre_id, tmp_path
):
    secret = people.invite(ws, centre_id, "owner", "Ana")
    done = backup.back_up(url, tmp_path / "out", NOON)
    signing_in.accept(ws, secret, "Ana")
    pause(ws)
    restoring.restore(done.file, url, NOON, replace=True)
    again = mini_workspace(tmp_path)
    try:
        assert signing_in.offer(again, secret) is None
    finally:
        workspace.close(again)


@pytest.mark.sqlite
def test_what_another_process_stored_while_the_restore_waited_for_it_is_not_overwritten(ws, url, tmp_path, monkeypatch):
    done = backup.back_up(url, tmp_path / "out", NOON)
    taken = claims.claim

    def wait(database: Path) -> claims.Claim:
        if ws.database.claim.holders:
            centres.create_centre(ws, Centre(name="Imported meanwhile"))
            pause(ws)
        return taken(database)

    monkeypatch.setattr(claims, "claim", wait)
    with pytest.raises(StorageError, match="holds centres already"):
        restoring.restore(done.file, url, NOON)
    assert any("Imported meanwhile" in line for line in rows_of(url, tmp_path))


@pytest.mark.sqlite
def test_when_the_last_backup_was_taken_is_known(ws, url, tmp_path):
    assert backup.last_backup(tmp_path / "prodige.sqlite3") is None
    backup.back_up(url, tmp_path / "out", NOON)
    assert backup.last_backup(tmp_path / "prodige.sqlite3") == NOON
    (tmp_path / "prodige.sqlite3.last-backup").write_text(json.dumps({"at": 7}))
    assert backup.last_backup(tmp_path / "prodige.sqlite3") is None
