"""The real app starts on what an earlier release stored: it keeps a copy, says where, and deletes what is past its time."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from prodige_core.storage import copies
from tests.faults.real_app import running
from tests.ports import free_port
from tests.released import older, rows_of

PATIENCE_SECONDS = 600


@pytest.mark.slow
@pytest.mark.sqlite
def test_the_first_start_after_an_update(tmp_path):
    path = older(tmp_path / "prodige.sqlite3", "0002")
    with closing(sqlite3.connect(path)) as raw:  # in the bin for long, in an app that was used yesterday
        raw.execute("UPDATE centres SET deleted_at = '2020-01-01 00:00:00.000000' WHERE deleted_at IS NOT NULL")
        raw.execute("UPDATE centres SET updated_at = datetime('now', '-1 day') || '.000000' WHERE deleted_at IS NULL")
        raw.commit()
    before, log = rows_of(path), tmp_path / "app.log"
    with running(free_port(), path, log):
        until = time.monotonic() + PATIENCE_SECONDS
        while names(path) != {"Lycée Jules-Ferry “Bât. B” — 学校 & Söhne's"}:
            assert time.monotonic() < until, "the app deletes nothing by itself"
            time.sleep(0.1)
    (kept,) = copies.kept(path)
    assert rows_of(kept) == before
    assert str(kept) in log.read_text()


def names(path):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        return {name for (name,) in raw.execute("SELECT name FROM centres")}
