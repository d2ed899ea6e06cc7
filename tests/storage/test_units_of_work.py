"""Nothing half-done is kept, nothing acknowledged is lost."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError

from prodige_core.errors import NotFound, StorageError
from prodige_core.responses import Answer, Assessment, Centre
from prodige_core.storage import PlanRow, open_database
from prodige_core.storage.tables import answers as answers_table
from prodige_core.storage.upsert import upsert
from tests import databases

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture
def database(tmp_path):
    opened = open_database(databases.address(tmp_path))
    yield opened
    opened.close()


def new_assessment(database) -> tuple[str, str]:
    with database.write() as unit:
        centre_id = unit.centres.add(Centre(name="Hill School"), NOW)
        fresh = Assessment(id="a", date="2026-11-21", framework="mini", framework_version="1.2.0")
        key = unit.assessments.add(centre_id, fresh)
        unit.commit()
    return centre_id, key


def test_many_rounds_of_a_file_are_stored_in_as_few_statements_as_one(database):
    """On SQLite every vote waits for the transaction: a thousand rounds in a file of 1.6 MB took 16 s, one by one."""
    told: list[str] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def tell(_connection, _cursor, statement, *_):
        told.append(statement)

    rounds = [
        Assessment(
            id=f"r{number}",
            date="2026-11-21",
            framework="mini",
            framework_version="1.2.0",
            answers={"q": Answer(level=number % 3), "p": Answer(na=True)},
            targets={"plan.goals": 2} if number % 2 else None,
        )
        for number in range(60)
    ]
    with database.write() as unit:
        centre_id = unit.centres.add(Centre(name="Hill School"), NOW)
        told.clear()
        unit.assessments.add_all(centre_id, rounds[:2])
        few = len(told)
        told.clear()
        unit.assessments.add_all(centre_id, rounds[2:])
        many = len(told)
        unit.commit()
    assert many == few
    with database.read() as unit:
        assert unit.assessments.of_centre(centre_id) == tuple(rounds)


def test_leaving_without_commit_changes_nothing(database):
    with database.write() as unit:
        unit.centres.add(Centre(name="Hill School"), NOW)
    with database.read() as unit:
        assert unit.centres.listed() == ()


def test_an_error_in_the_middle_changes_nothing(database):
    with contextlib.suppress(RuntimeError), database.write() as unit:
        unit.centres.add(Centre(name="Hill School"), NOW)
        raise RuntimeError
    with database.read() as unit:
        assert unit.centres.listed() == ()


def test_a_reader_sees_one_moment_while_others_write(database):
    centre_id, key = new_assessment(database)
    with database.read() as reading:
        assert reading.assessments.answer(key, "q") is None
        with database.write() as unit:
            unit.assessments.set_answer(key, "q", Answer(level=1))
            unit.commit()
        assert reading.assessments.answer(key, "q") is None
    with database.read() as reading:
        assert reading.assessments.answer(key, "q") == Answer(level=1)
    assert centre_id


def test_a_changed_answer_keeps_its_place(database):
    centre_id, key = new_assessment(database)
    for item, level in (("b", 1), ("a", 2), ("b", 3)):
        with database.write() as unit:
            unit.assessments.set_answer(key, item, Answer(level=level))
            unit.commit()
    with database.read() as unit:
        (assessment,) = unit.assessments.of_centre(centre_id)
    assert list(assessment.answers.items()) == [("b", Answer(level=3)), ("a", Answer(level=2))]


def test_threads_that_save_different_answers_lose_nothing(database):
    centre_id, key = new_assessment(database)
    problems: list[BaseException] = []

    def save(thread: int) -> None:
        try:
            for number in range(25):
                with database.write() as unit:
                    unit.centres.touch(centre_id, NOW)
                    unit.assessments.set_answer(key, f"t{thread}.q{number}", Answer(level=number % 4))
                    unit.commit()
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with database.read() as unit:
        (assessment,) = unit.assessments.of_centre(centre_id)
        assert unit.centres.listed()[0].version == 1 + 100
    assert assessment.answers == {
        f"t{thread}.q{number}": Answer(level=number % 4) for thread in range(4) for number in range(25)
    }


def test_references_hold_and_a_removed_centre_takes_everything_along(database):
    centre_id, key = new_assessment(database)
    with pytest.raises((IntegrityError, StorageError)), database.write() as unit:
        unit.plans.put("nobody", PlanRow({}, "", "2026-11-21"))
    with database.write() as unit:
        unit.assessments.set_answer(key, "q", Answer(na=True))
        unit.assessments.remove_all(centre_id)
        assert unit._connection.execute(answers_table.select()).all() == []


def test_a_centre_in_the_bin_is_not_found_until_it_is_restored(database):
    centre_id, _ = new_assessment(database)
    with database.write() as unit:
        unit.centres.put_in_bin(centre_id, NOW)
        unit.commit()
    with database.read() as unit:
        with pytest.raises(NotFound):
            unit.centres.profile(centre_id)
        assert [row.id for row in unit.centres.listed(deleted=True)] == [centre_id]
    with database.write() as unit:
        with pytest.raises(NotFound):
            unit.centres.restore(centre_id, NOW, since=NOW + dt.timedelta(seconds=1))
        unit.centres.restore(centre_id, NOW, since=NOW)
        assert unit.centres.profile(centre_id).name == "Hill School"


def test_a_failing_commit_is_never_taken_for_saved(database, monkeypatch):
    _, key = new_assessment(database)

    def full(_connection):
        raise databases.disk_full()

    def save():
        with database.write() as unit:
            unit.assessments.set_answer(key, "q", Answer(level=1))
            unit.commit()

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "commit", full)
        with pytest.raises(StorageError, match="disk is full"):
            save()
    with database.read() as unit:
        assert unit.assessments.answer(key, "q") is None


def test_the_upsert_is_the_same_statement_on_postgresql():
    class Recorder:
        dialect = postgresql.dialect()

        def execute(self, statement):
            self.sql = str(statement.compile(dialect=self.dialect))

    recorder = Recorder()
    upsert(recorder, answers_table, {"assessment_id": "a", "item": "q", "position": 0, "level": 2}, keep=("position",))
    assert "ON CONFLICT (assessment_id, item) DO UPDATE SET level = " in recorder.sql


WRITER = """
import sys
from prodige_core.responses import Answer
from prodige_core.storage import open_database
database = open_database(sys.argv[1])
number = 0
while True:
    with database.write() as unit:
        unit.assessments.set_answer(sys.argv[2], f"q{number}", Answer(level=number % 4, note="n" * 200))
        unit.commit()
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_what_was_acknowledged_survives_a_killed_process(tmp_path):
    address = databases.address(tmp_path)
    database = open_database(address)
    centre_id, key = new_assessment(database)
    database.close()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, address, key], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    acknowledged = [int(writer.stdout.readline()) for _ in range(60)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in writer.stdout.read().split("\n")[:-1]]
    writer.wait()
    writer.stdout.close()

    database = open_database(address)
    with database.read() as unit:
        (assessment,) = unit.assessments.of_centre(centre_id)
        if not databases.on_postgresql():
            assert unit._connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    database.close()
    assert {f"q{number}" for number in acknowledged} <= set(assessment.answers)
    assert len(assessment.answers) <= len(acknowledged) + 1
