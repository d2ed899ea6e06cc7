from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from prodige_core.access import NOBODY, Actor, Right
from prodige_core.errors import AnswerError, Forbidden, NotFound, StateError
from prodige_core.responses import Centre
from prodige_core.services import (
    access,
    assessing,
    centres,
    links,
    networks,
    own_access,
    people,
    renewing,
    signing_in,
    workspace,
)
from tests.factories import mini_workspace
from tests.services.access_steps import member
from tests.survey_steps import Clock

ISSUER = "https://id.example.org"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ws(tmp_path, clock):
    opened = replace(mini_workspace(tmp_path), clock=clock)
    yield opened
    workspace.close(opened)


@pytest.fixture
def centre_id(ws):
    return centres.create_centre(ws, Centre(name="Hill School", learners=600, staff=60))


def invited(ws, centre_id, role="editor", name="Ana"):
    return people.invite(ws, centre_id, role, name)


def entered(ws, secret, name="Ana"):
    """Somebody new who used a link, as the workspace they act in."""
    done = signing_in.accept(ws.acting_as(NOBODY), secret, name)
    found = signing_in.who(ws.acting_as(NOBODY), done.secret)
    return ws.acting_as(found.actor), done.secret


def roles(ws, centre_id):
    return {one.name: one.role for one in people.members(ws, centre_id)}


def test_a_link_tells_what_it_is_for_and_looking_changes_nothing(ws, centre_id):
    secret = invited(ws, centre_id)
    for _ in range(3):  # mail scanners, HEAD, two devices
        offer = signing_in.offer(ws.acting_as(NOBODY), secret)
        assert (offer.kind, offer.role, offer.place, offer.name) == ("centre", "editor", "Hill School", "Ana")
    assert roles(ws, centre_id) == {}
    assert signing_in.accept(ws, secret, "Ana").centre_id == centre_id


def test_a_link_makes_a_person_with_its_role_and_signs_them_in(ws, centre_id):
    acting, _ = entered(ws, invited(ws, centre_id), "Ana Novak")
    assert roles(ws, centre_id) == {"Ana Novak": "editor"}
    assert access.may(acting, centre_id, Right.EDIT)
    assert not access.may(acting, centre_id, Right.MANAGE)


def test_a_link_works_once(ws, centre_id):
    secret = invited(ws, centre_id)
    signing_in.accept(ws, secret, "Ana")
    assert signing_in.offer(ws, secret) is None
    with pytest.raises(NotFound):
        signing_in.accept(ws, secret, "Eve")
    assert roles(ws, centre_id) == {"Ana": "editor"}


def test_of_two_devices_that_accept_at_once_one_wins(ws, centre_id):
    secret = invited(ws, centre_id)

    def accept(name):
        try:
            return signing_in.accept(ws, secret, name).person_id
        except NotFound:
            return None

    with ThreadPoolExecutor(8) as pool:
        won = [one for one in pool.map(accept, [f"Device {number}" for number in range(8)]) if one]
    assert len(won) == 1
    assert len(roles(ws, centre_id)) == 1


def test_a_link_is_over_after_two_weeks(ws, centre_id, clock):
    secret = invited(ws, centre_id)
    clock.now += links.LASTS
    assert signing_in.offer(ws, secret) is None
    with pytest.raises(NotFound):
        signing_in.accept(ws, secret, "Ana")


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s[:-1],
        lambda s: s + "A",
        lambda s: ("B" if s[0] == "A" else "A") + s[1:],
        lambda s: "",
        lambda s: "é" * 43,
    ],
)
def test_a_link_with_a_symbol_changed_is_as_unknown_as_any_other(ws, centre_id, change):
    secret = change(invited(ws, centre_id))
    assert signing_in.offer(ws, secret) is None
    with pytest.raises(NotFound) as wrong:
        signing_in.accept(ws, secret, "Eve")
    used = invited(ws, centre_id, name="Bor")
    signing_in.accept(ws, used, "Bor")
    with pytest.raises(NotFound) as again:
        signing_in.accept(ws, used, "Bor")
    assert wrong.value.problem == again.value.problem


def test_a_withdrawn_link_and_one_to_a_deleted_centre_open_nothing(ws, centre_id):
    secret = invited(ws, centre_id)
    people.withdraw(ws, centre_id, people.invitations(ws, centre_id)[0].id)
    assert signing_in.offer(ws, secret) is None
    other = invited(ws, centre_id)
    centres.delete_centre(ws, centre_id)
    assert signing_in.offer(ws, other) is None
    with pytest.raises(NotFound):
        signing_in.accept(ws, other, "Ana")


def test_without_a_name_the_link_can_still_be_used(ws, centre_id):
    secret = invited(ws, centre_id)
    for name in ("", "   ", "x" * 1000, "a\x00b"):
        with pytest.raises(AnswerError):
            signing_in.accept(ws, secret, name)
    assert signing_in.accept(ws, secret, "Ana").centre_id == centre_id


