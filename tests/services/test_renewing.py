"""A new link for somebody who lost every device: made by an owner or the operator, and nobody's way to more than theirs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prodige_core.errors import NotFound, StateError
from prodige_core.responses import Centre
from prodige_core.services import centres, links, networks, own_access, people, renewing, signing_in, trail
from tests.services import access_steps as steps


@pytest.fixture
def owner(ws, centre_id):
    return steps.member(ws, centre_id, "owner", "Olga")


@pytest.fixture
def fay(ws, centre_id):
    return steps.member(ws, centre_id, "facilitator", "Fay")


def own(acting):
    return acting.actor.person_id


def test_an_owner_lets_the_same_person_in_again_and_no_second_one(ws, centre_id, owner, fay):
    former = signing_in.accept(ws, own_access.device_link(fay)).secret
    secret = renewing.renew_member(owner, centre_id, own(fay))
    offer = signing_in.offer(ws, secret)
    assert (offer.kind, offer.place, offer.role) == ("device", "Fay", "owner")
    assert offer.expires_at - ws.now() == links.RENEWAL_LASTS
    done = signing_in.accept(ws, secret)
    assert done.person_id == own(fay)
    assert signing_in.who(ws, former) is None, "the device that was lost is signed out"
    assert signing_in.who(ws, done.secret).name == "Fay"
    assert [(one.name, one.role) for one in people.members(owner, centre_id)] == [
        ("Fay", "facilitator"),
        ("Olga", "owner"),
    ]
    assert ("access_renewed", "Fay") in {(one.kind, one.about) for one in trail.trail(owner, centre_id)}


def test_a_browser_that_is_still_signed_in_as_the_person_is_signed_in_anew(ws, centre_id, owner, fay):
    former = signing_in.accept(ws, own_access.device_link(fay))
    here = signing_in.who(ws, former.secret).actor
    done = signing_in.accept(ws, renewing.renew(ws, own(fay)), signed_in_as=here)
    assert signing_in.who(ws, former.secret) is None
    assert signing_in.who(ws, done.secret).person_id == own(fay)


def test_a_link_that_waits_is_listed_without_the_makers_role_and_can_be_withdrawn(ws, centre_id, owner, fay):
    secret = renewing.renew_member(owner, centre_id, own(fay))
    (waiting,) = people.invitations(owner, centre_id)
    assert (waiting.kind, waiting.role, waiting.name) == ("device", "", "Fay")
    people.withdraw(owner, centre_id, waiting.id)
    assert signing_in.offer(ws, secret) is None
    assert people.invitations(owner, centre_id) == ()


def test_an_owner_makes_no_link_to_what_somebody_may_do_elsewhere(ws, centre_id, owner, fay):
    elsewhere = centres.create_centre(ws, Centre(name="Lake School"))
    secret = renewing.renew_member(owner, centre_id, own(fay))
    with ws.database.write() as unit:
        unit.people.set_role(elsewhere, own(fay), "owner", ws.now())
        unit.commit()
    assert signing_in.offer(ws, secret) is None, "also where the other role came after the link"
    with pytest.raises(NotFound):
        signing_in.accept(ws, secret)
    with pytest.raises(StateError, match="access elsewhere"):
        renewing.renew_member(owner, centre_id, own(fay))
    assert signing_in.offer(ws, renewing.renew(ws, own(fay))).role == "operator"


def test_nor_to_a_network_that_somebody_coordinates(ws, centre_id, owner, fay):
    secret = renewing.renew_member(owner, centre_id, own(fay))
    network = networks.create(ws, "Colleges of the North")
    with ws.database.write() as unit:
        unit.networks.appoint(network, own(fay), ws.now())
        unit.commit()
    assert signing_in.offer(ws, secret) is None
    with pytest.raises(StateError, match="access elsewhere"):
        renewing.renew_member(owner, centre_id, own(fay))


def test_a_link_opens_nothing_that_came_after_the_centre_it_was_made_in(ws, centre_id, owner, fay):
    elsewhere = centres.create_centre(ws, Centre(name="Lake School"))
    secret = renewing.renew_member(owner, centre_id, own(fay))
    people.remove(owner, centre_id, own(fay))
    assert signing_in.offer(ws, secret) is None
    with ws.database.write() as unit:
        unit.people.set_role(elsewhere, own(fay), "owner", ws.now() + dt.timedelta(seconds=1))
        unit.commit()
    assert signing_in.offer(ws, secret) is None


@pytest.mark.parametrize("how", ["remove", "hand over", "be forgotten"])
def test_with_an_owner_go_the_links_they_made_for_others(ws, centre_id, owner, fay, how):
    second = steps.member(ws, centre_id, "owner", "Second")
    secret = renewing.renew_member(second, centre_id, own(fay))
    match how:
        case "remove":
            assert people.remove(owner, centre_id, own(second)).withdrawn == 1
        case "hand over":
            people.transfer(second, centre_id, own(fay))
        case "be forgotten":
            own_access.forget_me(second)
    assert signing_in.offer(ws, secret) is None


def test_nobody_is_let_in_again_who_was_not_there_or_can_do_it_alone(ws, centre_id, owner):
    with pytest.raises(StateError, match="your own access"):
        renewing.renew_member(owner, centre_id, own(owner))
    with pytest.raises(NotFound, match="no access to this centre"):
        renewing.renew_member(owner, centre_id, steps.person(ws, "Stranger"))
    provided = signing_in.provider_person(ws, "https://id.example.org", "1", "Pia").person_id
    with ws.database.write() as unit:
        unit.people.set_role(centre_id, provided, "editor", ws.now())
        unit.commit()
    with pytest.raises(StateError, match="sign-in service"):
        renewing.renew_member(owner, centre_id, provided)
    assert {one.name: one.by_link for one in people.members(owner, centre_id)} == {"Olga": True, "Pia": False}


def test_a_persons_own_link_ends_no_other_sign_in(ws, centre_id, fay):
    former = signing_in.accept(ws, own_access.device_link(fay)).secret
    signing_in.accept(ws, own_access.device_link(fay))
    assert signing_in.who(ws, former) is not None


def test_the_operator_sees_every_link_that_waits_and_withdraws_any(ws, centre_id, owner, fay):
    first = own_access.first_link(ws, "Ana")
    people.invite(owner, centre_id, "editor", "Ben")
    networks.invite_school(ws, networks.create(ws, "North"), "Lake School")
    renewing.renew_member(owner, centre_id, own(fay))
    found = renewing.waiting(ws)
    assert {(one.link.kind, one.link.name, one.to) for one in found} == {
        ("start", "Ana", ""),
        ("centre", "Ben", "Hill School"),
        ("school", "Lake School", "North"),
        ("device", "Fay", ""),
    }
    own_id = next(one.link.id for one in found if one.link.kind == "start")
    renewing.withdraw(ws, own_id)
    assert signing_in.offer(ws, first) is None
    with ws.database.read() as unit:
        assert "Ana" not in {one.name for one in unit.invitations.listed()}
    with pytest.raises(NotFound):
        renewing.withdraw(ws, own_id)
    later = replace(ws, clock=lambda: ws.now() + links.LASTS)
    assert renewing.waiting(later) == ()


def test_everybody_is_told_with_what_they_are_and_where(ws, centre_id, owner):
    steps.person(ws, "Nobody yet")
    steps.coordinator(ws, networks.create(ws, "North"))
    found = {one.person.name: [(own.role, own.place) for own in one.held] for one in own_access.everybody(ws)}
    assert found == {"Olga": [("owner", "Hill School")], "Cora": [("coordinator", "North")], "Nobody yet": []}
