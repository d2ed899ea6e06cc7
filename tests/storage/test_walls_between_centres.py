"""Row-level security: with a bare connection nobody sees or writes rows of a centre in which they have no role."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest
from sqlalchemy import Table

from prodige_core.services import workspace
from prodige_core.storage import open_database
from prodige_core.storage.tables import metadata
from tests import databases
from tests.access import school

pytestmark = pytest.mark.postgres

NOT_WALLED = {
    "people": "names, that colleagues see; no answers",
    "sign_ins": "hashes of secrets, asked for by hash",
    "networks": "names",
    "network_people": "who coordinates",
    "network_centres": "who is in a network, which coordinators list",
    "invitations": "opened by a secret, by people who have no role yet",
}


def of_a_centre(table: Table) -> bool:
    """Whether its rows belong to a centre, directly or by what they refer to."""
    parents = {key.column.table for key in table.foreign_keys}
    return table.name == "centres" or "centre_id" in table.c or any(of_a_centre(parent) for parent in parents)


WALLED = sorted(t.name for t in metadata.sorted_tables if of_a_centre(t) and t.name not in NOT_WALLED)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(databases.KIND, "postgresql")
        yield school.build(tmp_path_factory.mktemp("world"))


@pytest.fixture
def address(world):
    return databases.address(world.folder)


@pytest.fixture
def raw(address):
    with closing(psycopg.connect(address.replace("+psycopg", ""))) as connection:
        yield connection  # nothing is committed


def work_for(raw, person):
    raw.rollback()
    raw.execute("SELECT set_config('prodige.person', %s, true)", (person,))


def count(raw, table):
    return raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names


def test_every_table_with_rows_of_a_centre_is_walled_in(raw):
    found = raw.execute(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relname IN"
        " (SELECT tablename FROM pg_policies WHERE policyname = 'of_centre')"
    ).fetchall()
    assert sorted(name for (name,) in found) == WALLED


def test_the_role_of_the_app_is_bound_by_it(raw):
    row = raw.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone()
    assert row == (False, False)


def test_without_a_person_nothing_is_seen(raw):
    assert {table: count(raw, table) for table in WALLED} == dict.fromkeys(WALLED, 0)
    work_for(raw, "everything")
    full = [table for table in WALLED if count(raw, table)]
    assert {"centres", "assessments", "answers", "votes", "participants", "memberships", "surveys"} <= set(full)


@pytest.mark.parametrize("person", ["", "nobody", "00000000-0000-4000-8000-000000000000"])
def test_somebody_without_a_role_sees_nothing(raw, person):
    work_for(raw, person)
    assert {table: count(raw, table) for table in WALLED} == dict.fromkeys(WALLED, 0)


def test_a_person_sees_the_own_centre_and_nothing_of_another(raw, world):
    work_for(raw, "everything")
    all_rows = {table: count(raw, table) for table in WALLED}
    work_for(raw, world.members["editor"])
    own = {table: count(raw, table) for table in WALLED}
    assert raw.execute("SELECT id FROM centres").fetchall() == [(world.own.centre,)]
    assert {row[0] for row in raw.execute("SELECT centre_id FROM memberships")} == {world.own.centre}
    for table in WALLED:
        columns = metadata.tables[table].c
        if "centre_id" in columns:
            there = {row[0] for row in raw.execute(f"SELECT DISTINCT centre_id FROM {table}")}  # noqa: S608
            assert there <= {world.own.centre}, table
    work_for(raw, world.members["stranger"])
    other = {table: count(raw, table) for table in WALLED}
    # both schools are alike, and every row is of one of them
    alike = [table for table in WALLED if table not in {"memberships", "events"}]
    assert {table: own[table] + other[table] for table in alike} == {table: all_rows[table] for table in alike}


def test_a_coordinator_sees_which_centres_are_in_the_network_and_nothing_in_them(raw, world):
    work_for(raw, world.members["coordinator"])
    assert raw.execute("SELECT id FROM centres").fetchall() == [(world.own.centre,)]
    assert raw.execute("UPDATE centres SET name = 'mine'").rowcount == 0
    assert {table: count(raw, table) for table in WALLED if table != "centres"} == dict.fromkeys(
        set(WALLED) - {"centres"}, 0
    )


def test_rows_of_another_centre_are_neither_changed_nor_removed_nor_added(raw, world):
    for person in ("", world.members["editor"]):
        for table, change in (
            ("centres", "name = 'mine'"),
            ("workshops", "title = 'mine'"),
            ("statements", "reason = 'mine'"),
            ("memberships", "role = 'owner'"),
        ):
            key = {"centres": "id", "statements": "workshop_id"}.get(table, "centre_id")
            foreign = world.other.workshop if table == "statements" else world.other.centre
            for statement in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):  # noqa: S608
                work_for(raw, person)
                assert raw.execute(f"{statement} WHERE {key} = %s", (foreign,)).rowcount == 0, statement
        for insert, values in (
            ("centre_sectors VALUES (%s, 9, 'vet')", (world.other.centre,)),
            ("priorities VALUES (%s, 'x', 0, 1)", (world.other.centre,)),
            ("survey_comments VALUES ('x', %s, 'mine')", (world.other.survey,)),
            ("memberships VALUES (%s, %s, 'owner', now())", (world.other.centre, world.members["editor"])),
        ):
            work_for(raw, person)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raw.execute(f"INSERT INTO {insert}", values)


def test_a_row_cannot_be_moved_into_another_centre(raw, world):
    work_for(raw, world.members["owner"])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute("UPDATE workshops SET centre_id = %s", (world.other.centre,))


def test_the_person_is_forgotten_at_the_end_of_the_transaction(raw, world):
    work_for(raw, world.members["owner"])
    assert count(raw, "centres") == 1
    raw.commit()
    assert count(raw, "centres") == 0


def test_a_forgotten_condition_shows_only_the_own_centre_through_the_database(address, world):
    database = open_database(address)
    for person, centres in ((world.members["owner"], {world.own.centre}), (world.members["newcomer"], set())):
        with database.seen_by(person).read() as unit:
            assert {row.id for row in unit.centres.listed()} == centres
        with database.seen_by(person).write() as unit:
            assert {row.id for row in unit.centres.listed()} == centres
    with database.read() as unit:
        assert len(unit.centres.listed()) == 2
    database.close()


def test_connections_that_go_from_one_person_to_the_next_keep_nothing(address, world):
    database = open_database(address)
    for _ in range(3):
        for who, centre in (("owner", world.own.centre), ("stranger", world.other.centre)):
            with database.seen_by(world.members[who]).read() as unit:
                assert [row.id for row in unit.centres.listed()] == [centre]
    assert database.engine.pool.checkedin() == 1
    with database.engine.connect() as bare:  # nobody said for whom
        assert bare.exec_driver_sql("SELECT count(*) FROM centres").scalar() == 0
    database.close()


def test_no_wall_binds_a_superuser_so_the_app_must_not_be_one(address):
    with closing(psycopg.connect(databases.as_superuser(address).replace("+psycopg", ""))) as raw:
        assert count(raw, "centres") == 2


def test_a_workspace_shows_whoever_it_acts_as_their_own_rows(tmp_path, world):
    ws = world.copy(tmp_path / "copy")
    with ws.acting_as(world.people["stranger"]).database.read() as unit:
        assert [row.id for row in unit.centres.listed()] == [world.other.centre]
    for who in ("operator", "nobody"):  # participants' pages are opened by a code
        with ws.acting_as(world.people[who]).database.read() as unit:
            assert len(unit.centres.listed()) == 2
    workspace.close(ws)


def test_a_role_that_no_wall_binds_is_told_of_at_every_start(address):
    for url, count_of_sentences in ((address, 0), (databases.as_superuser(address), 1)):
        database = open_database(url)
        assert len(database.warnings()) == count_of_sentences
        database.close()
