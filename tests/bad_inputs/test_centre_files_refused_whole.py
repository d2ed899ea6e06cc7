"""Rows 16 to 18: a file that is cut off, newer, or tells more than it may is refused, and nothing in the database moves."""

from __future__ import annotations

import hashlib
import json

import pytest

from prodige_core.errors import CentreFileError
from prodige_core.responses import write_centre_file
from prodige_core.services import centres, workspace
from tests.bad_inputs.measuring import cost_of
from tests.factories import mini_file, mini_workspace

pytestmark = pytest.mark.slow  # many programs or documents, each a second or so


@pytest.fixture
def ws(tmp_path):
    opened = mini_workspace(tmp_path)
    centres.import_bytes(opened, write_centre_file(mini_file()), "first")
    yield opened
    workspace.close(opened)


def dump(ws) -> str:
    """A digest of everything that is stored."""
    connection = ws.database.engine.raw_connection()
    try:
        lines = "\n".join(connection.driver_connection.iterdump())
    finally:
        connection.close()
    return hashlib.sha256(lines.encode()).hexdigest()


def refused(ws, data: bytes | dict) -> list[str]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    before = dump(ws)
    with pytest.raises(CentreFileError) as caught:
        centres.import_bytes(ws, raw, "x.prodige.json", "replace")
    assert dump(ws) == before
    return [f"{problem.where}: {problem.text()}" for problem in caught.value.problems]


def sound() -> dict:
    return json.loads(write_centre_file(mini_file()))


def test_cut_off_at_every_kilobyte_and_at_the_last_bytes(ws):
    long = mini_file(roadmap={"steps": ["x" * 90] * 200})
    data = write_centre_file(long)
    assert len(data) > 20_000
    for size in [*range(0, len(data), 1024), len(data) - 3, len(data) - 2]:
        assert any("cannot be read" in said for said in refused(ws, data[:size])), size


@pytest.mark.parametrize("version", [2, 99, 10**30])
def test_made_by_a_newer_prodige(ws, version):
    assert ["newer Prodige" in said for said in refused(ws, sound() | {"version": version})] == [True]


@pytest.mark.parametrize("version", [0, -1, "1", 1.0, True, None, [1]])
def test_a_version_that_is_none(ws, version):
    assert refused(ws, sound() | {"version": version})


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ((), "id", "11111111-1111-1111-1111-111111111111"),
        ((), "role", "admin"),
        ((), "people", [{"name": "me", "role": "owner"}]),
        ((), "__proto__", {}),
        (("centre",), "id", "11111111-1111-1111-1111-111111111111"),
        (("centre",), "owner", "me"),
        (("assessments", 0), "centre_id", "11111111-1111-1111-1111-111111111111"),
        (("assessments", 0, "answers", "plan.goals.q1"), "by", "me"),
        (("decisions",), "approved", True),
    ],
)
def test_ids_roles_and_other_fields_nobody_asked_for(ws, place, field, value):
    data = sound()
    node = data
    for part in place:
        node = node[part]
    node[field] = value
    said = refused(ws, data)
    assert len(said) == 1
    assert field in said[0]
    assert "is not a known field" in said[0]


def test_the_id_of_an_assessment_is_the_centre_s_own_and_meets_no_other(ws):
    """What another centre calls its round changes nothing of that centre: keys of the database are made here."""
    stored = centres.list_centres(ws)[0].id
    before = centres.export_bytes(ws, stored)
    other = sound()
    other["centre"]["name"] = "Other School"
    other["assessments"][0]["id"] = stored
    made = centres.import_bytes(ws, json.dumps(other).encode(), "y", "replace")
    assert made.centre_id != stored
    assert centres.export_bytes(ws, stored) == before


def test_a_field_written_twice_is_no_way_around(ws):
    raw = write_centre_file(mini_file()).replace(b'"name": ', b'"name": "A", "name": ', 1)
    assert "is written twice" in refused(ws, raw)[0]


@pytest.mark.parametrize("raw", [b"[" * 4_000_000, b'{"a":' * 900_000, b'"' + b"\\u0000" * 700_000, b" " * 4_999_999])
def test_five_megabytes_of_nothing_are_refused(ws, raw):
    assert len(refused(ws, raw)) == 1


def test_more_than_five_megabytes_are_not_even_read(ws):
    assert "is larger than 5000000 bytes" in refused(ws, b"[" * 5_000_001)[0]


def test_fifty_thousand_fields_nobody_knows_are_refused_in_time(ws):
    assert refused(ws, sound() | {f"f{number}": number for number in range(50_000)})


def test_fifty_thousand_answers_to_nothing_are_refused_in_time(ws):
    data = sound()
    data["assessments"][0]["answers"] = {f"plan.goals.q{number}": {"level": 1} for number in range(50_000)}
    assert "has more than 5000 entries" in " ".join(refused(ws, data))


MANY = {
    "fields": lambda: {f"f{number}": 0 for number in range(150_000)},
    "priorities": lambda: {"priorities": {f"plan.goal{number}": 9 for number in range(100_000)}},
    "done": lambda: {"decisions": {"done": [f"goals.talk{number}" for number in range(100_000)]}},
    "languages": lambda: {"centre": {"name": "H", "languages": ["é"] * 150_000}},
    "hours": lambda: {
        "means": {"start": "2027-01", "terms": 3, "hours_per_term": {f"boss{number}": 1 for number in range(99_000)}}
    },
    "rounds": lambda: {"assessments": [sound()["assessments"][0] | {"id": "a"}] * 15_000},
    "roadmap": lambda: {"roadmap": {str(number): [] for number in range(300_000)}},
}
"""Made by their test: a million objects made on import would be kept by every process that only looks for tests."""


@pytest.mark.parametrize("changed", MANY.values(), ids=MANY)
def test_of_very_many_problems_the_first_are_told_within_seconds(changed, tmp_path, record_property):
    """To word every one of 400,000 took 82 seconds."""
    data = sound() | changed()
    (tmp_path / "x.prodige.json").write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")
    cost = cost_of(tmp_path / "x.prodige.json")
    record_property("cost", str(cost))
    assert cost.said
    assert not cost.said[0].startswith("read")
    assert cost.seconds < 10  # nine times what the dearest takes
