"""Who has access to a centre: inviting, changing, removing, handing over; and that an owner always stays."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from prodige_core.access import NOBODY, Right
from prodige_core.errors import AnswerError, Forbidden, NotFound, StateError, StorageError
from prodige_core.services import access, centres, own_access, people, signing_in, trail
from prodige_core.services.people import MOST_MEMBERS, MOST_OPEN
from tests.services import access_steps as steps

DAY = dt.date(2026, 11, 21)


@pytest.fixture
def owner(ws, centre_id):
    return steps.member(ws, centre_id, "owner", "Olga")


def kinds(ws, centre_id):
    return sorted(one.kind for one in trail.trail(ws, centre_id))


def own(acting):
    return acting.actor.person_id


def test_nobody_is_listed_in_local_mode_and_nobody_needs_a_role(ws, centre_id):
    assert people.members(ws, centre_id) == ()
    assert people.own_role(ws, centre_id) is None
    with pytest.raises(StateError, match="nothing to leave"):
        people.leave(ws, centre_id)


def test_members_are_listed_by_name_and_only_owners_see_the_last_visit(ws, centre_id, owner):
    viewer = steps.member(ws, centre_id, "viewer", "Anna")
    seen = [(one.name, one.role, one.you, one.seen_on) for one in people.members(owner, centre_id)]
    assert seen == [("Anna", "viewer", False, DAY), ("Olga", "owner", True, DAY)]
    assert {one.seen_on for one in people.members(viewer, centre_id)} == {None}
    assert people.own_role(viewer, centre_id) == "viewer"


def test_an_invitation_is_a_link_that_is_listed_without_its_secret(ws, centre_id, owner):
    secret = people.invite(owner, centre_id, "editor", "  Ben Hill ")
    (waiting,) = people.invitations(owner, centre_id)
    assert (waiting.role, waiting.name, waiting.kind) == ("editor", "Ben Hill", "centre")
    assert secret not in repr(waiting)
    assert len(secret) == 43
    steps.use(ws, secret)
    assert people.invitations(owner, centre_id) == ()


@pytest.mark.parametrize(
    ("role", "name"), [("king", "Ben"), ("editor", ""), ("editor", "   "), ("editor", "x" * 201), ("", "Ben")]
)
def test_an_invitation_needs_a_known_role_and_a_name(ws, centre_id, owner, role, name):
    with pytest.raises(AnswerError):
        people.invite(owner, centre_id, role, name)
    assert people.invitations(owner, centre_id) == ()


def test_links_that_wait_are_bounded_and_make_room_when_they_go(ws, centre_id, owner):
    for number in range(MOST_OPEN):
        people.invite(owner, centre_id, "viewer", f"Person {number}")
    with pytest.raises(StateError, match="wait to be used"):
        people.invite(owner, centre_id, "viewer", "One more")
    people.withdraw(owner, centre_id, people.invitations(owner, centre_id)[0].id)
    people.invite(owner, centre_id, "viewer", "One more")
    later = replace(owner, clock=lambda: ws.now() + dt.timedelta(days=15))
    assert people.invitations(later, centre_id) == ()
    people.invite(later, centre_id, "viewer", "After two weeks")


def test_a_centre_has_a_bounded_number_of_members(ws, centre_id, owner):
    for number in range(MOST_MEMBERS - 1):
        steps.member(ws, centre_id, "viewer", f"Person {number}")
    with pytest.raises(StateError, match="have access or hold a link"):
        people.invite(owner, centre_id, "viewer", "One more")


def test_links_that_wait_are_counted_among_the_members(ws, centre_id, owner):
    for number in range(MOST_MEMBERS - 2):
        steps.member(ws, centre_id, "viewer", f"Person {number}")
    people.invite(owner, centre_id, "viewer", "The last one")
    with pytest.raises(StateError, match="withdraw a link"):
        people.invite(owner, centre_id, "viewer", "One more")


def test_a_link_to_a_full_centre_lets_nobody_in_but_works_again_when_somebody_leaves(ws, centre_id, owner):
    secret = people.invite(owner, centre_id, "viewer", "Ben")
    others = [steps.member(ws, centre_id, "viewer", f"Person {number}") for number in range(MOST_MEMBERS - 1)]
    with pytest.raises(StateError, match="takes no more"):
        signing_in.accept(ws.acting_as(NOBODY), secret, "Ben")
    assert len(people.members(ws, centre_id)) == MOST_MEMBERS
    assert people.room_left(owner, centre_id) == 0
    people.leave(others[0], centre_id)
    signing_in.accept(ws.acting_as(NOBODY), secret, "Ben")
    assert len(people.members(ws, centre_id)) == MOST_MEMBERS


def test_in_a_full_centre_a_link_still_raises_the_role_of_a_member(ws, centre_id, owner):
    secret = people.invite(owner, centre_id, "editor", "Ben")
    ben = steps.member(ws, centre_id, "viewer", "Ben")
    for number in range(MOST_MEMBERS - 2):
        steps.member(ws, centre_id, "viewer", f"Person {number}")
    signing_in.accept(ws.acting_as(NOBODY), secret, signed_in_as=ben.actor)
    assert people.own_role(ben, centre_id) == "editor"


def test_of_two_who_take_the_last_place_at_once_one_is_told(ws, centre_id, owner):
    secrets = [people.invite(owner, centre_id, "viewer", name) for name in ("Ben", "Eva")]
    for number in range(MOST_MEMBERS - 2):
        steps.member(ws, centre_id, "viewer", f"Person {number}")
    both = threading.Barrier(2)

    def accepting(secret: str) -> str:
        both.wait()
        try:
            signing_in.accept(ws.acting_as(NOBODY), secret, "New")
        except StateError as error:
            return error.problem.what
        return "in"

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(accepting, secrets))
    assert told == ["in", "{count} people have access to this centre already, and it takes no more."]
    assert len(people.members(ws, centre_id)) == MOST_MEMBERS


def test_a_link_can_be_withdrawn_once_and_only_by_its_own_centre(ws, centre_id, owner):
    people.invite(owner, centre_id, "viewer", "Ben")
    (waiting,) = people.invitations(owner, centre_id)
    other = centres.create_centre(owner, centres.profile_from({"name": "Lake School"}))
    with pytest.raises(NotFound):
        people.withdraw(owner, other, waiting.id)
    people.withdraw(owner, centre_id, waiting.id)
    with pytest.raises(NotFound, match="withdrawn already"):
        people.withdraw(owner, centre_id, waiting.id)


def test_a_used_link_cannot_be_withdrawn_but_says_where_to_look(ws, centre_id, owner):
    secret = people.invite(owner, centre_id, "viewer", "Ben")
    (waiting,) = people.invitations(owner, centre_id)
    steps.use(ws, secret)
    with pytest.raises(StateError, match="list of people"):
        people.withdraw(owner, centre_id, waiting.id)


def test_a_changed_role_holds_from_the_next_call(ws, centre_id, owner):
    ben = steps.member(ws, centre_id, "viewer", "Ben")
    assert people.change_role(owner, centre_id, own(ben), "editor").former == "viewer"
    assert access.may(ben, centre_id, Right.EDIT)
    people.change_role(owner, centre_id, own(ben), "facilitator")
    assert not access.may(ben, centre_id, Right.EDIT)
    assert access.may(ben, centre_id, Right.HOST)


def test_the_same_role_again_changes_nothing_and_writes_nothing(ws, centre_id, owner):
    ben = steps.member(ws, centre_id, "viewer", "Ben")
    before = kinds(owner, centre_id)
    assert people.change_role(owner, centre_id, own(ben), "viewer").former == "viewer"
    assert kinds(owner, centre_id) == before


def test_a_removed_person_finds_no_centre_any_more(ws, centre_id, owner):
    ben = steps.member(ws, centre_id, "editor", "Ben")
    people.remove(owner, centre_id, own(ben))
    with pytest.raises(NotFound):
        centres.get_centre(ben, centre_id)
    with pytest.raises(NotFound, match="no access"):
        people.remove(owner, centre_id, own(ben))


def test_the_last_owner_can_neither_leave_nor_be_removed_nor_become_less(ws, centre_id, owner):
    steps.member(ws, centre_id, "editor", "Ben")
    for attempt in (
        lambda: people.leave(owner, centre_id),
        lambda: people.remove(owner, centre_id, own(owner)),
        lambda: people.change_role(owner, centre_id, own(owner), "viewer"),
        lambda: people.remove(ws, centre_id, own(owner)),
        lambda: people.change_role(ws, centre_id, own(owner), "editor"),
    ):
        with pytest.raises(StateError, match="must keep an owner"):
            attempt()
    assert people.own_role(owner, centre_id) == "owner"


def test_one_of_two_owners_can_leave(ws, centre_id, owner):
    second = steps.member(ws, centre_id, "owner", "Second")
    people.leave(owner, centre_id)
    assert [one.name for one in people.members(second, centre_id)] == ["Second"]
    assert "person_left" in kinds(second, centre_id)


def test_everybody_else_can_leave_alone(ws, centre_id, owner):
    for role in ("editor", "facilitator", "viewer"):
        someone = steps.member(ws, centre_id, role)
        people.leave(someone, centre_id)
        with pytest.raises(NotFound):
            people.members(someone, centre_id)


def test_handing_over_makes_an_owner_and_leaves_an_editor(ws, centre_id, owner):
    ben = steps.member(ws, centre_id, "viewer", "Ben")
    people.transfer(owner, centre_id, own(ben))
    assert {one.name: one.role for one in people.members(ben, centre_id)} == {"Ben": "owner", "Olga": "editor"}
    with pytest.raises(Forbidden):
        people.transfer(owner, centre_id, own(owner))
    with pytest.raises(StateError, match="already"):
        people.transfer(ben, centre_id, own(ben))


def test_nothing_can_be_handed_to_somebody_without_access(ws, centre_id, owner):
    with pytest.raises(NotFound, match="no access"):
        people.transfer(owner, centre_id, steps.person(ws, "Stranger"))
    assert people.own_role(owner, centre_id) == "owner"


@pytest.mark.parametrize("how", ["remove", "demote", "leave", "hand over", "be forgotten"])
def test_with_an_owner_go_the_links_that_owner_may_hold(ws, centre_id, owner, how):
    second = steps.member(ws, centre_id, "owner", "Second")
    people.invite(second, centre_id, "owner", "Myself again")
    match how:
        case "remove":
            assert people.remove(owner, centre_id, own(second)).withdrawn == 1
        case "demote":
            assert people.change_role(owner, centre_id, own(second), "viewer").withdrawn == 1
        case "leave":
            people.leave(second, centre_id)
        case "hand over":
            people.transfer(second, centre_id, own(steps.member(ws, centre_id, "viewer", "Third")))
        case "be forgotten":
            own_access.forget_me(second)
    assert people.invitations(owner, centre_id) == ()
    assert "invitation_withdrawn" in kinds(owner, centre_id)


def test_links_that_are_used_while_their_owner_is_removed_wait_for_it_and_nobody_is_sent_away_busy(
    ws, centre_id, owner
):
    second = steps.member(ws, centre_id, "owner", "Second")
    secrets = [people.invite(second, centre_id, "viewer", f"Viewer {number}") for number in range(6)]
    acts = [lambda one=one: signing_in.accept(ws, one, "Vera") for one in secrets]
    acts.append(lambda: people.remove(owner, centre_id, own(second)))
    told = []

    def run(act):
        try:
            act()
        except NotFound:
            pass  # withdrawn
        except StorageError as error:
            told.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == []
    assert own(second) not in {one.person_id for one in people.members(owner, centre_id)}


def test_with_an_editor_no_link_goes(ws, centre_id, owner):
    ben = steps.member(ws, centre_id, "editor", "Ben")
    people.invite(owner, centre_id, "viewer", "Anna")
    assert people.remove(owner, centre_id, own(ben)).withdrawn == 0
    assert len(people.invitations(owner, centre_id)) == 1


def test_two_owners_who_demote_each_other_at_once_leave_one(ws, centre_id):
    """Also with a third owner: whoever was demoted first no longer may, so that not both succeed."""
    for third in (False, True):
        ada, ben = (steps.member(ws, centre_id, "owner", f"{name}{third}") for name in ("Ada", "Ben"))
        if third:
            steps.member(ws, centre_id, "owner", "Third")
        start, errors = threading.Barrier(2), []

        def demote(acting, whom, start=start, errors=errors):
            start.wait()
            try:
                people.change_role(acting, centre_id, whom, "viewer")
            except (Forbidden, StateError) as error:
                errors.append(type(error))

        racers = [threading.Thread(target=demote, args=(a, own(b))) for a, b in ((ada, ben), (ben, ada))]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join(20)
        assert len(errors) == 1
        roles = {people.own_role(one, centre_id) for one in (ada, ben)}
        assert roles == {"owner", "viewer"}
        for one in (ada, ben):
            with ws.database.write() as unit:
                unit.people.leave(centre_id, own(one))
                unit.commit()


def test_a_person_is_not_asked_about_a_centre_in_the_bin(ws, centre_id, owner):
    centres.delete_centre(owner, centre_id)
    for call in (people.members, people.invitations):
        with pytest.raises(NotFound):
            call(owner, centre_id)
    with pytest.raises(NotFound):
        people.invite(owner, centre_id, "viewer", "Ben")


def test_the_trail_says_what_was_done_without_a_name_in_it(ws, centre_id, owner):
    people.invite(owner, centre_id, "editor", "Ben Hill")
    people.withdraw(owner, centre_id, people.invitations(owner, centre_id)[0].id)
    anna = steps.member(ws, centre_id, "viewer", "Anna Lake")
    people.change_role(owner, centre_id, own(anna), "editor")
    people.remove(owner, centre_id, own(anna))
    entries = [one for one in trail.trail(owner, centre_id) if one.kind != "centre_made"]
    assert sorted(one.kind for one in entries) == [
        "invitation_made",
        "invitation_withdrawn",
        "role_changed",
        "role_removed",
    ]
    assert {one.by for one in entries} == {"Olga"}
    assert not any("Ben" in repr(one.detail) or "Anna" in repr(one.detail) for one in entries)
