"""What is past its time goes by itself; what is not stays; and no clock that jumped deletes anything unasked."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_core.access import NOBODY
from prodige_core.errors import Forbidden, NotFound, StorageError
from prodige_core.responses import Centre
from prodige_core.services import centres, retention, surveys, taking_part, workshops, workspace
from prodige_core.storage import copies, unit_of_work
from prodige_core.storage.repositories.retention import KINDS
from prodige_core.workshops.session import LONGEST
from tests import databases, survey_steps
from tests.factories import MINI, NOON
from tests.services.workshop_steps import GOALS, VISITS, all_vote, open_room
from tests.survey_steps import Clock

DAY = dt.timedelta(days=1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = survey_steps.survey_workspace(tmp_path, clock)
    yield opened
    workspace.close(opened)


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School"))


def lives_until(ws, clock, moment):
    """The app looks every day, as it does; gives all that was deleted."""
    found = {}
    while clock.now < moment:
        clock.now = min(clock.now + 20 * DAY, moment)
        for name, count in retention.purge(ws).facts().items():
            found[name] = found.get(name, 0) + count
    return found


def people_and_votes(ws):
    with ws.database.read() as unit:
        run = unit._connection.exec_driver_sql
        tokens = run("SELECT count(*) FROM participants WHERE token_hash IS NOT NULL").scalar()
        return tokens, run("SELECT count(*) FROM votes").scalar()


def test_a_centre_can_be_taken_out_of_the_bin_for_thirty_days_and_is_gone_after(ws, clock, centre_id):
    kept = centres.create_centre(ws, Centre(name="Kept"))
    open_room(ws, centre_id, 2)
    centres.delete_centre(ws, centre_id)
    assert lives_until(ws, clock, NOON + 30 * DAY) == {}
    assert [row.id for row in centres.deleted_centres(ws)] == [centre_id]
    assert lives_until(ws, clock, NOON + 30 * DAY + dt.timedelta(seconds=1)) == {"centres": 1}
    assert centres.deleted_centres(ws) == ()
    assert [row.id for row in centres.list_centres(ws)] == [kept]
    assert people_and_votes(ws) == (0, 0)
    with pytest.raises(NotFound):
        centres.restore_centre(ws, centre_id)


def test_a_workshop_nobody_closed_is_closed_two_weeks_after_anything_happened(ws, clock, centre_id):
    room = open_room(ws, centre_id, 5)
    workshops.show(ws, room.id, GOALS)
    all_vote(ws, room, GOALS, [1, 1, 2, 2, 3])
    workshops.reveal(ws, room.id, GOALS)
    workshops.agree(ws, room.id, GOALS, 2)
    workshops.show(ws, room.id, VISITS)
    all_vote(ws, room, VISITS, [0, 0, 0, 0, 1])
    assert lives_until(ws, clock, NOON + LONGEST) == {}
    assert people_and_votes(ws) == (5, 10)
    assert lives_until(ws, clock, NOON + LONGEST + DAY) == {"closed_workshops": 1}
    closed = workshops.get(ws, room.id)
    assert (closed.status, closed.applied) == ("closed", False)
    assert closed.statement(GOALS).last.counts.levels == (0, 2, 2, 1)  # as it was revealed
    assert (closed.statement(GOALS).level, closed.statement(VISITS).last.counts) == (2, None)
    assert people_and_votes(ws) == (0, 0)
    assert centres.get_centre(ws, centre_id).assessments == ()  # nothing was put there unasked
    assert taking_part.own_votes(ws, room.code, room.tokens[0]) == {}


def test_a_room_in_which_the_host_goes_on_is_not_closed_and_neither_is_a_draft(ws, clock, centre_id):
    room = open_room(ws, centre_id, 3)
    draft = workshops.create(ws, centre_id, [GOALS])
    clock.now += LONGEST
    workshops.show(ws, room.id, GOALS)
    clock.now += DAY
    assert not retention.purge(ws).anything
    assert (workshops.get(ws, room.id).status, workshops.get(ws, draft).status) == ("open", "draft")


def test_surveys_past_their_last_day_are_closed_and_what_they_came_to_goes_two_years_later(ws, clock, centre_id):
    survey_id = survey_steps.begin_survey(ws, centre_id)
    for _ in range(8):
        survey_steps.answer(ws, survey_id, "teacher", {GOALS: 2}, comment="More time.")
    end = survey_steps.TODAY + survey_steps.WEEK
    clock.go_to(end)
    assert not retention.purge(ws).anything  # the last day counts, whole
    clock.go_to(end + DAY)
    assert retention.purge(ws).facts() == {"closed_surveys": 1}
    closed = clock.now
    assert surveys.view(ws, survey_id).items[GOALS].everyone.n == 8
    assert "surveys" not in lives_until(ws, clock, closed.replace(year=2028))
    assert len(surveys.view(ws, survey_id).comments) == 8
    assert lives_until(ws, clock, closed.replace(year=2028) + DAY)["surveys"] == 1
    with pytest.raises(NotFound):
        surveys.view(ws, survey_id)


def test_access_ends_when_its_time_is_over_and_the_trail_and_people_without_a_role_after_two_years(
    ws, clock, centre_id
):
    with ws.database.write() as unit:
        person, gone = (unit.people.add("link", name, name, NOON) for name in ("ana", "ben"))
        unit.people.set_role(centre_id, person, "owner", NOON)
        unit.sign_ins.add("a" * 64, person, NOON, NOON + 2 * DAY)
        unit.invitations.add("b" * 64, "start", name="Cy", now=NOON, until=NOON + DAY)
        unit.commit()
    trail = with_kind(ws, "centre")
    assert trail
    assert lives_until(ws, clock, NOON + 3 * DAY) == {"invitations": 1, "sign_ins": 1}
    found = lives_until(ws, clock, NOON.replace(year=2028) + 2 * DAY)
    assert found["people"] == 1
    assert found["events"] >= len(trail)
    assert with_kind(ws, "centre") == []
    with ws.database.read() as unit:
        assert unit.people.get(person) is not None
        assert unit.people.get(gone) is None


def with_kind(ws, beginning):
    with ws.database.read() as unit:
        kinds = unit._connection.exec_driver_sql("SELECT kind FROM events").scalars()
        return [kind for kind in kinds if kind.startswith(beginning)]


def test_looking_first_changes_nothing_and_tells_the_same_counts(ws, clock, centre_id):
    centres.delete_centre(ws, centre_id)
    other = centres.create_centre(ws, Centre(name="Other"))
    survey_steps.begin_survey(ws, other)
    open_room(ws, other, 2)
    at = NOON + 40 * DAY
    told = retention.due(ws, at)
    assert told == retention.due(ws, at)
    assert told.facts() == {"centres": 1, "closed_surveys": 1, "closed_workshops": 1}
    assert retention.purge(ws, at).facts() == told.facts()
    assert not retention.due(ws, at).anything


def test_what_was_purged_is_written_down_as_counts_and_an_empty_look_once_a_day(ws, clock, centre_id):
    centres.delete_centre(ws, centre_id)
    for _ in range(30 * 3):
        clock.now += dt.timedelta(hours=8)
        retention.purge(ws)
    assert len(with_kind(ws, "purge")) == 30
    clock.now += dt.timedelta(hours=8)
    retention.purge(ws)
    with ws.database.read() as unit:
        details = unit._connection.exec_driver_sql("SELECT detail FROM events WHERE kind = 'purge'").scalars().all()
    assert [text for text in map(str, details) if "centres" in text]
    assert len(details) == 31


def test_only_whoever_runs_it_may(ws):
    for service in (retention.purge, retention.due, retention.trusted):
        with pytest.raises(Forbidden):
            service(ws.acting_as(NOBODY))


# -- the clock -------------------------------------------------------------------------------------------------------


def test_a_clock_ten_years_ahead_deletes_nothing_and_closes_nothing_until_it_says_so_a_day_later(ws, clock, centre_id):
    centres.delete_centre(ws, centre_id)
    other = centres.create_centre(ws, Centre(name="Other"))
    survey_id = survey_steps.begin_survey(ws, other)
    retention.purge(ws)
    ahead = NOON.replace(year=2036)
    for hours in (0, 1, 23):
        clock.now = ahead + dt.timedelta(hours=hours)
        centres.update_profile(ws, other, Centre(name=f"Changed {hours}"))  # what is written now bears the wrong time
        assert retention.purge(ws).held == ahead
        assert retention.due(ws).held == ahead
    assert surveys.get(ws, survey_id).closed_at is None
    clock.now = NOON + dt.timedelta(hours=5)  # somebody has put it right
    assert retention.purge(ws).held is None
    assert len(centres.deleted_centres(ws)) == 1
    assert surveys.get(ws, survey_id).closed_at is None
    clock.now = ahead + DAY  # the second time is a first time again? no: seen twice, a day apart
    assert retention.purge(ws).facts()["centres"] == 1


def test_a_computer_that_was_off_over_the_summer_goes_on_a_day_later(ws, clock, centre_id):
    centres.delete_centre(ws, centre_id)
    retention.purge(ws)
    clock.now += 70 * DAY
    assert retention.purge(ws).held == clock.now
    clock.now += DAY
    done = retention.purge(ws)
    assert (done.held, done.facts()) == (None, {"centres": 1})
    clock.now += dt.timedelta(hours=1)
    assert retention.purge(ws).held is None


def test_before_the_first_look_what_people_did_last_tells_the_time(ws, clock, centre_id):
    centres.delete_centre(ws, centre_id)
    clock.now += 32 * DAY
    assert retention.purge(ws).held is not None
    clock.now += dt.timedelta(hours=12)
    assert retention.purge(ws).held is not None
    clock.now += dt.timedelta(hours=12)
    assert retention.purge(ws).facts() == {"centres": 1}


def test_a_clock_set_back_deletes_nothing_too_early(ws, clock, centre_id):
    retention.purge(ws)
    centres.delete_centre(ws, centre_id)
    clock.now = NOON - DAY
    assert not retention.purge(ws).anything
    clock.now = NOON + 30 * DAY
    assert not retention.purge(ws).anything


def test_a_day_that_somebody_names_is_not_doubted(ws, centre_id):
    centres.delete_centre(ws, centre_id)
    assert retention.purge(ws, NOON.replace(year=2029)).facts()["centres"] == 1
    assert retention.purge(ws).held is None


@pytest.mark.parametrize(
    ("moment", "years", "expected"),
    [
        ("2028-02-29T12:00", 2, "2026-02-28T12:00"),
        ("2028-02-29T12:00", 4, "2024-02-29T12:00"),
        ("2027-03-01T00:00", 2, "2025-03-01T00:00"),
    ],
)
def test_two_years_before_a_leap_day_is_the_day_before(moment, years, expected):
    assert retention.years_before(dt.datetime.fromisoformat(moment), years) == dt.datetime.fromisoformat(expected)


@given(st.integers(0, 40 * 366 * 24))
def test_two_years_is_never_less_than_730_days_nor_more_than_732(hours):
    moment = NOON + dt.timedelta(hours=hours)
    assert dt.timedelta(days=730) <= moment - retention.years_before(moment, 2) <= dt.timedelta(days=732)


def test_the_night_of_a_clock_change_is_worth_as_many_hours_as_any(ws, clock, centre_id, monkeypatch):
    before = dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC)  # half an hour before Europe's clocks go forward
    clock.now = before - 30 * DAY
    centres.delete_centre(ws, centre_id)
    retention.purge(ws)
    clock.now = before
    assert not retention.purge(ws).anything
    clock.now = before + dt.timedelta(seconds=1)
    assert retention.purge(ws).facts() == {"centres": 1}


# -- faults ----------------------------------------------------------------------------------------------------------


def test_a_step_that_fails_stops_no_other_and_is_told(ws, clock, centre_id, monkeypatch):
    centres.delete_centre(ws, centre_id)

    def broken(_ws):
        raise StorageError("broken")

    monkeypatch.setattr(surveys, "close_due", broken)
    with pytest.raises(StorageError, match="broken"):
        retention.purge(ws, NOON + 31 * DAY)
    assert centres.deleted_centres(ws) == ()


def test_when_the_commit_fails_nothing_is_deleted_and_the_next_hour_does_it(ws, clock, centre_id, monkeypatch):
    centres.delete_centre(ws, centre_id)

    def full(_connection):
        raise StorageError("full")

    with monkeypatch.context() as patch:
        patch.setattr(unit_of_work.UnitOfWork, "commit", full)
        with pytest.raises(StorageError):
            retention.purge(ws, NOON + 31 * DAY)
    assert len(centres.deleted_centres(ws)) == 1
    assert retention.purge(ws, NOON + 31 * DAY).facts() == {"centres": 1}


@pytest.mark.sqlite
def test_what_was_deleted_leaves_the_files_and_old_automatic_copies_go_too(ws, clock, tmp_path):
    name = "Very Special School"
    centre_id = centres.create_centre(ws, Centre(name=name))
    file = copies.file_of(ws.database.engine.url)
    first = copies.keep(file, "before-migration", NOON)
    centres.delete_centre(ws, centre_id)
    second = copies.keep(file, "before-restore", NOON + 20 * DAY)
    assert retention.purge(ws, NOON + 36 * DAY).facts() == {"centres": 1, "copies": 1}
    assert (first.exists(), second.exists()) == (False, True)
    for path in tmp_path.glob("prodige.sqlite3*"):
        assert name.encode() not in path.read_bytes()


@pytest.mark.sqlite
def test_with_the_copy_of_a_damaged_database_goes_the_log_that_was_kept_beside_it(ws, tmp_path):
    file = copies.file_of(ws.database.engine.url)
    kept = copies.kept_name(file.parent / copies.FOLDER, "before-restore-damaged", NOON)
    log = kept.with_name(kept.name + "-wal")
    kept.parent.mkdir()
    for one in (kept, log):
        one.write_bytes(b"what people deleted")
    assert retention.purge(ws, NOON + 36 * DAY).copies == 1
    assert list(kept.parent.iterdir()) == []


@pytest.mark.postgres
def test_copies_of_a_server_go_as_those_of_a_file_do_and_so_does_what_was_left_half_written(tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    old, new = (copies.kept_name(folder, "before-migration", NOON + days * DAY) for days in (0, 20))
    begun, left = folder / f".{new.name}.7.part", folder / f".{old.name}.7.part"
    for one in (old, new, begun, left, folder / ".theirs.part"):
        one.write_bytes(b"what people deleted")
    os.utime(left, (0, 0))
    ws = workspace.open_workspace(databases.postgresql(tmp_path), MINI, clock=lambda: NOON, copies_in=folder)
    assert retention.purge(ws, NOON + 36 * DAY).copies == 2
    assert set(folder.iterdir()) == {new, begun, folder / ".theirs.part"}
    workspace.close(ws)


@pytest.mark.sqlite
def test_what_an_operator_put_beside_the_copies_is_theirs(ws, centre_id):
    folder = ws.database.copies_in
    folder.mkdir()
    theirs = folder / "before-the-summer-holidays-1.sqlite3"
    theirs.write_bytes(b"a backup by hand")
    assert retention.purge(ws, NOON + 99 * DAY).copies == 0
    assert theirs.exists()


@pytest.mark.sqlite
def test_of_one_kind_the_newest_three_copies_are_kept(ws, centre_id):
    file = copies.file_of(ws.database.engine.url)
    made = [copies.keep(file, "before-migration", NOON + number * DAY) for number in range(5)]
    assert copies.kept(file) == made[:1:-1]
    with sqlite3.connect(made[-1]) as raw:
        assert raw.execute("SELECT name FROM centres").fetchall() == [("Hill School",)]
    raw.close()
    assert made[-1].stat().st_mode & 0o077 == 0


def test_every_kind_has_a_time(ws):
    assert all(moment <= NOON for kind in KINDS for moment in retention._before(kind, NOON).values())
    assert replace(retention.due(ws), held=None).facts() == {}
