"""Writes docs/screenshots/*.png: one centre's screens, survey and workshop, light, dark, on phone and projector.

Needs Chromium.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from voices_to_show import prepare

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
SCREENS = ("home", "assess", "results", "wishes", "roadmap", "report", "board", "what_if", "funding")
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "user_agent": "Mobile"},
}
PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"viewport": {"width": 390, "height": 844}, "user_agent": "Mobile"}
ADDRESS = "192.168.1.20:8501"
"""What the pictures show as the address for phones, whatever machine they are taken on."""
COLOURS = 96
"""A palette this size keeps type crisp and a picture under 100 kB."""
CHAPTERS = ("Time plan", "The actions")
"""The pages of the report to show besides its cover and its one page."""
DESK = (185, 182, 173)
PATIENCE_MS = 300_000
SETTLED = """() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
  && !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll("[class*=st-key-shelf-page-]")].every(one => one.querySelector("img"))
  && [...document.images].every(one => one.complete)"""
"""Whether nothing on a screen is still being made."""


def main() -> None:
    """The screens of one centre; then, on another database, survey and workshop as every side sees them."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with _running(Path(folder) / "one.sqlite3") as url:
            _take(url, _centre)
        database = Path(folder) / "many.sqlite3"
        rooms = prepare(database)
        with _running(database) as url:
            _take(url, lambda browser, own: _voices(browser, own, *rooms))


@contextmanager
def _running(database: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PORT": str(port), "PRODIGE_DATABASE_URL": f"sqlite:///{database}"}
    app = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url)
        yield url
    finally:
        app.terminate()
        app.wait(timeout=20)


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=2).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the app did not start")


def _take(url: str, pictures: Callable[[Browser, str], None]) -> None:
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        pictures(browser, url)


def _centre(browser: Browser, url: str) -> None:
    for look, device in LOOKS.items():
        page = browser.new_context(locale="en-GB", **device).new_page()
        if look == "light":
            _prepare(page, url)
            _report_pages(page, url)
        for name in SCREENS:
            _open(page, url, name)
            _save(page, f"{name.replace('_', '-')}-{look}")


def _report_pages(page: Page, url: str) -> None:
    """Cover, one page and two more of the full roadmap side by side, from the file the shelf hands out."""
    _open(page, url, "report")
    with page.expect_download(timeout=PATIENCE_MS) as coming:
        page.get_by_role("button", name="Download the report (PDF)").click()
    path = coming.value.path()
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607
    lines = [[line.strip() for line in own.splitlines()] for own in said.split("\f")]
    numbers = [1, 2, *(next(at for at, own in enumerate(lines, 1) if chapter in own) for chapter in CHAPTERS)]
    sheets = [_sheet(path, number) for number in numbers]
    gap, (width, height) = 12, sheets[0].size
    desk = Image.new("RGB", (gap + len(sheets) * (width + gap), height + 2 * gap), DESK)
    for place, sheet in enumerate(sheets):
        desk.paste(sheet, (gap + place * (width + gap), gap))
    desk.quantize(COLOURS).save(TARGET / "report-pages.png", optimize=True)


def _sheet(path: Path, number: int) -> Image.Image:
    order = ["pdftoppm", "-r", "70", "-f", str(number), "-l", str(number), "-png", str(path)]
    return Image.open(io.BytesIO(subprocess.run(order, capture_output=True, check=True).stdout)).convert("RGB")  # noqa: S603


def _voices(browser: Browser, url: str, talked: str, voting: str) -> None:
    """Coordinator's survey, host's workshop, shared screen, and a phone that votes; each light and dark."""
    for look in ("light", "dark"):
        page = browser.new_context(locale="en-GB", **LOOKS[look]).new_page()
        code, _ = _way_in(page, url, voting)
        _, screen = _way_in(page, url, talked)
        _open(page, url, "survey")
        _save(page, f"survey-{look}")
        _open(page, url, f"workshop?workshop={voting}")
        _save(page, f"workshop-{look}")
        page.set_viewport_size(PROJECTOR)
        page.goto(f"{url}{screen}")
        page.wait_for_timeout(500)
        _save(page, f"screen-{look}")
        phone = browser.new_context(locale="en-GB", color_scheme=look, **PHONE).new_page()
        phone.goto(f"{url}/j/{code}")
        phone.locator(".choice").nth(2).click()
        _save(phone, f"vote-{look}")


def _way_in(page: Page, url: str, workshop: str) -> tuple[str, str]:
    """The code and the path of the shared screen, as the host reads them; shows the address of the pictures."""
    _open(page, url, f"workshop?workshop={workshop}")
    page.get_by_role("radio", name="Let people in").click()
    page.get_by_text("Phones do not find this address?").click()
    page.get_by_label("Address for phones").fill(ADDRESS)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)
    _settle(page)
    code = page.locator(".st-key-join-code p").inner_text().replace(" ", "")
    link = page.get_by_role("link", name="Open the shared screen").get_attribute("href") or ""
    page.get_by_role("radio", name="Vote", exact=True).click()
    page.wait_for_timeout(1000)
    _settle(page)
    return code, urlsplit(link).path


def _save(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    picture.save(TARGET / f"{name}.png", optimize=True)


def _prepare(page: Page, url: str) -> None:
    _open(page, url, "home")
    page.get_by_role("button", name="Try the demo centre").click()
    page.wait_for_timeout(3000)
    _settle(page)
    _open(page, url, "roadmap")
    page.get_by_role("button", name="Make the roadmap").click()
    page.get_by_role("tab", name="Actions").wait_for(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=PATIENCE_MS)
    _open(page, url, "board")
    page.get_by_role("button", name="Accept all").click()
    page.wait_for_timeout(1500)
    _settle(page)
    for move in ("Start", "Start", "Start", "Done"):
        page.get_by_role("button", name=move, exact=True).first.click()
        page.wait_for_timeout(1500)
        _settle(page)
    _open(page, url, "what_if")
    page.get_by_role("button", name="Work it out").click()
    page.get_by_role("button", name="Stop").wait_for(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Stop").wait_for(state="detached", timeout=PATIENCE_MS)


def _open(page: Page, url: str, name: str) -> None:
    page.goto(url if name == "home" else f"{url}/{name}")
    page.wait_for_selector("[data-testid=stMain] h1", timeout=PATIENCE_MS)
    page.wait_for_timeout(1000)
    _settle(page)


def _settle(page: Page) -> None:
    page.wait_for_function(SETTLED, timeout=PATIENCE_MS)
    page.wait_for_timeout(500)


if __name__ == "__main__":
    main()
