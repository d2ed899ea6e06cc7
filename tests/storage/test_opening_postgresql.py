"""What happens when a database on a PostgreSQL server is opened, and what is refused untouched."""

from __future__ import annotations

import logging
import socket
import threading
import time
import traceback
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from prodige_core.errors import StorageError
from prodige_core.responses import Centre
from prodige_core.storage import driver_errors, open_database, server
from prodige_core.storage.tables import REVISION
from tests import databases
from tests.factories import NOON

pytestmark = pytest.mark.postgres

SECRET = "".join(["hunter", "2"])  # a traceback quotes the lines of this test


@pytest.fixture
def address(tmp_path):
    return databases.address(tmp_path)


@pytest.fixture
def database(address):
    opened = open_database(address)
    yield opened
    opened.close()


@pytest.fixture
def raw(address):
    with closing(psycopg.connect(address.replace("+psycopg", ""), autocommit=True)) as connection:
        yield connection


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(server, "PATIENCE_SECONDS", 0)


def test_every_connection_ends_its_waits_and_can_be_told_apart(as_patient_as_the_app, database):
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "application_name")
    with database.read() as unit:
        told = {name: unit._connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names}
    assert told == dict(zip(names, ("5s", "30s", "1min", "prodige"), strict=True))


def test_what_the_address_says_goes_before(address):
    url = make_url(address).update_query_dict({"application_name": "hall 3"})
    opened = open_database(url.render_as_string(hide_password=False))
    with opened.read() as unit:
        assert unit._connection.exec_driver_sql("SHOW application_name").scalar() == "hall 3"
    opened.close()


def test_a_database_of_a_newer_prodige_is_refused_untouched(address, raw, tmp_path):
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = databases.digest(tmp_path)
    with pytest.raises(StorageError, match=f"newer Prodige \\(schema 9999, this one knows {REVISION}\\)"):
        open_database(address)
    assert databases.digest(tmp_path) == before


def test_another_programs_database_is_refused_untouched(tmp_path):
    address = databases.blank(tmp_path)
    with closing(psycopg.connect(address.replace("+psycopg", ""), autocommit=True)) as raw:
        raw.execute("CREATE TABLE invoices (id integer)")
        with pytest.raises(StorageError, match="holds tables that are not Prodige’s"):
            open_database(address)
        assert raw.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (1,)


def test_reading_only_makes_nothing_and_writes_nothing(tmp_path, address):
    with pytest.raises(StorageError, match="older Prodige"):
        open_database(databases.blank(tmp_path), read_only=True)
    reader = open_database(address, read_only=True)
    with pytest.raises(StorageError, match="reading only"), reader.write():
        pass
    reader.close()


@pytest.mark.parametrize("where", ["127.0.0.1:1", "no.such.host.invalid", "/?host=/nowhere"])
def test_a_server_that_is_not_there_is_one_sentence_without_the_password(where, impatient, caplog):
    place = where if where.startswith("/") else f"{where}/centres"
    with caplog.at_level(logging.DEBUG), pytest.raises(StorageError, match="does not answer") as told:
        open_database(f"postgresql+psycopg://app:{SECRET}@{place}")
    assert SECRET not in "".join(traceback.format_exception(told.value)) + caplog.text


def test_a_server_that_says_nothing_is_given_up_after_a_while(impatient, monkeypatch):
    monkeypatch.setattr(server, "CONNECT_SECONDS", 2)  # libpq takes no less
    with socket.create_server(("127.0.0.1", 0)) as mute:
        began = time.monotonic()
        with pytest.raises(StorageError, match="does not answer"):
            open_database(f"postgresql+psycopg://app:{SECRET}@127.0.0.1:{mute.getsockname()[1]}/centres")
    assert time.monotonic() - began < 120, "psycopg by itself waits for 130"


def test_a_database_that_is_not_there_is_one_sentence(address):
    with pytest.raises(StorageError, match="There is no database nowhere on this server"):
        open_database(make_url(address).set(database="nowhere").render_as_string(hide_password=False))


