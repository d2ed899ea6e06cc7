"""Two processes of the app on PostgreSQL behind nginx are one app (promises S2 to S5, S11, L6; design, section 11).

nginx runs with the configuration that ``docs/operations.md`` tells people to use.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import http.client
import json
import os
import random
import socket
import ssl
import statistics
import sys
import time
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
import psycopg
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import make_url

from benchmarks import phones
from benchmarks.phones import Phone
from prodige_core.i18n import translator
from prodige_core.responses import Centre
from prodige_core.services import centres, demo_workshop, own_access, workshops, workspace
from prodige_core.services.demo import demo_bytes
from tests import databases
from tests.browser.conftest import launched
from tests.faults.behind_nginx import HOST, SECRET, Deployment, deployed
from tests.faults.real_app import ROOT
from tests.identity_provider import IdentityProvider
from tests.ports import free_port
from tests.postgresql_server import APP_ROLE, Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.postgres,
    pytest.mark.skipif(os.name == "nt", reason="nginx and SIGKILL as on a server"),
]

PHONES, THINKING_SECONDS = 150, 0.4
"""People in the room, and how long one looks at a statement, on average; much less than people do."""
AFTER_SECONDS = 1.0
"""How long the room goes on before the first kill, and half as long as after the second."""


DATABASE = "prodige_site"
PATIENCE_SECONDS = 60
WRONG_CODES = 12
"""Two more than one address may try at once (`prodige_web.limits`)."""
NO_CODE_HAS = str.maketrans("01", "XY")
DEMO_NAME = json.loads(demo_bytes())["centre"]["name"]


@pytest.fixture(scope="module")
def server():
    """A PostgreSQL server as careful as on a real server: it syncs before it says that something is stored."""
    own = Server({})
    databases.prepare(own.url)
    with psycopg.connect(own.url.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {DATABASE} OWNER {APP_ROLE}")
    yield make_url(own.url).set(database=DATABASE)
    own.close()


@pytest.fixture(scope="module")
def provider():
    """An identity provider at which people may sign in."""
    with IdentityProvider(free_port()) as running:
        running.claims = {"sub": "248289761001", "name": "Ana Novak"}
        yield running


@pytest.fixture(scope="module")
def site(server, provider, tmp_path_factory):
    """Two processes and nginx; they start at the same moment on an empty database."""
    url = server.set(username=APP_ROLE).render_as_string(hide_password=False)
    with deployed(tmp_path_factory.mktemp("site"), url, **provider.settings) as made:
        yield made


@pytest.fixture(scope="module")
def room(site):
    """A self-paced room for 150 people: its ``code`` and ``items``."""
    ws = workspace.open_workspace(site.database_url, ROOT / "frameworks")
    made = demo_workshop.demo_workshop(ws, translator("en"), closed=False)
    workspace.close(ws)
    return {"code": made.code, "items": [own.item for own in made.statements]}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def all(self, name: str) -> list[str]:
        return self.headers.get_all(name, [])


def ask(site: Deployment, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    """One request to nginx over TLS."""
    line = http.client.HTTPSConnection(HOST, site.https_port, timeout=PATIENCE_SECONDS, context=site.trusted)
    with contextlib.closing(line):
        line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        got = line.getresponse()
        return Answer(got.status, got.headers, got.read())


def apart(work: Coroutine[Any, Any, Any]) -> Any:
    """Run it in a loop of its own thread: browser tests leave one running in this thread."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(work)).result()


async def hang_up(lines: Sequence[Phone]) -> None:
    for one in lines:
        one.line.transport.abort()
    await asyncio.sleep(0.1)  # the loop tells TLS


def show(capsys, **figures: object) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{json.dumps(figures)}\n")