def test_the_database_holds_no_secret(ws, centre_id):
    secret = invited(ws, centre_id)
    _, session = entered(ws, invited(ws, centre_id, name="Bor"), "Bor")
    with ws.database.read() as unit:
        stored = repr(unit.invitations.of_centre(centre_id))
        assert unit.invitations.by_token(links.hashed(secret)) is not None
        assert unit.invitations.by_token(secret) is None
        assert unit.sign_ins.find(session, ws.now()) is None
    assert secret not in stored
    assert signing_in.who(ws, links.hashed(session)) is None, "what a copy of the database shows opens nothing"


def test_a_used_link_forgets_for_whom_it_was(ws, centre_id):
    signing_in.accept(ws, invited(ws, centre_id, name="Ana from the office"), "Ana")
    with ws.database.read() as unit:
        assert [one.name for one in unit.invitations.of_centre(centre_id)] == [""]


def test_who_is_signed_in_gets_the_role_and_no_second_person(ws, centre_id):
    acting, _ = entered(ws, invited(ws, centre_id, "viewer"))
    other = centres.create_centre(ws, Centre(name="Lake School"))
    done = signing_in.accept(ws, invited(ws, other, "editor"), "", acting.actor)
    assert (done.person_id, done.secret, done.centre_id) == (acting.actor.person_id, None, other)
    assert roles(ws, other) == {"Ana": "editor"}


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("owner", "viewer", "owner"),
        ("viewer", "owner", "owner"),
        ("editor", "facilitator", "editor"),
        ("facilitator", "editor", "editor"),
    ],
)
def test_a_link_never_lowers_a_role(ws, centre_id, first, second, left):
    acting, _ = entered(ws, invited(ws, centre_id, first))
    signing_in.accept(ws, invited(ws, centre_id, second), "", acting.actor)
    assert roles(ws, centre_id) == {"Ana": left}


def test_a_start_link_lets_somebody_begin_centres_of_their_own(ws):
    acting, _ = entered(ws, own_access.first_link(ws, "Head"), "Head")
    own = centres.create_centre(acting, Centre(name="New School"))
    assert [row.id for row in centres.list_centres(acting)] == [own]
    assert access.may(acting, own, Right.MANAGE)


def test_a_start_link_is_not_wasted_on_who_is_signed_in(ws, centre_id):
    acting, _ = entered(ws, invited(ws, centre_id))
    secret = own_access.first_link(ws, "Head")
    with pytest.raises(StateError):
        signing_in.accept(ws, secret, "", acting.actor)
    assert signing_in.offer(ws, secret) is not None


def test_a_coordinators_link_makes_a_coordinator_and_a_schools_link_a_centre_in_the_network(ws):
    network = networks.create(ws, "Region")
    acting, _ = entered(ws, networks.invite_coordinator(ws, network, "Cora"), "Cora")
    assert [row.id for row in networks.mine(acting)] == [network]
    secret = networks.invite_school(acting, network, "Lake School")
    with pytest.raises(AnswerError):
        signing_in.accept(ws, secret, "Luka", centre_name="  ")
    done = signing_in.accept(ws, secret, "Luka", centre_name="Lake School")
    assert roles(ws, done.centre_id) == {"Luka": "owner"}
    assert [one.name for one in networks.centres(acting, network)] == ["Lake School"]
    assert not access.may(acting, done.centre_id, Right.VIEW), "the network sees nothing inside"


def test_a_device_link_signs_the_same_person_in_once_more(ws, centre_id):
    acting, first = entered(ws, invited(ws, centre_id))
    secret = own_access.device_link(acting)
    offer = signing_in.offer(ws, secret)
    assert (offer.kind, offer.place, offer.person_id) == ("device", "Ana", acting.actor.person_id)
    done = signing_in.accept(ws, secret)
    assert done.person_id == acting.actor.person_id
    assert done.secret != first
    assert len(own_access.own_access(acting).browsers) == 2


def test_a_device_link_lasts_half_an_hour_and_a_new_one_ends_it(ws, centre_id, clock):
    acting, _ = entered(ws, invited(ws, centre_id))
    former, secret = own_access.device_link(acting), own_access.device_link(acting)
    assert signing_in.offer(ws, former) is None
    clock.now += links.DEVICE_LASTS
    assert signing_in.offer(ws, secret) is None


def test_a_sign_in_lasts_a_month_from_the_last_visit_and_half_a_year_at_most(ws, centre_id, clock):
    _, session = entered(ws, invited(ws, centre_id))
    for _ in range(6):
        clock.now += dt.timedelta(days=29)
        assert signing_in.who(ws, session) is not None
    clock.now += dt.timedelta(days=6)  # 180 days
    assert signing_in.who(ws, session) is None
    _, session = entered(ws, invited(ws, centre_id), "Bor")
    clock.now += signing_in.IDLE
    assert signing_in.who(ws, session) is None


def test_an_eleventh_browser_ends_the_oldest_sign_in(ws, centre_id, clock):
    acting, first = entered(ws, invited(ws, centre_id))
    sessions = []
    for _ in range(signing_in.MOST_SIGN_INS):
        clock.now += dt.timedelta(minutes=1)
        sessions.append(
            signing_in.accept(ws, own_access.device_link(acting)).secret
            if not sessions
            else signing_in.accept(
                ws, own_access.device_link(ws.acting_as(Actor.person(acting.actor.person_id)))
            ).secret
        )
    assert signing_in.who(ws, first) is None
    assert all(signing_in.who(ws, one) for one in sessions)


