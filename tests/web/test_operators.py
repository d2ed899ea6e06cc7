"""Health, readiness and figures: for whoever runs the app, and of no use to a flooder."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette

from prodige_core.errors import StorageError
from prodige_core.services.measures import Figure
from prodige_web import routes
from prodige_web.operators import READY_KEPT_SECONDS, Readiness, exposition

TOKEN = "t" * 40
HERE = ("127.0.0.1", 5)


@pytest.fixture(autouse=True)
def patience_with_a_busy_machine(monkeypatch):
    monkeypatch.setattr("prodige_web.operators.READY_WITHIN_SECONDS", 240)


def in_a_loop(work):
    """In a thread of its own: browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(work())).result(timeout=240)


def ask(app, path, client=HERE, host="127.0.0.1:8501", **headers):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    given = [(b"host", host.encode()), *((key.replace("_", "-").encode(), headers[key].encode()) for key in headers)]
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""}
    scope |= {"query_string": b"", "headers": given, "http_version": "1.1", "scheme": "http"}
    scope |= {"server": ("127.0.0.1", 8501), "client": client, "asgi": {"version": "3.0"}}
    in_a_loop(lambda: app(scope, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode()


def app_with(ask_database=lambda: True, figures=tuple, token=TOKEN):
    return Starlette(routes=routes(ask_database, lambda: None, figures, token))


def test_it_is_alive_whatever_the_database_does():
    def broken():
        raise StorageError("gone")

    assert ask(app_with(broken), "/healthz")[0] == 200
    assert ask(app_with(broken), "/readyz")[0] == 503
    assert ask(app_with(lambda: False), "/readyz")[0] == 503
    assert ask(app_with(), "/readyz")[0] == 200


def test_a_thousand_questions_ask_the_database_once():
    asked = []

    def slowly():
        asked.append(1)
        time.sleep(0.05)
        return True

    async def flood():
        readiness = Readiness(slowly, clock=lambda: 100.0)
        first = await asyncio.gather(*(readiness.ready() for _ in range(1000)))
        return first + await asyncio.gather(*(readiness.ready() for _ in range(1000)))

    assert set(in_a_loop(flood)) == {True}
    assert len(asked) == 1


def test_after_a_second_it_is_asked_anew():
    now, answers = [100.0], iter([True, False])

    async def twice():
        readiness = Readiness(lambda: next(answers), clock=lambda: now[0])
        first = await readiness.ready()
        now[0] += READY_KEPT_SECONDS
        return first, await readiness.ready()

    assert in_a_loop(twice) == (True, False)


def test_a_database_that_hangs_is_not_ready_and_holds_one_thread(monkeypatch):
    monkeypatch.setattr("prodige_web.operators.READY_WITHIN_SECONDS", 0.05)
    free, asked = threading.Event(), []

    def hang():
        asked.append(1)
        return free.wait(240)

    async def flood():
        readiness = Readiness(hang)
        told = await asyncio.gather(*(readiness.ready() for _ in range(100)))
        told += await asyncio.gather(*(readiness.ready() for _ in range(100)))
        free.set()
        return told

    assert set(in_a_loop(flood)) == {False}
    assert len(asked) == 1


def test_figures_are_for_this_machine_and_for_who_has_the_token():
    app = app_with(figures=lambda: [Figure("prodige_open_workshops", "Rooms.", 3)])
    status, text = ask(app, "/metrics")
    assert status == 200
    assert "prodige_open_workshops 3\n" in text
    assert "# TYPE prodige_votes_total counter\n" in text
    outside = {"client": ("192.0.2.7", 5), "host": "prodige.example"}
    assert ask(app, "/metrics", **outside, authorization=f"Bearer {TOKEN}")[0] == 200
    assert ask(app, "/metrics", **outside) == (404, "")
    assert ask(app, "/metrics", **outside, authorization="Bearer ")[0] == 404
    assert ask(app, "/metrics", **outside, authorization=f"Bearer {TOKEN[:-1]}x")[0] == 404
    assert ask(app, "/metrics", **outside, authorization=f"Bearer {TOKEN}é")[0] == 404
    assert ask(app, "/metrics", x_forwarded_for="127.0.0.1")[0] == 404, "passed on by a proxy"


def test_without_a_token_no_token_is_right():
    app = app_with(token="")
    outside = {"client": ("192.0.2.7", 5), "host": "prodige.example"}
    for given in ("Bearer ", "Bearer", ""):
        assert ask(app, "/metrics", **outside, authorization=given)[0] == 404


@pytest.mark.parametrize("kind", ["wrong_codes_slowed", 'a"b\\c\nd'])
def test_figures_of_one_name_are_told_apart_by_a_label_and_described_once(kind):
    two = [
        Figure("prodige_events_total", "Events.", count, "counter", ("event", name))
        for name, count in ((kind, 7), ("x", 1234567890123))
    ]
    lines = exposition(two).splitlines()
    assert lines[0] == "# HELP prodige_events_total Events."
    assert lines[1] == "# TYPE prodige_events_total counter"
    assert len(lines) == 4
    assert lines[2].endswith("} 7")
    assert lines[3] == 'prodige_events_total{event="x"} 1234567890123'
