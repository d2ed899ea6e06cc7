"""The real app in two processes, started once: as on a school's computer, and as behind a proxy on a server."""

from __future__ import annotations

import contextlib
import http.client
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import warm
from tests.faults.real_app import ROOT, START_SECONDS
from tests.hardening.breaking import PATIENCE
from tests.ports import free_port

APP = Path(__file__).parent / "app_to_break.py"
PUBLIC_HOST = "prodige.example"
FEW_FILES = 1024
"""How many files most systems let a program open."""
SECRETS = {"PRODIGE_COOKIE_SECRET": "canary-cookie-" + "c" * 40, "PRODIGE_METRICS_TOKEN": "canary-metrics-" + "m" * 40}
"""Canaries: whatever holds "canary" was not meant to be seen."""


@dataclass(frozen=True)
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    def cookies(self) -> list[str]:
        return [value for key, value in self.headers if key.lower() == "set-cookie"]


@dataclass(frozen=True)
class RunningApp:
    process: warm.Child
    port: int
    log: Path
    host: str
    links: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        """One request; headers with ``_`` for ``-``. Without a ``host`` the one that people use."""
        given = {"host": self.host} | {name.replace("_", "-"): value for name, value in headers.items()}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            line.putheader(name, value)
        if body is not None and "content-length" not in given:
            line.putheader("content-length", str(len(body)))
        line.endheaders()
        with contextlib.suppress(ConnectionError):  # it may close while we still send
            line.send(body or b"")
        answer = line.getresponse()
        reply = Reply(answer.status, answer.getheaders(), answer.read())
        line.close()
        return reply

    def told(self) -> str:
        return self.log.read_text()

    def memory_mb(self) -> float:
        """Resident, now."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def prodige(*line: str, **settings: str) -> str:
    """What a command of the command line prints."""
    call = [sys.executable, "-m", "prodige_core", *line]
    done = subprocess.run(call, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@contextlib.contextmanager
def running(folder: Path, host: str, **settings: str):
    port, log = free_port(), folder / "app.log"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PRODIGE_")}
    environment = {PATIENCE: "4"} | environment  # HARDENING_PATIENCE_SECONDS= waits as long as the app really does
    environment |= {
        "PRODIGE_DOCUMENTS_READY": "no",
        "PORT": str(port),
        "PRODIGE_DATABASE_URL": f"sqlite:///{folder / 'prodige.sqlite3'}",
        **settings,
    }
    with log.open("ab") as told:
        process = warm.start(APP, env=environment, log=told, open_files=FEW_FILES)
    app = RunningApp(process, port, log, host or f"127.0.0.1:{port}")
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            assert process.poll() is None, app.told()
            assert time.monotonic() < deadline, "the app did not come up"
            with contextlib.suppress(OSError):
                if app.ask("/readyz", host=f"127.0.0.1:{port}").status == 200:
                    break
            time.sleep(0.1)
        yield app
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def local_app(tmp_path_factory):
    with running(
        tmp_path_factory.mktemp("local"), "", **{"PRODIGE_METRICS_TOKEN": SECRETS["PRODIGE_METRICS_TOKEN"]}
    ) as app:
        yield app


@pytest.fixture(scope="session")
def server_app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    public = {"PRODIGE_PUBLIC_URL": f"https://{PUBLIC_HOST}"}
    database = ["--db", f"sqlite:///{folder / 'prodige.sqlite3'}"]
    prodige("demo-workshop", *database)  # a school in which nobody here has a role
    links = [
        prodige("invite", *database, **public).split()[-1].removeprefix(public["PRODIGE_PUBLIC_URL"]) for _ in "AB"
    ]
    with running(folder, PUBLIC_HOST, **public, **SECRETS) as app:
        app.links.extend(links)
        yield app


@pytest.fixture(params=["local", "server"])
def any_app(request):
    """Both, one after the other."""
    return request.getfixturevalue(f"{request.param}_app")