def test_every_answer_is_hardened_and_nothing_inner_is_reachable_from_outside(site):
    own = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    for path, status, by_app in [
        ("/", 200, True),
        ("/j", 200, True),
        ("/j/WRNGCDE2", 404, True),
        ("/s/not-a-link", 404, True),
        ("/healthz", 200, True),
        ("/_stcore/health", 200, True),
        ("/_stcore/metrics", 404, False),
        ("/_stcore/agent/openapi.json", 404, False),
        ("/metrics", 404, False),
        ("/component/x/index.html", 404, False),
    ]:
        answer = ask(site, "GET", path)
        assert answer.status == status, path
        assert answer.all("Strict-Transport-Security") == ["max-age=31536000"], path
        assert len(answer.all("Content-Security-Policy")) == 1, path
        assert (answer.all("Content-Security-Policy") != [own]) == by_app, path
        assert answer.all("X-Content-Type-Options") == ["nosniff"], path
        assert len(answer.all("Referrer-Policy")) == 1, path
        assert answer.headers["Server"] == "nginx", path  # and no version
    assert ask(site, "POST", "/j", b"code=" + b"A" * 200_000).status == 413
    assert ask(site, "PUT", "/_stcore/upload_file/none/none", b"A" * 6_400_000).status == 413


def test_only_the_servers_own_name_is_answered_and_only_over_https(site):
    plain = http.client.HTTPConnection(HOST, site.http_port, timeout=PATIENCE_SECONDS)
    plain.request("GET", "/j/ABCD2345?x=1")
    moved = plain.getresponse()
    assert (moved.status, moved.headers["Location"]) == (301, f"{site.url}/j/ABCD2345?x=1")
    plain.close()
    for foreign in ("evil.example", f"127.0.0.1:{site.http_port}"):
        with socket.create_connection((HOST, site.http_port), PATIENCE_SECONDS) as line:
            line.sendall(f"GET /j HTTP/1.1\r\nHost: {foreign}\r\n\r\n".encode())
            assert line.recv(100) == b"", "closed without a word"
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        ask(site, "GET", "/", Host="evil.example")
    careless = ssl.create_default_context()
    careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection((HOST, site.https_port), PATIENCE_SECONDS) as line,
        pytest.raises((ssl.SSLError, ConnectionResetError)),
    ):
        careless.wrap_socket(line, server_hostname="evil.example")


@dataclass
class Client:
    """A browser without a screen. Each request says which process shall answer: 1 or 2, as nginx numbers them."""

    site: Deployment
    line: httpx.Client

    def ask(self, process: int, method: str, path: str, **more: Any) -> httpx.Response:
        kept = [f"{one.name}={one.value}" for one in self.line.cookies.jar if one.name != "prodige_process"]
        kept.append(f"prodige_process={process}")
        return self.line.request(method, path, headers={"Cookie": "; ".join(kept)}, **more)

    def signed_in_at(self) -> list[bool]:
        """By process: whoever is not signed in is led away from the form for signing out."""
        return [self.ask(process, "GET", "/sign-out").status_code == 200 for process in (1, 2)]


@pytest.fixture
def client(site):
    made = []

    def one() -> Client:
        made.append(httpx.Client(base_url=site.url, verify=site.trusted, timeout=PATIENCE_SECONDS))
        return Client(site, made[-1])

    yield one
    for line in made:
        line.close()


def through_the_provider(client: Client, *, to: int, back: int) -> httpx.Response:
    """What the button does at one process, and the way back to the other. The token is what ``st.login`` makes."""
    said = {"provider": "default", "exp": int(time.time()) + 60}
    token = jwt.encode({"alg": "HS256"}, said, OctKey.import_key(SECRET))
    to_provider = client.ask(to, "GET", "/auth/login", params={"provider": token}).headers["location"]
    return client.ask(back, "GET", httpx.get(to_provider, timeout=PATIENCE_SECONDS).headers["location"])


def test_a_sign_in_at_a_provider_begun_at_one_process_ends_at_the_other_and_signing_out_holds_at_both(site, client):
    phone, laptop = client(), client()
    for browser, to, back in ((phone, 1, 2), (laptop, 2, 1)):
        assert browser.signed_in_at() == [False, False]
        reply = through_the_provider(browser, to=to, back=back)
        assert (reply.status_code, reply.headers["location"]) == (303, "/")
        assert browser.signed_in_at() == [True, True]
        asked_there_and_back = asked(site, "/-")[-2:]  # the log names neither address
        assert asked_there_and_back == [site.ports[to - 1], site.ports[back - 1]]
    assert phone.ask(1, "POST", "/sign-out", data={"yes": "yes"}).status_code == 303
    assert [phone.signed_in_at(), laptop.signed_in_at()] == [[False, False], [True, True]]
    secret = next(one.value for one in laptop.line.cookies.jar if one.name.endswith("prodige"))
    assert laptop.ask(2, "POST", "/sign-out", data={"yes": "yes"}).status_code == 303
    laptop.line.cookies.set("__Host-prodige", secret, domain=HOST)  # whoever kept the cookie has nothing
    assert laptop.signed_in_at() == [False, False]


