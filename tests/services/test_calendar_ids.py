"""A calendar that was handed out goes on being renewed when its centre changes its name."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

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
    assert (copy.outcome, stored(ws, copy.centre_id).calendar_id) == ("copied", None)


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
