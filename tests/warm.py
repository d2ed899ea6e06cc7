"""The app in a process of its own, as `subprocess` would start it, but from one that has imported the libraries already.

Of the three seconds that a start of the app computes, most go into libraries of others. So one process for each worker of
the tests imports those, and nothing of Prodige's, and forks whenever a test wants the app: the child takes over the
environment and the log, and then runs the program from its first line. It is a child of the test, to be killed and waited
for. What is about starting itself starts the usual way, as everything does where this cannot be done.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import functools
import importlib
import json
import os
import runpy
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = (
    "alembic.autogenerate", "alembic.command", "alembic.config", "altair", "anyio._backends._asyncio", "babel.dates",
    "babel.numbers", "babel.support", "encodings.idna", "fontpkg_fira_sans", "fpdf", "httptools", "itsdangerous", "jinja2",
    "mako.ext.pygmentplugin", "mako.template", "numpy", "pandas", "psycopg", "pydantic.main", "pydantic.type_adapter",
    "pygments.formatters.html", "pygments.lexers.javascript", "pygments.lexers.web", "segno", "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite", "sqlalchemy.ext.compiler", "sqlalchemy.orm", "sqlite3", "starlette.applications",
    "starlette.middleware.sessions", "starlette.staticfiles", "starlette.websockets", "streamlit", "streamlit.starlette",
    "streamlit.web.bootstrap", "uvicorn", "uvicorn.lifespan.on", "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl", "uvicorn.protocols.websockets.websockets_sansio_impl", "uvloop", "yaml",
)  # fmt: skip
_LARGEST_ORDER = 1 << 17
_PR_SET_CHILD_SUBREAPER = 36
_one_at_a_time = threading.Lock()


def start(
    program: Path, *, env: Mapping[str, str], log: IO[bytes], out: IO[bytes] | None = None, open_files: int = 0
) -> subprocess.Popen[bytes] | Child:
    """Run a program in `ROOT`; all it says goes into the log. open_files: how many it may have open, if not as many as here.

    out: for what it says on standard output, if that is not for the log.
    """
    out = out or log
    if sys.platform != "linux":
        return subprocess.Popen([sys.executable, str(program)], cwd=ROOT, env=env, stdout=out, stderr=log)
    order = {"program": str(program), "environment": dict(env), "open_files": open_files}
    libc = ctypes.CDLL(None)
    # a process between us and the program ends at once; for that moment its child comes to us, not to the system
    with _one_at_a_time:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        try:
            line = _nursery()
            socket.send_fds(line, [json.dumps(order).encode()], [out.fileno(), log.fileno()])
            return Child(int(line.recv(100)))
        finally:
            libc.prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


class Child:
    """As much of `subprocess.Popen` as tests use."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        deadline = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("app", timeout)
            time.sleep(0.005)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(15)

    def kill(self) -> None:
        self.send_signal(9)


@functools.cache
def _nursery() -> socket.socket:
    """The line to the process that forks, started at first use; it ends when the line does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    call = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
    process = subprocess.Popen(call, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _fork_until_the_line_ends(line: socket.socket) -> None:
    while True:
        said, files, _, _ = socket.recv_fds(line, _LARGEST_ORDER, 2)
        if not said:
            return
        reading, telling = os.pipe()
        between = os.fork()
        if not between:
            if child := os.fork():
                os.write(telling, str(child).encode())
                os._exit(0)
            os.close(reading)
            os.close(telling)
            _become(json.loads(said), *files, line)
        pid = os.read(reading, 20)
        os.waitpid(between, 0)  # from now on the child is of whoever asked
        for one in (reading, telling, *files):
            os.close(one)
        line.send(pid)


def _become(order: dict, out: int, log: int, line: socket.socket) -> None:
    """Be the program, and end with it."""
    line.close()
    os.dup2(out, 1)
    os.dup2(log, 2)
    os.close(out)
    os.close(log)
    os.environ.clear()
    os.environ.update(order["environment"])
    if order["open_files"]:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (order["open_files"], hard))
    program = order["program"]
    sys.argv = [program]
    sys.path[0] = str(Path(program).parent)
    raise SystemExit(runpy.run_path(program, run_name="__main__") and 0)


if __name__ == "__main__":
    for _name in LIBRARIES:
        with contextlib.suppress(ImportError):  # then the program imports it, or does without
            importlib.import_module(_name)
    if any(name.split(".")[0].startswith("prodige") for name in sys.modules):
        sys.exit("Prodige itself must be imported in its own environment.")
    _fork_until_the_line_ends(socket.socket(fileno=int(sys.argv[1])))