def test_nginx_writes_down_no_address_code_token_or_question(site, room):
    for path in (
        f"/j/{room['code']}",
        f"/j/{room['code']}/state",
        "/s/a-private-link",
        "/screen/a-screen",
        "/welcome/a-key",
    ):
        ask(site, "GET", f"{path}?who=a-person", Cookie="seat=a-cookie")
    ask(site, "GET", "/?who=a-person", Cookie="x=a-cookie")
    ask(site, "GET", "/home/a-private-link")
    lines = (site.folder / "prodige_access.log").read_text().splitlines()
    told = [json.loads(line) for line in lines]
    assert {one["path"] for one in told} >= {"/s/-", "/", "/-"}
    assert all(
        set(one) == {"at", "method", "path", "status", "bytes", "seconds", "process", "process_seconds"} for one in told
    )
    assert not [one for one in told if one["path"].startswith(("/j", "/s/", "/screen")) and one["status"] < 400]
    written = "\n".join(path.read_text() for path in site.folder.glob("*.log"))
    for secret in (room["code"], "a-private-link", "a-screen", "a-key", "a-person", "a-cookie"):
        assert secret not in written


def test_one_address_meets_one_process_at_the_door_whoever_it_claims_to_be_and_right_codes_still_open(site, room):
    for number in range(WRONG_CODES):
        code = f"WRNG{number + 2345}".translate(NO_CODE_HAS)
        assert ask(site, "GET", f"/j/{code}", X_Forwarded_For=f"198.51.100.{number}").status == 404
    wrong = asked(site, "/j/-")[-WRONG_CODES:]
    assert len(set(wrong)) == 1
    assert "wrong_codes_slowed" in site.told(wrong[0]), "all were counted for one address, not for those in the header"
    assert ask(site, "GET", f"/j/{room['code']}").status == 200


def test_phones_of_both_processes_follow_the_host_within_a_second(site, room, capsys):
    ws = workspace.open_workspace(site.database_url, ROOT / "frameworks")
    own_id = workshops.create(ws, centres.create_centre(ws, Centre(name="Hill School")), room["items"], pace="host")
    code = workshops.open_room(ws, own_id).code

    async def seat(port: int) -> Phone:
        """A phone that a process of our choice serves; through nginx it may be either."""
        line = await phones.phone(f"http://127.0.0.1:{port}")
        line.host = f"{HOST}:{site.https_port}"
        status, head, _ = await line.get(f"/j/{code}")
        assert status == 200
        line.cookie = phones.COOKIE.search(head).group(1)
        return line

    async def seconds_until(line: Phone, item: str) -> float:
        """How long after the host's step the answer was asked for that tells of it; however late it then came."""
        shown = asked_at = time.monotonic()
        while json.loads((await line.get(f"/j/{code}/state"))[2])["item"] != item:
            assert asked_at - shown < 1.0, "asked a second after the host's step, and told what was before"
            await asyncio.sleep(0.02)
            asked_at = time.monotonic()
        return asked_at - shown

    async def follow() -> list[float]:
        seats = [await seat(port) for port in site.ports]
        took = []
        for item in room["items"][:4]:
            await asyncio.to_thread(workshops.show, ws, own_id, item)  # as a third process would
            took += await asyncio.gather(*(seconds_until(line, item) for line in seats))
        await hang_up(seats)
        return took

    took = apart(follow())
    workspace.close(ws)
    usual = statistics.median(took)
    show(capsys, steps=len(took), usual_seconds=round(usual, 2), slowest_seconds=round(max(took), 2))


