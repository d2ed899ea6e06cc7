"""Networks: a coordinator sees which centres are in, a centre joins and leaves by its own owner's hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prodige_core.errors import AnswerError, Forbidden, NotFound, StateError
from prodige_core.services import centres, networks, own_access, signing_in, trail
from prodige_core.services.people import MOST_OPEN
from prodige_core.storage.repositories.networks import Networks
from tests.services import access_steps as steps


@pytest.fixture
def network(ws):
    return networks.create(ws, "Colleges of the North")


@pytest.fixture
def cora(ws, network):
    return steps.coordinator(ws, network)


@pytest.fixture
def owner(ws, centre_id):
    return steps.member(ws, centre_id, "owner", "Olga")


def test_only_the_operator_begins_a_network(ws, cora):
    with pytest.raises(Forbidden):
        networks.create(cora, "Mine")
    with pytest.raises(AnswerError):
        networks.create(ws, "  ")


def test_a_coordinator_finds_the_own_networks_and_no_others(ws, network, cora):
    networks.create(ws, "Another")
    assert [one.name for one in networks.mine(cora)] == ["Colleges of the North"]
    assert [one.name for one in networks.mine(ws)] == ["Another", "Colleges of the North"]
    assert networks.mine(steps.coordinator(ws, networks.create(ws, "Third"), "Dora"))[0].name == "Third"


def test_a_school_joins_with_a_link_and_is_seen_by_name_and_country_alone(ws, network, cora, owner, centre_id):
    secret = networks.invite_school(cora, network, "Hill School")
    done = networks.join(owner, centre_id, f"  https://prodige.example.org/welcome#{secret}\n")
    assert (done.network.name, done.already) == ("Colleges of the North", False)
    (seen,) = networks.centres(cora, network)
    assert (seen.name, seen.country) == ("Hill School", "")
    assert set(seen.__slots__) == {"id", "name", "country", "joined_at"}
    assert [one.name for one in networks.of_centre(owner, centre_id)] == ["Colleges of the North"]
    assert networks.invitations(cora, network) == ()
    with pytest.raises(NotFound):
        centres.get_centre(cora, centre_id)


def test_a_link_lets_one_school_in(ws, network, cora, owner, centre_id):
    secret = networks.invite_school(cora, network, "Hill School")
    networks.join(owner, centre_id, secret)
    lake = centres.create_centre(owner, centres.profile_from({"name": "Lake School"}))
    with pytest.raises(NotFound, match="no link"):
        networks.join(owner, lake, secret)


def test_a_centre_that_is_in_already_keeps_the_link_whole(ws, network, cora, owner, centre_id):
    networks.join(owner, centre_id, networks.invite_school(cora, network, "Hill School"))
    again = networks.invite_school(cora, network, "Hill School again")
    assert networks.join(owner, centre_id, again).already
    lake = centres.create_centre(owner, centres.profile_from({"name": "Lake School"}))
    assert not networks.join(owner, lake, again).already


def test_what_is_no_school_link_is_refused_with_one_sentence(ws, network, cora, owner, centre_id):
    late = networks.invite_school(cora, network, "Hill School")
    gone = networks.invite_school(cora, network, "Hill School")
    networks.withdraw(cora, network, networks.invitations(cora, network)[0].id)
    later = replace(owner, clock=lambda: ws.now() + dt.timedelta(days=20))
    said = set()
    for acting, secret in (
        (owner, ""),
        (owner, "x" * 43),
        (owner, "x" * 44),
        (owner, networks.invite_coordinator(cora, network, "Dora")),
        (later, late),
        (later, gone),
    ):
        with pytest.raises(NotFound) as refused:
            networks.join(acting, centre_id, secret)
        said.add(str(refused.value))
    assert len(said) == 1


def test_only_an_owner_joins_and_leaves(ws, network, cora, owner, centre_id):
    secret = networks.invite_school(cora, network, "Hill School")
    for role in ("editor", "facilitator", "viewer"):
        someone = steps.member(ws, centre_id, role)
        with pytest.raises(Forbidden):
            networks.join(someone, centre_id, secret)
        with pytest.raises(Forbidden):
            networks.leave(someone, centre_id, network)
    networks.join(owner, centre_id, secret)
    networks.leave(owner, centre_id, network)
    assert networks.of_centre(owner, centre_id) == ()
    with pytest.raises(NotFound, match="not in this network"):
        networks.leave(owner, centre_id, network)


def test_a_coordinator_takes_a_school_out_and_the_school_keeps_its_own(ws, network, cora, owner, centre_id):
    networks.join(owner, centre_id, networks.invite_school(cora, network, "Hill School"))
    networks.remove_centre(cora, network, centre_id)
    assert networks.centres(cora, network) == ()
    assert centres.get_centre(owner, centre_id).centre.name == "Hill School"
    kinds = {one.kind for one in trail.trail(owner, centre_id)}
    assert {"network_joined", "network_left"} <= kinds


def test_a_centre_in_the_bin_is_not_seen_in_its_network(ws, network, cora, owner, centre_id):
    networks.join(owner, centre_id, networks.invite_school(cora, network, "Hill School"))
    centres.delete_centre(owner, centre_id)
    assert networks.centres(cora, network) == ()
    centres.restore_centre(owner, centre_id)
    assert len(networks.centres(cora, network)) == 1


def test_a_full_network_takes_no_more_centres_in_whichever_way_they_come(
    ws, network, cora, owner, centre_id, monkeypatch
):
    monkeypatch.setattr(networks, "MOST_CENTRES", 1)
    links = [networks.invite_school(cora, network, f"School {number}") for number in range(3)]
    signing_in.accept(ws, links.pop(), "Lea", centre_name="Lake School")
    with pytest.raises(StateError, match="full"):
        networks.join(owner, centre_id, links.pop())
    with pytest.raises(StateError, match="full"):
        signing_in.accept(ws, links.pop(), "Leo", centre_name="Leo's School")
    assert [one.name for one in networks.centres(cora, network)] == ["Lake School"]


def test_links_that_wait_are_bounded(ws, network, cora):
    for number in range(MOST_OPEN):
        networks.invite_school(cora, network, f"School {number}")
    with pytest.raises(StateError, match="wait to be used"):
        networks.invite_coordinator(cora, network, "Dora")


def test_coordinators_dismiss_each_other_but_the_last_stays(ws, network, cora):
    dora = steps.coordinator(ws, network, "Dora")
    networks.invite_coordinator(dora, network, "Dora again")
    networks.dismiss(cora, network, dora.actor.person_id)
    assert [one.name for one in networks.coordinators(cora, network)] == ["Cora"]
    assert networks.invitations(cora, network) == ()
    with pytest.raises(NotFound):
        networks.centres(dora, network)
    with pytest.raises(StateError, match="must keep a coordinator"):
        networks.dismiss(cora, network, cora.actor.person_id)
    networks.dismiss(ws, network, cora.actor.person_id)
    assert networks.coordinators(ws, network) == ()


def test_with_a_coordinator_who_is_forgotten_go_the_links_that_they_may_hold(ws, network, cora):
    dora = steps.coordinator(ws, network, "Dora")
    networks.invite_coordinator(dora, network, "Myself again")
    own_access.forget_me(dora)
    assert networks.invitations(cora, network) == ()


def test_a_network_of_others_is_as_if_it_were_not_there(ws, network, cora):
    other = networks.create(ws, "Another")
    for call in (networks.centres, networks.coordinators, networks.invitations):
        with pytest.raises(NotFound):
            call(cora, other)
        with pytest.raises(NotFound):
            call(ws, "nowhere")
    with pytest.raises(NotFound):
        networks.invite_school(cora, other, "Hill School")


def test_a_coordinator_and_the_operator_rename_a_network_and_its_schools_see_it(ws, network, cora, owner, centre_id):
    networks.join(owner, centre_id, networks.invite_school(cora, network, "Hill School"))
    networks.rename(cora, network, " Colleges of the South ", seen="Colleges of the North")
    assert [one.name for one in networks.of_centre(owner, centre_id)] == ["Colleges of the South"]
    with pytest.raises(StateError, match="has called it “Colleges of the South” meanwhile"):
        networks.rename(cora, network, "East", seen="Colleges of the North")
    networks.rename(cora, network, "Colleges of the South", seen="Colleges of the North")  # what both meant
    networks.rename(ws, network, "West")
    assert [one.name for one in networks.mine(cora)] == ["West"]
    for wrong in ("", "   ", "x" * 201):
        with pytest.raises(AnswerError):
            networks.rename(cora, network, wrong)
    with pytest.raises(NotFound):
        networks.rename(owner, network, "Mine")


def test_the_operator_sees_every_network_with_how_many_are_in_it(ws, network, cora, owner, centre_id):
    networks.join(owner, centre_id, networks.invite_school(cora, network, "Hill School"))
    centres.delete_centre(ws, centre_id)
    networks.create(ws, "Empty")
    found = [(one.network.name, one.schools, one.coordinators) for one in networks.everything(ws)]
    assert found == [("Colleges of the North", 1, 1), ("Empty", 0, 0)]


def test_a_network_without_schools_is_deleted_with_its_links_and_its_coordinator_finds_it_gone(ws, network, cora):
    secret = networks.invite_school(cora, network, "Hill School")
    networks.delete(ws, network)
    assert networks.mine(cora) == ()
    assert signing_in.offer(ws, secret) is None
    with pytest.raises(NotFound):
        networks.centres(cora, network)
    with pytest.raises(NotFound):
        networks.delete(ws, network)


def test_a_network_in_use_is_not_deleted_but_one_that_everybody_left_is(ws, network, cora, owner, centre_id):
    networks.join(owner, centre_id, networks.invite_school(cora, network, "Hill School"))
    with pytest.raises(StateError, match="somebody coordinates it"):
        networks.delete(ws, network)
    own_access.forget_me(cora)
    networks.delete(ws, network)
    assert networks.of_centre(owner, centre_id) == ()
    assert "network_left" in {one.kind for one in trail.trail(owner, centre_id)}
    assert centres.get_centre(owner, centre_id).centre.name == "Hill School"


def test_a_school_that_leaves_while_its_network_is_deleted_stands_in_nobodys_way(
    ws, network, owner, centre_id, monkeypatch
):
    with ws.database.write() as unit:
        unit.networks.join(network, centre_id, ws.now())
        unit.commit()
    monkeypatch.setattr(Networks, "all_centres", lambda *_: (centre_id, "left just now"))  # as read a moment ago
    networks.delete(ws, network)
    assert networks.everything(ws) == ()
    assert [one.kind for one in trail.trail(owner, centre_id)].count("network_left") == 1
    assert trail.trail(ws, "left just now") == ()
