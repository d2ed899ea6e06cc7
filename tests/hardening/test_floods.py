"""Somebody fills, holds and floods; the app stays small and goes on. Source: reliability, finding 6; S5; 4, rows 43-44."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from prodige_web import bounded_http, sockets, uploads
from tests.faults.lateness import lateness
from tests.faults.real_app import START_SECONDS
from tests.hardening.breaking import PATIENCE
from tests.web.raw_window import raw_window, xsrf_token

pytestmark = pytest.mark.slow
MOST_GROWTH_MB = 50
TRIES = 5
"""On a machine so busy that nobody else comes to ask within the app's patience with who is slow."""


def as_form(size: int) -> bytes:
    head = b'--XborderX\r\nContent-Disposition: form-data; name="f"; filename="x.exe"\r\nContent-Type: a/b\r\n\r\n'
    return head + b"\0" * size + b"\r\n--XborderX--\r\n"


def put(app, session: str, name: str, token: str, size: int) -> int:
    """Upload a file as Streamlit's page does."""
    reply = app.ask(
        f"/_stcore/upload_file/{session}/{name}",
        "PUT",
        as_form(size),
        content_type="multipart/form-data; boundary=XborderX",
        cookie=f"_streamlit_xsrf={token}",
        x_xsrftoken=token,
    )
    return reply.status


def chunked(app, session: str, token: str, megabytes: int) -> bytes:
    """Upload without a declared length: the head of the answer."""
    chunk = b"100000\r\n" + b"\0" * 0x100000 + b"\r\n"
    head = (
        f"PUT /_stcore/upload_file/{session}/endless HTTP/1.1\r\nHost: {app.host}\r\nTransfer-Encoding: chunked\r\n"
        f"Content-Type: multipart/form-data; boundary=XborderX\r\nCookie: _streamlit_xsrf={token}\r\n"
        f"X-Xsrftoken: {token}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", app.port), START_SECONDS) as line:
        line.sendall(head.encode())
        with contextlib.suppress(ConnectionError):
            begin = as_form(0)[:90]
            line.sendall(b"%x\r\n%s\r\n" % (len(begin), begin))
            for _ in range(megabytes):
                line.sendall(chunk)
        with contextlib.suppress(ConnectionError):
            return line.recv(200)
    return b""


def test_uploads_of_one_visitor_fill_no_memory(local_app, capsys):
    app, statuses = local_app, []
    token = xsrf_token(app.base)
    with contextlib.ExitStack() as open_windows:
        windows = [open_windows.enter_context(raw_window(app.base)) for _ in range(6)]
        for window in windows:
            window.open("")
        before = app.memory_mb()
        for number, window in enumerate(windows):
            statuses += [put(app, window.session_id, f"f{number}-{more}", token, 5_000_000) for more in range(3)]
        too_large = [put(app, windows[0].session_id, "large", token, size) for size in (5_400_000, 104_857_600)]
        endless = chunked(app, windows[-1].session_id, token, 100)
        most = app.memory_mb()
        foreign = put(app, "no-such-session", "f", token, 10)
    growth = most - before
    with capsys.disabled():
        sys.stdout.write(
            f"\nuploads: {len(statuses)} x 5 MB sent, {statuses.count(204)} kept, memory +{growth:.0f} MB\n"
        )
    assert statuses[:2] == [204, 204]
    assert statuses.count(204) <= uploads.MOST_IN_ALL // 5_000_000
    assert set(statuses) == {204, 429}
    assert too_large == [413, 413]
    assert b" 413 " in endless[:30] or b" 429 " in endless[:30] or endless == b""
    assert foreign in {400, 429}
    assert growth < MOST_GROWTH_MB
    assert '"event": "upload_refused"' in app.told()


def test_without_a_token_of_our_page_or_without_signing_in_nothing_is_taken(local_app, server_app):
    with raw_window(local_app.base) as window:
        window.open("")
        assert put(local_app, window.session_id, "f", "", 10) == 403
    assert put(server_app, "any-session", "f", "x", 10) == 403


def test_another_machine_uploads_nothing_in_local_mode(local_app):
    reply = local_app.ask("/_stcore/upload_file/a/b", "PUT", b"x" * 10, x_forwarded_for="127.0.0.1")
    assert reply.status == 403


