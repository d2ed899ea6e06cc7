"""Access that ends between the first look and the writing: nothing is stored, and the caller is told what is true now."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from prodige_core.access import Actor
from prodige_core.errors import Forbidden, NotFound, ProdigeError, StorageError
from prodige_core.i18n import translator
from prodige_core.services import (
    access,
    centres,
    erasing,
    networks,
    own_access,
    people,
    signing_in,
    surveys,
    workshop_closing,
    workshops,
    workspace,
)
from prodige_core.storage import Database, open_database
from tests import databases
from tests.factories import NOON
from tests.services import access_steps as steps
from tests.survey_steps import asked_catalogue

SIGN_IN = "b" * 64
QUESTION = "plan.goals.q1"
T = translator("en")


@pytest.fixture
def owner(ws, centre_id):
    return steps.member(ws, centre_id, "owner", "Olga")


@pytest.fixture
def between(monkeypatch):
    """Something happens after the first look of the next service called, and before it writes anything."""

    def arrange(happens):
        look = access.require
        waiting = [happens]

        def looked(*asked):
            look(*asked)
            while waiting:
                waiting.pop()()

        monkeypatch.setattr(access, "require", looked)

    return arrange


def signed_in(ws, centre_id, role="editor"):
    """A member under a sign-in of their own."""
    acting = steps.member(ws, centre_id, role, "Ana")
    with ws.database.write() as unit:
        unit.sign_ins.add(SIGN_IN, acting.actor.person_id, ws.now(), ws.now() + dt.timedelta(days=1))
        unit.commit()
    return ws.acting_as(Actor.person(acting.actor.person_id, SIGN_IN))


def learners(ws, centre_id):
    return centres.get_centre(ws, centre_id).centre.learners


def test_who_was_removed_meanwhile_changes_nothing(ws, centre_id, owner, between):
    ana = steps.member(ws, centre_id, "editor", "Ana")
    between(lambda: people.remove(owner, centre_id, ana.actor.person_id))
    with pytest.raises(NotFound, match="not stored here"):
        centres.change_profile(ana, centre_id, {"learners": 7})
    assert learners(ws, centre_id) == 600


def test_who_may_only_look_meanwhile_changes_nothing(ws, centre_id, owner, between):
    ana = steps.member(ws, centre_id, "editor", "Ana")
    between(lambda: people.change_role(owner, centre_id, ana.actor.person_id, "viewer"))
    with pytest.raises(Forbidden, match="Your role in this centre does not allow this"):
        centres.change_profile(ana, centre_id, {"learners": 7})
    assert learners(ws, centre_id) == 600


@pytest.mark.parametrize("out", ["everywhere", "forgotten"])
def test_who_signed_out_elsewhere_meanwhile_changes_nothing(ws, centre_id, owner, between, out):
    ana = signed_in(ws, centre_id)
    elsewhere = ws.acting_as(Actor.person(ana.actor.person_id))
    leave = {"everywhere": signing_in.sign_out_everywhere, "forgotten": own_access.forget_me}[out]
    between(lambda: leave(elsewhere))
    with pytest.raises(Forbidden, match="Sign in first"):
        centres.change_profile(ana, centre_id, {"learners": 7})
    assert learners(ws, centre_id) == 600


def test_a_host_who_was_removed_meanwhile_opens_no_room_and_a_survey_keeps_its_days(ws, centre_id, owner, between):
    ws = replace(ws, catalogue=asked_catalogue())
    hana = steps.member(ws, centre_id, "facilitator", "Hana")
    room = workshops.create(hana, centre_id, [QUESTION])
    day = ws.today()
    survey = surveys.create(
        hana, centre_id, frameworks=("mini",), roles=("teacher",), opens_on=day, closes_on=day + dt.timedelta(days=9)
    )
    for late in (lambda: workshops.open_room(hana, room), lambda: surveys.close(hana, survey)):
        between(lambda: people.remove(owner, centre_id, hana.actor.person_id))
        with pytest.raises(NotFound):
            late()
        with ws.database.write() as unit:
            unit.people.set_role(centre_id, hana.actor.person_id, "facilitator", ws.now())
            unit.commit()
    assert workshops.get(ws, room).status == "draft"
    assert surveys.get(ws, survey).closed_at is None


def test_a_coordinator_who_was_dismissed_meanwhile_takes_no_school_out(ws, centre_id, monkeypatch):
    network = networks.create(ws, "North")
    cora, eva = (steps.coordinator(ws, network, name) for name in ("Cora", "Eva"))
    with ws.database.write() as unit:
        unit.networks.join(network, centre_id, ws.now())
        unit.commit()
    look = access._require_coordinator
    left = [lambda: networks.dismiss(eva, network, cora.actor.person_id)]

    def looked(*asked):
        look(*asked)
        while left:
            left.pop()()

    monkeypatch.setattr(access, "_require_coordinator", looked)
    with pytest.raises(NotFound, match="network"):
        networks.remove_centre(cora, network, centre_id)
    assert [one.id for one in networks.centres(ws, network)] == [centre_id]


def test_what_ends_ones_own_access_is_still_done(ws, centre_id, owner):
    ana = signed_in(ws, centre_id, "owner")
    people.change_role(ana, centre_id, ana.actor.person_id, "editor")
    people.leave(ana, centre_id)
    eva = steps.member(ws, centre_id, "owner", "Eva")
    people.transfer(eva, centre_id, owner.actor.person_id)
    assert people.own_role(eva, centre_id) == "editor"
    erasing.erase_now(owner, centre_id, "Hill School")
    assert centres.list_centres(ws) == ()


def test_work_that_was_begun_goes_on_after_signing_out(ws, centre_id):
    ana = signed_in(ws, centre_id)
    lasting = ana.acting_as(ana.actor.beyond_sign_in())
    signing_in.sign_out_here(ana)
    centres.change_profile(lasting, centre_id, {"learners": 7})
    assert learners(ws, centre_id) == 7


def test_nobody_saves_after_the_moment_at_which_they_were_removed(ws, centre_id, owner):
    """Whatever was answered "saved" was saved before; six savers and one who removes them all, at once."""
    staff = [steps.member(ws, centre_id, "editor", f"Person {number}") for number in range(6)]
    start, removed = threading.Barrier(7), threading.Event()

    def saving(number):
        start.wait()
        for value in range(1, 40):
            ended = removed.is_set()
            try:
                centres.change_profile(staff[number], centre_id, {"learners": number * 100 + value})
            except (NotFound, StorageError):
                return True
            if ended:
                return False
        return None

    with ThreadPoolExecutor(6) as pool:
        saved = [pool.submit(saving, number) for number in range(6)]
        start.wait()
        for acting in staff:
            people.remove(owner, centre_id, acting.actor.person_id)
        removed.set()
    assert False not in [one.result() for one in saved]


@pytest.mark.postgres
def test_closing_a_workshop_while_its_centre_is_erased_never_ends_in_a_ring(tmp_path, monkeypatch):
    """50 times, either of the two first by turns: both end, nobody is told that the database does not answer."""
    ws = workspace.Workspace(open_database(databases.postgresql(tmp_path)), asked_catalogue(), lambda: NOON)
    monkeypatch.setattr(Database, "wipe", lambda self: True)  # it takes most of the time, and locks nothing here
    came = []
    with ThreadPoolExecutor(2) as pool:
        for turn in range(50):
            school = centres.create_centre(ws, centres.profile_from({"name": f"School {turn}"}))
            room = workshops.create(ws, school, [QUESTION])
            workshops.open_room(ws, room)
            workshops.show(ws, room, QUESTION)
            workshops.reveal(ws, room, QUESTION)
            workshops.agree(ws, room, QUESTION, 2)
            both = threading.Barrier(2)

            def doing(act, first, both=both):
                both.wait()
                if not first:
                    threading.Event().wait(0.002)
                try:
                    act()
                except ProdigeError as error:
                    return type(error)
                return None

            closing = pool.submit(
                doing, lambda room=room: workshop_closing.close(ws, room, apply=True, t=T), turn % 2 == 0
            )
            erasing_it = pool.submit(
                doing,
                lambda school=school, turn=turn: erasing.erase_now(ws, school, f"School {turn}"),
                turn % 2 == 1,
            )
            came.append((closing.result(), erasing_it.result()))
    assert {erased for _, erased in came} == {None}
    assert {closed for closed, _ in came} <= {None, NotFound}
    assert centres.list_centres(ws) == ()
    workspace.close(ws)
