"""What waits is written together; nobody is told "saved" before COMMIT; a bad job fails alone."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
import time
from concurrent.futures import wait
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from prodige_core.errors import NotFound, StorageError
from prodige_core.responses import Centre
from prodige_core.storage import PlanRow, open_database, sqlite_file
from tests import databases

NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
PATIENCE = 600  # seconds; only a hanging test needs them


@pytest.fixture
def opened(tmp_path):
    made = open_database(databases.address(tmp_path))
    yield made
    made.close()


def names(db):
    with db.read() as unit:
        return sorted(row.name for row in unit.centres.listed())


class Adding:
    """A handler that notes the groups it was given."""

    def __init__(self):
        self.groups = []

    def __call__(self, unit, jobs):
        self.groups.append(list(jobs))
        return [self.add(unit, job) for job in jobs]

    def add(self, unit, name):
        match name:
            case "refused":
                return NotFound("There is no such thing.")
            case "bug":
                raise RuntimeError("a bug")
            case "bad row":
                unit.centres.add(Centre(name="half"), NOW)
                unit.plans.put("nobody", PlanRow({}, "", "2026-11-21"))
        return unit.centres.add(Centre(name=name), NOW)


@contextmanager
def held(db):
    """Keep the writer waiting, so that what is submitted meanwhile gathers."""
    write, free = db._group._write, threading.Event()

    @contextmanager
    def later():
        assert free.wait(PATIENCE)
        with write() as unit:
            yield unit

    db._group._write = later
    try:
        yield
    finally:
        free.set()
        db._group._write = write


def submitted_together(db, handler, jobs):
    with held(db):
        first = db.submit(Adding(), "first")
        while db._group._queue.qsize():
            time.sleep(0.001)
        futures = [db.submit(handler, job) for job in jobs]
    wait([first, *futures], timeout=PATIENCE)
    return futures


def test_a_lone_job_is_done_at_once(opened):
    handler = Adding()
    assert opened.submit(handler, "a").result(PATIENCE)
    assert names(opened) == ["a"]
    assert handler.groups == [["a"]]


def test_what_gathers_during_a_commit_is_one_group_in_order_and_one_transaction(opened, monkeypatch):
    commits = []
    real = Connection.commit
    monkeypatch.setattr(Connection, "commit", lambda self: (commits.append(1), real(self))[1])
    handler = Adding()
    futures = submitted_together(opened, handler, ["c", "a", "b"])
    assert [bool(future.result()) for future in futures] == [True] * 3
    assert handler.groups == [["c", "a", "b"]]
    assert len(commits) == 2  # of the first job, and of the group


def test_a_refusal_is_given_to_its_job_and_the_others_are_stored(opened):
    handler = Adding()
    futures = submitted_together(opened, handler, ["a", "refused", "b"])
    assert [type(future.exception()) for future in futures] == [type(None), NotFound, type(None)]
    assert handler.groups == [["a", "refused", "b"]]
    assert names(opened) == ["a", "b", "first"]


@pytest.mark.parametrize(("bad", "error"), [("bug", RuntimeError), ("bad row", StorageError)])
def test_a_bad_job_fails_alone_and_leaves_nothing_behind(opened, bad, error):
    futures = submitted_together(opened, Adding(), ["a", bad, "b"])
    assert [type(future.exception()) for future in futures] == [type(None), error, type(None)]
    assert names(opened) == ["a", "b", "first"]


def test_kinds_of_jobs_are_done_in_one_transaction_and_a_bad_one_does_not_stop_the_other_kind(opened):
    one, two = Adding(), Adding()
    with held(opened):
        futures = [opened.submit(handler, job) for handler, job in ((one, "a"), (two, "bug"), (one, "b"), (two, "c"))]
    wait(futures, timeout=PATIENCE)
    assert [future.exception() is None for future in futures] == [True, False, True, True]
    assert names(opened) == ["a", "b", "c"]


def test_when_the_commit_fails_nobody_is_told_that_it_is_saved_and_the_writer_lives_on(opened, monkeypatch):
    def full(_connection):
        raise databases.disk_full()

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "commit", full)
        futures = [opened.submit(Adding(), name) for name in "abc"]
        wait(futures, timeout=PATIENCE)
    assert all(isinstance(future.exception(), StorageError) for future in futures)
    assert "disk is full" in str(futures[0].exception())
    assert names(opened) == []
    assert opened.submit(Adding(), "d").result(PATIENCE)
    assert names(opened) == ["d"]


def test_a_failing_disk_in_the_middle_of_a_job_fails_its_whole_group(opened):
    def broken(unit, jobs):
        unit.centres.add(Centre(name="half"), NOW)
        raise databases.disk_full()

    with held(opened):
        futures = [opened.submit(Adding(), "a"), opened.submit(broken, "b")]
    wait(futures, timeout=PATIENCE)
    assert [type(future.exception()) for future in futures] == [StorageError, StorageError]
    assert names(opened) == []


def test_a_group_that_breaks_a_rule_only_at_the_commit_is_not_taken_for_saved(opened, monkeypatch):
    def broken(_connection):
        raise IntegrityError("COMMIT", {}, sqlite3.IntegrityError("FOREIGN KEY constraint failed"))

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "commit", broken)
        future = opened.submit(Adding(), "a")
        assert isinstance(future.exception(PATIENCE), StorageError)
    assert names(opened) == []


def test_it_takes_turns_with_other_writers_and_nothing_is_lost(opened):
    def write(thread):
        for number in range(20):
            with opened.write() as unit:
                unit.centres.add(Centre(name=f"w{thread}.{number}"), NOW)
                unit.commit()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    futures = [opened.submit(Adding(), f"g{number}") for number in range(100)]
    for thread in threads:
        thread.join()
    wait(futures, timeout=PATIENCE)
    assert len(names(opened)) == 160


def test_a_cancelled_job_is_not_done(opened):
    handler = Adding()
    with held(opened):
        opened.submit(handler, "a")
        while opened._group._queue.qsize():
            time.sleep(0.001)
        given_up = opened.submit(handler, "b")
        last = opened.submit(handler, "c")
        assert given_up.cancel()
    last.result(PATIENCE)
    assert names(opened) == ["a", "c"]


def test_closing_finishes_what_was_submitted_before_another_process_may_write(tmp_path):
    address = databases.address(tmp_path)
    db = open_database(address)
    with held(db):
        futures = [db.submit(Adding(), f"{number:04}") for number in range(1200)]  # more than one transaction takes
    db.close()
    assert all(future.done() and future.exception() is None for future in futures)
    late = db.submit(Adding(), "late")
    assert isinstance(late.exception(PATIENCE), StorageError)
    db.close()
    again = open_database(address)
    assert len(names(again)) == 1200
    again.close()


def test_a_database_that_nobody_submits_to_has_no_thread(opened):
    names(opened)
    assert opened._group._thread is None


def test_reading_only_refuses(opened, tmp_path):
    looking = open_database(databases.address(tmp_path), read_only=True)
    with pytest.raises(StorageError, match="reading only"):
        looking.submit(Adding(), "a").result(PATIENCE)
    looking.close()


@pytest.mark.sqlite
def test_someone_else_who_holds_the_database_is_told_of_after_the_usual_patience(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_file, "BUSY_TIMEOUT_MS", 50)
    impatient = open_database(databases.address(tmp_path))
    other = sqlite3.connect(tmp_path / "prodige.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="busy"):
        impatient.submit(Adding(), "a").result(PATIENCE)
    other.execute("ROLLBACK")
    other.close()
    assert impatient.submit(Adding(), "b").result(PATIENCE)
    assert names(opened) == ["b"]
    impatient.close()


@pytest.mark.sqlite
def test_what_came_while_another_waited_in_vain_is_told_with_it_and_waits_no_second_time(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_file, "BUSY_TIMEOUT_MS", 1500)  # longer than IN_VAIN_SECONDS
    db = open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    other = sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    real, begun, all_came = db._group._write, [], threading.Event()

    @contextmanager
    def write():
        begun.append(1)
        assert all_came.wait(PATIENCE)  # before it waits for the file
        with real() as unit:
            yield unit

    monkeypatch.setattr(db._group, "_write", write)
    futures = [db.submit(Adding(), "a")]
    while not begun:
        time.sleep(0.001)
    futures += [db.submit(Adding(), "later") for _ in range(10)]
    all_came.set()
    wait(futures, timeout=PATIENCE)
    assert {type(future.exception(0)) for future in futures} == {StorageError}
    assert len(begun) == 1
    other.execute("ROLLBACK")
    other.close()
    assert db.submit(Adding(), "b").result(PATIENCE)
    assert names(db) == ["b"]
    db.close()
