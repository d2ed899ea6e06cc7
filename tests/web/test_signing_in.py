"""Access links in a browser: looking changes nothing, the form uses a link up once, and nothing tells one from another."""

from __future__ import annotations

import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from prodige_core.access import NOBODY, Right
from prodige_core.services import access, centres, links, networks, own_access, people, renewing, signing_in
from prodige_ui import identity
from prodige_web import Doors, PageLanguage, SecurityHeaders, routes, session_cookie
from tests.web.conftest import INDEX
from tests.web.visitor import Visitor


@pytest.fixture
def ws(room_ws):
    return room_ws


@pytest.fixture
def doors(ws):
    return Doors(lambda: ws.acting_as(NOBODY), https=False)


@pytest.fixture
def site(ws, doors):
    own = routes(lambda: True, lambda: ws.acting_as(NOBODY), doors=doors)
    rest = Starlette(routes=own)
    return Starlette(
        routes=rest.routes, middleware=[Middleware(SecurityHeaders, index_html=INDEX), Middleware(PageLanguage)]
    )


@pytest.fixture
def link(ws, school):
    return lambda role="editor", name="Ana": f"/welcome/{people.invite(ws, school, role, name)}"


def accept(browser, url, **fields):
    browser.look(url)
    form = browser.now.forms[0]
    return browser.post(url, form.fields | fields, follow=False)


def session_of(browser):
    return browser.cookies.get(("prodige", "/"), "")


def who(ws, browser):
    return signing_in.who(ws, session_of(browser))


def test_looking_at_a_link_changes_nothing(ws, school, someone, link):
    url = link()
    for method in ("GET", "HEAD", "GET"):
        reply = someone().look(url, method)
        assert reply.status == 200
        assert reply.header("set-cookie") == ""
    assert people.members(ws, school) == ()
    page = someone().look(url)
    assert "You are invited to Hill School" in page.text
    assert page.forms[0].fields == {"name": "Ana"}


def test_the_form_lets_somebody_in_and_leads_to_the_workspace(ws, school, someone, link):
    browser = someone()
    reply = accept(browser, link("owner"), name="Ana Novak")
    assert (reply.status, reply.header("location")) == (303, "/")
    cookie = reply.header("set-cookie").lower()
    assert all(one in cookie for one in ("prodige=", "httponly", "samesite=lax", "path=/"))
    found = who(ws, browser)
    assert found.name == "Ana Novak"
    assert access.may(ws.acting_as(found.actor), school, Right.MANAGE)


def test_with_https_the_cookie_is_bound_to_this_host(ws, school, link):
    own = routes(lambda: True, lambda: ws.acting_as(NOBODY), doors=Doors(lambda: ws.acting_as(NOBODY), https=True))
    reply = accept(Visitor(Starlette(routes=own)), link())
    cookie = reply.header("set-cookie")
    assert cookie.startswith("__Host-prodige=")
    assert "; Secure" in cookie
    assert "; Path=/" in cookie
    assert "Domain" not in cookie


def test_screens_and_pages_mean_the_same_cookie():
    assert (identity.SECURE_COOKIE, identity.PLAIN_COOKIE) == (session_cookie.SECURE_NAME, session_cookie.PLAIN_NAME)


def test_the_secret_leaves_in_no_referer_and_no_log(someone, link, caplog):
    caplog.set_level(logging.DEBUG)
    url = link()
    browser = someone()
    assert browser.look(url).header("referrer-policy") == "strict-origin"
    assert accept(browser, url).header("location") == "/"
    assert browser.look(url).header("referrer-policy") == "strict-origin"
    said = caplog.text
    assert url.rsplit("/", 1)[1] not in said
    assert session_of(browser) not in said


def test_a_link_on_two_devices_lets_the_first_in(ws, school, someone, link):
    url, first, second = link(), someone(), someone()
    first.look(url)
    second.look(url)
    assert accept(first, url).status == 303
    late = second.post(url, {"name": "Eve"}, follow=False)
    assert late.status == 404
    assert session_of(second) == ""
    assert [one.name for one in people.members(ws, school)] == ["Ana"]


