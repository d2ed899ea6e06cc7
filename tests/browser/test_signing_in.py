"""Server mode in a real browser: the operator's link, a second device, an identity provider, and being let go."""

import pytest

from prodige_core.services import centres, people, workspace
from prodige_core.services.demo import demo_bytes
from tests.browser.conftest import App
from tests.browser.settling import PATIENCE_MS
from tests.browser.test_accessibility import SIDEWAYS, violations
from tests.factories import FRAMEWORKS
from tests.identity_provider import IdentityProvider
from tests.ports import free_port
from tests.server_app import server_app


def heading(someone):
    return someone.page.locator("[data-testid=stMain] h1").first.inner_text()


def accept(someone, link, words="Accept and sign in"):
    someone.page.goto(link)
    someone.page.get_by_role("button", name=words).click()
    someone.settle()


def look(someone, found):
    where = someone.page.url.split("/", 3)[3].split("/")[0]
    wide = someone.page.evaluate(SIDEWAYS) if someone.page.locator("[data-testid=stMain]").count() else 0
    found[where, someone.page.viewport_size["width"]] = (violations(someone.page), wide > 0)


@pytest.fixture
def server(tmp_path):
    """A running app before anybody is known, and the operator's first link."""
    links = []
    with server_app(tmp_path, before=lambda prodige: links.append(prodige("invite", "--name", "Ana"))) as running:
        yield running, links[0]


def test_from_the_operators_link_to_a_second_device_and_out(server, tmp_path, person):
    (running, first), found = server, {}
    app = App(running.url, tmp_path)
    ana = person(app)
    ana.page.goto(f"{app.url}/results")  # wherever one comes in, the door is the same
    ana.settle()
    assert heading(ana) == "Sign in to Prodige"
    look(ana, found)
    ana.page.goto(first)
    look(ana, found)
    accept(ana, first)
    ana.page.get_by_label("Name of your centre").fill("Aurora School")
    ana.press("Begin")
    ana.page.reload()
    ana.settle()
    ana.turn_to()
    assert heading(ana) == "Aurora School"
    ana.turn_to("access")
    look(ana, found)
    ana.press("Make a link for another device")
    second = ana.page.locator("[data-testid=stCode]").inner_text().strip()

    phone = person(app, phone=True)
    phone.page.goto(second)
    look(phone, found)
    accept(phone, second, "Sign in on this device")
    assert heading(phone) == "Aurora School"
    phone.turn_to("access")
    look(phone, found)
    stranger = person(app)
    stranger.go()
    assert heading(stranger) == "Sign in to Prodige"

    phone.press("Sign out everywhere")
    look(phone, found)
    phone.press("Yes, sign out everywhere")
    assert heading(phone) == "Sign in to Prodige"
    ana.press("Sign out on this device")  # the next click in the window left open
    assert heading(ana) == "Sign in to Prodige"
    ana.page.reload()
    ana.settle()
    assert heading(ana) == "Sign in to Prodige"
    assert {where: bad for where, bad in found.items() if bad != ([], False)} == {}
    for link in (first, second):
        assert link.rsplit("/", 1)[1] not in running.log.read_text()


@pytest.mark.slow
def test_a_provider_signs_people_in_and_a_role_taken_away_holds_at_the_next_click(tmp_path, browser):
    ws = workspace.open_workspace(f"sqlite:///{tmp_path / 'prodige.sqlite3'}", FRAMEWORKS)
    centre_id = centres.import_bytes(ws, demo_bytes(), "demo.prodige.json").centre_id
    links = {role: f"welcome/{people.invite(ws, centre_id, role, role.title())}" for role in ("owner", "editor")}
    workspace.close(ws)
    with IdentityProvider(free_port()) as provider, server_app(tmp_path, **provider.settings) as running:
        pages = {}
        for name in ("owner", "editor", "twin"):
            provider.claims = {
                "sub": "e" if name == "editor" else name,
                "name": name.title(),
                "email": "one@school.example",
            }
            page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 2000}).new_page()
            page.set_default_timeout(PATIENCE_MS)
            pages[name] = page
            page.goto(running.url)
            page.get_by_role("button", name="Sign in with School ID").click()
            page.get_by_text("From where your school stands to a plan it can afford").wait_for()
            if name in links:  # the link gives its role to who is signed in
                page.goto(f"{running.url}/{links[name]}")
                page.get_by_role("button", name="Accept").click()
                page.get_by_role("heading", name="Istituto professionale").first.wait_for()
        assert pages["twin"].get_by_text("Istituto professionale").count() == 0, "same address, another person"

        owner, editor = pages["owner"], pages["editor"]
        editor.goto(f"{running.url}/profile")
        editor.get_by_role("heading", name="Centre profile").wait_for()
        owner.goto(f"{running.url}/people")
        owner.get_by_role("button", name="Remove").click()
        owner.get_by_role("button", name="Yes, remove").click()
        owner.get_by_text("Saved.").wait_for()
        field = editor.get_by_role("textbox").first
        field.fill("Taken over")
        field.press("Enter")
        editor.get_by_text("no longer here").first.wait_for()
        editor.goto(f"{running.url}/access")
        editor.get_by_role("button", name="Sign out on this device").click()
        editor.get_by_role("heading", name="Sign in to Prodige").wait_for()
        owner.reload()
        owner.get_by_role("heading", name="People and access").wait_for()
        assert owner.get_by_text("Taken over").count() == 0
        for page in pages.values():
            page.context.close()
