"""Server mode as a person sees it: the screen before signing in, “Your access”, and what holds at the next click."""

from __future__ import annotations

import pytest

from prodige_core.access import Actor, Right
from prodige_core.responses import Centre
from prodige_core.services import access, centres, own_access, people, signing_in
from prodige_ui import navigation, runtime

pytestmark = pytest.mark.slow  # many screens or documents, each a second or so


@pytest.fixture
def operator(browser):
    return runtime.own_work()


@pytest.fixture
def head(browser, operator):
    """Somebody who came by the operator's first link."""
    return browser.accept(own_access.first_link(operator, "Ana"), "Ana")


def texts(at):
    shown = [*at.title, *at.header, *at.markdown, *at.error, *at.success, *at.warning, *at.info]
    return " ".join(one.value for one in shown)


def button(at, label):
    return next(one for one in at.button if one.label == label)


def test_whoever_is_not_signed_in_sees_how_to_get_in_and_nothing_else(browser, visit, operator):
    centres.create_centre(operator, Centre(name="Hill School"))
    for secret in ("", "A" * 43, "x"):
        browser.secret = secret
        at = visit("home")
        assert [one.value for one in at.title] == ["Sign in to Prodige"]
        assert "Hill School" not in texts(at)
        assert at.button == []
        assert runtime.workspace().actor.person_id is None


@pytest.mark.parametrize("name", [one.name for one in (*navigation.SCREENS, *navigation.WITH_SIGN_IN)])
def test_every_screen_asks_to_sign_in_again_once_that_has_ended(head, visit, browser, operator, name):
    centres.create_centre(operator.acting_as(head.actor), Centre(name="Aurora School"))
    at = visit(name)
    assert not at.exception
    assert [one.value for one in at.title] != ["Sign in to Prodige"]
    signing_in.sign_out(operator, browser.secret)
    at.run()
    assert [one.value for one in at.title] == ["Sign in to Prodige"]
    assert "Aurora School" not in texts(at)


def test_the_screen_before_signing_in_is_translated(browser, visit):
    assert "Sign in to Prodige" not in texts(visit("home", "xx"))


def test_a_provider_has_a_button(browser, visit, monkeypatch):
    monkeypatch.setenv("PRODIGE_OIDC_METADATA_URL", "https://id.example/.well-known/openid-configuration")
    monkeypatch.setenv("PRODIGE_OIDC_NAME", "School *ID*")
    assert [one.label for one in visit("home").button] == ["Sign in with School \\*ID\\*"]


def test_a_centre_that_is_made_belongs_to_who_made_it(head, visit, browser, operator):
    at = visit("home")
    at.text_input[0].set_value("New School")
    button(at, "Begin").click().run()
    assert not at.exception
    (row,) = centres.list_centres(operator)
    assert access.may(operator.acting_as(head.actor), row.id, Right.MANAGE)
    browser.accept(own_access.first_link(operator, "Bor"), "Bor")
    assert "New School" not in texts(visit("home"))


def test_a_role_taken_away_holds_at_the_next_click(head, visit, operator):
    own = centres.create_centre(operator.acting_as(head.actor), Centre(name="Aurora School"))
    at = visit("results")
    other = signing_in.accept(operator, people.invite(operator, own, "owner", "Cene"), "Cene")
    people.remove(operator.acting_as(Actor.person(other.person_id)), own, head.person_id)
    at.run()
    assert not at.exception
    assert "Aurora School" not in texts(at)


def test_a_click_in_a_window_left_open_saves_nothing_after_signing_out(head, visit, browser, operator):
    own = centres.create_centre(operator.acting_as(head.actor), Centre(name="Aurora School"))

    def saved():
        return [a.level for one in centres.get_centre(operator, own).assessments for a in one.answers.values()]

    at = visit("assess")
    at.radio[0].set_value(1).run()
    assert saved() == [1]
    signing_in.sign_out(operator, browser.secret)
    at.radio[0].set_value(2).run()
    assert [one.value for one in at.title] == ["Sign in to Prodige"]
    assert saved() == [1]


