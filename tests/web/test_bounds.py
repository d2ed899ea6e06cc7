"""What is bounded before any work is done: files, windows, inner addresses. Source: reliability, S4, S5; 4, rows 43-44."""

import asyncio
import json
import logging
from collections import Counter

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from prodige_core import security_log
from prodige_web import BoundedSockets, BoundedUploads, ErrorPages, SignedInFiles, StreamlitPaths, sockets, uploads
from prodige_web.uploads import LARGEST_BODY, MOST_IN_ALL, MOST_OF_ONE, MOST_OF_SESSION, everybody, nobody
from tests.web.plain_asgi import in_a_loop, says_inside, scope_of, sent_by

PLACE = "/_stcore/upload_file/session-1/file-1"


async def takes_all(request):
    return PlainTextResponse(str(len(await request.body())), 204 if request.method == "PUT" else 200)


def of_the_loop():
    return asyncio.get_running_loop().time()


def app_with(person_of=everybody, held=dict):
    route = Route("/{rest:path}", takes_all, methods=["GET", "PUT", "POST"])
    return Starlette(
        routes=[route], middleware=[Middleware(BoundedUploads, person_of=person_of, held=held, clock=of_the_loop)]
    )


def put(app, *bodies, wait=0.0, path=PLACE, **headers):
    given = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return sent_by(app, scope_of(path, "PUT", headers=given), bodies or (b"",), wait)[0]["status"]


def test_a_file_within_the_bounds_is_taken():
    assert put(app_with(), b"x" * 1000, content_length="1000") == 204
    assert put(app_with(), b"x" * 1000, b"y" * 1000) == 204, "without a declared length"


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 19])
def test_a_file_declared_too_large_is_refused_before_it_comes(length):
    assert put(app_with(), content_length=length) == 413


@pytest.mark.parametrize("length", ["ten", "-1", "", "1e3", "9" * 30, "٣"])
def test_a_length_that_is_none_is_refused(length):
    headers = [(b"content-length", length.encode())]
    scope = scope_of(PLACE, "PUT") | {"headers": headers}
    assert sent_by(app_with(), scope)[0]["status"] == 400


def test_what_is_longer_than_declared_is_stopped_where_it_gets_longer():
    assert put(app_with(), b"x" * 10, b"y" * 10, b"z", content_length="20") == 413
    chunk = b"x" * 1024 * 1024
    assert put(app_with(), *[chunk] * 7) == 413, "nor without a length"


def test_who_has_no_right_to_the_workspace_sends_nothing():
    seen = []

    def nobody_here(scope):
        seen.append(scope["path"])
        return ""

    assert put(app_with(nobody_here), content_length="10") == 403
    assert seen == [PLACE]
    assert put(app_with(nobody)) == 403


def test_what_a_session_and_all_together_hold_is_bounded():
    assert put(app_with(held=lambda: {"session-1": MOST_OF_SESSION - 10}), content_length="11") == 429
    assert put(app_with(held=lambda: {"session-2": MOST_IN_ALL - 10}), content_length="11") == 429
    held = {"session-1": MOST_OF_SESSION - 10, "session-2": MOST_IN_ALL - MOST_OF_SESSION}
    assert put(app_with(held=lambda: held), b"x" * 10, content_length="10") == 204


class Keeper:
    """An app that keeps what people send, as Streamlit does, behind the bounds."""

    def __init__(self):
        self.held = Counter()
        self.app = BoundedUploads(self.keep, by_cookie, lambda: self.held)

    async def keep(self, scope, receive, send):
        message = await receive()
        self.held[scope["path"].split("/")[3]] += len(message["body"])
        await says_inside(scope, receive, send)

    def send(self, person, session, size, address="192.0.2.1"):
        """The status, and what is said."""
        scope = scope_of(
            f"/_stcore/upload_file/{session}/f", "PUT", client=(address, 5),
            headers=[("cookie", person), ("content-length", str(size))],
        )  # fmt: skip
        sent = sent_by(self.app, scope, (b"x" * size,))
        return sent[0]["status"], sent[1]["body"].decode()


