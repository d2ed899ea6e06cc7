"""PDF, fresh database, PDF: the centre file inside stays the same to the byte, its plan with it, for every kind of document."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from prodige_core.exports import ExportInputs
from prodige_core.exports.kinds import KINDS, export_report
from prodige_core.exports.pdf.attachment import the_one
from prodige_core.i18n import translator
from prodige_core.planning import solve
from prodige_core.planning.result import plan_from_json
from prodige_core.responses import Means, parse_centre_file, write_centre_file
from prodige_core.responses.centre_file import MAX_BYTES
from prodige_core.services import assessing, centres, planning, reporting, wishes
from prodige_core.services.workspace import open_workspace
from tests import databases
from tests.factories import mini_file, mini_workspace
from tests.five_centres import FIVE
from tests.samples import FRAMEWORKS, MADE_ON, catalogue

CARRIERS = [kind.id for kind in KINDS.values() if "pdf" in kind.formats]


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    noon = dt.datetime.combine(MADE_ON, dt.time(12), dt.UTC)
    workspace = open_workspace(databases.address(tmp_path_factory.mktemp("round-trip")), FRAMEWORKS, clock=lambda: noon)
    yield workspace
    workspace.database.close()


def inside(data: bytes) -> bytes:
    """The centre file in a PDF, read in this process: these PDFs are our own."""
    word, content = the_one(data, MAX_BYTES)
    assert word == "found"
    return content


@cache
def made(kind: str) -> bytes:
    own = FIVE["greek-cyrillic"]()
    return export_report(kind, "pdf", ExportInputs(own.file, catalogue(), own.plan, translator("en"), MADE_ON))


def test_every_kind_carries_the_same_file_with_the_plan():
    carried = {inside(made(kind)) for kind in CARRIERS}
    assert len(carried) == 1
    own = FIVE["greek-cyrillic"]()
    file = parse_centre_file(carried.pop())
    assert plan_from_json(file.roadmap or {}) == own.plan
    assert file.model_copy(update={"roadmap": None}) == own.file


@pytest.mark.parametrize("kind", CARRIERS)
def test_opened_in_a_fresh_database_and_made_again_it_carries_the_same_bytes(ws, kind):
    carried = inside(made(kind))
    centre_id = centres.import_bytes(ws, made(kind), f"{kind}.pdf").centre_id
    stored = centres.export_bytes(ws, centre_id, with_roadmap=True)
    assert stored == carried
    assert carried_again(ws, centre_id, kind) == carried  # handed on, though nobody took it for the own plan yet


def carried_again(ws, centre_id: str, kind: str) -> bytes:
    return inside(reporting.report(ws, centre_id, "pdf", translator("en"), kind).data)


def test_without_a_plan_the_file_comes_back_too(ws):
    own = FIVE["almost-empty"]()
    centre_id = centres.import_bytes(ws, write_centre_file(own.file), "a.prodige.json").centre_id
    for kind in CARRIERS:
        assert carried_again(ws, centre_id, kind) == write_centre_file(own.file), kind


def test_a_plan_taken_as_the_own_one_is_reported_and_carried_on(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    first, fresh = mini_workspace(tmp_path / "one"), mini_workspace(tmp_path / "other")
    centre_id = centres.import_bytes(first, write_centre_file(mini_file()), "a.prodige.json").centre_id
    assessing.save_answer(first, centre_id, "mini", "plan.goals.q1", level=0)
    wishes.set_means(first, centre_id, Means(start="2027-01", terms=6, hours_per_term={"leader": 10}))
    task = planning.task_for(first, centre_id)
    planning.store_plan(first, centre_id, solve(task.problem), task.fingerprint)
    given = reporting.report(first, centre_id, "pdf", translator("en")).data
    opened = centres.import_bytes(fresh, given, "a.pdf").centre_id
    assert planning.adopt_plan(fresh, opened)
    assert carried_again(fresh, opened, "roadmap") == inside(given)
    first.database.close()
    fresh.database.close()