def test_a_window_left_open_can_do_nothing_after_signing_out(ws, centre_id):
    acting, session = entered(ws, invited(ws, centre_id))
    assessing.save_answer(acting, centre_id, "mini", "plan.goals.q1", level=1)
    signing_in.sign_out(ws, session)
    with pytest.raises(Forbidden):
        assessing.save_answer(acting, centre_id, "mini", "plan.goals.q1", level=2)
    with pytest.raises(Forbidden):
        centres.list_centres(acting)
    assert not access.may(acting, centre_id, Right.VIEW)
    answers = assessing.current_assessment(ws, centre_id, "mini").answers
    assert {item: answer.level for item, answer in answers.items()} == {"plan.goals.q1": 1}


def test_signing_out_everywhere_ends_every_browser_and_the_links_for_others(ws, centre_id):
    acting, first = entered(ws, invited(ws, centre_id))
    second = signing_in.accept(ws, own_access.device_link(acting)).secret
    waiting = own_access.device_link(acting)
    assert signing_in.sign_out_everywhere(acting) == 2
    assert [signing_in.who(ws, one) for one in (first, second)] == [None, None]
    assert signing_in.offer(ws, waiting) is None


def test_a_role_taken_away_holds_at_the_next_call(ws, centre_id):
    acting, _ = entered(ws, invited(ws, centre_id))
    centres.get_centre(acting, centre_id)
    people.remove(ws, centre_id, acting.actor.person_id)
    with pytest.raises(NotFound):
        centres.get_centre(acting, centre_id)


def test_a_provider_is_believed_about_issuer_and_subject_and_nothing_else(ws):
    first = signing_in.provider_person(ws, ISSUER, "248289761001", "Ana")
    again = signing_in.provider_person(ws, ISSUER, "248289761001", "Ana Married")
    other = signing_in.provider_person(ws, ISSUER, "248289761002", "Ana")
    elsewhere = signing_in.provider_person(ws, "https://other.example.org", "248289761001", "Ana")
    assert again.person_id == first.person_id
    assert len({first.person_id, other.person_id, elsewhere.person_id}) == 3
    assert signing_in.who(ws, again.secret).name == "Ana", "one's own name stays"


def test_issuer_and_subject_cannot_be_shifted_into_each_other(ws):
    one = signing_in.provider_person(ws, "https://a.example", "b c", "A")
    other = signing_in.provider_person(ws, "https://a.example b", "c", "B")
    assert one.person_id != other.person_id


@pytest.mark.parametrize(("issuer", "subject"), [("", "1"), (ISSUER, ""), (ISSUER, "1" * 256)])
def test_a_provider_that_names_nobody_signs_nobody_in(ws, issuer, subject):
    with pytest.raises(Forbidden):
        signing_in.provider_person(ws, issuer, subject, "Ana")


@pytest.mark.parametrize("name", ["", "   ", "a\x00b"])
def test_a_provider_may_leave_out_the_name(ws, name):
    done = signing_in.provider_person(ws, ISSUER, "1", name)
    assert signing_in.who(ws, done.secret).name == "?"


def test_a_sign_in_at_a_provider_lasts_a_working_day_however_often_one_comes(ws, clock):
    done = signing_in.provider_person(ws, ISSUER, "1", "Ana")
    clock.now += signing_in.PROVIDER_LASTS - dt.timedelta(minutes=1)
    assert signing_in.who(ws, done.secret) is not None
    clock.now += dt.timedelta(minutes=1)
    assert signing_in.who(ws, done.secret) is None


def test_who_signs_in_at_a_provider_gets_no_link_past_it(ws):
    done = signing_in.provider_person(ws, ISSUER, "1", "Ana")
    with pytest.raises(StateError):
        own_access.device_link(ws.acting_as(signing_in.who(ws, done.secret).actor))
    with pytest.raises(StateError):
        renewing.renew(ws, done.person_id)


def test_the_operator_lets_somebody_in_again_who_lost_every_device(ws, centre_id):
    acting, session = entered(ws, invited(ws, centre_id, "owner"))
    signing_in.sign_out(ws, session)
    done = signing_in.accept(ws, renewing.renew(ws, acting.actor.person_id))
    assert done.person_id == acting.actor.person_id
    with pytest.raises(NotFound):
        renewing.renew(ws, "00000000-0000-4000-8000-000000000000")


def test_a_stranger_who_holds_a_members_workspace_value_gets_nothing_by_another_sign_in(ws, centre_id):
    owner = member(ws, centre_id, "owner")
    _, session = entered(ws, invited(ws, centre_id, "viewer"))
    forged = ws.acting_as(Actor.person(owner.actor.person_id, links.hashed(session)))
    with pytest.raises(Forbidden):
        centres.get_centre(forged, centre_id)
