"""The process: the same files as here, whatever happens to it, and nothing left of it when the app is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from prodige_core.config import ROOT
from prodige_core.errors import ReportFailed
from prodige_core.exports import ExportInputs, Options, Order, encode, export_report, order_of
from prodige_core.exports import press as presses
from prodige_core.exports.press import DataOrder, Press, packed, the_press
from prodige_core.i18n import translator
from prodige_ui.typesetting import Typesetter
from tests.samples import MADE_ON, catalogue, centre, quick_plan
from tests.typesetting.orders import PATIENCE_SECONDS, Endless, job, order

PEOPLE = 50


class Deadly:
    """An order that ends whatever process unpacks it."""

    def __reduce__(self):
        return (os._exit, (3,))


@pytest.fixture(scope="module")
def inputs() -> ExportInputs:
    file = centre(terms=3)
    return ExportInputs(file, catalogue(), quick_plan(file, 3), translator("en"), MADE_ON)


@pytest.mark.parametrize("format_id", ["pdf", "docx", "html"])
def test_a_document_is_the_same_as_made_here(inputs, format_id):
    wanted = order_of("roadmap", format_id, inputs)
    assert the_press().make(packed(wanted)) == encode(wanted)


@pytest.mark.parametrize("format_id", ["xlsx", "ics", "json"])
def test_a_workbook_a_calendar_and_a_centre_file_are_the_same_as_made_here(inputs, format_id):
    wanted = DataOrder("roadmap", format_id, inputs, Options())
    assert the_press().make(packed(wanted)) == export_report("roadmap", format_id, inputs)


def test_fifty_at_once_all_get_theirs_in_turn_although_the_process_is_killed_on_the_way():
    made = []

    def make(wanted: bytes) -> bytes:
        made.append(wanted)
        if len(made) == PEOPLE // 2:
            os.kill(the_press().pid, signal.SIGTERM)
        return the_press().make(wanted)

    queue = Typesetter(make)
    try:
        askers = [f"centre {number % 5}" for number in range(PEOPLE)]
        wanted = [job(f"Report {number}", "pdf" if number < 5 else "html") for number in range(PEOPLE)]
        tickets = [queue.ask(one, asker) for one, asker in zip(wanted, askers, strict=True)]
        got = [queue.result(ticket, PATIENCE_SECONDS) for ticket in tickets]
    finally:
        queue.close()
    assert [one.data for one in got] == [encode(one.order) for one in wanted]
    assert [one.name for one in got] == [one.name for one in wanted]
    assert made == [packed(one.order) for one in wanted], "five lines of ten take turns"


def test_an_order_that_kills_the_process_fails_and_the_next_one_is_made():
    with pytest.raises(ReportFailed, match=r"stopped unexpectedly\. Ask for it again"):
        the_press().make(packed(Deadly()))
    assert the_press().make(packed(order("Next"))) == encode(order("Next"))


def test_an_order_that_takes_too_long_is_ended_and_the_next_one_is_made():
    press = Press()
    try:
        press.make(packed(order("Begin")))
        press._seconds = 0.2
        with pytest.raises(ReportFailed, match="took longer than"):
            press.make(packed(Endless()))
        assert press.pid is None
    finally:
        press.close()


def test_an_error_in_it_comes_back_with_its_number_and_the_process_stays():
    the_press().make(packed(order("Begin")))
    process = the_press().pid
    with pytest.raises(ReportFailed, match=r"Tell your contact the number [0-9a-f]{8}\."):
        the_press().make(packed(Order("no such format", order("x").document, MADE_ON, "en")))
    assert the_press().pid == process


def test_after_many_files_another_process_takes_over(monkeypatch):
    the_press().make(packed(order("Begin")))
    process = the_press().pid
    monkeypatch.setattr(presses, "FILES_A_PROCESS", 1)
    the_press().make(packed(order("Last")))
    assert the_press().pid != process


def test_it_knows_nothing_of_the_settings(monkeypatch):
    monkeypatch.setenv("PRODIGE_COOKIE_SECRET", "canary")
    given = {}
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: given.update(more))
    presses._started()
    assert "canary" not in given["env"].values()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is told at the start")
def test_it_gives_way_to_the_app():
    the_press().make(packed(order("Begin")))
    assert os.getpriority(os.PRIO_PROCESS, the_press().pid) > os.getpriority(os.PRIO_PROCESS, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="there it has no console to be interrupted from")
def test_ctrl_c_in_the_terminal_is_left_to_the_app():
    the_press().make(packed(order("Begin")))
    process = the_press().pid
    os.kill(process, signal.SIGINT)
    the_press().make(packed(order("Next")))
    assert the_press().pid == process


APP = """
import threading, time
from prodige_core.exports.press import packed, the_press
from tests.typesetting.orders import Endless, order
the_press().make(packed(order("Begin")))
threading.Thread(target=the_press().make, args=[packed(Endless())]).start()
time.sleep(0.1)
print(the_press().pid, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by its number")
def test_it_ends_with_the_app_also_when_that_is_killed_in_the_middle_of_a_document():
    app = subprocess.Popen([sys.executable, "-c", APP], cwd=ROOT, stdout=subprocess.PIPE)
    process = int(app.stdout.readline())
    app.kill()
    app.wait()
    app.stdout.close()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _lives(process):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
