"""Headers, cookies, methods and paths, asked of the real app over HTTP. Sources: reliability, S2-S4; section 3."""

from __future__ import annotations

import re
import socket

import pytest

from prodige_web import routes
from prodige_web.headers import YEAR_SECONDS
from tests.faults.real_app import START_SECONDS
from tests.hardening.breaking import CODE
from tests.hardening.conftest import PUBLIC_HOST

pytestmark = pytest.mark.slow

FONT = "/fonts/FiraSans-Regular.ttf"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
STREAMLIT = [
    "/",
    "/assess",
    "/nowhere/at/all",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/upload_file/a/b",
    "/_stcore/bidi-components/x",
    "/_stcore/agent",
    "/media/nothing.pdf",
    "/component/x/index.html",
    "/app/static/x",
    "/static/nothing.js",
    "/favicon.png",
    "/auth/login",
    "/oauth2callback?code=x&state=y",
]
TRICKS = [
    "//evil.example/",
    "//evil.example/j",
    "/\\evil.example",
    "/..",
    "/../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc%2fpasswd",
    "/static/..%2f..%2f..%2fsecrets",
    "/fonts/..%2f..%2fsetup.py",
    "/assets/..%2fparticipant.css",
    "/j/%2f..%2f_stcore%2fmetrics",
    "/j/../_stcore/metrics",
    "/j//vote",
    "/s/%00",
    "/j/%0d%0aSet-Cookie:%20x=1",
    "/s/x%0d%0aLocation:%20https://evil.example/",
    "/j?code=AAAAAAA2%0d%0aX-Evil:%201",
    "/j/AAAAAAA2?lang=de%0d%0aX-Evil:%201",
    "/s/%ff%fe",
    "/_stcore/%6detrics",
    "/_stcore//metrics",
    "/%5fstcore/metrics",
    "/;/_stcore/metrics",
    "/" + "a" * 8000,
]


def own_paths():
    """Every plain route, with something in the place of its parameters."""
    known = {route.path for route in routes(lambda: True, lambda: None)}
    return sorted(
        re.sub(r"\{\w+(:\w+)?\}", lambda one: "1" if one[1] == ":page" else "AAAAAAA2", path) for path in known
    )


def holds(app, reply, path):
    for name, value in ALWAYS.items():
        assert reply.header(name) == value, f"{path}: {name}"
    policy = reply.header("content-security-policy")
    assert "frame-ancestors 'none'" in policy, path
    assert "unsafe-eval" not in policy
    assert "http:" not in policy
    assert "geolocation=()" in reply.header("permissions-policy")
    assert reply.header("referrer-policy") in {"same-origin", "no-referrer", "strict-origin"}
    assert reply.header("server") == ""
    assert reply.header("x-powered-by") == ""
    assert reply.header("access-control-allow-origin") == ""
    assert reply.header("x-evil") == ""
    if app.host == PUBLIC_HOST:
        assert reply.header("strict-transport-security") == f"max-age={YEAR_SECONDS}", path
    if not path.startswith(("/fonts/", "/assets/", "/static/")):
        assert reply.header("cache-control") == "no-store", path


def test_every_route_answers_with_all_headers_and_never_with_500(any_app):
    for path in [*own_paths(), *STREAMLIT, FONT]:
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
            reply = any_app.ask(path, method, b"" if method in {"POST", "PUT"} else None)
            holds(any_app, reply, path)
            assert reply.status < 500, (method, path)


def test_paths_with_tricks_in_them_are_answered_plainly(any_app):
    for path in TRICKS:
        reply = any_app.ask(path)
        holds(any_app, reply, path.replace("/static/..", "/x"))
        assert reply.status < 500, path
        place = reply.header("location")
        assert not place or (place.startswith("/") and not place.startswith(("//", "/\\"))), (path, place)
        assert b"root:" not in reply.body
        assert b"streamlit_" not in reply.body[:20000] or b"<!DOCTYPE" in reply.body or b"<html" in reply.body
        assert b"# TYPE" not in reply.body, path


