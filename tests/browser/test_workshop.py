"""A workshop driven for real: a host, a shared screen, thirty phones over HTTP, two rounds, a restart in between."""

from __future__ import annotations

import http.client
import io
import re
import urllib.parse
from dataclasses import dataclass

import pikepdf
import pytest
from playwright.sync_api import Page

from prodige_core.services import centres, workspace
from prodige_core.services.demo import demo_bytes
from tests.browser.settling import PATIENCE_MS
from tests.exports.reading import read
from tests.factories import FRAMEWORKS

PHONES = 30


@dataclass
class Phone:
    """A phone without JavaScript: it follows links, keeps its cookie and sends the form it was given."""

    host: str
    code: str
    cookie: str = ""

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, dict[str, str]]:
        line = http.client.HTTPConnection(self.host, timeout=120)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        if given := answer.headers.get("Set-Cookie"):
            self.cookie = given.split(";")[0]
        text = answer.read().decode()
        line.close()
        return answer.status, text, dict(answer.headers)

    def open(self) -> str:
        status, text, _ = self.ask("GET", f"/j/{self.code}")
        assert status == 200
        return text

    def vote(self, level: str) -> None:
        """Fill in the form that the page shows."""
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', self.open()))
        status, _, headers = self.ask("POST", f"/j/{self.code}/vote", {**hidden, "level": level})
        assert status == 303
        assert headers["location"].startswith(f"/j/{self.code}")


def shows(page: Page, text: str) -> None:
    """Wait until a page says something; the page's own policy forbids the browser's way of waiting."""
    for _ in range(PATIENCE_MS // 200):
        if text in page.inner_text("body"):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"{text!r} is not on the page: {page.inner_text('body')}")


@pytest.mark.slow
def test_a_workshop_from_the_agenda_to_the_report(start_app, person, tmp_path):
    stored = workspace.open_workspace(f"sqlite:///{tmp_path / 'prodige.sqlite3'}", FRAMEWORKS)
    centres.import_bytes(stored, demo_bytes(), "demo.prodige.json")
    workspace.close(stored)
    app = start_app()
    host = person(app)
    host.go("workshop")

    host.page.get_by_text("The statements of the quick check, one for each area").click()
    host.settle()
    host.press("Prepare this workshop")
    host.press("Open the room")
    screen_url = host.page.get_by_role("link", name="Open the shared screen").get_attribute("href")
    code = re.search(r"[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}", host.page.locator(".st-key-join-code p").inner_text())
    screen = person(app)
    shared: Page = screen.page
    shared.goto(app.url + urllib.parse.urlsplit(screen_url).path)
    assert code.group() in shared.inner_text("body").replace(" ", " ")

    phones = [Phone(app.url.split("/")[2], code.group().replace(" ", "")) for _ in range(PHONES)]
    assert all("You are in" in phone.open() for phone in phones), "nothing is open yet"
    host.press("Show the first statement")

    # round 1: two camps; nobody sees anything of it before the reveal
    for number, phone in enumerate(phones):
        phone.vote("0" if number % 2 else "3")
    shows(shared, f"{PHONES} of {PHONES} have voted")  # not only that so many are expected
    assert re.search(r"\b15\b", shared.inner_text("main")) is None
    host.press("Reveal the votes")
    shows(shared, "15")
    assert (
        phones[0].ask("POST", f"/j/{phones[0].code}/vote", {"item": "strategy.plan.q1", "level": "1", "seq": "99"})[0]
        == 409
    )

    # round 2 after the discussion: nearly all at 2
    host.press("Vote again after the discussion")
    for number, phone in enumerate(phones):
        phone.vote("2" if number < 28 else "na")
    host.press("Reveal the votes")
    shows(shared, "28")

    host.page.get_by_label("Why?").fill("We have a policy, but no task for each department yet.")
    host.press("Agree on this level")
    host.press("Next statement")
    for phone in phones:
        phone.vote("1")

    # the host's window is reloaded: the room is where it was
    host.go("workshop")
    host.press("Continue")
    host.press("Reveal the votes")
    host.press("Park it for later")

    host.page.get_by_role("radio", name="Finish").click()
    host.settle()
    host.page.get_by_text("Yes, close this workshop for good").click()
    host.settle()
    host.press("Close and take over 1 answer")
    assert "The workshop is closed" in phones[3].open()

    with host.page.expect_download() as record:
        host.page.get_by_role("button", name="Download the record").click()
    words = " ".join(read(record.value.path().read_bytes()).text.split())
    assert "We have a policy, but no task for each department yet." in words

    # the agreed answer, with the votes beside it, is in the centre file of the report
    host.turn_to("report")
    with host.page.expect_download() as report:
        host.page.get_by_role("button", name="Download the report (PDF)").click()
    with pikepdf.open(io.BytesIO(report.value.path().read_bytes())) as pdf:
        data = next(iter(pdf.attachments.values())).get_file().read_bytes().decode()
    assert "We have a policy, but no task for each department yet." in data
    assert "28" in data
