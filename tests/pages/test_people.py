"""People and access, and every screen as a viewer and a facilitator see it: nothing that would be refused is offered."""

from __future__ import annotations

import pytest

from prodige_core.access import Actor
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import (
    centres,
    demo,
    networks,
    own_access,
    people,
    people_words,
    signing_in,
    surveys,
    trail,
    workshops,
)
from prodige_ui import runtime
from prodige_ui.components import handing
from prodige_ui.components.handing import Wanted
from prodige_ui.components.text import literal
from prodige_ui.tickets import Handed

pytestmark = pytest.mark.slow  # many screens or documents, each a second or so

NAME = "Olga [x](y) Rossi"
CENTRE = "Istituto Professionale Costa Ventosa"
READING = (
    "home",
    "profile",
    "assess",
    "results",
    "wishes",
    "roadmap",
    "report",
    "survey",
    "workshop",
    "data",
    "people",
)
MOVING_ON = ("Next: ", "Go on", "See the results", "Back", "Download", "The same as", "Leave this centre", "Begin")


@pytest.fixture
def operator(browser):
    return runtime.own_work()


@pytest.fixture
def owner(browser, operator):
    """An owner of the demo centre is signed in; as the workspace they act in."""
    who = browser.accept(own_access.first_link(operator, "Olga"), NAME)
    acting = operator.acting_as(Actor.person(who.person_id))
    centres.import_bytes(acting, demo.demo_bytes(), "demo.prodige.json")
    return acting


@pytest.fixture
def centre(owner):
    return centres.list_centres(owner)[0].id


@pytest.fixture
def enter(browser, operator, owner, centre):
    """Sign in as somebody else with a role: ``enter("viewer")``; ``enter(secret)`` again with a sign-in of before."""

    def sign_in(role: str, name: str = "Vic") -> str:
        done = signing_in.accept(operator, people.invite(owner, centre, role, name), name)
        browser.secret = done.secret
        return done.person_id

    return sign_in


def texts(at):
    shown = [*at.title, *at.header, *at.markdown, *at.error, *at.success, *at.warning, *at.info]
    return " ".join(one.value for one in shown)


def labels(at):
    return [one.label for one in at.button]


def press(at, label):
    return next(one for one in at.button if one.label == label).click().run()


def test_an_owner_invites_and_sees_the_link_once(owner, centre, visit, go):
    at = visit("people")
    assert not at.exception
    at.text_input(key="invite-name").set_value("Ben *Hill*")
    at.radio(key="invite-role").set_value("editor")
    press(at, "Make a link")
    link, mail = (one.value for one in at.code)
    assert link.startswith("http://prodige.example/welcome/")
    assert link in mail
    assert "Ben \\*Hill\\*" in texts(at)
    assert [one.name for one in people.invitations(owner, centre)] == ["Ben *Hill*"]
    press(at, "I have copied it")
    assert list(at.code) == []
    go(go(at, "results"), "people")
    assert list(at.code) == []
    press(at, "Withdraw")
    assert people.invitations(owner, centre) == ()


def test_a_link_is_shown_no_longer_once_it_was_used(owner, centre, visit, operator):
    at = visit("people")
    at.text_input(key="invite-name").set_value("Ben")
    press(at, "Make a link")
    assert "withdraw it and make a new one" in texts(at)
    signing_in.accept(operator, at.code[0].value.rsplit("/", 1)[1], "Ben")
    assert list(at.run().code) == []
    assert "The link for" not in texts(at)


def test_the_trail_reads_as_sentences(owner, centre, visit, enter):
    person = enter("viewer")
    people.change_role(owner, centre, person, "editor")
    said = [people_words.sentence(one, translator("en")) for one in trail.trail(owner, centre)]
    assert said[0] == "Vic is now Editor (was Viewer)"
    assert "A link was made for somebody new (Viewer)" in said


def test_a_viewer_is_not_asked_to_answer(centre, visit, enter, owner):
    enter("viewer")
    assert "Go on answering" not in labels(visit("results"))
    assert "There has been no workshop yet." in texts(visit("workshop"))


def test_without_a_name_no_link_is_made(owner, centre, visit):
    at = press(visit("people"), "Make a link")
    assert [one.value for one in at.error] == ["Please write for whom the link is."]
    assert people.invitations(owner, centre) == ()