def test_one_person_takes_a_third_of_the_room_however_many_windows_and_addresses_there_are():
    keeper, half = Keeper(), MOST_OF_ONE // 2
    assert keeper.send("ana", "a1", half, "192.0.2.1")[0] == 200
    assert keeper.send("ana", "a2", half - 1, "192.0.2.2")[0] == 200
    status, said = keeper.send("ana", "a3", 2, "192.0.2.3")
    assert (status, "as one person may. Close other windows" in said) == (429, True)
    assert keeper.send("ben", "b1", half, "192.0.2.3")[0] == 200
    del keeper.held["a1"]  # Streamlit frees what a window held once it is gone
    assert keeper.send("ana", "a3", half, "192.0.2.3")[0] == 200
    assert set(keeper.app.whose) == {"a2", "a3", "b1"}


def test_many_people_behind_one_address_leave_room_for_others():
    keeper, part = Keeper(), MOST_OF_ONE // 4
    assert [keeper.send(f"p{one}", f"s{one}", part)[0] for one in range(5)] == [200] * 4 + [429]
    assert "In your network" in keeper.send("p9", "s9", part)[1]
    assert keeper.send("ben", "b1", part, "192.0.2.9")[0] == 200


def test_on_one_computer_all_is_one_persons():
    held = {"other-window": MOST_OF_ONE}
    assert put(app_with(held=lambda: held), b"x", content_length="1") == 204


def test_files_on_their_way_count_and_are_forgotten_when_they_came_or_broke_off():
    bounded = []

    class Kept(BoundedUploads):
        def __init__(self, *given, **more):
            super().__init__(*given, **more)
            bounded.append(self)

    inside, go_on = [], asyncio.Event()

    async def slow_app(scope, receive, send):
        if scope["path"].endswith("broken"):
            raise ValueError
        inside.append(1)
        await go_on.wait()
        await says_inside(scope, receive, send)

    app = Kept(slow_app, everybody, dict)

    async def one(number):
        sent = []

        async def send(message):
            sent.append(message)

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = scope_of(f"/_stcore/upload_file/s{number}/{'broken' if number == 9 else 'f'}", "PUT")
        try:
            await app(scope, receive, send)
        except ValueError:
            return 500
        return sent[0]["status"]

    async def all_at_once():
        asked = [asyncio.create_task(one(number)) for number in range(9)]
        while len(inside) + sum(task.done() for task in asked) < 9:
            await asyncio.sleep(0)
        go_on.set()
        return await asyncio.gather(*asked)

    statuses = in_a_loop(all_at_once)
    assert statuses.count(200) == MOST_IN_ALL // LARGEST_BODY
    assert statuses.count(429) == 9 - statuses.count(200)
    assert in_a_loop(lambda: one(9)) == 500
    assert bounded[0].coming == {}


def test_a_body_that_comes_a_byte_a_second_is_given_up(monkeypatch):
    monkeypatch.setattr(uploads, "GRACE_SECONDS", 0.2)
    assert put(app_with(), *[b"x"] * 20, wait=0.05, content_length="20") == 408
    monkeypatch.setattr(uploads, "SLOWEST_BYTES_A_SECOND", 100)
    assert put(app_with(), *[b"x" * 50] * 10, wait=0.05, content_length="500") == 204, "slow but steady"


def test_other_requests_are_not_looked_at():
    assert put(app_with(nobody), b"x", path="/elsewhere") == 204
    assert sent_by(app_with(nobody), scope_of(PLACE, "GET"))[0]["status"] == 200


class HandMovedClock:
    now = 1000.0

    def __call__(self):
        return self.now