def test_wrong_used_and_withdrawn_links_look_the_same(ws, school, someone, link):
    used, withdrawn, wrong = link(), link(), link()
    accept(someone(), used)
    people.withdraw(ws, school, next(one.id for one in people.invitations(ws, school)))
    changed = wrong[:-1] + ("A" if wrong[-1] != "A" else "B")
    people.withdraw(ws, school, people.invitations(ws, school)[0].id)
    looks = [
        someone().look(url)
        for url in (used, withdrawn, wrong, changed, "/welcome/x", "/welcome/", "/welcome", "/welcome/a/b")
    ]
    assert {(reply.status, reply.body) for reply in looks} == {(404, looks[0].body)}
    posts = [someone().post(url, {"name": "Eve"}) for url in (used, withdrawn, changed)]
    assert {(reply.status, reply.body) for reply in posts} == {(404, looks[0].body)}


def test_trying_links_is_slowed_and_a_right_one_never(doors, someone, link):
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    doors.wrong_links._sleep = sleep
    for _ in range(15):
        someone().look("/welcome/" + "A" * 43)
    assert len(waits) == 5
    assert someone().look(link()).status == 200
    assert len(waits) == 5


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "application/json"}, 415),
        ({"content-length": "9000"}, 413),
    ],
)
def test_only_our_own_form_uses_a_link(ws, school, someone, link, headers, status):
    url, browser = link(), someone()
    assert browser.post(url, {"name": "Eve"}, follow=False, **headers).status == status
    assert browser.post("/sign-out", {}, follow=False, **headers).status == status
    assert people.members(ws, school) == ()
    assert accept(browser, url).status == 303


def test_without_a_name_the_form_comes_back_and_the_link_still_works(ws, school, someone, link):
    url, browser = link(), someone()
    again = browser.post(url, {"name": "  "}, follow=False)
    assert again.status == 400
    assert "name" in again.forms[0].fields
    assert accept(browser, url, name="<b>Ana</b>").status == 303
    assert who(ws, browser).name == "<b>Ana</b>"


def test_names_are_shown_as_typed(ws, someone, link):
    assert "<script>" not in someone().look(link(name="<script>alert(1)</script>")).body.decode()


def test_who_is_signed_in_keeps_the_sign_in_and_gets_the_role(ws, school, someone, link):
    browser = someone()
    accept(browser, link("viewer"))
    before = session_of(browser)
    page = browser.look(link("owner"))
    assert "You are signed in as Ana" in page.text
    assert accept(browser, link("owner")).status == 303
    assert session_of(browser) == before
    assert [(one.name, one.role) for one in people.members(ws, school)] == [("Ana", "owner")]


def test_a_device_link_lets_the_same_person_in_and_ends_who_was_there(ws, someone, link):
    ana, bor = someone(), someone()
    accept(ana, link())
    accept(bor, link(name="Bor"))
    former = session_of(bor)
    secret = own_access.device_link(ws.acting_as(who(ws, ana).actor))
    page = bor.look(f"/welcome/{secret}")
    assert "Sign in on this device as Ana" in page.text
    assert "You are signed in as Bor" in page.text
    accept(bor, f"/welcome/{secret}")
    assert who(ws, bor).person_id == who(ws, ana).person_id
    assert signing_in.who(ws, former) is None