def test_a_role_is_changed_and_put_back(owner, centre, visit, browser, enter):
    secret = browser.secret
    person = enter("viewer")
    browser.secret = secret
    at = visit("people")
    at.selectbox(key=f"role-{person}").set_value("editor").run()
    assert {one.role for one in people.members(owner, centre)} == {"owner", "editor"}
    press(at, "Undo")
    assert {one.role for one in people.members(owner, centre)} == {"owner", "viewer"}
    assert at.selectbox(key=f"role-{person}").value == "viewer"


def test_somebody_is_removed_after_a_second_look(owner, centre, visit, browser, enter):
    secret = browser.secret
    person = enter("viewer")
    browser.secret = secret
    at = visit("people")
    press(at, "Remove")
    assert "Remove Vic?" in texts(at)
    press(at, "No, keep it as it is")
    assert len(people.members(owner, centre)) == 2
    press(press(at, "Remove"), "Yes, remove")
    assert [one.name for one in people.members(owner, centre)] == [NAME]
    assert "Vic has no access any more" in texts(at)
    assert person not in texts(at)


def test_an_owner_makes_a_new_link_for_somebody_who_lost_every_device(owner, centre, visit, browser, operator, enter):
    secret = browser.secret
    person = enter("viewer")
    browser.secret = secret
    at = press(visit("people"), "New link to sign in")
    assert not at.exception
    link, mail = (one.value for one in at.code)
    assert link in mail
    assert "New link to sign in" in texts(at), "it stands among the links that wait"
    done = signing_in.accept(operator, link.rsplit("/", 1)[1])
    assert done.person_id == person
    elsewhere = centres.create_centre(operator, Centre(name="Lake School"))
    with operator.database.write() as unit:
        unit.people.set_role(elsewhere, person, "viewer", operator.now())
        unit.commit()
    at = press(visit("people"), "New link to sign in")
    assert "No link was made. This person has access elsewhere too" in texts(at)


def test_the_only_owner_is_told_why_their_role_stays(owner, centre, visit):
    at = visit("people")
    assert "Owner, the only one" in texts(at)
    press(press(at, "Leave this centre"), "Yes, leave")
    assert "must keep an owner" in texts(at)
    assert people.own_role(owner, centre) == "owner"


def test_a_centre_is_handed_over(owner, centre, visit, browser, enter):
    secret = browser.secret
    enter("editor", "Ed")
    browser.secret = secret
    at = press(press(visit("people"), "Hand the centre over"), "Yes, hand it over")
    assert "Ed is an owner now, and you are an editor" in texts(at)
    assert {one.name: one.role for one in people.members(owner, centre)} == {"Ed": "owner", NAME: "editor"}


def test_of_several_people_nobody_is_proposed_to_take_over(owner, centre, visit, browser, enter):
    secret = browser.secret
    ed, vic = enter("editor", "Ed"), enter("viewer", "Vic")
    browser.secret = secret
    at = visit("people")
    assert "Hand the centre over" not in labels(at)
    at.selectbox(key="hand-over-to").set_value(ed).run()
    press(press(at, "Hand the centre over"), "Yes, hand it over")
    assert {one.person_id: one.role for one in people.members(owner, centre)}[ed] == "owner"
    assert {one.person_id: one.role for one in people.members(owner, centre)}[vic] == "viewer"


def test_a_viewer_leaves(centre, visit, enter, owner):
    enter("viewer")
    at = press(press(visit("people"), "Leave this centre"), "Yes, leave")
    assert "You have left the centre." in texts(at)
    assert len(people.members(owner, centre)) == 1


def test_a_centre_joins_a_network_by_its_link(owner, centre, visit, operator):
    network = networks.create(operator, "Colleges of the North")
    at = visit("people")
    at.text_input(key="network-link").set_value("nonsense")
    press(at, "Join this network")
    assert "no link with which" in texts(at)
    secret = networks.invite_school(operator, network, "Istituto")
    at.text_input(key="network-link").set_value(f"http://prodige.example/welcome/{secret}")
    press(at, "Join this network")
    assert "Your centre is now in Colleges of the North" in texts(at)
    at = press(press(at, "Leave this network"), "Yes, leave the network")
    assert "no longer in Colleges of the North" in texts(at)
    assert networks.of_centre(owner, centre) == ()


