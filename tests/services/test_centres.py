from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from prodige_core.errors import AnswerError, CentreFileError, NotFound
from prodige_core.responses import Centre
from prodige_core.services import centres
from tests import databases
from tests.factories import NOON


def test_a_new_centre_is_listed_with_its_name_and_time(ws, centre_id):
    (row,) = centres.list_centres(ws)
    assert (row.id, row.name, row.updated_at) == (centre_id, "Hill School", NOON)


def test_the_profile_can_be_replaced_as_a_whole(ws, centre_id):
    profile = Centre(name="Hill College", country="IE", languages=("en", "ga"), sectors=("Care", "Wood"))
    centres.update_profile(ws, centre_id, profile)
    assert centres.get_centre(ws, centre_id).centre == profile


def test_a_profile_names_every_field_that_is_wrong():
    with pytest.raises(AnswerError) as caught:
        centres.profile_from({"name": "", "country": "Italy", "learners": -1, "colour": "red"})
    assert {problem.where for problem in caught.value.problems} == {"name", "country", "learners", "colour"}


def test_a_deleted_centre_is_gone_and_comes_back_within_thirty_days(ws, centre_id):
    centres.delete_centre(ws, centre_id)
    assert centres.list_centres(ws) == ()
    with pytest.raises(NotFound):
        centres.get_centre(ws, centre_id)

    day_30 = dataclasses.replace(ws, clock=lambda: NOON + dt.timedelta(days=30))
    assert [row.id for row in centres.deleted_centres(day_30)] == [centre_id]
    [row] = centres.in_bin(day_30)
    assert (row.name, centres.last_day(row)) == ("Hill School", NOON.date() + dt.timedelta(days=30))
    day_31 = dataclasses.replace(ws, clock=lambda: NOON + dt.timedelta(days=31))
    assert centres.in_bin(day_31) == ()
    assert centres.deleted_centres(day_31) == ()
    with pytest.raises(NotFound):
        centres.restore_centre(day_31, centre_id)
    centres.restore_centre(day_30, centre_id)
    assert [row.id for row in centres.list_centres(ws)] == [centre_id]


@pytest.mark.parametrize(
    "act",
    [
        lambda ws: centres.get_centre(ws, "nobody"),
        lambda ws: centres.update_profile(ws, "nobody", Centre(name="X")),
        lambda ws: centres.delete_centre(ws, "nobody"),
        lambda ws: centres.restore_centre(ws, "nobody"),
        lambda ws: centres.export_bytes(ws, "nobody"),
    ],
)
def test_an_unknown_centre_is_not_found(ws, act):
    with pytest.raises(NotFound, match="not stored here"):
        act(ws)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\x00\xff" * 50, b'{"format": "other"}', b"PK\x03\x04"])
def test_what_is_no_centre_file_is_refused_with_a_sentence(ws, data):
    with pytest.raises(CentreFileError) as caught:
        centres.import_bytes(ws, data, "upload.json")
    assert all(problem.file == "upload.json" for problem in caught.value.problems)
    assert centres.list_centres(ws) == ()


def test_a_change_by_another_process_is_seen_at_once(tmp_path):
    from prodige_core.config import ROOT
    from prodige_core.services.workspace import close, open_workspace
    from prodige_core.storage import open_database

    url = databases.address(tmp_path)
    ws = open_workspace(url, ROOT / "frameworks")
    centre_id = centres.create_centre(ws, Centre(name="Before"))
    assert centres.get_centre(ws, centre_id).centre.name == "Before"
    other = open_database(url)  # a second connection, as another process would have
    with other.write() as unit:
        unit.centres.set_profile(centre_id, Centre(name="After"), ws.now())
        unit.commit()
    other.close()
    assert centres.get_centre(ws, centre_id).centre.name == "After"
    close(ws)