@pytest.fixture
def page(site) -> Iterator[Page]:
    """A browser that was let in by an access link."""
    ws = workspace.open_workspace(site.database_url, ROOT / "frameworks")
    link = f"{site.url}/welcome/{own_access.first_link(ws, 'Ana Costa')}"
    workspace.close(ws)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        opened = browser.new_context(ignore_https_errors=True, accept_downloads=True, locale="en-GB").new_page()
        opened.set_default_timeout(1000 * 2 * PATIENCE_SECONDS)
        opened.goto(link)
        opened.get_by_label("Your name").fill("Ana Costa")
        opened.get_by_role("button", name="Accept").click()
        opened.get_by_text("Only you and whom you invite can see your centre.").wait_for()
        yield opened
        browser.close()


def own_process(site: Deployment, page: Page) -> int:
    """The port of the process to which the browser's cookie leads."""
    cookies = {one["name"]: one for one in page.context.cookies()}
    assert cookies["prodige_process"]["secure"]
    assert cookies["prodige_process"]["httpOnly"]
    return site.ports[int(cookies["prodige_process"]["value"]) - 1]


def asked(site: Deployment, path: str) -> list[int]:
    """The ports that answered requests to an address, from nginx's log."""
    lines = map(json.loads, (site.folder / "prodige_access.log").read_text().splitlines())
    return [int(one["process"].rpartition(":")[2]) for one in lines if one["path"] == path and one["process"]]


def put_in(page: Page) -> None:
    """Open the demo centre's file at the start."""
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        {"name": "demo.prodige.json", "mimeType": "application/json", "buffer": demo_bytes()}
    )
    page.get_by_role("button", name="Open this file").click()
    page.get_by_role("heading", level=1, name=DEMO_NAME).wait_for()


def taken_out(site: Deployment, page: Page) -> str:
    """The centre's name in its file as it is downloaded."""
    page.goto(f"{site.url}/data")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the centre file").click()
    return json.loads(saved.value.path().read_bytes())["centre"]["name"]


def test_a_screen_stays_with_its_process_and_files_go_both_ways_until_that_process_dies(site, page):
    port = own_process(site, page)
    for _ in range(3):  # without the cookie half of them would go elsewhere
        page.goto(site.url)
        page.get_by_role("heading", level=1).wait_for()
    assert own_process(site, page) == port
    put_in(page)
    assert taken_out(site, page) == DEMO_NAME
    assert set(asked(site, "/_stcore/upload_file")) | set(asked(site, "/media/-")) == {port}
    site.kill(port)
    other = next(one for one in site.ports if one != port)
    for _ in range(10 * PATIENCE_SECONDS):
        if own_process(site, page) == other:
            break
        page.wait_for_timeout(100)
    assert own_process(site, page) == other, "the open screen found the other process by itself"
    assert taken_out(site, page) == DEMO_NAME
    assert asked(site, "/media/-")[-1] == other
    site.start(port)
    site.wait(port)


@dataclass
class Voter:
    """A phone as its owner remembers it: what was sent, and the last number of each statement that was acknowledged."""

    line: Phone
    sent: dict[tuple[str, int], int] = field(default_factory=dict)
    acknowledged: dict[str, int] = field(default_factory=dict)

    @property
    def token_hash(self) -> str:
        token = self.line.cookie.decode().partition("=")[2].partition(".")[0]
        return hashlib.sha256(token.encode()).hexdigest()


@dataclass
class Evening:
    """What 150 people met. repeated: votes that had to be sent more than once; seconds: from sent to acknowledged."""

    voters: list[Voter] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    repeated: int = 0
    joined_in: float = 0.0
    over: bool = False

    def at(self, share: float) -> int:
        return round(sorted(self.seconds)[int(share * (len(self.seconds) - 1))] * 1000)


