from __future__ import annotations

import json

import pytest

from prodige_core.access import LOCAL
from prodige_core.errors import AnswerError, StateError
from prodige_core.responses import Centre
from prodige_core.services import centres, own_access, people, signing_in
from tests.services.access_steps import member


def test_everything_stored_about_a_person_is_in_their_export(ws, centre_id):
    acting = member(ws, centre_id, "owner", "Ana")
    done = signing_in.accept(ws, own_access.device_link(acting))
    people.invite(acting, centre_id, "viewer", "Bor")
    own_access.device_link(acting)
    told = json.loads(own_access.my_data(acting))
    assert told["person"]["name"] == "Ana"
    assert told["person"]["id"] == done.person_id
    assert told["roles"] == [{"centre": "Hill School", "id": centre_id, "role": "owner"}]
    assert len(told["signed in"]) == 1
    assert len(told["links for other devices"]) == 1
    assert "invitation_made" in {event["kind"] for event in told["events"]}
    assert "Bor" not in json.dumps(told), "others' names are not a person's own data"


def test_people_choose_the_name_they_go_by(ws, centre_id):
    acting = member(ws, centre_id, "viewer", "Ana")
    own_access.rename_me(acting, "  Ana Novak ")
    assert own_access.own_access(acting).name == "Ana Novak"
    with pytest.raises(AnswerError):
        own_access.rename_me(acting, " ")


def test_a_person_is_forgotten_and_their_centres_stay(ws, centre_id):
    owner, acting = member(ws, centre_id, "owner", "Olga"), member(ws, centre_id, "editor", "Ana Unusual")
    done = signing_in.accept(ws, own_access.device_link(acting))
    own_access.forget_me(acting)
    assert signing_in.who(ws, done.secret) is None
    assert [one.name for one in people.members(owner, centre_id)] == ["Olga"]
    with ws.database.read() as unit:
        assert unit.people.get(done.person_id) is None
        assert [event.by for event in unit.events.of_centre(centre_id, 9) if event.kind == "person_forgotten"] == [None]


def test_the_only_owner_is_told_to_hand_over_first(ws, centre_id):
    acting = member(ws, centre_id, "owner", "Ana")
    with pytest.raises(StateError, match="only owner of Hill School"):
        own_access.forget_me(acting)
    assert own_access.own_access(acting).name == "Ana"
    second = member(ws, centre_id, "owner", "Bor")
    own_access.forget_me(acting)
    assert [one.name for one in people.members(second, centre_id)] == ["Bor"]


def test_a_centre_in_the_bin_keeps_nobody(ws, centre_id):
    acting = member(ws, centre_id, "owner", "Ana")
    centres.delete_centre(acting, centre_id)
    own_access.forget_me(acting)
    with ws.database.read() as unit:
        assert unit.people.get(acting.actor.person_id) is None


def test_in_local_mode_there_is_nobody_to_forget(ws):
    centres.create_centre(ws, Centre(name="Hill School"))
    for service in (own_access.forget_me, own_access.my_data, own_access.own_access, own_access.device_link):
        with pytest.raises(StateError):
            service(ws.acting_as(LOCAL))