def test_the_trail_is_told_in_words_to_owners_alone(owner, centre, visit, enter):
    at = visit("people")
    assert "What happened" in texts(at)
    assert "Opened from a file" in at.table[-1].value.to_string()
    enter("editor")
    at = visit("people")
    assert "What happened" not in texts(at)
    assert "Invite somebody" not in texts(at)
    assert "Vic \\(you\\)" in at.table[-1].value.to_string()


@pytest.mark.parametrize(
    ("role", "screen"),
    [
        *(("viewer", screen) for screen in READING),
        *(("facilitator", screen) for screen in ("assess", "roadmap", "survey", "workshop")),
        *(("editor", screen) for screen in ("profile", "roadmap", "survey", "data")),
    ],
)
def test_a_screen_offers_a_role_what_it_may_do(enter, visit, role, screen, centre, owner):
    enter(role)
    at = visit(screen)
    assert not at.exception
    assert not at.error
    changes = role == "editor"
    if screen in ("profile", "assess", "wishes", "roadmap"):
        assert ("Here you can read" in texts(at)) is not changes
    if screen in ("survey", "workshop"):
        assert ("Here you can read" in texts(at)) is (role == "viewer")
    if screen == "data":
        assert "Delete a centre" not in texts(at)
    if not changes and screen in ("profile", "assess", "wishes", "roadmap", "results"):
        assert [one for one in labels(at) if not one.startswith(MOVING_ON)] == []
        assert [*at.text_input, *at.text_area, *at.number_input, *at.multiselect] == []


def test_a_viewer_sees_the_results_of_a_survey_and_no_form(owner, centre, visit, enter):
    day = owner.today()
    survey = surveys.create(
        owner, centre, frameworks=["internationalisation"], roles=["teacher"], opens_on=day, closes_on=day
    )
    enter("viewer")
    at = visit("survey")
    assert not at.exception
    assert "once the survey is closed" in texts(at)
    assert labels(at) == []
    surveys.close(owner, survey)
    at = visit("survey")
    assert not at.exception
    assert labels(at) == []


def test_a_viewer_sees_that_a_workshop_is_open_and_later_its_record(owner, centre, visit, enter):
    items = workshops.quick_agenda(owner)[:2]
    room = workshops.create(owner, centre, items)
    workshops.open_room(owner, room)
    enter("viewer")
    at = visit("workshop")
    assert "A workshop is open" in texts(at)
    assert labels(at) == []
    at.query_params["workshop"] = room
    at.run()
    assert not at.exception
    assert "has not ended" in texts(at)


def test_what_a_host_typed_is_shown_to_them_when_their_role_has_ended_meanwhile(owner, centre, visit, enter):
    room = workshops.create(owner, centre, workshops.quick_agenda(owner)[:2])
    workshops.open_room(owner, room)
    item = workshops.get(owner, room).statements[0].item
    workshops.show(owner, room, item)
    workshops.reveal(owner, room, item, 1)
    fay = enter("facilitator", "Fay")
    at = visit("workshop")
    at.query_params["workshop"] = room
    at.run()
    at.radio(key=f"level-{room}-{item}-1").set_value(1)
    at.text_area(key=f"reason-{room}-{item}").set_value("All of us *agree*.")
    people.change_role(owner, centre, fay, "viewer")
    press(at, "Agree on this level")
    assert not at.exception
    assert "This was not saved." in texts(at)
    assert "This you wrote" in texts(at)
    assert literal("All of us *agree*.") in texts(at)
    assert workshops.get(owner, room).statement(item).outcome == ""
    assert "All of us" in texts(at.run()), "it stays until the person has taken it"


def test_a_facilitator_prepares_a_workshop(centre, visit, enter, owner):
    enter("facilitator", "Fay")
    at = press(visit("workshop"), "Prepare this workshop")
    assert not at.exception
    assert len(workshops.list_workshops(owner, centre)) == 1


def test_a_report_that_is_taken_along_is_in_the_trail(owner, centre, visit):
    handing._made(Wanted(owner, centre, "roadmap", "json", "", "", translator("en")), Handed())
    assert "report_downloaded" in {one.kind for one in trail.trail(owner, centre)}


