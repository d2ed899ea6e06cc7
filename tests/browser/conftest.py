"""The real app in its own process and a real browser that reports what it does behind one's back."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests import warm
from tests.browser.settling import WATCH, wait_until_still
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
PATIENCE_MS = 120_000  # only what never comes is waited for that long
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

TURN = "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate', {state: {}})); }"

PHONE = {
    "viewport": {"width": 360, "height": 800},
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@dataclass
class App:
    """A running app on its own database."""

    url: str
    database: Path


def wait_until_up(url: str, process: subprocess.Popen[bytes] | warm.Child) -> None:
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with code {process.returncode}")
        try:
            with urllib.request.urlopen(url + "/healthz", timeout=5):
                return
        except OSError:  # not listening, or listening and still loading
            time.sleep(0.1)
    raise RuntimeError("the app did not come up")


@contextlib.contextmanager
def starting(folder: Path) -> Iterator[Callable[..., App]]:
    """Start apps in a folder, and stop them at the end: ``start_app()``, or from its first byte by a command line with ``{port}`` in it."""
    running: list[subprocess.Popen[bytes] | warm.Child] = []

    def start(name: str = "prodige", command: tuple[str, ...] = (), program: str = "app.py") -> App:
        port = free_port()
        database = folder / f"{name}.sqlite3"
        environment = {**os.environ, "PORT": str(port), "PRODIGE_DATABASE_URL": f"sqlite:///{database}"}
        line = [sys.executable, *(part.format(port=port) for part in command)]
        with (folder / f"{name}.log").open("wb") as log:
            if command:
                running.append(subprocess.Popen(line, cwd=ROOT, env=environment, stdout=log, stderr=log))
            else:
                running.append(warm.start(ROOT / program, env=environment, log=log))
        url = f"http://127.0.0.1:{port}"
        wait_until_up(url, running[-1])
        return App(url, database)

    try:
        yield start
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Start apps of this test alone; see `starting`."""
    with starting(tmp_path) as start:
        yield start


@pytest.fixture
def app(start_app: Callable[..., App]) -> App:
    return start_app()


def launched(playwright: Playwright) -> Browser:
    """Chromium, preferably the one without windows: it opens a page with a sixth of the processor time."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("Chromium is missing; `make test` installs it or says how.")
    return playwright.chromium.launch(executable_path=path, headless=True, args=CHROMIUM_FLAGS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@dataclass
class Person:
    """A person at a browser: one context with its pages, the hosts asked, and what the console complained about."""

    url: str
    page: Page
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def go(self, name: str = "") -> None:
        self.page.goto(f"{self.url}/{name}")
        self.settle()

    def turn_to(self, name: str = "") -> None:
        """Another screen without loading the app again, as the menu and the browser's own Back lead there."""
        self.page.evaluate(TURN, f"/{name}")
        self.settle()

    def leave(self) -> None:
        """Close the browser."""
        self.page.context.close()

    def settle(self) -> None:
        """Wait until the screen is drawn and nothing runs any more."""
        wait_until_still(self.page)

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=name).first.click()
        self.settle()


@pytest.fixture
def person(browser: Browser) -> Iterator[Callable[..., Person]]:
    """A new person (own cookies, own session): ``person(app)``; closes with the test and must have met no surprise."""
    people: list[Person] = []

    def enter(app: App, scheme: str = "light", *, phone: bool = False) -> Person:
        device = PHONE if phone else {"viewport": {"width": 1280, "height": 1600}}
        context = browser.new_context(color_scheme=scheme, accept_downloads=True, locale="en-GB", **device)
        context.add_init_script(WATCH)
        context.set_default_timeout(PATIENCE_MS)
        someone = Person(app.url, context.new_page())
        someone.page.on("request", lambda request: someone.hosts.add(request.url.split("/")[2]))
        someone.page.on("console", lambda message: _listen(someone, message))
        people.append(someone)
        return someone

    yield enter
    for someone in people:
        own = someone.url.split("/")[2]
        someone.leave()
        assert someone.hosts <= {own, ""}, "the browser talked to another host"
        assert someone.complaints == []


def _listen(someone: Person, message: object) -> None:
    """Keep errors; Streamlit's own probing of /page/_stcore/... answers 404 and is harmless."""
    text = message.text  # type: ignore[attr-defined]
    where = message.location.get("url", "")  # type: ignore[attr-defined]
    if message.type == "error" and not ("404" in text and "_stcore" in where):  # type: ignore[attr-defined]
        someone.complaints.append(f"{text} {where}")
