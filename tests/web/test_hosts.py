"""The app answers to its own names only, and to windows that its own pages open. Source: reliability, S1 and S2."""

import pytest
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from prodige_web import KnownHosts, SecurityHeaders
from prodige_web.hosts import host_name
from prodige_web.limits import source_of
from tests.web.conftest import INDEX
from tests.web.plain_asgi import says_inside, scope_of, sent_by

PUBLIC = "https://prodige.example"
LOCAL = KnownHosts(says_inside)
SERVER = KnownHosts(says_inside, PUBLIC)


def status(app, host="", path="/j", kind="http", client=("192.0.2.7", 5), **headers):
    given = [("host", host)] if host is not None else []
    given += [(name.replace("_", "-"), value) for name, value in headers.items()]
    first = sent_by(app, scope_of(path, kind=kind, client=client, headers=given))[0]
    return first["type"] if kind == "websocket" else first["status"]


@pytest.mark.parametrize(
    "host",
    [
        "192.168.1.20:8501",
        "127.0.0.1",
        "[fe80::1]:8501",
        "[2001:db8::7]",
        "localhost:8501",
        "school-pc:8501",
        "SCHOOL-PC",
        "school-pc.local:8501",
        "school-pc.local.",
        "prodige.lan",
        "pc.office.internal",
        "pc.home.arpa",
    ],
)
def test_on_a_schools_network_it_answers_to_numbers_and_to_names_nobody_outside_can_have(host):
    assert status(LOCAL, host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "school-pc.local.evil.example",
        "192.168.1.20.evil.example",
        "evil.example:8501",
        "192.168.1.20@evil.example",
        "localhost.evil.example",
        "evil.arpa",
        "x y",
        "a/b",
        "[::1",
        "[x]",
        "::1",
        "localhost:port",
        "local host",
        "",
        None,
    ],
)
def test_a_name_that_may_be_another_sites_is_refused(host):
    assert status(LOCAL, host) == 403
    assert status(SERVER, host) == 403
    assert status(LOCAL, host, kind="websocket") == "websocket.close"


def test_two_hosts_are_none():
    two = [("host", "127.0.0.1"), ("host", "evil.example")]
    assert sent_by(LOCAL, scope_of(headers=two))[0]["status"] == 403


def test_the_address_that_a_host_typed_for_phones_is_known():
    app = KnownHosts(says_inside, also_known=lambda: "http://prodige.school.example:8501")
    assert status(app, "prodige.school.example:8501") == 200
    assert status(app, "other.school.example:8501") == 403


def test_on_a_server_it_answers_to_its_public_name_only():
    for own in ("prodige.example", "PRODIGE.EXAMPLE", "prodige.example:443", "prodige.example."):
        assert status(SERVER, own) == 200
    for other in ("www.prodige.example", "127.0.0.1", "localhost", "192.0.2.7", "xprodige.example"):
        assert status(SERVER, other) == 403


def test_an_operator_on_the_machine_asks_for_health_by_any_name_of_it_and_for_nothing_else():
    here = {"client": ("127.0.0.1", 5), "host": "127.0.0.1:8501"}
    for path in ("/healthz", "/readyz", "/metrics"):
        assert status(SERVER, path=path, **here) == 200
        assert status(SERVER, path=path, **here, x_forwarded_for="192.0.2.7") == 403
        assert status(SERVER, path=path, host="127.0.0.1:8501") == 403, "from elsewhere"
    assert status(SERVER, path="/", **here) == 403


@pytest.mark.parametrize(
    ("origin", "opened"),
    [
        ("https://prodige.example", True),
        ("HTTPS://Prodige.Example", True),
        ("https://evil.example", False),
        ("https://prodige.example.evil.example", False),
        ("https://prodige.example:8443", False),
        ("null", False),
        ("", False),
        ("https://[", False),
    ],
)
def test_only_our_own_pages_open_a_window(origin, opened):
    wanted = "websocket.accept" if opened else "websocket.close"
    assert status(SERVER, "prodige.example", kind="websocket", origin=origin) == wanted


def test_where_the_proxy_leaves_the_port_out_the_window_opens_still():
    app = KnownHosts(says_inside, "https://prodige.example:8443")
    assert status(app, "prodige.example", kind="websocket", origin="https://prodige.example:8443") == "websocket.accept"


def test_a_refused_window_is_a_403_with_headers():
    app = SecurityHeaders(LOCAL, INDEX)
    sent = sent_by(app, scope_of("/_stcore/stream", kind="websocket", headers=[("host", "evil.example")]))
    assert [message["type"] for message in sent] == ["websocket.http.response.start", "websocket.http.response.body"]
    assert sent[0]["status"] == 403
    assert (b"x-frame-options", b"DENY") in sent[0]["headers"]


def test_the_page_of_the_refusal_says_what_to_do_and_nothing_of_the_host():
    sent = sent_by(LOCAL, scope_of("/j", headers=[("host", "evil.example")]))
    text = sent[1]["body"].decode()
    assert "Prodige does not know this address" in text
    assert "evil.example" not in text


@pytest.mark.parametrize(
    ("host", "name"), [("[::1]:80", "::1"), ("A.b:1", "a.b"), ("a:123456", None), ("a\n", None), ("-", None)]
)
def test_a_host_is_read_strictly(host, name):
    assert host_name(host) == (name or ("-" if host == "-" else None))


@pytest.mark.parametrize(
    ("client", "forwarded", "believed"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),
        ("127.0.0.1", "127.0.0.1, 203.0.113.9", "203.0.113.9"),
    ],
)
def test_whom_the_proxy_names_is_counted_and_a_forged_header_from_elsewhere_is_not(client, forwarded, believed):
    seen = []

    async def counting(scope, receive, send):
        seen.append((source_of(scope["client"]), scope["scheme"]))
        await says_inside(scope, receive, send)

    app = ProxyHeadersMiddleware(counting, trusted_hosts=["127.0.0.1", "::1"])
    headers = [("x-forwarded-for", forwarded), ("x-forwarded-proto", "https")]
    sent_by(app, scope_of(client=(client, 5), headers=headers))
    assert seen == [(believed, "http" if client == "192.0.2.7" else "https")]