def windows(app, number, client="192.0.2.7", then=()):
    """Open windows that stay open: how each was answered. then: cookies of further windows from the same address."""
    free = asyncio.Event()

    async def one(cookie=""):
        answered = asyncio.get_running_loop().create_future()

        async def receive():
            return {"type": "websocket.connect"}

        async def send(message):
            if not answered.done():
                answered.set_result(message["type"])

        scope = scope_of(kind="websocket", client=(client, 5), headers=[("cookie", cookie)])
        task = asyncio.create_task(app(scope, receive, send))
        return task, await answered

    async def all_of_them():
        tasks = [await one() for _ in range(number)] + [await one(cookie) for cookie in then]
        free.set()
        await asyncio.gather(*(task for task, _ in tasks))
        return [answer for _, answer in tasks]

    app.app.free = free
    return in_a_loop(all_of_them)


class StaysOpen:
    free: asyncio.Event

    async def __call__(self, scope, receive, send):
        await send({"type": "websocket.accept"})
        await self.free.wait()


def test_a_school_behind_one_address_opens_its_windows_and_a_program_does_not_get_more():
    app = BoundedSockets(StaysOpen())
    answers = windows(app, sockets.MOST_OF_ADDRESS + 5)
    assert answers == ["websocket.accept"] * sockets.MOST_OF_ADDRESS + ["websocket.close"] * 5
    assert app.open.total() == 0
    assert windows(app, 5) == ["websocket.accept"] * 5, "closed ones make room"


def by_cookie(scope):
    """Who is signed in, where a cookie says it."""
    return dict(scope["headers"])[b"cookie"].decode()


def test_who_is_not_signed_in_takes_no_window_from_those_who_are(monkeypatch):
    """Else two hundred empty windows, which need no access, would lock a school out, and a thousand all schools."""
    for address, together in ((4, 100), (100, 4)):
        monkeypatch.setattr(sockets, "MOST_OF_ADDRESS", address)
        monkeypatch.setattr(sockets, "MOST_IN_ALL", together)
        app = BoundedSockets(StaysOpen(), person_of=by_cookie)
        answers = windows(app, 6, then=["ana", "ana", "ben", ""])
        assert answers == ["websocket.accept"] * 4 + ["websocket.close"] * 2 + ["websocket.accept"] * 3 + [
            "websocket.close"
        ]
        assert app.open.total() == app.of_people.total() == 0


def test_those_who_are_signed_in_have_bounds_of_their_own(monkeypatch):
    for name in ("MOST_OF_ADDRESS", "MOST_OF_PERSON"):
        monkeypatch.setattr(sockets, name, 2)
    monkeypatch.setattr(sockets, "MOST_OF_PEOPLE", 3)
    app = BoundedSockets(StaysOpen(), person_of=by_cookie)
    answers = windows(app, 2, then=["ana", "ana", "ana", "ben", "ben"])
    assert [one.removeprefix("websocket.") for one in answers[2:]] == ["accept", "accept", "close", "accept", "close"]


def test_opening_one_after_the_other_is_bounded_too_and_time_heals(monkeypatch):
    monkeypatch.setattr(sockets, "OPENED_OF_ADDRESS", 50)
    clock = HandMovedClock()
    app = BoundedSockets(says_inside, clock)
    tries = [sent_by(app, scope_of(kind="websocket"))[0]["type"] for _ in range(sockets.OPENED_OF_ADDRESS + 3)]
    assert tries.count("websocket.close") == 3
    assert sent_by(app, scope_of(kind="websocket", client=("192.0.2.8", 1)))[0]["type"] == "websocket.accept"
    clock.now += sockets.OPENED_SECONDS + 1
    assert sent_by(app, scope_of(kind="websocket"))[0]["type"] == "websocket.accept"


def test_what_is_remembered_of_addresses_is_bounded(monkeypatch):
    monkeypatch.setattr(sockets, "MOST_ADDRESSES", 10)
    app = BoundedSockets(says_inside)
    for number in range(30):
        sent_by(app, scope_of(kind="websocket", client=(f"192.0.2.{number}", 1)))
    assert len(app.opened) == 10


