"""The process: the same files as here, out of the app's way, and nothing left of it when the app is gone."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prodige_core import own_programs
from prodige_core.config import ROOT
from prodige_core.errors import ReportFailed
from prodige_core.exports import ExportInputs, Options, Order, encode, export_report, order_of
from prodige_core.exports import press as presses
from prodige_core.exports.confined import MOST_MEMORY_BYTES, MOST_OPEN_FILES
from prodige_core.exports.frames import LENGTH_BYTES, numbered
from prodige_core.exports.press import DataOrder, packed, the_press
from prodige_core.i18n import translator
from prodige_core.planning import jobs
from tests.samples import MADE_ON, catalogue, centre, quick_plan
from tests.typesetting.orders import PATIENCE_SECONDS, order


class Does:
    """An order that does something else than make a file; what it returns is its name in the error."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __reduce__(self):
        return exec, (self.what,)


UNLESS_REFUSED = """import os
try:
    {what}
except BaseException as error:
    if "no document needs" in str(error):
        raise
os._exit(3)
"""
"""Ends the process when something was not refused, whatever else came of it."""
ENDLESS = Does(f"import time; print('begun', flush=True); time.sleep({PATIENCE_SECONDS})")
"""An order that nobody can finish; it says when it has begun."""


@pytest.fixture(autouse=True)
def patient_press(monkeypatch):
    """Where others compute too, a document may take longer than people would wait."""
    monkeypatch.setattr(the_press(), "_seconds", PATIENCE_SECONDS)


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


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the system tells of a process")
@pytest.mark.parametrize("program", [presses, jobs], ids=["documents", "plans"])
def test_it_knows_no_secret_and_has_no_file_of_the_app_open(program, monkeypatch, tmp_path):
    secrets = ("PRODIGE_COOKIE_SECRET", "PRODIGE_DATABASE_URL", "PGPASSWORD", "STREAMLIT_SERVER_COOKIE_SECRET", "TOKEN")
    for name in secrets:
        monkeypatch.setenv(name, "canary")
    with (tmp_path / "canary.sqlite3").open("wb") as held, socket.socket() as listening:
        os.set_inheritable(held.fileno(), True)
        os.set_inheritable(listening.fileno(), True)
        process = program._started()
        try:
            own = Path(f"/proc/{process.pid}")
            assert b"canary" not in (own / "environ").read_bytes()
            handed = set()
            for one in (own / "fd").iterdir():
                with contextlib.suppress(FileNotFoundError):  # it starts meanwhile, and closes what it has read
                    handed |= {os.readlink(one)} if int(one.name) > 2 else set()
            ours = {os.readlink(f"/proc/self/fd/{one.fileno()}") for one in (held, listening)}
            assert handed & ours == set()
        finally:
            process.kill()
            process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="python is started by another name there")
def test_it_imports_nothing_from_the_folder_the_app_was_started_in(tmp_path):
    (tmp_path / "pickle.py").write_text("raise SystemExit(9)")
    (tmp_path / "prodige_core").mkdir()
    (tmp_path / "prodige_core" / "__init__.py").write_text("raise SystemExit(9)")
    line, more = (
        own_programs.line("prodige_core.exports.worker"),
        {"cwd": tmp_path, "input": b"", "timeout": PATIENCE_SECONDS},
    )
    assert subprocess.run(line, env=own_programs.environment(), check=False, **more).returncode == 0


@pytest.mark.parametrize(
    "what",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('evil.example', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.kill(os.getppid(), 0)",
        "import sqlite3; sqlite3.connect(':memory:')",
        "open({path!r}, 'w')",
        "import os; os.open({path!r}, os.O_WRONLY | os.O_CREAT)",
        "import os; os.remove({here!r})",
        "import os; os.rename({here!r}, {path!r})",
    ],
)
def test_it_asks_nobody_starts_nothing_and_writes_nothing(what, tmp_path):
    here = tmp_path / "here"
    here.touch()
    the_press().make(packed(order("Begin")))
    process = the_press().pid
    what = what.format(path=str(tmp_path / "new"), here=str(here))
    with pytest.raises(ReportFailed, match="through a fault on our side"):
        the_press().make(packed(Does(UNLESS_REFUSED.format(what=what))))
    assert list(tmp_path.iterdir()) == [here]
    assert the_press().pid == process


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for the bounds of a process")
def test_its_memory_and_files_are_bounded_and_a_crash_leaves_nothing():
    the_press().make(packed(order("Begin")))
    told = Path(f"/proc/{the_press().pid}/limits").read_text()
    bounds = {line[:26].strip(): line[26:].split()[:2] for line in told.splitlines()}
    assert bounds["Max data size"] == [str(MOST_MEMORY_BYTES)] * 2
    assert bounds["Max open files"] == [str(MOST_OPEN_FILES)] * 2
    assert bounds["Max core file size"] == ["0", "0"]
    with pytest.raises(ReportFailed):
        the_press().make(packed(Does("bytearray(2 << 30)")))
    assert the_press().make(packed(order("Next")))


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
def test_it_ends_with_the_app_also_when_that_is_killed_in_the_middle_of_a_document():
    frame = numbered(1, packed(ENDLESS))
    app = subprocess.Popen(
        [sys.executable, "-ISc", APP], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    app.stdin.write(len(frame).to_bytes(LENGTH_BYTES, "big") + frame)
    app.stdin.close()
    process = int(app.stdout.readline())
    deadline = time.monotonic() + PATIENCE_SECONDS
    while app.stderr.readline() != b"begun\n":
        assert time.monotonic() < deadline
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
