"""Votes: everyone in a room at once, beside a bare ASGI route with the same commit; host and shared screens are open."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.phones import Figures, joined, phone, vote_all
from prodige_core.config import ROOT
from prodige_core.services import workshops
from prodige_core.services.workspace import close, open_workspace

PEOPLE = (150, 500)
VOTES = 10
"""One for each statement of the quick check."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def run() -> list[tuple[str, str]]:
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for people in PEOPLE:
            folder = Path(name) / str(people)
            folder.mkdir()
            floor = _floor(folder, people)
            own, join_seconds, screens = _app(folder, people)
            figures += [
                (f"{people} people × {VOTES} votes, bare route", floor.words()),
                (f"{people} people × {VOTES} votes, {screens}", own.words()),
                ("  of the bare route's rate (goal: at least 0.70)", f"{own.rate / floor.rate:.2f}"),
                (f"  {people} people join at once", f"{join_seconds:.2f} s for all"),
            ]
    return figures


def _floor(folder: Path, people: int) -> Figures:
    url = f"sqlite:///{folder / 'floor.sqlite3'}"
    with _server(folder, ["-m", "benchmarks.vote_floor", url, "{port}"], {}) as address:

        async def measure() -> Figures:
            phones = [await phone(address) for _ in range(people)]
            for own in phones:
                own.cookie = b"prodige_seat=" + b"x" * 43  # as long as a real one
            await vote_all(phones, "/vote", ["item=warm-up&level=2&seq=1"])
            return await vote_all(phones, "/vote", _forms([f"item-{number}" for number in range(VOTES)]))

        return asyncio.run(measure())


def _app(folder: Path, people: int) -> tuple[Figures, float, str]:
    url = f"sqlite:///{folder / 'prodige.sqlite3'}"
    made = subprocess.run(
        [sys.executable, "-m", "prodige_core", "demo-workshop", "--db", url],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    room = json.loads(made.stdout)
    token = _screen_token(url)
    with _server(folder, ["app.py"], {"PRODIGE_DATABASE_URL": url}) as address, _screens(address, token) as screens:

        async def measure() -> tuple[Figures, float]:
            begun = time.perf_counter()
            phones = await joined(address, room["code"], people)
            join_seconds = time.perf_counter() - begun
            path = f"/j/{room['code']}/vote"
            await vote_all(phones, path, [f"item={room['items'][0]}&level=1&seq=1"])
            return await vote_all(phones, path, _forms(room["items"])), join_seconds

        with ThreadPoolExecutor(1) as beside:  # Playwright keeps a loop running in this thread
            figures, join_seconds = beside.submit(lambda: asyncio.run(measure())).result()
    stored = _stored(url)
    if stored != people * VOTES:
        raise RuntimeError(f"{stored} votes are stored, not {people * VOTES}")
    return figures, join_seconds, screens


def _forms(items: Sequence[str]) -> list[str]:
    return [f"item={item}&level={number % 4}&seq=2" for number, item in enumerate(items)]


def _screen_token(url: str) -> str:
    ws = open_workspace(url, ROOT / "frameworks")
    try:
        from prodige_core.services import centres

        centre = centres.list_centres(ws)[0]
        return workshops.get(ws, workshops.list_workshops(ws, centre.id)[0].id).screen_token
    finally:
        close(ws)


def _stored(url: str) -> int:
    import sqlite3

    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        return int(connection.execute("SELECT count(*) FROM votes").fetchone()[0])


@contextlib.contextmanager
def _screens(address: str, token: str) -> Iterator[str]:
    """The host's window and the shared screen in a real browser, polling as they do."""
    path = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    if path is None:
        yield "no browser found: without host and shared screen"
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        host, shared = browser.new_page(), browser.new_page()
        host.goto(f"{address}/workshop")
        host.wait_for_selector("[data-testid=stMain] h1", timeout=60_000)
        shared.goto(f"{address}/screen/{token}")
        shared.wait_for_selector("main")
        host.wait_for_timeout(2000)
        yield "host and shared screen open"
        browser.close()


@contextlib.contextmanager
def _server(folder: Path, command: list[str], settings: dict[str, str]) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, **settings, "PORT": str(port)}
    with (folder / "server.log").open("ab") as log:
        line = [sys.executable, *(part.format(port=port) for part in command)]
        process = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2):
                break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