def test_a_user_who_may_not_come_in_is_one_sentence(address):
    url = make_url(address).set(username="somebody", password=SECRET)
    with pytest.raises(StorageError, match="refuses this user or password") as told:
        open_database(url.render_as_string(hide_password=False))
    assert SECRET not in "".join(traceback.format_exception(told.value))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('FATAL:  password authentication failed for user "app"', "refuses this user or password"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1", user "app"', "refuses this user or password"),
        ("FATAL:  the database system is starting up", "does not answer"),
        ("FATAL:  sorry, too many clients already", "does not answer"),
    ],
)
def test_a_refused_connection_is_understood_by_its_words(words, sentence):
    refused = OperationalError("", {}, psycopg.OperationalError(f"connection failed: {words}"))
    with pytest.raises(StorageError, match=sentence), driver_errors.sentences(make_url("postgresql+psycopg:///x")):
        raise refused


def test_a_connection_that_was_cut_while_nobody_used_it_costs_nothing(database, address):
    with database.read() as unit:
        unit.centres.listed()
    with closing(psycopg.connect(databases.as_superuser(address).replace("+psycopg", ""), autocommit=True)) as admin:
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        assert admin.execute(f"SELECT pg_terminate_backend(pid) {others}").rowcount >= 1
    with database.read() as unit:
        assert unit.centres.listed() == ()


def test_a_connection_that_is_cut_in_the_middle_is_a_sentence_and_the_next_one_works(database, address):
    def half():
        with database.write() as unit:
            unit.centres.add(Centre(name="half"), NOON)
            unit._connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(StorageError, match="does not answer"):
        half()
    with database.write() as unit:
        assert unit.centres.listed() == ()
        unit.centres.add(Centre(name="whole"), NOON)
        unit.commit()
    with database.read() as unit:
        assert [row.name for row in unit.centres.listed()] == ["whole"]


def test_who_waits_too_long_for_another_is_told_to_try_again(database, address, monkeypatch):
    with database.write() as unit:
        centre_id = unit.centres.add(Centre(name="Hill School"), NOON)
        unit.commit()

    def touch():
        with database.write() as second:
            second._connection.exec_driver_sql("SET LOCAL lock_timeout = 50")
            second.centres.touch(centre_id, NOON)

    with database.write() as first:
        first.centres.touch(centre_id, NOON)
        with pytest.raises(StorageError, match=r"is busy\. Try again"):
            touch()


def test_when_all_connections_are_in_use_it_is_one_sentence(database, monkeypatch):
    monkeypatch.setattr(database.engine.pool, "_timeout", 0.05)
    with closing(StackOfReads(database)), pytest.raises(StorageError, match="is busy"), database.read():
        pass


class StackOfReads:
    """All connections of the pool, in use."""

    def __init__(self, database):
        self.held = [database.engine.connect() for _ in range(server.POOL + server.OVERFLOW)]

    def close(self):
        for connection in self.held:
            connection.close()


def test_two_who_wait_for_each_other_are_told_or_tried_again(database, raw):
    raw.execute("SET lock_timeout = 0")
    with database.write() as unit:
        a, b = (unit.centres.add(Centre(name=name), NOON) for name in "ab")
        unit.commit()
    met, tries = threading.Barrier(2, timeout=600), []

    def crossing(first, second):
        def act(unit, jobs):
            tries.append(first)
            unit.centres.touch(first, NOON)
            if len(tries) <= 2:
                met.wait()
            unit.centres.touch(second, NOON)
            return jobs

        return act

    other = open_database(raw_address(database))
    futures = [database.submit(crossing(a, b), 1), other.submit(crossing(b, a), 2)]
    assert sorted(future.result(600) for future in futures) == [1, 2]
    # one was done again; twice where its second try took its first row before the other woke up
    assert len(tries) >= 3, "one of them was done again"
    other.close()


def raw_address(database):
    return database.engine.url.render_as_string(hide_password=False)


def test_what_the_server_quotes_of_a_refused_row_stands_in_no_log(database):
    said = "".join(["se", "cret"])
    with database.write() as unit:
        centre_id = unit.centres.add(Centre(name="Hill School"), NOON)
        unit.commit()
    with pytest.raises(StorageError) as told, database.write() as unit:
        unit._connection.exec_driver_sql(
            "INSERT INTO surveys (id, centre_id, title, version) VALUES ('x', %s, %s, NULL)", (centre_id, said)
        )
    whole = "".join(traceback.format_exception(told.value))
    assert "surveys" in whole
    assert said not in whole
