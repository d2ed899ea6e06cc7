"""Start: from the command to the first answer, and how much of it is only imports."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from prodige_core.config import ROOT

IMPORTS = "import streamlit, pandas, altair, sqlalchemy, alembic, pydantic, babel, fpdf, pikepdf, uvicorn, yaml"
PATIENCE_SECONDS = 60


def run() -> list[tuple[str, str]]:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", IMPORTS], check=True)
    imports = time.perf_counter() - begun
    start = _start()
    return [
        ("imports alone (floor)", f"{imports:.1f} s"),
        ("app: from the command to the first answer", f"{start:.1f} s, {start - imports:+.1f} s beyond the imports"),
    ]


def _start() -> float:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PORT": str(port),
            "PRODIGE_DATABASE_URL": f"sqlite:///{Path(folder) / 'start.sqlite3'}",
        }
        begun = time.perf_counter()
        app = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            while time.perf_counter() - begun < PATIENCE_SECONDS:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
                        page.read()
                    return time.perf_counter() - begun
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.05)
            raise RuntimeError("the app did not start in time")
        finally:
            app.terminate()
            app.wait(timeout=20)