async def vote_on(site: Deployment, room: dict[str, Any], own: Voter, evening: Evening, chance: random.Random) -> None:
    """One vote after the other until the evening is over; what is not acknowledged is sent again, as phones do."""
    number = 0
    while not evening.over:
        await asyncio.sleep(chance.expovariate(1 / THINKING_SECONDS))
        item, number, level = chance.choice(room["items"]), number + 1, chance.randrange(4)
        own.sent[item, number] = level
        began, tries = time.perf_counter(), 0
        while await try_to_vote(site, room, own, f"item={item}&level={level}&seq={number}") != 303:
            tries += 1
            assert tries < 20, "a vote was never taken"
            await asyncio.sleep(0.5)
        evening.seconds.append(time.perf_counter() - began)
        evening.repeated += tries > 0
        own.acknowledged[item] = number


async def try_to_vote(site: Deployment, room: dict[str, Any], own: Voter, form: str) -> int:
    """The status; 0 where the line broke, which is then a new one."""
    try:
        status, _, _ = await asyncio.wait_for(own.line.post(f"/j/{room['code']}/vote", form), PATIENCE_SECONDS)
    except (OSError, TimeoutError):
        own.line.line.transport.abort()
        cookie, own.line = own.line.cookie, await phones.phone(site.url, site.trusted)
        own.line.cookie = cookie
        return 0
    return status


async def while_processes_are_killed(site: Deployment, room: dict[str, Any]) -> Evening:
    """First one process is killed and started again, then the other, and nobody is told."""
    evening, chance = Evening(), random.Random(9)  # noqa: S311 - repeatable
    began = time.perf_counter()
    evening.voters = [Voter(line) for line in await phones.joined(site.url, room["code"], PHONES, site.trusted)]
    evening.joined_in = time.perf_counter() - began
    voting = [asyncio.create_task(vote_on(site, room, own, evening, chance)) for own in evening.voters]
    first, second = site.ports
    await asyncio.sleep(AFTER_SECONDS)
    site.kill(first)
    site.start(first)
    await asyncio.to_thread(site.wait, first)
    site.kill(second)  # at once: nginx must know that the first is back
    await asyncio.sleep(2 * AFTER_SECONDS)
    evening.over = True
    await asyncio.gather(*voting)
    await hang_up([own.line for own in evening.voters])
    return evening


def test_nothing_is_lost_while_both_processes_are_killed_under_150_people(site, room, server, capsys):
    evening = apart(while_processes_are_killed(site, room))
    with psycopg.connect(server.render_as_string(hide_password=False).replace("+psycopg", "")) as raw:
        rows = raw.execute(
            "SELECT token_hash, item, round, level, seq FROM votes JOIN participants ON participants.id = participant_id "
            "JOIN workshops ON workshops.id = participants.workshop_id WHERE code = %s",
            [room["code"]],
        ).fetchall()
    owners = {own.token_hash: own for own in evening.voters}
    assert len(owners) == PHONES, "everybody was let in"
    assert len({row[:3] for row in rows}) == len(rows), "nobody counts twice"
    for who, item, _, level, seq in rows:
        assert owners[who].sent[item, seq] == level, "the level is the one that was sent with this number"
    stored = {(who, item): seq for who, item, _, _, seq in rows}
    lost = sum(
        stored.get((who, item), -1) < seq for who, own in owners.items() for item, seq in own.acknowledged.items()
    )
    votes = len(evening.seconds)
    show(
        capsys, phones=PHONES, joined_in_seconds=round(evening.joined_in, 2), acknowledged=votes, lost=lost, twice=0,
        sent_again=evening.repeated, p50_ms=evening.at(0.5), p95_ms=evening.at(0.95), slowest_ms=evening.at(1.0),
    )  # fmt: skip
    assert lost == 0
    assert evening.repeated < 0.05 * votes
    assert votes > 5 * PHONES
    assert not [port for port in site.ports if "Traceback" in site.told(port)]


def test_when_every_process_is_away_people_are_told_to_wait(site):
    for app in site.apps.values():
        app.kill()
        app.wait()
    for method, path in (("GET", "/"), ("GET", "/j/WRNGCDE2"), ("POST", "/j/WRNGCDE2/vote")):
        answer = ask(site, method, path)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5"), path
        assert b"What was shown as saved is saved." in answer.body
        assert len(answer.all("Content-Security-Policy")) == len(answer.all("Strict-Transport-Security")) == 1
