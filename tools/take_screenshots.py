"""Writes docs/screenshots/*.png: the demo centre's screens, light, dark and on a phone. Needs Chromium."""

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
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
SCREENS = ("home", "assess", "results", "wishes", "roadmap", "report")
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "user_agent": "Mobile"},
}
COLOURS = 96
"""A palette this size keeps type crisp and a picture under 100 kB."""


def main() -> None:
    """Start the app on a fresh database, open the demo centre, make the roadmap, take the pictures."""
    TARGET.mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PORT": str(port),
            "PRODIGE_DATABASE_URL": f"sqlite:///{Path(folder) / 'shots.sqlite3'}",
        }
        app = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment)
        try:
            _wait(url)
            _take(url)
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


def _take(url: str) -> None:
    path = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for look, device in LOOKS.items():
            page = browser.new_context(locale="en-GB", **device).new_page()
            if look == "light":
                _prepare(page, url)
            for name in SCREENS:
                _open(page, url, name)
                picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
                picture.save(TARGET / f"{name}-{look}.png", optimize=True)


def _prepare(page: Page, url: str) -> None:
    _open(page, url, "home")
    page.get_by_role("button", name="Try the demo centre").click()
    page.wait_for_timeout(3000)
    _open(page, url, "roadmap")
    page.get_by_role("button", name="Make the roadmap").click()
    page.get_by_role("tab", name="Actions").wait_for(timeout=120_000)
    page.get_by_role("button", name="Stop, keep the best").wait_for(state="detached", timeout=120_000)


def _open(page: Page, url: str, name: str) -> None:
    page.goto(url if name == "home" else f"{url}/{name}")
    page.wait_for_selector("[data-testid=stMain] h1", timeout=30_000)
    page.wait_for_timeout(2500)


if __name__ == "__main__":
    main()