def test_signing_out_here_leads_back_to_the_door(head, visit, browser):
    at = visit("access")
    assert "Ana" in texts(at)
    button(at, "Sign out on this device").click().run()
    assert [one.value for one in at.title] == ["Sign in to Prodige"]
    assert "You are signed out." in texts(at)
    assert browser.who() is None


def test_signing_out_everywhere_ends_the_other_devices(head, visit, browser, operator):
    other = signing_in.accept(operator, own_access.device_link(operator.acting_as(head.actor))).secret
    at = visit("access")
    button(at, "Sign out everywhere").click().run()
    assert browser.who() is not None
    assert "Afterwards you need a new link to come back" in texts(at)
    button(at, "Yes, sign out everywhere").click().run()
    assert browser.who() is None
    assert signing_in.who(operator, other) is None


def test_a_link_for_another_device_is_shown_once(head, visit, operator):
    at = visit("access")
    button(at, "Make a link for another device").click().run()
    (code,) = at.code
    base, secret = code.value.rsplit("/", 1)
    assert base == "http://prodige.example/welcome"
    assert signing_in.accept(operator, secret).person_id == head.person_id
    assert at.run().code == []


def test_who_signs_in_at_a_provider_is_told_so_instead(browser, visit, operator):
    browser.secret = signing_in.provider_person(operator, "https://id.example", "1", "Ana").secret
    at = visit("access")
    assert "Make a link for another device" not in [one.label for one in at.button]
    assert "sign in the same way" in texts(at)


def test_people_change_the_name_they_go_by(head, visit, browser):
    at = visit("access")
    at.text_input[0].set_value("*Ana* Novak")
    button(at, "Save").click().run()
    assert browser.who().name == "*Ana* Novak"
    assert "\\*Ana\\* Novak" in texts(at)
    at.text_input[0].set_value(" ")
    button(at, "Save").click().run()
    assert "not saved" in texts(at)
    assert browser.who().name == "*Ana* Novak"


def test_people_are_forgotten_when_they_say_so_twice(head, visit, browser, operator):
    at = visit("access")
    button(at, "Delete my access").click().run()
    assert "Tick the box first" in texts(at)
    at.checkbox[0].check()
    button(at, "Delete my access").click().run()
    assert browser.who() is None
    assert "Your access is deleted." in texts(at)
    assert own_access.everybody(operator) == ()


def test_the_only_owner_is_told_what_to_do_first(head, visit, browser, operator):
    centres.create_centre(operator.acting_as(head.actor), Centre(name="Aurora School"))
    at = visit("access")
    at.checkbox[0].check()
    button(at, "Delete my access").click().run()
    assert "only owner of Aurora School" in texts(at)
    assert browser.who() is not None


def test_one_session_remembers_nothing_of_somebody_else(head, visit, go, browser, operator):
    centres.create_centre(operator.acting_as(head.actor), Centre(name="Aurora School"))
    at = visit("home")
    assert "Aurora School" in texts(at)
    browser.accept(own_access.first_link(operator, "Bor"), "Bor")
    at.run()
    assert "Aurora School" not in texts(at)
    assert "centre_id" not in at.session_state or at.session_state["centre_id"] is None


def test_local_mode_knows_no_signing_in(visit, ws):
    centres.create_centre(ws, Centre(name="Aurora School"))
    assert "Aurora School" in texts(visit("home"))
    assert runtime.workspace().actor.everything
    with pytest.raises(ValueError, match="access"):
        visit("access")


def test_saving_carries_the_right_person(head, visit, go, operator):
    own = centres.create_centre(operator.acting_as(head.actor), Centre(name="Aurora School"))
    other = centres.create_centre(operator, Centre(name="Other School"))
    at = go(visit("home"), "profile")
    assert not at.exception
    at.text_input[0].set_value("Aurora School 2").run()
    names = {row.id: row.name for row in centres.list_centres(operator)}
    assert names[own] == "Aurora School 2"
    assert names[other] == "Other School"