def test_a_centre_is_deleted_for_good_by_typing_its_name(owner, centre, visit):
    at = visit("data")
    at.text_input(key=f"erase-name-{centre}").set_value("istituto")
    press(at, "Delete for good")
    assert [one.value for one in at.error] == ["The name does not match. Nothing was deleted."]
    at.text_input(key=f"erase-name-{centre}").set_value(CENTRE)
    press(at, "Delete for good")
    assert not at.exception
    assert centres.list_centres(owner) == centres.deleted_centres(owner) == ()


def test_colleagues_of_a_centre_in_the_bin_read_so_and_are_not_invited_to_make_another(owner, centre, visit, enter):
    enter("viewer")
    centres.delete_centre(owner, centre)
    until = translator("en").date(centres.last_day(centres.in_bin(owner)[0]))
    for name in ("home", "results", "people"):
        at = visit(name)
        assert not at.exception
        assert f"{CENTRE} is in the bin." in texts(at)
        assert f"until {until}" in texts(at)
        assert "ask an owner of the centre" in texts(at)
        assert "First, your centre" not in texts(at)
        assert "access to no centre" not in texts(at)
        assert "Look in the bin" not in [link.value for link in at.page_link]


def test_an_owner_is_warned_of_what_is_open_and_finds_the_way_back_and_its_last_day(owner, centre, visit):
    today = owner.today()
    asked = {"frameworks": ["digital-teaching"], "roles": ["teacher"], "opens_on": today, "closes_on": today}
    surveys.create(owner, centre, **asked)
    item = next(iter(owner.catalogue.frameworks["digital-teaching"].items))
    room = workshops.create(owner, centre, [item])
    assert not any("workshop is open" in one.value for one in visit("data").warning)
    workshops.open_room(owner, room)
    at = visit("data")
    assert any("1 workshop is open" in one.value for one in at.warning)
    assert any("1 survey is open" in one.value for one in at.warning)
    at.text_input(key=f"delete-name-{centre}").set_value(CENTRE)
    press(at, "Delete this centre")
    until = translator("en").date(centres.last_day(centres.in_bin(owner)[0]))
    assert f"until {until}" in texts(at)
    assert "Look in the bin" in [link.value for link in visit("results").page_link]


def test_a_coordinator_sees_names_and_countries_and_nothing_inside(owner, centre, visit, operator, browser):
    network = networks.create(operator, "Colleges *of* the North")
    networks.join(owner, centre, networks.invite_school(operator, network, "Istituto"))
    assert "network" not in " ".join(texts(visit("home")).split()).casefold()
    browser.secret = ""
    browser.accept(networks.invite_coordinator(operator, network, "Cora"), "Cora")
    assert "Go to your network" in [link.value for link in visit("home").page_link]
    at = visit("network")
    assert not at.exception
    assert "Colleges \\*of\\* the North" in texts(at)
    assert "nothing inside it" in texts(at)
    assert CENTRE in at.table[0].value.to_string()
    at.text_input(key="network-invite-name").set_value("Lake School")
    press(at, "Make a link")
    assert "Whoever opens it first gets in" not in texts(at)
    assert "An owner of the school puts it in under “People and access”" in texts(at)
    assert "pastes this link" in at.code[1].value
    press(press(at, "Take this school out"), "Yes, take it out")
    assert networks.centres(operator, network) == ()
    assert "No school is in this network yet" in texts(at)
    next(one for one in at.text_input if one.label == "Name of the network").set_value("South")
    press(at, "Change the name")
    assert [one.name for one in networks.mine(operator)] == ["South"]
    assert "South" in texts(at)
    field = next(one for one in at.text_input if one.label == "Name of the network")
    field.set_value("Cole\u0301gios")  # as a Mac pastes it; kept with an accent that is part of its letter
    press(press(at, "Change the name"), "Undo")
    assert [one.name for one in networks.mine(operator)] == ["South"]


@pytest.mark.parametrize("screen", ["people", "network"])
def test_the_new_screens_are_translated(owner, centre, visit, operator, screen, browser):
    network = networks.create(operator, "Nord")
    with operator.database.write() as unit:
        unit.networks.appoint(network, owner.actor.person_id, operator.now())
        unit.commit()
    at = visit(screen, "xx")
    assert not at.exception
    for one in [*at.title, *at.header, *at.subheader, *at.button]:
        text = one.value if hasattr(one, "value") and isinstance(one.value, str) else one.label
        assert text.endswith("~") or text == "Nord", text