@pytest.mark.parametrize(("maker", "said"), [("owner", "An owner of your school"), ("operator", "Whoever runs this")])
def test_a_link_that_somebody_else_made_says_who_and_until_when(ws, school, someone, link, maker, said):
    ana, boss, new = someone(), someone(), someone()
    accept(ana, link())
    accept(boss, link("owner", "Boss"), name="Boss")
    person = who(ws, ana).person_id
    if maker == "owner":
        secret = renewing.renew_member(ws.acting_as(who(ws, boss).actor), school, person)
    else:
        secret = renewing.renew(ws, person)
    page = new.look(f"/welcome/{secret}")
    assert said in page.text
    assert "You made this link" not in page.text
    assert "The link works once, until" in page.text
    accept(new, f"/welcome/{secret}")
    assert who(ws, new).person_id == person
    assert who(ws, ana) is None


def test_a_schools_link_makes_its_centre_in_the_network(ws, someone):
    network = networks.create(ws, "Region")
    url = f"/welcome/{networks.invite_school(ws, network, 'Lake School')}"
    browser = someone()
    assert browser.look(url).forms[0].fields == {"name": "", "centre_name": "Lake School"}
    assert browser.post(url, {"name": "Luka", "centre_name": ""}, follow=False).status == 400
    assert accept(browser, url, name="Luka").status == 303
    assert [row.name for row in centres.list_centres(ws.acting_as(who(ws, browser).actor))] == ["Lake School"]
    assert [one.name for one in networks.centres(ws, network)] == ["Lake School"]


def test_a_start_link_is_left_for_somebody_new(ws, someone, link):
    browser = someone()
    accept(browser, link())
    url = f"/welcome/{own_access.first_link(ws, '')}"
    assert browser.look(url).forms == []
    assert browser.post(url, {}, follow=False).status == 409
    assert accept(someone(), url, name="Cene").status == 303


def test_signing_out_is_asked_first_and_ends_the_sign_in(ws, someone, link):
    browser = someone()
    accept(browser, link())
    session = session_of(browser)
    assert "new link" in browser.look("/sign-out").text
    assert signing_in.who(ws, session) is not None, "asking ends nothing"
    reply = browser.post("/sign-out", {}, follow=False)
    assert (reply.status, reply.header("location")) == (303, "/")
    assert signing_in.who(ws, session) is None
    assert session_of(browser) == ""
    assert browser.post("/sign-out", {}, follow=False).status == 303


def test_files_are_taken_from_who_is_signed_in(ws, doors, someone, link, monkeypatch):
    now = [0.0]
    doors.clock = lambda: now[0]
    browser = someone()
    accept(browser, link())

    def asking(secret):
        return doors.holder({"type": "http", "headers": [(b"cookie", f"a=b; prodige={secret}".encode())]})

    session = session_of(browser)
    assert asking(session) == signing_in.who(ws, session).person_id
    assert not asking("A" * 43)
    assert not asking(links.hashed(session))
    assert not doors.holder({"type": "http", "headers": []})
    signing_in.sign_out(ws, session)
    now[0] += 6
    assert not asking(session)


def test_a_window_is_known_by_who_is_signed_in_at_once(ws, doors, someone, link):
    browser = someone()
    accept(browser, link())
    session = session_of(browser)

    def asking(secret):
        return doors.person_of({"type": "websocket", "headers": [(b"cookie", f"a=b; prodige={secret}".encode())]})

    assert asking(session) == signing_in.who(ws, session).person_id
    assert asking("A" * 43) == asking("") == doors.person_of({"type": "websocket", "headers": []}) == ""
    signing_in.sign_out(ws, session)
    assert asking(session) == ""


def test_in_local_mode_nobody_signs_in(ws, someone):
    local = Starlette(routes=routes(lambda: True, lambda: ws))
    for url in ("/welcome", "/welcome/" + "A" * 43, "/sign-out"):
        reply = Visitor(local).look(url)
        assert reply.status == 404
        assert "Nobody signs in here" in reply.text


def test_these_pages_need_nothing_of_other_hosts(someone, link):
    browser = someone()
    looks = [browser.look(link())]
    accept(browser, link())
    looks.append(browser.look("/sign-out"))
    for reply in looks:
        assert "http://" not in reply.body.decode()
        assert "default-src 'none'" in reply.header("content-security-policy")