MADE = {"0123": frozenset({"ana"}), "4567": frozenset({"ana", "ben"}), "89": frozenset()}


def opens(path, cookie):
    app = SignedInFiles(says_inside, person_of=by_cookie, owners=MADE.get)
    return sent_by(app, scope_of(path, headers=[("cookie", cookie)]))[0]["status"] == 200


@pytest.mark.parametrize("ending", ["", ".pdf", ".png", ".x"])
def test_a_file_opens_for_those_for_whom_it_was_made(ending):
    """Streamlit does not look at the ending, so neither may it decide."""
    seen = {name: [who for who in ("ana", "ben", "") if opens(f"/media/{name}{ending}", who)] for name in MADE}
    assert seen == {"0123": ["ana"], "4567": ["ana", "ben"], "89": []}


@pytest.mark.parametrize("path", ["/media/other.pdf", "/media/", "/media", "/media/a.png/b", "/media/a.png.pdf"])
def test_other_files_of_the_workspace_open_for_nobody_who_is_not_signed_in(path):
    assert opens(path, "ana")
    assert not opens(path, "")
    for other in ("/", "/mediator", "/j", "/media/icon.png"):
        assert opens(other, "")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/_stcore/upload_file/a/b", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/health/", 404),
        ("/_stcore", 404),
        ("/_stcore/", 404),
        ("/component/a/b", 404),
        ("/components", 200),
        ("/assess", 200),
    ],
)
def test_streamlits_inner_addresses_are_open_by_name_only(path, status):
    assert sent_by(StreamlitPaths(says_inside), scope_of(path))[0]["status"] == status


def test_signing_in_is_there_in_server_mode_only():
    for path in ("/auth/login", "/auth/logout", "/oauth2callback"):
        assert sent_by(StreamlitPaths(says_inside, signs_in=True), scope_of(path))[0]["status"] == 200
        assert sent_by(StreamlitPaths(says_inside), scope_of(path))[0]["status"] == 404


class Kept(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


@pytest.fixture
def log_lines():
    kept, log = Kept(), logging.getLogger(security_log.NAME)
    log.addHandler(kept)
    yield kept.lines
    log.removeHandler(kept)


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("qq", "en"), ("xx-nonsense;q=x", "en")])
def test_an_error_becomes_a_page_with_a_number(log_lines, language, lang):
    async def broken(scope, receive, send):
        raise RuntimeError("SELECT 'Maria' at /srv/x.py")

    sent = sent_by(ErrorPages(broken), scope_of("/j", headers=[("accept-language", language)]))
    text = sent[1]["body"].decode()
    told = json.loads(log_lines[0])
    assert sent[0]["status"] == 500
    assert f'lang="{lang}"' in text
    assert told["reference"] in text
    assert "Maria" not in text + log_lines[0]


def test_an_error_after_the_answer_began_is_told_and_the_line_is_cut(log_lines):
    async def broken(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    sent = sent_by(ErrorPages(broken), scope_of("/"))
    assert len(sent) == 1
    assert json.loads(log_lines[0])["kinds"] == "RuntimeError"


def test_a_visitor_who_leaves_is_no_error(log_lines):
    from starlette.requests import ClientDisconnect

    async def left(scope, receive, send):
        raise ClientDisconnect

    async def cut(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ConnectionResetError

    sent_by(ErrorPages(left), scope_of("/"))
    sent_by(ErrorPages(cut), scope_of("/"))
    sent_by(ErrorPages(cut), scope_of("/", kind="websocket"))
    assert log_lines == []


def test_an_error_in_a_window_closes_it(log_lines):
    async def broken(scope, receive, send):
        await send({"type": "websocket.accept"})
        raise TypeError("text")

    assert sent_by(ErrorPages(broken), scope_of("/", kind="websocket"))[-1]["code"] == 1011
    assert json.loads(log_lines[0])["where"] == "websocket"