def slowly(app, start: bytes, begun_to_send: threading.Semaphore) -> tuple[float, bytes]:
    """Send a byte a second after a beginning: when the app ended it, and its answer."""
    begun, answer = time.monotonic(), b""
    with socket.create_connection(("127.0.0.1", app.port), START_SECONDS) as line, contextlib.suppress(ConnectionError):
        line.sendall(start)
        begun_to_send.release()
        line.settimeout(1)
        while time.monotonic() - begun < START_SECONDS:
            try:
                part = line.recv(4096)
            except TimeoutError:
                line.sendall(b"a")
                continue
            answer += part
            if not part:
                break
    return time.monotonic() - begun, answer


def test_whoever_sends_a_byte_a_second_is_given_up_and_others_are_served_meanwhile(local_app):
    patience = int(os.environ.get(PATIENCE, "4") or bounded_http.HEAD_SECONDS)
    host = f"Host: {local_app.host}\r\n"
    form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
    upload = "Content-Type: multipart/form-data; boundary=XborderX\r\nContent-Length: 4000\r\n\r\n"
    begun_file = as_form(0).partition(b"\r\n--XborderX--")[0].decode()
    with raw_window(local_app.base) as window, ThreadPoolExecutor(4) as beside, lateness() as late:
        window.open("")
        token = xsrf_token(local_app.base)
        cookie = f"Cookie: _streamlit_xsrf={token}\r\nX-Xsrftoken: {token}\r\n"
        place = f"/_stcore/upload_file/{window.session_id}/slow"
        starts = (
            f"GET /j HTTP/1.1\r\n{host}X: ",
            f"POST /j HTTP/1.1\r\n{host}{form}",
            f"PUT {place} HTTP/1.1\r\n{host}{cookie}{upload}{begun_file}",
        )
        ends, served = [], 0
        for _ in range(TRIES):
            sent = threading.Semaphore(0)
            slow = [beside.submit(slowly, local_app, start.encode(), sent) for start in starts]
            assert all(sent.acquire(timeout=START_SECONDS) for _ in slow)
            while not all(one.done() for one in slow):
                assert local_app.ask("/j").status == 200
                served += not any(one.done() for one in slow)
                time.sleep(0.5)
            ends += [one.result() for one in slow]
            if served:
                break
    for seconds, answer in ends:
        assert answer.startswith(b"HTTP/1.1 408 "), answer[:80]
        assert b"x-frame-options: DENY" in answer
        assert seconds < patience + bounded_http.UNREAD_SECONDS + 20 + 10 * late.seconds
    assert served, "others, while all three still sent; whoever stood behind them would wait until they are given up"


def test_a_school_opens_two_hundred_windows_and_no_program_more(local_app):
    opened, refused = [], 0
    with contextlib.ExitStack() as windows:
        for _ in range(sockets.MOST_OF_ADDRESS + 3):
            try:
                opened.append(windows.enter_context(raw_window(local_app.base)))
            except InvalidStatus as refusal:
                refused += refusal.response.status_code == 403
        assert len(opened) == sockets.MOST_OF_ADDRESS
        assert refused == 3
        assert local_app.ask("/j").status == 200
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:  # the app has to notice that they were closed
        with contextlib.suppress(InvalidStatus), raw_window(local_app.base) as window:
            window.open("")
            assert window.session_id
            return
        time.sleep(0.1)
    raise AssertionError("closed windows keep their places")


def test_idle_lines_take_no_place_from_others(local_app):
    """More lines than a process may usually hold, and nothing sent: others are served, and the lines are cut."""
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, soft[1]), soft[1]))
    allowed = re.search(r"Max open files +(\d+)", Path(f"/proc/{local_app.process.pid}/limits").read_text())[1]
    with contextlib.ExitStack() as lines:
        try:
            idle = [
                lines.enter_context(socket.create_connection(("127.0.0.1", local_app.port), START_SECONDS))
                for _ in range(1500)
            ]
            assert int(allowed) > 1500
            assert local_app.ask("/j").status == 200
            idle[0].settimeout(START_SECONDS)
            assert idle[0].recv(10) == b"", "closed without an answer"
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, soft)
