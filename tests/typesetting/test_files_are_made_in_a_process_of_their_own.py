"""The process: the same files as here, out of the app's way, and nothing left of it when the app is gone."""

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
from prodige_core.exports.press import DataOrder, packed, the_press
from prodige_core.i18n import translator
from tests.samples import MADE_ON, catalogue, centre, quick_plan
from tests.typesetting.orders import PATIENCE_SECONDS, order


class Endless:
    """An order that nobody can finish; it says when it has begun."""

    def __init__(self, says: str) -> None:
        self.says = says

    def __reduce__(self):
        return exec, (f"import pathlib, time; pathlib.Path({self.says!r}).touch(); time.sleep({PATIENCE_SECONDS})",)


@pytest.fixture(scope="module")
def inputs() -> ExportInputs:
    the_press().warm()  # meanwhile
    file = centre(terms=1)
    return ExportInputs(file, catalogue(), quick_plan(file, 1), translator("en"), MADE_ON)


@pytest.mark.parametrize("format_id", ["pdf", "docx", "html"])
def test_a_document_is_the_same_as_made_here(inputs, format_id):
    wanted = order_of("roadmap", format_id, inputs)
    assert encode(wanted) == the_press().make(packed(wanted))


@pytest.mark.parametrize("format_id", ["xlsx", "ics", "json"])
def test_a_workbook_a_calendar_and_a_centre_file_are_the_same_as_made_here(inputs, format_id):
    wanted = DataOrder("roadmap", format_id, inputs, Options())
    assert export_report("roadmap", format_id, inputs) == the_press().make(packed(wanted))


def test_an_error_in_it_comes_back_with_its_number_and_the_process_stays():
    the_press().make(packed(order("Begin")))
    process = the_press().pid
    with pytest.raises(ReportFailed, match=r"Tell your contact the number [0-9a-f]{8}\."):
        the_press().make(packed(Order("no such format", order("x").document, MADE_ON, "en")))
    assert the_press().pid == process


def test_it_knows_nothing_of_the_settings(monkeypatch):
    monkeypatch.setenv("PRODIGE_COOKIE_SECRET", "canary")
    given = {}

    class Process:
        pid = os.getpid()

        def __init__(self, command, **more):
            given.update(more)

    monkeypatch.setattr(subprocess, "Popen", Process)
    monkeypatch.setattr(os, "setpriority", lambda *given: None, raising=False)
    presses._started()
    assert "canary" not in given["env"].values()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is told at the start")
def test_it_gives_way_to_the_app_from_its_first_moment_on():
    process = presses._started()
    try:
        assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="there it has no console to be interrupted from")
def test_ctrl_c_in_the_terminal_is_left_to_the_app():
    the_press().make(packed(order("Begin")))
    process = the_press().pid
    os.kill(process, signal.SIGINT)
    the_press().make(packed(order("Next")))
    assert the_press().pid == process


APP = """
import subprocess, sys, time
process = subprocess.Popen([sys.executable, "-m", "prodige_core.exports.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
process.stdin.write(sys.stdin.buffer.read())
process.stdin.flush()
print(process.pid, flush=True)
time.sleep(600)
"""
"""As the app: starts the process and gives it an order."""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by its number")
def test_it_ends_with_the_app_also_when_that_is_killed_in_the_middle_of_a_document(tmp_path):
    begun = tmp_path / "begun"
    frame = packed(Endless(str(begun)))
    app = subprocess.Popen(
        [sys.executable, "-ISc", APP], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    app.stdin.write(len(frame).to_bytes(presses.LENGTH_BYTES, "big") + frame)
    app.stdin.close()
    process = int(app.stdout.readline())
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not begun.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    app.kill()
    app.wait()
    for pipe in (app.stdout, app.stderr):
        pipe.close()
    while _lives(process):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
