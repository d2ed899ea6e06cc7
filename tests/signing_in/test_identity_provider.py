"""Signing in at an identity provider, in the real app: whom it believes, and which lies it sees through."""

from __future__ import annotations

import time

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from prodige_core.services import own_access, signing_in, workspace
from prodige_core.services.workspace import open_workspace
from tests.factories import MINI
from tests.identity_provider import IdentityProvider
from tests.ports import free_port
from tests.server_app import COOKIE_SECRET, server_app

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 120
ANA = {"sub": "248289761001", "name": "Ana Novak", "email": "ana@school.example", "email_verified": True}


@pytest.fixture(scope="module")
def provider():
    with IdentityProvider(free_port()) as running:
        yield running


@pytest.fixture(autouse=True)
def honest(provider):
    provider.lie, provider.claims = "", dict(ANA)


@pytest.fixture(scope="module")
def app(provider, tmp_path_factory):
    with server_app(tmp_path_factory.mktemp("app"), **provider.settings) as running:
        yield running


@pytest.fixture
def browser(app):
    with httpx.Client(base_url=app.url, timeout=PATIENCE_SECONDS) as client:
        yield client


def sign_in(browser, *, until_callback=False):
    """What the button does: to the provider and back. The token is what ``st.login`` puts into the address."""
    token = jwt.encode(
        {"alg": "HS256"}, {"provider": "default", "exp": int(time.time()) + 3600}, OctKey.import_key(COOKIE_SECRET)
    )
    to_provider = browser.get("/auth/login", params={"provider": token}).headers["location"]
    back = httpx.get(to_provider, timeout=PATIENCE_SECONDS).headers["location"]
    return back if until_callback else browser.get(back)


def session_of(browser):
    return browser.cookies.get("prodige", "")


@pytest.fixture
def who(app):
    def asking(browser):
        ws = open_workspace(app.database, MINI, read_only=True)
        try:
            return signing_in.who(ws, session_of(browser))
        finally:
            workspace.close(ws)

    return asking


def everybody(app):
    ws = open_workspace(app.database, MINI, read_only=True)
    try:
        return own_access.everybody(ws)
    finally:
        workspace.close(ws)


def test_a_provider_signs_somebody_in_and_leaves_nothing_of_its_own_in_the_browser(app, browser, provider, who):
    reply = sign_in(browser)
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    assert who(browser).name == "Ana Novak"
    assert not [name for name in browser.cookies if name.startswith("_streamlit_user")]
    asked = provider.asked[-1]
    assert asked["scope"] == "openid profile", "no e-mail address is asked for"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"{app.url}/oauth2callback"
    told = app.log.read_text()
    assert session_of(browser) not in told
    assert "ana@school.example" not in told


def test_the_same_subject_with_another_address_is_the_same_person(browser, provider, who):
    sign_in(browser)
    first = who(browser).person_id
    provider.claims |= {"email": "ana.married@school.example", "name": "Ana Married"}
    sign_in(browser)
    assert who(browser).person_id == first


@pytest.mark.parametrize("verified", [True, False])
def test_another_subject_with_the_same_address_is_another_person(browser, provider, who, verified):
    sign_in(browser)
    first = who(browser).person_id
    provider.claims |= {"sub": f"another {verified}", "email_verified": verified}
    sign_in(browser)
    assert who(browser).person_id != first


def test_signing_in_again_ends_the_sign_in_before(browser, app, who):
    sign_in(browser)
    former = session_of(browser)
    sign_in(browser)
    assert session_of(browser) != former
    ws = open_workspace(app.database, MINI, read_only=True)
    assert signing_in.who(ws, former) is None
    workspace.close(ws)


@pytest.mark.parametrize(
    "lie", ["state", "nonce", "key", "unsigned", "their secret", "audience", "issuer", "expired", "denied"]
)
def test_a_lie_signs_nobody_in(app, browser, provider, lie):
    provider.lie = lie
    provider.claims["sub"] = f"liar {lie}"
    before = len(everybody(app))
    reply = sign_in(browser)
    assert (reply.status_code, reply.headers["location"]) == (303, "/?refused")
    assert session_of(browser) == ""
    assert len(everybody(app)) == before


def test_an_answer_works_once_and_only_in_the_browser_that_asked(app, browser, provider):
    provider.claims["sub"] = "once"
    answer = sign_in(browser, until_callback=True)
    with httpx.Client(base_url=app.url, timeout=PATIENCE_SECONDS) as other:
        assert other.get(answer).headers["location"] == "/?refused"
        assert session_of(other) == ""
    assert browser.get(answer).headers["location"] == "/"
    assert browser.get(answer).headers["location"] == "/?refused"


@pytest.mark.parametrize("sub", ["", None, 17, "9" * 256])
def test_a_subject_that_is_none_signs_nobody_in(browser, provider, sub):
    provider.claims["sub"] = sub
    assert sign_in(browser).headers["location"] == "/?refused"
    assert session_of(browser) == ""


def test_a_made_up_cookie_of_streamlits_is_nothing(browser, app):
    browser.cookies.set("_streamlit_user", "eyJzdWIiOiIxIn0", domain="localhost")
    assert browser.get("/oauth2callback").headers["location"] == "/?refused"
    assert session_of(browser) == ""
