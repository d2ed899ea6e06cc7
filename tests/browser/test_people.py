"""Roles in a real browser: an owner invites by a link, an editor edits, a facilitator hosts, a viewer reads, one is removed."""

from __future__ import annotations

import pytest

from tests.browser.conftest import App
from tests.browser.test_accessibility import violations
from tests.browser.test_signing_in import accept, heading, look
from tests.server_app import server_app

NAME = "Hill & *Lake* School"
ONLY_READING = "Here you can read"


@pytest.fixture
def server(tmp_path):
    links = []
    with server_app(tmp_path, before=lambda prodige: links.append(prodige("invite", "--name", "Olga"))) as running:
        yield running, links[0]


def invited(owner, name: str, role: str) -> str:
    """What the owner does to let somebody in; gives the link that is shown once."""
    owner.go("people")
    owner.page.get_by_label("Name of the person").fill(name)
    owner.page.locator("[data-testid=stRadio] label", has_text=role).first.click()
    owner.press("Make a link")
    return owner.page.locator("[data-testid=stCode]").first.inner_text().strip()


def words(someone) -> str:
    return someone.page.locator("[data-testid=stMain]").inner_text()


def test_everybody_does_what_their_role_allows_and_nothing_after_being_removed(server, tmp_path, person):
    (running, first), found = server, {}
    app = App(running.url, tmp_path)
    olga = person(app)
    accept(olga, first)
    olga.page.get_by_label("Name of your centre").fill(NAME)
    olga.press("Begin")
    links = {
        name: invited(olga, name, role) for name, role in (("Ed", "Editor"), ("Fay", "Facilitator"), ("Vic", "Viewer"))
    }
    look(olga, found)
    olga.press("I have copied it")

    ed = person(app, "dark")
    accept(ed, links["Ed"])
    ed.go("profile")
    assert ONLY_READING not in words(ed)
    learners = ed.page.get_by_label("Learners")
    learners.fill("640")
    learners.press("Enter")
    ed.settle()

    vic = person(app, phone=True)
    accept(vic, links["Vic"])
    assert heading(vic) == NAME
    vic.go("profile")
    assert ONLY_READING in words(vic)
    assert "640" in words(vic)
    assert vic.page.locator("[data-testid=stMain] input").count() == 0
    for screen in ("assess", "survey", "workshop", "people", "privacy_notice", "data"):
        vic.go(screen)
        look(vic, found)
    assert "Delete a centre" not in words(vic)

    fay = person(app)
    accept(fay, links["Fay"])
    fay.go("workshop")
    fay.press("Prepare this workshop")
    assert fay.page.get_by_role("button", name="Open the room").count() >= 1

    olga.go("people")
    look(olga, found)
    card = olga.page.locator("[class*='st-key-person-']", has_text="Vic")
    card.get_by_role("button", name="Remove").click()
    olga.settle()
    olga.press("Yes, remove")
    vic.page.get_by_role("button").first.wait_for()
    vic.go("profile")
    assert NAME not in words(vic)
    assert "640" not in words(vic)

    stranger = person(app)
    stranger.page.goto(links["Vic"])
    assert "cannot be used" in stranger.page.locator("main").inner_text()
    stranger.page.get_by_role("link", name="Privacy").first.click()
    assert stranger.page.locator("h1").inner_text() == "Privacy"
    assert violations(stranger.page) == []
    stranger.complaints.clear()  # the browser's own about the status of the used link
    assert {where: bad for where, bad in found.items() if bad != ([], False)} == {}
    log = running.log.read_text()
    for secret in (*links.values(), NAME, "Vic"):
        assert secret.rsplit("/", 1)[-1] not in log
