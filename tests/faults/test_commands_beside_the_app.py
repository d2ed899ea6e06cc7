"""Commands are given while the real app has the SQLite file open, and the app is killed in the middle of one."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import urllib.request

import pytest

from prodige_core.cli import main
from prodige_core.cli.app_socket import place_of
from tests.faults.real_app import running
from tests.ports import free_port

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="Unix domain sockets, /proc")]
BASE = "https://prodige.example.org"
PATIENCE_SECONDS = 600


def test_somebody_is_let_in_again_without_stopping_the_app(short_folder, monkeypatch, capsys):
    database, log = short_folder / "prodige.sqlite3", short_folder / "app.log"

    def done(*words):
        code = main([*words, "--db", f"sqlite:///{database}"])
        return code, *capsys.readouterr()

    monkeypatch.setenv("PRODIGE_COOKIE_SECRET", "s" * 40)
    port = free_port()
    with monkeypatch.context() as its_own:
        its_own.setenv("PRODIGE_PUBLIC_URL", BASE)
        begun = running(port, database, log)
        app = begun.__enter__()
    try:
        code, out, err = done("invite", "--name", "Ana Costa")
        assert (code, "works once" in err) == (0, True), err
        link = out.strip()
        asked = urllib.request.Request(
            link.replace(BASE, f"http://127.0.0.1:{port}"), headers={"Host": "prodige.example.org"}
        )
        with urllib.request.urlopen(asked, timeout=PATIENCE_SECONDS) as page:
            assert "Ana Costa" in page.read().decode()
        told = log.read_text()
        assert '"operator_command"' in told
        assert link.rsplit("/", 1)[1] not in told

        os.kill(app.pid, signal.SIGSTOP)  # it takes the connection, and does not come to answer
        killing = threading.Thread(target=kill_when_asked, args=(app, place_of(f"sqlite:///{database}")), daemon=True)
        killing.start()
        code, out, err = done("network", "--name", "North")
        killing.join(PATIENCE_SECONDS)
        assert (code, out) == (2, "")
        assert "may or may not have been done" in err
        app.wait()
        assert done("network", "--name", "South")[0] == 0, "by itself, as no app is there any more"
    finally:
        begun.__exit__(None, None, None)


def kill_when_asked(app, place):
    """Wait until somebody is connected: the system lists the app's end of it beside the one that listens."""
    while True:
        with open("/proc/net/unix", encoding="ascii") as listed:
            if sum(line.rstrip().endswith(str(place)) for line in listed) > 1:
                return app.kill()
        time.sleep(0.02)
