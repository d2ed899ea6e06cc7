"""Roles in a real browser: an owner invites by a link, an editor edits, a facilitator hosts, a viewer reads, one is removed."""

from __future__ import annotations

import pytest

from prodige_core.services import own_access, workspace
from tests.browser.conftest import App
from tests.browser.test_accessibility import violations
from tests.browser.test_signing_in import accept, heading, look
from tests.factories import FRAMEWORKS
from tests.server_app import server_app

NAME = "Hill & *Lake* School"
ONLY_READING = "Here you can read"


@pytest.fixture
def server(tmp_path):
    """A running app before anybody is known, and the link for its first person."""
    ws = workspace.open_workspace(f"sqlite:///{tmp_path / 'prodige.sqlite3'}", FRAMEWORKS)
    secret = own_access.first_link(ws, "Olga")
    workspace.close(ws)
    with server_app(tmp_path) as running:
        yield running, f"{running.url}/welcome/{secret}"


def invited(owner, name: str, role: str) -> str:
    """What the owner does to let somebody in; gives the link that is shown once."""
    owner.turn_to("people")
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
    ed.turn_to("profile")
    assert ONLY_READING not in words(ed)
    learners = ed.page.get_by_label("Learners")
    learners.fill("640")
    learners.press("Enter")
    ed.settle()

    vic = person(app, phone=True)
    accept(vic, links["Vic"])
    assert heading(vic) == NAME
    vic.turn_to("profile")
    assert ONLY_READING in words(vic)
    assert "640" in words(vic)
    assert vic.page.locator("[data-testid=stMain] input").count() == 0
    for screen in ("assess", "survey", "workshop", "people", "privacy_notice", "data"):
        vic.turn_to(screen)
        look(vic, found)
    assert "Delete a centre" not in words(vic)

    fay = person(app)
    accept(fay, links["Fay"])
    fay.turn_to("workshop")
    fay.press("Prepare this workshop")
    assert fay.page.get_by_role("button", name="Open the room").count() >= 1

    olga.turn_to("people")
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
