"""All that is stored of a centre can be had in one file, and deleted at once; single answers can be had by nobody."""

from __future__ import annotations

import json

import pytest

from prodige_core.errors import AnswerError, Forbidden, NotFound
from prodige_core.services import (
    centres,
    erasing,
    everything,
    networks,
    people,
    rooms,
    surveys,
    trail,
    workshops,
)
from prodige_core.storage.tables import metadata
from tests.services import access_steps as steps
from tests.services.workshop_steps import GOALS as VOTED
from tests.services.workshop_steps import all_vote, open_room
from tests.survey_steps import GOALS, answer


@pytest.fixture
def owner(ws, centre_id):
    return steps.member(ws, centre_id, "owner", "Olga")


def whole(ws, centre_id):
    return json.loads(everything.everything(ws, centre_id))


def test_every_table_is_in_the_file_or_it_is_said_why_not():
    assert set(everything.PARTS) | set(everything.LEFT_OUT) == set(metadata.tables)
    assert not set(everything.PARTS) & set(everything.LEFT_OUT)


def test_the_file_holds_the_parts_it_says(ws, centre_id, survey_id, owner):
    network = networks.create(ws, "Colleges of the North")
    networks.join(owner, centre_id, networks.invite_school(ws, network, "Hill School"))
    people.invite(owner, centre_id, "viewer", "Ben")
    for level in (0, 1, 2, 1, 2):
        answer(ws, survey_id, "teacher", {GOALS: level})
    answer(ws, survey_id, "leader", {GOALS: 0}, comment="The lathe has no guard.")
    surveys.close(ws, survey_id)
    held = whole(owner, centre_id)
    assert set(everything.PARTS.values()) <= set(held)
    assert held["centre_file"] == json.loads(centres.export_bytes(ws, centre_id, with_roadmap=True))
    (survey,) = held["surveys"]
    assert survey["results"][GOALS]["everyone"]["people"] == 5
    assert "leader" not in survey["results"][GOALS]["parts"]
    assert survey["comments"] is None
    assert [one["name"] for one in held["people"]] == ["Olga"]
    assert [one["for"] for one in held["open_invitations"]] == ["Ben"]
    assert held["networks"] == ["Colleges of the North"]
    assert {"survey_closed", "network_joined", "invitation_made"} <= {one["kind"] for one in held["trail"]}
    assert "everything_exported" in {one.kind for one in trail.trail(owner, centre_id)}


def test_an_open_survey_or_round_gives_no_single_answer_away(ws, centre_id, survey_id, owner):
    answer(ws, survey_id, "leader", {GOALS: 0}, comment="The lathe has no guard.")
    room = open_room(ws, centre_id, 3, k=3)
    workshops.show(ws, room.id, VOTED)
    all_vote(ws, room, VOTED, (0, 1, 2))
    data = everything.everything(owner, centre_id).decode()
    held = json.loads(data)
    assert held["surveys"][0]["results"] == {}
    assert held["surveys"][0]["begun"] == 1
    assert "lathe" not in data
    assert all(not one["rounds"] for one in held["workshops"][0]["statements"])
    assert not any(token in data for token in room.tokens)


def test_a_revealed_round_with_too_few_votes_has_no_numbers(ws, centre_id, owner):
    room = open_room(ws, centre_id, 6, k=5)
    workshops.show(ws, room.id, VOTED)
    all_vote(ws, room, VOTED, (0, 1, 2, "na", "na", "na"))
    workshops.reveal(ws, room.id, VOTED)
    first = next(one for one in whole(owner, centre_id)["workshops"][0]["statements"] if one["item"] == VOTED)
    assert first["rounds"] == [{"number": 1, "answered": 6, "result": None}]


@pytest.mark.parametrize("role", ["editor", "facilitator", "viewer"])
def test_only_an_owner_has_the_whole_and_erases(ws, centre_id, role):
    someone = steps.member(ws, centre_id, role)
    with pytest.raises(Forbidden):
        everything.everything(someone, centre_id)
    with pytest.raises(Forbidden):
        erasing.erase_now(someone, centre_id, "Hill School")


def test_erasing_leaves_nothing_but_the_trail(ws, centre_id, survey_id, owner):
    answer(ws, survey_id, "leader", {GOALS: 0})
    room = open_room(ws, centre_id, 2)
    people.invite(owner, centre_id, "viewer", "Ben")
    assert rooms.room(ws, room.code) is not None
    erasing.erase_now(owner, centre_id, "  Hill   School ")
    assert rooms.room(ws, room.code) is None
    with ws.database.read() as unit:
        for table in metadata.tables.values():
            rows = unit._connection.execute(table.select()).all()
            kept = {"people", "events"}
            assert not rows or table.name in kept, table.name
        kinds = {one.kind for one in unit.events.of_centre(centre_id, 100)}
    assert "centre_erased" in kinds
    for call in (centres.get_centre, people.members, trail.trail):
        with pytest.raises(NotFound):
            call(owner, centre_id)


def test_a_centre_in_the_bin_can_be_erased_too(ws, centre_id, owner):
    centres.delete_centre(owner, centre_id)
    erasing.erase_now(owner, centre_id, "Hill School")
    assert centres.deleted_centres(owner) == ()
    with pytest.raises(NotFound):
        erasing.erase_now(ws, centre_id, "Hill School")


@pytest.mark.parametrize("typed", ["", "hill school", "Hill School 2", "Hill"])
def test_another_name_erases_nothing(ws, centre_id, owner, typed):
    with pytest.raises(AnswerError, match="not the name"):
        erasing.erase_now(owner, centre_id, typed)
    assert centres.get_centre(owner, centre_id).centre.name == "Hill School"
