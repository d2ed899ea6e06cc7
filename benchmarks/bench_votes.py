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
from typing import TypedDict

from playwright.sync_api import sync_playwright

from benchmarks.phones import Figures, joined, phone, vote_all
from prodige_core.config import ROOT
from prodige_core.services import workshops
from prodige_core.services.workspace import close, open_workspace

PEOPLE = {150: 8, 500: 3}
"""How many people, and how often each votes on every statement: long enough for a steady rate, seconds at most."""
VOTES = 10
"""Statements of the quick check."""


class Room(TypedDict):
    """What ``demo-workshop`` prints."""

    code: str
    items: list[str]


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def run() -> list[tuple[str, str]]:
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for people, times in PEOPLE.items():
            folder = Path(name) / str(people)
            folder.mkdir()
            floor, own, join_seconds, screens = _measure(folder, people, times)
            figures += [
                (f"{people} people × {times * VOTES} votes, bare route", floor.words()),
                (f"{people} people × {times * VOTES} votes, the app", own.words()),
                (
                    "  of the bare route's rate (goal: at least 0.70)",
                    f"{own.rate / floor.rate:.2f} ({screens} for both)",
                ),
                (f"  {people} people join at once", f"{join_seconds:.2f} s for all"),
            ]
    return figures


def _measure(folder: Path, people: int, times: int) -> tuple[Figures, Figures, float, str]:
    """Floor and app, both running and with host and shared screen open all the while; one measured after the other."""
    url = f"sqlite:///{folder / 'prodige.sqlite3'}"
    made = subprocess.run(
        [sys.executable, "-m", "prodige_core", "demo-workshop", "--db", url],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    room = json.loads(made.stdout)
    token = _screen_token(url)
    bare = ["-m", "benchmarks.vote_floor", f"sqlite:///{folder / 'floor.sqlite3'}", "{port}"]
    with (
        _server(folder, bare, {}) as floor_at,
        _server(folder, ["app.py"], {"PRODIGE_DATABASE_URL": url}) as app_at,
        _screens(app_at, token) as screens,
        ThreadPoolExecutor(1) as beside,  # Playwright keeps a loop running in this thread
    ):
        floor = beside.submit(lambda: asyncio.run(_floor(floor_at, people, times))).result()
        own, join_seconds = beside.submit(lambda: asyncio.run(_app(app_at, room, people, times))).result()
    stored = _stored(url)
    if stored != people * VOTES:
        raise RuntimeError(f"{stored} votes are stored, not {people * VOTES}")
    return floor, own, join_seconds, screens


async def _floor(address: str, people: int, times: int) -> Figures:
    phones = [await phone(address) for _ in range(people)]
    for own in phones:
        own.cookie = b"seat=" + b"x" * 76  # as long as a real one
    await vote_all(phones, "/vote", ["item=warm-up&level=2&seq=1"])
    return await vote_all(phones, "/vote", _forms([f"item-{number}" for number in range(VOTES)], times))


async def _app(address: str, room: Room, people: int, times: int) -> tuple[Figures, float]:
    begun = time.perf_counter()
    phones = await joined(address, room["code"], people)
    join_seconds = time.perf_counter() - begun
    path = f"/j/{room['code']}/vote"
    await vote_all(phones, path, [f"item={room['items'][0]}&level=1&seq=1"])
    return await vote_all(phones, path, _forms(room["items"], times)), join_seconds


def _forms(items: Sequence[str], times: int) -> list[str]:
    return [
        f"item={item}&level={(number + again) % 4}&seq={again + 2}"
        for again in range(times)
        for number, item in enumerate(items)
    ]


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
