"""What whoever asks for a file is told when its process dies, hangs or is ended; by a process that only stands in for it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from prodige_core.errors import ReportFailed
from prodige_core.exports import press as presses
from prodige_core.exports.press import Press, packed
from prodige_ui.typesetting import Typesetter
from tests.typesetting.orders import DIE, ENDLESS, ERROR, NUMBER, PATIENCE_SECONDS, SAYS, TWICE, job, stand_in

PEOPLE = 50
MORE_THAN_A_PIPE_HOLDS = b"x" * 400_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


@pytest.fixture
def press(monkeypatch):
    monkeypatch.setattr(presses, "_started", stand_in)
    press = Press(PATIENCE_SECONDS)
    assert press.make(b"begin") == b"begin"
    yield press
    press.close()


def test_a_process_serves_one_order_after_the_other(press):
    process = press.pid
    assert press.make(MORE_THAN_A_PIPE_HOLDS) == MORE_THAN_A_PIPE_HOLDS
    with pytest.raises(ReportFailed, match=r"Tell your contact the number 0123abcd\."):
        press.make(ERROR)
    assert press.make(b"next") == b"next"
    assert press.pid == process


def test_an_order_that_kills_the_process_fails_and_the_next_one_is_made(press):
    with pytest.raises(ReportFailed, match=r"stopped unexpectedly\. Ask for it again"):
        press.make(DIE)
    assert press.make(b"next") == b"next"


def frame(content: bytes) -> bytes:
    return (len(content) + 8 - len(NUMBER) if NUMBER in content else len(content)).to_bytes(8, "big") + content


@pytest.mark.parametrize(
    "said",
    [
        (2**63 - 1).to_bytes(8, "big"),
        b"\xff" * 8 + b"no such length",
        (1 << 40).to_bytes(8, "big") + b"a length that no memory holds",
        frame(b""),
        frame(NUMBER),
        frame(NUMBER + b"x"),
        frame(NUMBER + b"f"),
        frame(NUMBER + b"f\xff"),
        frame(NUMBER + b"f[]"),
        frame(NUMBER + b'f{"reference": 1}'),
        frame(b"\xff" * 8 + b"dsomebody else's"),
    ],
)
def test_what_is_no_answer_to_the_order_ends_the_process_at_once_and_is_handed_to_nobody(press, said):
    process, begun = press.pid, time.monotonic()
    with pytest.raises(ReportFailed, match=r"stopped unexpectedly\. Ask for it again"):
        press.make(SAYS + said)
    assert time.monotonic() - begun < PATIENCE_SECONDS / 2
    assert press.make(b"next") == b"next"
    assert press.pid != process


def test_an_answer_too_many_is_never_taken_for_the_next_orders(press):
    process = press.pid
    assert press.make(TWICE) == TWICE
    assert press.make(b"next") == b"next"
    assert press.pid != process


@posix
def test_a_process_that_was_killed_while_nobody_asked_is_replaced(press):
    process = press.pid
    os.kill(process, signal.SIGKILL)
    assert press.make(b"next") == b"next"
    assert press.pid != process


def test_an_order_that_takes_too_long_is_ended_and_the_next_one_is_made(press):
    press._seconds = 0.05
    with pytest.raises(ReportFailed, match="took longer than"):
        press.make(ENDLESS)
    assert press.pid is None
    press._seconds = PATIENCE_SECONDS
    assert press.make(b"next") == b"next"


@posix
def test_a_process_that_does_not_even_read_its_order_is_ended_in_the_same_time(press):
    os.kill(press.pid, signal.SIGSTOP)
    press._seconds = 0.2
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(press.make, MORE_THAN_A_PIPE_HOLDS)
        process = press.pid
        try:
            with pytest.raises(ReportFailed, match="took longer than"):
                asked.result(PATIENCE_SECONDS)
        except TimeoutError:
            os.kill(process, signal.SIGKILL)
            raise
    press._seconds = PATIENCE_SECONDS
    assert press.make(b"next") == b"next"


class Turn:
    """A lock, and a note of everybody who comes to it."""

    def __init__(self) -> None:
        self._lock, self.came = threading.Lock(), threading.Semaphore(0)

    def __enter__(self) -> None:
        self.came.release()
        self._lock.acquire()

    def __exit__(self, *error: object) -> None:
        self._lock.release()


def test_closing_fails_the_order_in_work_and_those_that_wait_and_starts_no_process(press, tmp_path):
    press._turn = turn = Turn()
    with ThreadPoolExecutor(2) as pool:
        begun, deadline = tmp_path / "begun", time.monotonic() + PATIENCE_SECONDS
        asked = [pool.submit(press.make, ENDLESS + bytes(begun))]
        while not begun.exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        asked.append(pool.submit(press.make, b"waits"))
        assert all(turn.came.acquire(timeout=PATIENCE_SECONDS) for _ in asked)
        press.close()
        for one in asked:
            with pytest.raises(ReportFailed, match="being stopped"):
                one.result(PATIENCE_SECONDS)
    assert press.pid is None
    assert press.make(b"asked again") == b"asked again"


def test_after_many_files_another_process_takes_over(press, monkeypatch):
    process = press.pid
    monkeypatch.setattr(presses, "FILES_A_PROCESS", 1)
    press.make(b"last")
    assert press.make(b"next") == b"next"
    assert press.pid != process


@posix
def test_fifty_at_once_all_get_theirs_in_turn_although_the_process_is_killed_on_the_way(press):
    made = []

    def make(wanted: bytes) -> bytes:
        made.append(wanted)
        if len(made) == PEOPLE // 2:
            os.kill(press.pid, signal.SIGTERM)
        return press.make(wanted)

    queue = Typesetter(make)
    try:
        askers = [f"centre {number % 5}" for number in range(PEOPLE)]
        wanted = [job(f"Report {number}") for number in range(PEOPLE)]
        tickets = [queue.ask(one, asker) for one, asker in zip(wanted, askers, strict=True)]
        got = [queue.result(ticket, PATIENCE_SECONDS) for ticket in tickets]
    finally:
        queue.close()
    assert [one.data for one in got] == [packed(one.order) for one in wanted]
    assert [one.name for one in got] == [one.name for one in wanted]
    assert made == [packed(one.order) for one in wanted], "five lines of ten take turns"
