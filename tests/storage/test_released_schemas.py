"""What an earlier release stored opens in this one, on both databases, and nothing of it has changed (promise D11)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from prodige_core.aggregation import Published
from prodige_core.errors import StorageError
from prodige_core.i18n import translator
from prodige_core.responses import calendar_of, read_centre_file
from prodige_core.scoring import score_file
from prodige_core.services import centres, replanning, reporting, surveys, workshops, workspace
from prodige_core.storage import backup, copies, open_database, restoring, rows, schema
from prodige_core.storage.tables import REVISION
from tests import databases
from tests.exports.office import events
from tests.factories import NOON
from tests.released import CENTRE_FILE, REVISIONS, older, rows_of
from tests.samples import catalogue


def looked_at(url: str) -> None:
    """The school is there with all it came to."""
    ws = workspace.Workspace(open_database(url), catalogue(), lambda: NOON)
    (centre,) = centres.list_centres(ws)
    stored = centres.export_bytes(ws, centre.id, with_roadmap=True)
    assert stored == CENTRE_FILE.read_bytes()
    given = read_centre_file(CENTRE_FILE)
    assert score_file(centres.get_centre(ws, centre.id), catalogue()) == score_file(given, catalogue())
    assert [row.name for row in centres.deleted_centres(ws)] == ["In the bin"]
    told = surveys.list_surveys(ws, centre.id)
    if told:
        (closed,) = (row.id for row in told if row.stage == "closed")
        view = surveys.view(ws, closed)
        assert (view.counts.begun, len(view.comments)) == (9, 9)
        assert [item.everyone.n for item in view.items.values() if isinstance(item.everyone, Published)] == [7] * 4
        assert [one.status for one in workshops.opened(ws, centre.id)].count("closed") == 1
        for row in workshops.list_workshops(ws, centre.id):
            assert workshops.get(ws, row.id).statements[0].rounds[0].counts.levels == (2, 2, 2, 2, 0)
    workspace.close(ws)


def test_there_is_one_newest_revision_and_every_released_one_is_kept():
    script = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert script.get_heads() == [REVISION]
    assert {"0001", "0002", "0003", "0005", "0006", "0007"} <= set(REVISIONS)
    assert set(REVISIONS) <= {one.revision for one in script.walk_revisions()}


@pytest.mark.sqlite
@pytest.mark.parametrize("revision", REVISIONS)
def test_a_file_of_every_release_opens_unchanged_and_a_copy_of_it_is_kept(tmp_path, revision):
    path = older(tmp_path / "a.sqlite3", revision)
    before = rows_of(path)
    assert len(before["answers"]) > 50
    opened = open_database(f"sqlite:///{path}")
    former = opened.former
    opened.close()
    assert former.parent == tmp_path / "backups"
    assert (copies.check(former), rows_of(former)) == (revision, before)
    assert rows_of(path, like=former) == before
    looked_at(f"sqlite:///{path}")
    again = open_database(f"sqlite:///{path}")
    assert again.former is None
    again.close()


def server_of(path: Path, revision: str, folder: Path) -> str:
    """What the file holds, on a server of that revision."""
    url = databases.postgresql(folder, "older", template="template0")
    engine = create_engine(url)
    with copies.plain_engine(path).connect() as here, engine.begin() as there:
        schema.upgrade(there, revision)
        there.exec_driver_sql("SELECT set_config('prodige.person', 'everything', true)")  # asked for from 0005 on
        rows.copy_rows(here, there, rows.tables_of(here))
    engine.dispose()
    return url


@pytest.mark.postgres
@pytest.mark.parametrize("revision", REVISIONS)
def test_a_server_of_every_release_opens_unchanged(tmp_path, revision):
    path = older(tmp_path / "a.sqlite3", revision)
    url = server_of(path, revision, tmp_path)
    kept = backup.back_up(url, tmp_path / "before.sqlite3", NOON)  # as an operator does before an update
    assert (kept.revision, rows_of(kept.file)) == (revision, rows_of(path))
    looked_at(url)
    after, before = rows_of(backup.back_up(url, tmp_path / "after.sqlite3", NOON).file, like=path), rows_of(path)
    exported = {*after.pop("events", ())} - {*before.pop("events", ())}  # looking at it is noted in the trail
    assert after == before
    assert len(exported) <= 1


@pytest.mark.postgres
def test_a_server_is_kept_as_it_was_and_nobody_writes_between_the_copy_and_the_change(tmp_path, monkeypatch):
    path = older(tmp_path / "a.sqlite3", "0006")
    url = server_of(path, "0006", tmp_path)
    real, met = copies.keep_rows, []

    def others_try(*args):
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as other:
            other.execute("SET lock_timeout = '50ms'; SET prodige.person = 'everything'")
            met.append(other.execute("SELECT count(*) FROM answers").fetchone()[0])
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute("DELETE FROM answers")
        return real(*args)

    monkeypatch.setattr(copies, "keep_rows", others_try)
    opened = open_database(url, copies_in=tmp_path / "deep" / "copies")
    assert met[0] > 50
    assert opened.former.parent == tmp_path / "deep" / "copies"
    assert (copies.check(opened.former), rows_of(opened.former)) == ("0006", rows_of(path))
    opened.close()
    again = open_database(url, copies_in=tmp_path / "deep" / "copies")
    assert again.former is None
    again.close()


@pytest.mark.postgres
def test_a_server_that_cannot_be_kept_is_not_changed_unless_somebody_says_so(tmp_path):
    url = server_of(older(tmp_path / "a.sqlite3", "0006"), "0006", tmp_path)
    (tmp_path / "no folder").write_text("")
    with pytest.raises(StorageError, match=r"could not be written: .*PRODIGE_COPIES.*“no”.*as it was"):
        open_database(url, copies_in=tmp_path / "no folder")
    with pytest.raises(StorageError, match="older Prodige"):
        open_database(url, read_only=True)
    opened = open_database(url, copies_in=None)
    assert opened.former is None
    opened.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_backup_of_every_release_can_be_restored(tmp_path, revision):
    file = older(tmp_path / "a.sqlite3", revision)
    before = file.read_bytes()
    url = databases.blank(tmp_path, "new")
    assert restoring.restore(file, url, NOON).revision == revision
    looked_at(url)
    assert file.read_bytes() == before


def test_a_plan_that_another_one_replaced_is_read_by_every_report_and_called_off_in_the_calendar(tmp_path):
    url = databases.blank(tmp_path, "new")
    restoring.restore(older(tmp_path / "a.sqlite3", "0006"), url, NOON)
    ws = workspace.Workspace(open_database(url), catalogue(), lambda: NOON)
    (centre,) = centres.list_centres(ws)
    with ws.database.write() as unit:
        unit.plans.remove(
            centre.id
        )  # the last one is made up for these tests, the kept one is as the planner writes it
        unit.commit()
    (kept,) = replanning.replaced_plans(ws, centre.id)
    for form in ("docx", "xlsx", "ics"):
        made = reporting.report(ws, centre.id, form, translator("en")).data
    said = [str(event["SUMMARY"]) for event in events(made)]
    assert len(said) >= len(kept.plan.actions) == 4
    assert all(own.startswith("No longer planned: ") for own in said)
    workspace.close(ws)


def with_copies(path: Path) -> Path:
    """A file of 0006 in which two copies stand beside the school."""
    columns = "version, name, country, learners, staff, accreditation"
    own = f"INSERT INTO centres (id, {columns}, created_at, updated_at) SELECT ?, {columns}, ?, updated_at FROM centres"  # noqa: S608
    with closing(sqlite3.connect(older(path, "0006"))) as raw:
        for copied, day in (("b", "2026-11-22"), ("c", "2026-11-23")):
            raw.execute(f"{own} WHERE deleted_at IS NULL LIMIT 1", (copied, f"{day} 12:00:00.000000"))
        raw.commit()
    return path


def the_first_keeps_its_calendar(url: str) -> None:
    ws = workspace.Workspace(open_database(url), catalogue(), lambda: NOON)
    found = {row.id: centres.get_centre(ws, row.id).centre for row in centres.list_centres(ws)}
    workspace.close(ws)
    assert len({calendar_of(own) for own in found.values()}) == 3
    assert {own: centre.calendar_id is None for own, centre in found.items() if own in ("b", "c")} == {
        "b": False,
        "c": False,
    }


@pytest.mark.sqlite
def test_copies_of_a_centre_in_a_file_begin_calendars_of_their_own(tmp_path):
    the_first_keeps_its_calendar(f"sqlite:///{with_copies(tmp_path / 'a.sqlite3')}")


@pytest.mark.postgres
def test_copies_of_a_centre_on_a_server_begin_calendars_of_their_own(tmp_path):
    the_first_keeps_its_calendar(server_of(with_copies(tmp_path / "a.sqlite3"), "0006", tmp_path))
