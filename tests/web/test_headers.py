"""Headers on every response, the page's language, fonts, health: driven as plain ASGI."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from prodige_web import PageLanguage, SecurityHeaders, routes
from prodige_web.assets import assets
from prodige_web.headers import content_policy
from prodige_web.rendering import POLICY

INDEX = Path(st.__file__).parent / "static" / "index.html"


async def page(request):
    return HTMLResponse('<!DOCTYPE html><html lang="en"><body>Hello</body></html>')


async def text(request):
    return PlainTextResponse('<html lang="en">')


@pytest.fixture(scope="module")
def app():
    own = [Route("/", page), Route("/text", text), *routes(lambda: True, lambda: None)]
    return Starlette(routes=own, middleware=[Middleware(SecurityHeaders, index_html=INDEX), Middleware(PageLanguage)])


def get(app, path, query="", cookie=""):
    """One GET: (status, headers, body)."""
    sent = []

    asked = []

    async def receive():
        if asked:
            await asyncio.sleep(3600)  # a client that stays connected
        asked.append(1)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    headers = [(b"host", b"localhost"), *([(b"cookie", cookie.encode())] if cookie else [])]
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
        "asgi": {"version": "3.0"},
    }
    with ThreadPoolExecutor(max_workers=1) as own_loop:  # the browser tests leave a loop running in this thread
        own_loop.submit(lambda: asyncio.run(app(scope, receive, send))).result(timeout=240)
    start = sent[0]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return start["status"], [(key.decode(), value.decode()) for key, value in start["headers"]], body


@pytest.mark.parametrize("path", ["/", "/text", "/healthz", "/readyz", "/fonts/FiraSans-Regular.ttf", "/nowhere"])
def test_every_response_carries_the_security_headers(app, path):
    _, headers, _ = get(app, path)
    found = dict(headers)
    assert "default-src 'self'" in found["content-security-policy"]
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"


def test_the_policy_names_the_inline_script_of_the_installed_streamlit_by_hash_and_allows_no_other():
    policy = content_policy(INDEX.read_bytes())
    script = re.search(r"script-src ([^;]*)", policy).group(1)
    assert script.count("'sha256-") == INDEX.read_bytes().count(b"<script>")
    assert "unsafe" not in script
    assert "http:" not in policy
    assert "https:" not in policy


def test_the_page_language_follows_the_query_and_is_remembered(app):
    _, headers, body = get(app, "/", query="lang=el")
    assert b'<html lang="el">' in body
    assert any(key == "set-cookie" and value.startswith("prodige_lang=el;") for key, value in headers)
    assert dict(headers)["content-length"] == str(len(body))


def test_the_page_language_follows_the_cookie(app):
    _, headers, body = get(app, "/", cookie="other=1; prodige_lang=fr")
    assert b'<html lang="fr">' in body
    assert not any(key == "set-cookie" for key, _ in headers)


@pytest.mark.parametrize("hostile", ["el%0a", 'x"><script>', "en-GB;x", "%00", "a" * 5000])
def test_a_hostile_language_changes_nothing(app, hostile):
    status, _, body = get(app, "/", query=f"lang={hostile}")
    assert status == 200
    assert b'<html lang="en">' in body


def test_only_html_pages_are_rewritten(app):
    assert get(app, "/text", query="lang=el")[2] == b'<html lang="en">'


def test_fonts_are_served_by_name_and_nothing_else(app):
    status, headers, body = get(app, "/fonts/FiraSans-Regular.ttf")
    assert status == 200
    assert dict(headers)["content-type"] == "font/ttf"
    assert len(body) > 100_000
    assert get(app, "/fonts/..%2fmetadata.json")[0] == 404
    assert get(app, "/fonts/metadata.json")[0] == 404


def test_styles_and_scripts_are_kept_for_a_year_under_an_address_of_their_content(app):
    for name, own in assets().items():
        status, headers, body = get(app, own.address)
        assert (status, body) == (200, own.plain)
        assert "immutable" in dict(headers)["cache-control"]
        assert name.split(".")[0] in own.address
    assert get(app, "/assets/participant.css")[0] == 404
    assert get(app, "/assets/participant.000000000000.css")[0] == 404


def test_a_page_that_names_its_language_itself_keeps_it_and_the_choice_is_remembered(app):
    _, headers, body = get(app, "/j", query="lang=qq")
    assert b'<html lang="en"' in body
    assert any(key == "set-cookie" and value.startswith("prodige_lang=qq;") for key, value in headers)
    policies = [value for key, value in headers if key == "content-security-policy"]
    assert policies == [POLICY]
