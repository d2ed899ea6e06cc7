from __future__ import annotations

import dataclasses
import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, assume, given, settings

from prodige_core.errors import CentreFileError
from prodige_core.responses import CentreFile, parse_centre_file, write_centre_file
from prodige_core.services import centres
from tests import databases, strategies
from tests.factories import mini_catalogue, mini_file, mini_workspace


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    workspace = mini_workspace(tmp_path_factory.mktemp("round-trip"))
    yield workspace
    workspace.database.close()


@pytest.mark.slow
@settings(max_examples=databases.examples(200), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(file=strategies.centre_files(mini_catalogue()))
def test_export_import_export_is_byte_identical(ws, file: CentreFile):
    names = {assessment.id for assessment in file.assessments}
    assume(len(names) == len(file.assessments))  # normal form C may make two names one
    raw = write_centre_file(file)
    assert parse_centre_file(raw) == file
    first = centres.import_bytes(ws, raw, "a.prodige.json").centre_id
    with_roadmap = file.roadmap is not None
    exported = centres.export_bytes(ws, first, with_roadmap=with_roadmap)
    assert exported == raw

    centres.delete_centre(ws, first)
    again = centres.import_bytes(ws, exported, "b.prodige.json").centre_id
    assert again != first
    assert centres.export_bytes(ws, again, with_roadmap=with_roadmap) == exported
    plain = centres.export_bytes(ws, again)
    assert json.loads(plain) == {**json.loads(raw), "roadmap": None}
    assert centres.export_bytes(ws, centres.import_bytes(ws, plain, "c").centre_id) == plain
    centres.delete_centre(ws, again)


@settings(max_examples=databases.examples(40), deadline=None)  # making a file takes longest: the test above tries 200
@given(file=strategies.centre_files(mini_catalogue()))
def test_a_written_centre_file_reads_back_as_the_same_value(file: CentreFile):
    names = {assessment.id for assessment in file.assessments}
    assume(len(names) == len(file.assessments))
    assert parse_centre_file(write_centre_file(file)) == file


def test_importing_the_same_file_twice_gives_the_same_centre(tmp_path):
    ws = mini_workspace(tmp_path)
    raw = write_centre_file(mini_file())
    first = centres.import_bytes(ws, raw, "a")
    second = centres.import_bytes(ws, raw, "a")
    ws.database.close()
    assert (first.outcome, second.outcome) == ("new", "unchanged")
    assert first.centre_id == second.centre_id


@pytest.mark.sqlite
def test_no_vote_waits_while_a_file_is_compared_with_others_of_its_name(tmp_path, monkeypatch):
    ws = mini_workspace(tmp_path)
    file = mini_file()
    centres.import_bytes(ws, write_centre_file(file), "a")
    compare, compared = centres._same_content, []

    def while_others_write(*both):
        with closing(sqlite3.connect(ws.database.engine.url.database, timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")  # "database is locked" when the import is writing already
        compared.append(both)
        return compare(*both)

    monkeypatch.setattr(centres, "_same_content", while_others_write)
    larger = file.model_copy(update={"centre": file.centre.model_copy(update={"staff": 61})})
    assert centres.import_bytes(ws, write_centre_file(larger), "a").outcome == "copied"
    assert compared
    ws.database.close()


def test_another_state_of_a_centre_is_kept_beside_it_or_takes_its_place(tmp_path):
    ws = mini_workspace(tmp_path)
    first = centres.import_bytes(ws, write_centre_file(mini_file(priorities={"plan": 2})), "a").centre_id
    changed = write_centre_file(mini_file(priorities={"plan": 5}))

    copied = centres.import_bytes(ws, changed, "a")
    assert copied.outcome == "copied"
    assert len(centres.list_centres(ws)) == 2
    centres.delete_centre(ws, copied.centre_id)

    replaced = centres.import_bytes(ws, changed, "a", "replace")
    assert replaced == dataclasses.replace(replaced, centre_id=first, outcome="replaced")
    assert centres.get_centre(ws, first).priorities == {"plan": 5}
    former = [row for row in centres.deleted_centres(ws) if row.id != copied.centre_id]
    centres.restore_centre(ws, former[0].id)
    assert centres.get_centre(ws, former[0].id).priorities == {"plan": 2}
    ws.database.close()


def test_nothing_is_stored_of_a_bad_file_and_every_problem_is_named(tmp_path):
    ws = mini_workspace(tmp_path)
    bad = mini_file(
        targets={"plan.gaols": 2},
        priorities={"nowhere": 3},
        decisions={"pinned": {"goals.talk": 9}, "excluded": ["goals.talk"], "done": ["gaols.write"]},
        means={"start": "2027-01", "terms": 3, "hours_per_term": {"leader": [1, 2]}, "budget_per_year": [1]},
    )
    with pytest.raises(CentreFileError) as caught:
        centres.import_bytes(ws, write_centre_file(bad), "bad.prodige.json")
    assert {problem.where for problem in caught.value.problems} == {
        "assessments[1].targets.plan.gaols",
        "priorities.nowhere",
        "decisions.done.gaols.write",
        "means.hours_per_term.leader",
        "means.budget_per_year",
        "decisions.pinned.goals.talk",
    }
    assert centres.list_centres(ws) == ()
    ws.database.close()
