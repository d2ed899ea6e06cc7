"""App processes on one PostgreSQL database behind nginx, as ``docs/operations.md`` sets them up.

nginx runs with what ``deploy/write_nginx.py`` writes, so that the configuration people copy is the one that is tried.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deploy.write_nginx import Site, configuration
from tests import warm
from tests.faults.real_app import ROOT, START_SECONDS
from tests.ports import free_port

HOST = "localhost"
SECRET = "the same for both processes, and long enough"  # noqa: S105 - of tests

# what stands around conf.d/*.conf on a server, here without root's folders
AROUND = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/main.log;
worker_processes 1;
events {{ worker_connections 4096; }}
http {{
{temporary}
    include {folder}/prodige.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass
class Deployment:
    """What runs. ports: of the app's processes, which ``apps`` holds by port; trusted: knows nginx's certificate.

    settings: of the app, beyond those every deployment has.
    """

    folder: Path
    database_url: str
    ports: list[int]
    http_port: int
    https_port: int
    settings: Mapping[str, str]
    trusted: ssl.SSLContext = field(init=False)
    apps: dict[int, warm.Child] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address people use."""
        return f"https://{HOST}:{self.https_port}"

    def start(self, port: int) -> None:
        """Start a process of the app; `wait` until it is ready."""
        environment = {
            **os.environ,
            "PORT": str(port),
            "PRODIGE_DATABASE_URL": self.database_url,
            "PRODIGE_PUBLIC_URL": self.url,
            "PRODIGE_COOKIE_SECRET": SECRET,
            **self.settings,
        }
        with (self.folder / f"app-{port}.log").open("ab") as told:
            self.apps[port] = warm.start(ROOT / "app.py", env=environment, log=told)

    def wait(self, port: int) -> None:
        """Until a process is ready."""
        deadline = time.monotonic() + START_SECONDS
        while not ready(port):
            assert self.apps[port].poll() is None, self.told(port)
            assert time.monotonic() < deadline, "the app did not come up"
            time.sleep(0.05)

    def told(self, port: int) -> str:
        """What a process wrote to its log."""
        return (self.folder / f"app-{port}.log").read_text()

    def kill(self, port: int) -> None:
        """End a process as a crash would: without a word."""
        self.apps[port].kill()
        self.apps[port].wait()


def ready(port: int) -> bool:
    """Whether a process says it is."""
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
        return True
    return False


@contextlib.contextmanager
def deployed(folder: Path, database_url: str, processes: int = 2, **settings: str) -> Iterator[Deployment]:
    """So many processes and nginx, until the end of the block. settings: more environment for the app."""
    ports = [free_port() for _ in range(processes)]
    made = Deployment(folder, database_url, ports, free_port(), free_port(), settings)
    made.trusted = certificate(folder)
    try:
        for port in ports:
            made.start(port)
        with _nginx(made):
            for port in ports:
                made.wait(port)
            yield made
    finally:
        for app in made.apps.values():
            app.kill()
            app.wait()


def command(folder: Path, ports: Sequence[int], http_port: int, https_port: int) -> list[str]:
    """Write everything nginx needs into a folder (but the certificate); gives the call that starts it."""
    site = Site(
        host=HOST,
        processes=ports,
        certificate=f"{folder}/certificate.pem",
        key=f"{folder}/key.pem",
        logs=str(folder),
        http_port=http_port,
        https_port=https_port,
        bind=["127.0.0.1"],
    )
    (folder / "prodige.conf").write_text(configuration(site), "utf-8")
    temporary = "\n".join(f"    {kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, temporary=temporary), "utf-8")
    folder.chmod(0o755)  # its workers step down to another user when it is started by root
    return [nginx_program(), "-c", f"{folder}/nginx.conf", "-e", f"{folder}/main.log"]


@contextlib.contextmanager
def _nginx(made: Deployment) -> Iterator[None]:
    with subprocess.Popen(command(made.folder, made.ports, made.http_port, made.https_port)) as nginx:
        try:
            deadline = time.monotonic() + 60
            while not _listens(made.https_port):
                assert nginx.poll() is None, (made.folder / "main.log").read_text()
                assert time.monotonic() < deadline, "nginx did not come up"
                time.sleep(0.02)
            yield
        finally:
            nginx.terminate()


def nginx_program() -> str:
    """Where nginx is; ``/usr/sbin`` is in nobody's path but root's."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert found is not None, "nginx is missing; `make test` installs it or says how"
    return found


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate for nginx; gives who trusts it."""
    made = folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", f"{folder}/key.pem", "-out", str(made), "-subj", f"/CN={HOST}",
         "-addext", f"subjectAltName=DNS:{HOST}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return ssl.create_default_context(cafile=str(made))
