"""A calendar that was handed out goes on being renewed when its centre changes its name."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from prodige_core.exports import ExportInputs, export_roadmap
from prodige_core.i18n import translator
from prodige_core.responses import Centre, calendar_of, parse_centre_file, write_centre_file
from prodige_core.services import centres
from prodige_core.storage import PlanRow
from tests.exports.office import events
from tests.factories import NOON
from tests.samples import MADE_ON, catalogue, centre, quick_plan

PLANNED = PlanRow({"status": "optimal", "actions": []}, "f" * 64, "2026-11-21")


def planned(ws, centre_id):
    with ws.database.write() as unit:
        unit.plans.put(centre_id, PLANNED)
        unit.commit()


def stored(ws, centre_id) -> Centre:
    return centres.get_centre(ws, centre_id).centre


def test_a_centre_with_a_plan_keeps_its_calendar_under_another_name_and_back(ws, centre_id):
    planned(ws, centre_id)
    before = stored(ws, centre_id)
    changed = centres.change_profile(ws, centre_id, {"name": "Lake School"})
    assert before.calendar_id is None
    assert stored(ws, centre_id).calendar_id == str(calendar_of(before))
    centres.change_profile(ws, centre_id, {"name": "Sea School"})
    assert calendar_of(stored(ws, centre_id)) == calendar_of(before)
    centres.update_profile(ws, centre_id, changed.before)  # what a screen writes never takes the id away
    assert stored(ws, centre_id) == before.model_copy(update={"calendar_id": str(calendar_of(before))})


def test_without_a_plan_or_another_name_nothing_is_written(ws, centre_id):
    centres.change_profile(ws, centre_id, {"name": "Lake School"})
    planned(ws, centre_id)
    centres.change_profile(ws, centre_id, {"staff": 61})
    assert stored(ws, centre_id).calendar_id is None
    assert b"calendar_id" not in centres.export_bytes(ws, centre_id)


def test_nobody_sets_the_id_from_a_form(ws, centre_id):
    centres.change_profile(ws, centre_id, {"calendar_id": str(uuid.UUID(int=1)), "staff": 61})
    assert stored(ws, centre_id).calendar_id is None


def test_a_copy_that_is_renamed_begins_a_calendar_of_its_own(ws, centre_id):
    planned(ws, centre_id)
    data = centres.export_bytes(ws, centre_id).replace(b'"staff": 60', b'"staff": 61')
    later = replace(ws, clock=lambda: NOON + dt.timedelta(hours=1))
    copy = centres.import_bytes(later, data, "a.json")
    planned(ws, copy.centre_id)
    centres.change_profile(ws, copy.centre_id, {"name": "Lake School"})
    assert copy.outcome == "copied"
    assert calendar_of(stored(ws, copy.centre_id)) != calendar_of(stored(ws, centre_id))


def test_a_centre_file_takes_the_id_to_another_installation(ws, centre_id):
    planned(ws, centre_id)
    centres.change_profile(ws, centre_id, {"name": "Lake School"})
    data = centres.export_bytes(ws, centre_id)
    own = stored(ws, centre_id).calendar_id
    assert list(parse_centre_file(data).centre.model_dump())[-1] == "calendar_id"
    centres.delete_centre(ws, centre_id)
    again = centres.import_bytes(ws, data, "a.json")
    assert (again.outcome, stored(ws, again.centre_id).calendar_id) == ("new", own)
    assert centres.export_bytes(ws, again.centre_id) == data


def test_events_have_the_same_ids_before_and_after_the_new_name():
    file = centre()
    kept = {"name": "Another", "calendar_id": str(calendar_of(file.centre))}
    renamed = file.model_copy(update={"centre": file.centre.model_copy(update=kept)})
    assert parse_centre_file(write_centre_file(renamed)) == renamed
    ids = [{str(event["UID"]) for event in events(made(one))} for one in (file, renamed)]
    assert len(ids[0]) > 10
    assert ids[0] == ids[1]


def made(file) -> bytes:
    return export_roadmap("ics", ExportInputs(file, catalogue(), quick_plan(file, 20), translator("en"), MADE_ON))


STEPS = ("new", "copy", "copy", "away", "back", "replace", "delete", "restore", "plan")


def steps(ws, rolls: random.Random) -> str:
    """One thing that people do with centres, at random."""
    here, gone = centres.list_centres(ws), centres.deleted_centres(ws)
    step = rolls.choice(STEPS)
    if step == "new" or not here:
        centres.create_centre(ws, Centre(name="Hill School"))
        return "new"
    row = rolls.choice(here)
    match step:
        case "copy" | "replace":
            data = re.sub(rb'"staff": \d+', b'"staff": %d' % rolls.randint(1, 999), centres.export_bytes(ws, row.id))
            centres.import_bytes(ws, data, "a.json", step)
        case "away" | "back":
            name = "Hill School" if step == "back" else rolls.choice(("Lake School", "Sea School"))
            centres.change_profile(ws, row.id, {"name": name})
        case "delete":
            centres.delete_centre(ws, row.id)
        case "restore" if gone:
            centres.restore_centre(ws, rolls.choice(gone).id)
        case "plan":
            planned(ws, row.id)
    return step


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_made_copied_renamed_and_restored_no_two_share_a_calendar(ws, seed):
    rolls, done = random.Random(seed), []  # noqa: S311 - a test that can be repeated
    for _ in range(16):
        done.append(steps(ws, rolls))
        calendars = [calendar_of(stored(ws, row.id)) for row in centres.list_centres(ws)]
        assert len(set(calendars)) == len(calendars), done


@pytest.mark.parametrize("order", list(itertools.permutations(("original", "copy", "new"))))
def test_in_whatever_order_a_centre_and_its_copy_are_renamed_the_first_keeps_its_calendar(ws, centre_id, order):
    planned(ws, centre_id)
    began = calendar_of(stored(ws, centre_id))
    copy = centres.import_bytes(
        ws, centres.export_bytes(ws, centre_id).replace(b'"staff": 60', b'"staff": 61'), "a.json"
    )
    planned(ws, copy.centre_id)
    own = {"original": centre_id, "copy": copy.centre_id}
    before = calendar_of(stored(ws, copy.centre_id))
    for step in order:
        if step == "new":
            own["new"] = centres.create_centre(ws, Centre(name="Hill School"))
        else:
            centres.change_profile(ws, own[step], {"name": f"Sea School {step}"})
    calendars = {name: calendar_of(stored(ws, one)) for name, one in own.items()}
    assert calendars["original"] == began
    assert calendars["copy"] == before
    assert len(set(calendars.values())) == 3


def test_the_same_file_opened_as_a_copy_twice_is_one_copy(ws, centre_id):
    data = centres.export_bytes(ws, centre_id).replace(b'"staff": 60', b'"staff": 61')
    copy = centres.import_bytes(ws, data, "a.json")
    assert centres.import_bytes(ws, data, "a.json") == centres.Imported(copy.centre_id, "unchanged")
    assert centres.import_bytes(ws, data, "a.json", "replace").outcome == "unchanged"


def test_a_file_with_the_calendar_that_another_centre_has_by_its_name_gets_its_own(ws, centre_id):
    taken = str(calendar_of(stored(ws, centre_id)))
    file = centres.get_centre(ws, centre_id)
    other = file.centre.model_copy(update={"name": "Lake School", "calendar_id": taken})
    made = centres.import_bytes(ws, write_centre_file(file.model_copy(update={"centre": other})), "a.json")
    assert str(calendar_of(stored(ws, made.centre_id))) != taken


def test_a_centre_that_comes_back_after_another_took_its_name_begins_its_own(ws, centre_id):
    began = calendar_of(stored(ws, centre_id))
    centres.delete_centre(ws, centre_id)
    other = centres.create_centre(ws, Centre(name="Hill School"))
    centres.restore_centre(ws, centre_id)
    assert (calendar_of(stored(ws, other)), stored(ws, other).calendar_id) == (began, None)
    assert calendar_of(stored(ws, centre_id)) != began
    centres.delete_centre(ws, other)
    centres.restore_centre(ws, other)
    assert stored(ws, other).calendar_id is None


def test_of_eight_who_begin_a_centre_of_one_name_at_once_each_has_its_own_calendar(ws):
    with ThreadPoolExecutor(8) as people:
        made = list(people.map(lambda _: centres.create_centre(ws, Centre(name="Sea School")), range(8)))
    assert len({calendar_of(stored(ws, own)) for own in made}) == 8