def test_files_for_everybody_are_kept_and_pages_with_peoples_data_are_not(any_app):
    assert "immutable" in any_app.ask(FONT).header("cache-control")
    page = any_app.ask("/").body.decode()
    script = re.search(r'src="\.?(/static/js/[^"]+)"', page)[1]
    assert "max-age" in any_app.ask(script).header("cache-control")
    assert any_app.ask("/media/nothing.pdf").header("content-security-policy").endswith("sandbox")


def test_participants_pages_allow_no_inline_style_or_script(any_app):
    for path in ("/j", "/j/AAAAAAA2", "/s/unknown", "/screen/unknown"):
        assert "unsafe" not in any_app.ask(path).header("content-security-policy"), path


def test_what_is_no_http_and_what_is_too_long_is_refused_with_headers_too(any_app):
    for sent, status in (
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 300_000, 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: a\r\n" * 101 + b"\r\n", 431),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
    ):
        head = raw(any_app, sent)
        assert head.startswith(f"HTTP/1.1 {status} ".encode()), (sent[:60], head[:80])
        for name, value in ALWAYS.items():
            assert f"{name}: {value}".encode() in head
        assert b"\nserver:" not in head.lower()


def raw(app, sent):
    answer = b""
    with socket.create_connection(("127.0.0.1", app.port), START_SECONDS) as line:
        try:
            line.sendall(sent)
            while part := line.recv(65536):
                answer += part
        except ConnectionError:  # it closed while we still sent
            pass
    return answer


def test_methods_nobody_needs_are_refused(any_app):
    for method in ("TRACE", "PATCH", "PROPFIND"):
        assert any_app.ask("/", method).status == 405
    assert any_app.ask("/", "TRACE", x_secret="canary").body == b""  # noqa: S106


def test_streamlits_inner_routes_answer_to_nobody(any_app):
    closed = ["metrics", "script-health-check", "agent", "agent/mcp", "bidi-components/x", "", "health/", "nothing"]
    for path in (*(f"/_stcore/{one}" for one in closed), "/component/x", "/app/static/x", "/_stcore"):
        for method in ("GET", "POST", "OPTIONS"):
            assert any_app.ask(path, method).status in {404, 405}, path
    assert any_app.ask("/_stcore/host-config").body.startswith(b'{"allowedOrigins":[]')


def test_nobody_can_sign_in_where_there_is_no_signing_in(local_app):
    assert local_app.ask("/auth/login").status == 404
    assert local_app.ask("/oauth2callback?code=x").status == 404


def test_over_https_every_cookie_is_sent_back_over_https_only(server_app, local_app):
    for app in (server_app, local_app):
        given = [one for path in ("/_stcore/health", "/j?lang=en") for one in app.ask(path).cookies()]
        assert len(given) == 2
        assert all("samesite=lax" in one.lower() for one in given)
        assert all(("; secure" in one.lower()) == (app is server_app) for one in given)


def test_an_error_shows_a_number_and_nothing_of_the_inside(any_app):
    reply = any_app.ask(f"/j/{CODE}", cookie="seat=canary.canary", accept_language="en")
    assert reply.status == 500
    holds(any_app, reply, "/j")
    text = reply.body.decode()
    reference = re.search(r"number ([0-9a-f]{8})\.", text)[1]
    for word in ("Traceback", "RuntimeError", "SELECT", "canary", "Maria", ".py", "/srv", "sqlite"):
        assert word not in text, word
    assert f'"reference": "{reference}"' in any_app.told()
    assert any_app.ask("/healthz").status == 200, "it goes on"


def test_no_form_of_another_sites_page_is_taken(any_app):
    for route in routes(lambda: True, lambda: None):
        if "POST" not in (getattr(route, "methods", None) or ()):
            continue
        path = re.sub(r"\{\w+(:\w+)?\}", lambda one: "1" if one[1] == ":page" else "AAAAAAA2", route.path)
        for told in ({"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}):
            form = {"content_type": "application/x-www-form-urlencoded", **told}
            reply = any_app.ask(path, "POST", b"code=AAAAAAA2&item=x&level=1&seq=1", **form)
            led_to_the_room = reply.status == 303 and reply.header("location") == path == "/j/AAAAAAA2"
            assert reply.status in {403, 404} or led_to_the_room, (path, told, reply.status)
            assert not [one for one in reply.cookies() if "max-age=0" not in one.lower()], path
